#include "config.h"

#include "search/pins.h"

#include "book/names.h"
#include "text/message.h"

#define PINS_A_NAME 8		/* entries of one name in one book */

/* What a query that is a name gives that entry, by the kind of name: more than
 * any text can. */
static const double pin_bonus[NAME_KINDS] = {
	[NAME_SLUG] = 6000, [NAME_PATH] = 6000, [NAME_ALIAS] = 5000,
	[NAME_TITLE] = 4000, [NAME_ID] = 3000, [NAME_CODE] = 1000,
};

/* Entries that are called NAME in one way. The first target of an error code is
 * its answer; an entry pinned before keeps its place. */
static bool
pin_names(struct book *b, enum name_kind kind, struct sv name,
    struct pins *pins, struct err *e)
{
	struct name_target t[PINS_A_NAME];
	size_t i, k, n;

	if (!book_names(b, kind, name, t, PINS_A_NAME, &n, e))
		return false;
	for (i = 0; i < n && i < PINS_A_NAME; i++) {
		for (k = 0; k < pins->n && pins->v[k].entry != t[i].entry; k++)
			;
		if (k < pins->n ||
		    pins->n == sizeof(pins->v) / sizeof(*pins->v))
			continue;
		/* Texts add at most some tens to the others of a code. */
		pins->v[pins->n++] = (struct pin){ .entry = t[i].entry,
			.bonus = pin_bonus[kind] +
			    (kind == NAME_CODE && i == 0 ? 500 : 0) };
	}
	return true;
}

/* Names fold to letters, so that `'static` would be the name of a page; but
 * nobody calls a page so. A title may have signs, anything a last one. */
static bool
may_be_named(struct sv query, enum name_kind kind)
{
	static const struct sv signs = SV_INIT("'&<>|=?!()[]{}*+$%;^~");
	size_t i;

	if (kind == NAME_TITLE)
		return true;
	for (i = 0; i + 1 < query.n; i++)
		if (sv_find_byte(signs, query.p[i]) < signs.n)
			return false;
	return true;
}

bool
pins_find(struct book *b, struct sv query, bool reads_messages,
    struct pins *pins, struct err *e)
{
	struct sv code = reads_messages ? message_code(query) : SV("");
	enum name_kind kind;

	for (kind = 0; kind < NAME_KINDS; kind++)
		if (may_be_named(query, kind) &&
		    !pin_names(b, kind, query, pins, e))
			return false;
	return code.n == 0 || pin_names(b, NAME_CODE, code, pins, e);
}
