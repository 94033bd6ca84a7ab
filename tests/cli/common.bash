# What every file of command line tests begins with: no settings of the user's,
# a folder of their own, and the build's programs first on PATH (set by make).
bats_require_minimum_version 1.5.0

setup() {
	unset RUST_INTERVIEW_BOOK RUST_INTERVIEW_PAGER RUST_INTERVIEW_SANDBOX MANPAGER PAGER LESS \
	    MANWIDTH COLUMNS NO_COLOR CLICOLOR_FORCE XDG_DATA_HOME XDG_STATE_HOME \
	    XDG_DATA_DIRS LC_ALL LC_CTYPE
	export LANG=C.UTF-8 HOME="$BATS_TEST_TMPDIR/home"
	cd "$BATS_TEST_TMPDIR" || return 1
	mkdir home
}

# need COMMAND PACKAGE: skip without it; where all packages were asked for, fail.
need() {
	command -v "$1" >/dev/null && return 0
	[ "${RI_FULL-}" != yes ] || { echo "$1 is missing (apt: $2)"; return 1; }
	skip "no $1 here (apt: $2)"
}

# need_terminal: skip where script(1) can make none, as in a chroot without
# /dev/pts. No package mends that, so it is no failure either.
need_terminal() {
	need script bsdutils
	script -qec true /dev/null </dev/null >/dev/null 2>&1 ||
	    skip "no pseudo-terminal can be made here (is /dev/pts mounted?)"
}

# need_rustc: one that runs with a home of the test's own, in RUSTC.
need_rustc() {
	local c
	for c in "${RUSTC-}" rustc /usr/bin/rustc; do
		[ -n "$c" ] && "$c" --version >/dev/null 2>&1 || continue
		export RUSTC=$c
		return 0
	done
	[ "${RI_FULL-}" != yes ] || { echo "rustc is missing (apt: rustc-web)"; return 1; }
	skip "no rustc here (apt: rustc-web)"
}

# lacks [GREP-OPTION...] PATTERN [FILE...]: grep finds nothing, and read all of
# it. In the middle of a test the failure of "! grep" would not be noticed.
lacks() {
	local status=0
	grep "$@" || status=$?
	[ "$status" = 1 ]
}

# differ ONE OTHER: both files are there, and are not the same.
differ() {
	local status=0
	cmp "$1" "$2" || status=$?
	[ "$status" = 1 ]
}

# fails STATUS MESSAGE COMMAND...: nothing on stdout, MESSAGE on stderr.
fails() {
	local want=$1 message=$2
	shift 2
	run --separate-stderr "$@"
	[ "$status" = "$want" ]
	[ -z "$output" ]
	[[ $stderr == *"$message"* ]]
}

ri() { rust-interview "$@"; }

# small_corpus: a folder "c" of two pages, and c.book made of it.
small_corpus() {
	mkdir -p c
	cat > c/moves.md <<'END'
---
title: Moving values
summary: what a move does
aliases: [move-semantics]
see-also: [loans]
---

A value has one owner. Assignment moves it.

## What happens after a move? {#mov-after .junior .debug tags="E0382"}

```rust,compile_fail,E0382
let a = String::new();
let b = a;
drop(a);
```

### Short answer
The old name is gone; using it is E0382.

### Answer
Ownership went to `b`. See [loans](loans#loan-rules).

### Example
```rust
# fn main() {
let a = vec![1];
let b = a.clone();
assert_eq!(a, b);
# }
```

### Red flags
- "It is copied": a `Vec` is not `Copy`.

## When does a value implement Copy? {#mov-copy .mid .concept}

### Short answer
When all its parts do and it has no destructor.
END
	cat > c/loans.md <<'END'
# Loans and references

References borrow; the borrow checker compares loans with uses.

## State the rules of loans {#loan-rules .senior .concept}

One `&mut T` or many `&T`, never both. See [moves](moves).
END
	ri compile -q -o c.book c
}
