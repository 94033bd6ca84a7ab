# Folders that nobody meant to be books: one clear line each, nothing half-done.
load common

# left: what a compile into t.book has left beside t.
left() { ls -A | grep -vx -e t -e home; }

@test "a thousand dead links are counted in one line, and listed with -v" {
	mkdir t
	seq 1000 | sed 's/.*/[a&](no-&.md)/' > t/a.md
	run --separate-stderr -0 ri compile -o t.book t
	[ "$stderr" = "rust-interview: 1000 warnings (link 1000); -v lists them" ]
	run --separate-stderr -0 ri compile -v -o t.book t
	[ "$(grep -c 'warning: link leads nowhere' <<< "$stderr")" = 1000 ]
	[[ $stderr == *"t/a.md:1000: warning: link leads nowhere: no-1000.md"* ]]
}

@test "a page of one line of two megabytes is a page" {
	mkdir t
	awk 'BEGIN { for (i = 0; i < 60000; i++)
	    printf "w%d [x](y) *a* `b` <i>c</i> {{x}} [^n] [[", i }' > t/a.md
	run --separate-stderr -0 timeout 60 rust-interview compile -q -o t.book t
	[ -z "$stderr" ]
	run -0 ri -b t.book search -l w59999
	[ "$output" = a ]
}

@test "a page of one line of fifty megabytes is a page" {
	mkdir t
	yes 'considerable [x' | head -c 50M | tr '\n' ' ' > t/a.md
	printf ' last\n' >> t/a.md
	run --separate-stderr -0 timeout 300 rust-interview compile -q -o t.book t
	[ -z "$stderr" ]
	rm t/a.md
	run -0 ri -b t.book search -l last
	[ "$output" = a ]
}

# half_open UNIT: two megabytes of what is begun and never ended compile in time.
half_open() {
	mkdir -p t
	{
		printf '[^a]: x\n\n'
		yes "$1" | head -c 2M | tr -d '\n'
	} > t/a.md
	echo "$1"
	run --separate-stderr -0 timeout 60 rust-interview compile -q -o t.book t
}

@test "what is begun a hundred thousand times and never ended takes no long time" {
	for unit in '{{ ' '{{#x ' '{% x ' '[^a' '[[a ' '<a ' '<!-- ' '<T a=" ' \
	    '` `` ```' '![a](b' '> [!'; do
		half_open "$unit"
	done
}

@test "a page of sixty thousand entries is a page" {
	mkdir t
	awk 'BEGIN { for (i = 0; i < 60000; i++)
	    printf "## Question %d?\n\nanswer %d\n\n", i, i }' > t/a.md
	run --separate-stderr -0 timeout 60 rust-interview compile -q -o t.book t
	[ -z "$stderr" ]
	run -0 ri -b t.book search -l '"answer 59999"'
	[ "$output" = a#question-59999 ]
}

@test "a page beyond the limit stops with one line, and no book" {
	mkdir t
	truncate -s 70M t/a.md
	run -2 ri compile -o t.book t
	[ "${#lines[@]}" = 1 ]
	[[ $output == "rust-interview: t/a.md: larger than "* ]]
	[ -z "$(left)" ]
}

@test "ten files with one title keep their own names" {
	mkdir t
	for i in 0 1 2 3 4 5 6 7 8 9; do
		printf '# Title\n\n## Question?\n\ntext %s\n' $i > t/p$i.md
	done
	run -0 ri compile -o t.book t
	[ "${#lines[@]}" = 1 ]
	[ "$(ri -b t.book list -l | grep -c '^p[0-9]$')" = 10 ]
	run ri -b t.book show Title
	[ "$(grep -c '^ *p[0-9]' <<< "$output")" = 10 ]
}

@test "binary files and other encodings are one line each, and no book" {
	mkdir t
	printf '# Fine\n' > t/a.md
	printf '\177ELF\0\1' > t/b.md
	printf '\377\376#\0 \0T\0' > t/c.md
	printf '# T\n\nGr\366\337e\n' > t/d.md
	printf 'Gr\303\266\303\237e\nGr\366\337e\n' > t/e.md
	printf '\211PNG\r\n\0\0' > t/f.md
	run -1 ri compile -o t.book t
	[ "${lines[0]}" = "t/b.md:1: error: NUL byte: no text; rename it, or convert it to UTF-8" ]
	[ "${lines[1]}" = "t/c.md:1: error: UTF-16: convert it to UTF-8, with iconv" ]
	[ "${lines[2]}" = "t/d.md:3: error: invalid UTF-8: convert it, with iconv -f LATIN1 perhaps" ]
	[ "${lines[3]}" = "t/e.md:2: error: invalid UTF-8: convert it, with iconv -f LATIN1 perhaps" ]
	[ "${lines[4]}" = "t/f.md:1: error: invalid UTF-8, and NUL bytes: no text; rename it" ]
	[ "${lines[5]}" = "rust-interview: 5 errors in the corpus" ]
	[ "${#lines[@]}" = 6 ]
	[ -z "$(left)" ]
}

@test "an error leaves the book that was there as it was" {
	mkdir t
	echo '# One' > t/a.md
	ri compile -q -o t.book t
	cp t.book old
	printf '+++\nbad\n+++\n' > t/b.md
	run -1 ri compile -o t.book t
	[ "${lines[0]}" = "t/b.md:2: error: front matter: a line that is not KEY = VALUE" ]
	cmp t.book old
	[ "$(left)" = "$(printf 'old\nt.book')" ]
}

@test "an installed book of the same name is renewed as a whole, or stays" {
	mkdir one two
	echo '# A' > one/a.md
	echo '# B' > two/b.md
	ri compile -q -o one/t.book one
	printf 'name: one\n' > two/book.yaml
	ri compile -q -o two/t.book two
	ri install --prefix here one/t.book
	mkdir here/share/man/man7/one-b.7
	cp -r here before
	run -2 ri install --prefix here two/t.book
	[[ ${lines[0]} == *one-b.7* ]]
	diff -r before here
	rmdir here/share/man/man7/one-b.7
	run -0 ri install --prefix here two/t.book
	[[ ${lines[0]} == *"renewed below"* ]]
	[ ! -e here/share/man/man7/one-a.7 ]
	[ -e here/share/man/man7/one-b.7 ]
}
