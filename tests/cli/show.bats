load common

@test "a page is shown by slug, alias and title, whatever the case" {
	small_corpus
	for name in moves move-semantics MOVES 'Moving values' moves.md; do
		run ri -b c.book "$name"
		[ "$status" = 0 ]
		[[ $output == *"A value has one owner."* ]]
		[[ $output == *"What happens after a move?"* ]]
	done
}

@test "an entry is shown by id, page#id, PAGE/ID, PAGE ID and error code" {
	small_corpus
	for name in mov-after 'moves#mov-after' moves/mov-after 'moves mov-after' E0382; do
		run ri -b c.book "$name"
		[ "$status" = 0 ]
		[[ $output == *"What happens after a move?"* ]]
		[[ $output != *"A value has one owner."* ]]
	done
	run ri -b c.book moves mov-after
	[ "$status" = 0 ]
}

@test "show reaches a page by the word show too" {
	small_corpus
	run ri -b c.book show moves
	[ "$status" = 0 ]
	[[ $output == *"one owner"* ]]
}

@test "several names are shown one after the other" {
	small_corpus
	run ri -b c.book moves loans
	[ "$status" = 0 ]
	[[ $output == *"one owner"*"borrow checker compares"* ]]
}

@test "hidden lines of code are not shown" {
	small_corpus
	run ri -b c.book mov-after
	[[ $output != *"fn main"* ]]
	[[ $output == *"assert_eq!(a, b);"* ]]
}

@test "--short gives title, short answer and example in 25 lines at most" {
	small_corpus
	run ri -b c.book --short mov-after
	[ "$status" = 0 ]
	[[ ${lines[0]} == *"What happens after a move?"* ]]
	[[ $output == *"The old name is gone"*"assert_eq!"* ]]
	[[ $output != *"Ownership went"* ]]
	[ "${#lines[@]}" -le 25 ]
}

@test "--part shows only the parts named" {
	small_corpus
	run ri -b c.book --part=red-flags mov-after
	[ "$status" = 0 ]
	[[ $output == *"It is copied"* ]]
	[[ $output != *"The old name is gone"* ]]
	run ri -b c.book --part=nonsense mov-after
	[ "$status" = 2 ]
	[[ $output == *"red-flags"* ]]
}

@test "lines that list and search print are names" {
	small_corpus
	line=$(ri -b c.book list --tsv | grep mov-copy)
	run ri -b c.book "$line"
	[ "$status" = 0 ]
	[[ $output == *"no destructor"* ]]
	run bash -c "rust-interview -b c.book list --tsv | rust-interview -b c.book show -"
	[ "$status" = 0 ]
	[[ $output == *"one owner"*"no destructor"* ]]
}

@test "--width=0 prints each paragraph on one line" {
	small_corpus
	run bash -c "rust-interview -b c.book --width=0 moves | grep -c 'A value has one owner. Assignment moves it.'"
	[ "$output" = 1 ]
}

@test "no line is wider than the width asked for, but code" {
	small_corpus
	for width in 40 60 80; do
		wide=$(MANWIDTH=$width ri -b c.book loans | awk -v w=$width 'length($0) > w' | wc -l)
		[ "$wide" = 0 ]
	done
}

@test "-f, -w and -k answer as man's letters do" {
	small_corpus
	run ri -b c.book -f moves
	[ "$status" = 0 ]
	[[ $output == "moves "*" - what a move does" ]]
	run ri -b c.book -w mov-after
	[ "$status" = 0 ]
	[ "$output" = "$(printf 'c.book\tmoves.md:10')" ]
	run ri -b c.book -k reference
	[ "$status" = 0 ]
	[[ $output == "loans "* ]]
	run ri -b c.book -k nosuchword
	[ "$status" = 1 ]
	[[ $output == *"nothing appropriate"* ]]
}

@test "an unknown name says so with near names and hits, exit 1" {
	small_corpus
	run --separate-stderr ri -b c.book mowes
	[ "$status" = 1 ]
	[ -z "$output" ]
	[[ $stderr == *"no page or question is named 'mowes'"*"moves"* ]]
	run --separate-stderr ri -b c.book destructor parts
	[ "$status" = 1 ]
	[[ $stderr == *"rust-interview moves#mov-copy"* ]]
}

@test "a word near a command, or a synonym of one, names the command" {
	small_corpus
	run ri -b c.book serch
	[ "$status" = 1 ]
	[[ $output == *"rust-interview search"* ]]
	run ri -b c.book grep owner
	[ "$status" = 1 ]
	[[ $output == *"rust-interview search"* ]]
}

@test "a name of several things lists them, -a shows all" {
	mkdir d
	printf '# One\n\ntext\n\n## Same title\n\nfirst\n\n## Other\n\nx\n' > d/one.md
	printf '# Two\n\ntext\n\n## Same title\n\nsecond\n\n## Other\n\nx\n' > d/two.md
	ri compile -q -o d.book d
	run ri -b d.book 'same title'
	[ "$status" = 0 ]
	[[ $output == *"one#same-title"*"two#same-title"* ]]
	[[ $output != *first* ]]
	run ri -b d.book -a 'same title'
	[ "$status" = 0 ]
	[[ $output == *first*second* ]]
}

@test "the contents name areas, topics and commands to try" {
	small_corpus
	run ri -b c.book
	[ "$status" = 0 ]
	[[ $output == *moves* ]]
	[[ $output == *"rust-interview search"* ]]
}

@test "the built book answers by topic and by question" {
	run ri ownership
	[ "$status" = 0 ]
	run ri own-rules
	[ "$status" = 0 ]
}

@test "whole lines of list, search and -k are names, on a terminal too" {
	need_terminal
	small_corpus
	tty() { TERM=dumb script -qec "rust-interview -b c.book --no-pager $*" /dev/null </dev/null | tr -d '\r'; }
	tty list > lines
	tty search owner >> lines
	ri -b c.book -k mov >> lines
	ri -b c.book search destructor >> lines
	grep -v '^     [^ ]* [^ ]' lines > names
	[ "$(grep -c . names)" -ge 8 ]
	while IFS= read -r line; do
		run ri -b c.book show -- "$line"
		[ "$status" = 0 ]
	done < names
}

@test "what search prints to people is a list of names, each once" {
	small_corpus
	ri -b c.book search loans borrow > hits
	grep -q '^     ' hits
	run --separate-stderr ri -b c.book show -f - < hits
	[ "$status" = 0 ]
	[ -z "$stderr" ]
	[ "${#lines[@]}" = "$(grep -c '^ *[0-9]' hits)" ]
	# A title line alone is a name, too.
	run ri -b c.book show -f - <<< "$(head -n 1 hits)"
	[ "${#lines[@]}" = 1 ]
}

@test "a name without text is a usage error" {
	small_corpus
	for name in '' '   '; do
		run ri -b c.book "$name"
		[ "$status" = 2 ]
		[[ ${lines[0]} == *"what should be shown?" ]]
	done
}

@test "a name of 100 KB is one short line" {
	small_corpus
	long=$(head -c 100000 /dev/zero | tr '\0' a)
	for args in '' search list code help; do
		run ri -b c.book $args "$long"
		[ "$status" = 1 ]
		[ "${#lines[@]}" = 1 ]
		[ "${#output}" -lt 300 ]
		[[ $output == *"aaa..."* ]]
	done
}

@test "a part that is not there is a miss; options may stand before show" {
	small_corpus
	run ri -b c.book --part=task mov-after
	[ "$status" = 1 ]
	[[ $output == *"'mov-after' has no part task" ]]
	run ri -b c.book --short show mov-after
	[[ $output != *"Ownership went"* ]]
	run ri -b c.book -f show moves
	[[ $output == *"what a move does" ]]
}

@test "a question is no slip of a command's name, quiz is a synonym" {
	small_corpus
	run ri -b c.book how to move
	[[ $output != *"rust-interview show"* ]]
	run ri -b c.book quiz me
	[ "$status" = 1 ]
	[[ $output == *"rust-interview random"* ]]
}

@test "-f and -w answer for each name that there is and report the others" {
	small_corpus
	for letter in f w; do
		run --separate-stderr ri -b c.book -$letter moves nosuch loans
		[ "$status" = 1 ]
		[ "${#lines[@]}" = 2 ]
		[ "$stderr" = "rust-interview: no page or question is named 'nosuch'" ]
	done
	run --separate-stderr ri -b c.book moves nosuch loans
	[ "$status" = 1 ]
	[ -z "$output" ]
}
