#include "config.h"

#include "search/planner.h"

#include "base/vec.h"
#include "search/rank.h"
#include "text/stem_query.h"
#include "text/token.h"

struct term_vec VEC_BODY(struct term);

/* The forms of a word: as typed, and those that share its stem. */
struct forms {
	struct term *v;
	double *factors;
	size_t n;
	double idf;
	uint32_t df;
	const struct word_count *count;
};

struct iter *
planner_make(const struct planner *p, enum iter_type type, uint8_t fields)
{
	struct iter *it = arena_alloc(p->a, sizeof(*it));

	it->type = type;
	it->book = p->book;
	it->fields = fields;
	it->gain = 1;
	it->scratch = p->scratch;
	return it;
}

static bool
read_forms(const struct planner *p, uint32_t group, const struct term *typed,
    struct forms *out, struct err *e)
{
	struct term_group g;
	struct sv text;

	if (!dict_group(p->book, group, p->a, &g, e))
		return false;
	out->idf = g.idf;
	out->df = g.df;
	out->v = arena_array(p->a, (size_t)g.nforms + 1, sizeof(*out->v));
	out->factors = arena_array(p->a, (size_t)g.nforms + 1,
	    sizeof(*out->factors));
	out->n = 0;
	if (typed != NULL) {
		out->v[0] = *typed;
		out->factors[out->n++] = 1.0;
		if (p->is_exact) {
			out->df = typed->df;
			return true;
		}
	}
	for (uint32_t i = 0; i < g.nforms; i++) {
		if (typed != NULL && g.forms[i] == typed->number)
			continue;
		if (!dict_term(p->book, g.forms[i], p->a, &out->v[out->n],
			&text, e))
			return false;
		out->factors[out->n++] = RANK_OTHER_FORM;
	}
	return true;
}

/* Find WORD, or else the forms of its stem; OUT->n = 0 if there is neither. */
static bool
find_forms(const struct planner *p, struct sv word, bool is_operator,
    struct forms *out, struct err *e)
{
	struct term term;
	bool found;
	uint32_t group;
	char stem[TOKEN_TEXT_MAX];

	*out = (struct forms){ 0 };
	if (!dict_find(p->book, word, &term, &found, e))
		return false;
	if (found) {
		if (!read_forms(p, term.group, &term, out, e))
			return false;
	} else {
		if (p->is_exact || is_operator || word.n > sizeof(stem))
			return true;
		if (!dict_find_stem(p->book,
			stem_query(book_meta(p->book)->language, word, stem,
			    sizeof(stem)), &group, &found, e))
			return false;
		if (!found)
			return true;
		if (!read_forms(p, group, NULL, out, e))
			return false;
	}
	out->count = collection_count(p->collection, word, 0, false, p->book,
	    out->df);
	return true;
}

static bool
list_iter(const struct planner *p, const struct forms *f, uint8_t fields,
    struct iter **out, struct err *e)
{
	struct iter *it = planner_make(p, ITER_LIST, fields);

	if (!iter_make_list(p->book, f->v, f->n, f->factors, fields, p->a, it,
		e))
		return false;
	it->scratch = p->scratch;
	it->idf = rank_idf(book_nentries(p->book), it->df);
	it->count = f->count;
	*out = it;
	return true;
}

static bool
forms_iter(const struct planner *p, const struct forms *f, uint8_t fields,
    struct iter **out, struct err *e)
{
	*out = NULL;
	if (f->n == 0)
		return true;
	if (f->n > RANK_FORMS_MAX)
		return list_iter(p, f, fields, out, e);
	struct iter *it = planner_make(p, ITER_WORD, fields);
	it->forms = arena_array(p->a, f->n, sizeof(*it->forms));
	it->nforms = f->n;
	it->idf = f->idf;
	it->df = f->df;
	it->count = f->count;
	for (size_t i = 0; i < f->n; i++) {
		it->forms[i].term = f->v[i];
		it->forms[i].factor = f->factors[i];
		it->has_positions = it->has_positions || !f->v[i].is_operator;
	}
	*out = it;
	return true;
}

static bool
prefix_iter(const struct planner *p, const struct query_node *n,
    struct iter **out, struct err *e)
{
	struct dict_walk walk;
	struct term_vec terms = { 0 };
	struct forms f = { 0 };
	struct term term;
	bool more = true, ok;
	size_t exact = SIZE_MAX;

	*out = NULL;
	ok = dict_walk_begin(p->book, n->text, &walk, e);
	while (ok && (ok = dict_walk_next(&walk, &term, &more, e)) && more) {
		if (walk.text_n == n->text.n)
			exact = terms.n;
		vec_push(&terms, term);
	}
	if (ok && terms.n > 0) {
		f.v = terms.v;
		f.n = terms.n;
		f.factors = arena_array(p->a, f.n, sizeof(*f.factors));
		for (size_t i = 0; i < f.n; i++)
			f.factors[i] = i == exact ? 1.0 : RANK_OTHER_FORM;
		ok = list_iter(p, &f, n->fields, out, e);
		if (ok)
			(*out)->count = collection_count(p->collection,
			    n->text, n->fields, true, p->book, (*out)->df);
	}
	vec_release(&terms);
	return ok;
}

/* The texts of all forms of a phrase's word, for looking at the text. */
static bool
word_texts(const struct planner *p, const struct query_node *n,
    const struct iter *it, struct phrase_word *out, struct err *e)
{
	struct term term;
	size_t nforms = it->type == ITER_WORD ? it->nforms : 0;

	out->is_operator = n->is_operator;
	out->offset = n->offset;
	out->forms.v = arena_array(p->a, nforms + 1, sizeof(*out->forms.v));
	out->forms.v[out->forms.n++] = n->text;
	for (size_t i = 0; i < nforms; i++)
		if (!dict_term(p->book, it->forms[i].term.number, p->a, &term,
			&out->forms.v[out->forms.n++], e))
			return false;
	return true;
}

static bool
phrase_word_iter(const struct planner *p, const struct query_node *word,
    uint8_t fields, struct iter **out, struct err *e)
{
	struct forms f;

	return find_forms(p, word->text, word->is_operator, &f, e) &&
	    forms_iter(p, &f, fields, out, e);
}

/* The children of N as a phrase in FIELDS; *OUT is NULL if one is nowhere. */
static bool
phrase_iter(const struct planner *p, const struct query_node *n,
    struct iter **out, struct err *e)
{
	struct iter *it = planner_make(p, ITER_PHRASE, n->fields);
	bool by_text = n->fields != 0;

	*out = NULL;
	it->words = arena_array(p->a, PHRASE_WORDS_MAX, sizeof(*it->words));
	it->offsets = arena_array(p->a, PHRASE_WORDS_MAX,
	    sizeof(*it->offsets));
	it->text = arena_alloc(p->a, sizeof(*it->text));
	it->text->fields = n->fields;
	it->df = UINT32_MAX;
	for (const struct query_node *c = n->first;
	     c != NULL && it->nwords < PHRASE_WORDS_MAX; c = c->next) {
		struct iter *word;
		if (!phrase_word_iter(p, c, n->fields, &word, e))
			return false;
		if (word == NULL)
			return true;
		if (!word_texts(p, c, word, &it->text->words[it->nwords], e))
			return false;
		it->offsets[it->nwords] = c->offset;
		it->words[it->nwords++] = word;
		it->idf += word->idf;
		it->df = word->df < it->df ? word->df : it->df;
		by_text = by_text || !word->has_positions;
		it->has_positions = it->has_positions || word->has_positions;
	}
	it->text->nwords = it->nwords;
	if (!by_text)
		it->text = NULL;
	*out = it->nwords > 0 ? it : NULL;
	return true;
}

/* A word that is nowhere may stand for others. */
static bool
fallback_iter(const struct planner *p, const struct query_node *n,
    struct iter **out, struct err *e)
{
	if (n->first == n->last)
		return phrase_word_iter(p, n->first, n->fields, out, e);
	return phrase_iter(p, n, out, e);
}

/* Parts joined; *OUT is NULL if none of ANY is there, or one of the others is
 * not. A query's groups are at most QUERY_DEPTH_MAX deep. */
static bool
join_iter(const struct planner *p, const struct query_node *n,
    struct iter **out, struct err *e)
{
	struct iter *it = planner_make(p, n->type == QUERY_ANY ? ITER_ANY :
	    n->type == QUERY_ALL ? ITER_ALL : ITER_NEAR, 0), *part;
	size_t nparts = 0;

	*out = NULL;
	for (const struct query_node *c = n->first; c != NULL; c = c->next)
		nparts++;
	it->words = arena_array(p->a, nparts, sizeof(*it->words));
	it->distance = n->offset * (uint32_t)(nparts - 1);
	for (const struct query_node *c = n->first; c != NULL; c = c->next) {
		if (!planner_iter(p, c, &part, e))
			return false;
		if (part != NULL)
			it->words[it->nwords++] = part;
		else if (n->type != QUERY_ANY)
			return true;
	}
	collection_weigh_join(p->collection, it);
	*out = it->nwords > 0 ? it : NULL;
	return true;
}

bool
planner_iter(const struct planner *p, const struct query_node *n,
    struct iter **out, struct err *e)
{
	struct forms f;

	*out = NULL;
	switch (n->type) {
	case QUERY_PHRASE:
		return phrase_iter(p, n, out, e);
	case QUERY_WORD:
		if (n->is_prefix)
			return prefix_iter(p, n, out, e);
		if (!find_forms(p, n->text, n->is_operator, &f, e) ||
		    !forms_iter(p, &f, n->fields, out, e))
			return false;
		if (*out == NULL && n->first != NULL)
			return fallback_iter(p, n, out, e);
		return true;
	case QUERY_ANY:
	case QUERY_ALL:
	case QUERY_NEAR:
		return join_iter(p, n, out, e);
	}
	return true;
}
