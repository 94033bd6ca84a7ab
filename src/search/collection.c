#include "config.h"

#include "search/collection.h"

#include "search/rank.h"
#include "text/field.h"

void
collection_init(struct collection *c, struct book *const *books, size_t n,
    struct arena *a)
{
	uint64_t nentries = 0, bytes = 0;

	for (size_t i = 0; i < n; i++) {
		nentries += book_nentries(books[i]);
		bytes += book_text_bytes(books[i]);
	}
	*c = (struct collection){ .a = a, .nbooks = n,
		.nentries = nentries < UINT32_MAX ? (uint32_t)nentries
						  : UINT32_MAX,
		.length = nentries > 0 ? (double)bytes / (double)nentries
				       : 0 };
}

static double
gain_of(const struct collection *c, const struct book *b)
{
	double share = field_table[FIELD_BODY].length_share;
	double length = (double)book_text_bytes(b);

	if (book_nentries(b) == 0 || !(c->length > 0))
		return 1;
	length /= book_nentries(b);
	return 1 / (1 - share + share * length / c->length);
}

static uint32_t
add_capped(const struct collection *c, uint32_t df, uint32_t more)
{
	return more < c->nentries - df ? df + more : c->nentries;
}

struct word_count *
collection_count(struct collection *c, struct sv text, uint8_t fields,
    bool is_prefix, const struct book *b, uint32_t df)
{
	struct word_count *w = c->first;

	while (w != NULL && (!sv_eq(w->text, text) || w->fields != fields ||
	    w->is_prefix != is_prefix))
		w = w->next;
	if (w == NULL) {
		w = arena_alloc(c->a, sizeof(*w));
		*w = (struct word_count){ .text = text, .fields = fields,
			.is_prefix = is_prefix, .next = c->first };
		c->first = w;
	}
	if (w->last != b)
		w->df = add_capped(c, w->df, df);
	w->last = b;
	return w;
}

static void
weigh_phrase(struct iter *it)
{
	it->idf = 0;
	it->df = UINT32_MAX;
	for (size_t i = 0; i < it->nwords; i++) {
		it->idf += it->words[i]->idf;
		if (it->words[i]->df < it->df)
			it->df = it->words[i]->df;
	}
}

void
collection_weigh_join(const struct collection *c, struct iter *it)
{
	uint32_t df = 0;

	it->idf = 0;
	for (size_t i = 0; i < it->nwords; i++) {
		const struct iter *part = it->words[i];
		if (it->type == ITER_ANY)
			df = add_capped(c, df, part->df);
		else if (i == 0 || part->df < df)
			df = part->df;
		it->idf += part->idf;
		it->has_positions = it->has_positions || part->has_positions;
	}
	it->df = df;
	if (it->type == ITER_ANY)
		it->idf = rank_idf(c->nentries, df);
}

/* Joins are no deeper than a query's groups. */
void
collection_weigh(const struct collection *c, struct iter *it)
{
	for (size_t i = 0; i < it->nwords; i++)
		collection_weigh(c, it->words[i]);
	switch (it->type) {
	case ITER_WORD:
	case ITER_LIST:
		it->df = it->count->df;
		it->idf = rank_idf(c->nentries, it->df);
		it->gain = gain_of(c, it->book);
		break;
	case ITER_PHRASE:
		it->gain = gain_of(c, it->book);
		weigh_phrase(it);
		break;
	case ITER_ANY:
	case ITER_ALL:
	case ITER_NEAR:
		collection_weigh_join(c, it);
		break;
	}
}
