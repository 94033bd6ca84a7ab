/* A bonus for entries of a page whose name, aliases or title have words of the
 * query: what all of a page is about is often said there alone. It goes only to
 * entries that match by themselves. */
#include "config.h"

#include "search/rank.h"

#include "text/field.h"

#define PAGE_FIELDS (1u << FIELD_NAME | 1u << FIELD_TITLE)

static bool share_in_names(struct iter *it, uint32_t entry, double *share,
    struct err *e);

static bool
share_of_forms(struct iter *it, uint32_t entry, double *most, struct err *e)
{
	for (size_t i = 0; i < it->nforms; i++) {
		struct posting_iter *p = &it->forms[i].postings;
		double share = it->forms[i].factor < 1 ?
		    RANK_PAGE_OTHER_FORM : 1;
		if (p->entry != entry || share <= *most)
			continue;
		if (!posting_details(p, e))
			return false;
		if ((posting_fields(p) & PAGE_FIELDS) != 0)
			*most = share;
	}
	return true;
}

/* How far do the names of the page whose overview is ENTRY hold what IT finds
 * there? Joins are no deeper than a query's groups. */
static bool
share_in_names(struct iter *it, uint32_t entry, double *share, struct err *e)
{
	bool needs_all = it->type == ITER_PHRASE || it->type > ITER_ANY;
	double most = 0, least = 1, one;

	*share = 0;
	if (it->entry != entry || it->type == ITER_LIST)
		return true;
	if (!share_of_forms(it, entry, &most, e))
		return false;
	for (size_t i = 0; i < it->nwords; i++) {
		if (!share_in_names(it->words[i], entry, &one, e))
			return false;
		most = one > most ? one : most;
		least = one < least ? one : least;
	}
	*share = needs_all ? least : most;
	return true;
}

/* Is WRITTEN a piece of code? Words in it are what code is made of, not what it
 * is about: `Box<dyn Error>` is no question on dyn. */
static bool
is_code(struct sv written)
{
	static const struct sv signs = SV_INIT("<>&=|#[]{}*");

	for (size_t i = 0; i < written.n; i++)
		if (sv_find_byte(signs, written.p[i]) < signs.n)
			return true;
	return false;
}

/* Question words tell pages apart only where there are no others. */
static bool
is_telling(const struct clause *c)
{
	if (c->it == NULL || is_code(c->node->written))
		return false;
	return c->role == ROLE_REQUIRED ||
	    (c->role == ROLE_OPTIONAL && c->rank < CLAUSE_NAMED);
}

bool
rank_page(struct plan *p, uint32_t entry, double *bonus, struct err *e)
{
	uint32_t overview;
	double share;

	*bonus = 0;
	if (!book_entry_overview(p->book, entry, &overview, e))
		return false;
	for (size_t i = 0; i < p->n; i++) {
		const struct clause *c = &p->v[i];
		if (!is_telling(c))
			continue;
		if (!iter_seek(c->it, overview, e) ||
		    !share_in_names(c->it, overview, &share, e))
			return false;
		*bonus += RANK_PAGE * c->scale * c->it->idf * share;
	}
	return true;
}

bool
rank_pages(struct plan *p, struct candidate *v, size_t n, struct err *e)
{
	double more;

	if (!plan_rewind(p, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!rank_page(p, v[i].entry, &more, e))
			return false;
		v[i].score += more;
	}
	return true;
}
