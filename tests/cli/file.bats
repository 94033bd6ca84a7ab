# -l: a Markdown file without a book.
load common

@test "-l shows a Markdown file as its page in a book looks" {
	small_corpus
	ri -b c.book show --no-ids loans > page
	ri -l c/loans.md > file
	# Only a book gives the page a name.
	diff <(sed 's/   *loans$//' page) file
}

@test "a path is a file without -l, also behind show, and with no book" {
	small_corpus
	ri -l c/loans.md > want
	export XDG_DATA_DIRS=/nonexistent RUST_INTERVIEW_BOOK=
	for words in ./c/loans.md "$PWD/c/loans.md" ../"${PWD##*/}"/c/loans.md \
	    c/loans.md 'show ./c/loans.md' 'show -l c/loans.md'; do
		ri $words > got
		diff want got
	done
}

@test "a name that ends in .md is a page first, a file else" {
	mkdir e && printf '# A page\n\nOf the book.\n' > e/notes.md.md
	printf '# A file\n\nOf the folder.\n' > notes.md
	ri compile -q -o e.book e
	[[ $(ri -b e.book notes.md) == *"Of the book."* ]]
	printf '# A file\n\nOf the folder.\n' > other.md
	[[ $(ri -b e.book other.md) == *"Of the folder."* ]]
	run ri -b e.book gone.md
	[ "$status" = 1 ]
}

@test "-l reads standard input, and several files in order" {
	small_corpus
	[ "$(ri -l - < c/loans.md)" = "$(ri -l c/loans.md)" ]
	ri -l c/loans.md c/moves.md > both
	grep -q 'Loans and references' both
	grep -q 'Moving values' both
}

@test "-l heeds width, colour and pager" {
	small_corpus
	[ "$(ri -l --width=30 c/loans.md | wc -L)" -le 30 ]
	ri -l --color=always c/moves.md | grep -q "$(printf '\033')"
	ri -l c/moves.md | lacks "$(printf '\033')"
	need_terminal
	seq 1 100 | sed 's/$/\n/' > long.md
	run script -qec "rust-interview -P 'sed s/^/paged:/' -l long.md" /dev/null </dev/null
	[[ $output == *"paged:"*"100"* ]]
}

@test "what is no Markdown file is told in one line, the others are shown" {
	small_corpus
	printf 'a\0b\n' > binary.md
	run --separate-stderr ri -l binary.md c/loans.md
	[ "$status" = 2 ]
	[[ $output == *"Loans and references"* ]]
	[ "$(printf '%s\n' "$stderr" | wc -l)" = 1 ]
	[[ $stderr == *"binary.md"* ]]
	for what in c gone.md; do
		run ri -l "$what"
		[ "$status" = 2 ]
		[ "${#lines[@]}" = 1 ]
	done
	run ri -l
	[ "$status" = 2 ]
	run ri -l --short c/loans.md
	[ "$status" = 2 ]
	[[ $output == *"shown whole"* ]]
}

@test "links of a file lead nowhere but to the web, and do no harm" {
	printf '[a](#) [b](#x) [c](y.md) [d](y#z) ![e](f.png) [g](https://e.org)\n\n## x\n' > l.md
	run ri -l l.md
	[ "$status" = 0 ]
	[[ $output == *"<https://e.org>"* ]]
}
