#include "config.h"

#include "search/why.h"

#include "base/buf.h"
#include "search/score.h"

#define LEAST 0.005	/* what shows in two decimals */

static void
put_part(struct buf *out, struct sv name, double score)
{
	buf_printf(out, "%s%.*s %.2f", out->n > 0 ? " + " : "", SV_ARG(name),
	    score);
}

bool
why_scored(struct plan *plan, const struct pins *pins, uint32_t entry,
    double score, struct arena *a, struct sv *out, struct err *e)
{
	struct buf text = { 0 };
	double sum = 0, one, page;

	if (!plan_rewind(plan, e) || !rank_page(plan, entry, &page, e) ||
	    !plan_rewind(plan, e))
		return false;
	for (size_t i = 0; i < plan->n; i++) {
		const struct clause *c = &plan->v[i];
		if (c->role == ROLE_EXCLUDED)
			continue;
		if (c->it != NULL && !iter_seek(c->it, entry, e)) {
			buf_release(&text);
			return false;
		}
		if (c->it == NULL || c->it->entry != entry)
			continue;
		if (!score_clause(c, &one, e)) {
			buf_release(&text);
			return false;
		}
		put_part(&text, c->node->written, one);
		sum += one;
	}
	for (size_t i = 0; i < pins->n; i++)
		if (pins->v[i].entry == entry) {
			put_part(&text, SV("name"), pins->v[i].bonus);
			sum += pins->v[i].bonus;
		}
	/* Only the best are looked at for their pages. */
	if (page > LEAST && page < score - sum + LEAST)
		put_part(&text, SV("page"), page);
	else
		page = 0;
	sum += page;
	if (score - sum > LEAST)
		put_part(&text, SV("nearness"), score - sum);
	buf_printf(&text, "%s%.2f", text.n > 0 ? " = " : "", score);
	*out = arena_sv(a, buf_view(&text));
	buf_release(&text);
	return true;
}
