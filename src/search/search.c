/* The flow of a search: the query is taken apart once, planned for each book,
 * matched and scored there, and the books' best are merged. Only the hits that
 * are given out get snippets. */
#include "config.h"

#include "search/search.h"

#include <string.h>

#include "base/vec.h"
#include "search/collection.h"
#include "search/correct.h"
#include "search/pins.h"
#include "search/plan.h"
#include "search/query.h"
#include "search/rank.h"
#include "search/sought.h"
#include "search/top.h"
#include "search/why.h"

/* One book's part of a search. */
struct part_of_search {
	struct book *book;
	struct plan plan;
	struct collected found;
	bool is_damaged;
};

struct search {
	const struct shelf *shelf;
	const struct search_opts *opts;
	struct query query;
	struct collection collection;
	struct candidate last_near;
	double cover;		/* largest that an entry of any book has */
	struct part_of_search *parts;
	size_t n;
	struct arena *a;
	struct arena scratch;
	struct hits *out;
};

/* Is there a part that must or may match, not only ones that must not? */
static bool
has_positive(const struct query *q)
{
	const struct query_node *n;

	for (n = q->first; n != NULL; n = n->next)
		if (!n->is_excluded)
			return true;
	return false;
}

static struct plan_opts
plan_options(struct search *s)
{
	return (struct plan_opts){ .is_exact = s->opts->is_exact,
		.filter = &s->opts->filter, .collection = &s->collection };
}

static bool
make_plan(struct search *s, struct part_of_search *part, struct err *e)
{
	struct plan_opts how = plan_options(s);

	return plan_make(&s->query, part->book, &how, s->a, &s->scratch,
	    &part->plan, e);
}

/* What is found before anything is matched: names, and of a sentence how much
 * of it an entry has at most. */
static bool
look_first(struct search *s, struct part_of_search *part, struct err *e)
{
	size_t limit = s->opts->limit;
	double cover = 0;

	/* More candidates than hits: nearness may turn their order. */
	if (limit > 0 && limit < RANK_NEAR_MAX)
		limit = RANK_NEAR_MAX;
	part->found = (struct collected){ .book = part->found.book,
		.count_to = s->opts->count_to,
		.is_exhaustive = s->opts->is_exhaustive };
	top_init(&part->found.top, limit, s->a);
	if (s->query.plain.n > 0 && has_positive(&s->query) &&
	    !pins_find(part->book, s->query.plain, !s->opts->is_exact,
	    &part->found.pins, e))
		return false;
	if (part->plan.is_sentence &&
	    !rank_cover(&part->plan, &part->found, &cover, e))
		return false;
	s->cover = cover > s->cover ? cover : s->cover;
	return true;
}

/* The first try: all that is required, of a sentence most of it. */
static bool
match(struct search *s, struct part_of_search *part, struct err *e)
{
	if (!has_positive(&s->query))
		return rank_every(&part->plan, &part->found, e);
	if (!rank_pins(&part->plan, &part->found, e))
		return false;
	return part->plan.is_sentence
	    ? rank_most(&part->plan, &part->found, s->cover, e)
	    : rank_all(&part->plan, &part->found, e);
}

/* The second try, when no book has anything: the best partial match. */
static bool
cover_partly(struct search *s, struct part_of_search *part, struct err *e)
{
	double cover = 0;

	if (!part->plan.is_sentence &&
	    !rank_cover(&part->plan, &part->found, &cover, e))
		return false;
	s->cover = cover > s->cover ? cover : s->cover;
	return true;
}

static bool
match_partly(struct search *s, struct part_of_search *part, struct err *e)
{
	return part->plan.is_sentence ||
	    rank_most(&part->plan, &part->found, s->cover, e);
}

/* Damage in one book among several passes it over; all else, WHAT says it,
 * ends the search. */
static bool
pass_over(struct search *s, struct part_of_search *part,
    const struct err *what, struct err *e)
{
	if (s->n == 1 || what->code != ERR_DAMAGED) {
		*e = *what;
		return false;
	}
	part->is_damaged = true;
	part->found.top.n = 0;
	part->found.total = 0;
	if (s->out->ndamaged++ == 0)
		s->out->damage = *what;
	return true;
}

static bool
each_part(struct search *s,
    bool (*try_part)(struct search *, struct part_of_search *, struct err *),
    struct err *e)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		struct part_of_search *part = &s->parts[i];
		struct err one = { 0 };

		if (!part->is_damaged && !try_part(s, part, &one) &&
		    !pass_over(s, part, &one, e))
			return false;
	}
	return true;
}

/* Plans for all books, whose words weigh the same in each, then the matches. */
static bool
plan_and_match(struct search *s, struct err *e)
{
	struct plan_opts how = plan_options(s);
	struct plan **plans = arena_array(s->a, s->n, sizeof(*plans));
	size_t n = 0;

	collection_init(&s->collection, s->shelf->books, s->n, s->a);
	if (!each_part(s, make_plan, e))
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (!s->parts[i].is_damaged)
			plans[n++] = &s->parts[i].plan;
	plan_settle(plans, n, &s->query, &how);
	s->cover = 0;
	return each_part(s, look_first, e) && each_part(s, match, e);
}

static void
count_found(struct search *s)
{
	size_t i;

	s->out->total = 0;
	s->out->is_least = false;
	for (i = 0; i < s->n; i++) {
		s->out->total += s->parts[i].found.total;
		s->out->is_least = s->out->is_least ||
		    s->parts[i].found.is_least;
	}
}

/* The last of the best RANK_NEAR_MAX of all books, who are looked at more
 * closely; false when there are not two. */
static bool
find_last_near(struct search *s, struct candidate *last)
{
	struct top all;

	top_init(&all, RANK_NEAR_MAX, &s->scratch);
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; k < s->parts[i].found.top.n; k++)
			top_offer(&all, s->parts[i].found.top.v[k]);
	top_sort(&all);
	if (all.n > 1)
		*last = all.v[all.n - 1];
	return all.n > 1;
}

/* Nearness and the names of pages count for the best candidates. */
static bool
sort_part(struct search *s, struct part_of_search *part, struct err *e)
{
	struct top *top = &part->found.top;
	size_t near = 0;

	top_sort(top);
	while (near < top->n &&
	    !candidate_before(&s->last_near, &top->v[near]))
		near++;
	candidates_by_entry(top->v, near);
	if (!rank_near(&part->plan, top->v, near, &s->scratch, e) ||
	    !rank_pages(&part->plan, top->v, near, e))
		return false;
	top_sort(top);
	return true;
}

/* Must the query's node N, the I-th, be there, and is it in no book? A plan has
 * its clauses in the order of the query's nodes. */
static bool
is_missing(const struct search *s, const struct query_node *n, size_t i)
{
	size_t k;

	if (n->is_excluded || n->is_optional || n->is_filler)
		return false;
	for (k = 0; k < s->n; k++)
		if (!s->parts[k].is_damaged &&
		    (s->parts[k].plan.v[i].it != NULL ||
			s->parts[k].plan.v[i].is_covered))
			return false;
	return true;
}

/* The words that no book has, as they were typed. */
static void
find_missing(struct search *s)
{
	struct sv_list *out = &s->out->missing;
	const struct query_node *n;
	size_t i = 0;

	out->v = arena_array(s->a, QUERY_TERMS_MAX, sizeof(*out->v));
	for (n = s->query.first; n != NULL; n = n->next, i++)
		if (is_missing(s, n, i))
			out->v[out->n++] = n->written;
}

/* The plain text of the query with BETTER for WORD, so that names count. */
static void
mend_plain(struct search *s, struct sv word, struct sv better)
{
	struct sv plain = s->query.plain;
	size_t at = sv_find(plain, word);

	if (at < plain.n)
		s->query.plain = arena_printf(s->a, "%.*s%.*s%.*s",
		    SV_ARG(sv_sub(plain, 0, at)), SV_ARG(better),
		    SV_ARG(sv_from(plain, at + word.n)));
}

/* Take each missing word for the nearest that there is. */
static bool
mend_query(struct search *s, struct err *e)
{
	struct sv_list *from = &s->out->corrected, *to = &s->out->corrections;
	struct query_node *n;
	struct sv better;
	size_t i = 0;

	from->v = arena_array(s->a, QUERY_TERMS_MAX, sizeof(*from->v));
	to->v = arena_array(s->a, QUERY_TERMS_MAX, sizeof(*to->v));
	for (n = s->query.first; n != NULL; n = n->next, i++) {
		if (n->type != QUERY_WORD || n->is_operator || n->is_prefix ||
		    !is_missing(s, n, i))
			continue;
		if (!correct_word(s->shelf, n->text, s->a, &better, e))
			return false;
		if (better.n == 0)
			continue;
		from->v[from->n++] = n->written;
		to->v[to->n++] = better;
		mend_plain(s, n->written, better);
		n->text = better;
		n->first = n->last = NULL;
	}
	return true;
}

/* The best of all books, in order. */
static bool
merge(struct search *s, struct err *e)
{
	struct top all;
	size_t i, k;

	top_init(&all, s->opts->limit, s->a);
	for (i = 0; i < s->n; i++)
		for (k = 0; k < s->parts[i].found.top.n; k++)
			top_offer(&all, s->parts[i].found.top.v[k]);
	top_sort(&all);
	s->out->n = 0;
	s->out->v = arena_array(s->a, all.n, sizeof(*s->out->v));
	for (i = 0; i < all.n; i++) {
		struct part_of_search *part = &s->parts[all.v[i].book];
		struct entry_brief brief;
		struct err one = { 0 };

		if (part->is_damaged)
			continue;
		if (!book_entry_brief(part->book, all.v[i].entry, &brief,
			&one)) {
			if (!pass_over(s, part, &one, e))
				return false;
			continue;
		}
		s->out->v[s->out->n++] = (struct hit){ .book = part->book,
			.page = brief.page, .entry = all.v[i].entry,
			.score = all.v[i].score };
	}
	return true;
}

/* Snippets for the hits of one book, in order of entries, as its iterators
 * only move on. */
static bool
add_snippets(struct search *s, struct part_of_search *part, struct err *e)
{
	uint32_t from = 0;
	size_t i;

	if (!plan_rewind(&part->plan, e))
		return false;
	for (;;) {
		struct hit *next = NULL;

		for (i = 0; i < s->out->n; i++) {
			struct hit *h = &s->out->v[i];

			if (h->book == part->book && h->entry >= from &&
			    (next == NULL || h->entry < next->entry))
				next = h;
		}
		if (next == NULL)
			return true;
		if (!snippet_make(&part->plan, next->entry,
			&s->opts->snippets, s->a, &s->scratch, &next->snippet,
			e))
			return false;
		arena_clear(&s->scratch);
		from = next->entry + 1;
	}
}

/* Are there hits, and none with all the words? */
static bool
is_partial(const struct search *s)
{
	bool any = false;
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (s->parts[i].found.total > 0 &&
		    !s->parts[i].found.is_partial)
			return false;
		any = any || s->parts[i].found.total > 0;
	}
	return any;
}

static bool
has_pins(const struct search *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (s->parts[i].found.pins.n > 0)
			return true;
	return false;
}

static bool
add_reasons(struct search *s, struct part_of_search *part, struct err *e)
{
	size_t i;

	for (i = 0; i < s->out->n; i++) {
		struct hit *h = &s->out->v[i];

		if (h->book == part->book &&
		    !why_scored(&part->plan, &part->found.pins, h->entry,
			h->score, s->a, &h->why, e))
			return false;
	}
	return true;
}

static bool
add_sought(struct search *s, struct part_of_search *part, struct err *e)
{
	return part->book != s->opts->sought_in ||
	    sought_add(s->opts->sought, &part->plan, e);
}

static bool
run(struct search *s, struct err *e)
{
	if (!plan_and_match(s, e))
		return false;
	find_missing(s);
	/* What is a name or a compiler's message is spelt right. */
	if (s->out->missing.n > 0 && !s->opts->is_exact && !has_pins(s)) {
		if (!mend_query(s, e) ||
		    (s->out->corrected.n > 0 && !plan_and_match(s, e)))
			return false;
	}
	count_found(s);
	s->out->is_relaxed = s->query.nfillers == 0 && is_partial(s);
	if (s->out->total == 0 && !s->opts->is_exact &&
	    has_positive(&s->query)) {
		if (!each_part(s, cover_partly, e) ||
		    !each_part(s, match_partly, e))
			return false;
		count_found(s);
		s->out->is_relaxed = s->out->total > 0;
	}
	if ((find_last_near(s, &s->last_near) && !each_part(s, sort_part, e)) ||
	    !merge(s, e))
		return false;
	if ((s->opts->has_why && !each_part(s, add_reasons, e)) ||
	    (s->opts->sought != NULL && !each_part(s, add_sought, e)))
		return false;
	return !s->opts->has_snippets || each_part(s, add_snippets, e);
}

bool
search_run(const struct shelf *shelf, struct sv query,
    const struct search_opts *opts, struct arena *a, struct hits *out,
    struct err *e)
{
	struct search s = { .shelf = shelf, .opts = opts, .n = shelf->n, .a = a, .out = out };
	size_t i;
	bool ok;

	*out = (struct hits){ 0 };
	query_parse(query, a, &s.query);
	if (s.query.first == NULL && !s.query.has_filter) {
		out->is_empty_query = true;
		return true;
	}
	s.parts = arena_array(a, s.n, sizeof(*s.parts));
	for (i = 0; i < s.n; i++) {
		s.parts[i].book = shelf->books[i];
		s.parts[i].found.book = (uint32_t)i;
	}
	ok = run(&s, e);
	arena_release(&s.scratch);
	return ok;
}
