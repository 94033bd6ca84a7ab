load common

@test "--help and --version go to standard output, exit 0" {
	for c in '' show search list random code compile lint info verify export help; do
		run --separate-stderr ri $c --help
		[ "$status" = 0 ]
		[[ ${lines[0]} == "Usage: rust-interview"* ]]
		[ -z "$stderr" ]
	done
	run --separate-stderr ri --version
	[ "$status" = 0 ]
	[[ ${lines[0]} == "rust-interview "[0-9]* ]]
	[[ $output == *"NO WARRANTY"* ]]
	run ri help search
	[ "$status" = 0 ]
	run ri help nosuch
	[ "$status" = 1 ]
}

@test "an unknown option is one line and a hint, exit 2" {
	run --separate-stderr ri --nosuch
	[ "$status" = 2 ]
	[ "${#stderr_lines[@]}" = 2 ]
	[[ $stderr == *"unknown option '--nosuch'"*"Try 'rust-interview"* ]]
}

@test "a full disk is an error, a closed pipe is quiet" {
	small_corpus
	if [ -w /dev/full ]; then
		for args in moves 'search owner' list '--help' 'code mov-after'; do
			run bash -c "rust-interview -b c.book $args > /dev/full"
			[ "$status" = 2 ]
			[[ $output == *"No space left"* ]]
		done
	fi
	run bash -c 'rust-interview -b c.book list --json >&-'
	[ "$status" = 2 ]
	run bash -c 'set -o pipefail; (for i in $(seq 50); do rust-interview -b c.book moves || exit; done) | head -n 1'
	[ "${#lines[@]}" = 1 ]
}

@test "no styles into a pipe unless asked for" {
	small_corpus
	run bash -c 'rust-interview -b c.book moves | grep -c "$(printf "\033")"'
	[ "$output" = 0 ]
	run bash -c 'rust-interview -b c.book --color=always moves | grep -c "$(printf "\033")"'
	[ "$output" -gt 0 ]
	run bash -c 'CLICOLOR_FORCE=1 rust-interview -b c.book moves | grep -c "$(printf "\033")"'
	[ "$output" -gt 0 ]
	run bash -c 'NO_COLOR=1 CLICOLOR_FORCE=1 rust-interview -b c.book moves | grep -c "$(printf "\033")"'
	[ "$output" = 0 ]
}

@test "a locale without UTF-8 gets ASCII" {
	mkdir u
	# shellcheck disable=SC1112 # these quotes are meant
	printf '# Ünïcode – “quotes” → arrows\n\nIt’s größer… 日本\n' > u/u.md
	ri compile -q -o u.book u
	run bash -c 'LC_ALL=C rust-interview -b u.book u | LC_ALL=C grep -c "[^ -~]"'
	[ "$output" = 0 ]
	run bash -c 'LC_ALL=C.UTF-8 rust-interview -b u.book u'
	[[ $output == *größer…* ]]
}

@test "UTF-8 is what the first variable names, installed or not" {
	mkdir u
	printf '# Größer\n\n日本\n' > u/u.md
	ri compile -q -o u.book u
	say() { env -u LC_ALL -u LC_CTYPE -u LANG "$@" rust-interview -b u.book u; }
	for v in LANG=xx_YY.UTF-8 LC_CTYPE=UTF-8 LC_ALL=xx_YY.utf8 LANG=en_US.UTF-8@euro; do
		run say $v
		[ "$status" = 0 ]
		[[ $output == *Größer*日本* ]]
	done
	for v in LANG=C LC_ALL=POSIX LC_CTYPE=de_DE.ISO-8859-1 LANG=de_DE; do
		run say $v
		[[ $output != *Größer* ]]
	done
	run say LC_ALL=C LC_CTYPE=C.UTF-8 LANG=C.UTF-8
	[[ $output != *Größer* ]]
	run say LC_ALL= LC_CTYPE=C LANG=C.UTF-8
	[[ $output != *Größer* ]]
}

@test "control characters and escapes in a corpus never reach the output" {
	mkdir h
	printf '# A \033]0;owned\007 title\n\ntext \033[31mred\033[0m \302\233 31m \342\200\256 rtl\n\n```\n\033[2Jcode\n```\n' > h/h.md
	ri compile -q -o h.book h
	for args in h 'list' 'list --json' 'list --tsv' 'search text' 'search --json text' '-w h' '-f h' '-k title'; do
		run bash -c "rust-interview -b h.book --color=never $args | LC_ALL=C grep -c \"\$(printf '[\033\007\233]')\""
		[ "$output" = 0 ]
	done
}

@test "on a terminal long text goes through the pager, short text does not" {
	need_terminal
	small_corpus
	cat > pager <<'END'
#!/bin/sh
echo "PAGED $1"
cat >/dev/null
END
	chmod +x pager
	run script -qec "stty rows 5 cols 60; RUST_INTERVIEW_PAGER='./pager \"a b\"' TERM=xterm rust-interview -b c.book moves" /dev/null
	[[ $output == *"PAGED a b"* ]]
	run script -qec "stty rows 200 cols 60; RUST_INTERVIEW_PAGER=./pager TERM=xterm rust-interview -b c.book moves" /dev/null
	[[ $output != *PAGED* ]]
	run script -qec "stty rows 5 cols 60; PAGER= TERM=xterm rust-interview -b c.book moves" /dev/null
	[[ $output == *"one owner"* ]]
	run script -qec "stty rows 5 cols 60; TERM=xterm rust-interview -P nosuchpager -b c.book moves" /dev/null
	[[ $output == *"cannot start the pager 'nosuchpager'"*"one owner"* ]]
}

@test "on a terminal a hit of the last search is opened by its number" {
	need_terminal
	small_corpus
	run script -qec "TERM=xterm rust-interview -b c.book --no-pager search destructor" /dev/null
	[[ $output == *"When does a value implement Copy?"* ]]
	run ri -b c.book 1
	[ "$status" = 0 ]
	[[ $output == *"no destructor"* ]]
	run ri -b c.book show -1
	[ "$status" = 0 ]
	run ri -b c.book 99
	[ "$status" = 2 ]
}

@test "what has several meanings is numbered on a terminal, lines end between words" {
	need_terminal
	small_corpus
	say() { script -qec "stty rows 40 cols $1; TERM=dumb rust-interview -b c.book $2" /dev/null | tr -d '\r'; }
	run say 30 'search move'
	[[ $output == *$'\n     rust-interview N opens'* ]]
	for line in "${lines[@]}"; do [ "${#line}" -le 30 ]; done
	printf '## Twice {#other .mid}\n\nx\n' >> c/moves.md
	printf '## Twice {#another .mid}\n\ny E0382\n' >> c/moves.md
	ri compile -q -o c.book c
	run say 30 twice
	[[ $output == *"  1  moves#other"*"  2  moves#another"*"rust-interview N opens"* ]]
	run ri -b c.book 2
	[[ $output == *E0382* ]]
	run say 30 list
	for line in "${lines[@]}"; do [ "${#line}" -le 30 ]; done
}

@test "every error says what to do next" {
	small_corpus
	for args in 77 zzqqy 'search zzqqy' '-k zzqqy' 'list --level=senior --kind=design' \
	    'list --topic=nosuch' 'code nosuch' 'help nosuch' serch; do
		run ri -b c.book $args
		[ "$status" -gt 0 ]
		echo "$args: $output"
		[[ $output == *"rust-interview "[a-z-]* || $output == *"-K searches"* ]]
	done
}

@test "closed standard output is an error of every command, closed input too" {
	small_corpus
	for args in '--help' '--version' help 'help compile' 'compile --help' \
	    'lint --code-sums c' 'verify c.book' 'info c.book' 'list' \
	    'export texinfo -' 'compile -o d.book c'; do
		run bash -c "rust-interview -b c.book $args >&-"
		[ "$status" = 2 ]
		[[ $output == *"standard output: Bad file descriptor" ]]
	done
	run bash -c 'rust-interview -b c.book show - <&-'
	[ "$status" = 2 ]
	run bash -c 'rust-interview -b c.book export texinfo - >/dev/full'
	[ "${#lines[@]}" = 1 ]
	run bash -c 'rust-interview compile -v -o e.book c 2>&- >&-; rust-interview verify -q e.book'
	[ "$status" = 0 ]
}

@test "a pager nobody asked for may be missing, one that fails is trouble" {
	need_terminal
	small_corpus
	tty() { script -qec "stty rows 5 cols 60; TERM=dumb $*; echo STATUS=\$?" /dev/null </dev/null; }
	ri=$(command -v rust-interview)
	run tty "PATH= $ri -b c.book moves"
	[[ $output != *"cannot start"* ]]
	[[ $output == *"one owner"*STATUS=0* ]]
	run tty "rust-interview -P 'sh -c \"cat >/dev/null; exit 3\"' -b c.book moves"
	[[ $output == *"the pager 'sh' failed: exit status 3"*STATUS=2* ]]
	run tty "rust-interview -P 'sed \"s/^/PAGED /\"' -b c.book code mov-after"
	[[ $output == *"PAGED"* ]]
}

@test "a line wider than the screen takes several of its rows" {
	need_terminal
	small_corpus
	run script -qec "stty rows 12 cols 20; TERM=dumb rust-interview -P 'sed \"s/^/PAGED /\"' -b c.book list --json" /dev/null
	[[ $output == *PAGED* ]]
	run script -qec "stty rows 12 cols 300; TERM=dumb rust-interview -P 'sed \"s/^/PAGED /\"' -b c.book list --json" /dev/null
	[[ $output != *PAGED* ]]
}

@test "random waits for a key on a terminal: q ends, Ctrl-C leaves it sane" {
	need_terminal
	small_corpus
	ask() { (sleep 0.3; printf %b "$1"; sleep 0.1) | script -qec "rust-interview -b c.book random --topic=moves --kind=concept; echo STATUS=\$?; stty -a" /dev/null; }
	run ask ' '
	[[ $output == *"any key: the answer"*"no destructor"*STATUS=0* ]]
	run ask q
	[[ $output != *"no destructor"* ]]
	[[ $output == *STATUS=0* ]]
	run ask '\003'
	[[ $output != *"no destructor"* ]]
	[[ $output == *STATUS=130*" icanon"*" echo "* ]]
}

@test "code is coloured as many colours and the ground allow" {
	small_corpus
	say() { env "$@" rust-interview -b c.book --color=always mov-after; }
	[[ $(say TERM=xterm) == *$'\033[35mlet\033[0m'* ]]
	[[ $(say TERM=xterm-256color) == *$'\033[38;5;176mlet\033[0m'* ]]
	[[ $(say TERM=xterm-256color COLORFGBG='0;15') == *$'\033[38;5;90mlet\033[0m'* ]]
	[[ $(rust-interview -b c.book --color=never mov-after) != *$'\033'* ]]
}

@test "a wrong number, an empty name and a word too many are named" {
	small_corpus
	fails 2 "--limit takes a number from 0 on, not '-1'" ri -b c.book search -n -1 x
	fails 2 '--limit: 99999999999999999999 is too large' \
	    ri -b c.book search -n 99999999999999999999 x
	fails 2 'the name of a book is empty' ri -b '' list
	fails 2 'the name of a file is empty' ri -l ''
	fails 2 'help takes one command' ri help search list
}

@test "export says whose help tells more" {
	small_corpus
	echo mine > there
	fails 2 "Try 'rust-interview export --help'" ri -b c.book export json there
	[ "$(cat there)" = mine ]
}

@test "the usage line of a command without words ends with its options" {
	ri random --help > got
	[ "$(head -n 1 got)" = 'Usage: rust-interview random [OPTION]...' ]
}
