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

/* Pin the first entries of a list, at most MOST of them. An entry pinned before
 * keeps its place. */
static void
pin_list(const struct name_list *l, enum name_kind kind, size_t most,
    struct pins *pins)
{
	/* The first target of a code is its answer; texts add at most some
	 * tens to the others. */
	for (size_t i = 0; i < l->n && i < l->max && i < most; i++)
		pin(pins, l->v[i].entry, pin_bonus[kind] +
		    (kind == NAME_CODE && i == 0 ? RANK_PIN_ANSWER : 0));
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
	for (i = 0; i < n; i++) {
		struct name_target t[PINS_A_NAME];
		struct name_list l = { .v = t, .max = PINS_A_NAME };
		if (!book_names(b, NAME_CODE, codes[i], t, l.max, &l.n, e))
			return false;
		pin_list(&l, NAME_CODE, most, pins);
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

/* A title that many have ("Examples"), and the ids made of it, say which of them
 * is meant as little as any word. */
static bool
tells(const struct name_list *l, enum name_kind kind)
{
	return l->n <= l->max || (kind != NAME_TITLE && kind != NAME_ID);
}

bool
pins_find(struct book *b, struct sv query, bool reads_messages,
    struct pins *pins, struct err *e)
{
	struct name_target t[NAME_KINDS][PINS_A_NAME];
	struct name_list lists[NAME_KINDS];
	enum name_kind kind;

	for (kind = 0; kind < NAME_KINDS; kind++)
		lists[kind] = (struct name_list){ .v = t[kind],
			.max = PINS_A_NAME };
	if (!book_names_of_kinds(b, query, lists, e))
		return false;
	for (kind = 0; kind < NAME_KINDS; kind++)
		if (may_be_named(query, kind) && tells(&lists[kind], kind))
			pin_list(&lists[kind], kind, PINS_A_NAME, pins);
	return !reads_messages || pin_message(b, query, pins, e);
}
