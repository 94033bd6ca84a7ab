load common

# The book of this build, with its 450 questions and its rubric.
book() {
	[ -f "$PREBUILT/rust-interview.book" ] || skip "no book was made"
	export RUST_INTERVIEW_BOOK="$PREBUILT/rust-interview.book"
}
# Names of the questions of Markdown sheets.
questions() { sed -n 's/^- Question: `\([^`]*\)`.*/\1/p' "$@"; }

@test "without options: a 45-minute mid sheet that says how to change it" {
	book
	run --separate-stderr ri interview
	[ "$status" = 0 ]
	[[ ${lines[0]} == "Interview sheet RI1-"* ]]
	[[ ${lines[1]} == "mid, 45 minutes, "* ]]
	[[ $stderr == *"--level"*"--minutes"*"RI1-"* ]]
}

@test "the same seed gives the same sheet in every form" {
	book
	for form in text markdown json; do
		ri interview --seed 5 --format $form > one
		ri interview --seed 5 --format $form > two
		cmp one two
		ri interview --seed 6 --format $form > other
		differ one other
	done
}

@test "the code alone makes the same sheet again" {
	book
	ri interview --seed 5 --level junior,senior --topics ownership,borrowing,traits \
	    --mix concept:3,debug:2 --format markdown > one
	code=$(sed -n 's/^- Code: //p' one)
	ri interview "$code" --format markdown > two
	cmp one two
	[ "$(questions one | wc -l)" = 5 ]
	questions one | lacks -vE '^(ownership|borrowing|traits)#'
}

@test "a plain code has at most 20 characters" {
	book
	code=$(ri interview --seed 4294967295 --format markdown |
	    sed -n 's/^- Code: //p')
	[ ${#code} -le 20 ]
}

@test "swap changes one question and no other, and the code keeps it" {
	book
	ri interview --seed 5 --format markdown > one
	id=$(questions one | sed -n 2p)
	ri interview --seed 5 --format markdown --swap "$id" > two
	[ "$(diff <(questions one) <(questions two) | grep -c '^>')" = 1 ]
	[ "$(questions one | sed -n 1p)" = "$(questions two | sed -n 1p)" ]
	ri interview "$(sed -n 's/^- Code: //p' two)" --format markdown > three
	cmp two three
	run ri interview --seed 5 --swap ownership#own-rules --swap own-rules
	[ "$status" = 2 ]
	[[ $output == *"not on this sheet"* ]]
}

@test "include puts a question in, without keeps it out" {
	book
	ri interview --seed 5 --format markdown --include own-rules > one
	questions one | grep -qx 'ownership#own-rules'
	ri interview --seed 5 --format markdown --without own-rules > two
	questions two | lacks -x 'ownership#own-rules'
	run ri interview --include own-rules --without own-rules
	[ "$status" = 2 ]
	[[ $output == *"both"* ]]
}

@test "no question of an excluded sheet comes again" {
	book
	ri interview --seed 5 -o one.md
	ri interview --seed 5 -o two.json --exclude one.md
	ri interview --seed 5 --format markdown --exclude one.md --exclude two.json > three
	grep -o '"question": "[^"]*"' two.json | cut -d'"' -f4 > names
	[ "$(wc -l < names)" -ge 4 ]
	questions three | lacks -xF -f names
	questions one.md | lacks -xF -f names
	ri interview "$(sed -n 's/^- Code: //p' three)" --format markdown > again
	cmp three again
}

@test "a panel has a sheet each, which share no question and cover the mix" {
	book
	run ri interview --seed 1 --panel Ana,Bo,Cy --mix concept:4,debug:3,code:2 -o p.md
	[ "$status" = 0 ]
	[ "${#lines[@]}" = 3 ]
	grep -qx -e '- Interviewer: Bo' p-Bo.md
	questions p-*.md > all
	[ "$(sort -u all | wc -l)" = 9 ]
	[ "$(cat p-*.md | grep -c '^- Kind: mid concept')" = 4 ]
	[ "$(cat p-*.md | grep -c '^- Kind: mid code')" = 2 ]
	ri interview --seed 1 --panel Ana,Bo --same -o s.md
	cmp <(questions s-Ana.md) <(questions s-Bo.md)
}

@test "forms share no question and weigh the same" {
	book
	ri interview --seed 2 --forms 3 -o f.md
	questions f-1.md f-2.md f-3.md > all
	[ "$(sort all | uniq -d)" = "" ]
	for i in 2 3; do
		cmp <(grep -h '^- Kind' f-1.md) <(grep -h '^- Kind' f-$i.md)
		cmp <(grep -ho '([0-9]* min)' f-1.md) <(grep -ho '([0-9]* min)' f-$i.md)
	done
}

@test "what the candidate gets has no answers" {
	book
	ri interview --seed 5 --candidate --format markdown > c.md
	[ "$(questions c.md | wc -l)" -ge 4 ]
	lacks -E 'cover|Red flags|Rating|Evidence|^[1-4]\. ' c.md
	run ri interview --seed 5 --candidate --format json
	[[ $output != *anchors* ]]
}

@test "files are the owner's alone and never overwritten without --force" {
	book
	umask 022
	ri interview --seed 1 -o s.md
	[ "$(stat -c %a s.md)" = 600 ]
	run ri interview --seed 2 -o s.md
	[ "$status" = 2 ]
	[[ $output == *"--force"* ]]
	ri interview --seed 2 -o s.md --force
	grep -qx -e '- Seed: 2' s.md
	run ri interview --seed 1 -o /dev/full
	[ "$status" = 2 ]
	run ri interview --seed 1 -o nowhere/s.md
	[ "$status" = 2 ]
	[ "${#lines[@]}" = 1 ]
}

@test "a wish that cannot be met says what is missing, and its offer works" {
	book
	run ri interview --seed 1 --level senior --topics ownership --mix code:3
	[ "$status" = 1 ]
	[[ $output == *"of kind code"*"the nearest: rust-interview interview"* ]]
	run ri interview --mix concept:1 --minutes 60
	[ "$status" = 1 ]
	offer=${output##*the nearest: rust-interview }
	run ri $offer
	[ "$status" = 0 ]
	run ri interview --topics ownership,borrowing --minutes 480
	[ "$status" = 1 ]
	[[ $output == *"the nearest:"* ]]
}

@test "wrong wishes are one line and exit 2" {
	book
	for wish in "--level expert" "--minutes 0" "--minutes 481" "--seed 4294967296" \
	    "--seed -1" "--mix talk:2" "--topics ownershp" "--forms 0" "--same" \
	    "--panel A,A" "--panel A --forms 2" "--format docx" "RI1-ABC" "own-rules" \
	    "--exclude nowhere.md" "--swap nothing-such" "--include ownership" \
	    "--level=" "--level ,mid" "--topics=" "--topics ," "--mix=" \
	    "--mix code:2,code:1" "--mix code:0" "--panel=" "--panel A,,B" \
	    "--panel A,B -o -" "--panel A/B,A-B -o p.md" "--seed 99999999999999999999" \
	    "RI1-" "a b" "--include own-rules --without own-rules"; do
		run --separate-stderr ri interview $wish
		echo "$wish: $status $stderr"
		[ "$status" = 2 ]
		[ -z "$output" ]
		[ "${#stderr_lines[@]}" -le 2 ]
	done
	[ -z "$(find . -name '*.md')" ]
	run ri interview --topics ownershp
	[[ $output == *"did you mean 'ownership'"* ]]
}

@test "a code of another book is refused and names this one" {
	book
	code=$(ri interview --seed 1 --format markdown | sed -n 's/^- Code: //p')
	small_corpus
	run ri -b c.book interview "$code"
	[ "$status" = 2 ]
	[[ $output == *"another book than c"* ]]
	run ri -b c.book interview --level senior
	[ "$status" = 0 ] || [ "$status" = 1 ]
}

@test "texts of a book cannot make a sheet's fields or act on a terminal" {
	mkdir c
	cat > c/evil.md <<'END'
# Evil

## Say 1 {#evil .mid .concept}

- Rating: 4

1. Evidence: forged

> Rating: 3 *x* <b> &amp; \[y] and `co*de`

### What to cover

- `a` # b
END
	printf '\n- Rating: 4\033[31m\n' >> c/evil.md
	ri compile -q -o c.book c 2> /dev/null
	ri -b c.book interview --mix concept:1 --seed 1 --format markdown > s.md
	[ "$(grep -c '^- Rating' s.md)" = 1 ] || [ "$(grep -c -e '^- \[ \] Rating\|^- Rating:$' s.md)" -ge 1 ]
	lacks $'\033' s.md
	ri -b c.book interview --mix concept:1 --seed 1 > s.txt
	lacks $'\033' s.txt
}

@test "HTML is one page that fetches nothing, with everything escaped" {
	book
	ri interview --seed 5 -o s.html
	grep -q '^<!DOCTYPE html>' s.html
	[ "$(grep -c '<h2>' s.html)" -ge 4 ]
	lacks -iE '<script|<link|<img|@import|url\(|https?:' s.html
	mkdir c
	printf '# P\n\n## A <b>x</b> & `<i>` {#e .mid .concept}\n\n```html\n<script>alert(1)</script>\n```\n' > c/p.md
	ri compile -q -o c.book c
	ri -b c.book interview --mix concept:1 --seed 1 -o e.html
	lacks -E '<script|<b>|<i>' e.html
	grep -q '&lt;script&gt;alert(1)' e.html
}

@test "a PDF holds the sheet; without gropdf one line says what is needed" {
	book
	need groff groff
	mkdir fake
	printf '#!/bin/sh\necho "groff: error: no gropdf" >&2\nexit 3\n' > fake/groff
	chmod +x fake/groff
	PATH="$PWD/fake:$PATH" run ri interview --seed 5 -o s.pdf
	[ "$status" = 2 ]
	[ "${#lines[@]}" = 1 ]
	[[ $output == *"needs its PDF device"* ]]
	[ ! -e s.pdf ]
	need gropdf groff
	ri interview --seed 5 --paper letter -o s.pdf
	[ "$(head -c 5 s.pdf)" = "%PDF-" ]
	grep -aqE '/MediaBox *\[0 0 612(\.0+)? 792(\.0+)?' s.pdf
	need pdftotext poppler-utils
	pdftotext s.pdf s.txt
	grep -q "Evidence" s.txt
	grep -q "$(ri interview --seed 5 --format markdown | sed -n 's/^- Code: //p')" s.txt
}

@test "mock shows a question alone, then what was wanted, then the card" {
	book
	# Nothing is answered: only the first question is seen.
	ri interview mock --seed 3 < /dev/null > open.txt || [ $? = 1 ]
	[ "$(grep -c 'Answer aloud' open.txt)" = 1 ]
	lacks -E 'What to cover|Red flags|rust-interview [a-z-]*#|E0[0-9]{3}' open.txt
	printf '\n3\n\n2\n\n4\n\n1\n\n3\n' | ri interview mock --seed 3 > all.txt
	grep -q 'What to cover' all.txt
	grep -q '^you: .* 5 of 5 questions rated' all.txt
	[ "$(sed -n '/^To read again/,$p' all.txt | grep -c '^  rust-interview ')" = 2 ]
	grep -q '^To keep in mind: rust-interview study --topic ' all.txt
	printf '\n3\n\nq\n' | ri interview mock --seed 3 > some.txt
	grep -q '1 of 5 questions rated' some.txt
	run ri interview mock --panel A,B
	[ "$status" = 2 ]
}

@test "mock --study puts what was weak into the study queue" {
	book
	[ "${HAVE_SQLITE-yes}" = yes ] || skip "built without SQLite"
	printf '\n3\n\n2\n\n4\n\n1\n\n3\n' | ri interview mock --study --seed 3 > all.txt
	sed -n '/^To read again/,/^To keep/p' all.txt | sed -n 's/^  rust-interview //p' | sort > weak
	[ "$(wc -l < weak)" = 2 ]
	sed -n 's/: asked next$//p' all.txt | sort | diff - weak
	first=$(ri study --plain --new=0 < /dev/null)
	[[ $first == *"[2 due, 0 new, 0 learning]"* ]]
	# Nothing weak, nothing queued; without a study program a line says so.
	printf '\n3\n\nq\n' | ri interview mock --study --seed 3 > none.txt
	lacks 'study queue' none.txt
	mkdir empty
	cp "$(dirname "$(command -v rust-interview)")"/../libexec/rust-interview/rust-interview-kit empty
	printf '\n1\n\nq\n' | RUST_INTERVIEW_BOOK=$(ri -w ownership | cut -f 1) \
	    empty/rust-interview-kit interview mock --study --seed 3 > alone.txt 2> said && return 1
	grep -q 'nothing was put into the study queue' said
	run ri interview --study
	[ "$status" = 2 ]
}

@test "a book without questions beside, such as one's notes, is passed over" {
	mkdir -p notes books
	printf '# Deploy\n\n## How?\nx\n' > notes/deploy.md
	ri compile -q -o books/a-notes.book notes
	ri -w ownership >/dev/null 2>&1 || skip "built without the book"
	cp "$(ri -w ownership | cut -f 1)" books/z.book
	ri -b books interview --seed 1 | grep -q 'RI1-'
}
