# browse on a terminal: what cannot be seen without one. How screens look and
# what keys do is in tests/view.
load common

# browse SIZE ARGUMENT...: run it on a terminal; steps on standard input.
browse() {
	local size=$1; shift
	run "$PTY" "$size" env TERM="${TERM_NAME-xterm}" rust-interview browse -b c.book "$@"
	[ "$status" != 77 ] || skip "no pseudo-terminal can be made here"
}

well_left() {
	[[ $output == *"terminal as before"*"screen left"*"cursor shown"*"mouse off"* ]]
}

@test "a page is read, searched and left" {
	small_corpus
	browse 60x12 moves <<'END'
wait Moving values
send s
wait Search: 
send destructor
wait implement Copy
send \r
wait and it has no
send Q
END
	[ "$status" = 0 ]
	[[ $output == *"ended with status 0"* ]]
	well_left
}

@test "a book named before the command is the one that is read" {
	small_corpus
	run "$PTY" 60x12 env TERM=xterm rust-interview -b c.book browse moves <<'END'
wait Moving values
send Q
END
	[ "$status" != 77 ] || skip "no pseudo-terminal can be made here"
	[ "$status" = 0 ]
	well_left
}

@test "q leaves the search, the page and the program" {
	small_corpus
	browse 60x12 <<'END'
wait Loans and references
send \r
wait borrow checker
send sdestr\r
wait and it has no
send q
wait Search
send q
wait Space: on
send q
wait Enter: open
send q
END
	[[ $output == *"ended with status 0"* ]]
	well_left
}

@test "the terminal is given back after any death" {
	small_corpus
	for signal in 1 2 3 6 7 8 11 15; do
		browse 60x12 moves <<END
wait Space: on
send s
wait Search
kill $signal
END
		echo "signal $signal: $output"
		[[ $output == *"ended by signal $signal"* ]] ||
		    [[ $output == *"ended with status"* ]]
		well_left
	done
}

@test "Ctrl-Z stops it, fg brings the screen back, Ctrl-C ends it" {
	small_corpus
	browse 60x12 moves <<'END'
wait Space: on
send \x1a
stopped
kill 18
wait Moving values
send \x03
END
	[[ $output == *"ended by signal 2"* ]]
	well_left
}

@test "a storm of sizes does it no harm" {
	small_corpus
	browse 60x12 moves <<'END'
wait Space: on
storm 300
size 60x12
pause 300
send g
wait Moving values
send sborrow
storm 100
size 60x12
wait Loans
send \tQ
END
	[[ $output == *"ended with status 0"* ]]
	well_left
}

# Longer with KEYS_SECONDS, or where all is asked for.
@test "keys at random, in sizes that change, do no harm" {
	small_corpus
	book=$PREBUILT/rust-interview.book
	[ -e "$book" ] || book=c.book
	seconds=${KEYS_SECONDS-$([ "${RI_THOROUGH-}" = yes ] && echo 60 || echo 4)}
	EDITOR=true run "$PTY" 80x24 env TERM=xterm rust-interview browse -b "$book" <<END
wait Enter: open
random 20261121 $seconds
size 80x24
pause 300
send \e\e\e\e\e\x0cQ
END
	[ "$status" != 77 ] || skip "no pseudo-terminal can be made here"
	echo "$status: ${output%%$'\n'*} ${output: -2000}"
	[ "$status" = 0 ]
	[[ $output == *"ended with status 0"* ]]
	well_left
}

@test "a book of 1,000 pages" {
	mkdir many
	for i in $(seq 1000); do
		printf '# Page %d\n\nText.\n\n## What is %d? {#q%d}\n\nAn answer, word%d.\n' $i $i $i $i > many/p$i.md
	done
	ri compile -q -o c.book many
	browse 60x12 <<'END'
wait Page 1
send G
wait Page 999
send \r
wait Text.
send sword777
wait What is 777?
send \r
wait An answer
send }}{
wait 100%
send B
wait No bookmarks
send Q
END
	[[ $output == *"ended with status 0"* ]]
}

@test "without a terminal, and on a dumb one, it says so in a line" {
	small_corpus
	run ri browse -b c.book
	[ "$status" = 2 ]
	[ "${#lines[@]}" = 1 ]
	[[ $output == *"no terminal"* ]]
	for name in dumb '' no-such-terminal; do
		TERM_NAME=$name browse 60x12 </dev/null
		[[ $output == *"ended with status 2"* ]]
		well_left
	done
}

@test "an unknown terminal is taken for the one its name begins with" {
	small_corpus
	TERM_NAME=xterm-from-tomorrow browse 70x12 <<'END'
wait taken for 'xterm'
send q
END
	[[ $output == *"ended with status 0"* ]]
}

@test "the screen is ASCII in LC_ALL=C, UTF-8 where LANG names it" {
	small_corpus
	LC_ALL=C browse 60x12 mov-after <<'END'
wait Moving values > What
send q
send q
END
	[[ $output == *"ended with status 0"* ]]
	LANG=xx_YY.UTF-8 browse 60x12 mov-after <<'END'
wait Moving values › What
send q
send q
END
	[[ $output == *"ended with status 0"* ]]
}

@test "a book replaced while it is read goes on being read" {
	small_corpus
	cp c.book d.book
	(sleep 0.5; rm d.book; echo other > d.book) &
	run "$PTY" 60x12 env TERM=xterm rust-interview browse -b d.book <<'END'
wait Loans and references
pause 900
send sdestructor\r
wait and it has no
send Q
END
	[[ $output == *"ended with status 0"* ]]
}

@test "a book that shrinks while it is read ends it in one line" {
	small_corpus
	cp c.book d.book
	(sleep 0.7; : > d.book) &
	run "$PTY" 60x12 env TERM=xterm rust-interview browse -b d.book <<'END'
wait Loans and references
pause 1200
send sdestructor\r
wait the file shrank while it was read
END
	[[ $output == *"ended with status 2"* ]]
	well_left
}

@test "a home that cannot be written, or none, is no hindrance" {
	small_corpus
	: > file
	HOME=$PWD/file browse 60x12 moves <<'END'
wait Space: on
send a
wait not kept: 
send Q
END
	[[ $output == *"ended with status 0"* ]]
	HOME= browse 70x12 moves <<'END'
wait Space: on
send a
wait no home folder
send Q
END
	[[ $output == *"ended with status 0"* ]]
}

@test "code goes to a file, an editor and a program" {
	small_corpus
	printf '#!/bin/sh\ncp "$1" edited.rs\n' > ed; chmod +x ed
	EDITOR=./ed browse 60x12 mov-after <<'END'
wait Space: on
send wout.rs\r
wait written to
send wout.rs\r
wait there already
send v
pause 500
send |
wait Give code to
send \x15wc -l\r
wait exit status 0
wait 5
send Q
END
	[[ $output == *"ended with status 0"* ]]
	grep -q 'drop(a);' edited.rs
	grep -q 'drop(a);' out.rs
}

@test "an editor is interrupted alone and stopped with the reader" {
	small_corpus
	cat > ed <<'END'
#!/bin/sh
trap 'echo interrupted; exit 1' INT
if [ -e stopping ]; then
	kill -TSTP 0
	echo "went on"
	# An editor that stops only itself.
	kill -STOP $$
	echo "went on alone"
else
	echo ready
	sleep 5
fi
END
	chmod +x ed
	EDITOR=./ed browse 60x12 mov-after <<'END'
wait Space: on
send v
wait ready
send \x03
wait interrupted
wait Space: on
send |
wait Give code to
send \x15sleep 5\r
pause 500
send \x03
wait exit status 130
send qQ
END
	[[ $output == *"ended with status 0"* ]]
	well_left
	: > stopping
	EDITOR=./ed browse 60x12 mov-after <<'END'
wait Space: on
send v
stopped
fg
wait went on
stopped
fg
wait went on alone
wait Space: on
send Q
END
	[[ $output == *"ended with status 0"* ]]
	well_left
}

@test "--keys lists what the manual page lists" {
	small_corpus
	tab=$(printf '\t')
	ri browse -b c.book --keys | cut -f 2,3 > have
	sed -e '1,/^\.SH KEYS/d; /^\.SH SEARCHING/,$d' -e 's/\\-/-/g' \
	    -e "s/\\\\(aq/'/g" "$srcdir/man/rust-interview-browse.1" |
	    grep "$tab" > wanted
	diff have wanted
}
