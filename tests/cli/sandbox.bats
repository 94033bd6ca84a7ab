# What gives up the rights it does not need does all that it did with them. What
# it then cannot do is in tests/unit/test_base_sandbox.c.
load common

# need_sandbox LAYER...: skip without it, saying what there is.
need_sandbox() {
	local line
	line=$(RUST_INTERVIEW_SANDBOX=strict rust-interview --version | tail -n 1)
	[ "$line" = "Sandbox: Landlock, seccomp" ] || skip "$line"
}

# same COMMAND...: free, confined and strictly so it says and does the same.
same() {
	local mode
	for mode in off auto strict; do
		RUST_INTERVIEW_SANDBOX=$mode rust-interview -b c.book "$@" \
		    > $mode.out 2> $mode.err < "${input-/dev/null}" &&
		    echo 0 > $mode.status || echo $? > $mode.status
	done
	for mode in auto strict; do
		diff off.out $mode.out
		diff off.err $mode.err
		diff off.status $mode.status
	done
}

@test "every command that reads does what it did" {
	need_sandbox
	small_corpus
	same
	same moves
	grep -q 'A value has one owner' auto.out
	same mov-after loan-rules
	same show --short E0382
	same show --part=short,answer mov-copy
	same nosuchname
	same -f moves
	same -k loan
	same -K destructor
	same -w
	same -w moves
	same search destructor
	same search --json --why 'moev OR loans'
	same search -c -- nothing-has-this
	same explain E0382
	same explain 'use of moved value'
	same list
	same list --json moves
	same random --seed=3
	same today
	same code mov-after
	same info
	same info c.book missing.book c.book
	same verify
	same verify c.book missing.book c.book
	same verify --edition=candidate
	same selftest
	same --complete show mov
	same --complete list --area ''
}

@test "what is read of a file or of standard input is read" {
	need_sandbox
	small_corpus
	printf 'error[E0382]: use of moved value: `a`\n' > said.txt
	same explain said.txt
	[ -s auto.out ]
	input=said.txt same explain
	[ -s auto.out ]
	printf 'mov-after\nloan-rules\n' > names.txt
	input=names.txt same show -
	[ -s auto.out ]
	printf 'destructor\n' > query.txt
	input=query.txt same search -
	[ -s auto.out ]
	same explain missing.txt
	[ "$(cat auto.status)" = 2 ]
	printf '# On its own\n\nText.\n' > alone.md
	same alone.md
	grep -q 'On its own' auto.out
}

@test "one's own notes are shown, of a book that is not named" {
	need_sandbox
	small_corpus
	mkdir -p n home/.local/share/rust-interview/books
	printf '# A note\n\nMind the gap.\n' > n/note-moves.md
	ri compile -q -o home/.local/share/rust-interview/books/notes.book n
	same moves
	grep -q 'Mind the gap' auto.out
	same random --seed=1 --topic=moves
}

@test "a damaged book is told of as before" {
	need_sandbox
	small_corpus
	printf '\377' | dd of=c.book bs=1 seek=$(($(wc -c < c.book) / 3)) \
	    conv=notrunc status=none
	for c in moves 'search value' list verify info selftest; do
		same $c
	done
}

@test "on a terminal hits are kept and the pager is started" {
	need_terminal
	need_sandbox
	small_corpus
	printf '#!/bin/sh\nsed "s/^/PAGED /"; : > ran\n' > pager
	chmod +x pager
	for mode in off auto strict; do
		rm -rf home ran
		mkdir home
		tty() {
			script -qec "stty rows $1 cols 70; TERM=dumb RUST_INTERVIEW_SANDBOX=$mode rust-interview -b c.book -P ./pager $2; echo STATUS=\$?" /dev/null </dev/null | tr -d '\r'
		}
		tty 40 'search destructor' > one
		tty 5 1 > two
		[ -e ran ]
		tty 5 'search nothing-has-this' > three
		tty 5 'random --seed=1' > four
		tty 40 today > five
		tty 5 '-P nosuchpager list' > six
		cat one two three four five six > $mode.all
	done
	grep -q 'PAGED .*implement Copy' auto.all
	grep -q "cannot start the pager 'nosuchpager'" auto.all
	diff off.all auto.all
	diff off.all strict.all
}

@test "Ctrl-C at the question and a size that changes do what they did" {
	[ -x "${PTY-}" ] || skip "built without browse: no $PTY"
	need_sandbox
	small_corpus
	for mode in off auto strict; do
		run "$PTY" 60x12 env TERM=xterm RUST_INTERVIEW_SANDBOX=$mode \
		    rust-interview -b c.book random --seed=1 <<'END'
wait any key
size 40x9
send \x03
END
		[ "$status" != 77 ] || skip "no pseudo-terminal can be made here"
		[[ $output == *"ended by signal 2"* ]]
	done
}

@test "memory that runs out is told of as before" {
	need_sandbox
	small_corpus
	if (ulimit -v 8192 && rust-interview --version) > /dev/null 2>&1; then
		ulimit -v 8192
		same search destructor
	else
		skip "memory cannot be limited here"
	fi
}

@test "what RUST_INTERVIEW_SANDBOX does not know is one line and status 2" {
	small_corpus
	RUST_INTERVIEW_SANDBOX=on run --separate-stderr ri -b c.book moves
	[ "$status" = 2 ]
	[ -z "$output" ]
	[ "$stderr" = "rust-interview: RUST_INTERVIEW_SANDBOX is 'on'; there are auto, off and strict" ]
}

@test "--version says what holds, and strict without it is status 2" {
	run ri --version
	[[ ${lines[-1]} == "Sandbox: "* ]]
	RUST_INTERVIEW_SANDBOX=off run ri --version
	[ "${lines[-1]}" = "Sandbox: off, by RUST_INTERVIEW_SANDBOX" ]
	small_corpus
	RUST_INTERVIEW_SANDBOX=strict run ri --version
	if [ "${lines[-1]}" = "Sandbox: Landlock, seccomp" ]; then
		RUST_INTERVIEW_SANDBOX=strict ri -b c.book moves
	else
		RUST_INTERVIEW_SANDBOX=strict run ri -b c.book moves
		[ "$status" = 2 ]
		[ "${#lines[@]}" = 1 ]
	fi
}
