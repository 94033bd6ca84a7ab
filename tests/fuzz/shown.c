#include "config.h"

#include "shown.h"

#include "base/cur.h"
#include "base/utf8.h"
#include "doc/pack.h"
#include "fuzz.h"
#include "publish/format.h"
#include "render/ansi.h"
#include "render/layout.h"

static void
pack_all(const struct node *root, struct buf *out)
{
	for (const struct node *n = root->first; n != NULL; n = n->next)
		pack_block(n, out);
}

void
check_packed(const struct node *root, struct arena *a)
{
	struct node *back = node_new(a, NODE_DOC, NULL);
	struct buf first = { 0 }, second = { 0 };
	struct err e = { 0 };
	struct cur c;

	pack_all(root, &first);
	c = cur_sv(buf_view(&first));
	FUZZ_CHECK(unpack_blocks(&c, back, a, &e));
	pack_all(back, &second);
	FUZZ_CHECK(sv_eq(buf_view(&first), buf_view(&second)));
	buf_release(&first);
	buf_release(&second);
}

/* Valid, and nothing in it but text and line ends. */
static void
check_harmless(struct sv text)
{
	FUZZ_CHECK(utf8_check(text) == text.n);
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);

		FUZZ_CHECK(c == '\n' || c == '\t' || !utf8_is_unsafe(c));
	}
}

static void
show_screen(const struct page *page, unsigned width, bool is_ascii,
    struct arena *a)
{
	const struct layout_opts how = { .width = width, .has_ids = true,
		.is_ascii = is_ascii, .marks_code = is_ascii,
		.colours_code = true };
	const struct ansi_opts plain = { .is_ascii = is_ascii };
	const struct ansi_opts full = { .has_style = true, .has_colour = true,
		.has_links = true };
	struct buf text = { 0 };
	struct layout l;
	struct sink sink;

	layout_page(page, &how, a, &l);
	sink_to_buf(&sink, &text);
	ansi_layout(&sink, &l, &plain);
	check_harmless(buf_view(&text));
	buf_clear(&text);
	ansi_layout(&sink, &l, &full);
	sink_release(&sink);
	buf_release(&text);
}

static void
show_format(const struct format *f, const struct page *page,
    const struct toc *toc, struct arena *a)
{
	const struct export_wish wish = { 0 };
	const struct export x = { .toc = toc, .arena = a, .wish = &wish };
	struct buf text = { 0 };
	struct sink sink;

	sink_to_buf(&sink, &text);
	f->page(&sink, &x, page);
	check_harmless(buf_view(&text));
	sink_release(&sink);
	buf_release(&text);
}

/* A book of PAGE alone. */
static struct toc
toc_of(const struct page *page, struct area *area, struct toc_page *only,
    struct arena *a)
{
	struct toc_entry *entries = arena_array(a, page->nentries,
	    sizeof(*entries));

	for (size_t i = 0; i < page->nentries; i++) {
		const struct entry *e = &page->entries[i];

		entries[i] = (struct toc_entry){ e->id, e->title,
			e->short_title, e->tags, e->level, e->kind, 0 };
	}
	*only = (struct toc_page){ .slug = page->slug, .title = page->title,
		.nentries = (uint32_t)page->nentries };
	*area = (struct area){ SV("area"), SV("An area"), 0, 1 };
	return (struct toc){ .meta = { .name = SV("fuzz"),
		.title = SV("A book") }, .areas = area, .nareas = 1,
		.pages = only, .npages = 1, .entries = entries,
		.nentries = page->nentries };
}

void
show_everywhere(struct node *root, size_t turn, struct arena *a)
{
	struct page page = { .path = SV("page.md"), .slug = SV("page"),
		.doc = { .root = root } };
	struct toc_page only;
	struct area area;
	struct id_twice twice;
	struct toc toc;

	page_split(&page, SV("page"), a, &twice);
	toc = toc_of(&page, &area, &only, a);
	show_screen(&page, 72, false, a);
	show_screen(&page, 20, true, a);
	show_screen(&page, 0, false, a);
	show_format(&format_table[turn % format_count], &page, &toc, a);
}
