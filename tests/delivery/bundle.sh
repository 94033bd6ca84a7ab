# shellcheck shell=sh
# The bundle: the same bytes wherever it is made; read and installed where there
# is nothing, by its program, by man and info, or by less and grep alone.

# The sources of a release, below another folder, give the same archive.
same_bytes() {
	mkdir -p "$roots/second/build/deep" &&
	    xz -dc "$distdir.tar.xz" | tar -xf - -C "$roots/second" &&
	    (cd "$roots/second/build/deep" && "$roots/second/$distdir/bundle/make" \
		"$bundle" "$version" "$roots/second/$distdir" \
		"$roots/second/$distdir/prebuilt" "$build/bin/rust-interview") &&
	    cmp "$build/$bundle.tar.gz" \
		"$roots/second/build/deep/$bundle.tar.gz" &&
	    cmp "$build/SHA256SUMS" "$roots/second/build/deep/SHA256SUMS"
}

# by_program WHERE ROOT: what the programs promise.
by_program() {
	where=$1 root=$2 b=/$bundle/bin/rust-interview
	check "search $where" says 'borrowing#' reading "$root" \
	    "$b" search -n 5 'cannot borrow as mutable'
	check "show $where" says 'own-rules' reading "$root" "$b" ownership
	check "verify $where" says ': whole: ' reading "$root" "$b" verify
	check "its folder's program $where" says 'ownership.md' reading \
	    "$root" sh -c "cd /$bundle/share && ../bin/rust-interview -w ownership"
	check "a sheet by a helper $where" says '^# ' reading "$root" \
	    "$b" interview --level mid --minutes 30 --format markdown
	for helper in compile study; do
		test -x "$root/$bundle/libexec/rust-interview/rust-interview-$helper" ||
		    check "$helper, left out, says so $where" \
			says 'left out of this build' reading "$root" "$b" $helper
	done
}

# Every line that README tells to type before it comes to the programs.
by_hand() {
	sed -n '/^With its program/q; s/^    //p' "$1/$bundle/README" |
	    while read -r line; do
		case $line in info*) line="$line -o - ownership" ;; esac
		reading "$1" sh -c "cd /$bundle && $line" > "$tmp/line" 2>&1 &&
		    grep -q 'own-use-after-move\|E0382' "$tmp/line" ||
		    { echo "$line:"; head -n 5 "$tmp/line"; return 1; }
	done
}

# Each entry of the book stands in the text behind a line that is its name.
text_is_whole() {
	"$build/bin/rust-interview" list | cut -f 1 | sort > "$tmp/names"
	awk '/^--*$/ && length($0) == length(last) { print last } { last = $0 }' \
	    "$1/$bundle/rust-interview.txt" | sort | comm -23 "$tmp/names" - \
	    > "$tmp/lacking"
	test -s "$tmp/names" && test ! -s "$tmp/lacking" ||
	    { cat "$tmp/lacking"; return 1; }
}

installs() {
	inside "$1" sh "/$bundle/install.sh" /opt/ri &&
	    inside "$1" sh "/$bundle/install.sh" /opt/ri &&
	    says 'own-rules' inside "$1" /opt/ri/bin/rust-interview ownership
}

leaves_nothing() {
	: > "$1/opt/ri/share/man/man7/of-another.7"
	inside "$1" sh "/$bundle/install.sh" --remove /opt/ri &&
	    (cd "$1/opt/ri" && find . ! -type d) > "$tmp/left" &&
	    test "$(cat "$tmp/left")" = ./share/man/man7/of-another.7 ||
	    { cat "$tmp/left"; return 1; }
}

in_bare_root() {
	bare_root "$roots/bare"
	cp "$build/$bundle.tar.gz" "$roots/bare/"
	check "it is unpacked" inside "$roots/bare" tar -xzf "/$bundle.tar.gz"
	by_program "without glibc" "$roots/bare"
	check "the text has every entry" text_is_whole "$roots/bare"
	check "install.sh, twice" installs "$roots/bare"
	check "install.sh --remove takes away just that" \
	    leaves_nothing "$roots/bare"
	check "install.sh without HOME asks where" says 'HOME is not set' \
	    inside "$roots/bare" sh "/$bundle/install.sh"
}

in_minbase() {
	minbase_with alone > "$tmp/said" 2>&1
	tar -xzf "$build/$bundle.tar.gz" -C "$roots/alone"
	by_program "in a minbase chroot" "$roots/alone"
	rm -rf "$roots/alone"
	if ! minbase_with readers man-db info less > "$tmp/said" 2>&1; then
		failed "man-db, info and less can be installed" "$tmp/said"
		return
	fi
	tar -xzf "$build/$bundle.tar.gz" -C "$roots/readers"
	for page in rust-interview 'rust-interview ownership' E0382; do
		check "man -M: $page" says 'own\|offline' reading \
		    "$roots/readers" sh -c "man -M /$bundle/share/man $page"
	done
	find "$roots/readers/$bundle/bin" "$roots/readers/$bundle/libexec" \
	    -type f -exec chmod a-x {} +
	check "with programs forbidden they do not run" says 'denied' reading \
	    "$roots/readers" "/$bundle/bin/rust-interview" ownership
	check "with programs forbidden it is read as README says" \
	    by_hand "$roots/readers"
	rm -rf "$roots/readers"
}

check "make bundle" "$MAKE" -s bundle
check "two builds in different folders give the same bytes" same_bytes
if test -z "$apart"; then
	skipped "the bundle without glibc" "no rights to leave the network"
elif ! ldd "$(command -v busybox)" 2>&1 | grep -q 'not a dynamic'; then
	missing "the bundle without glibc" busybox-static
else
	in_bare_root
fi
if test -n "$no_minbase"; then
	skipped "the bundle in a minbase chroot" "$no_minbase"
else
	in_minbase
fi
