#include "config.h"

#include "text/stem_query.h"

#include "text/stem_rule.h"

/* Copy WORD, cut at OUT's size. */
static struct sv
copy(struct sv word, char *out, size_t out_size)
{
	size_t n = word.n < out_size ? word.n : out_size;

	if (n > 0)
		memcpy(out, word.p, n);
	return sv_make(out, n);
}

#ifdef HAVE_ENGLISH_STEM_MODULE

/* The interface between Snowball 2's compiled algorithms and their callers,
 * runtime/api.h there, which is in libstemmer.a but in no installed header.
 * Only the leading members are used; the library makes the struct. */
struct SN_env {
	unsigned char *p;	/* the word, then its stem */
	int c;			/* cursor */
	int l;			/* length in bytes */
};

struct SN_env *english_UTF_8_create_env(void);
void english_UTF_8_close_env(struct SN_env *z);
int english_UTF_8_stem(struct SN_env *z);
int SN_set_current(struct SN_env *z, int size, const unsigned char *s);

struct sv
stem_query(struct sv word, char *out, size_t out_size)
{
	struct sv stem = word;
	struct SN_env *z = NULL;

	if (word.n <= INT16_MAX && stem_is_due(word))
		z = english_UTF_8_create_env();
	const unsigned char *p = (const unsigned char *)word.p;
	if (z != NULL && SN_set_current(z, (int)word.n, p) >= 0 &&
	    english_UTF_8_stem(z) >= 0 && z->l >= 0)
		stem = sv_make((const char *)z->p, (size_t)z->l);
	stem = copy(stem, out, out_size);
	if (z != NULL)
		english_UTF_8_close_env(z);
	return stem;
}

#else

struct sv
stem_query(struct sv word, char *out, size_t out_size)
{
	return copy(word, out, out_size);
}

#endif
