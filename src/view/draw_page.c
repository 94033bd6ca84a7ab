/* A page on the screen: its lines, what is found and chosen in them, and the
 * numbers to type. */
#include "config.h"

#include "base/utf8.h"
#include "view/inner.h"
#include "view/pen.h"

static bool
is_in(const struct span *s, size_t offset)
{
	return s->from <= offset && offset < s->end;
}

/* How the text at OFFSET looks, and up to where; END is the most. */
static enum look
look_at(const struct view *v, size_t offset, size_t *end)
{
	const struct span_vec *hits = &v->finder.hits;
	size_t i = span_behind(hits->v, hits->n, offset);
	const struct span *spans[2];
	static const enum look looks[] = { LOOK_HIT, LOOK_CHOSEN };
	enum look look = LOOK_PLAIN;
	size_t k;

	spans[0] = i < hits->n ? &hits->v[i] : NULL;
	spans[1] = v->link > 0 ? &v->paper.links.v[v->link - 1].span : NULL;
	for (k = 2; k-- > 0;) {
		const struct span *s = spans[k];

		if (s == NULL)
			continue;
		if (is_in(s, offset)) {
			look = looks[k];
			*end = s->end < *end ? s->end : *end;
		} else if (s->from > offset && s->from < *end) {
			*end = s->from;
		}
	}
	return look;
}

static void
put_badge(struct pen *pen, size_t number)
{
	pen->skip = 0;
	(void)frame_text(pen->f, pen->row, arena_printf(pen->f->a, "%zu",
	    number), STYLE_STRONG, LOOK_BADGE);
}

/* The number of the visible link that begins at OFFSET, or 0. */
static size_t
link_number(const struct view *v, size_t offset)
{
	size_t first, i, n = visible_links(v, &first);

	for (i = 0; i < n; i++)
		if (v->paper.links.v[first + i].span.from == offset)
			return i + 1;
	return 0;
}

static void
put_run(const struct view *v, struct pen *pen, const struct run *r,
    size_t offset)
{
	size_t from = offset, end, last = offset + r->text.n, number;

	while (from < last) {
		struct run part = *r;
		enum look look;

		number = v->asks == ASKS_LINK ? link_number(v, from) : 0;
		if (number > 0)
			put_badge(pen, number);
		end = last;
		look = look_at(v, from, &end);
		part.text = sv_sub(r->text, from - offset, end - from);
		pen_put(pen, part, look);
		from = end;
	}
}

/* The number of the block that begins on LINE of the screen, or 0. */
static size_t
block_number(const struct view *v, size_t line)
{
	const struct paper_line *l = &v->paper.lines.v[line];
	const struct node *blocks[VIEW_BLOCKS];
	size_t i, n;

	if (v->asks != ASKS_BLOCK || l->code == NULL ||
	    (line > v->top && l[-1].code == l->code))
		return 0;
	n = visible_blocks(v, blocks);
	for (i = 0; i < n; i++)
		if (blocks[i] == l->code)
			return i + 1;
	return 0;
}

static unsigned
line_columns(const struct paper_line *l)
{
	size_t columns = l->indent;
	uint32_t i;

	for (i = 0; i < l->nruns; i++)
		columns += utf8_columns(l->runs[i].text);
	return (unsigned)columns;
}

static void
draw_line(const struct view *v, struct frame *f, size_t number, unsigned row)
{
	const struct paper_line *l = &v->paper.lines.v[number];
	unsigned columns = page_columns(v);
	struct pen pen = { .f = f, .row = row, .limit = columns };
	bool is_cut = line_columns(l) > v->left + columns;
	size_t offset = l->text, block = block_number(v, number);
	uint32_t i;

	if (is_cut)
		pen.limit--;
	if (block > 0)
		put_badge(&pen, block);
	pen_indent(&pen, l->indent, v->left);
	for (i = 0; i < l->nruns; i++) {
		put_run(v, &pen, &l->runs[i], offset);
		offset += l->runs[i].text.n;
	}
	if (is_cut)
		pen_cut(&pen);
}

void
draw_page(struct view *v, struct frame *f)
{
	unsigned i, rows = body_rows(v);

	for (i = 0; i < rows && v->top + i < v->paper.lines.n; i++)
		draw_line(v, f, v->top + i, 1 + i);
	outline_draw(v, f);
}

void
draw_text(struct view *v, struct frame *f)
{
	unsigned i, rows = body_rows(v);

	for (i = 0; i < rows && v->text.top + i < v->text.lines.n; i++) {
		const struct span *s = &v->text.lines.v[v->text.top + i];
		struct sv line = sv_sub(buf_view(&v->text.text), s->from,
		    s->end - s->from);

		(void)frame_text(f, 1 + i, line, line.n > 0 &&
		    line.p[0] != ' ' ? STYLE_STRONG : STYLE_PLAIN,
		    LOOK_PLAIN);
	}
}
