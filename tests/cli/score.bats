load common

book() {
	[ -f "$PREBUILT/rust-interview.book" ] || skip "no book was made"
	export RUST_INTERVIEW_BOOK="$PREBUILT/rust-interview.book"
}

# fill FILE ALIAS RATINGS: as a person would, with an editor.
fill() {
	awk -v alias="$2" -v ratings="$3" '
	    BEGIN { split(ratings, r, " ") }
	    /^- Candidate:/ { print "- Candidate: " alias; next }
	    /^- Rating:/ { print "- Rating: " r[++n]; next }
	    /^- Evidence:/ { print "- Evidence: said so"; next }
	    { print }' "$1" > filled && mv filled "$1"
}

@test "a filled sheet gives totals, profiles and a signal with its reasons" {
	book
	ri interview --seed 3 -o s.md
	fill s.md C-1 "3 3 4 3 3"
	run ri score s.md
	[ "$status" = 0 ]
	[[ ${lines[0]} == "C-1: yes (mean 3."*"5 of 5 questions rated)" ]]
	[[ $output == *"not strong yes: the mean"* ]]
	[[ $output == *"by kind: "*"by topic: "* ]]
}

@test "interviewers of one candidate are merged and their differences marked" {
	book
	ri interview --seed 3 --panel Ana,Bo --same -o p.md
	fill p-Ana.md C-1 "3 3 4 3 3"
	fill p-Bo.md C-1 "3 1 4 3 2"
	run ri score p-Ana.md p-Bo.md
	[ "$status" = 0 ]
	[ "$(grep -c 'differ$' <<< "$output")" = 1 ]
	[[ $output == *" Ana  Bo  mean"* ]]
	[ "$(grep -c '^C-1: ' <<< "$output")" = 1 ]
}

@test "candidates stand side by side, in JSON and as a picture too" {
	book
	ri interview --seed 3 --forms 2 -o f.md
	fill f-1.md C-1 "3 3 4 3 3"
	fill f-2.md C-2 "1 1 1 1 1"
	run ri score f-1.md f-2.md
	[[ $output == *"candidate  signal"* ]]
	[[ $output == *"strong no"* ]]
	ri score --json f-1.md f-2.md > s.json
	grep -q '"candidate":"C-2","signal":"strong no","mean":1.00' s.json
	ri score --svg f-1.md f-2.md -o s.svg
	[ "$(stat -c %a s.svg)" = 600 ]
	grep -q '^<svg ' s.svg
	grep -q '>C-2<' s.svg
	run ri score --svg f-1.md -o s.svg
	[ "$status" = 2 ]
	[[ $output == *"--force"* ]]
}

@test "what is wrong with a sheet is named by file and line, exit 1" {
	book
	ri interview --seed 3 -o s.md
	fill s.md C-1 "3 7 4 three 3"
	sed -i '0,/said so/s///' s.md
	sed -i 's/^\(- Question: `[^`]*`\) [0-9a-f]*$/\1 00000000/' s.md
	run --separate-stderr ri score s.md
	[ "$status" = 1 ]
	[[ $stderr == *"s.md:"*": '7' is no rating; they go from 1 to 4"* ]]
	[[ $stderr == *"'three' is no rating"* ]]
	[[ $stderr == *"has a rating without evidence"* ]]
	[[ $stderr == *"has changed since the sheet was made"* ]]
	line=$(grep -n '^- Rating: 7' s.md | cut -d: -f1)
	[[ $stderr == *"s.md:$line: '7'"* ]]
	[[ $output == *"3 of 5 questions rated"* ]]
}

@test "sheets that do not go with their code or the book are named" {
	book
	ri interview --seed 3 -o s.md
	fill s.md C-1 "3 3 4 3 3"
	awk '/^## 2/ { skip = 1 } /^## 3/ { skip = 0 } !skip' s.md > cut.md
	run ri score cut.md
	[ "$status" = 1 ]
	[[ $output == *"cut.md:3: "*" is on the sheet RI1-"*", but not in this file"* ]]
	sed 's/^- Code: RI1-..../- Code: RI1-0000/' s.md > typed.md
	run ri score typed.md
	[[ $output == *"typed.md:3: "*"check character"* ]]
	small_corpus
	run ri -b c.book score s.md
	[ "$status" = 1 ]
	[[ $output == *"s.md:3: the sheet was made of another book than c"* ]]
	[[ $output == *"is no question of this book"* ]]
}

@test "a sheet handed in twice is named, as is a second rating" {
	book
	ri interview --seed 3 --panel Ana -o s.md
	fill s.md C-1 "3 3 4 3 3"
	cp s.md t.md
	run --separate-stderr ri score s.md t.md
	[ "$status" = 1 ]
	[[ $stderr == *"t.md:3: the same sheet as s.md: candidate, interviewer and code agree" ]]
	sed -i 's/^- Interviewer: .*/- Interviewer: Bo/' t.md
	ri score s.md t.md | grep -q ' Ana  Bo  mean'
	sed -i '0,/^- Rating: 3/s//- Rating: 3\n- Rating: 1/' t.md
	run --separate-stderr ri score t.md
	[ "$status" = 1 ]
	[[ $stderr == *": a second rating of one question; this one counts" ]]
	[[ $output == *" 1  1.00"* ]]
}

@test "sheets from other editors and systems are read" {
	book
	ri interview --seed 3 -o s.md
	fill s.md C-1 "3 3 4 3 3"
	ri score s.md > wanted
	sed 's/$/\r/' s.md > crlf.md
	{ printf '\357\273\277'; cat s.md; } > bom.md
	sed 's/^- Rating/* Rating/; s/^- Evidence/+  evidence/' s.md > bullets.md
	sed 's/[[:blank:]]*$/   /' s.md > blanks.md
	for f in crlf bom bullets blanks; do
		echo "$f"
		ri score $f.md > got
		diff wanted got
	done
	ri score - < s.md | diff wanted -
}

@test "JSON sheets are read like Markdown ones" {
	book
	ri interview --seed 3 -o s.json
	sed -i -e 's/"rating": null/"rating": 3/' -e 's/"evidence": ""/"evidence": "yes"/' \
	    -e 's/"candidate": ""/"candidate": "C-3"/' s.json
	run ri score s.json
	[ "$status" = 0 ]
	[[ $output == "C-3: yes (mean 3.00"* ]]
}

@test "what is no sheet is one line" {
	book
	printf 'hello\n' > a
	printf '\377' > b
	run ri score a
	[ "$status" = 1 ]
	[ "${#lines[@]}" = 1 ]
	[[ $output == *"a: no interview sheet"* ]]
	run ri score b
	[[ $output == *"b:1: not text in UTF-8"* ]]
	run ri score nowhere
	[ "$status" = 2 ]
	run ri score
	[ "$status" = 2 ]
}

@test "nothing in a sheet acts on a terminal" {
	book
	ri interview --seed 3 -o s.md
	fill s.md $'E\033[31mvil' "3 3 4 3 3"
	ri score s.md > out 2> err || :
	lacks $'\033' out err
	ri score --svg s.md > out.svg 2>/dev/null || :
	lacks $'\033' out.svg
}

@test "--enter takes ratings by the keyboard, can be stopped and gone on with" {
	book
	ri interview --seed 3 -o s.md
	printf 'C-9\n3\nwell said\nq\n' | ri score --enter s.md 2> err
	grep -q '4 questions are left' err
	grep -qx -e '- Candidate: C-9' s.md
	[ "$(stat -c %a s.md)" = 600 ]
	# What is no rating is asked again; what was entered is not.
	printf '7\nx\n2\nso so\n\n4\n\n1\nno\n' | ri score --enter s.md 2> err
	grep -q '1 question is left' err
	run --separate-stderr ri score s.md
	[[ $output == "C-9: no"*"4 of 5 questions rated"* ]]
	grep -qx -e '- Evidence: well said' s.md
	[ "$(grep -cE '^- Rating: [1-4]$' s.md)" = 4 ]
	run ri score --enter
	[ "$status" = 2 ]
	run ri score --enter - < s.md
	[ "$status" = 2 ]
}

@test "--enter fills in JSON sheets, too" {
	book
	need python3 python3
	ri interview --seed 3 -o s.json
	cp s.json t.json
	printf 'C-9\n3\nsaid "x" \\ y\n\nq\n' | ri score --enter s.json 2> err
	grep -q '4 questions are left' err
	[ "$(stat -c %a s.json)" = 600 ]
	python3 - <<'END'
import json
s, t = json.load(open('s.json')), json.load(open('t.json'))
assert s['candidate'] == 'C-9'
q = s['questions'][0]
assert q['rating'] == 3 and q['evidence'] == 'said "x" \\ y', q
s['candidate'] = t['candidate']
q['rating'], q['evidence'] = None, ''
assert s == t
END
	tr -d '\n' < t.json > u.json
	run ri score --enter u.json < /dev/null
	[ "$status" = 1 ]
	[[ $output == *"u.json:1: rating and evidence of a question must each"* ]]
	[ "$(tr -d '\n' < t.json)" = "$(cat u.json)" ]
}

@test "scorecards fit in forty columns" {
	book
	ri interview --seed 3 --panel Ana,Bo --same -o p.md
	fill p-Ana.md C-1 "3 3 4 3 3"
	fill p-Bo.md C-1 "3 1 4 3 2"
	ri interview --seed 4 -o s.md
	fill s.md C-2 "3 3 4 3 3"
	ri score --width 40 p-Ana.md p-Bo.md s.md > out
	[ -z "$(awk 'length($0) > 40' out)" ]
	[ "$(grep -c 'differ' out)" = 1 ]
	[ "$(grep -c '^  C-[12]$' out)" = 2 ]
	grep -q '^    kind [a-z]*, weight [0-9], Ana 3, Bo 1' out ||
	    grep -q 'Ana 3, Bo 1' out
	# Into a pipe nothing is cut up.
	ri score p-Ana.md p-Bo.md s.md | grep -q 'question .* kind .* weight .* Ana  Bo  mean'
}

@test "--enter leaves what was edited by hand as it is" {
	book
	ri interview --seed 3 -o s.md
	printf '\nMy own notes.\n' >> s.md
	printf 'C-9\n3\nyes\nq\n' | ri score --enter s.md 2> /dev/null
	[ "$(tail -n 1 s.md)" = "My own notes." ]
	ri interview --seed 3 -o t.md
	[ "$(diff s.md t.md | grep -c '^<')" = 5 ]
}
