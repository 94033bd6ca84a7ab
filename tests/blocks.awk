# Rust blocks of a page of the corpus, for check-corpus.
#
#   keep=doctests   the page with the blocks of one pass only (rustdoc's share);
#                   the lines stay, so that messages name the right one
#   keep=fail       each compile_fail block of one pass as a program DIR/LINE.rs;
#                   prints "FILE EDITION LINE CODES…" a line, codes sorted;
#                   DIR/LINE.error holds the message of <!-- error: … -->
#                   above it, for errors that have no code
#   keep=exercises  DIR/ID.starter, .tests, .solution; prints "ID CRATES…"
#   keep=crates     each crate that a block is to be compiled with, a line a block
#   keep=count      "CLASS N": run compile_fail should_panic no_run ignore (each
#                   block once), exercise (its parts), crate (of all of these)
#
# A block may name crates: rust,crate-serde,crate-serde_json. The pass is that of
# the plain blocks, or with=NAMES that of the blocks whose crates are all among
# NAMES. A block that is ignored is in the plain pass, where rustdoc counts it.
#
# Code is made into a program as rustdoc does: hidden "# " taken off, a main put
# round it where there is none.

function sorted(list,    n, part, i, j, t, out) {
	n = split(list, part, " ")
	for (i = 2; i <= n; i++)
		for (j = i; j > 1 && part[j] < part[j - 1]; j--) {
			t = part[j]; part[j] = part[j - 1]; part[j - 1] = t
		}
	for (i = 1; i <= n; i++) out = out (i > 1 ? " " : "") part[i]
	return out
}

function unhide(line) {
	if (line == "#" || substr(line, 1, 2) == "# ") return substr(line, 3)
	if (substr(line, 1, 2) == "##") return substr(line, 2)
	return line
}

# The words of an info string, as globals.
function read_info(info,    n, word, i) {
	codes = ""; crates = ""; edition = "2024"; class = "run"
	n = split(info, word, /[, ]+/)
	is_rust = n > 0 && word[1] == "rust"
	is_misordered = 0
	for (i = 1; i <= n; i++) {
		if (crates != "" && word[i] ~ /^(should_panic|no_run|ignore)$/)
			is_misordered = 1
		if (word[i] ~ /^E[0-9]+$/) codes = codes " " word[i]
		if (word[i] ~ /^edition20/) edition = substr(word[i], 8)
		if (word[i] ~ /^crate-./) crates = crates " " substr(word[i], 7)
		if (word[i] == "ignore" || class != "ignore" &&
		    word[i] ~ /^(compile_fail|should_panic|no_run)$/)
			class = word[i]
	}
}

# Is the block of the pass that is asked for?
function is_taken(    n, word, i) {
	if (class == "ignore" || crates == "") return with == ""
	n = split(crates, word, " ")
	for (i = 1; i <= n; i++)
		if (index(" " with " ", " " word[i] " ") == 0) return 0
	return 1
}

function finish_fail(    file) {
	file = dir "/" at ".rs"
	print "#![allow(unused)]" > file
	if (code !~ /fn main *\(/) code = "fn main() {\n" code "}\n"
	printf "%s", code > file
	close(file)
	if (error != "") {
		print error > (dir "/" at ".error")
		close(dir "/" at ".error")
	}
	print file, edition, at, sorted(codes)
}

function finish_count() {
	count[is_part ? "exercise" : class]++
	if (crates != "") count["crate"]++
	# rustdoc takes the block for another language and passes it over.
	if (is_misordered)
		print "FAIL: " FILENAME ":" at ": crate- words stand last"
}

function part_of(heading) {
	if (heading ~ /^### Starter/) return "starter"
	if (heading ~ /^### Tests/) return "tests"
	if (heading ~ /^### Solution/) return "solution"
	return ""
}

function finish_exercise() {
	if (id != "" && keep == "exercises") print id needs
	id = needs = ""
}

/^```/ && fence == "" {
	match($0, /^`+/); fence = substr($0, 1, RLENGTH)
	read_info(substr($0, RLENGTH + 1))
	code = ""; at = NR
	error = mark_line == NR - 1 ? mark : ""
	is_part = exercise && part != ""
	is_shown = !is_rust || !is_part && is_taken()
	if (is_rust && keep == "crates" && class != "ignore") {
		n = split(crates, word, " ")
		for (i = 1; i <= n; i++) print word[i]
	}
	if (keep == "doctests") print is_shown ? $0 : ""
	next
}
fence != "" && $0 == fence {
	fence = ""
	if (keep == "doctests") print is_shown ? $0 : ""
	if (!is_rust) next
	if (keep == "count") finish_count()
	if (keep == "fail" && class == "compile_fail" && is_shown) finish_fail()
	if (keep == "exercises" && is_part) {
		printf "%s", code > (dir "/" id "." part)
		needs = needs crates
	}
	next
}
fence != "" {
	code = code (is_rust ? unhide($0) : $0) "\n"
	if (keep == "doctests") print is_shown ? $0 : ""
	next
}
/^<!-- / {
	# Several comments may stand above a block.
	if (mark_line != NR - 1) mark = ""
	if ($0 ~ /^<!-- error: /) {
		mark = substr($0, length("<!-- error: ") + 1)
		sub(/ *-->.*/, "", mark)
	}
	mark_line = NR
}
/^## / {
	finish_exercise()
	exercise = $0 ~ /\.exercise/
	part = ""
	if (exercise) {
		id = $0
		sub(/.*\{#/, "", id); sub(/[ }].*/, "", id)
	}
}
/^### / { part = part_of($0) }
keep == "doctests" { print }
END {
	finish_exercise()
	for (class in count) print class, count[class]
}
