"""What an output must be. Each function reads one as what it is meant for would
read it, and returns what is wrong with it, or something false. The program that
reads it may be missing: that is told by an exception."""
import csv
import html.parser
import io
import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree

PACKAGES = {"groff": "groff", "gropdf": "groff", "mandoc": "mandoc", "makeinfo": "texinfo",
            "node": "nodejs", "tidy": "tidy", "xmllint": "libxml2-utils",
            "pdftotext": "poppler-utils", "pdfinfo": "poppler-utils",
            "jsonschema": "python3-jsonschema", "sqlite3": "sqlite3"}


class Missing(Exception):
    """A program is not here, so nothing was looked at."""


def need(program):
    if shutil.which(program) is None:
        raise Missing("no %s here (apt: %s)" % (program, PACKAGES[program]))


def tool(argv, stdin=b""):
    """Run it: (exit status, what it wrote, what it said)."""
    need(argv[0])
    r = subprocess.run(argv, input=stdin, timeout=300, capture_output=True,
                       env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
    return r.returncode, r.stdout, r.stderr.decode(errors="replace")


def complaint(argv, stdin=b"", but=None):
    """What it complains of, lines with BUT aside."""
    status, _, said = tool(argv, stdin)
    said = "\n".join(x for x in said.split("\n")
                     if x and (but is None or but not in x))
    return said[:600] if said else status != 0 and "status %d" % status


def each_file(folder, end):
    """The files below FOLDER whose names end so."""
    for top, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith(end):
                yield os.path.join(top, name)


def every(path):
    """The files below a folder, or PATH itself."""
    return each_file(path, "") if os.path.isdir(path) else [path]


def contents(path):
    with open(path, "rb") as f:
        return f.read()


def first_fault(what, paths):
    """The first of the files that WHAT finds a fault in, and that."""
    for path in paths:
        fault = what(path)
        if fault:
            return "%s: %s" % (path, fault)
    return None


# --- text ---

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


def leak(out):
    """Several strings ask for this file."""
    return b"root:x:0:" in out and "what /etc/passwd holds"


def ascii_only(out):
    m = re.search(rb"[^\n\t -~]", out)
    return m and "byte %r" % out[max(0, m.start() - 40):m.end()]


def coloured(out):
    """The same between our own SGR and links of printable ASCII."""
    return plain(re.sub(rb"\x1b\]8;;[!-~]*\x1b\\|\x1b\[[0-9;]*m", b"", out))


def is_screen(out):
    """What is drawn on a screen: our own cursor movements, no strings for the
    terminal, no C1, no bidi."""
    m = re.search(rb"\x1b[\]P_^X]|\x1b\[[0-9;]*[nc]|\xc2[\x80-\x9f]|"
                  rb"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]|owned\x07", out)
    return m and "%r" % out[max(0, m.start() - 40):m.end() + 20]


# --- data ---

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


def json_schema(path):
    status, out, said = tool(["jsonschema", "-i", path, os.environ["srcdir"] +
                              "/data/book.schema.json"])
    return status != 0 and (out.decode(errors="replace") + said)[:600]


def tsv_rows(path):
    """The fields of each line, as they were before they were escaped."""
    def meant(m):
        return {"n": "\n", "t": "\t", "r": "\r"}.get(m.group(1), m.group(1))
    return [[re.sub(r"\\(.)", meant, field) for field in line.split("\t")]
            for line in contents(path).decode().split("\n")[:-1]]


def tsv_fields(path):
    """Titles and texts are those that the JSON beside it has."""
    rows = tsv_rows(path)
    titles = [(e["title"], " ".join(e["tags"])) for page in json.loads(contents(
        path.replace(".tsv", ".json")))["pages"] for e in page["entries"]]
    mine = [(row[3], " ".join(re.findall(r"[^ \t\r\n]+", row[8])))
            for row in rows[1:]]
    return mine != titles and "%r" % [
        pair for pair in zip(mine, titles) if pair[0] != pair[1]][:1]


def tsv_formulas(path):
    """A spreadsheet computes what begins so."""
    m = re.search(rb"(?:^|\t)[=+@-][^\t\n]*", contents(path), re.M)
    return m and "%r" % m.group()[:80]


def tsv_sqlite3(path):
    status, out, said = tool(["sqlite3"], b"""
.mode ascii
.separator "\\t" "\\n"
.import %s t
.headers on
SELECT * FROM t;
""" % os.fsencode(path))
    return said[:600] or (out != contents(path) and "not the same")


def is_xml(out):
    root = xml.etree.ElementTree.fromstring(out)
    for e in root.iter():
        if len(e.tag.split("}")[-1]) > 40:
            return "element %r" % e.tag
    return plain(out)


def xmllint(path):
    return complaint(["xmllint", "--noout", path])


# --- HTML ---

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
                              "value", "align", "valign", "width",
                              "colspan"}:
            self.fault = "%s with %s" % (tag, names)
        for name, value in attrs:
            if name.startswith("on") or name in ("srcdoc", "formaction"):
                self.fault = "attribute %s" % name
            if name in ("href", "src") and re.match(
                    r"\s*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", value or "",
                    re.I):
                self.fault = "%s to %s" % (name, value[:60])

    def handle_comment(self, data):
        if not data.startswith((" Created by GNU Texinfo ", " /@w ")):
            self.fault = self.fault or "comment %r" % data[:60]


def is_html(out, allowed=()):
    h = Html(allowed)
    h.feed(out.decode())
    h.close()
    return h.fault or plain(out)


def tidy(page):
    # Warnings are of style: an empty heading, say.
    status, _, said = tool(["tidy", "-q", "-e", "--show-warnings", "no", page])
    return status > 1 and said[:600]


def site_elements(folder):
    return first_fault(lambda page: is_html(
        contents(page), ("script", "link", "meta", "style", "form", "input",
                         "svg")), each_file(folder, ".html"))


def site_tidy(folder):
    return first_fault(tidy, each_file(folder, ".html"))


def site_scripts(folder):
    # These two end a line, and a string with it, in older JavaScript.
    return first_fault(
        lambda script: plain(contents(script)) or
        re.search(rb"\xe2\x80[\xa8\xa9]", contents(script)) and
        "U+2028 in a string", each_file(folder, ".js"))


def site_node(folder):
    return first_fault(lambda script: complaint(["node", "--check", script]),
                       each_file(folder, ".js"))


def site_names(folder):
    return first_fault(
        lambda name: clean(os.fsencode(os.path.relpath(name, folder)).decode(),
                           "file name"), each_file(folder, ""))


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


# --- typesetters ---

REQUEST = re.compile(rb"\\[!XY]|\\\*\[(?!l?q\])|^[.']\s*(so|pi|sy|open|opena|"
                     rb"mso|cf|trf|pso|de|ig|rm|rn|am|als|do|nx)\b", re.M)


def roff_source(page):
    source = contents(page)
    m = REQUEST.search(source)
    if m:
        return "%r" % source[m.start():m.end() + 40]
    # Only in a comment stands an id as it is.
    return ascii_only(re.sub(rb'(?m)^\.\\".*$', b"", source))


def man_source(folder):
    return first_fault(roff_source, each_file(folder, ".7"))


def man_groff(folder):
    return first_fault(
        lambda page: complaint(["groff", "-k", "-man", "-ww", "-Tutf8", "-t",
                                "-P-c"], contents(page), "can't break line"),
        each_file(folder, ".7"))


def man_mandoc(folder):
    _, said, _ = tool(["mandoc", "-Tlint", "-Wwarning"] +
                      list(each_file(folder, ".7")))
    # What is shown of some strings is nothing.
    return "\n".join(x for x in said.decode(errors="replace").split("\n")
                     if x and "empty block" not in x)[:600]


STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9a-f]*>", re.S)
# grops's own: "118.8 300 Q", "/F1 10/Times-Bold@0 SF", "BP", "0 Cg".
OPERATOR = re.compile(rb"/?[A-Z][A-Za-z]?\d*|/[A-Z][A-Za-z-]*(?:@0)?|-?[\d.]+|"
                      rb"def|end|EBP|\[|\]|\{|\}")


def postscript(page):
    """Between the strings of each sheet stand grops's own words only."""
    _, out, _ = tool(["groff", "-k", "-man", "-t", "-Tps"], contents(page))
    for sheet in re.split(rb"%%EndPageSetup", out)[1:]:
        sheet = STRING.sub(b" ", sheet.split(b"%%Trailer")[0])
        sheet = re.sub(rb"(?m)^%%.*$", b"", sheet)
        for word in re.findall(rb"[][{}]|/?[^][{}/\s]+(?:/[A-Za-z-]+@0)?",
                               sheet):
            if not all(OPERATOR.fullmatch(w) for w in
                       re.findall(rb"/?[^/]+", word)):
                return "%r" % word[:60]
    return None


def man_postscript(folder):
    return first_fault(postscript, each_file(folder, ".7"))


def pdf_text(path):
    _, out, said = tool(["pdftotext", path, "-"])
    return said[:600] or plain(out.replace(b"\f", b""))


def pdf_acts(path):
    """No scripts; addresses of the web only."""
    status, out, said = tool(["pdfinfo", "-js", path])
    if status != 0 or said or out.strip():
        return "pdfinfo -js: %s %r" % (said[:300], out[:300])
    _, out, _ = tool(["pdfinfo", "-url", path])
    for line in out.decode().split("\n")[1:]:
        if line and not re.fullmatch(r" *\d+ +Annotation +(https?|mailto):.*",
                                     line):
            return line
    source = re.sub(rb"(?s)\bstream\r?\n.*?endstream", b"", contents(path))
    m = re.search(rb"/(Launch|SubmitForm|ImportData|JavaScript|EmbeddedFile)",
                  STRING.sub(b"", source))
    return m and "%r" % m.group()


def texinfo_source(path):
    source = contents(path)
    m = re.search(rb"(?<!@)(@@)*@(include|verbatiminclude|r?macro|bye|"
                  rb"set|alias|html|tex)\b", source)
    if m and source[m.start():].strip() != b"@bye":
        return "%r" % source[m.start():m.end() + 40]
    return plain(source)


def texinfo_makeinfo(path):
    # What is shown of some strings is nothing.
    return complaint(["makeinfo", "--no-split", "--plaintext", "-o",
                      os.devnull, path], but="missing argument")


def texinfo_html(path):
    status, out, said = tool(["makeinfo", "--no-split", "--html", "-o", "-",
                              path])
    return status != 0 and said[:600] or is_html(out, ("meta", "style",
                                                       "link"))
