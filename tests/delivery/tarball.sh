# shellcheck shell=sh
# The release, in a chroot with gcc, make and the -dev packages of the six
# libraries: no network, groff, texinfo, python or rustc.

builds() {
	inside "$roots/builder" sh -ec "
		cd /$distdir
		./configure -q >/dev/null
		make -s -j2
		make -s -j2 check > check.log 2>&1 || {
			grep -E '^(FAIL|ERROR): .|Error ' check.log
			exit 1
		}
		make -s install"
}

installed() {
	says own-rules inside "$roots/builder" rust-interview ownership &&
	    says ': whole: ' inside "$roots/builder" rust-interview verify &&
	    says own-rules inside "$roots/builder" \
		grep -h own-rules -r /usr/local/share/info &&
	    inside "$roots/builder" test -f \
		/usr/local/share/man/man7/ownership.7rust
}

# A corpus can be compiled there, too.
compiles() {
	inside "$roots/builder" sh -ec "
		rust-interview compile -q -o /tmp/own.book /$distdir/corpus
		cmp /tmp/own.book /usr/local/share/rust-interview/books/*.book"
}

lacks() {
	for program in groff makeinfo python3 rustc autoconf; do
		! inside "$roots/builder" sh -c "command -v $program" || return 1
	done
}

in_builder() {
	if ! minbase_with builder gcc make libc6-dev zlib1g-dev libmd4c-dev \
	    libyaml-dev libstemmer-dev libncurses-dev libsqlite3-dev \
	    > "$tmp/said" 2>&1; then
		failed "a compiler and the libraries can be installed" "$tmp/said"
		return
	fi
	check "the chroot has no tool that the release could want" lacks
	xz -dc "$distdir.tar.xz" | tar -xf - -C "$roots/builder"
	check "configure, make, make check, make install" builds
	check "what was installed answers" installed
	check "compile makes the same book as the release has" compiles
	rm -rf "$roots/builder"
}

if test -n "$no_minbase"; then
	skipped "the release in a chroot" "$no_minbase"
else
	in_builder
fi
