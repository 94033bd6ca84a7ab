/* search-index.js assigns a constant (a page opened as a file may not fetch
 * one):
 *
 *	pages	slug, href, title, path, area, aliases; first of n entries
 *	entries	[id, title, level, kind], the overview of a page first
 *	terms	front-coded and parted by blanks: a digit for what is shared with
 *		the one before, then the rest
 *	heads	of each term: 2 * group + is_operator, length of its list; group
 *		0 shares its stem with none
 *	postings	lists, one behind the other: gap, weight digit, positions
 *	naming	terms in names and titles of pages: gap to the term before, how
 *		many pages, gaps between these
 *	synonyms	[what is said, "what it|stands for"]
 *	codes	entries of error codes, the answer first
 *	messages	[code, words of the compiler's message]
 *
 * Numbers are digits of base 91, the printable ASCII characters from '#' on but
 * the backslash. A first digit below 64 is the number; one below 89 is followed
 * by one more, 89 by three, 90 by five.
 *
 * A weight is a digit below 64, an index to weights. The fields that a term is
 * in, if they are not the body alone, stand before it: 64 + their set of bits,
 * or 90 and then the set. rank has the numbers of text/ranking.def.
 *
 * A gap is to the entry before. Where there are positions it is doubled, odd
 * when there is more than one: then their number follows the weight. */
#include "config.h"

#include "publish/html_search.h"

#include "book/dict.h"
#include "book/format.h"
#include "book/names.h"
#include "book/postings.h"
#include "book/synonyms.h"
#include "publish/html_link.h"
#include "render/escape.h"
#include "text/field.h"
#include "text/filler.h"
#include "text/message.h"
#include "text/ranking.h"

#define BASE 91u
#define ONE_DIGIT 64u		/* numbers below it */
#define LEAD_THREE 89u
#define LEAD_FIVE 90u
#define TWO_DIGITS (ONE_DIGIT + (LEAD_THREE - ONE_DIGIT) * BASE)
#define FIELDS_FROM BOOK_WEIGHTS	/* digits of no weight */
#define FIELDS_NEXT (BASE - 1)
/* Positions are half of the data. Without them all is found, but words near
 * each other count no more than others. */
#define POSITIONS_MAX 2000000
#define CODE_ENTRIES_MAX 8
#define PAGE_FIELDS (1u << FIELD_NAME | 1u << FIELD_TITLE)

struct index {
	const struct export *x;
	struct sink out;
	struct buf heads, postings, naming;
	bool has_positions;
	uint32_t last_naming;	/* term in naming */
	struct sv last;		/* term */
};

/* --- numbers --- */

static void
put_digit(struct buf *out, unsigned d)
{
	unsigned c = '#' + d;

	buf_byte(out, (unsigned char)(c >= '\\' ? c + 1 : c));
}

static void
put_digits(struct buf *out, uint32_t v, unsigned n)
{
	unsigned digits[5];

	for (unsigned i = 0; i < n; i++, v /= BASE)
		digits[i] = v % BASE;
	while (n > 0)
		put_digit(out, digits[--n]);
}

static void
put_number(struct buf *out, uint32_t v)
{
	if (v < ONE_DIGIT) {
		put_digit(out, v);
	} else if (v < TWO_DIGITS) {
		put_digit(out, ONE_DIGIT + (v - ONE_DIGIT) / BASE);
		put_digit(out, (v - ONE_DIGIT) % BASE);
	} else if (v < BASE * BASE * BASE) {
		put_digit(out, LEAD_THREE);
		put_digits(out, v, 3);
	} else {
		put_digit(out, LEAD_FIVE);
		put_digits(out, v, 5);
	}
}

/* --- names --- */

static void
put_string(struct sink *out, struct sv s)
{
	sink_lit(out, "\"");
	escape_json(out, s);
	sink_lit(out, "\"");
}

static void
put_page(struct index *x, const struct toc_page *p)
{
	struct sink *out = &x->out;

	sink_lit(out, "{\"slug\":");
	put_string(out, p->slug);
	sink_lit(out, ",\"href\":\"");
	html_href(out, p->slug, SV(""), 0, x->x->arena);
	sink_lit(out, "\",\"title\":");
	put_string(out, sv_trim(p->title).n > 0 ? p->title : p->slug);
	sink_lit(out, ",\"path\":");
	put_string(out, p->path);
	sink_lit(out, ",\"area\":");
	put_string(out, x->x->toc->areas[p->area].id);
	sink_printf(out, ",\"first\":%lu,\"n\":%lu,\"aliases\":[",
	    (unsigned long)p->first_entry, (unsigned long)p->nentries);
	for (size_t i = 0; i < p->aliases.n; i++) {
		if (i > 0)
			sink_lit(out, ",");
		put_string(out, p->aliases.v[i]);
	}
	sink_lit(out, "]}");
}

static void
put_names(struct index *x)
{
	const struct toc *toc = x->x->toc;
	struct sink *out = &x->out;

	sink_lit(out, "\"pages\":[\n");
	for (size_t i = 0; i < toc->npages; i++) {
		put_page(x, &toc->pages[i]);
		sink_printf(out, "%s\n", i + 1 < toc->npages ? "," : "");
	}
	sink_lit(out, "],\n\"entries\":[\n");
	for (size_t i = 0; i < toc->nentries; i++) {
		const struct toc_entry *e = &toc->entries[i];

		sink_lit(out, "[");
		put_string(out, e->id);
		sink_lit(out, ",");
		put_string(out, e->title);
		sink_printf(out, ",%u,%u]%s\n", (unsigned)e->level,
		    (unsigned)e->kind, i + 1 < toc->nentries ? "," : "");
	}
	sink_lit(out, "],\n\"levels\":[");
	for (unsigned i = 0; i < LEVEL_COUNT; i++) {
		if (i > 0)
			sink_lit(out, ",");
		put_string(out, level_name((enum level)i));
	}
	sink_lit(out, "],\n\"kinds\":[");
	for (unsigned i = 0; i < KIND_COUNT; i++) {
		if (i > 0)
			sink_lit(out, ",");
		put_string(out, kind_name((enum kind)i));
	}
	sink_lit(out, "],\n");
}

/* By what entries are ranked, so that a site orders them as the programs do. */
static void
put_ranking(struct index *x)
{
	sink_lit(&x->out, "\"rank\":{");
	for (size_t i = 0; i < ranking_count; i++)
		sink_printf(&x->out, "\"%s\":%g,", ranking_table[i].key,
		    ranking_table[i].value);
	sink_printf(&x->out, "\"saidWords\":%d,\"gap\":%d},\n\"weights\":[",
	    BOOK_SYNONYM_WORDS, MESSAGE_GAP_MAX);
	for (unsigned i = 0; i < BOOK_WEIGHTS; i++)
		sink_printf(&x->out, "%s%.6g", i > 0 ? "," : "",
		    posting_weight((uint8_t)i));
	sink_lit(&x->out, "],\n");
}

/* As KEY, those fillers that ARE such; all, if it is NULL. */
static void
put_fillers(struct index *x, const char *key, bool (*are)(struct sv word))
{
	const char *before = "";

	sink_printf(&x->out, "\"%s\":\"", key);
	for (size_t i = 0; i < filler_count; i++) {
		struct sv word = sv_cstr(filler_words[i]);

		if (are != NULL && !are(word))
			continue;
		sink_printf(&x->out, "%s", before);
		escape_json(&x->out, word);
		before = " ";
	}
	sink_lit(&x->out, "\",\n");
}

/* The words that a query's script must know. */
static void
put_words(struct index *x)
{
	sink_lit(&x->out, "\"fields\":[");
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		if (i > 0)
			sink_lit(&x->out, ",");
		put_string(&x->out, field_table[i].prefix);
	}
	sink_lit(&x->out, "],\n");
	put_fillers(x, "fillers", NULL);
	put_fillers(x, "keywords", filler_is_keyword);
	sink_lit(&x->out, "\"messages\":[\n");
	for (size_t i = 0; i < message_count; i++) {
		sink_lit(&x->out, "[");
		put_string(&x->out, sv_cstr(message_table[i].code));
		sink_lit(&x->out, ",");
		put_string(&x->out, sv_cstr(message_table[i].words));
		sink_printf(&x->out, "]%s\n",
		    i + 1 < message_count ? "," : "");
	}
	sink_lit(&x->out, "],\n");
}

/* --- terms and their lists --- */

/* The current entry's weight, with the fields before it where they are not the
 * usual one. */
static void
put_weight(struct buf *out, const struct posting_iter *it)
{
	const unsigned fields = posting_fields(it);

	if (fields != 1u << FIELD_BODY) {
		if (FIELDS_FROM + fields < FIELDS_NEXT) {
			put_digit(out, FIELDS_FROM + fields);
		} else {
			put_digit(out, FIELDS_NEXT);
			put_digit(out, fields);
		}
	}
	put_digit(out, it->weights[it->at]);
}

static bool
put_positions(struct index *x, struct posting_iter *it, uint32_t gap,
    struct err *e)
{
	struct arena_mark mark = arena_mark(x->x->arena);
	struct buf *out = &x->postings;
	uint32_t *v, last = 0;
	size_t n;

	if (!posting_positions(it, x->x->arena, &v, &n, e))
		return false;
	put_number(out, 2 * gap + (n != 1));
	put_weight(out, it);
	if (n != 1)
		put_number(out, (uint32_t)n);
	for (size_t i = 0; i < n; i++) {
		put_number(out, v[i] - last);
		last = v[i];
	}
	arena_reset(x->x->arena, mark);
	return true;
}

/* Pages whose names hold a term. */
struct named {
	struct buf pages;
	uint32_t n, last;
};

/* Is the current entry of IT, whose details are read, the overview of a page
 * that T names? Pages are in order. */
static void
note_named(const struct index *x, const struct posting_iter *it,
    struct named *named)
{
	const struct toc *toc = x->x->toc;
	const uint32_t page = toc->entries[it->entry].page;

	if (toc->pages[page].first_entry != it->entry ||
	    (posting_fields(it) & PAGE_FIELDS) == 0)
		return;
	put_number(&named->pages, page - named->last);
	named->last = page;
	named->n++;
}

static void
put_named(struct index *x, const struct term *t, const struct named *named)
{
	if (named->n == 0)
		return;
	put_number(&x->naming, t->number - x->last_naming);
	put_number(&x->naming, named->n);
	buf_sv(&x->naming, buf_view(&named->pages));
	x->last_naming = t->number;
}

static bool
put_entry(struct index *x, struct posting_iter *it, const struct term *t,
    uint32_t gap, struct err *e)
{
	if (x->has_positions && !t->is_operator)
		return put_positions(x, it, gap, e);
	put_number(&x->postings, gap);
	put_weight(&x->postings, it);
	return true;
}

static bool
put_list(struct index *x, const struct term *t, struct err *e)
{
	struct named named = { 0 };
	struct posting_iter it;
	uint32_t last = 0;
	bool ok;

	ok = posting_begin(x->x->book, t, &it, e);
	while (ok && it.entry < x->x->toc->nentries) {
		const uint32_t gap = it.entry - last;

		last = it.entry;
		ok = posting_details(&it, e) && put_entry(x, &it, t, gap, e);
		if (ok)
			note_named(x, &it, &named);
		ok = ok && posting_next(&it, e);
	}
	if (ok)
		put_named(x, t, &named);
	buf_release(&named.pages);
	return ok;
}

/* How many first characters, all of ASCII, TEXT shares with the term before. */
static unsigned
shared(const struct index *x, struct sv text)
{
	unsigned n = 0;

	while (n < text.n && n < x->last.n && text.p[n] == x->last.p[n] &&
	    (unsigned char)text.p[n] < 0x80)
		n++;
	return n;
}

static bool
put_term(struct index *x, const struct term *t, struct sv text, struct err *e)
{
	struct arena_mark mark = arena_mark(x->x->arena);
	const size_t before = x->postings.n;
	struct buf digit = { 0 };
	struct term_group group;
	uint32_t number = 0;

	if (!dict_group(x->x->book, t->group, x->x->arena, &group, e))
		return false;
	if (group.nforms > 1)
		number = t->group + 1;
	arena_reset(x->x->arena, mark);
	if (!put_list(x, t, e))
		return false;
	put_number(&x->heads, 2 * number + t->is_operator);
	put_number(&x->heads, (uint32_t)(x->postings.n - before));
	if (t->number > 0)
		sink_lit(&x->out, " ");
	put_digit(&digit, shared(x, text));
	escape_json(&x->out, buf_view(&digit));
	escape_json(&x->out, sv_from(text, shared(x, text)));
	buf_release(&digit);
	return true;
}

static bool
put_terms(struct index *x, struct err *e)
{
	char last[sizeof(((struct dict_walk *)0)->text)];
	struct dict_walk w = { 0 };
	struct term t;
	bool more;

	if (!dict_walk_begin(x->x->book, SV(""), &w, e))
		return false;
	sink_lit(&x->out, "\"terms\":\"");
	x->last = sv_make(last, 0);
	for (;;) {
		if (!dict_walk_next(&w, &t, &more, e))
			return false;
		if (!more)
			break;
		if (!put_term(x, &t, sv_make(w.text, w.text_n), e))
			return false;
		memcpy(last, w.text, w.text_n);
		x->last.n = w.text_n;
	}
	sink_printf(&x->out, "\",\n\"positions\":%s,\n\"heads\":\"",
	    x->has_positions ? "true" : "false");
	escape_json(&x->out, buf_view(&x->heads));
	sink_lit(&x->out, "\",\n\"postings\":\"");
	escape_json(&x->out, buf_view(&x->postings));
	sink_lit(&x->out, "\",\n\"naming\":\"");
	escape_json(&x->out, buf_view(&x->naming));
	sink_lit(&x->out, "\"\n");
	return true;
}

/* --- what else leads to entries --- */

static bool
put_synonyms(struct index *x, struct err *e)
{
	struct sink *out = &x->out;
	struct sv_list meant;
	struct sv said;
	uint32_t n;

	if (!book_nsynonyms(x->x->book, &n, e))
		return false;
	sink_lit(out, "\"synonyms\":[\n");
	for (uint32_t i = 0; i < n; i++) {
		struct arena_mark mark = arena_mark(x->x->arena);

		if (!book_synonym_at(x->x->book, i, x->x->arena, &said, &meant,
			e))
			return false;
		sink_lit(out, "[");
		put_string(out, said);
		sink_lit(out, ",\"");
		for (size_t k = 0; k < meant.n; k++) {
			if (k > 0)
				sink_lit(out, "|");
			escape_json(out, meant.v[k]);
		}
		sink_printf(out, "\"]%s\n", i + 1 < n ? "," : "");
		arena_reset(x->x->arena, mark);
	}
	sink_lit(out, "],\n");
	return true;
}

/* "e0382", as a term is. */
static bool
is_code(struct sv term)
{
	if (term.n != 5 || term.p[0] != 'e')
		return false;
	for (size_t i = 1; i < term.n; i++)
		if (term.p[i] < '0' || term.p[i] > '9')
			return false;
	return true;
}

static bool
put_code(struct index *x, struct sv code, bool *is_first, struct err *e)
{
	struct name_target t[CODE_ENTRIES_MAX];
	size_t n;

	if (!book_names(x->x->book, NAME_CODE, code, t, CODE_ENTRIES_MAX, &n,
		e))
		return false;
	if (n > CODE_ENTRIES_MAX)
		n = CODE_ENTRIES_MAX;
	if (n == 0)
		return true;
	sink_printf(&x->out, "%s\n", *is_first ? "" : ",");
	*is_first = false;
	put_string(&x->out, code);
	for (size_t i = 0; i < n; i++)
		sink_printf(&x->out, "%s%lu", i == 0 ? ":[" : ",",
		    (unsigned long)t[i].entry);
	sink_lit(&x->out, "]");
	return true;
}

static bool
put_codes(struct index *x, struct err *e)
{
	struct dict_walk w = { 0 };
	bool more = true, is_first = true;
	struct term t;

	sink_lit(&x->out, "\"codes\":{");
	if (!dict_walk_begin(x->x->book, SV("e"), &w, e))
		return false;
	while (more) {
		if (!dict_walk_next(&w, &t, &more, e))
			return false;
		if (more && is_code(sv_make(w.text, w.text_n)) &&
		    !put_code(x, sv_make(w.text, w.text_n), &is_first, e))
			return false;
	}
	sink_lit(&x->out, "},\n");
	return true;
}

bool
html_search(const struct export *export, struct buf *out, struct err *e)
{
	struct index x = { .x = export };
	struct book_stat stat;
	bool ok;

	if (!book_stat(export->book, &stat, e))
		return false;
	x.has_positions = stat.positions <= POSITIONS_MAX;
	sink_to_buf(&x.out, out);
	sink_lit(&x.out, "var searchIndex = {\n");
	put_names(&x);
	put_words(&x);
	put_ranking(&x);
	ok = put_synonyms(&x, e) && put_codes(&x, e) && put_terms(&x, e);
	sink_lit(&x.out, "};\n");
	ok = ok && sink_flush(&x.out, e);
	sink_release(&x.out);
	buf_release(&x.heads);
	buf_release(&x.postings);
	buf_release(&x.naming);
	return ok;
}
