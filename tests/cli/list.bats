load common

@test "into a pipe list prints tab-separated lines, name first, no header" {
	small_corpus
	run ri -b c.book list
	[ "$status" = 0 ]
	[ "${lines[0]}" = "$(printf 'loans\tLoans and references\t\t')" ]
	[ "${lines[1]}" = "$(printf 'loans#loan-rules\tState the rules of loans\tsenior\tconcept')" ]
	[ "${#lines[@]}" = 5 ]
}

@test "--json has the keys of search without score, snippet and marks" {
	small_corpus
	run ri -b c.book list --json
	[[ $output == '['*'"entry":"mov-after"'*']' ]]
	[[ $output != *score* ]]
	[ "$(printf '%s\n' "$output" | grep -o '"book"' | wc -l)" = 5 ]
}

@test "level, kind and topic choose" {
	small_corpus
	run ri -b c.book list -l --kind=concept
	[ "$output" = $'loans#loan-rules\nmoves#mov-copy' ]
	run ri -b c.book list -l moves
	[ "$output" = $'moves\nmoves#mov-after\nmoves#mov-copy' ]
	run ri -b c.book list -c
	[ "$output" = 5 ]
	run ri -b c.book list --level=junior --kind=design
	[ "$status" = 1 ]
}

@test "random with a seed is the same question each time" {
	small_corpus
	a=$(ri -b c.book random --seed 7)
	b=$(ri -b c.book random --seed 7)
	[ -n "$a" ]
	[ "$a" = "$b" ]
	run ri -b c.book random --level=senior
	[[ $output == *"State the rules of loans"* ]]
	run ri -b c.book random --kind=design
	[ "$status" = 1 ]
}

@test "list: -n 0 is all, -c counts all, an unknown page names the nearest" {
	small_corpus
	[ "$(ri -b c.book list -n 0 | wc -l)" = 5 ]
	[ "$(ri -b c.book list -n 2 | wc -l)" = 2 ]
	[ "$(ri -b c.book list -c -n 2)" = 5 ]
	run ri -b c.book list mowes
	[ "$status" = 1 ]
	[[ $output == *"no page is named 'mowes'; did you mean moves?" ]]
	run ri -b c.book list mov-copy
	[ "$status" = 1 ]
	[[ $output == *"on the page moves" ]]
}

@test "today is one question all day, without its answer" {
	small_corpus
	run ri -b c.book today
	[ "$status" = 0 ]
	[[ $output == *"The answer: rust-interview "* ]]
	[[ $output != *"Short answer"* ]]
	[ "$output" = "$(ri -b c.book today)" ]
	id=${output##*rust-interview }
	ri -b c.book "$id" | grep -qF "#$id"
	run ri -b c.book today --level=senior --kind=exercise
	[ "$status" = 1 ]
	run ri -b c.book today moves
	[ "$status" = 2 ]
	[[ $output == *"--topic=moves"* ]]
}

@test "what the contents of any book tell to try finds its first page" {
	mkdir -p own
	printf "# It's a rather long title, of more words than one line of a screen has room for\n\nx\n" > own/a.md
	ri compile -q -o own.book own
	run -0 ri -b own.book
	[[ $output != *"cannot borrow"* ]]
	line=$(grep ' search ' <<< "$output")
	[[ ${#line} -le 80 ]]
	eval "run -0 ri -b own.book ${line#*rust-interview }"
	[[ $output == *"It's a rather long title"* ]]
}
