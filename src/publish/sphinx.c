#include "config.h"

#include "publish/sphinx.h"

#include "publish/entry_text.h"
#include "render/escape.h"

void
sphinx_begin(struct sink *out, const struct export *x)
{
	(void)x;
	sink_lit(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<sphinx:docset xmlns:sphinx=\"http://sphinxsearch.com/\">\n"
	    "<sphinx:schema>\n"
	    "<sphinx:field name=\"title\" attr=\"string\"/>\n"
	    "<sphinx:field name=\"names\"/>\n"
	    "<sphinx:field name=\"tags\"/>\n"
	    "<sphinx:field name=\"text\"/>\n"
	    "<sphinx:attr name=\"name\" type=\"string\"/>\n"
	    "<sphinx:attr name=\"page\" type=\"string\"/>\n"
	    "<sphinx:attr name=\"level\" type=\"string\"/>\n"
	    "<sphinx:attr name=\"kind\" type=\"string\"/>\n"
	    "</sphinx:schema>\n");
}

static void
put(struct sink *out, const char *name, struct sv text)
{
	sink_printf(out, "<%s>", name);
	escape_xml(out, text);
	sink_printf(out, "</%s>\n", name);
}

/* What a page is called: its slug and aliases. */
static void
put_names(struct sink *out, const struct page *page, const struct entry *e)
{
	sink_lit(out, "<names>");
	escape_xml(out, e->is_overview ? page->slug : e->id);
	for (size_t i = 0; e->is_overview && i < page->aliases.n; i++) {
		sink_lit(out, "\n");
		escape_xml(out, page->aliases.v[i]);
	}
	sink_lit(out, "</names>\n");
}

static void
put_entry(struct sink *out, const struct page *page, const struct entry *e,
    uint32_t number, struct arena *a)
{
	struct buf text = { 0 };

	sink_printf(out, "<sphinx:document id=\"%lu\">\n",
	    (unsigned long)number);
	put(out, "title", e->title);
	put_names(out, page, e);
	put(out, "tags", e->tags);
	entry_plain(entry_body(e), e->end, &text, a);
	put(out, "text", buf_view(&text));
	put(out, "name", entry_key(page, e, a));
	put(out, "page", page->slug);
	put(out, "level", level_name(e->level));
	put(out, "kind", kind_name(e->kind));
	sink_lit(out, "</sphinx:document>\n");
	buf_release(&text);
}

void
sphinx_page(struct sink *out, const struct export *x, const struct page *page)
{
	const uint32_t first = x->toc->pages[page->number].first_entry + 1;

	for (size_t i = 0; i < page->nentries; i++)
		put_entry(out, page, &page->entries[i], first + (uint32_t)i,
		    x->arena);
}

void
sphinx_end(struct sink *out, const struct export *x)
{
	(void)x;
	sink_lit(out, "</sphinx:docset>\n");
}
