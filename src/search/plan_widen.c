/* Synonyms: a word or a run of words of the query that the book knows as another
 * way of saying something is met by that as well. */
#include "config.h"

#include "search/planner.h"

#include "base/buf.h"
#include "book/format.h"
#include "book/synonyms.h"
#include "text/stem_query.h"
#include "text/token.h"

#define SYNONYM_SCALE 0.9	/* of the score of what was not typed */

/* May a run of words said have this one in it? */
static bool
is_sayable(const struct query_node *n)
{
	return n->type == QUERY_WORD && !n->is_operator && !n->is_prefix &&
	    !n->is_excluded && n->fields == 0;
}

/* The words of N clauses from V on, or their stems, parted by blanks. */
static struct sv
said_by(const struct clause *v, size_t n, bool as_stems, struct arena *a)
{
	struct buf words = { 0 };
	char stem[TOKEN_TEXT_MAX];
	struct sv said;

	for (size_t i = 0; i < n; i++) {
		const struct query_node *node = v[i].node, *part;
		/* An identifier is said by its parts. */
		part = node->first != NULL ? node->first : node;
		for (; part != NULL; part = part != node ? part->next : NULL) {
			struct sv word = part->text;
			if (words.n > 0)
				buf_byte(&words, ' ');
			if (as_stems && word.n <= sizeof(stem))
				word = stem_query(word, stem, sizeof(stem));
			buf_sv(&words, word);
		}
	}
	said = arena_sv(a, buf_view(&words));
	buf_release(&words);
	return said;
}

static bool
find_meant(const struct planner *p, const struct clause *v, size_t n,
    struct sv_list *out, struct err *e)
{
	struct sv said = said_by(v, n, false, p->a);

	if (!book_synonyms(p->book, said, p->a, out, e))
		return false;
	if (out->n > 0)
		return true;
	struct sv stems = said_by(v, n, true, p->a);
	return sv_eq(stems, said) ||
	    book_synonyms(p->book, stems, p->a, out, e);
}

/* FORM, folded words, as a part of a query: a word or a phrase. */
static struct query_node *
node_of(struct sv form, struct arena *a)
{
	struct query_node *phrase = arena_alloc(a, sizeof(*phrase));
	struct sv rest = form, word;
	uint32_t offset = 0;

	phrase->type = QUERY_PHRASE;
	phrase->written = form;
	while (sv_word(&rest, &word)) {
		struct query_node *n = arena_alloc(a, sizeof(*n));
		n->type = QUERY_WORD;
		n->text = n->written = word;
		n->offset = offset++;
		if (phrase->last != NULL)
			phrase->last->next = n;
		else
			phrase->first = n;
		phrase->last = n;
	}
	return phrase->first == phrase->last ? phrase->first : phrase;
}

/* The N clauses from V on as one part that all of them make; NULL if one of
 * them is not in the book. */
static struct iter *
all_of(const struct planner *p, const struct clause *v, size_t n)
{
	struct iter *it = v[0].it;

	for (size_t i = 0; i < n; i++)
		if (v[i].it == NULL)
			return NULL;
	if (n == 1)
		return it;
	it = planner_make(p, ITER_ALL, 0);
	it->words = arena_array(p->a, n, sizeof(*it->words));
	for (it->nwords = 0; it->nwords < n; it->nwords++)
		it->words[it->nwords] = v[it->nwords].it;
	collection_weigh_join(p->collection, it);
	return it;
}

/* V[0] becomes: what is said, or something of MEANT. */
static bool
widen(const struct planner *p, struct clause *v, size_t n,
    const struct sv_list *meant, struct err *e)
{
	struct iter *any = planner_make(p, ITER_ANY, 0), *part;
	struct iter *said = all_of(p, v, n);

	any->counts_best = true;
	any->words = arena_array(p->a, meant->n + 1, sizeof(*any->words));
	any->factors = arena_array(p->a, meant->n + 1,
	    sizeof(*any->factors));
	if (said != NULL) {
		any->words[0] = said;
		any->factors[any->nwords++] = 1.0;
	}
	for (size_t i = 0; i < meant->n; i++) {
		if (!planner_iter(p, node_of(meant->v[i], p->a), &part, e))
			return false;
		if (part == NULL)
			continue;
		any->words[any->nwords] = part;
		any->factors[any->nwords++] = SYNONYM_SCALE;
	}
	if (any->nwords == (said != NULL))
		return true;
	collection_weigh_join(p->collection, any);
	for (size_t i = 1; i < n; i++) {
		/* The same words apart, as iterators only move on. */
		if (v[i].it != NULL &&
		    !planner_iter(p, v[i].node, &v[i].it, e))
			return false;
		v[i].is_covered = true;
	}
	v[0].it = any;
	v[0].is_widened = true;
	return true;
}

/* The longest run that begins with V, of at most MAX clauses. */
static bool
widen_at(const struct planner *p, struct clause *v, size_t max, size_t *taken,
    struct err *e)
{
	struct sv_list meant;
	size_t n = 0;

	*taken = 1;
	while (n < max && n < BOOK_SYNONYM_WORDS && is_sayable(v[n].node))
		n++;
	for (; n > 0; n--) {
		if (!find_meant(p, v, n, &meant, e))
			return false;
		if (meant.n == 0)
			continue;
		*taken = n;
		return widen(p, v, n, &meant, e);
	}
	return true;
}

bool
planner_widen(const struct planner *p, struct plan *plan, struct err *e)
{
	uint32_t nsaid;
	size_t taken;

	if (!book_nsynonyms(p->book, &nsaid, e))
		return false;
	for (size_t i = 0; nsaid > 0 && i < plan->n; i += taken)
		if (!widen_at(p, &plan->v[i], plan->n - i, &taken, e))
			return false;
	return true;
}
