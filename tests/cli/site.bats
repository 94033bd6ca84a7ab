# export html: a site that stands on its own.
load common

# refute COMMAND...: it must fail. (A plain `!` is not seen by set -e.)
refute() { ! "$@"; }

# browse URL: the page as a browser has it after its scripts have run.
browse() {
	chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
	    --user-data-dir="$PWD/browser" --virtual-time-budget=10000 \
	    --dump-dom "$1" 2>/dev/null
}

# dead_links DIR: links of its pages to files or places that are not there.
dead_links() (
	cd "$1" || exit
	for f in *.html; do
		echo "$f"
		grep -o ' id="[^"]*"' "$f" | sed "s|^ id=\"|$f#|; s|\"\$||"
	done | sort -u > ../there
	cat ./*.html | grep -o 'href="[^"]*"' |
	    sed 's/^href="//; s/"$//; /^https\{0,1\}:/d; /^mailto:/d; /^#=/d; /\.css$/d' |
	    sort -u > ../wanted
	comm -13 ../there ../wanted
)

hostile_corpus() {
	mkdir -p h
	cat > h/index.md <<'END'
# The <front> "page" & more

<script>alert(1)</script>

[a](javascript:alert(1)) [b](https://e.org/"onload="x) ]]> <b onclick=x>
![pic](https://e.org/i.png) ![here](pic.png) [levels](levels.md) &lt;x&gt;

1. x
2.

| a |
|---|

##

### Sub "x"

[sub](#sub-x)

## One <i>
`</code><script>x</script>`

## Two
```html
</pre><script>y</script>
```
END
	printf '# Levels\n\n[front](index.md)\n\001\033[31m\177\n' > h/levels.md
	printf '# Odd\n\n## Q {#a"b<c}\n\nx [self](#a"b<c)\n' > "h/a'b \"c<d>&e?f%20g.md"
	ri compile -q -o h.book h 2>/dev/null
}

@test "export html writes a page a topic, an index and what they need" {
	small_corpus
	ri -b c.book export html out
	[ "$(cd out && ls)" = "index.html
index.js
levels.html
loans.html
moves.html
parts.js
query.js
search-index.js
search.js
site.js
style.css
token.js
words.js" ]
	grep -q '<section class="entry" id="mov-after">' out/moves.html
	grep -q '<a href="loans.html#loan-rules">loans</a>' out/moves.html
	grep -q '1 junior' out/index.html
	grep -q '<a href="moves.html#mov-copy">' out/levels.html
	[ -z "$(dead_links out)" ]
}

@test "titles and footers are the book's" {
	small_corpus
	cat > c/book.yaml <<'END'
name: handbook
title: The <Handbook>
version: "7"
authors: Jo & Co
areas: [{id: all, title: All, topics: [moves, loans]}]
END
	ri compile -q -o h.book c
	ri -b h.book export html out
	grep -q '<title>Moving values - The &lt;Handbook&gt;</title>' out/moves.html
	grep -q '<p>The &lt;Handbook&gt; 7</p>' out/index.html
	grep -q '<p>Jo &amp; Co</p>' out/index.html
	refute grep -i 'rust-interview' out/*.*
}

@test "a book without levels has sections and no page of levels" {
	mkdir c
	printf '# A\n\n## One\n\nx\n\n## Two\n\ny\n' > c/a.md
	ri compile -q -o c.book c
	ri -b c.book export html out
	grep -q '1 page, 2 sections' out/index.html
	[ ! -e out/levels.html ]
	refute grep -q levels.html out/*.html
}

@test "a style sheet of one's own takes the place of ours" {
	small_corpus
	echo 'body { color: red }' > my.css
	ri -b c.book export --css my.css html out
	cmp my.css out/style.css
	run ri -b c.book export --css none.css html other
	[ "$status" = 2 ]
	[[ $output == *none.css* ]]
	[ ! -e other ]
}

@test "text in a page acts on no browser, names lead out of no folder" {
	hostile_corpus
	ri -b h.book export html out
	refute grep -E '<(script>|b |i>)' out/*.html
	refute grep -Ei 'href="(javascript|data):' out/*.html
	refute grep -P '[\x00-\x08\x0B-\x1F\x7F]' out/*.html
	[ -f out/=69ndex.html ]
	[ -f out/=6Cevels.html ]
	[ "$(find . -name '*.html' | wc -l)" = 4 ]
	grep -q '<a href="=69ndex.html#sub-x">' out/=69ndex.html
	grep -q '<span class="image">\[<a href="https://e.org/i.png">pic</a>\]' \
	    out/=69ndex.html
	[ "$(ri -b h.book list -l | wc -l)" -gt 3 ]
}

@test "pages fetch nothing from elsewhere" {
	hostile_corpus
	ri -b h.book export html out
	refute grep -E '<(img|iframe|link|script|source|video|object)[^>]*(//|http)' \
	    out/*.html
	refute grep -E '@import|url\(' out/style.css
	refute grep -E 'https?:' out/site.js
}

@test "every page is valid" {
	need tidy tidy
	small_corpus
	hostile_corpus
	ri -b c.book export html c.out
	ri -b h.book export html h.out
	[ -z "$(tidy -q -e c.out/*.html h.out/*.html 2>&1)" ]
}

@test "all pages of the corpus are valid and link to what is there" {
	ri -w ownership >/dev/null 2>&1 || skip "no book was made"
	ri export html out
	[ -z "$(dead_links out)" ]
	need tidy tidy
	[ -z "$(tidy -q -e out/*.html 2>&1)" ]
}

@test "the site's search finds the first three that search finds" {
	need node nodejs
	ri -w ownership >/dev/null 2>&1 || skip "no book was made"
	ri export html out
	{
		grep -v '^#' "${srcdir:-.}/tests/eval/queries.tsv" | cut -f 2 |
		    awk 'NR % 9 == 0'
		cat "${srcdir:-.}/tests/site/language"
	} > queries
	[ "$(wc -l < queries)" -ge 80 ]
	while IFS= read -r query; do
		ri search -l -n 3 -- "$query" 2>/dev/null | tr '\n' ' ' |
		    sed 's/ $//'
		echo
	done < queries > wanted
	node "${srcdir:-.}/tests/site/ask.js" out 3 < queries > got
	paste queries wanted got | awk -F'\t' '$2 == $3 { same++ }
	    $2 != $3 { print }
	    END { print same " of " NR; exit !(same >= 0.95 * NR) }'
}

@test "the site ranks by the numbers of the programs, and has none of its own" {
	src=${srcdir:-.}/src
	sed -n 's/^RANK_.*"\(.*\)")$/\1/p' "$src/text/ranking.def" > keys
	[ "$(wc -l < keys)" -ge 30 ]
	while read -r key; do
		grep -Eq "(rank|r)\.$key([^a-zA-Z]|\$)" "$src"/publish/site/*.js ||
		    echo "$key is used by no script"
	done < keys > unused
	cat unused
	[ ! -s unused ]
	# Halves and eighths of positions and idf aside.
	refute grep -nE '[0-9]\.[0-9]' "$src/publish/site/search.js" \
	    "$src/publish/site/parts.js" "$src/publish/site/query.js"
}

@test "the site's search takes OR, NEAR, groups, fields and filters" {
	need node nodejs
	small_corpus
	ri -b c.book export html out
	cat > queries <<'END'
(copy OR borrow) -loans
title:copy
code:clone
kind:debug
area:pages level:senior
"one owner" OR "borrow checker"
value NEAR/2 owner
value NEAR/1 assignment
END
	node "${srcdir:-.}/tests/site/ask.js" out 3 < queries > got
	while IFS= read -r query; do
		ri -b c.book search -l -n 3 -- "$query" 2>/dev/null | tr '\n' ' ' |
		    sed 's/ $//'
		echo
	done < queries > wanted
	diff wanted got
	[ "$(grep -c . wanted)" -ge 6 ]
}

@test "the site's search takes any text" {
	need node nodejs
	small_corpus
	ri -b c.book export html out
	printf '%s\n' '' ' ' '"' '-' '*' "'" '#[' '&' '::' '`x' 'level:' 'a*' \
	    'constructor' '__proto__' '-move -"a b"' '"moved value' 'zzzz' \
	    'borow' '((((((((((a OR b' ') OR (' 'OR' 'a OR' 'a NEAR/99999999999 b' \
	    'NEAR NEAR NEAR' '-(a OR b' 'kind:nosuch' 'title:' 'level:senior loans' 'move topic:loans' > queries
	run --separate-stderr node "${srcdir:-.}/tests/site/ask.js" out 3 < queries
	[ "$status" = 0 ]
	[ "${#lines[@]}" -ge 3 ]
	[ "${lines[-2]}" = "loans#loan-rules loans" ] ||
	    [ "${lines[-2]}" = "loans#loan-rules" ]
}

@test "in a browser a question in the address is answered" {
	need chromium chromium
	small_corpus
	ri -b c.book export html out
	browse "file://$PWD/out/index.html?q=borrow" > page
	grep -q 'role="search"' page
	grep -q '<li><a href="loans.html">' page
	refute grep -q 'alert' page
	browse "file://$PWD/out/moves.html" > page
	grep -q '<div class="hits" hidden="">' page
	grep -q 'Show the answer' page
	grep -q '<p class="keys">' page
}

@test "keys lead from question to question and to the search" {
	need chromium chromium
	small_corpus
	ri -b c.book export html out
	cat > out/probe.js <<'END'
document.title = ["n", "j", "n", "p", "k", "/", "n"].map(function (key) {
	var at = document.activeElement;
	at.dispatchEvent(new KeyboardEvent("keydown",
	    { key: key, bubbles: true }));
	return document.activeElement.id || document.activeElement.tagName;
}).join(" ");
END
	sed -i 's|</head>|<script src="probe.js" defer></script>&|' out/moves.html
	browse "file://$PWD/out/moves.html" > page
	grep -o '<title>.*</title>' page
	grep -q '<title>mov-after mov-copy mov-copy mov-after BODY INPUT INPUT<' page
}

@test "a quiz hides the answers, and shows one when asked" {
	need chromium chromium
	small_corpus
	ri -b c.book export html out
	cat > out/probe.js <<'END'
function shown() {
	return Array.from(document.querySelectorAll(".veil")).map(function (v) {
		return getComputedStyle(v).display;
	}).join(" ");
}
document.title = [shown(), (document.querySelector(".top button").click(),
    shown()), (document.querySelector(".entry button").click(), shown())]
    .join(", ");
END
	sed -i 's|</head>|<script src="probe.js" defer></script>&|' out/moves.html
	browse "file://$PWD/out/moves.html" > page
	grep -o '<title>.*</title>' page
	grep -q '<title>block block, none none, block none<' page
}

# Of each ground the contrast with every colour of text (WCAG 2.1, 1.4.3).
@test "colours have enough contrast, by day and by night" {
	run awk '
	function part(hex, at) {
		x = (index(d, substr(hex, at, 1)) - 1) * 16 + index(d,
		    substr(hex, at + 1, 1)) - 1
		x /= 255
		return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ^ 2.4
	}
	function light(hex) {
		return .2126 * part(hex, 2) + .7152 * part(hex, 4) + \
		    .0722 * part(hex, 6)
	}
	function check(name, ground,   a, b) {
		a = light(colour[name]) + .05; b = light(colour[ground]) + .05
		n++
		if ((a > b ? a / b : b / a) < 4.5)
			print "sheet " sheet ": " name " on " ground
	}
	BEGIN { d = "0123456789abcdef" }
	/:root/ { sheet++ }
	$1 ~ /^--/ && $2 ~ /^#......;$/ { colour[substr($1, 3)] = $2 }
	$1 == "--comment:" {
		for (name in colour)
			if (name !~ /^(ground|raised|line):$/) {
				check(name, "ground:"); check(name, "raised:")
			}
	}
	END { if (n != 72) print n " pairs" }' \
	    "${srcdir:-.}/src/publish/site/style.css"
	[ "$output" = "" ]
}
