# Markdown that nobody here wrote: it compiles, verifies, answers and exports.
load common

setup_file() {
	export REALWORLD=${srcdir:-.}/../shared/realworld
	test -f "$REALWORLD/rfcs.tar.xz" || return 0
	tar -xJf "$REALWORLD/rfcs.tar.xz" -C "$BATS_FILE_TMPDIR"
	tar -xJf "$REALWORLD/rust-book.tar.xz" -C "$BATS_FILE_TMPDIR"
	RFCS=$BATS_FILE_TMPDIR/text
	BOOK=$BATS_FILE_TMPDIR/src
	export RFCS BOOK
}

need_realworld() {
	test -n "${RFCS-}" || skip "no $REALWORLD here"
}

@test "the RFCs compile, verify and answer" {
	need_realworld
	run ri compile -q -o rfcs.book "$RFCS"
	[ "$status" = 0 ]
	[ -z "$output" ]
	run ri verify rfcs.book
	[ "$status" = 0 ]
	run ri -b rfcs.book search -l 'non-lexical lifetimes'
	[ "${lines[0]%%#*}" = 2094-nll ]
	run ri -b rfcs.book 2094-nll
	[ "$status" = 0 ]
}

@test "the Rust book compiles in SUMMARY's order, verifies and answers" {
	need_realworld
	run ri compile -q -o book.book "$BOOK"
	[ "$status" = 0 ]
	run ri verify book.book
	[ "$status" = 0 ]
	run ri -b book.book search -n 3 -l 'what is ownership'
	[[ $output == *ch04-01* ]]
	first=$(ri -b book.book list -l | head -n 1)
	[ "$first" = title-page ]
}

@test "their man pages are clean for mandoc and groff" {
	need_realworld
	need mandoc mandoc
	need groff groff
	ri compile -q -o rfcs.book "$RFCS"
	ri compile -q -o book.book "$BOOK"
	ri -b rfcs.book export man rfcs
	ri -b book.book export man book
	[ -z "$(mandoc -T lint -W warning rfcs/man7/*.7 book/man7/*.7)" ]
	for f in book/man7/*.7; do
		[ -z "$(groff -t -man -ww -z "$f" 2>&1)" ]
	done
}

@test "makeinfo takes the Rust book's Texinfo without a word" {
	need_realworld
	need makeinfo texinfo
	ri compile -q -o book.book "$BOOK"
	ri -b book.book export texinfo topics.texi
	sed 's/^@dircategory.*//' "${srcdir:-.}/info/rust-interview.texi" > m.texi
	run makeinfo --no-split -o m.info m.texi
	[ "$status" = 0 ]
	[ -z "$output" ]
}

@test "both come back from their export as Markdown with the same text" {
	need_realworld
	for folder in "$RFCS" "$BOOK"; do
		ri compile -q -o zero.book "$folder"
		ri -b zero.book export markdown one
		ri compile -q -o one.book one
		ri -b zero.book export json zero.json
		ri -b one.book export json one.json
		cmp zero.json one.json
		rm -rf one ./*.json
	done
}

@test "the data formats of both are read by others without a word" {
	need_realworld
	need xmllint libxml2-utils
	need jsonschema python3-jsonschema
	for folder in "$RFCS" "$BOOK"; do
		ri compile -q -o all.book "$folder"
		ri -b all.book export sphinx - | xmllint --noout -
		ri -b all.book export --force json all.json
		jsonschema -i all.json \
		    "$BATS_TEST_DIRNAME/../../data/book.schema.json"
	done
}

@test "they are browsed by keys at random" {
	need_realworld
	[ -x "$PTY" ] || skip "browse was left out of this build"
	ri compile -q -o rfcs.book "$RFCS"
	ri compile -q -o book.book "$BOOK"
	for book in rfcs.book book.book; do
		run "$PTY" 80x24 env TERM=xterm rust-interview browse -b $book <<'END'
wait q: quit
random 20261122 3
size 80x24
pause 300
send \e\e\e\e\e\x0cQ
END
		[ "$status" != 77 ] || skip "no pseudo-terminal can be made here"
		[[ $output == *"ended with status 0"*"terminal as before"* ]]
	done
}

@test "at most one line of a thousand stays what only their tools can read" {
	need_realworld
	ri compile -q -o rfcs.book "$RFCS" 2>/dev/null
	ri compile -q -o book.book "$BOOK" 2>/dev/null
	for b in rfcs book; do
		ri -b $b.book list -l | grep -v '#' | while read -r page; do
			ri -b $b.book show --width=100 "$page"
		done
	done > shown
	all=$(wc -l < shown)
	literal=$(grep -cE '^ *(<!--|</?[A-Z][a-z]*( [a-z-]+=|>)|<img)|\{\{#' shown) ||
	    true
	echo "# $literal of $all lines are comments, directives or tags" >&3
	[ "$all" -gt 200000 ]
	[ $((literal * 1000)) -le "$all" ]
}
