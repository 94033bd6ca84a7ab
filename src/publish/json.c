#include "config.h"

#include "publish/json.h"

#include "publish/entry_text.h"
#include "render/json.h"

#define JSON_VERSION 1	/* raised when a reader of the last one would fail */

static void
put_book(struct sink *out, const struct book_meta *meta)
{
	sink_lit(out, " \"book\":{");
	json_pair(out, "name", meta->name);
	sink_lit(out, ",");
	json_pair(out, "title", meta->title);
	sink_lit(out, ",");
	json_pair(out, "version", meta->version);
	sink_lit(out, ",");
	json_pair(out, "date", meta->date);
	sink_lit(out, ",");
	json_pair(out, "language", meta->language);
	sink_lit(out, ",");
	json_pair(out, "rust", meta->rust);
	sink_lit(out, ",");
	json_pair(out, "authors", meta->authors);
	sink_lit(out, ",");
	json_pair(out, "copyright", meta->copyright);
	sink_lit(out, "},\n");
}

static void
put_area(struct sink *out, const struct toc *toc, const struct area *area)
{
	sink_lit(out, "  {");
	json_pair(out, "id", area->id);
	sink_lit(out, ",");
	json_pair(out, "title", area->title);
	sink_lit(out, ",\"pages\":[");
	for (uint32_t i = 0; i < area->npages; i++) {
		if (i > 0)
			sink_lit(out, ",");
		json_string(out, toc->pages[area->first_page + i].slug);
	}
	sink_lit(out, "]}");
}

void
json_begin(struct sink *out, const struct export *x)
{
	const struct toc *toc = x->toc;

	sink_printf(out, "{\"format\":\"rust-interview-book\","
	    "\"version\":%d,\n", JSON_VERSION);
	put_book(out, &toc->meta);
	sink_lit(out, " \"areas\":[");
	for (size_t i = 0; i < toc->nareas; i++) {
		if (i > 0)
			sink_lit(out, ",");
		sink_lit(out, "\n");
		put_area(out, toc, &toc->areas[i]);
	}
	sink_lit(out, "],\n \"pages\":[");
}

/* --- entries --- */

static struct sv
part_name(const struct part *p)
{
	if (p->section == SECTION_NONE)
		return SV("other");
	return p->section == SECTION_PROMPT ? SV("prompt") :
	    section_table[p->section].brief;
}

static void
put_part(struct sink *out, const struct part *p, struct arena *a)
{
	struct buf text = { 0 };

	entry_markdown(p->first, p->end, &text);
	sink_lit(out, "{");
	json_pair(out, "part", part_name(p));
	sink_lit(out, ",");
	json_pair(out, "heading", p->heading != NULL ?
	    node_plain_sv(p->heading, a) : SV(""));
	sink_lit(out, ",");
	json_pair(out, "markdown", buf_view(&text));
	sink_lit(out, "}");
	buf_release(&text);
}

void
json_entry(struct sink *out, const struct entry *e)
{
	json_pair(out, "title", e->title);
	sink_lit(out, ",");
	json_pair(out, "short_title", e->short_title);
	sink_lit(out, ",");
	json_pair(out, "level", level_name(e->level));
	sink_lit(out, ",");
	json_pair(out, "kind", kind_name(e->kind));
	sink_printf(out, ",\"minutes\":%u,", (unsigned)e->ask);
	json_words(out, "tags", e->tags);
}

static void
put_entry(struct sink *out, const struct page *page, const struct entry *e,
    struct arena *a)
{
	struct part p = { 0 };
	bool is_first = true;

	sink_lit(out, "    {");
	json_pair(out, "id", entry_key(page, e, a));
	sink_lit(out, ",");
	json_entry(out, e);
	sink_lit(out, ",\"parts\":[");
	while (part_next(e, &p)) {
		if (p.heading == NULL && p.first == p.end)
			continue;
		if (!is_first)
			sink_lit(out, ",\n      ");
		put_part(out, &p, a);
		is_first = false;
	}
	sink_lit(out, "]}");
}

void
json_page(struct sink *out, const struct export *x, const struct page *page)
{
	const struct toc *toc = x->toc;
	const struct toc_page *p = &toc->pages[page->number];
	struct sv *related = arena_array(x->arena, page->related.n,
	    sizeof(*related));

	for (size_t i = 0; i < page->related.n; i++)
		related[i] = page->related.v[i].slug;
	sink_put(out, page->number > 0 ? SV(",\n  {") : SV("\n  {"));
	json_pair(out, "id", page->slug);
	sink_lit(out, ",");
	json_pair(out, "title", page->title);
	sink_lit(out, ",");
	json_pair(out, "summary", page->summary);
	sink_lit(out, ",");
	json_pair(out, "area", toc->areas[p->area].id);
	sink_lit(out, ",");
	json_list(out, "aliases", page->aliases);
	sink_lit(out, ",");
	json_list(out, "see_also",
	    (struct sv_list){ related, page->related.n });
	sink_lit(out, ",");
	json_pair(out, "path", page->path);
	sink_lit(out, ",");
	json_pair(out, "checked", page->checked);
	sink_lit(out, ",\n   \"entries\":[\n");
	for (size_t i = 0; i < page->nentries; i++) {
		if (i > 0)
			sink_lit(out, ",\n");
		put_entry(out, page, &page->entries[i], x->arena);
	}
	sink_lit(out, "]}");
}

void
json_end(struct sink *out, const struct export *x)
{
	(void)x;
	sink_lit(out, "]}\n");
}
