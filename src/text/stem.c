#include "config.h"

#include "text/stem.h"

#include "base/mem.h"
#include "text/stem_rule.h"

#ifdef HAVE_LIBSTEMMER

#include <libstemmer.h>

struct stemmer {
	struct sb_stemmer *snowball;	/* NULL: changes nothing */
};

/* clang-format off */
static const struct {
	const char *code, *name;
} languages[] = {
	{ "ar", "arabic" },	{ "ca", "catalan" },	{ "da", "danish" },
	{ "de", "german" },	{ "el", "greek" },	{ "en", "english" },
	{ "es", "spanish" },	{ "eu", "basque" },	{ "fi", "finnish" },
	{ "fr", "french" },	{ "ga", "irish" },	{ "hi", "hindi" },
	{ "hu", "hungarian" },	{ "hy", "armenian" },	{ "id", "indonesian" },
	{ "it", "italian" },	{ "lt", "lithuanian" },	{ "nb", "norwegian" },
	{ "ne", "nepali" },	{ "nl", "dutch" },	{ "nn", "norwegian" },
	{ "no", "norwegian" },	{ "pt", "portuguese" },	{ "ro", "romanian" },
	{ "ru", "russian" },	{ "sr", "serbian" },	{ "sv", "swedish" },
	{ "ta", "tamil" },	{ "tr", "turkish" },	{ "yi", "yiddish" },
};
/* clang-format on */

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
	char name[32] = { 0 };

	/* "pt-BR" and "pt_BR" are "pt". */
	struct sv first = sv_sub(language, 0, sv_find_byte(language, '-'));
	first = sv_sub(first, 0, sv_find_byte(first, '_'));
	if (first.n == 0 || first.n >= sizeof(name))
		return s;
	for (size_t i = 0; i < first.n; i++)
		name[i] = (char)utf8_fold((unsigned char)first.p[i]);
	const char *known = name;
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (strcmp(languages[i].code, name) == 0)
			known = languages[i].name;
	if (is_snowball(known)) {
		s->snowball = sb_stemmer_new(known, "UTF_8");
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
