# What the plan asks for against what the book has. Input, in this order: the
# book's `list --tsv`, topics.tsv, questions.tsv, seed-coverage.tsv.

FNR == 1 { nfile++ }
nfile > 1 && FNR == 1 { next }	# header rows

nfile == 1 {
	have[$1] = 1; level[$1] = $3; kind[$1] = $4
	if ($1 !~ /#/) page[$1] = 1
}
nfile == 2 { ntopics++; if ($1 in page) nwritten++ }
nfile == 3 {
	name = $1 "#" $2
	if ($1 in page) {
		if (!(name in have))
			print "FAIL: planned, not written: " name
		else if (level[name] != $3 || kind[name] != $4)
			print "FAIL: " name " is " level[name] " " kind[name] \
			    ", planned " $3 " " $4
		else { print "ok " name; nquestions++ }
	}
	n = split($6, seed, ",")
	for (i = 1; i <= n; i++)
		if (name in have) answered[seed[i] "@" $1] = 1
}
nfile == 4 {
	if (!($4 in page) || ($2 != "question" && $2 != "topic" && $2 != "cover"))
		next
	if (($1 "@" $4) in answered) print "ok " $1
	else print "FAIL: no entry covers " $1 ": " $3
}
END {
	print "# plan: " nwritten " of " ntopics " topics, " nquestions \
	    " questions as planned"
}
