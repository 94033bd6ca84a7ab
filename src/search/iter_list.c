/* The union of many terms, gathered once: those of a prefix, or the forms of a
 * word that has many. */
#include "config.h"

#include "search/iter.h"

#include "base/mem.h"

/* What a LIST gathers for each entry of the book. */
struct gathered {
	float weight, best;
	uint32_t form;
};

static bool
gather(struct gathered *all, const struct term *t, uint32_t form,
    double factor, const struct iter *it, struct err *e)
{
	struct posting_iter *p = &it->forms[0].postings;

	if (!posting_begin(it->book, t, p, e))
		return false;
	while (p->entry < book_nentries(it->book)) {
		struct gathered *g = &all[p->entry];
		if (!posting_details(p, e))
			return false;
		float weight = (float)(factor *
		    posting_weight(p->weights[p->at]));
		if (it->fields == 0 ||
		    (p->fields[p->at] & it->fields) != 0) {
			g->weight += weight;
			if (weight > g->best) {
				g->best = weight;
				g->form = form;
			}
		}
		if (!posting_next(p, e))
			return false;
	}
	return true;
}

/* The items of IT out of what was gathered. */
static void
pack_items(const struct gathered *all, struct arena *a, struct iter *it)
{
	uint32_t nentries = book_nentries(it->book);
	size_t n = 0;

	for (uint32_t i = 0; i < nentries; i++)
		n += all[i].weight > 0;
	it->items = arena_array(a, n, sizeof(*it->items));
	it->maxima = arena_array(a, n / POSTING_BLOCK + 1,
	    sizeof(*it->maxima));
	for (uint32_t i = 0; i < nentries; i++) {
		if (!(all[i].weight > 0))
			continue;
		float *most = &it->maxima[it->nitems / POSTING_BLOCK];
		*most = all[i].weight > *most ? all[i].weight : *most;
		it->items[it->nitems++] = (struct iter_item){ i,
			all[i].form, all[i].weight };
	}
	it->df = (uint32_t)it->nitems;
}

bool
iter_make_list(struct book *b, const struct term *terms, size_t nterms,
    const double *scales, uint8_t fields, struct arena *a, struct iter *out,
    struct err *e)
{
	/* As large as the book: not in the arena, a query may want many. */
	struct gathered *all = mem_array(book_nentries(b), sizeof(*all));
	bool ok = true;

	*out = (struct iter){ .type = ITER_LIST, .book = b, .fields = fields,
		.gain = 1, .nforms = 1, .nterms = nterms };
	out->forms = arena_alloc(a, sizeof(*out->forms));
	out->terms = arena_array(a, nterms, sizeof(*out->terms));
	for (size_t i = 0; i < nterms && ok; i++) {
		out->terms[i] = terms[i];
		ok = gather(all, &terms[i], (uint32_t)i, scales[i], out, e);
		out->has_positions = out->has_positions ||
		    !terms[i].is_operator;
	}
	if (ok)
		pack_items(all, a, out);
	mem_free(all);
	return ok;
}
