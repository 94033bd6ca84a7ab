/* Live search: what has been typed so far is searched for whenever the screen is
 * drawn, for as many hits as it shows. */
#include "config.h"

#include <string.h>

#include "base/ascii.h"
#include "view/inner.h"

#define COUNT_SHOWN 1000	/* more than that are "over" so many */
#define FACTS_COLUMNS 18	/* for level and kind before it */
#define SLUG_COLUMNS 20
#define PREFIX_LEAST 2		/* letters of an unfinished word */

static bool
is_word_byte(char c)
{
	return ascii_is_alnum(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Does the query end in a word that may be the beginning of another? */
static bool
is_unfinished(const struct view *v)
{
	struct sv q = buf_view(&v->query);
	size_t n = 0;

	while (n < q.n && is_word_byte(q.p[q.n - 1 - n]))
		n++;
	return v->asks == ASKS_QUERY && n >= PREFIX_LEAST;
}

static bool
is_missing(const struct hits *hits)
{
	return hits->total == 0 || hits->missing.n > 0 || hits->is_relaxed;
}

static bool
has_hit(const struct hits *hits, const struct hit *hit)
{
	size_t i;

	for (i = 0; i < hits->n; i++)
		if (hits->v[i].book == hit->book &&
		    hits->v[i].entry == hit->entry)
			return true;
	return false;
}

/* Put behind the hits those of MORE that are not among them. */
static void
add_hits(struct hits *hits, const struct hits *more, size_t limit,
    struct arena *a)
{
	struct hit *v = arena_array(a, hits->n + more->n, sizeof(*v));
	size_t i;

	if (hits->n > 0)
		memcpy(v, hits->v, hits->n * sizeof(*v));
	hits->v = v;
	for (i = 0; i < more->n && hits->n < limit; i++)
		if (!has_hit(hits, &more->v[i]))
			v[hits->n++] = more->v[i];
	if (more->total > hits->total) {
		hits->total = more->total;
		hits->is_least = more->is_least;
	}
}

static unsigned
snippet_columns(const struct view *v)
{
	unsigned columns = v->columns < LIST_COLUMNS ? v->columns :
						       LIST_COLUMNS;

	if (columns >= SLUG_FROM)
		return columns - 6 - FACTS_COLUMNS - SLUG_COLUMNS;
	if (columns >= FACTS_FROM)
		return columns - 6 - FACTS_COLUMNS;
	return columns > 12 ? columns - 6 : 6;
}

/* An unfinished word is also the beginning of others: their entries come behind
 * those that have it as it is, or for them where none has. */
static bool
run_search(struct view *v, struct arena *a, struct err *e)
{
	struct search_opts opts = { .filter = v->filter,
		.limit = v->hits_wanted, .count_to = COUNT_SHOWN,
		/* What was found is mostly in answers. */
		.has_snippets = !v->is_quiz };
	struct sv query = buf_view(&v->query);
	struct hits longer;

	v->has_longer = false;
	opts.snippets.columns = snippet_columns(v);
	if (!search_run(v->shelf, query, &opts, a, &v->hits, e))
		return false;
	if (!is_unfinished(v) ||
	    (!is_missing(&v->hits) && v->hits.n >= opts.limit))
		return true;
	query = arena_printf(a, "%.*s*", SV_ARG(query));
	if (!search_run(v->shelf, query, &opts, a, &longer, e))
		return false;
	if (longer.total == 0 || is_missing(&longer))
		return true;
	v->has_longer = true;
	if (is_missing(&v->hits))
		v->hits = longer;
	else
		add_hits(&v->hits, &longer, opts.limit, a);
	return true;
}

struct sv
results_query(struct view *v)
{
	return arena_printf(&v->arena, "%.*s%s",
	    SV_ARG(buf_view(&v->query)), v->has_longer ? "*" : "");
}

/* Add what QUERY looks for; of one that finds nothing as it is, nothing. */
static void
light(struct view *v, struct sv query, bool is_sure)
{
	struct search_opts opts = { .limit = 1,
		.sought = &v->finder.sought, .sought_in = v->now.book };
	struct arena a = { 0 };
	struct hits hits;
	struct err e = { 0 };

	if (!search_run(v->shelf, query, &opts, &a, &hits, &e))
		view_say(v, "%s", e.msg);
	else if (!is_sure && is_missing(&hits))
		sought_clear(&v->finder.sought);
	arena_release(&a);
}

void
page_light(struct view *v)
{
	struct sv query = v->now.query;

	if (query.n == 0)
		return;
	if (sv_ends(query, SV("*")))
		light(v, sv_sub(query, 0, query.n - 1), false);
	light(v, query, true);
}

static void
add_hit(struct view *v, const struct hit *hit)
{
	struct page_info page;
	struct err e = { 0 };
	struct item item = { .kind = ITEM_ENTRY, .book = hit->book,
		.page = hit->page, .entry = hit->entry,
		.snippet = &hit->snippet };

	if (!book_page_info(hit->book, hit->page, &page, &e)) {
		view_say(v, "%s", e.msg);
		return;
	}
	if (hit->entry == page.first_entry)
		item.kind = ITEM_TOPIC;
	vec_push(&v->results.items, item);
}

void
results_make(struct view *v)
{
	struct list *l = &v->results;
	struct err e = { 0 };
	size_t i;

	if (v->hits_wanted < visible_items(v))
		v->hits_wanted = visible_items(v);
	arena_clear(&l->arena);
	vec_clear(&l->items);
	v->hits = (struct hits){ 0 };
	if (!run_search(v, &l->arena, &e)) {
		view_say(v, "%s", e.msg);
		v->hits = (struct hits){ 0 };
		return;
	}
	if (v->hits.ndamaged > 0)
		view_say(v, "%s", v->hits.damage.msg);
	for (i = 0; i < v->hits.n; i++)
		add_hit(v, &v->hits.v[i]);
}

void
view_search(struct view *v, struct sv query)
{
	struct place place = { .kind = PLACE_RESULTS };

	if (v->now.kind != PLACE_RESULTS) {
		place_keep(v);
		/* A page that a search led to is no place to leave that for. */
		if (v->now.kind != PLACE_PAGE || !v->now.is_from_results)
			v->before_search = v->now;
		place.query = arena_sv(&v->arena, query);
		v->hits_wanted = 0;
		place_go(v, &place);
	}
	ask(v, ASKS_QUERY);
	v->is_stale = true;
}

void
act_search(struct view *v)
{
	view_search(v, SV(""));
}

void
act_edit_search(struct view *v)
{
	view_search(v, SV(""));
}
