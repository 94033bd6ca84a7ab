#include "config.h"

#include "publish/opensearch.h"

#include "publish/entry_text.h"
#include "publish/json.h"
#include "render/json.h"

static void
put_texts(struct sink *out, const struct entry *e, struct arena *a)
{
	struct buf text = { 0 };

	sink_lit(out, ",");
	entry_part(e, SECTION_SHORT_ANSWER, &text, a);
	json_pair(out, "short_answer", buf_view(&text));
	buf_clear(&text);
	sink_lit(out, ",");
	entry_plain(entry_body(e), e->end, &text, a);
	json_pair(out, "text", buf_view(&text));
	buf_release(&text);
}

static void
put_entry(struct sink *out, const struct export *x, const struct page *page,
    const struct entry *e)
{
	const struct toc *toc = x->toc;
	const struct sv key = entry_key(page, e, x->arena);

	sink_lit(out, "{\"index\":{");
	json_pair(out, "_id", key);
	sink_lit(out, "}}\n{");
	json_pair(out, "id", key);
	sink_lit(out, ",");
	json_pair(out, "book", toc->meta.name);
	sink_lit(out, ",");
	json_pair(out, "area", toc->areas[toc->pages[page->number].area].id);
	sink_lit(out, ",");
	json_pair(out, "page", page->slug);
	sink_lit(out, ",");
	json_pair(out, "page_title", page->title);
	sink_lit(out, ",");
	json_list(out, "aliases", e->is_overview ? page->aliases :
	    (struct sv_list){ 0 });
	sink_lit(out, ",");
	json_entry(out, e);
	put_texts(out, e, x->arena);
	sink_lit(out, "}\n");
}

void
opensearch_page(struct sink *out, const struct export *x,
    const struct page *page)
{
	for (size_t i = 0; i < page->nentries; i++)
		put_entry(out, x, page, &page->entries[i]);
}
