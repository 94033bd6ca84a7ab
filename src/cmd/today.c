#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "base/random.h"
#include "base/vec.h"
#include "cmd/listing.h"
#include "cmd/lookup.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/table.h"
#include "render/escape.h"

/* clang-format off */
const struct opt today_opts[] = {
	LISTING_FILTER_OPTS,
	{ .type = OPT_END },
};
/* clang-format on */

struct card {
	uint64_t order;
	size_t book;
	uint32_t entry;
};

struct cards VEC_BODY(struct card);

/* A number that rises by one each day of a year, by the local calendar. */
static uint64_t
day_number(void)
{
	time_t now = time(NULL);
	struct tm t;

	if (localtime_r(&now, &t) == NULL)
		return 0;
	return (uint64_t)(t.tm_year + 1900) * 366 + (uint64_t)t.tm_yday;
}

/* The C library has a file that says where local time is. */
bool
today_open(struct call *c, struct err *e)
{
	uint64_t *day = arena_alloc(&c->app->arena, sizeof(*day));

	(void)e;
	*day = day_number();
	c->input = day;
	return true;
}

static bool
gather(struct app *app, const struct filter *f, struct cards *out,
    struct err *e)
{
	for (size_t b = 0; b < app->shelf.n; b++) {
		struct book *book = app->shelf.books[b];

		for (uint32_t i = 0; i < book_nentries(book); i++) {
			struct entry_brief brief;
			struct page_info page;
			bool passes = true;

			if (!filter_passes(f, book, i, &passes, e) ||
			    !book_entry_brief(book, i, &brief, e) ||
			    !book_page_info(book, brief.page, &page, e))
				return false;
			if (passes && i != page.first_entry)
				vec_push(out, ((struct card){ .book = b,
				    .entry = i }));
		}
	}
	return true;
}

static int
by_order(const void *a, const void *b)
{
	const struct card *x = a, *y = b;

	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	return x->entry < y->entry ? -1 : x->entry > y->entry;
}

/* The cards are shuffled anew each time all have been shown, so that none comes
 * twice before. */
static const struct card *
card_of_day(struct cards *cards, uint64_t day)
{
	uint64_t seed = day / cards->n;

	for (size_t i = 0; i < cards->n; i++)
		cards->v[i].order = random_next(&seed);
	qsort(cards->v, cards->n, sizeof(*cards->v), by_order);
	return &cards->v[day % cards->n];
}

static int
show_question(struct app *app, const struct card *card, struct err *e)
{
	static const enum section parts[] = { SECTION_PROMPT, SECTION_TASK };
	struct book *book = app->shelf.books[card->book];
	struct layout_opts how = terminal_layout(&app->terminal);
	struct buf text = { 0 };
	struct layout l;
	struct page page;
	struct sink out;
	int status;

	if (!book_page_entry(book, card->entry, &app->arena, &page, e))
		return report_err(e, NULL);
	layout_parts(&page, &page.entries[0], parts, 2, true, &how,
	    &app->arena, &l);
	sink_to_buf(&out, &text);
	ansi_layout(&out, &l, &app->terminal.ansi);
	sink_lit(&out, "\nThe answer: rust-interview ");
	escape_tsv(&out, page.entries[0].id);
	sink_lit(&out, "\n");
	status = sink_flush(&out, e) ? pager_write(app, buf_view(&text)) :
	    report_err(e, NULL);
	sink_release(&out);
	buf_release(&text);
	return status;
}

int
cmd_today(struct call *c)
{
	const uint64_t *day = c->input;
	struct cards cards = { 0 };
	struct filter filter;
	struct err e = { 0 };
	int status = EXIT_NOTHING;

	if (c->nwords > 0)
		(void)err_set(&e, ERR_USAGE,
		    "today takes no name; use --topic=%s", c->words[0]);
	if (e.code != ERR_NONE || !listing_filter(c->app, c->opts, &filter, &e) ||
	    !gather(c->app, &filter, &cards, &e))
		status = report_err(&e, "today");
	else if (cards.n == 0)
		report("no question is of that level, kind, topic and area; "
		    "'rust-interview list' names what there is");
	else
		status = show_question(c->app,
		    card_of_day(&cards, *day), &e);
	vec_release(&cards);
	return status;
}
