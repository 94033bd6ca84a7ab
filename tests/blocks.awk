# Rust blocks of a page of the corpus, for check-corpus.
#
#   keep=doctests   the page without the code of exercises (rustdoc's share)
#   keep=fail       each compile_fail block as a program DIR/LINE.rs; prints
#                   "FILE EDITION LINE CODES…" a line, codes sorted
#   keep=exercises  DIR/ID.starter, .tests, .solution; prints the ids
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

function finish_fail(    file, n, word, i, codes, edition) {
	n = split(info, word, ",")
	edition = "2024"
	for (i = 1; i <= n; i++) {
		if (word[i] ~ /^E[0-9]+$/) codes = codes " " word[i]
		if (word[i] ~ /^edition20/) edition = substr(word[i], 8)
	}
	file = dir "/" at ".rs"
	print "#![allow(unused)]" > file
	if (code !~ /fn main *\(/) code = "fn main() {\n" code "}\n"
	printf "%s", code > file
	close(file)
	print file, edition, at, sorted(codes)
}

function part_of(heading) {
	if (heading ~ /^### Starter/) return "starter"
	if (heading ~ /^### Tests/) return "tests"
	if (heading ~ /^### Solution/) return "solution"
	return ""
}

/^```/ && !inside {
	inside = 1; info = substr($0, 4); code = ""; at = NR
	is_rust = info ~ /^rust/
	if (keep == "doctests") {
		# The lines stay, so that messages name the right one.
		print exercise && part != "" ? "" : $0
	}
	next
}
/^```/ && inside {
	inside = 0
	if (keep == "doctests") print exercise && part != "" ? "" : $0
	else if (keep == "fail" && is_rust && info ~ /compile_fail/ &&
	    !(exercise && part != "")) finish_fail()
	else if (keep == "exercises" && exercise && part != "" && is_rust)
		printf "%s", code > (dir "/" id "." part)
	next
}
inside {
	code = code (is_rust ? unhide($0) : $0) "\n"
	if (keep == "doctests") print exercise && part != "" ? "" : $0
	next
}
/^## / {
	exercise = $0 ~ /\.exercise/
	part = ""
	id = $0
	sub(/.*\{#/, "", id); sub(/[ }].*/, "", id)
	if (exercise && keep == "exercises") print id
}
/^### / { part = part_of($0) }
keep == "doctests" { print }
