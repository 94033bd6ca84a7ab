#include "config.h"

#include "view/paper.h"

#include "base/utf8.h"

/* What is shown of a question whose answer is hidden. */
static const enum section questions[] = { SECTION_PROMPT, SECTION_TASK,
	SECTION_STARTER };
#define QUESTIONS (sizeof(questions) / sizeof(*questions))

static const struct run hidden_run = {
	SV_INIT("[answer hidden: x shows it]"), STYLE_DIM, { 0 } };

static bool
is_question(enum section section)
{
	size_t i;

	for (i = 0; i < QUESTIONS; i++)
		if (questions[i] == section)
			return true;
	return false;
}

bool
paper_has_answer(const struct paper *p, uint32_t entry)
{
	const struct entry *e = &p->page.entries[entry];
	struct part part = { 0 };

	if (e->is_overview)
		return false;
	while (part_next(e, &part))
		if (!is_question(part.section) && part.first != part.end)
			return true;
	return false;
}

bool
paper_open(struct paper *p, struct book *book, uint32_t number, bool is_quiz,
    struct err *e)
{
	size_t i;

	p->book = NULL;
	arena_clear(&p->page_arena);
	vec_clear(&p->lines);
	vec_clear(&p->links);
	if (!book_page(book, number, &p->page_arena, &p->page, e))
		return false;
	p->is_hidden = arena_array(&p->page_arena, p->page.nentries,
	    sizeof(*p->is_hidden));
	for (i = 0; i < p->page.nentries; i++)
		p->is_hidden[i] = is_quiz;
	p->book = book;
	return true;
}

void
paper_release(struct paper *p)
{
	p->book = NULL;
	arena_release(&p->page_arena);
	arena_release(&p->line_arena);
	vec_release(&p->lines);
	vec_release(&p->links);
	buf_release(&p->text);
}

static size_t
ink_of(struct sv text)
{
	size_t i, n = 0;

	for (i = 0; i < text.n; i++)
		n += text.p[i] != ' ';
	return n;
}

/* Links that lead on; what is dim only names where the reader is. */
static void
add_link(struct paper *p, const struct run *r, size_t from)
{
	struct paper_link *last = p->links.n > 0 ?
	    &p->links.v[p->links.n - 1] : NULL;
	struct span span = { from, from + r->text.n };

	if (r->link.n == 0 || r->style == STYLE_DIM)
		return;
	/* Its words may be of several styles, and on several lines. */
	if (last != NULL && last->target.p == r->link.p &&
	    last->target.n == r->link.n && from <= last->span.end + 1) {
		last->span.end = span.end;
		return;
	}
	vec_push(&p->links, ((struct paper_link){ .span = span,
	    .line = p->lines.n, .target = r->link }));
}

/* No character takes more columns than bytes: few lines are measured. */
static void
see_width(struct paper *p, const struct paper_line *line)
{
	struct sv text = sv_from(buf_view(&p->text), line->text);
	size_t columns;

	if (line->indent + text.n <= p->widest)
		return;
	columns = line->indent + utf8_columns(text);
	if (columns > p->widest)
		p->widest = (unsigned)columns;
}

static void
add_line(struct paper *p, struct paper_line line, size_t *ink)
{
	uint32_t i;

	line.text = p->text.n;
	line.at.ink = *ink;
	for (i = 0; i < line.nruns; i++) {
		const struct run *r = &line.runs[i];

		add_link(p, r, p->text.n);
		buf_sv(&p->text, r->text);
		*ink += ink_of(r->text);
	}
	see_width(p, &line);
	buf_byte(&p->text, ' ');
	vec_push(&p->lines, line);
}

/* The lines of L, parted from those before by a blank one. */
static void
add_layout(struct paper *p, const struct layout *l, uint32_t entry,
    size_t *ink)
{
	struct paper_line line = { .at = { .entry = entry } };
	size_t i;

	if (l->nlines > 0 && p->lines.n > 0)
		add_line(p, line, ink);
	for (i = 0; i < l->nlines; i++) {
		line.runs = l->runs + l->lines[i].first;
		line.nruns = l->lines[i].nruns;
		line.indent = l->lines[i].indent;
		line.code = l->lines[i].code;
		add_line(p, line, ink);
	}
}

static void
add_entry(struct paper *p, uint32_t entry, const struct layout_opts *opts)
{
	const struct entry *e = &p->page.entries[entry];
	struct paper_line line = { .at = { .entry = entry } };
	struct layout l;
	size_t ink = 0;

	if (!p->is_hidden[entry] || !paper_has_answer(p, entry)) {
		layout_entry(&p->page, e, opts, &p->line_arena, &l);
		add_layout(p, &l, entry, &ink);
		return;
	}
	layout_parts(&p->page, e, questions, QUESTIONS, true, opts,
	    &p->line_arena, &l);
	add_layout(p, &l, entry, &ink);
	add_line(p, line, &ink);
	line.runs = &hidden_run;
	line.nruns = 1;
	line.indent = 4;
	add_line(p, line, &ink);
}

void
paper_set(struct paper *p, const struct layout_opts *opts)
{
	size_t i, ink = SIZE_MAX / 2;	/* the foot is behind all text */
	struct layout l;

	arena_clear(&p->line_arena);
	vec_clear(&p->lines);
	vec_clear(&p->links);
	buf_clear(&p->text);
	p->widest = 0;
	for (i = 0; i < p->page.nentries; i++)
		add_entry(p, (uint32_t)i, opts);
	layout_foot(&p->page, opts, &p->line_arena, &l);
	add_layout(p, &l, (uint32_t)(p->page.nentries - 1), &ink);
}

static bool
is_before(struct anchor a, struct anchor b)
{
	return a.entry != b.entry ? a.entry < b.entry : a.ink < b.ink;
}

size_t
paper_line_at(const struct paper *p, struct anchor at)
{
	size_t low = 0, high = p->lines.n;

	if (at.ink == 0)
		return paper_line_of(p, at.entry);
	/* The first line beyond AT. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (is_before(at, p->lines.v[middle].at))
			high = middle;
		else
			low = middle + 1;
	}
	return low > 0 ? low - 1 : 0;
}

size_t
paper_line_of(const struct paper *p, uint32_t entry)
{
	size_t low = 0, high = p->lines.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->lines.v[middle].at.entry < entry)
			low = middle + 1;
		else
			high = middle;
	}
	while (low + 1 < p->lines.n && low > 0 && p->lines.v[low].nruns == 0)
		low++;
	return low < p->lines.n ? low : p->lines.n > 0 ? p->lines.n - 1 : 0;
}
