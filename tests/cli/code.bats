load common

@test "code prints the blocks alone, hidden lines left out" {
	small_corpus
	run ri -b c.book code mov-after
	[ "$status" = 0 ]
	[[ $output == *"// block 1 of 2: rust,compile_fail,E0382"* ]]
	[[ $output == *"drop(a);"* ]]
	[[ $output != *"fn main"* ]]
	[[ $output != *"Short answer"* ]]
}

@test "--all adds what makes each block a program" {
	small_corpus
	run ri -b c.book code --all -n 2 mov-after
	[ "$status" = 0 ]
	[ "${lines[0]}" = "fn main() {" ]
	run ri -b c.book code --all -n 1 mov-after
	[ "${lines[0]}" = "fn main() {" ]
	[ "${lines[-1]}" = "}" ]
}

@test "an entry without code says so and names the nearest, exit 1" {
	small_corpus
	run ri -b c.book code mov-copy
	[ "$status" = 1 ]
	[[ $output == *"has no code"*"mov-after"* ]]
	run ri -b c.book code -n 9 mov-after
	[ "$status" = 1 ]
	[[ $output == *"2 blocks"* ]]
}

@test "code takes several names; one unknown is a miss of all" {
	small_corpus
	run ri -b c.book code mov-after mov-after
	[ "$status" = 0 ]
	[ "$(grep -c 'drop(a)' <<< "$output")" = 2 ]
	run --separate-stderr ri -b c.book code mov-after nosuch
	[ "$status" = 1 ]
	[ -z "$output" ]
}
