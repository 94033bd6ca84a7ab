load common
load hostile

data="$BATS_TEST_DIRNAME/../../data"

# The whole corpus's book, where the build has made it.
own_book() {
	[ -f "$PREBUILT/rust-interview.book" ] || skip "no book of the corpus"
	export RUST_INTERVIEW_BOOK="$PREBUILT/rust-interview.book"
}

@test "export json keeps to its schema, also with hostile text" {
	need jsonschema python3-jsonschema
	own_book
	ri export json own.json
	jsonschema -i own.json "$data/book.schema.json"
	hostile_corpus
	ri -b h.book export json h.json
	jsonschema -i h.json "$data/book.schema.json"
}

@test "the schema refuses what export json never writes" {
	need jsonschema python3-jsonschema
	small_corpus
	ri -b c.book export json - | sed 's/"level":"mid"/"level":"expert"/' > bad.json
	run jsonschema -i bad.json "$data/book.schema.json"
	[ "$status" = 1 ]
}

@test "export json gives every question's parts as Markdown" {
	need python3 python3
	small_corpus
	ri -b c.book export json - > c.json
	python3 - <<'END'
import json
book = json.load(open('c.json'))
moves = [p for p in book['pages'] if p['id'] == 'moves'][0]
after = moves['entries'][1]
assert after['id'] == 'moves#mov-after', after['id']
assert [p['part'] for p in after['parts']] == [
    'prompt', 'short', 'answer', 'example', 'red-flags']
assert after['parts'][0]['markdown'].startswith('```rust,compile_fail,E0382')
assert '# fn main' in after['parts'][3]['markdown']
assert 'See [loans](loans#loan-rules).' in after['parts'][2]['markdown']
assert after['tags'] == ['E0382'] and after['level'] == 'junior'
END
}

@test "hostile text is the same text in json" {
	need python3 python3
	hostile_corpus
	ri -b h.book export json h.json
	TEXT=$hostile_text python3 - <<'END'
import json, os
entry = json.load(open('h.json'))['pages'][0]['entries'][1]
assert entry['title'] == 'Evil <script> "title" {x} #', entry['title']
assert os.environ['TEXT'] in entry['parts'][0]['markdown']
END
}

@test "hostile text is the same text in tsv, one line an entry" {
	need python3 python3
	hostile_corpus
	ri -b h.book export tsv h.tsv
	TEXT=$hostile_text python3 - <<'END'
import csv, os, re
rows = list(csv.reader(open('h.tsv', newline='\n'), delimiter='\t',
    quoting=csv.QUOTE_NONE))
assert {len(r) for r in rows} == {11}
evil = dict(zip(rows[0], [r for r in rows if r[0] == 'hostile#evil'][0]))
said = {'t': '\t', 'n': '\n', 'r': '\r', '\\': '\\'}
text = re.sub(r'\\(.)', lambda m: said[m[1]], evil['text'])
assert os.environ['TEXT'] in text.split('\n')
assert evil['title'] == 'Evil <script> "title" {x} #'
assert evil['level'] == 'junior' and evil['page'] == 'hostile'
END
}

@test "a card runs no LaTeX and plays no file of Anki's" {
	printf '# T\n\n## [LaTeX]x?\n\n`[sound:a.mp3]` [$]x[/$] [1, 2]\n' > t.md
	ri compile -q -o t.book t.md
	ri -b t.book export anki t.txt
	lacks -iE '\[(latex\]|sound:|\$)' t.txt
	grep -qF '&#91;LaTeX]x?' t.txt
	grep -qF '&#91;sound:a.mp3]' t.txt
	grep -qF '[1, 2]' t.txt
}

@test "hostile text is the same text on anki's cards" {
	need python3 python3
	hostile_corpus
	ri -b h.book export anki h.txt
	TEXT=$hostile_text python3 - <<'END'
import csv, os
from html.parser import HTMLParser
class Text(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.text, self.tags = '', set()
        self.feed(html)
        self.close()
    def handle_data(self, data): self.text += data
    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == 'br': self.text += '\n'
lines = open('h.txt', newline='\n').read().split('\n')
assert '#separator:tab' in lines and '#html:true' in lines
assert '#guid column:1' in lines and '#tags column:4' in lines
assert any(l.startswith('#deck:Hostile') for l in lines)
rows = list(csv.reader([l for l in lines if l and l[0] != '#'],
    delimiter='\t', strict=True))
assert {len(r) for r in rows} == {4}
assert len({r[0] for r in rows}) == len(rows)
evil = [r for r in rows if r[0] == 'hostile#evil'][0]
front, back = Text(evil[1]), Text(evil[2])
assert os.environ['TEXT'] in front.text, front.text
assert 'script' not in front.tags and 'Evil <script> "title"' in front.text
assert 'hidden' not in back.text and '</textarea>' in back.text
assert evil[3].split()[:2] == ['junior', 'debug']
END
}

@test "a card keeps its guid when its text changes" {
	small_corpus
	ri -b c.book export anki one.txt
	sed -i 's/The old name is gone/The old name may not be read/' c/moves.md
	ri compile -q -o c.book c
	ri -b c.book export anki two.txt
	differ one.txt two.txt
	[ "$(cut -f1 one.txt)" = "$(cut -f1 two.txt)" ]
}

@test "every document for opensearch has the fields of the mapping" {
	need python3 python3
	hostile_corpus
	ri -b h.book export opensearch h.ndjson
	TEXT=$hostile_text MAPPING="$data/opensearch-mapping.json" python3 - <<'END'
import json, os
fields = json.load(open(os.environ['MAPPING']))['mappings']['properties']
lines = open('h.ndjson', newline='\n').read().split('\n')
assert lines.pop() == ''
lines = [json.loads(l) for l in lines]
assert len(lines) % 2 == 0
for action, document in zip(lines[::2], lines[1::2]):
    assert action == {'index': {'_id': document['id']}}
    assert set(document) == set(fields)
    for name, value in document.items():
        kind = fields[name]['type']
        assert isinstance(value, int) == (kind == 'integer'), name
evil = [d for d in lines[1::2] if d['id'] == 'hostile#evil'][0]
assert os.environ['TEXT'] in evil['text'].split('\n')
END
}

@test "hostile text is the same text in the documents for sphinx" {
	need xmllint libxml2-utils
	hostile_corpus
	ri -b h.book export sphinx h.xml
	[ -z "$(xmllint --noout h.xml 2>&1)" ]
	xmllint --xpath 'string(//*[name="hostile#evil"]/text)' h.xml > text
	grep -qxF "$hostile_text" text
	own_book
	ri export sphinx - | xmllint --noout -
}

@test "export text begins each entry with its name" {
	small_corpus
	ri -b c.book export text c.txt
	grep -qx 'moves#mov-after' c.txt
	[ "$(grep -A3 -x 'moves#mov-copy' c.txt | tail -1)" = \
	    "When does a value implement Copy?" ]
	[ "$(grep -c 'fn main' c.txt)" = 0 ]
	[ "$(grep -c '.\{79\}' c.txt)" = 0 ]
}

@test "no format lets a control through" {
	hostile_corpus
	[ -n "$(LC_ALL=C tr -d '\t\n -\377' < h/hostile.md)" ]
	for f in $(ri export | awk -F'\t' '$2 == "FILE" && $1 != "pdf" { print $1 }'); do
		ri -b h.book export "$f" "out.$f"
		[ -z "$(LC_ALL=C tr -d '\t\n -~\200-\377' < "out.$f")" ]
	done
	for f in $(ri export | awk -F'\t' '$2 == "DIR" { print $1 }'); do
		ri -b h.book export "$f" "out.$f"
		[ -z "$(find "out.$f" -type f -exec cat {} + |
		    LC_ALL=C tr -d '\t\n -~\200-\377')" ]
	done
}
