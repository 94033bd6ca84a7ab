load common

# Ten questions from all over the book of the corpus.
ten_names() {
	[ -f "$PREBUILT/rust-interview.book" ] || skip "no book of the corpus"
	export RUST_INTERVIEW_BOOK="$PREBUILT/rust-interview.book"
	names=$(ri list -l | grep '#' | awk '{ line[NR] = $0 }
	    END { for (i = 0; i < 10; i++) print line[int(1 + i * NR / 10)] }')
	[ "$(printf '%s\n' "$names" | sort -u | wc -l)" = 10 ]
}

# is_in FORMAT TARGET NAME
is_in() {
	page=${3%%#*} id=${3#*#}
	case $1 in
	html) grep -qF "id=\"$id\"" "$2/$page.html" ;;
	markdown) grep -q "^#.*{#$id " "$2/$page.md" ;;
	man) grep -qF "$3" "$2/man7/rust-interview-$page.7" ;;
	*) grep -qF "$3" "$2" ;;
	esac
}

@test "ten questions have the same names in every format" {
	ten_names
	ri export > formats
	while IFS='	' read -r format _; do
		[ "$format" != pdf ] || continue
		ri export "$format" "out.$format"
		for name in $names; do
			echo "$name in $format"
			is_in "$format" "out.$format" "$name"
		done
	done < formats
	[ "$(wc -l < formats)" -ge 11 ]
}

@test "ten questions have the same names in info" {
	ten_names
	need makeinfo texinfo
	ri export texinfo-manual out.texi
	makeinfo --no-split -o out.info out.texi
	for name in $names; do
		grep -qF "$name" out.info
	done
}

@test "ten questions have the same names in the PDF" {
	ten_names
	need pdftotext poppler-utils
	need gropdf groff
	ri export pdf out.pdf
	pdftotext -raw out.pdf out.txt
	for name in $names; do
		grep -qF "$name" out.txt
	done
}

@test "a question is shown by every name that a format gives it" {
	ten_names
	for name in $names; do
		page=${name%%#*} id=${name#*#}
		ri "$name" > wanted
		[ -s wanted ]
		for other in "$id" "$page/$id" "$page $id" "$page.html#$id" \
		    "$page.md#$id"; do
			ri "$other" | cmp - wanted
		done
		ri "$page" > wanted
		for other in "$page.html" "$page.md" "rust-interview-$page(7)" \
		    "rust-interview-$page.7" "$page(7)"; do
			ri "$other" | cmp - wanted
		done
	done
}
