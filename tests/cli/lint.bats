load common

blocks() { "${AWK:-awk}" "$@" -f "$srcdir/tests/blocks.awk" page.md; }

# A page of plain blocks, of blocks with crates, and of an exercise.
page() {
	cat > page.md <<'END'
## One {#one .mid .concept}

```rust
assert!(true);
```

```rust,crate-serde,crate-serde_json
# let hidden = 1;
```

<!-- error: cannot be sent -->
```rust,compile_fail
fail();
```

```rust,edition2021,compile_fail,E0502,E0499,crate-serde
fail();
```

```rust,ignore,crate-axum
```

## Two {#two .mid .exercise}

### Starter
```rust,crate-rayon
todo!()
```
END
}

@test "blocks are counted by how they are marked" {
	page
	run blocks -v keep=count
	[ "$(sort <<< "$output" | tr '\n' ,)" = \
	    "compile_fail 2,crate 4,exercise 1,ignore 1,run 2," ]
}

@test "crates are named once a block, but not by what is ignored" {
	page
	run blocks -v keep=crates
	[ "$(tr '\n' ' ' <<< "$output")" = "serde serde_json serde rayon " ]
}

@test "each pass has its own blocks, with their line numbers" {
	page
	blocks -v keep=doctests > plain
	blocks -v keep=doctests -v with="serde serde_json" > crates
	[ "$(wc -l < plain)" = "$(wc -l < page.md)" ]
	[ "$(grep -n '^```rust' plain)" = '3:```rust
12:```rust,compile_fail
20:```rust,ignore,crate-axum' ]
	[ "$(grep -n '^```rust' crates)" = \
	    '7:```rust,crate-serde,crate-serde_json
16:```rust,edition2021,compile_fail,E0502,E0499,crate-serde' ]
}

@test "failing blocks become programs, with their codes or their message" {
	page
	mkdir d
	run blocks -v keep=fail -v dir=d
	[ "$output" = "d/12.rs 2024 12 " ]
	[ "$(cat d/12.error)" = "cannot be sent" ]
	[ "$(sed -n 2p d/12.rs)" = "fn main() {" ]
	run blocks -v keep=fail -v dir=d -v with=serde
	[ "$output" = "d/16.rs 2021 16 E0499 E0502" ]
	[ ! -f d/16.error ]
}

@test "exercises name their crates" {
	page
	mkdir d
	run blocks -v keep=exercises -v dir=d
	[ "$output" = "two rayon" ]
	[ "$(cat d/two.starter)" = "todo!()" ]
}

@test "a crate behind which rustdoc's words stand is told" {
	printf '```rust,crate-tokio,no_run\n```\n' > page.md
	run blocks -v keep=count
	[[ $output == *"FAIL: page.md:1: crate- words stand last"* ]]
}

# A corpus "k" of one page with the code that comes in, checked by rustc.
check() {
	need rustc rustc-web
	mkdir -p k/plan
	printf 'name: k\nrust: "1.85"\nareas: [{id: x, topics: [page]}]\n' \
	    > k/book.yaml
	{
		printf -- '---\ntitle: T\narea: x\nsummary: s\n---\n\n'
		cat
	} > k/page.md
	: > k/plan/topics.tsv
	: > k/plan/questions.tsv
	: > k/plan/seed-coverage.tsv
	run "$srcdir/tests/check-corpus" --update k
	echo "$output"
}

@test "a crate that is not there is a skip that names its package" {
	RI_FULL=no check <<'END'
```rust,crate-no_such_crate
no_such_crate::f();
```
END
	[ "$status" = 0 ]
	[[ $output == *"SKIP: "*"no_such_crate"*"librust-no-such-crate-dev"* ]]
	[[ $output == *"of these with crates"* ]]
	export RI_FULL=yes
	run "$srcdir/tests/check-corpus" k
	[ "$status" = 1 ]
	[[ $output == *"FAIL: "*"librust-no-such-crate-dev"* ]]
}

@test "a failing block must fail with its code, or with its message" {
	check <<'END'
```rust,compile_fail,E0308
let n: u8 = "";
```

<!-- error: may not live long enough -->
```rust,compile_fail
fn f<'a>(x: &'a str, _: &str) -> &'a str { x }
fn g<'a, 'b>(x: &'a str, y: &'b str) -> &'a str { y }
```
END
	[ "$status" = 0 ]
	sed -i.old -e s/E0308/E0382/ -e 's/long enough/to see it/' k/page.md
	run "$srcdir/tests/check-corpus" k
	[ "$status" = 1 ]
	[[ $output == *"gives 'E0308', marked 'E0382'"* ]]
	[[ $output == *"does not say 'may not live to see it'"* ]]
}

@test "lint asks for the house style only when it is told to" {
	mkdir h
	printf '# A\n\n```\nx\n```\n' > h/a.md
	run ri lint h
	[ "$status" = 0 ]
	[ -z "$output" ]
	run ri lint --strict h
	[ "$status" = 1 ]
	[[ $output == *"h/a.md:3: error: code block without a language: add"* ]]
}

@test "lint --moving lists what a coming compiler may change" {
	mkdir h
	printf '# A\n\n<!-- moving: this, tried 1.96 -->\n```rust\n```\n' > h/a.md
	run ri lint --moving h
	[ "$status" = 0 ]
	[ "$output" = "h/a.md:3: this, tried 1.96" ]
}
