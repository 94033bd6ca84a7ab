load common

# exercise_book: an exercise whose solution is known, and one that needs a crate.
exercise_book() {
	mkdir -p c
	cat > c/sums.md <<'END'
# Sums

## Add two numbers {#sum-add .junior .exercise short="add"}

### Task
Write `add`. It must not overflow.

### Starter
```rust
pub fn add(a: u8, b: u8) -> u16 {
    todo!()
}
```

### Tests
```rust
#[test]
fn small() {
    assert_eq!(add(1, 2), 3);
}

#[test]
fn large() {
    assert_eq!(add(200, 100), 300);
}
```

### Hint 1
Convert first.

### Hint 2
`u16::from`.

### Solution
```rust
pub fn add(a: u8, b: u8) -> u16 {
    u16::from(a) + u16::from(b)
}
```

### Discussion
Widening cannot fail.

## Sort in parallel {#sum-par .mid .exercise}

### Task
Use threads.

### Starter
```rust,crate-no_such_crate
pub fn f() { todo!() }
```

### Tests
```rust,crate-no_such_crate
#[test]
fn t() { f() }
```

### Hint 1
x

### Solution
```rust,crate-no_such_crate
pub fn f() {}
```

## No exercise {#sum-q .junior .concept}

Text.
END
	ri compile -q -o c.book c 2>/dev/null
	export RUST_INTERVIEW_BOOK="$PWD/c.book"
}

@test "list names each exercise with its level, state and crates" {
	exercise_book
	run ri exercise list
	[ "$status" = 0 ]
	[ "${#lines[@]}" = 2 ]
	[ "${lines[0]}" = $'sums#sum-add\tjunior\tnew\t\tadd' ]
	[[ ${lines[1]} == $'sums#sum-par\tmid\tnew\tno_such_crate\t'* ]]
	run ri exercise list --level senior
	[ "$status" = 1 ]
	run ri exercise list --level wizard
	[ "$status" = 2 ]
}

@test "show gives task, starter and tests, no hint and no solution" {
	exercise_book
	run ri exercise show sum-add
	[ "$status" = 0 ]
	[[ $output == *"It must not overflow"*"todo!"*"fn large"* ]]
	[[ $output != *"u16::from"* ]]
	run ri exercise show sum-q
	[ "$status" = 2 ]
	[[ $output == *"is no exercise"* ]]
}

@test "start makes a folder without answers and never touches one that is there" {
	exercise_book
	run ri exercise start sum-add
	[ "$status" = 0 ]
	[ -f sum-add/src/lib.rs ] && [ -f sum-add/src/tests.rs ]
	grep -q '^edition = "2024"' sum-add/Cargo.toml
	lacks -r 'u16::from' sum-add
	echo mine > sum-add/src/lib.rs
	run ri exercise start sum-add
	[ "$status" = 2 ]
	[ "$(cat sum-add/src/lib.rs)" = mine ]
	[ -z "$(find . -name 'sum-add.*')" ]
	run ri exercise start sum-add nowhere/x
	[ "$status" = 2 ]
	[ "${#lines[@]}" = 1 ]
	run ri exercise list
	[[ ${lines[0]} == *$'\tstarted\t'* ]]
}

@test "check runs the tests: the starter fails, a solution passes" {
	exercise_book
	need_rustc
	ri exercise start sum-add
	cd sum-add
	run ri exercise check
	[ "$status" = 1 ]
	[[ $output == *"0 passed; 2 failed"* ]]
	sed -i 's/todo!()/u16::from(a) + u16::from(b)/' src/lib.rs
	run ri exercise check
	[ "$status" = 0 ]
	[ "$output" = "sums#sum-add: ok. 2 passed; 0 failed" ]
	cd ..
	run ri exercise check sum-add
	[ "$status" = 0 ]
	run ri exercise list
	[[ ${lines[0]} == *$'\tpassed\t'* ]]
	sed -i 's/u16::from(a)/a.into_nothing()/' sum-add/src/lib.rs
	run ri exercise check sum-add
	[ "$status" = 1 ]
	[[ $output == *"it does not compile"* ]]
	# Passed once is passed.
	[[ $(ri exercise list) == *$'\tpassed\t'* ]]
}

@test "the folder works with plain rustc" {
	exercise_book
	need_rustc
	ri exercise start sum-add
	cd sum-add
	sed -i 's/todo!()/u16::from(a) + u16::from(b)/' src/lib.rs
	"$RUSTC" --edition 2024 --test src/lib.rs
	./lib
}

@test "check stops what does not end, or takes too much memory" {
	exercise_book
	need_rustc
	ri exercise start sum-add
	sed -i 's/todo!()/loop { std::hint::spin_loop() }/' sum-add/src/lib.rs
	run ri exercise check --timeout 1 sum-add
	[ "$status" = 1 ]
	[[ $output == *"stopped after 1 seconds"* ]]
	sed -i 's/loop .*/vec![1u8; 3 << 30][7].into()/' sum-add/src/lib.rs
	run ri exercise check --memory 512 sum-add
	[ "$status" = 1 ]
	[[ $output == *"memory allocation"* ]]
	run ri exercise check --timeout 0 sum-add
	[ "$status" = 2 ]
}

@test "hints come one at a time, and then again" {
	exercise_book
	run ri exercise hint sum-add
	[[ $output == *"Hint 1 of 2"*"Convert first."* ]]
	[[ $output != *"u16::from"* ]]
	run ri exercise hint sum-add
	[[ $output == *"Hint 2 of 2"*"u16::from"* ]]
	run ri exercise hint sum-add
	[ "$status" = 1 ]
	[[ $output == *"no further hint"*"Convert first."* ]]
}

@test "the solution comes after the tests pass, or --anyway" {
	exercise_book
	run ri exercise solution sum-add
	[ "$status" = 1 ]
	[[ $output != *"u16::from"* ]]
	run ri exercise solution --anyway sum-add
	[ "$status" = 0 ]
	[[ $output == *"u16::from"*"Widening cannot fail"* ]]
}

@test "without rustc reading works and check says so in a line" {
	exercise_book
	ri exercise start sum-add
	RUSTC=/nowhere/rustc run ri exercise check sum-add
	[ "$status" = 2 ]
	[ "${#lines[@]}" = 1 ]
	[[ $output == *"cannot run /nowhere/rustc"* ]]
	RUSTC=/nowhere/rustc run ri exercise show sum-add
	[ "$status" = 0 ]
}

@test "an exercise with a crate says which, and what is missing" {
	exercise_book
	run ri exercise start sum-par
	[ "$status" = 0 ]
	[[ $output == *"needs the crate no_such_crate"* ]]
	grep -q '^no-such-crate = \|^no_such_crate = ' sum-par/Cargo.toml
	CARGO=/nowhere/cargo run ri exercise check sum-par
	[ "$status" = 2 ]
	[[ $output == *"not tried: it needs the crate no_such_crate and so Cargo"* ]]
	printf '#!/bin/sh\necho "error: failed to get it: offline" >&2\nexit 101\n' > cargo
	chmod +x cargo
	CARGO=$PWD/cargo run ri exercise check sum-par
	[ "$status" = 2 ]
	[[ $output == *"not tried: it needs the crate no_such_crate, which Cargo does not have"* ]]
	ri exercise list | grep -q $'^sums#sum-par\tmid\tstarted'
	printf '#!/bin/sh\necho "error: could not compile it" >&2\nexit 101\n' > cargo
	CARGO=$PWD/cargo run ri exercise check sum-par
	[ "$status" = 1 ]
	[[ $output == *"it does not compile"* ]]
	ri exercise list | grep -q $'^sums#sum-par\tmid\tfailed'
}

@test "list fits in forty columns" {
	exercise_book
	need_terminal
	script -qec "stty cols 40; rust-interview --no-pager exercise list" \
	    /dev/null </dev/null | tr -d '\r' > out
	grep -q '^  sums#sum-par$' out
	[ -z "$(awk 'length($0) > 40' out)" ]
}

@test "progress is the owner's alone, and nothing fails without a home" {
	exercise_book
	umask 022
	ri exercise hint sum-add
	f=$HOME/.local/state/rust-interview/exercises.tsv
	[ "$(stat -c %a "$f")" = 600 ]
	grep -q $'^sums#sum-add\tstarted\t1\t20' "$f"
	printf 'junk\n\377\t\t\nsums#sum-add\tpassed\tmany\t\n' >> "$f"
	run ri exercise list
	[ "$status" = 0 ]
	[[ ${lines[0]} == *$'\tstarted\t'* ]]
	run env -u HOME rust-interview exercise hint sum-add
	[ "$status" = 0 ]
}

@test "where progress cannot be kept a hint is shown all the same" {
	exercise_book
	: > file
	HOME=$PWD/file run --separate-stderr ri exercise hint sum-add
	[ "$status" = 0 ]
	[[ $output == "Hint 1 of 2"* ]]
	[[ $stderr == *"the hint is not counted" ]]
}

@test "exercise alone, or with another verb, names the verbs" {
	exercise_book
	run ri exercise
	[ "$status" = 2 ]
	[[ $output == *"list, show, start, check, hint, solution"* ]]
	run ri exercise dance
	[ "$status" = 2 ]
	run ri exercise check .
	[ "$status" = 2 ]
	[[ $output == *"no folder of an exercise"* ]]
}
