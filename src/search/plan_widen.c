/* Synonyms: a word or a run of words of the query that the book knows as another
 * way of saying something is met by that as well. */
#include "config.h"

#include "search/planner.h"

#include "base/buf.h"
#include "book/format.h"
#include "book/synonyms.h"
#include "text/ranking.h"
#include "text/stem_query.h"
#include "text/token.h"
#include "text/filler.h"

/* May a run of words said have this one in it? */
static bool
is_sayable(const struct query_node *n)
{
	return n->type == QUERY_WORD && !n->is_prefix && !n->is_excluded &&
	    n->fields == 0;
}

/* Clauses that together may say something. */
struct run {
	struct clause *v[BOOK_SYNONYM_WORDS];
	size_t n;
	size_t taken;		/* clauses from the first to the last of them */
};

/* The first N words from V on, of MAX clauses; without the question words
 * between them if SKIPS ("call a C library" says "call library"). */
static bool
take_run(struct clause *v, size_t max, size_t n, bool skips, struct run *out)
{
	*out = (struct run){ 0 };
	for (size_t i = 0; i < max && out->n < n; i++) {
		if (!is_sayable(v[i].node))
			return false;
		if (skips && is_filler(v[i].node->text)) {
			if (i == 0)
				return false;
			continue;
		}
		out->v[out->n++] = &v[i];
		out->taken = i + 1;
	}
	return out->n == n && (!skips || out->taken > n);
}

/* The words of RUN, or their stems, parted by blanks. */
static struct sv
said_by(const struct run *run, bool as_stems, struct sv language,
    struct arena *a)
{
	struct buf words = { 0 };
	char stem[TOKEN_TEXT_MAX];
	struct sv said;

	for (size_t i = 0; i < run->n; i++) {
		const struct query_node *node = run->v[i]->node, *part;
		/* An identifier is said by its parts, a sign as it is. */
		part = node->first != NULL && !node->is_operator ? node->first
								 : node;
		for (; part != NULL; part = part != node ? part->next : NULL) {
			struct sv word = part->text;
			if (words.n > 0)
				buf_byte(&words, ' ');
			if (as_stems && word.n <= sizeof(stem))
				word = stem_query(language, word, stem,
				    sizeof(stem));
			buf_sv(&words, word);
		}
	}
	said = arena_sv(a, buf_view(&words));
	buf_release(&words);
	return said;
}

static bool
find_meant(const struct planner *p, const struct run *run,
    struct sv_list *out, struct err *e)
{
	struct sv language = book_meta(p->book)->language;
	struct sv said = said_by(run, false, language, p->a);

	if (!book_synonyms(p->book, said, p->a, out, e))
		return false;
	if (out->n > 0)
		return true;
	struct sv stems = said_by(run, true, language, p->a);
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

/* The clauses of RUN as one part that all of them make; NULL if one of them is
 * not in the book. */
static struct iter *
all_of(const struct planner *p, const struct run *run)
{
	struct iter *it = run->v[0]->it;

	for (size_t i = 0; i < run->n; i++)
		if (run->v[i]->it == NULL)
			return NULL;
	if (run->n == 1)
		return it;
	it = planner_make(p, ITER_ALL, 0);
	it->words = arena_array(p->a, run->n, sizeof(*it->words));
	for (it->nwords = 0; it->nwords < run->n; it->nwords++)
		it->words[it->nwords] = run->v[it->nwords]->it;
	collection_weigh_join(p->collection, it);
	return it;
}

/* What PART counts for when SAID was typed. What is meant is as rare as what
 * says it, and not so common as its name is in a book on it: between the
 * two. */
static double
synonym_factor(const struct iter *said, const struct iter *part)
{
	if (said == NULL || said->idf <= part->idf)
		return RANK_SYNONYM;
	return RANK_SYNONYM * (1 +
	    RANK_SAID_SHARE * (said->idf - part->idf) / part->idf);
}

/* The first of RUN becomes: what is said, or something of MEANT. */
static bool
widen(const struct planner *p, const struct run *run,
    const struct sv_list *meant, struct err *e)
{
	struct iter *any = planner_make(p, ITER_ANY, 0), *part;
	struct iter *said = all_of(p, run);

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
		any->factors[any->nwords++] = synonym_factor(said, part);
	}
	if (any->nwords == (said != NULL))
		return true;
	collection_weigh_join(p->collection, any);
	for (size_t i = 1; i < run->n; i++) {
		struct clause *c = run->v[i];
		/* The same words apart, as iterators only move on. */
		if (c->it != NULL && !planner_iter(p, c->node, &c->it, e))
			return false;
		c->is_covered = true;
	}
	run->v[0]->it = any;
	run->v[0]->is_widened = true;
	return true;
}

/* The longest run that begins with V, of at most MAX clauses. */
static bool
widen_at(const struct planner *p, struct clause *v, size_t max, size_t *taken,
    struct err *e)
{
	struct sv_list meant;
	struct run run;

	*taken = 1;
	for (size_t i = 2 * BOOK_SYNONYM_WORDS; i > 0; i--) {
		if (!take_run(v, max, (i + 1) / 2, i % 2 != 0, &run))
			continue;
		if (!find_meant(p, &run, &meant, e))
			return false;
		if (meant.n == 0)
			continue;
		*taken = run.taken;
		return widen(p, &run, &meant, e);
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
