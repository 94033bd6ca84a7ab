# Markdown of a megabyte that means harm: read, shown, compiled and searched in
# memory in proportion to it, and none of it takes longer than its size does.
load common

# bounded MIB COMMAND...: with so many MiB of addresses, where the build can
# start with few (one with sanitizers cannot); the seconds are a watchdog.
bounded() {
	local most=$(($1 * 1024))
	shift
	if (ulimit -v "$most" && rust-interview --version) >/dev/null 2>&1; then
		(ulimit -v "$most" && timeout 60 "$@")
	else
		timeout 120 "$@"
	fi
}

# many TEXT: TEXT so often that it is a megabyte.
many() { yes "$1" | tr -d '\n' | head -c 1000000; }
lines() { yes "$1" | head -c 1000000; }

# reads MIB: x.md in every way that has work of its own, in so many MiB.
reads() {
	local status commands=('show ./x.md' 'compile -q -j 1 -o x.book x.md')
	[ "${RI_THOROUGH-}" != yes ] || commands+=('lint x.md' '-b x.book show x' \
	    '-b x.book search -l a' '-b x.book list')
	for command in "${commands[@]}"; do
		status=0
		bounded "$1" rust-interview $command > out 2> err || status=$?
		[ "$status" -le 2 ] || { echo "$command: $status"; cat err; return 1; }
		lacks 'out of memory' err || { echo "$command"; cat err; return 1; }
	done
}

@test "signs without an end: brackets, stars, tildes, quotes, backticks" {
	for text in '[' '[a](' '![' '**a *b ' '_a_' '~a ' '`' '>' '<' '<a ' '<!--' \
	    '&#0;' '\*' '[a](b)' '- '; do
		echo "$text"
		many "$text" > x.md
		reads 160
	done
}

@test "lines that each begin or end something" {
	for text in '```' '``` a' '> > > > > > a' '[a]: b' '1. a' '|' ''; do
		echo "$text"
		lines "$text" > x.md
		reads 160
	done
	lines '```rust,no_run' > x.md
	reads 160
}

@test "tables of nothing, and of as many columns as there may be" {
	{ printf '|a|b|\n|-|-|\n'; lines '||'; } > x.md
	reads 320
	{
		yes 'a' | head -n 128 | tr '\n' '|'; echo
		yes '-' | head -n 128 | tr '\n' '|'; echo
		lines a
	} > x.md
	reads 320
}

@test "headings, and nothing but headings" {
	for text in '# a' '## a' '=' '## a {.b c="d"}'; do
		lines "$text" > x.md
		reads 320
	done
}

@test "front matter that is long, deep or refers to itself" {
	for text in 'a: b' 'a: &a [*a,' '- a'; do
		{ echo ---; lines "$text" | head -c 900000; echo; echo ---; } > x.md
		reads 320
	done
	{ echo ---; many '[' | head -c 900000; echo; echo ---; } > x.md
	reads 320
}
