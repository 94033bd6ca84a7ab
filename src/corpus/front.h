/* A page's front matter: YAML between two lines of three hyphens, or TOML
 * between two of three plus signs. */
#ifndef CORPUS_FRONT_H
#define CORPUS_FRONT_H

#include "base/arena.h"
#include "base/sv.h"
#include "corpus/diag.h"
#include "doc/page.h"

#include <stddef.h>
#include <stdint.h>

#define FRONT_SIZE_MAX ((size_t)1 << 20)
#define FRONT_ITEMS_MAX 4096	/* of a list; the rest is passed over */

struct front {
	struct sv title, area, summary;
	struct sv_list aliases, see_also;
	size_t see_also_given;		/* names in see_also, before checking */
	struct sv slug, permalink;	/* names, as site generators have them */
	struct sv description;		/* the summary where there is none */
	struct sv_list tags;
	uint32_t weight;		/* place in its folder; 0: by name */
	enum entry_mode mode;		/* ENTRIES_AUTO when not given */
	/* Lines of those keys, 0 where there is none. */
	uint32_t title_line, area_line, summary_line, aliases_line,
	    see_also_line;
	size_t body;			/* offset of the text behind it */
	uint32_t body_line;		/* and its first line, from 1 */
};

/* Read the front matter of TEXT, if it has any: a first line "---", then a line
 * that looks like a key, and a closing "---" or "..." within FRONT_SIZE_MAX; or
 * a first line "+++" and a closing one. Anything else is text. Bad YAML or TOML
 * is an error to DIAG, a value of the wrong
 * type a warning; keys of other programs are passed over. */
void front_read(struct sv text, struct arena *a, const char *path,
    struct diag_sink *diag, struct front *out);

#endif
