#include "config.h"

#include "text/stem.h"

#include "base/mem.h"
#include "text/stem_language.h"
#include "text/stem_rule.h"

#ifdef HAVE_LIBSTEMMER

#include <libstemmer.h>

struct stemmer {
	struct sb_stemmer *snowball;	/* NULL: changes nothing */
};

static bool
is_snowball(const char *language)
{
	for (const char **l = sb_stemmer_list(); *l != NULL; l++)
		if (strcmp(*l, language) == 0)
			return true;
	return false;
}

struct stemmer *
stemmer_new(struct sv language)
{
	struct stemmer *s = mem_alloc(sizeof(*s));
	char name[32];

	stem_language(language, name, sizeof(name));
	if (is_snowball(name)) {
		s->snowball = sb_stemmer_new(name, "UTF_8");
		if (s->snowball == NULL)
			mem_exhausted(0);
	}
	return s;
}

void
stemmer_free(struct stemmer *s)
{
	if (s != NULL && s->snowball != NULL)
		sb_stemmer_delete(s->snowball);
	mem_free(s);
}

struct sv
stemmer_stem(struct stemmer *s, struct sv word)
{
	if (s->snowball == NULL || word.n > INT16_MAX || !stem_is_due(word))
		return word;
	const sb_symbol *stem = sb_stemmer_stem(s->snowball,
	    (const sb_symbol *)word.p, (int)word.n);
	if (stem == NULL)
		mem_exhausted(0);
	return sv_make((const char *)stem,
	    (size_t)sb_stemmer_length(s->snowball));
}

#else

struct stemmer {
	char unused;
};

struct stemmer *
stemmer_new(struct sv language)
{
	(void)language;
	return mem_alloc(sizeof(struct stemmer));
}

void
stemmer_free(struct stemmer *s)
{
	mem_free(s);
}

struct sv
stemmer_stem(struct stemmer *s, struct sv word)
{
	(void)s;
	return word;
}

#endif
