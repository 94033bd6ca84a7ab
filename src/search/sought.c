#include "config.h"

#include "search/sought.h"

#include "base/arena.h"
#include "book/stream.h"
#include "search/plan.h"
#include "text/token.h"

#define FORMS_MAX 4096		/* of a word; a short prefix has many */
#define SIGN '\1'		/* before operators: "?" is no word */

void
sought_clear(struct sought *s)
{
	map_release(&s->forms);
	vec_clear(&s->words_of);
	s->n = 0;
}

void
sought_release(struct sought *s)
{
	sought_clear(s);
	vec_release(&s->words_of);
}

/* What FORM is known by in the map; in INTO, or FORM itself. */
static struct sv
key_of(struct sv form, bool is_operator, char into[TOKEN_TEXT_MAX + 1])
{
	if (!is_operator || form.n > TOKEN_TEXT_MAX)
		return form;
	into[0] = SIGN;
	memcpy(into + 1, form.p, form.n);
	return sv_make(into, form.n + 1);
}

static void
add_form(struct sought *s, struct sv form, bool is_operator, size_t word)
{
	char key[TOKEN_TEXT_MAX + 1];
	bool is_new;
	struct map_item *item = map_put(&s->forms,
	    key_of(form, is_operator, key), (uint32_t)s->words_of.n, &is_new);

	if (is_new)
		vec_push(&s->words_of, 0);
	s->words_of.v[item->value] |= UINT64_C(1) << word;
}

/* The forms of IT, a WORD or LIST, as the next word of S. */
static bool
add_word(struct sought *s, const struct iter *it, uint32_t offset,
    struct err *e)
{
	size_t n = it->type == ITER_LIST ? it->nterms : it->nforms, i;
	struct arena a = { 0 };
	struct sv text;
	bool ok = true;

	for (i = 0; i < n && i < FORMS_MAX && ok; i++) {
		struct term term = it->type == ITER_LIST ? it->terms[i] :
			it->forms[i].term;

		ok = dict_term(it->book, term.number, &a, &term, &text, e);
		if (ok)
			add_form(s, text, term.is_operator, s->n);
		arena_clear(&a);
	}
	arena_release(&a);
	s->words[s->n++] = (struct sought_word){ .offset = offset };
	return ok;
}

/* Iterators are nested no deeper than a query's groups and its synonyms. */
static bool
add_iter(struct sought *s, const struct iter *it, struct err *e)
{
	bool is_phrase = it->type == ITER_PHRASE;
	size_t nwords = is_phrase ? it->nwords : 1, first = s->n, i;

	if (it->type == ITER_ANY || it->type == ITER_ALL ||
	    it->type == ITER_NEAR) {
		for (i = 0; i < it->nwords; i++)
			if (!add_iter(s, it->words[i], e))
				return false;
		return true;
	}
	if (nwords > SOUGHT_WORDS_MAX - s->n)
		return true;
	for (i = 0; i < nwords; i++)
		if (!add_word(s, is_phrase ? it->words[i] : it,
			is_phrase ? it->offsets[i] : 0, e))
			return false;
	if (nwords > 0)
		s->words[first].length = (uint32_t)nwords;
	return true;
}

bool
sought_add(struct sought *s, const struct plan *plan, struct err *e)
{
	size_t i;

	for (i = 0; i < plan->n; i++)
		if (clause_is_shown(&plan->v[i]) &&
		    !add_iter(s, plan->v[i].it, e))
			return false;
	return true;
}

/* --- in a text --- */

void
sought_read(struct sought_scan *s, struct sv text, size_t at, bool is_code)
{
	char key[TOKEN_TEXT_MAX + 1];
	struct tokenizer t;
	struct token token;

	token_begin(&t, text, is_code ? TOKEN_CODE : TOKEN_PROSE, s->position);
	while (token_next(&t, &token)) {
		const struct map_item *item = map_find(&s->sought->forms,
		    key_of(token.text, token.is_operator, key));

		if (item != NULL)
			vec_push(&s->spots, ((struct sought_spot){
			    .from = at + token.start, .end = at + token.end,
			    .position = token.position,
			    .words = s->sought->words_of.v[item->value] }));
	}
	s->position = t.position;
}

void
sought_break(struct sought_scan *s)
{
	s->position += STREAM_BLOCK_GAP;
}

/* Set the hit of WORD in the spots at POSITION, from the I-th on; or only look
 * whether there is one. */
static bool
meet(struct sought_scan *s, size_t i, uint32_t position, size_t word,
    bool is_hit)
{
	uint64_t bit = UINT64_C(1) << word;
	bool is_met = false;

	for (; i < s->spots.n && s->spots.v[i].position <= position; i++) {
		struct sought_spot *spot = &s->spots.v[i];

		if (spot->position != position || (spot->words & bit) == 0)
			continue;
		is_met = true;
		if (is_hit)
			spot->hits |= bit;
	}
	return is_met;
}

/* Does the phrase that begins with FIRST begin at the I-th spot? The spots of
 * its position begin at FROM. */
static void
try_phrase(struct sought_scan *s, size_t from, size_t i, size_t first)
{
	const struct sought_word *words = &s->sought->words[first];
	uint32_t position = s->spots.v[i].position;
	uint32_t k;

	for (k = 1; k < words->length; k++)
		if (!meet(s, from, position + words[k].offset, first + k,
			false))
			return;
	for (k = 0; k < words->length; k++)
		(void)meet(s, from, position + words[k].offset, first + k,
		    true);
}

void
sought_settle(struct sought_scan *s)
{
	size_t i, word, n = 0, from = 0;

	for (i = 0; i < s->spots.n; i++) {
		if (s->spots.v[i].position != s->spots.v[from].position)
			from = i;
		for (word = 0; word < s->sought->n; word++)
			if (s->sought->words[word].length > 0 &&
			    (s->spots.v[i].words >> word & 1) != 0)
				try_phrase(s, from, i, word);
	}
	for (i = 0; i < s->spots.n; i++) {
		const struct sought_spot *spot = &s->spots.v[i];

		if (spot->hits == 0)
			continue;
		/* A part of an identifier lies in the whole. */
		if (n > 0 && spot->from < s->spots.v[n - 1].end) {
			if (spot->end > s->spots.v[n - 1].end)
				s->spots.v[n - 1].end = spot->end;
			continue;
		}
		s->spots.v[n++] = *spot;
	}
	s->spots.n = n;
}

void
sought_scan_release(struct sought_scan *s)
{
	vec_release(&s->spots);
}
