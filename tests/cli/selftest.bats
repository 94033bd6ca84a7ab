load common

tested_corpus() {
	small_corpus
	printf '# what is asked\tand what answers\n' > c/selftest.tsv
	printf 'borrow checker\tloans\ncopy\tmoves#mov-copy\n' >> c/selftest.tsv
	ri compile -q -o c.book c
}

@test "queries that find their pages pass" {
	tested_corpus
	run ri -b c.book selftest
	[ "$status" = 0 ]
	[[ $output == *"2 of 2 queries"* ]]
	run ri -b c.book selftest -v
	[ "${#lines[@]}" = 3 ]
}

@test "one that does not is printed, status 1" {
	tested_corpus
	printf 'borrow checker\tmoves#mov-copy\nzyzzyva\tloans\n' \
	    >> c/selftest.tsv
	ri compile -q -o c.book c
	run ri -b c.book selftest
	[ "$status" = 1 ]
	[[ ${lines[0]} == "FAIL  borrow checker"* ]]
	[[ ${lines[1]} == *"not among the first ten"* ]]
	[[ ${lines[2]} == *"2 of 4 queries"* ]]
}

@test "a book without tests says so, status 1" {
	small_corpus
	run ri -b c.book selftest
	[ "$status" = 1 ]
	[[ $output == *"no tests of its own"* ]]
}

@test "a line that is no test is trouble with its text" {
	tested_corpus
	printf 'no tab here\n' >> c/selftest.tsv
	ri compile -q -o c.book c
	run ri -b c.book selftest
	[ "$status" = 1 ]
	[[ $output == *"no tab here"* ]]
}
