#include "config.h"

#include "publish/anki.h"

#include "publish/card_html.h"
#include "publish/entry_text.h"
#include "render/escape.h"

void
anki_begin(struct sink *out, const struct export *x)
{
	const struct book_meta *meta = &x->toc->meta;

	sink_lit(out, "#separator:tab\n#html:true\n#notetype:Basic\n#deck:");
	escape_tsv(out, meta->title.n > 0 ? meta->title : meta->name);
	sink_lit(out, "\n#columns:guid\tFront\tBack\tTags\n#guid column:1\n"
	    "#tags column:4\n");
}

/* A field; one with a quote in it stands in quotes, as in CSV. */
static void
put_field(struct sink *out, struct sv s)
{
	const bool is_quoted = sv_find_byte(s, '"') < s.n;
	struct sv part;

	if (!is_quoted) {
		escape_tsv(out, s);
		return;
	}
	sink_lit(out, "\"");
	while (s.n > 0) {
		part = sv_sub(s, 0, sv_find_byte(s, '"'));
		escape_tsv(out, part);
		s = sv_from(s, part.n);
		if (s.n > 0)
			sink_lit(out, "\"\"");
		s = sv_from(s, 1);
	}
	sink_lit(out, "\"");
}

/* Level, kind, page and area besides the entry's own. */
static void
put_tags(struct sink *out, const struct page *page, const struct entry *e,
    struct sv area)
{
	const struct sv tags[] = { level_name(e->level), kind_name(e->kind),
		page->slug, area, e->tags };
	struct buf all = { 0 };

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		if (tags[i].n == 0)
			continue;
		if (all.n > 0)
			buf_byte(&all, ' ');
		buf_sv(&all, tags[i]);
	}
	put_field(out, buf_view(&all));
	buf_release(&all);
}

static void
put_part(const struct entry *e, enum section section, struct sink *html)
{
	struct part p;

	if (part_find(e, section, &p))
		card_html(html, p.first, p.end);
}

/* The answer's parts; all that is there when an entry has none of them. */
static void
put_back(const struct entry *e, struct sink *html, const struct buf *text)
{
	static const enum section parts[] = { SECTION_SHORT_ANSWER,
		SECTION_TASK, SECTION_ANSWER, SECTION_SOLUTION,
		SECTION_EXAMPLE };

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		put_part(e, parts[i], html);
	if (text->n == 0)
		card_html(html, entry_body(e), e->end);
}

static bool
has_answer(const struct entry *e)
{
	struct part p;

	return part_find(e, SECTION_SHORT_ANSWER, &p) ||
	    part_find(e, SECTION_ANSWER, &p) ||
	    part_find(e, SECTION_SOLUTION, &p);
}

static void
put_card(struct sink *out, const struct page *page, const struct entry *e,
    struct sv area, struct arena *a)
{
	struct buf text = { 0 };
	struct sink html;

	sink_to_buf(&html, &text);
	put_field(out, entry_key(page, e, a));
	sink_lit(out, "\t");
	card_html_title(&html, e->first, e->title);
	if (has_answer(e))
		put_part(e, SECTION_PROMPT, &html);
	put_field(out, buf_view(&text));
	sink_lit(out, "\t");
	buf_clear(&text);
	put_back(e, &html, &text);
	put_field(out, buf_view(&text));
	sink_lit(out, "\t");
	put_tags(out, page, e, area);
	sink_lit(out, "\n");
	sink_release(&html);
	buf_release(&text);
}

void
anki_page(struct sink *out, const struct export *x, const struct page *page)
{
	const struct toc *toc = x->toc;
	const struct sv area =
	    toc->areas[toc->pages[page->number].area].id;

	for (size_t i = 1; i < page->nentries; i++)
		put_card(out, page, &page->entries[i], area, x->arena);
}
