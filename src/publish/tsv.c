#include "config.h"

#include "publish/tsv.h"

#include "publish/entry_text.h"
#include "render/escape.h"

void
tsv_begin(struct sink *out, const struct export *x)
{
	(void)x;
	sink_lit(out, "id\tpage\tarea\ttitle\tshort_title\tlevel\tkind\t"
	    "minutes\ttags\tshort_answer\ttext\n");
}

static void
put_entry(struct sink *out, const struct page *page, const struct entry *e,
    struct sv area, struct arena *a)
{
	const struct sv fields[] = { entry_key(page, e, a), page->slug, area,
		e->title, e->short_title, level_name(e->level),
		kind_name(e->kind) };
	struct buf text = { 0 };

	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		escape_tsv_field(out, fields[i]);
		sink_lit(out, "\t");
	}
	sink_printf(out, "%u\t", (unsigned)e->ask);
	escape_tsv_field(out, e->tags);
	sink_lit(out, "\t");
	entry_part(e, SECTION_SHORT_ANSWER, &text, a);
	escape_tsv_field(out, buf_view(&text));
	sink_lit(out, "\t");
	buf_clear(&text);
	entry_plain(entry_body(e), e->end, &text, a);
	escape_tsv_field(out, buf_view(&text));
	sink_lit(out, "\n");
	buf_release(&text);
}

void
tsv_page(struct sink *out, const struct export *x, const struct page *page)
{
	const struct toc *toc = x->toc;
	const struct sv area =
	    toc->areas[toc->pages[page->number].area].id;

	for (size_t i = 0; i < page->nentries; i++)
		put_entry(out, page, &page->entries[i], area, x->arena);
}
