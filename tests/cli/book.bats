load common

@test "info tells pages, entries, terms and the bytes of each section" {
	small_corpus
	run ri info c.book
	[ "$status" = 0 ]
	[[ $output == *"pages "*"entries "*"terms "*TEXT* ]]
}

@test "verify: 0 when whole, 2 and one line when damaged" {
	small_corpus
	run ri verify c.book
	[ "$status" = 0 ]
	size=$(stat -c %s c.book)
	head -c $((size - 1)) c.book > short.book
	run ri verify short.book
	[ "$status" = 2 ]
	[ "${#lines[@]}" = 1 ]
	[[ $output == *short.book* ]]
	cp c.book flipped.book
	printf 'X' | dd of=flipped.book bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
	run ri verify flipped.book
	[ "$status" = 2 ]
	[[ $output == *"flipped.book: damaged"* ]]
}

@test "what is no book is named, exit 2" {
	printf 'not a book, but long enough to be read as one, if need be\n' > x.book
	: > empty.book
	for f in x.book empty.book nosuch.book .; do
		run --separate-stderr ri -b "$f" search x
		[ "$status" = 2 ]
		[[ $stderr == *"$f"* ]]
		[ "${#stderr_lines[@]}" = 1 ]
	done
}

@test "no book anywhere: one line names the places, exit 2" {
	mkdir none
	run --separate-stderr env RUST_INTERVIEW_BOOK="$PWD/none" rust-interview moves
	[ "$status" = 2 ]
	[[ $stderr == *"$PWD/none"* ]]
}

@test "books come from RUST_INTERVIEW_BOOK, XDG_DATA_HOME and folders" {
	small_corpus
	mkdir -p data/rust-interview/books
	cp c.book data/rust-interview/books/
	run env RUST_INTERVIEW_BOOK="$PWD/c.book" rust-interview moves
	[ "$status" = 0 ]
	run env XDG_DATA_HOME="$PWD/data" rust-interview moves
	[ "$status" = 0 ]
	run ri -b data/rust-interview/books moves
	[ "$status" = 0 ]
	# An empty item stands for the usual places.
	run env RUST_INTERVIEW_BOOK="$PWD/c.book:" rust-interview own-rules
	[ "$status" = 0 ]
}

@test "one damaged book among several: the others answer, exit 2" {
	small_corpus
	mkdir shelf
	cp c.book shelf/a.book
	head -c 100 c.book > shelf/b.book
	run --separate-stderr ri -b shelf search -l owner
	[ "$status" = 2 ]
	[[ $output == *moves* ]]
	[[ $stderr == *b.book* ]]
}

@test "reading needs no home and writes nothing" {
	small_corpus
	chmod a-w .
	run env -u HOME rust-interview -b c.book search owner
	chmod u+w .
	[ "$status" = 0 ]
	[ -z "$(ls -A home)" ]
}

@test "info and verify name what is missing, and read books of one name" {
	small_corpus
	cp c.book d.book
	mkdir empty
	for command in info verify; do
		RUST_INTERVIEW_BOOK=/nonexistent run --separate-stderr \
		    ri $command nosuch
		[ "$status" = 2 ]
		[[ $stderr == "rust-interview: nosuch: No such file or directory" ]]
		run ri $command empty
		[ "$status" = 2 ]
		[[ $output == *"empty: no book (*.book) in this folder" ]]
		RUST_INTERVIEW_BOOK=/nonexistent run --separate-stderr \
		    ri $command c.book nosuch d.book
		[ "$status" = 2 ]
		[[ $output == *c.book*d.book* ]]
		[ "${#stderr_lines[@]}" = 1 ]
	done
	printf X | dd of=d.book bs=1 seek=200 conv=notrunc 2>/dev/null
	run ri verify c.book d.book
	[ "$status" = 2 ]
}

@test "a book beside others that cannot be read makes the status 2" {
	small_corpus
	echo no > bad.book
	for args in moves list 'search owner' 'code mov-after' '-f moves' random info; do
		run --separate-stderr ri -b c.book -b bad.book $args
		[ "$status" = 2 ]
		[ "$stderr" = "rust-interview: bad.book: not a book" ]
		[ -n "$output" ]
	done
	cp c.book d.book
	run --separate-stderr ri -b c.book -b d.book list -c
	[ "$status" = 0 ]
	[[ $stderr == *"d.book: passed over: a book of the same name"* ]]
}

@test "usual places: relative ones are ignored, none twice, none must be readable" {
	run bash -c 'HOME=rel XDG_DATA_HOME=rel XDG_DATA_DIRS=rel:/a:/a rust-interview -w'
	[ "$status" = 0 ]
	[[ $output != *rel/* ]]
	[ "$(grep -c '^/a/' <<< "$output")" = 1 ]
	run bash -c 'env -u HOME rust-interview -w'
	[ "$status" = 0 ]
	small_corpus
	run bash -c "RUST_INTERVIEW_BOOK=c.book: rust-interview -w | head -n 1"
	[ "$output" = c.book ]
}

@test "a newer book, a folder, a FIFO and a device are no books" {
	small_corpus
	mkfifo fifo
	for path in fifo /dev/zero /dev/null; do
		run ri -b $path list
		[ "$status" = 2 ]
		[ "${#lines[@]}" = 1 ]
	done
}

# while_open COMMAND...: run explain with a.book, and COMMAND once it has the
# book open and waits for what it is to explain.
while_open() {
	mkfifo in
	# Not ri: its process number is needed.
	rust-interview -b a.book explain < in > out 2> err &
	local pid=$!
	exec 4> in
	for _ in $(seq 200); do
		grep -q a.book "/proc/$pid/maps" 2>/dev/null && break
		sleep 0.05
	done
	sleep 0.1
	"$@"
	printf 'error[E0382]: use of moved value: `a`\n' >&4
	exec 4>&-
	status=0
	wait "$pid" || status=$?
	rm in
}

@test "a book cut short while it is open is one line and status 2" {
	[ -d /proc/self ] || skip "no /proc to see when the book is open"
	small_corpus
	cp c.book a.book
	while_open truncate -s 0 a.book
	[ "$status" = 2 ]
	[ "$(cat err)" = "rust-interview: a.book: damaged: the file shrank while it was read" ]
	[ ! -s out ]
	cp c.book a.book
	while_open truncate -s 1000 a.book
	[ "$status" -le 2 ]
	[ "$(wc -l < err)" -le 1 ]
}

@test "a book written over while it is open is an answer or one line" {
	[ -d /proc/self ] || skip "no /proc to see when the book is open"
	small_corpus
	printf '# Other\n\n## Why is it moved? {#why}\n\nText, E0382.\n' > other.md
	ri compile -q -o b.book other.md
	cp c.book a.book
	while_open cp b.book a.book
	[ "$status" -le 2 ]
	[ "$(wc -l < err)" -le 1 ]
	[ "$status" != 2 ] || grep -q '^rust-interview: a.book: damaged: ' err
	# Of the same length, so that nothing is amiss but what is in it.
	cp c.book a.book
	while_open dd if=/dev/zero of=a.book bs=1 seek=32 conv=notrunc status=none \
	    count=$(($(wc -c < c.book) - 32))
	[ "$status" = 2 ]
	[ "$(wc -l < err)" = 1 ]
	grep -q '^rust-interview: a.book: damaged: ' err
}

@test "a book replaced while it is open is read on as it was" {
	[ -d /proc/self ] || skip "no /proc to see when the book is open"
	small_corpus
	cp c.book a.book
	printf '# Other\n\nText.\n' > other.md
	ri compile -q -o b.book other.md
	while_open mv b.book a.book
	[ "$status" = 0 ]
	grep -q 'What happens after a move?' out
	[ ! -s err ]
}
