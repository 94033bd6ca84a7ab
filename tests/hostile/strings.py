"""Each string of strings.tsv goes into each field of a book, and the book, and
the strings themselves as words, through each output: a row of OUTPUTS or WORDS
is an output, what it must be is a function that reads it. Speaks TAP."""
import csv
import html.parser
import io
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree

TABLE, TMP = sys.argv[1], sys.argv[2] + "/in/in"  # ".." stays within
PTY = os.environ.get("PTY", "")
ENV = {"PATH": os.environ["PATH"], "HOME": TMP + "/home", "LANG": "C.UTF-8",
       "XDG_STATE_HOME": TMP + "/state", "XDG_DATA_HOME": TMP + "/data",
       "XDG_CONFIG_HOME": TMP + "/config", "EDITOR": "true",
       "VISUAL": "true", "TERM": "xterm-256color"}
ESCAPES = {"n": b"\n", "t": b"\t", "e": b"\x1b", "r": b"\r", "\\": b"\\"}


def read_table():
    """(name, bytes) a row."""
    def one(m):
        c = m.group(1)
        return bytes([int(c[1:], 16)]) if c[0] == "x" else ESCAPES[c]
    rows = []
    for line in open(TABLE, encoding="ascii"):
        if line[0] != "#":
            name, times, text = line.rstrip("\n").split("\t")
            parts = re.split(r"(\\(?:x[0-9a-f]{2}|[nter\\]))", text)
            rows.append((name, int(times) * b"".join(
                one(re.match(r"\\(.*)", p)) if p[:1] == "\\" else p.encode()
                for p in parts)))
    return rows


STRINGS = read_table()


# --- the book ---

def quoted(text):
    """TEXT as YAML."""
    return '"%s"' % "".join(c if c.isprintable() and c not in '"\\' else
                            "\\U%08X" % ord(c) for c in text)


def is_text(s):
    try:
        return b"\0" not in s and s.decode() is not None
    except UnicodeDecodeError:
        return False


PAGE = b"""---
title: %(yaml)s
summary: %(yaml)s
aliases: [%(alias)s]
---

Overview %(raw)s

![%(line)s](<%(target)s.png> "%(attr)s")

## What of %(line)s? {#q%(n)d .junior .debug tags="%(attr)s" short="%(attr)s"}

```text
%(raw)s
```

### Short answer

%(raw)s

`%(line)s` and *%(line)s*.

### Answer

[%(line)s](<%(target)s> "%(attr)s") [x](%(target)s) <http://a.example/%(target)s>

| %(line)s | b |
|---|---|
| %(line)s | `%(line)s` |

- %(line)s
- > %(line)s

%(raw)s

### Example

```rust
// %(line)s
fn main() { println!("%(line)s"); }
```

## %(line)s
"""


def make_book():
    """One page a string, the corpus beside it as files of such names."""
    os.makedirs(TMP + "/c")
    areas, synonyms, used = [], [], []
    for n, (name, s) in enumerate(STRINGS):
        if not is_text(s):
            continue
        line = re.sub(rb"[\r\n]+", b" ", s)
        text = quoted(s.decode()).encode()
        with open("%s/c/p%d.md" % (TMP, n), "wb") as f:
            f.write(PAGE % {
                b"n": n, b"raw": s, b"line": line, b"yaml": text,
                b"alias": quoted(s.decode()[:200] + " %d" % n).encode(),
                b"attr": line[:300].replace(b'"', b'\\"'),
                b"target": re.sub(rb"[<>\\]", b"", line)[:2000]})
        areas.append("  - id: a%d\n    title: %s\n    topics: [p%d]\n" %
                     (n, text.decode(), n))
        synonyms.append(line[:80].replace(b",", b"") + b" => w%d" % n)
        used.append((name, s))
    for n, (name, s) in enumerate(STRINGS):
        file = os.fsencode(TMP) + b"/c/" + s.replace(b"/", b"")[:200] + b".md"
        if b"\0" not in s and b"\n" not in s:
            with open(file, "wb") as f:
                f.write(b"# File %d\n\nx\n" % n)
    with open(TMP + "/c/book.yaml", "w") as f:
        every = quoted(" ".join(s.decode() for _, s in used
                                    if len(s) < 200))
        f.write("name: h\ntitle: %s\nauthors: %s\ncopyright: %s\n"
                "version: %s\nareas:\n%s" % (every, every, every,
                quoted("1.0 \x1b[31m\u202e"), "".join(areas)))
    with open(TMP + "/c/synonyms.txt", "wb") as f:
        f.write(b"\n".join(synonyms) + b"\n")


def run(argv, stdin=b"", env=None, most=60):
    e = dict(ENV)
    e.update(env or {})
    return subprocess.run(argv, input=stdin, env=e, cwd=TMP, timeout=most,
                          capture_output=True)


# --- what an output must be ---

BAD = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e"
                 "\u2066-\u2069\ufeff\U000e0000-\U000e007f]")


def clean(text, what="text"):
    m = BAD.search(text)
    if m:
        return "%s: U+%04X in %r" % (what, ord(m.group()),
                                     text[max(0, m.start() - 40):m.end() + 20])
    return None


def plain(out):
    """Text for a terminal: UTF-8, no control but line feed and tab."""
    try:
        return clean(out.decode())
    except UnicodeDecodeError as e:
        return "no UTF-8: %s" % e


def ascii_only(out):
    m = re.search(rb"[^\n\t -~]", out)
    return m and "byte %r" % out[max(0, m.start() - 40):m.end()]


def coloured(out):
    """The same between our own SGR and links of printable ASCII."""
    return plain(re.sub(rb"\x1b\]8;;[!-~]*\x1b\\|\x1b\[[0-9;]*m", b"", out))


def json_clean(value):
    if isinstance(value, dict):
        value = list(value.keys()) + list(value.values())
    if isinstance(value, list):
        return next(filter(None, map(json_clean, value)), None)
    return clean(value, "JSON") if isinstance(value, str) else None


def is_json(out):
    return plain(out) or json_clean(json.loads(out))


def is_json_lines(out):
    return next(filter(None, map(is_json, out.splitlines())), None)


def is_tsv(out):
    lines = out.decode().split("\n")[:-1]
    return plain(out) or (len({line.count("\t") for line in lines}) > 1 and
                          "lines differ in their columns")


def is_xml(out):
    root = xml.etree.ElementTree.fromstring(out)
    for e in root.iter():
        if len(e.tag.split("}")[-1]) > 40:
            return "element %r" % e.tag
    return plain(out)


class Html(html.parser.HTMLParser):
    """What a page is made of, and what of it could act."""
    ACTS = {"script", "style", "iframe", "object", "embed", "form", "base",
            "meta", "link", "svg", "input", "textarea", "applet"}

    def __init__(self, allowed):
        super().__init__()
        self.allowed, self.fault, self.scripts = allowed, None, []

    def handle_starttag(self, tag, attrs):
        names = [k for k, v in attrs]
        if tag in self.ACTS and tag not in self.allowed:
            self.fault = "element %s" % tag
        if tag in ("p", "td", "th", "li", "em", "strong", "code") and \
                set(names) - {"class", "id", "lang", "scope", "style",
                              "value"}:
            self.fault = "%s with %s" % (tag, names)
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "formaction"):
                self.fault = "attribute %s" % name
            if name in ("href", "src") and re.match(
                    r"\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", value or "",
                    re.I):
                self.fault = "%s to %s" % (name, value[:60])

    def handle_comment(self, data):
        self.fault = self.fault or "comment %r" % data[:60]


def is_html(out, allowed=()):
    h = Html(allowed)
    h.feed(out.decode())
    h.close()
    return h.fault or plain(out)


def is_anki(out):
    csv.field_size_limit(1 << 24)
    lines = [x for x in out.decode().split("\n")[:-1] if x[0] != "#"]
    columns = None
    for row in csv.reader(io.StringIO("\n".join(lines)), delimiter="\t"):
        columns = columns or len(row)
        if len(row) != columns:
            return "%d columns, not %d" % (len(row), columns)
        for field in row[1:3]: # the others are no HTML
            fault = is_html(field.encode())
            if fault:
                return fault
            m = re.search(r"\[(sound:|anki:|latex\]|\$)", field)
            if m:
                return "Anki acts on %r" % field[m.start():m.end() + 20]
    return plain(out)


ROFF = re.compile(rb"\\[!XY]|\\\*\[(?!l?q\])|^[.']\s*(so|pi|sy|open|opena|"
                  rb"mso|cf|trf|pso|de|ig|rm|rn|am|als|do|nx)\b", re.M)


def each_file(folder, end):
    """The files below FOLDER whose names end so."""
    for top, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith(end):
                yield os.path.join(top, name)


def tool(argv, stdin=b"", but=None):
    """What it complains of, lines with BUT aside; None, and well, without it."""
    if shutil.which(argv[0]) is None:
        if os.environ.get("RI_FULL") == "yes":
            return "%s is missing" % argv[0]
        return None
    r = run(argv, stdin)
    said = "\n".join(x for x in r.stderr.decode(errors="replace").split("\n")
                     if x and (but is None or but not in x))
    return said[:600] if said else r.returncode != 0 and "status %d" % \
        r.returncode


def man_folder(folder):
    pages = list(each_file(folder, ".7"))
    for page in pages:
        with open(page, "rb") as f:
            source = f.read()
        m = ROFF.search(source)
        if m:
            return "%s: %r" % (page, source[m.start():m.end() + 40])
        # Only in a comment stands an id as it is.
        fault = ascii_only(re.sub(rb'(?m)^\.\\".*$', b"", source)) or tool(
            ["groff", "-k", "-man", "-ww", "-Tutf8", "-t", "-P-c"], source,
            but="can't break line")
        if fault:
            return "%s: %s" % (page, fault)
    if shutil.which("mandoc") is None:
        return None
    r = run(["mandoc", "-Tlint", "-Wwarning"] + pages)
    # What is shown of some strings is nothing.
    return "\n".join(x for x in r.stdout.decode(errors="replace").split("\n")
                     if x and "empty block" not in x)[:600]


def texinfo_file(path):
    with open(path, "rb") as f:
        source = f.read()
    m = re.search(rb"(?<!@)(@@)*@(include|verbatiminclude|r?macro|bye|"
                  rb"set|alias|html|tex)\b", source)
    if m and source[m.start():].strip() != b"@bye":
        return "%r" % source[m.start():m.end() + 40]
    return plain(source) or tool(
        ["makeinfo", "--no-split", "--plaintext", "-o", "/dev/null", path],
        but="missing argument")  # what is shown of some strings is nothing


def html_folder(folder):
    for page in each_file(folder, ".html"):
        with open(page, "rb") as f:
            fault = is_html(f.read(), ("script", "link", "meta", "style",
                                       "form", "input", "svg"))
        if fault:
            return "%s: %s" % (page, fault)
    for script in each_file(folder, ".js"):
        with open(script, "rb") as f:
            source = f.read()
        # These two end a line, and a string with it, in older JavaScript.
        fault = plain(source) or (re.search(rb"\xe2\x80[\xa8\xa9]", source)
                                  and "U+2028 in a string")
        if not fault and shutil.which("node"):
            fault = tool(["node", "--check", script])
        if fault:
            return "%s: %s" % (script, fault)
    for name in each_file(folder, ""):
        fault = clean(os.fsencode(os.path.relpath(name, folder)).decode(),
                      "file name")
        if fault:
            return fault
    return None


def markdown_folder(folder):
    r = run(["rust-interview", "compile", "-q", "-o", "again.book", folder])
    return r.returncode != 0 and r.stderr.decode(errors="replace")[:400]


def is_screen(out):
    """What is drawn on a screen: our own cursor movements, no strings for the
    terminal, no C1, no bidi."""
    m = re.search(rb"\x1b[\]P_^X]|\x1b\[[0-9;]*[nc]|\xc2[\x80-\x9f]|"
                  rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|owned\x07", out)
    return m and "%r" % out[max(0, m.start() - 40):m.end() + 20]


# --- the outputs ---

BOOK = ["rust-interview", "-b", "h.book"]
SHEET = BOOK + ["interview", "--seed=1", "--level=junior", "--minutes=300"]
COMPLETE = ["rust-interview", "--complete", "-b", "h.book"]
COLOUR = ["--color=always", "--hyperlink=always", "--no-pager"]


def book(*argv):
    return BOOK + list(argv)


def pages():
    return ["p%d" % n for n, (_, s) in enumerate(STRINGS) if is_text(s)]


# name, argv, what it must be, environment
OUTPUTS = [
    ("contents", book(), plain, {}),
    ("contents, colour", book(*COLOUR), coloured, {}),
    ("show", book("show", "-a", *pages()), plain, {}),
    ("show, narrow", book("--width=30", "show", "-a", *pages()), plain, {}),
    ("show, colour", book(*COLOUR, "show", "-a", *pages()), coloured, {}),
    ("show in C", book("show", "-a", *pages()), ascii_only, {"LC_ALL": "C"}),
    ("show, short", book("show", "-s", *pages()), plain, {}),
    ("show -f", book("show", "-f", *pages()), plain, {}),
    ("show -w", book("show", "-w", *pages()), plain, {}),
    ("show -k", book("show", "-k", "a"), plain, {}),
    ("show files", ["rust-interview", "show"] +
     ["./c/%s.md" % p for p in pages()], plain, {}),
    ("list", book("list"), plain, {}),
    ("list, colour", book(*COLOUR, "list"), coloured, {}),
    ("list in C", book("list"), is_tsv, {"LC_ALL": "C"}),
    ("list, TSV", book("list", "--tsv"), is_tsv, {}),
    ("list, JSON", book("list", "--json"), is_json, {}),
    ("search", book("search", "-n", "500", "of"), plain, {}),
    ("search, colour", book(*COLOUR, "search", "-n", "500", "of"), coloured,
     {}),
    ("search in C", book("search", "-n", "500", "of"), ascii_only,
     {"LC_ALL": "C"}),
    ("search, TSV", book("search", "-n", "500", "--tsv", "of"), is_tsv, {}),
    ("search, JSON", book("search", "-n", "500", "--json", "of"), is_json, {}),
    ("search, synonyms", book("search", "w0", "w1"), plain, {}),
    ("explain", book("explain", "E0382"), plain, {}),
    ("random", book("random", "--color=never"), plain, {}),
    ("today", book("today"), plain, {}),
    ("complete", COMPLETE + ["show", ""], plain, {}),
    ("complete an option", COMPLETE + ["list", "--area="], plain, {}),
    ("info", book("info"), plain, {}),
    ("verify", book("verify"), plain, {}),
    ("selftest", book("selftest"), plain, {}),
    ("study", book("study", "--plain", "--new=9"), plain, {}),
    ("stats", book("stats"), plain, {}),
    ("stats, JSON", book("stats", "--json"), is_json, {}),
    ("notes", book("notes"), plain, {}),
    ("interview", SHEET, plain, {}),
    ("interview, JSON", SHEET + ["--format=json", "-o", "-"], is_json, {}),
    ("interview, HTML", SHEET + ["--format=html", "-o", "-"],
     lambda out: is_html(out, ("meta", "style")), {}),
    ("interview, Markdown", SHEET + ["--format=markdown"], plain, {}),
    ("export text", book("export", "text", "-"), plain, {}),
    ("export json", book("export", "json", "-"), is_json, {}),
    ("export tsv", book("export", "tsv", "-"), is_tsv, {}),
    ("export anki", book("export", "anki", "-"), is_anki, {}),
    ("export opensearch", book("export", "opensearch", "-"), is_json_lines, {}),
    ("export sphinx", book("export", "sphinx", "-"), is_xml, {}),
    ("lint", ["rust-interview", "lint", "c"], plain, {}),
    ("lint --strict", ["rust-interview", "lint", "--strict", "c"], plain, {}),
    ("compile -v", ["rust-interview", "compile", "-v", "-o", "v.book", "c"],
     plain, {}),
]

# name, format, where, what it must be
FOLDERS = [
    ("export man", "man", "out.man", man_folder),
    ("export html", "html", "out.html", html_folder),
    ("export markdown", "markdown", "out.md", markdown_folder),
    ("export texinfo-manual", "texinfo-manual", "out.texi", texinfo_file),
]

# Words of the user's, and what they end up in: one of them is each string.
WORDS = [
    ("a name", book("@")),
    ("a query", book("search", "--", "@")),
    ("a query, corrected", book("search", "--", "ownershp@")),
    ("a query, JSON", book("search", "--json", "--", "@")),
    ("a query explained", book("search", "--why", "--", "@")),
    ("show", book("show", "--", "@")),
    ("show -k", book("show", "-k", "--", "@")),
    ("a file", ["rust-interview", "show", "./@.md"]),
    ("a book", ["rust-interview", "-b", "@", "list"]),
    ("compile", ["rust-interview", "compile", "-o", "x.book", "--", "./@"]),
    ("compile into", ["rust-interview", "compile", "-o", "none/@", "c"]),
    ("lint", ["rust-interview", "lint", "--", "./@"]),
    ("list", book("list", "--", "@")),
    ("an option", book("list", "--@")),
    ("a level", book("list", "--level=@")),
    ("an area", book("list", "--area=@")),
    ("a width", ["rust-interview", "--width=@", "list"]),
    ("a part", book("show", "--part=@", "p0")),
    ("a command", ["rust-interview", "help", "@"]),
    ("a code", book("explain", "--", "@")),
    ("a format", book("export", "--", "@")),
    ("a sheet", ["rust-interview", "score", "--", "./@"]),
    ("a sheet's code", book("interview", "--", "@")),
    ("an exercise", book("exercise", "--", "@")),
    ("a note", book("notes", "--", "@")),
    ("a card", book("study", "mark", "--", "@")),
    ("a pager", book("--pager=@", "list")),
    ("a completion", COMPLETE + ["show", "@"]),
]


def words_fault(argv, s):
    r = run([os.fsencode(a).replace(b"@", s[:5000]) for a in argv])
    if r.returncode < 0 or r.returncode > 2:
        return "status %d" % r.returncode
    return plain(r.stdout) or plain(r.stderr)


def browse_fault():
    if not os.access(PTY, os.X_OK):
        return None
    for page in pages():
        r = run([PTY, "80x24"] + book("browse", page),
                b"pause 150\nkill 15\n")
        if is_screen(r.stdout):
            return "%s: %s" % (page, is_screen(r.stdout))
    return None


number = failed = 0


def tell(name, fault):
    global number, failed
    number += 1
    failed += bool(fault)
    print("%s %d - %s" % ("not ok" if fault else "ok", number, name))
    for line in str(fault or "").splitlines():
        print("# " + line)
    sys.stdout.flush()


def refused_fault(s):
    """A page that is no text is refused in one clean line."""
    with open(TMP + "/bad.md", "wb") as f:
        f.write(b"# a\n\n" + s + b"\n")
    r = run(["rust-interview", "compile", "-o", "bad.book", "bad.md"])
    return (r.returncode != 1 and "status %d" % r.returncode) or \
        plain(r.stderr) or (os.path.exists(TMP + "/bad.book") and "a book")


def main():
    os.makedirs(TMP + "/home")
    make_book()
    r = run(["rust-interview", "compile", "-o", "h.book", "c"])
    tell("the book is made", plain(r.stdout) or plain(r.stderr) or
         (r.returncode != 0 and r.stderr.decode()[:2000]))
    for name, argv, must, env in OUTPUTS:
        r = run(argv, env=env)
        fault = r.returncode not in (0, 1) and "status %d: %s" % (
            r.returncode, r.stderr[:400])
        fault = fault or plain(r.stderr)
        try:
            tell(name, fault or must(r.stdout))
        except Exception as e:  # a parser's: that is what is looked for
            tell(name, "%s: %s" % (type(e).__name__, e))
    for name, kind, where, must in FOLDERS:
        r = run(book("export", kind, where))
        tell(name, (r.returncode != 0 and r.stderr.decode()[:400]) or
             plain(r.stderr) or must(TMP + "/" + where))
    for name, argv in WORDS:
        faults = [(which, words_fault(argv, s)) for which, s in STRINGS
                  if b"\0" not in s]
        tell("%s that is a string" % name, "\n".join(
            "%s: %s" % fault for fault in faults if fault[1]))
    for name, s in STRINGS:
        if not is_text(s):
            tell("a page with %s is refused" % name, refused_fault(s))
    tell("browse", browse_fault())
    owned = [f for f in ("/tmp/owned", TMP + "/owned", TMP + "/../owned")
             if os.path.exists(f)]
    tell("nothing was done", owned and "there is %s" % owned)
    print("1..%d" % number)
    sys.exit(failed > 0)


main()
