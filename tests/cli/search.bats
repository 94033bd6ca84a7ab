load common

@test "exit status is 0 with hits, 1 without, 2 with nothing to search for" {
	small_corpus
	run ri -b c.book search owner
	[ "$status" = 0 ]
	run ri -b c.book search zyzzyva
	[ "$status" = 1 ]
	run ri -b c.book search ''
	[ "$status" = 2 ]
	run ri -b c.book search
	[ "$status" = 2 ]
}

@test "the entry whose title is the query is first" {
	small_corpus
	run ri -b c.book search -l 'when does a value implement copy'
	[ "${lines[0]}" = "moves#mov-copy" ]
	run ri -b c.book search -l loans
	[ "${lines[0]}" = loans ]
}

@test "--why says what makes a score, and its parts add up to it" {
	small_corpus
	run ri -b c.book search --why borrow checker
	[ "$status" = 0 ]
	[[ $output == *"borrow "*" + checker "*" = "* ]]
	run ri -b c.book search --tsv --why borrow checker
	why=$(printf '%s\n' "${lines[0]}" | cut -f8)
	echo "$why" | awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^-?[0-9.]+$/) {
	    if ($(i - 1) == "=") total = $i; else sum += $i } }
	    END { exit sum - total > .05 || total - sum > .05 }'
	score=$(printf '%s\n' "${lines[0]}" | cut -f5)
	[ "${why##*= }" = "$(printf %.2f "$score")" ]
}

@test "other forms of a word are found, --exact turns that off" {
	small_corpus
	run ri -b c.book search -l borrowing
	[ "$status" = 0 ]
	[[ $output == *loans* ]]
	run ri -b c.book search -l --exact borrowing
	[ "$status" = 1 ]
}

@test "phrases, exclusions, prefixes and fields" {
	small_corpus
	run ri -b c.book search -l '"borrow checker"'
	[ "$output" = loans ]
	run ri -b c.book search -l '"checker borrow"'
	[ "$status" = 1 ]
	run ri -b c.book search -l loans -- -checker
	run ri -b c.book search -l loans -checker
	[ "$status" = 0 ]
	[[ $'\n'$output$'\n' != *$'\n'loans$'\n'* ]]
	run ri -b c.book search -l 'destruc*'
	[ "$output" = "moves#mov-copy" ]
	run ri -b c.book search -l title:rules
	[ "$output" = "loans#loan-rules" ]
	run ri -b c.book search -l 'name level:junior'
	[ "$output" = "moves#mov-after" ]
}

@test "Rust code is text, never a syntax error" {
	small_corpus
	run ri -b c.book search -l '&mut T'
	[ "${lines[0]}" = "loans#loan-rules" ]
	run ri -b c.book search -l E0382
	[ "${lines[0]}" = "moves#mov-after" ]
	for q in '?' '::<>' '"' '-' '(((' 'a:b:c' '""' 'level:' '*' '&&' '-"' 'title:"' 'Rc<RefCell<T>>'; do
		run ri -b c.book search "$q"
		[ "$status" -lt 3 ]
		[ "$(printf '%s\n' "$output" | grep -c 'syntax')" = 0 ]
	done
}

@test "options after the first word: long ones and -l -c -n -b count, others exclude" {
	small_corpus
	run ri search owner -b c.book -c
	[ "$status" = 0 ]
	[ "$output" -ge 1 ]
	run ri search -b c.book -l -n 1 value
	[ "${#lines[@]}" = 1 ]
}

@test "--context shows lines around the hit, code as it stands, at any width" {
	small_corpus
	for width in 40 80 200; do
		run ri -b c.book --width=$width search -C 1 clone
		[ "$status" = 0 ]
		[ "${lines[2]}" = '       let a = vec![1];' ]
		[ "${lines[3]}" = '       let b = a.clone();' ]
		[ "${lines[4]}" = '       assert_eq!(a, b);' ]
		[ "${#lines[@]}" = 5 ]
	done
	run ri -b c.book --width=40 search --context=9 checker
	[ "$status" = 0 ]
	[ "${lines[2]}" = '     References borrow; the borrow' ]
	[ "${lines[3]}" = '     checker compares loans with uses.' ]
}

@test "--context: JSON has line ends in the snippet, TSV blanks, a bad number is told" {
	small_corpus
	run ri -b c.book search -C 1 --json clone
	[[ $output == *'"snippet":"  let a = vec![1];\n  let b = a.clone();\n'* ]]
	[[ $output == *'"marks":[[31,36]]'* ]]
	run ri -b c.book search -C 1 --tsv clone
	[ "${#lines[@]}" = 1 ]
	[[ $output == *'let a = vec![1];   let b = a.clone();'* ]]
	run ri -b c.book search -C x clone
	[ "$status" = 2 ]
	[[ $output == *"--context takes a number"* ]]
}

@test "of question words alone those that are Rust's decide" {
	mkdir w
	printf '# Loops\n\n## for and while\n\nA for loop, a while loop.\n' > w/a.md
	printf '# What\n\n## What is it\n\nWhat is the difference of this and it?\n' > w/b.md
	ri compile -q -o w.book w
	[ "$(ri -b w.book search -l -n 1 'what is the difference of for vs while')" = "a#for-and-while" ]
	[ "$(ri -b w.book search -l -n 1 'what is it')" = "b#what-is-it" ]
}

@test "JSON has all keys, marks count code points" {
	small_corpus
	run ri -b c.book search --json destructor
	[ "$status" = 0 ]
	for key in book page entry title level kind score snippet marks; do
		[[ $output == *"\"$key\":"* ]]
	done
	[[ $output == '['*']' ]]
	[[ $output == *'"page":"moves","entry":"mov-copy"'* ]]
}

@test "TSV is one line a hit: name, title, level, kind, score, snippet, book" {
	small_corpus
	line=$(ri -b c.book search --tsv destructor)
	[ "$(printf '%s\n' "$line" | awk -F'\t' '{ print NF }')" = 7 ]
	[ "$(printf '%s\n' "$line" | cut -f1)" = "moves#mov-copy" ]
	[ "$(printf '%s\n' "$line" | cut -f7)" = c ]
}

@test "no entry has all words: the nearest are shown and it is said" {
	small_corpus
	run --separate-stderr ri -b c.book search -l destructor checker
	[ "$status" = 0 ]
	[[ $output == *mov-copy* ]]
	[[ $output == *loans* ]]
	[[ $stderr == *"no entry has all"* ]]
}

@test "filters take comma lists; an unknown value is an error that names what there is" {
	small_corpus
	run ri -b c.book search -l --level=junior,mid value
	[ "$status" = 0 ]
	run ri -b c.book search --level=expert value
	[ "$status" = 2 ]
	[[ $output == *"junior, mid, senior"* ]]
	run ri -b c.book search --topic=nosuch value
	[ "$status" = 2 ]
}

@test "a query of a megabyte, of NULs and of bad UTF-8 gets an answer" {
	small_corpus
	run bash -c 'head -c 1000000 /dev/zero | tr "\0" x | rust-interview -b c.book search -'
	[ "$status" = 1 ]
	run bash -c 'printf "\0\0\377\376owner" | rust-interview -b c.book search -l -'
	[ "$status" -lt 2 ]
	run bash -c 'for i in $(seq 10000); do echo word$i; done | rust-interview -b c.book search -'
	[ "$status" -lt 2 ]
}

# bounded COMMAND...: what must end in 20 seconds, with 128 MB of addresses where
# the build can start with so few (one with sanitizers cannot).
bounded() {
	if (ulimit -v 131072 && rust-interview --version) >/dev/null 2>&1; then
		(ulimit -v 131072 && timeout 20 "$@")
	else
		timeout 20 "$@"
	fi
}

# many N TEXT: TEXT so often that it is N bytes.
many() { yes "$2" | tr -d '\n' | head -c "$1"; }

@test "hostile queries of a megabyte end in bounded time and memory" {
	small_corpus
	for text in '(' ')' '"' '"a b' '(a OR ' 'a NEAR ' '-' '-x ' 'a* ' \
	    '&& || ' 'title:' 'level:x ' '`' '::<' $'\xff' $'\xc3' $'\x1b[31m' \
	    'the of a ' 'owner moves loans ' $'a\n\n'; do
		many 1000000 "$text" > query
		run --separate-stderr bounded rust-interview -b c.book \
		    search -l - < query
		[ "$status" -le 2 ] || { echo "$text: $status"; false; }
		[ "${#stderr_lines[@]}" -le 2 ]
		# Nothing of a query acts on the terminal.
		[[ $stderr != *$'\x1b'* ]]
	done
}

@test "a query of NULs, of operators only or of stop words only gets an answer" {
	small_corpus
	head -c 1000000 /dev/zero > nuls
	run bounded rust-interview -b c.book search - < nuls
	[ "$status" = 2 ]
	[[ $output == *"nothing to search for"* ]]
	run bounded rust-interview -b c.book search -l 'the of a what is'
	[ "$status" = 0 ]
	run bounded rust-interview -b c.book search '&& || :: ->'
	[ "$status" -lt 2 ]
	head -c 1100000 /dev/zero | tr '\0' x > long
	run bounded rust-interview -b c.book search - < long
	[ "$status" = 2 ]
	[[ $output == *"larger than"* ]]
}
