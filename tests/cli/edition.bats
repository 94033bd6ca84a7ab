load common

@test "the candidate edition asks, and answers nothing" {
	small_corpus
	ri compile -q --edition candidate -o cand.book c 2>/dev/null
	run ri -b cand.book mov-after
	[ "$status" = 0 ]
	[[ $output == *"What happens after a move?"*"drop(a);"* ]]
	[[ $output != *"Short answer"* ]]
	[[ $output != *"E0382"* ]]
	run ri -b cand.book search ownership
	[[ $output != *"Ownership went"* ]]
	run ri -b cand.book explain E0382
	[ "$status" = 1 ]
	run ri -b cand.book list
	[ "${#lines[@]}" -ge 3 ]
}

@test "verify --edition candidate tells the editions apart" {
	small_corpus
	ri compile -q --edition candidate -o cand.book c 2>/dev/null
	run ri verify --edition candidate cand.book
	[ "$status" = 0 ]
	run ri verify --edition candidate c.book
	[ "$status" = 1 ]
	[ "${#lines[@]}" = 1 ]
	[[ $output == *"c.book: no edition for candidates: "* ]]
	run ri verify c.book
	[ "$status" = 0 ]
	run ri verify --edition sponsor c.book
	[ "$status" = 2 ]
}

@test "both editions of a book can be on one shelf; the default is the whole" {
	small_corpus
	mkdir shelf
	ri compile -q --edition interviewer -o shelf/a.book c
	ri compile -q --edition candidate -o shelf/b.book c 2>/dev/null
	cmp shelf/a.book c.book
	ri info shelf/b.book | grep -q '^name *c-candidate$'
	run ri -b shelf list -l
	[ "$status" = 0 ]
}

@test "the same corpus gives the same candidate edition" {
	small_corpus
	ri compile -q --edition candidate -j 1 -o one.book c 2>/dev/null
	ri compile -q --edition candidate -j 4 -o two.book c 2>/dev/null
	cmp one.book two.book
}

@test "no sentence of the corpus's answers is in its candidate edition" {
	[ -f "$PREBUILT/rust-interview.book" ] || skip "no book was made"
	corpus="$(cd "$(dirname "$BATS_TEST_FILENAME")/../../corpus" && pwd)"
	ri compile -q --edition candidate -o cand.book "$corpus" 2>/dev/null
	ri verify -q --edition candidate cand.book
	run ri -b cand.book search '"knows the word only"'
	[[ $output != *"Knows the word only"* ]]
	lacks -aiE 'rubric\.yaml|compile_fail|plans\.yaml' cand.book
}
