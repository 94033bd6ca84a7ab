load common
load hostile

# again BOOK FOLDER NEW-BOOK: export and compile.
again() {
	ri -b "$1" export markdown "$2"
	ri compile -q -o "$3" "$2" 2>/dev/null || [ $? = 1 ]
}

@test "what was exported as Markdown exports as the same Markdown and book" {
	hostile_corpus
	again h.book one one.book
	again one.book two two.book
	diff -r one two
	cmp one.book two.book
}

@test "the corpus's Markdown compiles to the same data, and again to the same book" {
	[ -f "$PREBUILT/rust-interview.book" ] || skip "no book of the corpus"
	again "$PREBUILT/rust-interview.book" one one.book
	ri -b "$PREBUILT/rust-interview.book" export json zero.json
	ri -b one.book export json one.json
	cmp zero.json one.json
	again one.book two two.book
	diff -r one two
	cmp one.book two.book
	ri -b one.book selftest
}

@test "a folder in the style that is written compiles to the same bytes" {
	small_corpus
	again c.book one one.book
	cp -r one own && rm own/.rust-interview-export
	sed -i 's/A value has one owner/Each value has one owner/' own/moves.md
	ri compile -q -o own.book own
	again own.book two two.book
	cmp own.book two.book
	run cmp -s one.book two.book
	[ "$status" = 1 ]
}

@test "carried files, names, order and areas come back" {
	hostile_corpus
	printf '# a note\nsay, tell => plain\n' > h/synonyms.txt
	ri compile -q -o h.book h 2>/dev/null || [ $? = 1 ]
	ri -b h.book export markdown out
	cmp h/notes.txt out/notes.txt
	cmp h/synonyms.txt out/synonyms.txt
	grep -qx 'data: \[notes.txt\]' out/book.yaml
	[ -f out/sub/plain.md ]
	ri compile -q -o out.book out 2>/dev/null || [ $? = 1 ]
	ri -b h.book list --tsv > list
	ri -b out.book list --tsv > list.out
	diff list list.out
	[ "$(ri -b out.book show sub-plain#title-1)" = \
	    "$(ri -b h.book show sub-plain#title-1)" ]
}

@test "pages of two folders with one name both come back" {
	mkdir -p a b
	printf '# One\n\nFirst.\n' > a/page.md
	printf '# Two\n\nSecond.\n' > b/page.md
	ri compile -q -o ab.book a b 2>/dev/null || [ $? = 1 ]
	again ab.book one one.book
	ri -b one.book show page | grep -q First
	ri -b one.book show page-2 | grep -q Second
	again one.book two two.book
	cmp one.book two.book
}

@test "levels and tags from headings that only group come back" {
	mkdir q
	cat > q/list.md <<-'END'
	# Q

	## Beginner

	### 1. What is a?

	x

	### 2. What is b?

	y

	## Borrow "x" stuff

	### 3. What is c?

	z
	END
	printf '1. **What is a?**\n\n   x\n\n2. **And b?**\n\n   y\n\n3. **c?**\n\n   z\n' > q/items.md
	ri compile -q -o q.book q
	[ "$(ri -b q.book list --level junior -c)" = 2 ]
	again q.book one one.book
	ri -b q.book export json zero.json
	ri -b one.book export json one.json
	cmp zero.json one.json
}
