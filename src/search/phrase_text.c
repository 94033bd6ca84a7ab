#include "config.h"

#include "search/phrase_text.h"

#include "book/stream.h"
#include "doc/stream_walk.h"
#include "search/stream_text.h"

/* A token that is a word of the phrase, or several. */
struct found {
	uint32_t position;
	uint32_t words;		/* bit i: word i of the phrase */
};

struct finder {
	const struct phrase_text *phrase;
	struct arena *a;
	struct found *v;
	size_t n, cap;
};

static uint32_t
words_equal(const struct phrase_text *p, const struct token *token)
{
	uint32_t bits = 0;

	for (size_t i = 0; i < p->nwords; i++) {
		if (p->words[i].is_operator != token->is_operator)
			continue;
		for (size_t k = 0; k < p->words[i].forms.n; k++)
			if (sv_eq(p->words[i].forms.v[k], token->text))
				bits |= 1u << i;
	}
	return bits;
}

static void
add_found(struct finder *f, uint32_t position, uint32_t words)
{
	if (f->n > 0 && f->v[f->n - 1].position == position) {
		f->v[f->n - 1].words |= words;
		return;
	}
	if (f->n == f->cap) {
		size_t cap = f->cap > 0 ? f->cap * 2 : 64;
		struct found *v = arena_array(f->a, cap, sizeof(*v));
		if (f->n > 0)
			memcpy(v, f->v, f->n * sizeof(*v));
		f->v = v;
		f->cap = cap;
	}
	f->v[f->n++] = (struct found){ position, words };
}

static void
on_token(void *arg, const struct token *token, enum field field)
{
	struct finder *f = arg;

	if (f->phrase->fields != 0 &&
	    (f->phrase->fields & 1u << field) == 0)
		return;
	uint32_t words = words_equal(f->phrase, token);
	if (words != 0)
		add_found(f, token->position, words);
}

static bool
has_word(const struct finder *f, size_t from, uint32_t position, size_t word)
{
	for (size_t i = from; i < f->n && f->v[i].position <= position; i++)
		if (f->v[i].position == position)
			return (f->v[i].words >> word & 1) != 0;
	return false;
}

bool
phrase_text_find(const struct phrase_text *phrase, struct book *b,
    uint32_t entry, struct arena *a, struct phrase_starts *out,
    struct err *e)
{
	struct finder f = { .phrase = phrase, .a = a };

	*out = (struct phrase_starts){ 0 };
	if (!stream_text(b, entry, phrase->fields, a, on_token, &f, e))
		return false;
	out->v = arena_array(a, f.n, sizeof(*out->v));
	for (size_t i = 0; i < f.n; i++) {
		bool all = (f.v[i].words & 1) != 0;
		for (size_t k = 1; all && k < phrase->nwords; k++)
			all = has_word(&f, i, f.v[i].position +
			    phrase->words[k].offset, k);
		if (all)
			out->v[out->n++] = f.v[i].position;
	}
	return true;
}
