#include "config.h"

#include <stdio.h>

#include "base/vec.h"
#include "cmd/listing.h"
#include "cmd/lookup.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/show.h"
#include "cmd/table.h"
#include "search/suggest.h"

/* clang-format off */
const struct opt list_opts[] = {
	{ .letter = 'n', .name = "limit", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct listing_opts, limit),
	    .help = "at most N entries (0 = all)" },
	LISTING_FORM_OPTS,
	LISTING_FILTER_OPTS,
	{ .type = OPT_END },
};
/* clang-format on */

struct hit_vec VEC_BODY(struct hit);

static bool
collect_book(struct app *app, struct book *b, const struct filter *f,
    struct hit_vec *out, struct err *e)
{
	uint32_t i, n = book_nentries(b);

	for (i = 0; i < n; i++) {
		struct entry_info entry;
		bool passes = true;

		if (!filter_passes(f, b, i, &passes, e))
			return false;
		if (!passes)
			continue;
		if (!book_entry_info(b, i, &app->arena, &entry, e))
			return false;
		vec_push(out, ((struct hit){ .book = b, .page = entry.page,
		    .entry = i }));
	}
	return true;
}

/* Every entry that passes, in reading order. */
static bool
collect(struct app *app, const struct filter *f, struct hit_vec *out,
    struct err *e)
{
	size_t i;

	for (i = 0; i < app->shelf.n; i++)
		if (!collect_book(app, app->shelf.books[i], f, out, e))
			return false;
	return true;
}

/* The error that NAME is no page, with what may have been meant. */
static bool
no_page(struct app *app, struct sv name, const struct places_found *found,
    struct err *e)
{
	struct sv_list near = { 0 };
	struct sv shown = report_cut(name, &app->arena);
	struct page_info page;

	if (found->n > 0) {
		if (!book_page_info(found->v[0].book, found->v[0].page, &page,
			e))
			return false;
		return err_set(e, ERR_CONTENT, "'%.*s' is a question, no "
		    "page; it is on the page %.*s", SV_ARG(shown),
		    SV_ARG(page.slug));
	}
	if (!suggest_names(&app->shelf, name, 1, &app->arena, &near, e))
		return false;
	return err_set(e, ERR_CONTENT, "no page is named '%.*s'; %s%.*s%s",
	    SV_ARG(shown), near.n > 0 ? "did you mean " :
	    "'rust-interview list' names them",
	    near.n > 0 ? (int)near.v[0].n : 0, near.n > 0 ? near.v[0].p : "",
	    near.n > 0 ? "?" : "");
}

/* The words of the call name pages, as --topic does. */
static bool
add_topics(struct call *c, struct listing_opts *o, struct err *e)
{
	size_t i;

	for (i = 0; i < c->nwords; i++) {
		struct places_found found;

		if (!lookup_name(&c->app->shelf, sv_cstr(c->words[i]),
			&c->app->arena, &found, e))
			return false;
		if (found.n == 0 || !found.v[0].is_page)
			return no_page(c->app, sv_cstr(c->words[i]), &found,
			    e);
		vec_push(&o->topics, c->words[i]);
	}
	return true;
}

int
cmd_list(struct call *c)
{
	struct listing_opts *o = c->opts;
	struct listing l = { .app = c->app, .form = o->form };
	struct hit_vec hits = { 0 };
	struct buf text = { 0 };
	struct filter filter;
	struct err e = { 0 };
	int status;

	if (!add_topics(c, o, &e) || !listing_filter(c->app, o, &filter, &e) ||
	    !collect(c->app, &filter, &hits, &e)) {
		status = report_err(&e, "list");
		goto out;
	}
	status = hits.n > 0 ? EXIT_DONE : EXIT_NOTHING;
	if (hits.n == 0)
		report("nothing is of that level, kind, topic and area; "
		    "'rust-interview list' names what there is");
	if (o->form != LISTING_COUNT && o->limit.value > 0 &&
	    o->limit.value < hits.n)
		hits.n = (size_t)o->limit.value;
	if (o->form == LISTING_COUNT)
		buf_printf(&text, "%zu\n", hits.n);
	else if (!listing_write(&l, hits.v, hits.n, &text, &e))
		status = report_err(&e, "list");
	if (text.n > 0 && pager_write(c->app, buf_view(&text)) != EXIT_DONE)
		status = EXIT_TROUBLE;
out:
	vec_release(&hits);
	buf_release(&text);
	return status;
}
