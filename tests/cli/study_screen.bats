# study on a terminal. What it asks and does is in study.bats, for lines: here is
# what needs a screen.
load common

# sit SIZE [OPTION...]: a sitting on a terminal; steps on standard input.
sit() {
	local size=$1; shift
	export RUST_INTERVIEW_NOW=1795262400 TZ=UTC
	run "$PTY" "$size" env TERM="${TERM_NAME-xterm}" rust-interview study -b c.book "$@"
	[ "$status" != 77 ] || skip "no pseudo-terminal can be made here"
}

well_left() {
	[[ $output == *"terminal as before"*"screen left"*"cursor shown"*"mouse off"* ]] ||
	    { echo "$output"; false; }
}

@test "question, short answer, full answer, grade, next question, end" {
	small_corpus
	sit 80x24 --topic=moves <<'END'
wait What happens after a move?
wait Enter: the answer
send \r
wait using it is E0382
wait again (1 min)
wait hard, a pass (6 min)
wait Enter: more
send \r
wait Ownership went to
send 3
wait implement Copy
send q
wait 1 answered: 1 known, 0 not; 1 of them new.
END
	[ "$status" = 0 ]
	[[ $output == *"ended with status 0"* ]]
	well_left
	run ri study check
	[[ $output == *": whole, 1 rows, 1 grades" ]]
}

@test "the answer is not on the screen before it is asked for" {
	small_corpus
	sit 80x24 --topic=moves <<'END'
wait Enter: the answer
send 3
wait See the answer first.
never using it is E0382
send q
wait 0 answered
END
	[ "$status" = 0 ]
	well_left
}

@test "mark, suspend, undo, keys: each says what it has done" {
	small_corpus
	sit 80x30 --topic=moves <<'END'
wait What happens after a move?
send *
wait Marked.
send ?
wait Answering
wait knew it, with effort
send q
wait What happens after a move?
send \r4
wait implement Copy
send u
wait The last grade is taken back.
send !
wait Suspended
send Q
wait 0 answered
END
	[ "$status" = 0 ]
	well_left
	run ri study export
	[ "$(grep -o '"what":"[a-z]*"' <<< "$output" | cut -d'"' -f4 | tr '\n' ' ')" = \
	    "mark easy undo suspend " ]
}

@test "a long answer is scrolled: Space to its end, then no further" {
	small_corpus
	sit 40x8 --topic=moves <<'END'
wait after a move?
send \r\r
wait Ownership
never Example
send \x20
wait Example
send \x20\x20\x20\x20\x20\x20\x20\x20
wait That is all of it
send g
wait What happens
send 1q
wait 1 answered: 0 known, 1 not
END
	[ "$status" = 0 ]
	well_left
}

@test "the note is written in an editor and shown with the answer" {
	small_corpus
	cat > editor <<'E'
#!/bin/sh
echo "Mine: remember the crab." >> "$1"
E
	chmod +x editor
	VISUAL=$PWD/editor sit 80x24 --topic=moves <<'END'
wait Enter: the answer
send e
wait Enter: the answer
send \r\r
wait Ownership went to
send G
wait remember the crab.
send q
END
	well_left
}

@test "the terminal is given back after any death, the log is whole" {
	small_corpus
	for signal in 1 2 3 6 7 8 11 15; do
		sit 60x12 <<END
wait Enter: the answer
send \r
wait again
kill $signal
END
		echo "signal $signal: $output"
		[[ $output == *"ended by signal $signal"* ]] ||
		    [[ $output == *"ended with status"* ]]
		well_left
		run ri study check
		[[ $output == *": whole, 0 rows"* ]]
	done
}

@test "Ctrl-Z stops it, fg brings the screen back, Ctrl-C ends it" {
	small_corpus
	sit 60x12 --topic=moves <<'END'
wait Enter: the answer
send \x1a
stopped
kill 18
wait What happens after a move?
send \x03
END
	[[ $output == *"ended by signal 2"* ]]
	well_left
}

@test "a storm of sizes does it no harm" {
	small_corpus
	sit 60x12 --topic=moves <<'END'
wait Enter: the answer
storm 200
size 60x12
pause 300
send \r\r
wait Ownership
storm 200
size 20x3
pause 300
size 80x24
wait Ownership
send 2
wait implement Copy
send q
wait 1 answered: 1 known
END
	[[ $output == *"ended with status 0"* ]]
	well_left
}

@test "on a dumb or unknown terminal, and with --plain, it is lines" {
	small_corpus
	for name in dumb '' no-such-terminal; do
		TERM_NAME=$name sit 60x12 --topic=moves <<'END'
wait Enter: the answer
send \r
wait using it is E0382
send q\r
wait 0 answered
END
		[[ $output == *"ended with status 0"* ]]
	done
	sit 60x12 --plain <<'END'
wait [0 due, 3 new, 0 learning]
send q\r
wait 0 answered
END
	[ "$status" = 0 ]
}

@test "nothing due: a line, no screen" {
	small_corpus
	sit 60x12 --new=0 <<'END'
wait Nothing is due.
END
	[[ $output == *"ended with status 0"* ]]
}

@test "what the goal asks for stands at the foot of the first screen" {
	small_corpus
	sit 80x12 --by=9d --minutes=30 <<'END'
wait Until 2026-11-30 3 new questions
send q
END
	well_left
}

@test "the screen is ASCII in LC_ALL=C" {
	small_corpus
	LC_ALL=C sit 60x12 --topic=moves <<'END'
wait junior
send \r\r
wait Ownership
send G
wait is not
never ·
never •
never “
send q
END
	[ "$status" = 0 ]
	well_left
}

@test "--keys lists what the manual page lists" {
	small_corpus
	tab=$(printf '\t')
	ri study --keys | cut -f 2,3 > have
	sed -e '1,/^\.SH KEYS/d; /^\.SH VERBS/,$d' -e 's/\\-/-/g' \
	    -e "s/\\\\(aq/'/g" "$srcdir/man/rust-interview-study.1" |
	    grep "$tab" > wanted
	diff have wanted
}

@test "a full disk in the middle: the terminal is given back, a clear line" {
	small_corpus
	export RUST_INTERVIEW_NOW=1795262400 TZ=UTC
	ri study check >/dev/null
	keys=$(printf '\\r1%.0s' $(seq 40))
	run "$PTY" 80x24 sh -c "trap '' XFSZ; ulimit -f 70; TERM=xterm exec rust-interview study -b c.book --topic=moves" <<END
wait Enter: the answer
send $keys
wait rust-interview: $HOME
END
	[[ $output == *"ended with status 2"* ]] || { echo "$output"; false; }
	well_left
	run ri study check
	[[ $output == *": whole, "[1-9]*" rows, "* ]]
}

@test "a question answered in another run meanwhile is not counted twice" {
	small_corpus
	export RUST_INTERVIEW_NOW=1795262400 TZ=UTC
	(sleep 1; printf '\n4\n' | ri -b c.book study --plain --topic=moves --limit=1) > other &
	sit 80x24 --topic=moves <<'END'
wait Enter: the answer
send \r
pause 3000
send 3
wait Answered meanwhile in another run
send q
END
	[ "$status" = 0 ]
	well_left
	wait
	run ri study check
	[[ $output == *": whole, 1 rows, 1 grades" ]]
}
