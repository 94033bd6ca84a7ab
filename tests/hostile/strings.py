"""Each string of strings.tsv goes into each field of a book, and the book, and
the strings themselves as words, through each output: a row of OUTPUTS, FILES or
WORDS is an output, what it must be is a function of readers.py. Speaks TAP."""
import os
import re
import subprocess
import sys

from readers import (
    Missing, ascii_only, coloured, contents, every, first_fault, is_anki,
    is_html, is_json, is_json_lines, is_screen, is_tsv, is_xml, json_schema,
    leak, man_groff, man_mandoc, man_postscript, man_source, need, pdf_acts,
    pdf_text, plain, site_elements, site_names, site_node, site_scripts,
    site_tidy, texinfo_html, texinfo_makeinfo, texinfo_source, tool,
    tsv_fields, tsv_formulas, tsv_sqlite3, xmllint)

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


# --- the outputs ---

BOOK = ["rust-interview", "-b", "h.book"]
SHEET = BOOK + ["interview", "--seed=1", "--level=junior", "--minutes=300"]
COMPLETE = ["rust-interview", "--complete", "-b", "h.book"]
COLOUR = ["--color=always", "--hyperlink=always", "--no-pager"]


def book(*argv):
    return BOOK + list(argv)


def markdown_folder(folder):
    return fails(run(["rust-interview", "compile", "-q", "-o", "again.book",
                      folder]), (0,))


PDF = [("is clean text", pdf_text), ("has no action", pdf_acts)]


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

# what is made, how, the file or folder, and what each must be
FILES = [
    ("export man", book("export", "man", "out.man"), "out.man", [
        ("has none of their requests", man_source),
        ("pleases groff", man_groff),
        ("pleases mandoc", man_mandoc),
        ("is PostScript of groff's own words", man_postscript)]),
    ("export html", book("export", "html", "out.html"), "out.html", [
        ("has none of their elements", site_elements),
        ("has none of their scripts", site_scripts),
        ("has clean names of files", site_names),
        ("pleases tidy", site_tidy),
        ("pleases node", site_node)]),
    ("export markdown", book("export", "markdown", "out.md"), "out.md", [
        ("is compiled again", markdown_folder)]),
    ("export texinfo-manual", book("export", "texinfo-manual", "out.texi"),
     "out.texi", [
         ("has none of their commands", texinfo_source),
         ("pleases makeinfo", texinfo_makeinfo),
         ("is clean HTML", texinfo_html)]),
    ("export pdf", book("export", "pdf", "out.pdf"), "out.pdf", PDF),
    ("interview, PDF", SHEET + ["--format=pdf", "-o", "sheet.pdf"],
     "sheet.pdf", PDF),
    ("export sphinx", book("export", "sphinx", "out.xml"), "out.xml", [
        ("pleases xmllint", xmllint)]),
    ("export json", book("export", "json", "out.json"), "out.json", [
        ("is as book.schema.json says", json_schema)]),
    ("export tsv", book("export", "tsv", "out.tsv"), "out.tsv", [
        ("comes back from sqlite3", tsv_sqlite3),
        ("holds what JSON holds", tsv_fields),
        ("has no formulas", tsv_formulas)]),
    ("stats, SVG", book("stats", "--svg=out.svg"), "out.svg", [
        ("is clean XML", lambda path: is_xml(contents(path)))]),
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


# --- on a terminal ---

def on_terminal(argv, steps, shows, size="80x24"):
    """What it writes there, SHOWS among it, is ours."""
    if not os.access(PTY, os.X_OK):
        raise Missing("no pseudo-terminal: %s is not built" % PTY)
    r = run([PTY, size] + argv, b"keep screen\n" + steps.encode())
    if r.returncode == 77:
        raise Missing(r.stdout.decode().strip())
    if r.returncode != 0 or b"terminal as before" not in r.stdout:
        return r.stdout[-400:].decode(errors="replace")
    screen = contents(TMP + "/screen")
    return is_screen(screen) or (shows not in screen and
                                 "%r is not shown" % shows)


def on_terminal_each(argv, steps, shows):
    """The same for each page."""
    return "\n".join("%s: %s" % (page, fault) for page, fault in (
        (page, on_terminal(book(*argv, page), steps, shows))
        for page in pages()) if fault)


# Down a page; through what is found and the first of it; the contents; and on
# from page to page.
WALK = "pause 300\n" + 4 * "send  \npause 20\n" + \
    "send sof\npause 200\n" + 30 * "send \\e[B\npause 5\n" + \
    "send \\r\npause 100\nsend t\npause 50\nsend \\t\npause 50\n" + \
    "send g\\r\npause 100\n" + 70 * "send }\npause 30\n" + "send Q\n"


def walk_fault(size):
    return on_terminal(book("browse", "p0"), WALK, b"What", size)


# name, what is looked at, with what
TERMINAL = [
    ("browse, each page", on_terminal_each, ["browse"],
     "wait : keys\nkill 15\n", b": keys"),
    ("browse, from search to page", walk_fault, "80x24"),
    ("browse, wide", walk_fault, "160x50"),
    ("browse, narrow", walk_fault, "20x8"),
    ("code on a terminal", on_terminal_each, ["--no-pager", "code"], "",
     b"main"),
    ("show on a terminal", on_terminal_each,
     ["--no-pager", "--hyperlink=never", "show"], "", b"What"),
]


def refused_fault(s):
    """A page that is no text is refused in one clean line."""
    with open(TMP + "/bad.md", "wb") as f:
        f.write(b"# a\n\n" + s + b"\n")
    r = run(["rust-interview", "compile", "-o", "bad.book", "bad.md"])
    return (r.returncode != 1 and "status %d" % r.returncode) or \
        plain(r.stderr) or (os.path.exists(TMP + "/bad.book") and "a book")


def database_fault():
    """The questions that are marked stand in the study's database, whole."""
    names = [line.split("\t")[0].encode() for line in run(book(
        "list", "--tsv")).stdout.decode().split("\n") if "#" in line]
    marked = {name for name in names
              if run(book("study", "mark", "--", name)).returncode == 0}
    _, out, said = tool(["sqlite3", "-readonly", TMP +
                         "/state/rust-interview/study.db",
                         "PRAGMA integrity_check; SELECT name FROM card;"])
    lines = out.split(b"\n")
    lost = marked - set(lines[1:])
    return said or plain(out) or (lines[0] != b"ok" and lines[0]) or (
        lost and "%r is lost" % lost) or (
            len(marked) < len(pages()) and "%d are marked" % len(marked))


def owned_fault():
    owned = [f for f in ("/tmp/owned", TMP + "/owned", TMP + "/../owned")
             if os.path.exists(f)]
    return owned and "there is %s" % owned


# --- TAP ---

number = failed = 0


def say(name, fault, why_not=None):
    """A check's result. What could not be looked at is skipped, and has failed
    where all that tests need was to be here."""
    global number, failed
    if why_not is not None and os.environ.get("RI_FULL") == "yes":
        fault, why_not = why_not, None
    number += 1
    failed += bool(fault)
    print("%s %d - %s%s" % ("not ok" if fault else "ok", number, name,
                            " # SKIP " + why_not if why_not else ""))
    for line in str(fault or "").splitlines():
        print("# " + line)
    sys.stdout.flush()


def tell(name, look, *args):
    try:
        say(name, look(*args))
    except Missing as e:
        say(name, None, str(e))
    except Exception as e:  # a parser's: that is what is looked for
        say(name, "%s: %s" % (type(e).__name__, e))


def fails(r, statuses):
    return plain(r.stderr) or (r.returncode not in statuses and
                               "status %d: %s" % (r.returncode,
                                                  r.stderr[:400]))


def tell_outputs():
    for name, argv, must, env in OUTPUTS:
        r = run(argv, env=env)
        tell(name, lambda: fails(r, (0, 1)) or leak(r.stdout) or
             must(r.stdout))


def tell_files():
    for name, argv, where, musts in FILES:
        try:
            if where.endswith(".pdf"):
                need("gropdf")
        except Missing as e:
            say(name, None, str(e))
            continue
        r = run(argv, most=600)
        tell(name, fails, r, (0,))
        for what, must in musts:
            tell("%s %s" % (name, what), must, TMP + "/" + where)
        tell(name + " has no file of the machine's in it", lambda: first_fault(
            lambda path: leak(contents(path)), every(TMP + "/" + where)))


def tell_words():
    for name, argv in WORDS:
        tell("%s that is a string" % name, lambda: "\n".join(
            "%s: %s" % (which, fault) for which, fault in (
                (which, words_fault(argv, s)) for which, s in STRINGS
                if b"\0" not in s) if fault))
    for name, s in STRINGS:
        if not is_text(s):
            tell("a page with %s is refused" % name, refused_fault, s)


def main():
    os.makedirs(TMP + "/home")
    make_book()
    tell("the book is made", lambda: fails(
        run(["rust-interview", "compile", "-o", "h.book", "c"]), (0,)))
    tell_outputs()
    tell_files()
    tell_words()
    for name, look, *args in TERMINAL:
        tell(name, look, *args)
    tell("the study's database", database_fault)
    tell("nothing was done", owned_fault)
    print("1..%d" % number)
    sys.exit(failed > 0)


main()
