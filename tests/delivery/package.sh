# shellcheck shell=sh
# The Debian packages: built, checked by lintian, installed, used, removed.

tree=$roots/package/$distdir

source_tree() {
	mkdir -p "$roots/package" &&
	    cp "$distdir.tar.xz" \
		"$roots/package/rust-interview_$version.orig.tar.xz" &&
	    xz -dc "$distdir.tar.xz" | tar -xf - -C "$roots/package" &&
	    cp -R "$source/debian" "$tree/"
}

# make check runs the same tests elsewhere.
builds_packages() {
	(cd "$tree" && DEB_BUILD_OPTIONS="nocheck parallel=2" \
	    dpkg-buildpackage -us -uc)
}

lintian_is_content() {
	(cd "$roots/package" && lintian --display-info --pedantic \
	    --fail-on error,warning,info,pedantic ./*.changes) > "$tmp/tags" 2>&1
	status=$?
	cat "$tmp/tags"
	test $status = 0 && ! grep -q '^[EWIP]: ' "$tmp/tags"
}

# Names of all files but those that dpkg, apt and the indexes keep.
files_of() {
	(cd "$1" && find . -path ./var/lib/dpkg -prune -o -path ./var/cache -prune \
	    -o -path ./var/log -prune -o -path ./var/lib/apt -prune \
	    -o -path ./dev -prune -o ! -name 'dir*' -print) | sort
}

# The libraries are there before, so that what remains is the packages' own.
installs_packages() {
	cp "$roots/package"/rust-interview_*.deb \
	    "$roots/package"/rust-interview-doc_*.deb "$tree/debian/tests/smoke" \
	    "$1/tmp/" &&
	    files_of "$1" > "$tmp/before" &&
	    inside "$1" sh -c 'dpkg -i /tmp/*.deb'
}

# The index of manual pages forgets by itself, in mandb's daily run.
removes_packages() {
	inside "$1" dpkg --purge rust-interview rust-interview-doc &&
	    files_of "$1" | diff "$tmp/before" - &&
	    ! inside "$1" grep rust-interview /usr/share/info/dir
}

depends_of() {
	dpkg-deb -f "$1" Depends | tr ',' '\n' | sed 's/(.*//; s/ //g'
}

in_user_root() {
	# shellcheck disable=SC2046 # words
	if ! minbase_with user man-db info $(depends_of \
	    "$roots/package"/rust-interview_*.deb) > "$tmp/said" 2>&1; then
		failed "man-db, info and the libraries can be installed" \
		    "$tmp/said"
		return
	fi
	check "the packages are installed" installs_packages "$roots/user"
	check "debian/tests/smoke" inside "$roots/user" sh /tmp/smoke
	check "the packages are removed without a trace" \
	    removes_packages "$roots/user"
	rm -rf "$roots/user"
}

# Programs that do not run here, as far as configure knows, get another build's
# book and pages.
cross_build() {
	mkdir -p "$roots/cross"
	(cd "$roots/cross" && "$source/configure" -q --build=i386-pc-linux-gnu \
		--host=x86_64-pc-linux-gnu CC="$CC" --without-cmocka \
		--without-bats --with-prebuilt="$build/prebuilt" \
		> "$tmp/configure" &&
	    says 'book: from' cat "$tmp/configure" &&
	    "$MAKE" -s && "$MAKE" -s install DESTDIR="$roots/cross/root" &&
	    cmp "$build/prebuilt/rust-interview.book" \
		root/usr/local/share/rust-interview/books/rust-interview.book &&
	    test -f root/usr/local/share/man/man7/rust-interview-ownership.7)
}

check "a build for another machine, --with-prebuilt" cross_build
if test ! -d "$source/debian"; then
	skipped "the Debian packages" "a release has no debian/"
elif ! command -v dh >/dev/null; then
	missing "the Debian packages" debhelper
else
	check "the source package is put together" source_tree
	check "dpkg-buildpackage" builds_packages
	if command -v lintian >/dev/null; then
		check "lintian --pedantic has no word" lintian_is_content
	else
		missing "lintian" lintian
	fi
	if test -n "$no_minbase"; then
		skipped "the packages in a chroot" "$no_minbase"
	else
		in_user_root
	fi
fi
