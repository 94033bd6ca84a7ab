load common

@test "compile -v says where a file's entries are, and why" {
	mkdir q
	printf '# T\n\n### Who?\na\n\n### Why?\nb\n\n### When?\nc\n' > q/a.md
	printf -- '---\nentries: none\n---\n## x\n' > q/b.md
	run ri compile -v -o q.book q
	[ "$status" = 0 ]
	[[ $output == *"q/a.md: note: entries: h3 (3 of 3 headings of level 3 read as questions)"* ]]
	[[ $output == *"q/b.md: note: entries: none (as"* ]]
	[ "$(ri -b q.book list -l | wc -l)" = 5 ]
}

@test "items that begin with headings are questions, their answers' headings none" {
	mkdir q
	{
		printf '# T\n\n## Basics\n\n'
		for i in 1 2 3 4; do
			printf '%s. ### Question %s\n\nText.\n\n' $i $i
			printf '#### Part\n\na\n\n##### Deep\n\nb\n\n### Side %s\n\nc\n\n' $i
			printf '**[Back to top](#t)**\n---\n\n'
		done
	} > q/a.md
	run -0 ri compile -v -o q.book q
	[[ $output == *"entries: list (4 numbered items read as questions)"* ]]
	run -0 ri -b q.book show 'a#question-2'
	[[ $output == *"Question 2"*Text.*Part*Deep*"Side 2"*"Back to top"* ]]
	[[ $output != *"Question 3"* ]]
}

@test "links to headings that title or group questions lead to what is behind them" {
	mkdir q
	printf '# T\n\n[a](#basics) [b](#more) [c](#t)\n\n#### See x\n\n## Basics\n\n### What is a?\n\na\n\n### What is b?\n\nb\n\n## More\n\n### What is c?\n\nc\n' > q/a.md
	run -0 --separate-stderr ri compile -o q.book q
	[ -z "$stderr" ]
	ri -b q.book export html h
	grep -q '#what-is-a">a</a> <a href="[^"]*#what-is-c">b</a> <a href="a.html">c</a>' h/a.html
	ri -b q.book export markdown m
	run -0 --separate-stderr ri compile -o again.book m
	[ -z "$stderr" ]
	ri -b q.book show a | grep -q 'See x'
}

@test "an item with an answer is a question among questions, whatever its mark" {
	mkdir q
	printf '# T\n\n1. What is a?\n\n   aa\n\n2. What is b?\n\n   bb\n\n3. Explain c.\n\n   cc\n\n4. What is d?\n\n   dd\n' > q/a.md
	ri compile -q -o q.book q
	[ "$(ri -b q.book list -l)" = "a
a#what-is-a
a#what-is-b
a#explain-c
a#what-is-d" ]
}

@test "compile says in one line how to read the book" {
	small_corpus
	run ri compile -o d.book c
	[ "$status" = 0 ]
	[ "${#lines[@]}" = 1 ]
	[[ $output == *"rust-interview -b d.book"* ]]
}

@test "without -o the book is named after the folder, in this folder" {
	small_corpus
	run ri compile -q c
	[ "$status" = 0 ]
	[ -f c.book ]
}

@test "the same bytes from two folders, other times, order and threads" {
	small_corpus
	mkdir e
	cp c/moves.md e/; cp c/loans.md e/
	touch -d 2001-01-01 e/*.md
	ri compile -q -o one.book -j 1 c
	ri compile -q -o two.book -j 8 c
	cmp one.book two.book
	mkdir x && mv e x/c
	ri compile -q -o three.book x/c
	cmp one.book three.book
}

@test "the same bytes whatever the memory, with no temporary file left" {
	small_corpus
	for i in $(seq 40); do
		seq -f "page $i says borrow%g" 2000 > c/$i.md
	done
	ri compile -q -o whole.book -j 1 c
	for threads in 1 2 4; do
		ri compile -q -o spilled.book -j $threads --memory 1 c
		cmp whole.book spilled.book
	done
	[ "$(ls -A | grep -cE 'tmp|^\.rust')" = 0 ]
}

@test "a folder for temporary files that cannot be used is named, the book kept" {
	small_corpus
	cp c.book before.book
	fails 2 'temporary file in nosuch (TMPDIR' \
	    env TMPDIR=nosuch rust-interview compile --memory 0 -o c.book c
	cmp c.book before.book
	[ "$(ls -A | grep -cE 'tmp|^\.rust')" = 0 ]
	ri compile -q --memory 0 -o /dev/null c
}

@test "what cannot be read stops with exit 2 and names it" {
	small_corpus
	fails 2 'nosuch: No such file or directory' ri compile -o d.book nosuch
	mkdir empty
	fails 2 'empty' ri compile -o d.book empty
	if [ "$(id -u)" != 0 ]; then
		chmod 0 c/moves.md
		fails 2 'moves.md: Permission denied' ri compile -o d.book c
	fi
	[ ! -e d.book ]
}

@test "bad content stops with exit 1, file and line, and keeps the old book" {
	small_corpus
	cp c.book before.book
	printf '# A\n\nbad \377 byte\n' > c/bad.md
	fails 1 'c/bad.md:3:' ri compile -o c.book c
	printf '# A\n\nnul \0 byte\n' > c/bad.md
	fails 1 'c/bad.md:3:' ri compile -o c.book c
	printf -- '---\ntitle: [\n---\n' > c/bad.md
	fails 1 'c/bad.md:' ri compile -o c.book c
	printf -- '---\naliases: [move-semantics]\n---\n# A\n' > c/bad.md
	fails 1 'c/bad.md' ri compile -o c.book c
	cmp c.book before.book
	[ "$(ls -A | grep -c tmp)" = 0 ]
}

@test "an id given twice is a warning; the first heading keeps it" {
	small_corpus
	printf '# A\n\n## x {#one}\n\n## y {#one}\n' > c/twice.md
	run --separate-stderr -0 ri compile -v -o c.book c
	[[ $stderr == *"c/twice.md:5: warning: id one is given twice"* ]]
	[ "$(ri -b c.book list twice | cut -f 1)" = "$(printf 'twice\ntwice#one\ntwice#y')" ]
}

@test "a full disk is told and leaves nothing" {
	small_corpus
	[ -w /dev/full ] || skip "no /dev/full here"
	fails 2 'No space left' ri compile -o /dev/full c
}

@test "odd trees compile: 10,000 levels, a long line, no headings, odd names" {
	mkdir t 't/a b'
	awk 'BEGIN { for (i = 0; i < 10000; i++) printf "> "; print "deep" }' > t/deep.md
	awk 'BEGIN { for (i = 0; i < 10000; i++) printf "- "; print "deep" }' > t/list.md
	head -c 3000000 /dev/zero | tr '\0' 'x' > t/long.md
	printf 'no heading at all\n' > "t/a b/c d.md"
	: > t/empty.md
	run ri compile -q -o t.book t
	[ "$status" = 0 ]
	run ri verify t.book
	[ "$status" = 0 ]
	run ri -b t.book a-b-c-d
	[[ $output == *"no heading at all"* ]]
}

@test "links out of the tree, pipes and devices are passed over with a warning" {
	small_corpus
	ln -s /etc/passwd c/evil.md
	mkfifo c/pipe.md
	run ri compile -v -o d.book c
	[ "$status" = 0 ]
	[[ $output == *evil.md* ]]
	[[ $output == *pipe.md* ]]
	run ri -b d.book evil
	[ "$status" = 1 ]
}

@test "a missing argument or unknown option is a usage error" {
	fails 2 "Try 'rust-interview compile --help'" ri compile
	fails 2 "unknown option '--nosuch'" ri compile --nosuch c
}

@test "an mdBook's SUMMARY.md gives the order" {
	mkdir s
	printf '# Summary\n\n- [Zed](z.md)\n  - [Ay](a.md)\n' > s/SUMMARY.md
	printf '# Zed\n\nz\n' > s/z.md
	printf '# Ay\n\na\n' > s/a.md
	ri compile -q -o s.book s
	run ri -b s.book list -l
	[ "$output" = $'z\na' ]
}

@test "lint prints FILE:LINE: severity: message, exit 1 on errors only" {
	small_corpus
	run ri lint c
	[ "$status" = 0 ]
	printf '# A\n\n## x {#one}\n\n## y {#one}\n\n[gone](nowhere)\n' > c/bad.md
	run -0 ri lint c
	[[ $output == *"c/bad.md:5: warning: "* ]]
	printf '# A\n\nbad \377 byte\n' > c/bad.md
	run ri lint c
	[ "$status" = 1 ]
	[[ $output == *"c/bad.md:3: error: "* ]]
	run ri lint nosuch
	[ "$status" = 2 ]
}

@test "a compile that is interrupted leaves the old book and no litter" {
	mkdir big
	for i in $(seq 60); do
		seq -f "word%g borrow $i" 3000 > big/$i.md
	done
	echo old > big.book
	for signal in TERM HUP; do
		rust-interview compile -q -o big.book big &
		pid=$!
		for _ in $(seq 200); do
			compgen -G '.big.book.tmp.*' >/dev/null && break
			sleep 0.01
		done
		kill -$signal $pid
		wait $pid || status=$?
		[ "$status" -gt 128 ]
		run compgen -G '.big.book.tmp.*'
		[ -z "$output" ]
		[ "$(cat big.book)" = old ]
	done
}

@test "lint --strict makes a page named as a command an error" {
	mkdir r
	printf '# Search\n\nx\n' > r/search.md
	run ri lint r
	[ "$status" = 0 ]
	[[ $output == *"warning: search is also a command"* ]]
	run ri lint --strict r
	[ "$status" = 1 ]
	[[ $output == *"error: search is also a command"* ]]
}

@test "one page and one entry are told as such" {
	echo '# One' > one.md
	run ri compile -o one.book one.md
	[[ $output == "one.book: 1 page, 1 entry, "* ]]
	[ "$(ri verify one.book)" = 'one.book: whole: 1 page, 1 entry' ]
}

@test "no book is written to a file called - by mistake, nor an empty path read" {
	small_corpus
	fails 2 'a book is a file' ri compile -o - c
	[ ! -e - ]
	ri compile -q -o ./- c
	[ -s ./- ]
	fails 2 'the name of a folder is empty' ri compile -o d.book ''
}
