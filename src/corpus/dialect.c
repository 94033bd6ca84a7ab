#include "config.h"

#include "corpus/dialect.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "corpus/box.h"
#include "corpus/html_anchor.h"
#include "corpus/include.h"
#include "corpus/md_guard.h"
#include "corpus/md_lines.h"
#include "corpus/md_read.h"
#include "corpus/mdx.h"
#include "corpus/shortcode.h"
#include "corpus/source.h"
#include "corpus/table_rule.h"

#define INCLUDE_DEPTH 10	/* files within files, as in mdBook */
#define INCLUDES_MAX 10000	/* in one page */

struct writer {
	const struct dialect_page *page;
	struct arena *arena;
	const char *root;
	struct buf out;
	VEC(uint32_t) lines;
	VEC(struct footnote) notes;
	uint32_t line;			/* of the source */
	bool is_changed;
	struct code_fence fence;
	enum shortcode_block block;	/* that a directive has begun */
	struct mdx mdx;
	struct boxes boxes;
	bool in_note, note_has_gap;	/* behind a blank line in it */
	bool is_below_pipes;		/* the line before has columns */
	const char *file;		/* that the line stands in */
	unsigned depth;			/* includes that it is in */
	size_t includes, read;		/* how many, and bytes of them */
};

static void take_line(struct writer *w, struct sv line);

static void
put_line(struct writer *w, struct sv text)
{
	buf_sv(&w->out, text);
	buf_byte(&w->out, '\n');
	vec_push(&w->lines, w->line);
}

/* Take the next line out of *REST, without its end: CR, LF or both. */
static bool
next_line(struct sv *rest, struct sv *line)
{
	size_t n = sv_line_end(*rest);

	if (rest->n == 0)
		return false;
	*line = sv_sub(*rest, 0, n);
	*rest = sv_from(*rest, sv_starts(sv_from(*rest, n), SV("\r\n"))
	    ? n + 2 : n + 1);
	return true;
}

/* --- includes --- */

/* The bytes of I's file that are shown; false, having warned, if there are
 * none. *PATH is the file's own. */
static bool
read_include(struct writer *w, const struct include *i, struct buf *out,
    char **path)
{
	const char *why = "too many";
	struct buf b = { 0 };
	struct err e;

	*path = NULL;
	if (w->depth < INCLUDE_DEPTH && w->includes++ < INCLUDES_MAX)
		*path = include_path(w->root, w->file, i->file, w->arena,
		    &why);
	if (*path != NULL && !file_read(*path, INCLUDED_MAX - w->read, &b,
	    &e)) {
		why = e.code == ERR_LIMIT ? "too large" : "cannot be read";
		*path = NULL;
	}
	w->read += b.n;
	if (*path != NULL && utf8_check(buf_view(&b)) != b.n) {
		why = "not UTF-8";
		*path = NULL;
	}
	if (*path != NULL)
		include_part(i, buf_view(&b), out);
	else
		diag_emit(w->page->diag, DIAG_WARNING, "include",
		    w->page->full, w->line, "not included: %.*s: %s",
		    SV_ARG(i->file), why);
	buf_release(&b);
	return *path != NULL;
}

/* The lines of TEXT, which come from PATH, each behind MARGIN. */
static void
take_included(struct writer *w, struct sv margin, struct sv text,
    const char *path)
{
	const char *file = w->file;
	struct buf whole = { 0 };
	struct sv line;

	w->file = path;
	w->depth++;
	while (next_line(&text, &line)) {
		buf_clear(&whole);
		buf_sv(&whole, margin);
		buf_sv(&whole, line);
		take_line(w, buf_view(&whole));
	}
	w->depth--;
	w->file = file;
	buf_release(&whole);
}

/* The text of I within a line: that of its file, or the file's name. */
static void
put_inline(struct writer *w, const struct include *i, struct buf *out)
{
	struct buf text = { 0 };
	char *path;

	if (i->type == INCLUDE_NOTHING)
		return;
	if (read_include(w, i, &text, &path)) {
		buf_sv(out, sv_trim(buf_view(&text)));
	} else {
		buf_byte(out, '[');
		buf_sv(out, i->file);
		buf_byte(out, ']');
	}
	buf_release(&text);
}

/* LINE holds I, and maybe more. */
static void
take_inline(struct writer *w, struct sv line, struct include i)
{
	struct buf whole = { 0 };
	struct sv rest;

	do {
		buf_sv(&whole, sv_sub(line, 0, i.from));
		put_inline(w, &i, &whole);
		line = sv_from(line, i.end);
	} while (include_find(line, &i));
	buf_sv(&whole, line);
	rest = buf_view(&whole);
	do {
		line = (struct sv){ 0 };
		(void)next_line(&rest, &line);
		put_line(w, line);
	} while (rest.n > 0);
	buf_release(&whole);
}

/* Take LINE, which holds I: a file's lines where it stands alone. */
static void
take_include(struct writer *w, struct sv line, const struct include *i)
{
	struct sv before = sv_sub(line, 0, i->from);
	struct sv after = sv_from(line, i->end);
	struct buf text = { 0 };
	char *path;

	w->is_changed = true;
	if (i->type == INCLUDE_NOTHING || md_margin(before).n < before.n ||
	    sv_trim(after).n > 0) {
		take_inline(w, line, *i);
		return;
	}
	if (i->type == INCLUDE_PLAYGROUND)
		put_line(w, SV("```rust"));
	if (read_include(w, i, &text, &path)) {
		take_included(w, before, buf_view(&text), path);
	} else {
		buf_sv(&text, before);
		buf_byte(&text, '[');
		buf_sv(&text, i->file);
		buf_byte(&text, ']');
		put_line(w, buf_view(&text));
	}
	if (i->type == INCLUDE_PLAYGROUND)
		put_line(w, SV("```"));
	buf_release(&text);
}

/* --- footnotes --- */

/* Is LINE "[^label]: text"? *TEXT is the offset of the text. */
static bool
is_definition(struct sv line, struct sv *label, size_t *text)
{
	size_t from = 0, end;

	while (from < 3 && from < line.n && line.p[from] == ' ')
		from++;
	if (!sv_starts(sv_from(line, from), SV("[^")))
		return false;
	end = from + sv_find(sv_from(line, from), SV("]:"));
	*label = sv_sub(line, from + 2, end - from - 2);
	*text = end + 2;
	return end < line.n && label->n > 0 &&
	    sv_find_byte(*label, ' ') == label->n &&
	    sv_find_byte(*label, '[') == label->n;
}

/* LINE without up to four columns of blanks: it goes on with a footnote. */
static struct sv
dedented(struct sv line)
{
	size_t n = 0;

	while (n < 4 && n < line.n && line.p[n] == ' ')
		n++;
	if (n < 4 && n < line.n && line.p[n] == '\t')
		n++;
	return sv_from(line, n);
}

/* The definition stands as a paragraph of its own. */
static void
begin_note(struct writer *w, struct sv label, struct sv text)
{
	struct footnote note = { .label = arena_sv(w->arena, label) };

	w->is_changed = true;
	put_line(w, SV(""));
	note.first = note.last = (uint32_t)w->lines.n + 1;
	vec_push(&w->notes, note);
	put_line(w, sv_trim(text));
	w->in_note = true;
	w->note_has_gap = false;
}

/* Is LINE part of the footnote at hand? Then it is taken. */
static struct sv
note_line(struct writer *w, struct sv line)
{
	bool is_blank = sv_trim(line).n == 0;
	struct sv body = dedented(line);

	if (is_blank) {
		w->note_has_gap = true;
		return line;
	}
	if (w->note_has_gap && body.p == line.p) {
		w->in_note = false;
		return line;
	}
	w->notes.v[w->notes.n - 1].last = (uint32_t)w->lines.n + 1;
	return body;
}

/* --- lines --- */

/* Lines that only site generators read: attributes, tables of contents, names
 * of rules. */
static bool
is_for_generators(struct sv line)
{
	static const struct sv marks[] = {
		SV_INIT("[TOC]"), SV_INIT("[[_TOC_]]"), SV_INIT("[[TOC]]"),
		SV_INIT("[toc]"), SV_INIT("[[toc]]"), SV_INIT("${toc}"),
	};

	line = sv_trim(line);
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (sv_eq(line, marks[i]))
			return true;
	return is_rule_mark(line) || (sv_starts(line, SV("{:")) &&
	    sv_find_byte(line, '}') == line.n - 1);
}

/* Begin or end what a directive alone on its line stands around. */
static bool
take_block(struct writer *w, struct sv line)
{
	struct sv language;
	struct buf fence = { 0 };

	if (w->block == SHORTCODE_NONE) {
		w->block = shortcode_begins(line, &language);
		if (w->block == SHORTCODE_NONE)
			return false;
		w->is_changed = true;
		if (w->block == SHORTCODE_CODE) {
			buf_cstr(&fence, "~~~~~~");
			buf_sv(&fence, language);
		}
		put_line(w, buf_view(&fence));
		buf_release(&fence);
		return true;
	}
	if (!shortcode_ends(line, w->block)) {
		put_line(w, w->block == SHORTCODE_CODE ? line : SV(""));
		return true;
	}
	put_line(w, w->block == SHORTCODE_CODE ? SV("~~~~~~") : SV(""));
	w->block = SHORTCODE_NONE;
	return true;
}

/* LINE of prose, its directives as text. */
static void
take_prose(struct writer *w, struct sv line)
{
	bool is_below_pipes = w->is_below_pipes;
	struct buf shown = { 0 };
	struct sv label;
	size_t text;

	w->is_below_pipes = sv_find_byte(line, '|') < line.n;
	if (w->notes.n < FOOTNOTES_MAX && is_definition(line, &label, &text)) {
		begin_note(w, label, sv_from(line, text));
		return;
	}
	if (w->in_note)
		line = note_line(w, line);
	if (is_below_pipes && table_rule_is_short(line)) {
		w->is_changed = true;
		table_rule_put(line, &shown);
		put_line(w, buf_view(&shown));
	} else if (is_for_generators(line)) {
		w->is_changed = true;
		put_line(w, SV(""));
	} else if (shortcode_line(line, &shown)) {
		w->is_changed = true;
		put_line(w, sv_trim(buf_view(&shown)).n > 0
		    ? buf_view(&shown) : SV(""));
	} else {
		put_line(w, line);
	}
	buf_release(&shown);
}

static void
take_plain(struct writer *w, struct sv line)
{
	struct sv body = sv_from(line, md_prefix(line, DOC_DEPTH_MAX).n);
	struct include i;

	if (include_find(line, &i))
		take_include(w, line, &i);
	else if (w->fence.mark == '\0' && take_block(w, line))
		return;
	else if (code_fence_takes(&w->fence, body))
		put_line(w, w->in_note ? note_line(w, line) : line);
	else
		take_prose(w, line);
}

static bool
is_in_code(const struct writer *w)
{
	return w->fence.mark != '\0' || w->block != SHORTCODE_NONE;
}

/* What a box holds stands behind marks of quotation. */
static void
take_boxed(struct writer *w, struct sv line)
{
	size_t boxes = w->boxes.n;
	struct buf shown = { 0 };
	struct sv rest;

	if (boxes_take(&w->boxes, line, is_in_code(w), &shown)) {
		w->is_changed = true;
		if (w->boxes.n < boxes)
			w->fence = (struct code_fence){ 0 };
		rest = buf_view(&shown);
		while (next_line(&rest, &line))
			take_plain(w, line);
	} else {
		take_plain(w, line);
	}
	buf_release(&shown);
}

static void
take_shown(struct writer *w, struct sv shown)
{
	struct sv line;

	w->is_changed = true;
	while (next_line(&shown, &line))
		take_boxed(w, line);
}

static void
take_line(struct writer *w, struct sv line)
{
	struct buf shown = { 0 };

	if (!is_in_code(w) && mdx_take(&w->mdx, line, &shown))
		take_shown(w, buf_view(&shown));
	else
		take_boxed(w, line);
	buf_release(&shown);
}

/* What an unfinished tag or comment held back. */
static void
take_rest(struct writer *w)
{
	struct buf shown = { 0 };

	mdx_end(&w->mdx, &shown);
	if (shown.n > 0)
		take_shown(w, buf_view(&shown));
	buf_release(&shown);
}

/* Has TEXT a line that only as a whole tells what it is? */
static bool
has_line(struct sv text)
{
	struct sv line;

	while (next_line(&text, &line))
		if (mdx_is_tag_line(line) || table_rule_is_short(line))
			return true;
	return false;
}

/* Most texts hold nothing of all this. */
static bool
may_have_any(struct sv text)
{
	static const struct sv marks[] = {
		SV_INIT("{{"), SV_INIT("{%"), SV_INIT("{:"), SV_INIT("[^"),
		SV_INIT("TOC"), SV_INIT("toc]"), SV_INIT("toc}"),
		SV_INIT("r["),
	};

	return sv_has_any(text, marks, sizeof(marks) / sizeof(*marks)) ||
	    boxes_may_be(text) || mdx_may_be(text) || has_line(text);
}

/* The folder that PAGE's path is below; that of a file alone is its own. */
static const char *
root_of(const struct dialect_page *page, struct arena *a)
{
	struct sv root = sv_cstr(page->full);

	root.n -= page->path.n < root.n ? page->path.n : 0;
	while (root.n > 0 && root.p[root.n - 1] != '/')
		root.n--;

	return root.n > 0 ? arena_cstr(a, root) : ".";
}

void
dialect_read(const struct dialect_page *page, struct sv text,
    uint32_t first_line, struct arena *a, struct dialect *out)
{
	struct writer w = { .page = page, .arena = a, .file = page->full,
		.line = first_line };
	struct sv line;

	*out = (struct dialect){ .text = text };
	if (!may_have_any(text))
		return;
	w.root = root_of(page, a);
	for (; next_line(&text, &line); w.line++)
		take_line(&w, line);
	take_rest(&w);
	if (w.is_changed) {
		out->text = arena_sv(a, buf_view(&w.out));
		out->lines = arena_copy(a, w.lines.v, w.lines.n,
		    sizeof(*w.lines.v));
		out->nlines = w.lines.n;
		out->notes = arena_copy(a, w.notes.v, w.notes.n,
		    sizeof(*w.notes.v));
		out->nnotes = w.notes.n;
	}
	mdx_release(&w.mdx);
	boxes_release(&w.boxes);
	buf_release(&w.out);
	vec_release(&w.lines);
	vec_release(&w.notes);
}

void
dialect_lines(const struct dialect *d, struct doc *doc)
{
	struct node *root = doc->root;

	for (struct node *n = root; n != NULL; n = node_walk(root, n, false))
		if (n->line > 0 && n->line <= d->nlines)
			n->line = d->lines[n->line - 1];
}
