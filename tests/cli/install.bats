# install and uninstall: a book as a user's own man pages and info manual.
load common

# snapshot FILE: every name below the home with its kind, mode, link and sum.
snapshot() {
	(cd "$HOME" && find . -printf '%p %y %m %l\n' | sort &&
	    find . -type f -exec sha256sum {} + | sort) > "$1"
}

# handbook: wiki.book of a wiki of two pages.
handbook() {
	mkdir -p wiki
	printf '%s\n' '# Deploy the service' '' 'Run **make deploy**.' '' \
	    '## How do I roll back?' '' 'Use `make back`.' > wiki/deploy.md
	printf '%s\n' '---' 'aliases: [pager-duty]' '---' '# On call' '' \
	    'See [deploy](deploy.md).' > wiki/on-call.md
	ri compile -q -o wiki.book wiki
	share="$HOME/.local/share"
}

# paths: man and info look into the home as they do with ~/.local/bin on PATH.
paths() {
	export MANPATH="$share/man:" INFOPATH="$share/info:" MANPAGER=cat
}

@test "an installed book is found by this program, by man and by info" {
	handbook
	need man man-db
	need makeinfo texinfo
	need install-info install-info
	need info info
	ri install -q wiki.book
	paths
	[[ $(ri deploy) == *"make deploy"* ]]
	for name in deploy wiki-deploy pager-duty wiki-pager-duty; do
		man "$name" >/dev/null
	done
	[[ $(man deploy) == *"make deploy"* ]]
	[ "$(readlink "$share/man/man7/pager-duty.7wiki")" = wiki-on-call.7 ]
	[[ $(info -o - wiki deploy 2>&1) == *"make deploy"* ]]
	grep -q '^\* wiki: (wiki)' "$share/info/dir"
}

@test "apropos knows an installed book" {
	need mandb man-db
	handbook
	ri install -q wiki.book
	paths
	[ -f "$share/man/index.db" ] || skip "mandb makes no index here"
	[[ $(man -k -s 7 'Deploy the service') == *wiki-deploy* ]]
}

@test "uninstall leaves an empty home byte for byte as it was" {
	handbook
	snapshot before
	ri install -q wiki.book
	ri uninstall wiki
	snapshot after
	diff before after
}

@test "uninstall leaves a home with things of its own as it was" {
	handbook
	mkdir -p "$share/man/man7" "$share/man/man1" "$share/info" \
	    "$share/rust-interview"
	printf '.TH OWN 1\n.SH NAME\nown \\- mine\n' > "$share/man/man1/own.1"
	printf 'File: dir,\tNode: Top\n\n* Menu:\n\nMine\n* own: (own). Mine.\n' \
	    > "$share/info/dir"
	snapshot before
	ri install -q wiki.book
	ri install -q wiki.book
	ri uninstall -q wiki
	# The index is man's own cache, of the page that was there.
	rm -f "$share/man/index.db"
	snapshot after
	diff before after
}

@test "of two installed books one goes and the other stays whole" {
	handbook
	mkdir wiki-b && cp wiki/deploy.md wiki-b/
	ri compile -q -o b.book wiki-b
	ri install -q wiki.book
	snapshot one
	ri install -q b.book
	[ "$(readlink "$share/man/man7/deploy.7wiki")" = wiki-deploy.7 ]
	[ -f "$share/man/man7/wiki-b-deploy.7" ]
	ri uninstall wiki-b
	rm -f "$share/man/index.db"
	snapshot two
	diff <(grep -v index.db one) two
	ri uninstall wiki
	[ -z "$(ls -A "$HOME")" ]
}

@test "a book installed again is renewed, and loses what it lost" {
	handbook
	run ri install wiki.book
	[[ $output == *"installed below"* ]]
	rm wiki/on-call.md
	sed -i 's/make deploy/make ship/' wiki/deploy.md
	ri compile -q -o wiki.book wiki
	run ri install wiki.book
	[ "$status" = 0 ]
	[[ $output == *"renewed below"* ]]
	[[ $(ri deploy) == *"make ship"* ]]
	[ ! -e "$share/man/man7/wiki-on-call.7" ]
	[ ! -L "$share/man/man7/pager-duty.7wiki" ]
}

@test "what is not the book's own stops an install, by name, and stays" {
	handbook
	mkdir -p "$share/man/man7" "$share/rust-interview/books"
	echo mine > "$share/man/man7/wiki-deploy.7"
	echo mine > "$share/man/man7/deploy.7wiki"
	echo mine > "$share/rust-interview/books/wiki.book"
	snapshot before
	run ri install wiki.book
	[ "$status" = 2 ]
	for name in man7/wiki-deploy.7 man7/deploy.7wiki books/wiki.book; do
		[[ $output == *"$name"* ]]
	done
	[[ $output != *--force* ]]
	snapshot after
	diff before after
}

@test "an install that fails in the middle leaves the home as it was" {
	handbook
	ri install -q wiki.book
	# The new version of a page meets a folder it cannot replace.
	rm "$share/man/man7/wiki-deploy.7"
	mkdir -p "$share/man/man7/wiki-deploy.7/mine"
	sed -i 's/make deploy/make ship/' wiki/deploy.md
	ri compile -q -o wiki.book wiki
	snapshot before
	run ri install wiki.book
	[ "$status" = 2 ]
	snapshot after
	diff before after
}

@test "a home that cannot be written gives one line and stays" {
	handbook
	[ "$(id -u)" != 0 ] || skip "root writes anywhere"
	chmod a-w "$HOME"
	run ri install wiki.book
	chmod u+w "$HOME"
	[ "$status" = 2 ]
	[ "${#lines[@]}" = 1 ]
	[ -z "$(ls -A "$HOME")" ]
}

@test "a home in which nothing can be made gives one line" {
	handbook
	for home in /dev/null /proc; do
		run env HOME="$home" rust-interview install wiki.book
		[ "$status" = 2 ]
		[ "${#lines[@]}" = 1 ]
	done
	run env -u HOME rust-interview install wiki.book
	[ "$status" = 2 ]
	[[ $output == *"--prefix names a place"* ]]
}

@test "install --prefix puts all below DIR/share, and uninstall takes it away" {
	handbook
	ri install -q --prefix team wiki.book
	[ -f team/share/rust-interview/books/wiki.book ]
	[ -f team/share/man/man7/wiki-deploy.7 ]
	[ -z "$(ls -A "$HOME")" ]
	[[ $(ri -b team/share/rust-interview/books deploy) == *"make deploy"* ]]
	ri uninstall -q --prefix team wiki
	[ ! -e team ]
}

@test "without makeinfo, mandb and install-info they are left out, with a line" {
	handbook
	mkdir none
	run --separate-stderr env PATH=none "$(command -v rust-interview)" \
	    install wiki.book
	[ "$status" = 0 ]
	[[ $stderr == *"left out the info manual: cannot run makeinfo"* ]]
	[[ $stderr == *"apropos will not know the pages: cannot run mandb"* ]]
	[ -f "$share/man/man7/wiki-deploy.7" ]
	env PATH=none "$(command -v rust-interview)" uninstall wiki
	[ -z "$(ls -A "$HOME")" ]
}

@test "a book that is damaged, missing or none is not installed" {
	handbook
	head -c 600 wiki.book > cut.book
	for file in cut.book wiki/deploy.md gone.book; do
		run ri install "$file"
		[ "$status" = 2 ]
		[[ $output == *"$file"* ]]
	done
	run ri install
	[ "$status" = 2 ]
	[ -z "$(ls -A "$HOME")" ]
}

@test "uninstall of a book that is not there names those that are" {
	handbook
	ri install -q wiki.book
	run ri uninstall nosuch
	[ "$status" = 1 ]
	[[ $output == *"no book 'nosuch'"*"there are wiki" ]]
}

@test "a manifest that leads out of the home is not followed" {
	handbook
	mkdir -p "$share"
	echo mine > victim
	printf 'install wiki\t../../../victim\nabove\t99\nfolder\t../\n' \
	    > "$share/.rust-interview-export"
	ri install -q wiki.book
	ri uninstall -q wiki
	[ "$(cat victim)" = mine ]
	[ -d "$HOME" ]
}
