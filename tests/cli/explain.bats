load common

# codes_corpus CODE...: a book with an entry for each code.
codes_corpus() {
	mkdir -p k
	{
		printf '# Compiler errors\n\nWhat they mean.\n'
		for code in "$@"; do
			printf '\n## About %s {#about-%s .mid .concept tags="%s"}\n' \
			    "$code" "$(echo "$code" | tr E e)" "$code"
			printf '\n### Short answer\nIt is %s.\n' "$code"
		done
	} > k/codes.md
	ri compile -q -o k.book k
}

# output_of CODE: what rustc 1.96 said when it gave CODE.
output_of() {
	awk -v code="@$1" '/^@/ { on = $0 == code; next } on' \
	    "$srcdir/tests/data/rustc-messages.txt"
}

@test "what rustc says leads to the entry of its error, whatever the error" {
	codes=$(sed -n 's/^@//p' "$srcdir/tests/data/rustc-messages.txt")
	[ "$(echo "$codes" | wc -l)" -ge 30 ]
	codes_corpus $codes
	for code in $codes; do
		output_of "$code" > said
		first=$(sed -n "/^error\[$code\]/p" said | head -n 1)
		place=$(sed -n "/^error\[$code\]/,\$s/^ *--> //p" said | head -n 1)
		ri -b k.book explain -a < said > got || { echo "$code"; false; }
		grep -qxF -e "$first" got || { cat said got; false; }
		grep -qF -e " --> $place" got || { cat said got; false; }
		grep -qF "It is $code." got || { cat said got; false; }
	done
}

@test "a code is found with and without its letter and zeros" {
	small_corpus
	for code in E0382 e0382 382 E382; do
		run ri -b c.book explain -l $code
		[ "$status" = 0 ]
		[ "$output" = "moves#mov-after" ]
	done
}

@test "a code without an entry names rustc --explain, status 1" {
	small_corpus
	run --separate-stderr ri -b c.book explain E0001
	[ "$status" = 1 ]
	[ -z "$output" ]
	[[ $stderr == *"rustc --explain E0001"* ]]
}

@test "input without a message: status 1 and what to try" {
	small_corpus
	run --separate-stderr ri -b c.book explain - <<< 'all is well'
	[ "$status" = 1 ]
	[ -z "$output" ]
	[[ $stderr == *"cargo build 2>&1 | rust-interview explain"* ]]
	run --separate-stderr ri -b c.book explain < /dev/null
	[ "$status" = 1 ]
}

@test "at most three causes, the others counted; -a shows all" {
	codes_corpus E0001 E0002 E0003 E0004 E0005
	for i in 1 2 3 4 5 1; do
		printf 'error[E000%s]: m\n --> a.rs:1:%s\n' $i $i
	done > said
	run --separate-stderr ri -b k.book explain -l said
	[ "$(echo "$output" | wc -l)" = 3 ]
	[[ $stderr == *"2 more causes"* ]]
	run ri -b k.book explain -la said
	[ "${#lines[@]}" = 5 ]
	run ri -b k.book explain said
	[[ $output == *"--> a.rs:1:1 (2 times)"* ]]
}

@test "an entry that explains two causes is shown once and named after that" {
	printf '# Names\n\n## Unresolved {#un .mid .concept tags="E0001 E0002"}\n\n### Short answer\nIt is it.\n' > n.md
	ri compile -q -o n.book n.md
	printf 'error[E0001]: a\n --> a.rs:1:1\nerror[E0002]: b\n --> a.rs:2:2\n' > said
	ri -b n.book explain said > got
	[ "$(grep -c 'It is it' got)" = 1 ]
	[ "$(sed -n '/E0002/,$p' got)" = "error[E0002]: b
 --> a.rs:2:2

As above: n#un" ]
	[ "$(ri -b n.book explain -l said)" = "n#un" ]
}

@test "several files, a code of five digits and no name are misuse" {
	small_corpus
	echo 'error[E0382]: m' > one
	fails 2 'explain reads one file' ri -b c.book explain one one
	fails 2 "'E99999' is no error code" ri -b c.book explain E99999
	fails 2 "search dead_code' may find it" ri -b c.book explain dead_code
	fails 2 "search clippy::a_b' may" ri -b c.book explain clippy::a_b
	fails 2 "search rust_2018_idioms' may" ri -b c.book explain rust_2018_idioms
	fails 2 'No such file' ri -b c.book explain :::
	: > a_b
	fails 1 "no compiler's message" ri -b c.book explain a_b
	fails 2 'what should be explained' ri -b c.book explain ''
}

@test "warnings are passed by unless there is nothing else" {
	codes_corpus E0001
	printf 'warning: unused variable: `a`\n\nerror[E0001]: m\n' > said
	run --separate-stderr ri -b k.book explain -l said
	[ "$output" = codes#about-e0001 ]
	[ -z "$stderr" ]
	mkdir w
	printf '# Lints\n\nUnused variables are a warning.\n' > w/lints.md
	ri compile -q -o w.book w
	run ri -b w.book explain -l - <<< 'warning: unused variable: `a`'
	[ "$output" = lints ]
}

@test "a message without a code finds the nearest by its words" {
	small_corpus
	run ri -b c.book explain the borrow checker compares loans
	[ "$status" = 0 ]
	[[ $output == *"Loans and references"* ]]
}

@test "a compiler's bytes do not reach the terminal as sequences" {
	codes_corpus E0001
	printf 'error[E0001]: a\033]0;title\007b\033[31m\n' > said
	ri -b k.book explain --color=always said > got
	lacks $'\033]' got
	lacks $'\007' got
}

@test "a file that is not there is trouble" {
	small_corpus
	run --separate-stderr ri -b c.book explain build.log
	[ "$status" = 2 ]
	[[ $stderr == *build.log* ]]
}

@test "cargo-why hands the messages of cargo check on" {
	codes_corpus E0001
	mkdir bin
	cat > bin/cargo <<'END'
#!/bin/sh
echo "$@" > args
printf '%s\n' '{"message":{"rendered":"error[E0001]: m\n --> a.rs:1:2\n"}}'
exit 101
END
	chmod +x bin/cargo
	RUST_INTERVIEW_BOOK=k.book PATH="$PWD/bin:$PATH" \
	    run sh "$srcdir/src/cmd/cargo-why" why --lib
	[ "$status" = 0 ]
	[[ $output == *"error[E0001]: m"*"It is E0001."* ]]
	[ "$(cat args)" = "check --message-format=json --lib" ]
}
