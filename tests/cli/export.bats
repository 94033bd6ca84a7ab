load common

@test "export man writes pages that man -M reads, and the list of links" {
	small_corpus
	run ri -b c.book export man out
	[ "$status" = 0 ]
	[ -f out/man7/c-moves.7 ]
	grep -q "c-moves" out/man7/ALIASES
	need man man-db
	run env MANPAGER=cat MANWIDTH=80 man -M out c-moves
	[ "$status" = 0 ]
	[[ $output == *"what a move does"* ]]
}

@test "exported pages are clean for mandoc and groff" {
	need mandoc mandoc
	need groff groff
	small_corpus
	ri -b c.book export man out
	for f in out/man7/*.7; do
		[ -z "$(mandoc -T lint -W warning "$f")" ]
		[ -z "$(groff -t -man -ww -z "$f" 2>&1)" ]
	done
}

@test "export texinfo is one file, also on standard output" {
	small_corpus
	ri -b c.book export texinfo t.texi
	grep -q '@node' t.texi
	run ri -b c.book export texinfo -
	[ "$status" = 0 ]
	[ "$output" = "$(cat t.texi)" ]
}

@test "an unknown format names those there are" {
	small_corpus
	run ri -b c.book export nosuch out
	[ "$status" = 2 ]
	[[ $output == *"man, texinfo"* ]]
}

@test "an export that cannot be written is told" {
	small_corpus
	[ -w /dev/full ] || skip "no /dev/full here"
	run --separate-stderr ri -b c.book export texinfo /dev/full
	[ "$status" = 2 ]
	[[ $stderr == *"No space left"* ]]
}

@test "an empty destination is refused" {
	small_corpus
	run ri -b c.book export man ''
	[ "$status" = 2 ]
	[[ $output == *"the destination is empty"* ]]
}
