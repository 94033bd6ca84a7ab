/* Pages for tests of the renderers, from Markdown: a book of two pages, the
 * page under test (slug "topic", its front matter made up here) and page
 * "borrowing" with the entry "bor-nll" for links to lead to. */
#ifndef TESTS_PAGE_KIT_H
#define TESTS_PAGE_KIT_H

#include "base/arena.h"
#include "base/sink.h"
#include "corpus/md_read.h"
#include "doc/link.h"
#include "doc/page.h"
#include "doc/toc.h"
#include "render/ansi.h"
#include "publish/format.h"
#include "render/layout.h"

struct kit {
	struct arena arena;
	struct page page;
	struct toc toc;
	struct toc_page pages[2];
	struct area area;
	struct ref related;
	struct sv aliases[4];
	struct buf out;
	struct sink sink;
};

static inline void
kit_resolve(struct kit *k, struct link *l)
{
	struct target t = target_parse(l->target, k->page.path, &k->arena);
	const struct entry *e = NULL;

	if (t.kind == TARGET_WEB)
		l->kind = LINK_WEB;
	if (t.kind != TARGET_NAME && t.kind != TARGET_HERE)
		return;
	if (t.kind == TARGET_HERE || sv_eq(t.page, SV("topic"))) {
		l->kind = LINK_PAGE;
		l->slug = k->page.slug;
		e = page_entry(&k->page, t.id);
		if (e != NULL && !e->is_overview) {
			l->kind = LINK_ENTRY;
			l->entry = (uint32_t)(e - k->page.entries);
			l->id = e->id;
		}
	} else if (sv_eq(t.page, SV("borrowing"))) {
		l->kind = t.id.n > 0 ? LINK_ENTRY : LINK_PAGE;
		l->slug = t.page;
		l->page = 1;
		l->id = t.id;
		l->entry = (uint32_t)k->page.nentries + (t.id.n > 0);
	}
}

static inline void
kit_toc(struct kit *k)
{
	const size_t n = k->page.nentries;
	struct toc_entry *entries = arena_array(&k->arena, n + 2,
	    sizeof(*entries));

	for (size_t i = 0; i < n; i++) {
		const struct entry *e = &k->page.entries[i];

		entries[i] = (struct toc_entry){ e->id, e->title,
			e->short_title, e->tags, e->level, e->kind, 0 };
	}
	entries[n] = (struct toc_entry){ .title = SV("Borrowing"), .page = 1 };
	entries[n + 1] = (struct toc_entry){ .id = SV("bor-nll"),
		.title = SV("What is NLL?"), .page = 1 };
	k->pages[0] = (struct toc_page){ .slug = k->page.slug,
		.title = k->page.title, .aliases = k->page.aliases,
		.nentries = (uint32_t)n };
	k->pages[1] = (struct toc_page){ .slug = SV("borrowing"),
		.title = SV("Borrowing"), .first_entry = (uint32_t)n,
		.nentries = 2 };
	k->area = (struct area){ SV("language"), SV("The language"), 0, 2 };
	k->toc = (struct toc){
		.meta = { .name = SV("rust-interview"),
		    .title = SV("Rust interview"), .version = SV("1.0"),
		    .date = SV("2026-01-02"), .authors = SV("The authors"),
		    .copyright = SV("Copyright 2026 the authors.") },
		.areas = &k->area, .nareas = 1,
		.pages = k->pages, .npages = 2,
		.entries = entries, .nentries = n + 2,
	};
}

/* False when MARKDOWN (which must outlive the kit) cannot be read. */
static inline bool
kit_open(struct kit *k, struct sv markdown)
{
	struct page *p = &k->page;
	struct id_twice twice = { 0 };
	struct err e = { 0 };

	*k = (struct kit){ 0 };
	p->path = SV("topic.md");
	p->slug = SV("topic");
	p->title = SV("Topic of a test");
	p->summary = SV("what a test looks at");
	k->aliases[0] = SV("subject");
	k->aliases[1] = SV("theme");
	p->aliases = (struct sv_list){ k->aliases, 2 };
	k->related = (struct ref){ .slug = SV("borrowing"),
		.title = SV("Borrowing"), .page = 1 };
	p->related = (struct ref_list){ &k->related, 1 };
	p->checked = SV("rustc 1.96, edition 2024");
	sink_to_buf(&k->sink, &k->out);
	if (!md_read(markdown, 1, &k->arena, &p->doc, &e))
		return false;
	page_split(p, SV("topic"), &k->arena, &twice);
	kit_toc(k);
	for (struct node *n = p->doc.root; n != NULL;
	    n = node_walk(p->doc.root, n, false))
		if (n->type == NODE_LINK || n->type == NODE_IMAGE)
			kit_resolve(k, &n->u.link);
	return true;
}

static inline void
kit_close(struct kit *k)
{
	sink_release(&k->sink);
	buf_release(&k->out);
	arena_release(&k->arena);
}

/* The page on a screen; the view is valid until the next call. */
static inline struct sv
kit_screen(struct kit *k, const struct layout_opts *opts,
    const struct ansi_opts *ansi)
{
	struct layout l = { 0 };

	buf_clear(&k->out);
	layout_page(&k->page, opts, &k->arena, &l);
	ansi_layout(&k->sink, &l, ansi);
	return buf_view(&k->out);
}

/* The page in an export format; with what a format of one file puts around
 * it if WITH_FRAME. */
static inline struct sv
kit_export(struct kit *k, const char *format, bool with_frame)
{
	const struct format *f = format_named(sv_cstr(format));
	const struct export x = { .toc = &k->toc, .arena = &k->arena };

	buf_clear(&k->out);
	with_frame = with_frame && f->path == NULL;
	if (with_frame && f->begin != NULL)
		f->begin(&k->sink, &x);
	f->page(&k->sink, &x, &k->page);
	if (with_frame && f->end != NULL)
		f->end(&k->sink, &x);
	return buf_view(&k->out);
}

#endif
