#include "config.h"

#include "cmd/table.h"

#include "cmd/browse.h"
#include "cmd/kit.h"
#include "cmd/listing.h"
#include "cmd/maker.h"
#include "cmd/show.h"
#include "cmd/study_opts.h"
#include "search/suggest.h"

#ifdef HAVE_COMPILE
#define COMPILE_LACKS NULL
#else
#define COMPILE_LACKS "md4c, libyaml and libstemmer"
#endif

#ifdef HAVE_STUDY
#define STUDY_LACKS NULL
#else
#define STUDY_LACKS "SQLite"
#endif

#ifdef HAVE_BROWSE
#define BROWSE_LACKS NULL
#else
#define BROWSE_LACKS "ncurses"
#endif

#ifdef HAVE_LIBYAML
#define KIT_LACKS NULL
#else
#define KIT_LACKS "libyaml"
#endif

const struct command command_table[] = {
#define COMMAND(command, ...) { .name = command, __VA_ARGS__ },
#include "cmd/command.def"
#undef COMMAND
};

const size_t command_count = sizeof(command_table) / sizeof(*command_table);

const struct command *
command_named(struct sv name)
{
	size_t i;

	for (i = 0; i < command_count; i++)
		if (sv_eq(sv_cstr(command_table[i].name), name))
			return &command_table[i];
	return NULL;
}

static bool
has_word(const char *list, struct sv word)
{
	struct sv rest = sv_cstr(list), w;

	while (sv_word(&rest, &w))
		if (sv_ieq(w, word))
			return true;
	return false;
}

const struct command *
command_near(struct sv word)
{
	const struct command *near = NULL;
	unsigned best = 3;
	size_t i;

	for (i = 0; i < command_count; i++)
		if (has_word(command_table[i].synonyms, word))
			return &command_table[i];
	for (i = 0; i < command_count; i++) {
		struct sv name = sv_cstr(command_table[i].name);

		/* "how" begins a question, it is no "show" gone wrong. */
		if (!sv_ieq(sv_sub(name, 0, 1), sv_sub(word, 0, 1)))
			continue;
		/* Two slips are too many for a short word. */
		unsigned limit = name.n < 5 ? 1 : 2;
		unsigned d = suggest_distance(name, word, limit);

		if (d <= limit && d < best) {
			best = d;
			near = &command_table[i];
		}
	}
	return near;
}
