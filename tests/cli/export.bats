load common

@test "export man writes pages that man -M reads, by their short names too" {
	small_corpus
	run ri -b c.book export man out
	[ "$status" = 0 ]
	[ -f out/man7/c-moves.7 ]
	[ "$(readlink out/man7/move-semantics.7c)" = c-moves.7 ]
	need man man-db
	for name in c-moves moves move-semantics c-move-semantics; do
		run env MANPAGER=cat MANWIDTH=80 man -M out "$name"
		[ "$status" = 0 ]
		[[ $output == *"what a move does"* ]]
	done
}

@test "export man --list-links lists the links and makes none" {
	small_corpus
	ri -b c.book export --list-links man out
	grep -q "^move-semantics.7c	c-moves.7$" out/man7/ALIASES
	[ -z "$(find out -type l)" ]
}

@test "exported pages are clean for mandoc and groff" {
	need mandoc mandoc
	need groff groff
	small_corpus
	ri -b c.book export man out
	for f in out/man7/*.7; do
		[ -z "$(mandoc -T lint -W warning "$f")" ]
		[ -z "$(groff -t -man -ww -z "$f" 2>&1)" ]
	done
}

@test "export texinfo is one file, also on standard output" {
	small_corpus
	ri -b c.book export texinfo t.texi
	grep -q '@node' t.texi
	run ri -b c.book export texinfo -
	[ "$status" = 0 ]
	[ "$output" = "$(cat t.texi)" ]
}

@test "of several books export takes the reference, never one's own notes" {
	small_corpus
	mkdir -p notes r home/.local/share/rust-interview/books
	printf '# Secret\n\n## Mine?\nx\n' > notes/deploy.md
	printf 'name: rust-interview\n' > r/book.yaml
	cp c/loans.md r/
	cd home/.local/share/rust-interview/books
	export XDG_DATA_DIRS=/nonexistent RUST_INTERVIEW_BOOK=$PWD
	ri compile -q -o notes.book ~/../notes
	ri export tsv - 2>err | grep -q '^deploy#mine'
	[ ! -s err ]
	cp ~/../c.book c.book
	run --separate-stderr ri export tsv -
	[[ $output == *"moves#mov-after"* && $output != *deploy* ]]
	[[ $stderr == *"this is $PWD/c.book; -b FILE"* ]]
	ri compile -q -o z.book ~/../r
	run --separate-stderr ri export tsv -
	[[ $output == *"loans#loan-rules"* && $output != *"moves#"* ]]
	ri -b c.book -b z.book export tsv - 2>/dev/null | grep -q moves
	ri -b notes.book export tsv - | grep -q deploy
}

@test "an unknown format names those there are" {
	small_corpus
	run ri -b c.book export nosuch out
	[ "$status" = 2 ]
	[[ $output == *"man, html, texinfo"* ]]
}

@test "an export that cannot be written is told" {
	small_corpus
	[ -w /dev/full ] || skip "no /dev/full here"
	run --separate-stderr ri -b c.book export texinfo /dev/full
	[ "$status" = 2 ]
	[[ $stderr == *"No space left"* ]]
}

@test "an empty target is refused" {
	small_corpus
	run ri -b c.book export man ''
	[ "$status" = 2 ]
	[[ $output == *"the target is empty"* ]]
}

@test "without a format the formats are listed" {
	small_corpus
	run ri -b c.book export
	[ "$status" = 0 ]
	[[ $output == *"man	DIR	"* && $output == *"texinfo	FILE	"* ]]
}

@test "a file that is there is replaced by force only" {
	small_corpus
	echo mine > t.texi
	run ri -b c.book export texinfo t.texi
	[ "$status" = 2 ]
	[[ $output == *"t.texi exists; --force"* ]]
	[ "$(cat t.texi)" = mine ]
	ri -b c.book export --force texinfo t.texi
	grep -q '@node' t.texi
}

@test "a second export replaces its own files and removes those left over" {
	small_corpus
	ri -b c.book export man out
	echo mine > out/man7/mine.7
	rm c/loans.md
	sed -i 's/A value has one owner/Each value has one owner/; /see-also/d' c/moves.md
	ri compile -q -o c.book c
	ri -b c.book export man out
	grep -q 'Each value' out/man7/c-moves.7
	[ ! -e out/man7/c-loans.7 ]
	[ "$(cat out/man7/mine.7)" = mine ]
	[ "$(ls -A out)" = "$(printf '%s\n' .rust-interview-export man7)" ]
}

@test "a file in an export's way is named and kept, without force" {
	small_corpus
	mkdir -p out/man7
	echo mine > out/man7/c-moves.7
	run ri -b c.book export man out
	[ "$status" = 2 ]
	[[ $output == *"out/man7/c-moves.7 exists"* ]]
	[ "$(cat out/man7/c-moves.7)" = mine ]
	[ "$(find out -type f)" = out/man7/c-moves.7 ]
	ri -b c.book export --force man out
	lacks mine out/man7/c-moves.7
}

@test "another book's list of links is not replaced" {
	small_corpus
	mkdir e && cp c/moves.md e/
	ri compile -q -o e.book e
	ri -b c.book export --list-links man out
	run ri -b e.book export --list-links man out
	[ "$status" = 2 ]
	[[ $output == *"out/man7/ALIASES exists"* ]]
	[ ! -e out/man7/e-moves.7 ]
}

@test "two books share a folder, a short name is the first one's" {
	small_corpus
	mkdir c-more && cp c/moves.md c-more/
	ri compile -q -o e.book c-more
	ri -b c.book export man out
	ri -b e.book export man out
	[ "$(readlink out/man7/moves.7c)" = c-moves.7 ]
	[ -f out/man7/c-more-moves.7 ]
}

@test "an export that fails half-way leaves all as it was" {
	small_corpus
	mkdir -p out/man7/c-moves.7
	run ri -b c.book export --force man out
	[ "$status" = 2 ]
	[[ $output == *"c-moves.7"* ]]
	[ "$(find out | sort)" = "$(printf '%s\n' out out/man7 out/man7/c-moves.7)" ]
}

@test "nothing of an exported book is called after this program" {
	small_corpus
	ri -b c.book export man out
	ri -b c.book export texinfo-manual c.texi
	lacks -r rust-interview out/man7 c.texi
	grep -q '^\.TH "C-MOVES" 7 ' out/man7/c-moves.7
	grep -q '^\* c: (c)\.' c.texi
}

@test "a manifest that leads out of its folder is not followed" {
	small_corpus
	mkdir out
	echo mine > victim
	printf 'man c\t../victim\nman c\t%s/victim\n' "$PWD" > out/.rust-interview-export
	ri -b c.book export man out
	[ "$(cat victim)" = mine ]
}

@test "an export into a folder that cannot be written says so and leaves nothing" {
	small_corpus
	[ "$(id -u)" != 0 ] || skip "root writes anywhere"
	mkdir out && chmod a-w out
	run ri -b c.book export man out/man
	[ "$status" = 2 ]
	[ -z "$(ls -A out)" ]
}

@test "a target in what is no folder is told in a line, whoever asks" {
	small_corpus
	for target in /dev/null /dev/null/x c.book c.book/x; do
		run ri -b c.book export html "$target"
		echo "$target: $output"
		[ "$status" = 2 ]
		[[ $output == "rust-interview: ${target%/x}"*": "* ]]
	done
	run ri -b c.book export json nowhere/c.json
	[ "$status" = 2 ] && [ "${#lines[@]}" = 1 ]
	run ri -b c.book export json c
	[ "$status" = 2 ]
	[[ $output == *"c: is a folder; this format writes a file"* ]]
	[ ! -e nowhere ]
}

# on_small_disk COMMAND: run by sh where the folder "disk" has 64 KiB, seen by
# nobody else; what is left there is listed in "left".
on_small_disk() {
	mkdir -p disk
	unshare -rm sh -c "mount -t tmpfs -o size=64k none disk || exit 77
	    $1; s=\$?; find disk > left; exit \$s"
}

@test "on a full disk nothing is left of an export" {
	unshare -rm true 2>/dev/null || skip "no mount name space can be made here"
	small_corpus
	awk 'BEGIN { for (i = 0; i < 9000; i++) print "\nword" i }' >> c/moves.md
	ri compile -q -o c.book c
	for format in html man markdown json tsv anki texinfo; do
		run on_small_disk "rust-interview -b c.book export $format disk/x"
		[ "$status" != 77 ] || skip "no small disk can be made here"
		echo "$format: $output"
		[ "$status" = 2 ]
		[[ $output == *"disk/x"*"No space left on device" ]]
		[ "$(cat left)" = disk ]
	done
}

@test "a folder left by an export that was killed is cleared away" {
	small_corpus
	mkdir -p out/.rust-interview-export.999999999/man7
	ri -b c.book export man out
	[ ! -e out/.rust-interview-export.999999999 ]
}

# need_pdf: groff with its PDF device.
need_pdf() {
	need groff groff
	need pdfinfo poppler-utils
	echo x | groff -Tpdf >/dev/null 2>&1 || need groff-pdf-device groff
}

@test "export pdf has a page of contents, an outline and links" {
	need_pdf
	small_corpus
	ri -b c.book export pdf c.pdf
	pdftotext -layout c.pdf c.txt
	grep -Eq 'Moving values\.+ *[0-9]+$' c.txt
	grep -q 'What happens after a move?' c.txt
	grep -q 'let b = a;' c.txt
	grep -aq '/Outlines' c.pdf
	pdfinfo -dests c.pdf | grep -q '"p0"'
}

@test "export pdf takes the paper that is named, and no other" {
	need_pdf
	small_corpus
	ri -b c.book export --paper letter pdf c.pdf
	pdfinfo c.pdf | grep -q '612 x 792'
	PAPERSIZE=a4 ri -b c.book export --force pdf c.pdf
	pdfinfo c.pdf | grep -q '595.*842'
	run ri -b c.book export --force --paper a0 pdf c.pdf
	[ "$status" = 2 ]
	[[ $output == *"there are a4 and letter"* ]]
}

@test "without groff a PDF cannot be made, and nothing is left" {
	small_corpus
	mkdir none
	run env PATH=none "$(command -v rust-interview)" -b c.book export pdf c.pdf
	[ "$status" = 2 ]
	[[ $output == *"needs groff"* ]]
	[ ! -e c.pdf ]
}

@test "text in a PDF acts neither on groff nor on PDF" {
	need_pdf
	mkdir h
	cat > h/a.md <<'END'
# A (b \ c "d" 'e'

## Q1 \n[.l] ) .sy

'sy touch bad
.sy touch bad

`\*[title] \X'ps: exec bad'` [x](https://e.org/a)b(c\d'e]f "t")

```
.ds x \$1
'br
\
```

| a | .b |
|---|----|
| T} | `\c` |

## Q2
x
END
	ri compile -q -o h.book h
	ri -b h.book export pdf h.pdf
	pdftotext h.pdf h.txt
	grep -qF '.sy touch bad' h.txt
	grep -qF '\*[title]' h.txt
	grep -qF '.ds x \$1' h.txt
	[ ! -e bad ]
}
