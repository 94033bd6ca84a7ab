/* On a wide screen the questions of a page stand beside it. */
#include "config.h"

#include "view/inner.h"

#define OUTLINE_LEAST 38	/* columns, else there is none */
#define OUTLINE_GAP 3

static unsigned
text_columns(const struct view *v)
{
	return v->opts.width > 0 ? v->opts.width : PAGE_WIDTH;
}

unsigned
page_columns(const struct view *v)
{
	unsigned text = text_columns(v);

	if (v->columns < text + OUTLINE_GAP + OUTLINE_LEAST ||
	    v->paper.page.nentries < 3)
		return v->columns;
	return text;
}

/* The question in the first row: that which is read is kept on the screen. */
static size_t
first_shown(const struct view *v)
{
	const struct page *page = &v->paper.page;
	size_t rows = body_rows(v), n = page->nentries - 1;
	size_t here = current_entry(v) - page->entries[0].number;

	if (n <= rows || here <= rows / 2)
		return 1;
	return here + rows / 2 > n ? n - rows + 1 : here - rows / 2;
}

size_t
outline_at(const struct view *v, unsigned column, unsigned row)
{
	unsigned text = page_columns(v);
	size_t entry;

	if (text == v->columns || column < text + OUTLINE_GAP || row == 0 ||
	    row > body_rows(v))
		return 0;
	entry = first_shown(v) + row - 1;
	return entry < v->paper.page.nentries ? entry : 0;
}

void
outline_draw(const struct view *v, struct frame *f)
{
	const struct page *page = &v->paper.page;
	size_t here = current_entry(v) - page->entries[0].number;
	size_t i, first = first_shown(v);
	unsigned row, rows = body_rows(v), text = page_columns(v);

	if (text == v->columns)
		return;
	for (row = 1, i = first; row <= rows && i < page->nentries;
	    row++, i++) {
		const struct entry *e = &page->entries[i];
		struct piece title = { .run = { .text = e->short_title.n > 0 ?
		    e->short_title : e->title } };

		title.run.style = i == here ? STYLE_STRONG : STYLE_DIM;
		frame_pad(f, row, text + OUTLINE_GAP, LOOK_PLAIN);
		(void)frame_text(f, row, i == here ? SV("> ") : SV("  "),
		    title.run.style, LOOK_PLAIN);
		frame_short(f, row, &title, f->ncolumns);
	}
}
