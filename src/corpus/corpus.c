#include "config.h"

#include "corpus/corpus.h"

#include "base/mem.h"
#include "corpus/inner.h"
#include "doc/edition.h"

/* The steps of opening; each is about the frames that the ones before made. */
static bool
open_steps(struct corpus *c, char *const *paths, size_t npaths,
    const struct corpus_opts *opts, struct diag_sink *diag, struct err *e)
{
	return corpus_find(c, paths, npaths, diag, e) &&
	    corpus_read_yaml(c, diag, e) && corpus_read_summaries(c, e) &&
	    corpus_load(c, opts, diag, e) && corpus_read_data(c, e);
}

bool
corpus_open(struct corpus **out, char *const *paths, size_t npaths,
    struct sv default_name, const struct corpus_opts *opts,
    struct diag_sink *diag, struct err *e)
{
	struct corpus *c = mem_alloc(sizeof(*c));
	size_t errors = diag->nerrors;

	*out = NULL;
	c->is_for_candidate = opts->is_for_candidate;
	if (!open_steps(c, paths, npaths, opts, diag, e)) {
		corpus_free(c);
		return false;
	}
	if (!c->is_for_candidate)	/* a picture may give answers away */
		corpus_find_pictures(c, diag);
	corpus_name(c, opts, diag);
	corpus_arrange(c, default_name, diag);
	if (c->is_for_candidate)
		edition_cut_toc(&c->toc, &c->arena);
	errors = diag->nerrors - errors;
	if (errors > 0) {
		corpus_free(c);
		return err_set(e, ERR_CONTENT, errors == 1
		    ? "%zu error in the corpus" : "%zu errors in the corpus",
		    errors);
	}
	*out = c;
	return true;
}

void
corpus_free(struct corpus *c)
{
	if (c == NULL)
		return;
	map_release(&c->names);
	arena_release(&c->arena);
	mem_free(c);
}

const struct toc *
corpus_toc(const struct corpus *c)
{
	return &c->toc;
}

uint64_t
corpus_bytes(const struct corpus *c)
{
	return c->bytes;
}

bool
corpus_has_book_yaml(const struct corpus *c)
{
	return c->has_yaml;
}

size_t
corpus_ndata(const struct corpus *c)
{
	return c->ndata;
}

const struct corpus_data *
corpus_data(const struct corpus *c, size_t i)
{
	return &c->data[i];
}

const char *
corpus_path(const struct corpus *c, size_t number)
{
	return c->frames[c->order[number]].full;
}

/* What only the corpus as a whole knows of a page. */
static void
complete(const struct corpus *c, const struct frame *f, struct page *page,
    struct arena *a)
{
	const struct toc_page *known = &c->toc.pages[f->number];

	page->number = f->number;
	page->slug = f->slug;
	page->area = c->toc.areas[known->area].id;
	page->summary = f->front.summary;
	page->aliases = f->front.aliases;
	page->see_also = f->front.see_also;
	for (size_t i = 0; i < page->nentries; i++)
		page->entries[i].number = known->first_entry + (uint32_t)i;
	corpus_resolve(c, f, page, a);
	if (c->is_for_candidate)
		edition_cut(page, a);
}

static bool
read_page(const struct corpus *c, const struct frame *f, struct arena *a,
    struct page_text *text, struct err *e)
{
	struct diag_sink seen = { 0 };	/* all was said when opening */
	bool is_bad;

	if (!page_text_read(f, a, &seen, text, &is_bad, e))
		return false;
	if (is_bad || text->bytes.n != f->bytes ||
	    text->sum != f->sum)
		return err_set(e, ERR_CONTENT, "%s: changed while it was read",
		    f->full);
	complete(c, f, &text->page, a);
	return true;
}

bool
corpus_page(const struct corpus *c, size_t number, struct arena *a,
    struct page *out, struct err *e)
{
	struct page_text text;

	if (!read_page(c, &c->frames[c->order[number]], a, &text, e))
		return false;
	*out = text.page;
	return true;
}

bool
corpus_page_text(const struct corpus *c, size_t number, struct arena *a,
    struct page *out, struct sv *text, uint32_t *first_line, struct err *e)
{
	struct page_text read;

	if (!read_page(c, &c->frames[c->order[number]], a, &read, e))
		return false;
	*out = read.page;
	*text = sv_from(read.bytes, read.front.body);
	*first_line = read.front.body_line;
	return true;
}

bool
corpus_lone_page(const char *path, struct arena *a, struct diag_sink *diag,
    struct page *out, struct err *e)
{
	const struct corpus none = { 0 };
	const struct frame f = { .full = path, .path = sv_cstr(path) };
	struct page_text text;
	bool is_bad;

	if (!page_text_read(&f, a, diag, &text, &is_bad, e))
		return false;
	if (is_bad)
		return err_set(e, ERR_CONTENT, "%s: errors in it", path);
	*out = text.page;
	out->summary = text.front.summary;
	corpus_resolve(&none, &f, out, a);
	return true;
}
