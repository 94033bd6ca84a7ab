#include "config.h"

#include "publish/text.h"

#include "base/utf8.h"
#include "publish/entry_text.h"
#include "render/ansi.h"
#include "render/escape.h"
#include "render/layout.h"

#define COLUMNS 78

static void
put_ruled(struct sink *out, struct sv title, char rule, struct arena *a)
{
	const struct sv line = escape_plain_sv(title, false, a);
	struct buf under = { 0 };

	buf_fill(&under, rule, utf8_columns(line));
	escape_plain(out, line, false);
	sink_lit(out, "\n");
	escape_plain(out, buf_view(&under), false);
	sink_lit(out, "\n");
	buf_release(&under);
}

static void
put_contents(struct sink *out, const struct toc *toc, struct arena *a)
{
	sink_lit(out, "\nEach entry begins with its name on a line of its own."
	    "\n\n");
	for (size_t i = 0; i < toc->nareas; i++) {
		const struct area *area = &toc->areas[i];

		escape_plain(out, escape_plain_sv(area->title, false, a),
		    false);
		sink_lit(out, "\n");
		for (uint32_t k = 0; k < area->npages; k++) {
			const struct toc_page *p =
			    &toc->pages[area->first_page + k];

			sink_lit(out, "  ");
			escape_plain(out, p->slug, false);
			sink_lit(out, "  ");
			escape_plain(out, escape_plain_sv(p->title, false, a),
			    false);
			sink_lit(out, "\n");
		}
	}
}

void
text_begin(struct sink *out, const struct export *x)
{
	const struct book_meta *meta = &x->toc->meta;
	struct sv about[] = { meta->version, meta->date, meta->copyright };

	put_ruled(out, meta->title, '=', x->arena);
	for (size_t i = 0; i < sizeof(about) / sizeof(*about); i++) {
		if (about[i].n == 0)
			continue;
		escape_plain(out, escape_plain_sv(about[i], false, x->arena),
		    false);
		sink_lit(out, "\n");
	}
	put_contents(out, x->toc, x->arena);
}

static void
put_layout(struct sink *out, const struct layout *l)
{
	const struct ansi_opts plain = { 0 };

	if (l->nlines == 0)
		return;
	sink_lit(out, "\n");
	ansi_layout(out, l, &plain);
}

void
text_page(struct sink *out, const struct export *x, const struct page *page)
{
	const struct layout_opts how = { .width = COLUMNS,
		.marks_code = true };
	const struct toc *toc = x->toc;
	const struct area *area = &toc->areas[toc->pages[page->number].area];
	struct layout l;

	if (area->first_page == page->number) {
		sink_lit(out, "\n\n");
		put_ruled(out, area->title, '=', x->arena);
	}
	for (size_t i = 0; i < page->nentries; i++) {
		const struct sv key = entry_key(page, &page->entries[i],
		    x->arena);

		sink_lit(out, "\n\n");
		put_ruled(out, key, '-', x->arena);
		layout_entry(page, &page->entries[i], &how, x->arena, &l);
		put_layout(out, &l);
	}
	layout_foot(page, &how, x->arena, &l);
	put_layout(out, &l);
}
