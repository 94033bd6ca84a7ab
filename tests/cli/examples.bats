# What --help and the manual give as examples works as it stands there.
load common

# A home as the examples have it: notes, a book of them, a corpus.
examples_home() {
	small_corpus
	mv c home/notes
	cd home || return 1
	rust-interview compile -q -o notes.book notes
	cp notes.book my-notes.book
	echo 'body { margin: 2em }' > house.css
	ln -s "$(cd "${srcdir:-.}" && pwd)/corpus" corpus
	if command -v openssl >/dev/null; then
		openssl genpkey -algorithm ed25519 -out private.pem
		openssl pkey -in private.pem -pubout -out team.pub
		openssl pkeyutl -sign -inkey private.pem -rawin \
		    -in notes.book -out notes.sig
	fi
	rust-interview list -l >/dev/null || skip "built without the book"
}

commands() {
	sed -n 's/^COMMAND("\([a-z]*\)".*/\1/p' \
	    "${srcdir:-.}/src/cmd/command.def"
}

# programs_of LINE: the commands that it runs, one a line.
programs_of() {
	printf '%s\n' "$1" | sed "s/'[^']*'//g" | tr '|' '\n' |
	    awk 'NF { print $1 }'
}

# run_examples WHAT: each line of standard input is a command. Those that need a
# program that is not here, or a terminal, are passed by.
run_examples() {
	while IFS= read -r line; do
		for p in $(programs_of "$line"); do
			command -v "$p" >/dev/null || continue 2
		done
		case $line in *fzf*|*cargo*|*browse*|*study*) continue ;; esac
		case $line in *' --signature '*)
			command -v openssl >/dev/null || continue ;;
		esac
		case $line in *' prove '*|*'exercise check'*)
			"${RUSTC:-rustc}" --version >/dev/null 2>&1 || continue ;;
		esac
		case $line in *pdf*)
			command -v gropdf >/dev/null || continue ;;
		esac
		# What runs until it is told to end is told so.
		case $line in *' watch '*)
			line="timeout --preserve-status -s INT 3 $line" ;;
		esac
		status=0
		bash -c "$line" </dev/null >out.txt 2>err.txt || status=$?
		# 1: findings, as a linter's are.
		[ "$status" -le 1 ] ||
		    { echo "$1: $line: status $status: $(cat err.txt)"; return 1; }
	done
}

@test "each command's --help fits a screen" {
	for c in $(commands); do
		ri "$c" --help > help.txt 2>/dev/null || continue
		[ "$(wc -l < help.txt)" -le 24 ] || { echo "$c: rows"; false; }
		[ "$(wc -L < help.txt)" -le 80 ] || { echo "$c: columns"; false; }
	done
}

@test "the examples of each --help work" {
	examples_home
	for c in $(commands); do
		ri "$c" --help 2>/dev/null | sed -n '/^Examples:/,/^$/s/^  //p' |
		    run_examples "$c --help"
	done
}

@test "the examples of the manual pages work" {
	examples_home
	for page in "${srcdir:-.}"/man/*.1; do
		awk '/^\.SH/ { on = ($2 == "EXAMPLES") }
		    on && /^\.(B|BI|BR) rust-interview/ {
			sub(/^\.B[IR]? /, ""); gsub(/\\-/, "-")
			gsub(/\\\(aq/, "\047"); gsub(/\\e/, "\\")
			print
		    }' "$page" | run_examples "${page##*/}"
	done
}

@test "without a word the contents fit a screen" {
	rust-interview > out.txt || skip "built without the book"
	[ "$(wc -l < out.txt)" -le 23 ]
	[ "$(wc -L < out.txt)" -le 80 ]
}
