load common

# write TEXT: from now on the editor appends it.
write() {
	printf '#!/bin/sh\nprintf "%%s\\n" "%s" >> "$1"\n' "$1" > editor
	chmod +x editor
	export EDITOR="$PWD/editor"
	unset VISUAL
}

notes() { ri -b c.book notes "$@"; }

notes_dir() { echo "$HOME/.local/share/rust-interview/notes"; }

@test "a note is kept as Markdown, shown with its question and found" {
	small_corpus
	write 'Say it with the zebra example.'
	run notes mov-after
	[ "$status" = 0 ]
	[ -z "$output" ]
	grep -qx '# Note on moves#mov-after' "$(notes_dir)/note-moves/mov-after.md"
	run ri -b c.book mov-after
	[[ $output == *"The old name is gone"*"Note on moves#mov-after"*"zebra example"* ]]
	run ri -b c.book mov-copy
	[[ $output != *zebra* ]]
	run ri -b c.book moves
	[[ $output == *"destructor"*"zebra example"* ]]
	run ri -b c.book --short mov-after
	[[ $output != *zebra* ]]
	run ri -b c.book -b "$HOME/.local/share/rust-interview/books" search zebra
	[[ $output == *"note-moves-mov-after"* ]]
	run notes
	[ "$output" = "moves#mov-after" ]
}

@test "a note on a page, by another of its names" {
	small_corpus
	write 'Begin with the stack.'
	notes move-semantics
	[ -f "$(notes_dir)/note-moves.md" ]
	run ri -b c.book moves
	[[ $output == *"Note on moves"*"Begin with the stack."* ]]
	run ri -b c.book mov-copy
	[[ $output != *"Begin with"* ]]
}

@test "a second look adds to the note, an empty one removes it" {
	small_corpus
	write one
	notes loan-rules
	write two
	notes loan-rules
	run ri -b c.book loan-rules
	[[ $output == *one*two* ]]
	EDITOR="cp /dev/null" notes loan-rules
	[ ! -e "$(notes_dir)/note-loans" ]
	[ ! -e "$HOME/.local/share/rust-interview/books/notes.book" ]
	run ri -b c.book loan-rules
	[[ $output != *one* ]]
	run notes
	[ "$status" = 1 ]
	[[ $output == *"there are no notes"* ]]
}

@test "an editor that writes nothing leaves nothing behind" {
	small_corpus
	EDITOR=true notes loan-rules
	[ -z "$(find "$(notes_dir)" -type f)" ]
}

@test "VISUAL before EDITOR, options in it, one that fails" {
	small_corpus
	write seen
	VISUAL="sh $PWD/editor" EDITOR=false notes loan-rules
	run ri -b c.book loan-rules
	[[ $output == *seen* ]]
	VISUAL= EDITOR=false run notes mov-after
	[ "$status" = 2 ]
	[[ $output == *"the editor 'false' ended with status 1" ]]
	VISUAL=no-such-editor run notes mov-after
	[ "$status" = 2 ]
	[[ $output == *"set VISUAL or EDITOR"* ]]
	# Killed with the note written: what is in the file counts.
	write late
	echo 'kill -9 $$' >> editor
	run notes mov-after
	[ "$status" = 2 ]
	run ri -b c.book mov-after
	[[ $output == *late* ]]
}

@test "--rebuild compiles what was changed by hand" {
	small_corpus
	write one
	notes loan-rules
	echo 'by hand' >> "$(notes_dir)/note-loans/loan-rules.md"
	run ri -b c.book loan-rules
	[[ $output != *"by hand"* ]]
	run ri notes --rebuild
	[ "$status" = 0 ]
	run ri -b c.book loan-rules
	[[ $output == *"by hand"* ]]
	run notes --rebuild loan-rules
	[ "$status" = 2 ]
}

@test "names that are none or several, no home" {
	small_corpus
	write x
	run notes zyzzyva
	[ "$status" = 1 ]
	HOME= run notes loan-rules
	[ "$status" = 2 ]
	[[ $output == *"set HOME or XDG_DATA_HOME"* ]]
}

@test "a note cannot act on the terminal; a damaged book of notes hides nothing" {
	small_corpus
	write "$(printf 'red \033[31m here')"
	notes loan-rules
	ri -b c.book loan-rules | grep -q "$(printf '\033')" && return 1
	echo damaged > "$HOME/.local/share/rust-interview/books/notes.book"
	run ri -b c.book loan-rules
	[ "$status" = 0 ]
	[[ $output == *"notes.book"*"Many"* ]] || [[ $output == *"many"* ]]
}

@test "e while studying; notes are no questions" {
	small_corpus
	export RUST_INTERVIEW_NOW=1795262400 TZ=UTC
	write '## Is this asked?'
	printf 'e\n\n4\nq\n' > keys
	run ri -b c.book -b "$HOME/.local/share/rust-interview/books" study --plain < /dev/null
	run ri -b c.book study --plain --topic=loans < keys
	[ "$status" = 0 ]
	[[ $output == *"Many"*"Is this asked?"*"1 answered"* ]] ||
	    [[ $output == *"many"*"Is this asked?"*"1 answered"* ]]
	run ri -b c.book -b "$HOME/.local/share/rust-interview/books" stats
	[[ ${lines[0]} == "1 of 3 questions met"* ]]
}
