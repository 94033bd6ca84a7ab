#include "config.h"

#include "search/correct.h"

#include <stdint.h>

#include "base/utf8.h"
#include "book/dict.h"
#include "search/suggest.h"
#include "text/ranking.h"

struct nearest {
	struct sv word;
	size_t length;		/* in code points */
	uint64_t letters;
	unsigned distance;
	uint32_t df;
	struct buf text;
};

/* A set of the bytes of S by their low bits: one slip changes two of it. */
static uint64_t
letter_set(struct sv s)
{
	uint64_t set = 0;

	for (size_t i = 0; i < s.n; i++)
		set |= UINT64_C(1) << ((unsigned char)s.p[i] & 63);
	return set;
}

/* Can TERM be as near as LIMIT slips? A cheap look before the real one. */
static bool
may_be_near(const struct nearest *n, struct sv term, unsigned limit)
{
	unsigned differ = (unsigned)__builtin_popcountll(n->letters ^
	    letter_set(term));

	/* A slip changes a code point, of up to four bytes. */
	return term.n + 4 * limit >= n->word.n &&
	    n->word.n + 4 * limit >= term.n &&
	    (differ <= 2 * limit || n->length < n->word.n);
}

/* As many slips are looked for in TEXT, or what begins with it. */
static unsigned
limit_for(const struct nearest *n, struct sv text)
{
	bool same_start = text.n > 0 && text.p[0] == n->word.p[0];
	unsigned limit = n->length < RANK_MEND_TWO || !same_start ? 1 : 2;

	return limit < n->distance ? limit : n->distance;
}

/* Short words have others all around them: one letter in place of another is no
 * slip there, a swapped or missing one is. */
static bool
is_other_word(const struct nearest *n, struct sv text)
{
	return n->length == RANK_MEND_LEAST &&
	    utf8_length(text) <= RANK_MEND_LEAST &&
	    letter_set(text) != n->letters;
}

static void
consider(struct nearest *n, const struct term *term, struct sv text)
{
	unsigned limit = limit_for(n, text), distance;

	if (term->is_operator || !may_be_near(n, text, limit))
		return;
	distance = suggest_distance(n->word, text, limit);
	if (distance > limit || is_other_word(n, text) ||
	    (distance == n->distance && term->df <= n->df))
		return;
	n->distance = distance;
	n->df = term->df;
	buf_clear(&n->text);
	buf_sv(&n->text, text);
}

/* Pass over blocks of terms whose common beginning is too far already; only
 * ASCII, as it may end within a character. */
static bool
pass_far(const struct nearest *n, struct dict_walk *walk, struct err *e)
{
	char shared[DICT_SHARED_MAX];
	size_t all, ascii;

	for (;;) {
		if (!dict_walk_ahead(walk, shared, &all, e))
			return false;
		for (ascii = 0; ascii < all; ascii++)
			if ((unsigned char)shared[ascii] >= 0x80)
				break;
		struct sv start = sv_make(shared, ascii);
		unsigned limit = limit_for(n, start);
		if (ascii == 0 ||
		    suggest_distance_from(start, n->word, limit) <= limit)
			return true;
		dict_walk_pass(walk);
	}
}

bool
correct_word(const struct shelf *s, struct sv word, struct arena *a,
    struct sv *out, struct err *e)
{
	struct nearest n = { .word = word, .length = utf8_length(word),
		.letters = letter_set(word), .distance = 2 };
	struct dict_walk walk;
	struct term term;
	bool ok = true, more;

	*out = (struct sv){ 0 };
	if (n.length < RANK_MEND_LEAST)
		return true;
	for (size_t i = 0; i < s->n && ok; i++) {
		more = true;
		ok = dict_walk_begin(s->books[i], SV(""), &walk, e);
		while (ok && (ok = pass_far(&n, &walk, e) &&
				     dict_walk_next(&walk, &term, &more, e)) &&
		    more)
			consider(&n, &term, sv_make(walk.text, walk.text_n));
	}
	if (ok && n.text.n > 0)
		*out = arena_sv(a, buf_view(&n.text));
	buf_release(&n.text);
	return ok;
}
