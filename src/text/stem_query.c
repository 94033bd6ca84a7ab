#include "config.h"

#include "text/stem_query.h"

#include "base/mem.h"
#include "text/stem_language.h"
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

int SN_set_current(struct SN_env *z, int size, const unsigned char *s);

#define MODULE(name)                                                          \
	struct SN_env *name##_UTF_8_create_env(void);                         \
	void name##_UTF_8_close_env(struct SN_env *z);                        \
	int name##_UTF_8_stem(struct SN_env *z);
MODULE(english)
#ifdef HAVE_STEM_MODULES
#include "text/stem_module.def"
#endif
#undef MODULE

static const struct module {
	const char *name;
	struct SN_env *(*create)(void);
	void (*close)(struct SN_env *z);
	int (*stem)(struct SN_env *z);
} modules[] = {
#define MODULE(name)                                                          \
	{ #name, name##_UTF_8_create_env, name##_UTF_8_close_env,             \
		name##_UTF_8_stem },
	MODULE(english)
#ifdef HAVE_STEM_MODULES
#include "text/stem_module.def"
#endif
#undef MODULE
};

static const struct module *
module_of(struct sv language)
{
	char name[32];

	stem_language(language, name, sizeof(name));
	for (size_t i = 0; i < sizeof(modules) / sizeof(*modules); i++)
		if (strcmp(modules[i].name, name) == 0)
			return &modules[i];
	return NULL;
}

struct sv
stem_query(struct sv language, struct sv word, char *out, size_t out_size)
{
	const struct module *m = module_of(language);
	struct SN_env *z;
	struct sv stem;

	if (m == NULL || word.n > INT16_MAX || !stem_is_due(word))
		return copy(word, out, out_size);
	z = m->create();
	/* What fails in these is memory. */
	if (z == NULL || SN_set_current(z, (int)word.n,
		(const unsigned char *)word.p) < 0 ||
	    m->stem(z) < 0)
		mem_exhausted(0);
	stem = copy(sv_make((const char *)z->p, (size_t)z->l), out, out_size);
	m->close(z);
	return stem;
}

#else

struct sv
stem_query(struct sv language, struct sv word, char *out, size_t out_size)
{
	(void)language;
	return copy(word, out, out_size);
}

#endif
