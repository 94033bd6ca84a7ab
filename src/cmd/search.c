#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cmd/listing.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/table.h"

#define HITS_DEFAULT 10
#define COUNT_SHOWN 1000	/* more than that are "over" so many */
#define SNIPPET_MARGIN 7	/* its indent, and dots at both ends */
#define SNIPPET_LEAST 10
#define QUERY_MAX ((size_t)1 << 20)	/* bytes of a query */

/* clang-format off */
const struct opt search_opts[] = {
	{ .letter = 'n', .name = "limit", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct listing_opts, limit),
	    .help = "at most N hits (default 10; 0 = all)" },
	LISTING_FORM_OPTS,
	LISTING_FILTER_OPTS,
	{ .letter = 'C', .name = "context", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct listing_opts, context),
	    .help = "the hit's line and N lines on either side" },
	{ .name = "exact", .type = OPT_FLAG,
	    .offset = offsetof(struct listing_opts, is_exact),
	    .help = "words as written: no other forms, all of them" },
	{ .name = "why", .type = OPT_FLAG,
	    .offset = offsetof(struct listing_opts, has_why),
	    .help = "say how each score came about" },
	{ .type = OPT_END },
};
/* clang-format on */

/* The words as one query; "-" alone reads standard input. A word with a blank
 * that the shell's quotes kept together is a phrase when it is not alone. */
static bool
query_text(struct call *c, struct sv *out, struct err *e)
{
	struct buf text = { 0 };
	size_t i;

	if (c->nwords == 1 && strcmp(c->words[0], "-") == 0 &&
	    !c->has_dashes) {
		if (!file_read("-", QUERY_MAX, &text, e)) {
			buf_release(&text);
			return false;
		}
	} else {
		for (i = 0; i < c->nwords; i++) {
			if (i > 0)
				buf_byte(&text, ' ');
			buf_cstr(&text, c->words[i]);
		}
	}
	*out = arena_sv(&c->app->arena, buf_view(&text));
	buf_release(&text);
	return true;
}

/* "'a', 'b'" */
static struct sv
quoted(struct call *c, const struct sv_list *words)
{
	struct sv all = SV("");
	size_t i;

	for (i = 0; i < words->n; i++)
		all = arena_printf(&c->app->arena, "%.*s%s'%.*s'", SV_ARG(all),
		    i == 0 ? "" : ", ", SV_ARG(words->v[i]));
	return all;
}

/* What the reader should know of how the hits came about; on stderr, for the
 * output may be for programs. */
static void
say_how(struct call *c, const struct hits *hits)
{
	struct sv missing = quoted(c, &hits->missing);

	if (hits->n == 0)
		return;
	if (hits->corrected.n > 0)
		report("showing results for %.*s; no entry has %.*s",
		    SV_ARG(quoted(c, &hits->corrections)),
		    SV_ARG(quoted(c, &hits->corrected)));
	else if (hits->is_relaxed && hits->missing.n > 0)
		report("no entry has %.*s; showing the nearest",
		    SV_ARG(missing));
	else if (hits->is_relaxed)
		report("no entry has all of these words; "
		       "showing the nearest");
}

/* How to go on. */
static void
write_foot(struct app *app, const struct hits *hits, struct buf *text)
{
	struct sv more = SV("");

	if (hits->n == 0)
		return;
	if (hits->total > hits->n)
		more = arena_printf(&app->arena, "; %s%llu more, -n 0 shows "
		    "all", hits->is_least ? "over " : "",
		    (unsigned long long)(hits->total - hits->n));
	listing_foot(app, arena_printf(&app->arena, "rust-interview N opens "
	    "hit N%.*s", SV_ARG(more)), text);
}

static bool
write_hits(struct call *c, const struct hits *hits, struct buf *text,
    struct err *e)
{
	const struct listing_opts *o = c->opts;
	struct listing l = { .app = c->app, .form = o->form,
		.has_scores = true };

	if (o->form == LISTING_COUNT) {
		buf_printf(text, "%llu\n", (unsigned long long)hits->total);
		return true;
	}
	if (!listing_write(&l, hits->v, hits->n, text, e))
		return false;
	if (o->form == LISTING_PLAIN && c->app->terminal.is_terminal)
		write_foot(c->app, hits, text);
	return true;
}

static int
write_result(struct call *c, struct sv query, struct hits *hits)
{
	const struct listing_opts *o = c->opts;
	struct buf text = { 0 };
	struct err e = { 0 };
	int status = hits->total > 0 ? EXIT_DONE : EXIT_NOTHING;

	say_how(c, hits);
	if (hits->total == 0)
		report("nothing found for '%.*s'; 'rust-interview list' "
		    "names what there is",
		    SV_ARG(report_cut(query, &c->app->arena)));
	if (hits->ndamaged > 0)
		status = report_err(&hits->damage, NULL);
	if (!write_hits(c, hits, &text, &e) ||
	    (o->form == LISTING_PLAIN && c->app->terminal.is_terminal &&
		!listing_save(c->app, hits->v, hits->n, &e)))
		status = report_err(&e, NULL);
	else if (text.n > 0 &&
	    pager_write(c->app, buf_view(&text)) != EXIT_DONE)
		status = EXIT_TROUBLE;
	buf_release(&text);
	return status;
}

/* How far matches are counted: all for -c, some for the line that says how many
 * more there are. */
static uint64_t
count_to(const struct call *c)
{
	const struct listing_opts *o = c->opts;

	if (o->form == LISTING_COUNT)
		return UINT64_MAX;
	return o->form == LISTING_PLAIN && c->app->terminal.is_terminal
	    ? COUNT_SHOWN
	    : 0;
}

int
cmd_search(struct call *c)
{
	const struct listing_opts *o = c->opts;
	struct search_opts opts = { .is_exact = o->is_exact,
		.has_why = o->has_why,
		.limit = o->limit.is_set ? (size_t)o->limit.value :
					   HITS_DEFAULT,
		.count_to = count_to(c),
		.has_snippets = o->form == LISTING_PLAIN ||
		    o->form == LISTING_JSON || o->form == LISTING_TSV };
	struct hits hits = { 0 };
	struct err e = { 0 };
	struct sv query;

	opts.snippets.has_context = o->context.is_set;
	opts.snippets.context = o->context.value < SNIPPET_CONTEXT_MAX ?
	    (unsigned)o->context.value : SNIPPET_CONTEXT_MAX;
	if (o->form == LISTING_PLAIN &&
	    c->app->terminal.columns > SNIPPET_MARGIN + SNIPPET_LEAST)
		opts.snippets.columns = c->app->terminal.columns -
		    SNIPPET_MARGIN;
	if (!query_text(c, &query, &e) ||
	    !listing_filter(c->app, o, &opts.filter, &e) ||
	    !search_run(&c->app->shelf, query, &opts, &c->app->arena, &hits,
		&e))
		return report_err(&e, "search");
	if (hits.is_empty_query) {
		(void)err_set(&e, ERR_USAGE, "there is nothing to search for");
		return report_err(&e, "search");
	}
	return write_result(c, query, &hits);
}
