# new and watch: a corpus to begin with, compiled as it is written.
load common

@test "a new corpus compiles, lints clean and is read as its Makefile says" {
	ri new handbook
	cd handbook
	[ "$(ls | tr '\n' ' ')" = "Makefile book.yaml deploy.md writing.md " ]
	run ri lint .
	[ "$status" = 0 ]
	[ -z "$output" ]
	run --separate-stderr ri compile -v .
	[ "$status" = 0 ]
	[[ $stderr != *warning* ]]
	[ -f handbook.book ]
	rm handbook.book
	need make make
	make check install
	[[ $(ri writing links) == *"How do links work?"* ]]
	share="$HOME/.local/share"
	[ -f "$share/man/man7/handbook-deploy.7" ]
	[ "$(readlink "$share/man/man7/publishing.7handbook")" = handbook-deploy.7 ]
	make uninstall clean
	[ -z "$(ls -A "$HOME")" ]
	[ ! -e handbook.book ]
}

@test "a new book is called after its folder, in letters that names may have" {
	mkdir 'My team & co'
	ri new 'My team & co'
	grep -q '^name: My-team-co$' 'My team & co/book.yaml'
	mkdir e && cd e
	ri new .
	grep -q '^name: e$' book.yaml
}

@test "new touches no folder that holds anything" {
	mkdir full && echo mine > full/.hidden
	run ri new full
	[ "$status" = 2 ]
	[[ $output == *"full is not empty"* ]]
	[ "$(ls -A full)" = .hidden ]
	echo mine > file
	for what in file file/below nosuch/below ''; do
		run ri new "$what"
		[ "$status" = 2 ]
	done
	[ "$(cat file)" = mine ]
	run ri new one two
	[ "$status" = 2 ]
}

# watching ARG...: watch in the background, its output in "out".
watching() {
	timeout -s KILL 60 rust-interview watch "$@" >out 2>err &
	watcher=$!
	wait_for 'read it with'
}

# wait_for TEXT [N]: until "out" or "err" has it N times.
wait_for() {
	for _ in $(seq 200); do
		[ "$(cat out err | grep -c -- "$1")" -lt "${2:-1}" ] || return 0
		sleep 0.1
	done
	echo "no '$1':"; cat out err
	return 1
}

# end SIGNAL: the watcher ends by it, with status 0.
end() {
	# timeout(1) passes it on.
	kill "-$1" "$watcher"
	wait "$watcher"
}

@test "watch compiles again when a file changes, comes or goes, and says which" {
	for polls in '' --poll; do
		rm -rf c && small_corpus
		watching $polls -o w.book c
		sed -i 's/One `&mut T`/Only one `\&mut T`/' c/loans.md
		wait_for 'changed: c/loans.md'
		wait_for 'read it with' 2
		[[ $(ri -b w.book loan-rules) == *"Only one"* ]]
		mkdir c/new && sleep 0.2
		echo '# Fresh' > c/new/fresh.md
		wait_for 'new: c/new/fresh.md'
		wait_for 'read it with' 3
		rm c/moves.md
		wait_for 'gone: c/moves.md'
		wait_for 'read it with' 4
		run ri -b w.book moves
		[ "$status" = 1 ]
		end TERM
	done
}

@test "watch survives what does not compile" {
	small_corpus
	watching -o w.book c
	cp w.book before
	printf -- '---\ntitle: [x\n---\n' > c/bad.md
	wait_for 'bad.md:.*error'
	cmp w.book before
	rm c/bad.md
	wait_for 'read it with' 2
	end TERM
}

@test "watch ends by a signal with nothing left over" {
	small_corpus
	for signal in INT TERM HUP; do
		run timeout --preserve-status -k 30 -s "$signal" 3 \
		    rust-interview watch -o w.book c
		[ "$status" = 0 ]
		[ "$(find . -name '*.tmp.*')" = "" ]
	done
}

@test "watch says what it cannot watch" {
	run ri watch
	[ "$status" = 2 ]
	run timeout 20 rust-interview watch nosuch
	[ "$status" = 2 ]
	[[ $output == *"nosuch"* ]]
}

# three_commands: those of standard input, as README, info and man page have
# them.
three_commands() {
	sed -e 's/^\.B //' -e 's/^ *//' -e 's/\\-/-/g' |
	    sed -n '/^rust-interview compile -o wiki.book/,/^man deploy$/p' |
	    grep -E '^(rust-interview|man) '
}

@test "three commands lead from a wiki to man deploy, wherever they are told" {
	root="${srcdir:-.}"
	three_commands < "$root/README" > commands
	[ "$(wc -l < commands)" = 3 ]
	three_commands < "$root/man/rust-interview-corpus.5" | diff commands -
	three_commands < "$root/info/rust-interview.texi" | diff commands -
	# On the first screen.
	[ "$(grep -n '^    man deploy$' "$root/README" | cut -d: -f1)" -le 24 ]
	need man man-db
	mkdir -p home/wiki home/.local/bin
	printf '# Deploying\n\nPush the tag.\n' > home/wiki/deploy.md
	PATH="$HOME/.local/bin:$PATH" MANPAGER=cat run sh -ec "$(cat commands)"
	[ "$status" = 0 ]
	[[ $output == *"WIKI-DEPLOY(7)"*"Push the tag."* ]]
}
