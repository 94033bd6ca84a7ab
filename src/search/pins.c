#include "config.h"

#include "search/pins.h"

#include "book/names.h"
#include "text/message.h"

#define PINS_A_NAME 8		/* entries of one name in one book */

/* What a query that is a name gives that entry. */
static const double pin_bonus[NAME_KINDS] = {
	[NAME_SLUG] = RANK_PIN_NAME, [NAME_PATH] = RANK_PIN_NAME,
	[NAME_ALIAS] = RANK_PIN_ALIAS, [NAME_TITLE] = RANK_PIN_TITLE,
	[NAME_ID] = RANK_PIN_ID, [NAME_CODE] = RANK_PIN_CODE,
};

/* Pin ENTRY, unless it is pinned or there is no room. */
static void
pin(struct pins *pins, uint32_t entry, double bonus)
{
	size_t k;

	for (k = 0; k < pins->n && pins->v[k].entry != entry; k++)
		continue;
	if (k == pins->n && k < sizeof(pins->v) / sizeof(*pins->v))
		pins->v[pins->n++] = (struct pin){ .entry = entry,
			.bonus = bonus };
}

/* Entries that are called NAME in one way, at most MOST of them. An entry
 * pinned before keeps its place. */
static bool
pin_names(struct book *b, enum name_kind kind, struct sv name, size_t most,
    struct pins *pins, struct err *e)
{
	struct name_target t[PINS_A_NAME];
	size_t i, n;

	if (!book_names(b, kind, name, t, PINS_A_NAME, &n, e))
		return false;
	/* The first target of a code is its answer; texts add at most some
	 * tens to the others. */
	for (i = 0; i < n && i < most; i++)
		pin(pins, t[i].entry, pin_bonus[kind] +
		    (kind == NAME_CODE && i == 0 ? RANK_PIN_ANSWER : 0));
	return true;
}

/* What the compiler says: all that is told of its code, or the answers alone
 * where several messages begin so. */
static bool
pin_message(struct book *b, struct sv query, struct pins *pins,
    struct err *e)
{
	struct sv codes[RANK_CODES_BEGUN];
	size_t i, n = message_begun(query, codes, RANK_CODES_BEGUN);
	size_t most = n > 1 ? 1 : PINS_A_NAME;

	if (n == 0 && (codes[0] = message_code(query)).n > 0)
		n = 1;
	for (i = 0; i < n; i++)
		if (!pin_names(b, NAME_CODE, codes[i], most, pins, e))
			return false;
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
	enum name_kind kind;

	for (kind = 0; kind < NAME_KINDS; kind++)
		if (may_be_named(query, kind) &&
		    !pin_names(b, kind, query, PINS_A_NAME, pins, e))
			return false;
	return !reads_messages || pin_message(b, query, pins, e);
}
