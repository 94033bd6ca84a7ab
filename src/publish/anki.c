#include "config.h"

#include "publish/anki.h"

#include "publish/entry_text.h"
#include "publish/html_block.h"
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

/* A side of a card. Anki has some words in brackets run LaTeX, play a file or
 * speak: where a text only says them, the bracket is a reference. */
static void
put_side(struct sink *out, struct sv html)
{
	static const struct sv words[] = { SV_INIT("[latex]"), SV_INIT("[$"),
		SV_INIT("[sound:"), SV_INIT("[anki:") };
	struct buf side = { 0 };

	while (html.n > 0) {
		size_t n = sv_find_byte(html, '[');
		bool is_word = false;

		buf_sv(&side, sv_sub(html, 0, n));
		html = sv_from(html, n);
		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
			is_word |= sv_ieq(sv_sub(html, 0, words[i].n),
			    words[i]);
		if (html.n > 0)
			buf_cstr(&side, is_word ? "&#91;" : "[");
		html = sv_from(html, 1);
	}
	put_field(out, buf_view(&side));
	buf_release(&side);
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
put_part(struct html *h, const struct entry *e, enum section section)
{
	struct part p;

	if (part_find(e, section, &p))
		html_blocks(h, p.first, p.end);
}

static bool
has_answer(const struct entry *e)
{
	struct part p;

	return part_find(e, SECTION_SHORT_ANSWER, &p) ||
	    part_find(e, SECTION_ANSWER, &p) ||
	    part_find(e, SECTION_SOLUTION, &p);
}

/* The question, as it was typed, and what it asks about. */
static void
put_front(struct html *h, const struct entry *e)
{
	const struct node *head = e->first;

	sink_lit(h->out, "<p>");
	if (head != NULL && head->type == NODE_HEADING && !html_is_blank(head))
		html_inlines(h, head);
	else
		escape_html(h->out, e->title);
	sink_lit(h->out, "</p>");
	if (has_answer(e))
		put_part(h, e, SECTION_PROMPT);
}

/* The answer's parts; all that is there when an entry has none of them. */
static void
put_back(struct html *h, const struct entry *e, const struct buf *text)
{
	static const enum section parts[] = { SECTION_SHORT_ANSWER,
		SECTION_TASK, SECTION_ANSWER, SECTION_SOLUTION,
		SECTION_EXAMPLE };

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		put_part(h, e, parts[i]);
	if (text->n == 0)
		html_blocks(h, entry_body(e), e->end);
}

static void
put_card(struct sink *out, const struct export *x, const struct page *page,
    const struct entry *e, struct sv area)
{
	struct buf text = { 0 };
	struct sink field;
	struct html h;

	sink_to_buf(&field, &text);
	html_init(&h, &field, x);
	h.is_card = true;
	h.least = 4;
	h.last = 3;
	put_field(out, entry_key(page, e, x->arena));
	sink_lit(out, "\t");
	put_front(&h, e);
	put_side(out, sv_trim(buf_view(&text)));
	sink_lit(out, "\t");
	buf_clear(&text);
	put_back(&h, e, &text);
	put_side(out, sv_trim(buf_view(&text)));
	sink_lit(out, "\t");
	put_tags(out, page, e, area);
	sink_lit(out, "\n");
	html_release(&h);
	sink_release(&field);
	buf_release(&text);
}

void
anki_page(struct sink *out, const struct export *x, const struct page *page)
{
	const struct toc *toc = x->toc;
	const struct sv area =
	    toc->areas[toc->pages[page->number].area].id;

	for (size_t i = 1; i < page->nentries; i++)
		put_card(out, x, page, &page->entries[i], area);
}
