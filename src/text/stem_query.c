#include "config.h"

#include "text/stem_query.h"

#include "base/mem.h"
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
	struct SN_env *z;
	struct sv stem;

	if (word.n > INT16_MAX || !stem_is_due(word))
		return copy(word, out, out_size);
	z = english_UTF_8_create_env();
	/* What fails in these is memory. */
	if (z == NULL || SN_set_current(z, (int)word.n,
		(const unsigned char *)word.p) < 0 ||
	    english_UTF_8_stem(z) < 0)
		mem_exhausted(0);
	stem = copy(sv_make((const char *)z->p, (size_t)z->l), out, out_size);
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
