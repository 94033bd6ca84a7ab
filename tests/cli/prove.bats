load common

prove_book() {
	mkdir -p c
	cat > c/p.md <<'END'
# Proofs

## Things that hold {#good .mid .concept}

```rust
assert_eq!(1 + 1, 2);
```

```rust,compile_fail,E0382
let a = String::new();
let b = a;
drop(a);
```

```rust,should_panic
panic!("as said");
```

```rust,no_run
loop {}
```

```rust,ignore
nonsense
```

```rust,crate-tokio
use tokio::task;
```

```text
no code
```

## Things that do not {#bad .mid .concept}

```rust
assert_eq!(1 + 1, 3);
```

```rust,compile_fail,E0499
let a = String::new();
let b = a;
drop(a);
```

```rust,compile_fail
let a = 1;
```

```rust,should_panic
let a = 1;
```

## No code {#none .mid .concept}

Text.
END
	ri compile -q -o c.book c 2>/dev/null
	export RUST_INTERVIEW_BOOK="$PWD/c.book"
}

@test "what holds is as claimed; other blocks say why they were not tried" {
	prove_book
	need_rustc
	run ri prove good
	[ "$status" = 0 ]
	[ "${lines[0]}" = "p#good block 1: compiles and runs, as claimed" ]
	[ "${lines[1]}" = "p#good block 2: does not compile: E0382, as claimed" ]
	[ "${lines[2]}" = "p#good block 3: panics, as claimed" ]
	[ "${lines[3]}" = "p#good block 4: compiles, as claimed" ]
	[[ ${lines[4]} == *"not tried: it is not compiled" ]]
	[[ ${lines[5]} == *"not tried: it needs the crate tokio" ]]
	[[ ${lines[6]} == *"not tried: it is no Rust" ]]
	[[ ${lines[7]} == "rustc 1."*": 4 as claimed, 0 otherwise, 3 not tried" ]]
}

@test "what does not hold is told with what was claimed, exit 1" {
	prove_book
	need_rustc
	run ri prove bad
	[ "$status" = 1 ]
	[[ $output == *"block 1: panics; claimed: compiles and runs"* ]]
	[[ $output == *"block 2: does not compile: E0382; claimed: does not compile: E0499"* ]]
	[[ $output == *"block 3: compiles; claimed: does not compile"* ]]
	[[ $output == *"block 4: compiles and runs; claimed: panics"* ]]
	[[ $output == *"0 as claimed, 4 otherwise"* ]]
}

@test "nothing of a proof is left behind" {
	prove_book
	need_rustc
	mkdir tmp
	TMPDIR=$PWD/tmp ri prove good
	[ -z "$(ls -A tmp)" ]
}

@test "without rustc, code or such a name one line says so" {
	prove_book
	RUSTC=/nowhere/rustc run ri prove good
	[ "$status" = 2 ]
	[ "${#lines[@]}" = 1 ]
	[[ $output == *"cannot run /nowhere/rustc"* ]]
	run ri prove zyzzyva
	[ "$status" = 1 ]
	run ri prove
	[ "$status" = 2 ]
	need_rustc
	run ri prove none
	[ "$status" = 1 ]
	[[ $output == *"has no code"* ]]
}
