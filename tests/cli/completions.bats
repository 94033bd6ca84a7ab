load common

shells="$BATS_TEST_DIRNAME/../../completions"

# candidates WORD...: what may stand where the last WORD is typed.
candidates() { ri -b c.book --complete "$@"; }

use_small_corpus() {
	small_corpus
	export RUST_INTERVIEW_BOOK="$PWD/c.book"
}

# offered WORD...: the candidates without what is said of them.
offered() { ri --complete "$@" | cut -f1; }

@test "a first word is a command or a page, with what it is" {
	use_small_corpus
	run ri --complete ''
	[ "$status" = 0 ]
	[[ $output == *"search	find entries, best first"* ]]
	[[ $output == *"loans	Loans and references"* ]]
	[[ $output != *"mov-after"* ]]
	[ "$(offered ex)" = "$(printf 'explain\nexercise\nexport')" ]
}

@test "questions are offered by id, and by page#id" {
	use_small_corpus
	[ "$(offered mov)" = "$(printf 'moves\nmov-after\nmov-copy')" ]
	[ "$(offered 'moves#mov-c')" = 'moves#mov-copy' ]
	[ "$(offered show loan)" = "$(printf 'loans\nloan-rules')" ]
	[ "$(offered list mo)" = moves ]
}

@test "nothing to offer leaves it to the shell, exit status 1" {
	use_small_corpus
	run ri --complete nosuchname
	[ "$status" = 1 ] && [ -z "$output" ]
	run ri --complete compile ''
	[ "$status" = 1 ] && [ -z "$output" ]
	run ri --complete export json ''
	[ "$status" = 1 ] && [ -z "$output" ]
}

@test "values of options are offered, also behind a comma and an equals sign" {
	use_small_corpus
	[ "$(offered list --level j)" = junior ]
	[ "$(offered list --level=junior,s)" = --level=junior,senior ]
	[ "$(offered show --part re)" = red-flags ]
	[ "$(offered --color=n)" = --color=never ]
	[ "$(offered list --topic lo)" = loans ]
	[ "$(offered list --area pa)" = pages ]
	[ "$(offered export ma | head -1)" = man ]
	[ "$(offered help sel)" = selftest ]
}

@test "the book that was named is looked into" {
	small_corpus
	[ "$(offered -b c.book loan)" = "$(printf 'loans\nloan-rules')" ]
	[ "$(offered --book c.book list lo)" = loans ]
	run ri --complete -b nosuch.book loan
	[ "$status" = 1 ] && [ -z "$output" ]
}

@test "every option of --help is offered, whichever program has it" {
	use_small_corpus
	options='s/^ *\(-., \)\{0,1\}\(--[a-z-]*\).*/\2/p'
	ri --help | sed -n "$options" | sort > common
	for command in $(ri help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p') ; do
		ri "$command" --help | sed -n "$options" | sort > help
		offered "$command" -- | sort > offered
		echo "$command"
		[ -s offered ]
		[ -z "$(comm -23 help offered)" ]
		[ -z "$(comm -13 help offered | comm -23 - common)" ]
	done
	[ "$command" = help ]
}

@test "options of the programs beside have their values, their words are offered" {
	use_small_corpus
	[ "$(offered interview --format ma)" = markdown ]
	[ "$(offered interview --topics lo)" = loans ]
	[ "$(offered interview --swap mov-c)" = mov-copy ]
	[ "$(offered exercise --level j)" = junior ]
	[ "$(offered compile --edition=c)" = --edition=candidate ]
	[ "$(offered browse --kind de)" = "$(printf 'debug\ndesign')" ]
	[ "$(offered notes loan)" = "$(printf 'loans\nloan-rules')" ]
	run ri --complete compile --book
	[ "$status" = 1 ]
	printf '\n## Do it {#mov-do .junior .exercise}\nx\n' >> c/moves.md
	ri compile -q -o c.book c
	[ "$(offered exercise start '')" = mov-do ]
	[ "$(offered exercise start mov)" = mov-do ]
}

@test "the verbs that are offered are those that there are" {
	use_small_corpus
	for verb in $(ri exercise --help | sed -n '/^$/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
		[ "$(offered exercise "$verb")" = "$verb" ]
	done
	[ "$(offered exercise '' | wc -l)" = "$(ri exercise --help |
	    grep -Ec '^  (list|show|start|check|hint|solution) ')" ]
	[ "$(offered study '' | sort)" = "$(ri study --help |
	    sed -n '/^Verbs:/,/^$/p' | sed 's/^Verbs://' | tr ' ' '\n' |
	    grep . | sort)" ]
}

@test "a name cannot bring a control or a second line into the shell" {
	mkdir d
	printf -- '---\ntitle: "a\\tb\\e[31mc"\n---\n\n## x {#x}\n' > "d/evil"$'\t'"name.md"
	ri compile -q -o d.book d 2>/dev/null || [ $? = 1 ]
	run ri --complete -b d.book evil
	[ "$status" = 0 ]
	[ "${#lines[@]}" = 1 ]
	[ -z "$(printf '%s' "$output" | LC_ALL=C tr -d '\t -~\200-\377')" ]
}

# in_bash LINE: what bash would offer behind LINE.
in_bash() {
	bash --norc -c '
	. "$1/rust-interview"
	complete -p rust-interview >/dev/null || exit 3
	COMP_LINE=$2 COMP_POINT=${#2}
	read -ra COMP_WORDS <<<"${2//=/ = }"
	[[ $2 != *" " ]] || COMP_WORDS+=("")
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
	_rust_interview 2>/dev/null
	printf "%s\n" "${COMPREPLY[@]}"' - "$shells" "$1"
}

@test "bash offers commands, options, names and values" {
	use_small_corpus
	[ "$(in_bash 'rust-interview sel')" = selftest ]
	[ "$(in_bash 'rust-interview list --lev')" = --level ]
	[ "$(in_bash 'rust-interview moves#')" = "$(printf 'moves#mov-after\nmoves#mov-copy')" ]
	[ "$(in_bash 'rust-interview list --level=se')" = senior ]
	[ "$(in_bash 'rust-interview list --level=junior,s')" = junior,senior ]
	[ "$(in_bash 'rust-interview show --part ')" != '' ]
	[ "$(in_bash 'rust-interview nosuchname')" = '' ]
}

@test "bash registers the completion" {
	run bash --norc -c '. "$1/rust-interview" && complete -p rust-interview' - "$shells"
	[ "$output" = "complete -F _rust_interview rust-interview" ]
}

@test "fish offers commands, options, names and values" {
	need fish fish
	use_small_corpus
	in_fish() { fish --no-config -c 'source $argv[1]; complete -C $argv[2]' \
	    "$shells/rust-interview.fish" "$1" | cut -f1 | sort; }
	[ "$(in_fish 'rust-interview sel')" = selftest ]
	[ "$(in_fish 'rust-interview list --lev')" = --level ]
	[ "$(in_fish 'rust-interview loan')" = "$(printf 'loan-rules\nloans')" ]
	[ "$(in_fish 'rust-interview moves#mov-c')" = 'moves#mov-copy' ]
	[ "$(in_fish 'rust-interview list --level=se')" = --level=senior ]
}

@test "zsh completes a question's name at its prompt" {
	need zsh zsh
	need_terminal
	use_small_corpus
	cat > keys.zsh <<-'END'
	zmodload zsh/zpty
	zpty shell zsh -f -i
	zpty -w shell "PS1='' TERM=dumb; unsetopt zle_bracketed_paste; fpath=($1 \$fpath)"
	zpty -w shell 'autoload -U compinit; compinit -u -D; bindkey "^I" complete-word'
	# Keys are for the line editor, once it waits for them.
	zpty -w shell 'zle-line-init() { print rea""dy }; zle -N zle-line-init'
	zpty -r shell seen '*ready*'
	zpty -n -w shell $'rust-interview show loan-r\t --part=sho\t; print en''d\n'
	zpty -r shell seen '*end*' 
	print -r -- $seen
	zpty -d shell
	END
	run timeout 30 zsh -f keys.zsh "$shells"
	echo "$output"
	[[ $output == *"loan-rules"* ]]
	[[ $output == *"--part=short"* ]]
}
