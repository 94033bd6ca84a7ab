#include "config.h"

#include "text/stem_language.h"

/* clang-format off */
static const struct {
	struct sv code;
	const char *name;
} languages[] = {
	{ SV_INIT("ar"), "arabic" },
	{ SV_INIT("ca"), "catalan" },
	{ SV_INIT("da"), "danish" },
	{ SV_INIT("de"), "german" },
	{ SV_INIT("el"), "greek" },
	{ SV_INIT("en"), "english" },
	{ SV_INIT("es"), "spanish" },
	{ SV_INIT("eu"), "basque" },
	{ SV_INIT("fi"), "finnish" },
	{ SV_INIT("fr"), "french" },
	{ SV_INIT("ga"), "irish" },
	{ SV_INIT("hi"), "hindi" },
	{ SV_INIT("hu"), "hungarian" },
	{ SV_INIT("hy"), "armenian" },
	{ SV_INIT("id"), "indonesian" },
	{ SV_INIT("it"), "italian" },
	{ SV_INIT("lt"), "lithuanian" },
	{ SV_INIT("nb"), "norwegian" },
	{ SV_INIT("ne"), "nepali" },
	{ SV_INIT("nl"), "dutch" },
	{ SV_INIT("nn"), "norwegian" },
	{ SV_INIT("no"), "norwegian" },
	{ SV_INIT("pt"), "portuguese" },
	{ SV_INIT("ro"), "romanian" },
	{ SV_INIT("ru"), "russian" },
	{ SV_INIT("sr"), "serbian" },
	{ SV_INIT("sv"), "swedish" },
	{ SV_INIT("ta"), "tamil" },
	{ SV_INIT("tr"), "turkish" },
	{ SV_INIT("yi"), "yiddish" },
};
/* clang-format on */

void
stem_language(struct sv language, char *out, size_t out_size)
{
	struct sv first = sv_sub(language, 0, sv_find_byte(language, '-'));

	first = sv_sub(first, 0, sv_find_byte(first, '_'));
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (sv_ieq(languages[i].code, first))
			first = sv_cstr(languages[i].name);
	if (first.n >= out_size)
		first.n = 0;
	for (size_t i = 0; i < first.n; i++)
		out[i] = first.p[i] >= 'A' && first.p[i] <= 'Z'
		    ? (char)(first.p[i] | 0x20) : first.p[i];
	out[first.n] = '\0';
}

bool
stem_is_for_queries(struct sv language)
{
	static const char *const names[] = {
#define MODULE(name) #name,
		MODULE(english)
#include "text/stem_module.def"
#undef MODULE
	};
	char name[32];

	stem_language(language, name, sizeof(name));
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}
