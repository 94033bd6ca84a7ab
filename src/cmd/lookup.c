#include "config.h"

#include "cmd/lookup.h"

#include "doc/markdown_name.h"

#define PER_BOOK 64	/* targets of one name in one book; more are left out */

static void
push(struct places_found *out, struct arena *a, struct place_in_book place)
{
	struct place_in_book *v = arena_array(a, out->n + 1, sizeof(*v));
	size_t i;

	/* An error code's answer is also one of its entries. */
	for (i = 0; i < out->n; i++)
		if (place_is(&out->v[i], &place))
			return;
	if (out->n > 0)
		memcpy(v, out->v, out->n * sizeof(*v));
	v[out->n++] = place;
	out->v = v;
}

/* A name of a page means the page, a name of an entry the entry; the overview
 * of a page is the page. */
static bool
add_kind(const struct shelf *s, enum name_kind kind, struct sv key,
    struct arena *a, struct places_found *out, struct err *e)
{
	struct name_target t[PER_BOOK];
	size_t b, i, n;

	for (b = 0; b < s->n; b++) {
		if (!book_names(s->books[b], kind, key, t, PER_BOOK, &n, e))
			return false;
		for (i = 0; i < n && i < PER_BOOK; i++) {
			struct page_info page;

			if (!book_page_info(s->books[b], t[i].page, &page, e))
				return false;
			push(out, a, (struct place_in_book){
			    .book = s->books[b], .page = t[i].page,
			    .entry = t[i].entry,
			    .is_page = t[i].entry == page.first_entry });
		}
		/* One page of that name is enough: the first book counts. */
		if (out->n > 0 && kind <= NAME_ALIAS)
			return true;
	}
	return true;
}

/* PAGE and ID apart: the entry of that page. */
static bool
add_entry(const struct shelf *s, struct sv page_name, struct sv id,
    struct arena *a, struct places_found *out, struct err *e)
{
	struct places_found pages = { 0 };
	enum name_kind kind;
	size_t i;

	for (kind = NAME_SLUG; kind <= NAME_ALIAS && pages.n == 0; kind++)
		if (!add_kind(s, kind, page_name, a, &pages, e))
			return false;
	for (i = 0; i < pages.n; i++) {
		struct place_in_book p = pages.v[i];
		bool is_found = false;

		if (!book_entry_by_id(p.book, p.page, id, &p.entry, &is_found,
			e))
			return false;
		p.is_page = false;
		if (is_found)
			push(out, a, p);
	}
	return true;
}

static bool
add_split(const struct shelf *s, struct sv name, char sep, struct arena *a,
    struct places_found *out, struct err *e)
{
	size_t at = sv_find_byte(name, sep);

	if (at == 0 || at + 1 >= name.n)
		return true;
	return add_entry(s, sv_trim(sv_sub(name, 0, at)),
	    sv_trim(sv_from(name, at + 1)), a, out, e);
}

/* The name as it is, by every kind in turn; none is no error. */
static bool
by_kinds(const struct shelf *s, struct sv name, struct arena *a,
    struct places_found *out, struct err *e)
{
	struct sv joined = name_fold(name, a);
	enum name_kind kind;

	for (kind = NAME_SLUG; out->n == 0 && kind <= NAME_ALIAS; kind++)
		if (!add_kind(s, kind, name, a, out, e))
			return false;
	if ((out->n == 0 && !add_split(s, name, '#', a, out, e)) ||
	    (out->n == 0 && !add_split(s, name, '/', a, out, e)) ||
	    (out->n == 0 && !add_split(s, name, ' ', a, out, e)) ||
	    (out->n == 0 && !add_kind(s, NAME_ID, name, a, out, e)))
		return false;
	for (kind = NAME_SLUG; out->n == 0 && kind <= NAME_ID; kind++)
		if (!add_kind(s, kind, joined, a, out, e))
			return false;
	return out->n > 0 ||
	    (add_kind(s, NAME_TITLE, name, a, out, e) && (out->n > 0 ||
		add_kind(s, NAME_CODE, name, a, out, e)));
}

/* NAME as a format writes it: "page.html#id", "page.md#id" of the page's
 * file, "book-page(7)" of a manual page; else NAME itself. */
static struct sv
name_in_format(const struct shelf *s, struct sv name, struct arena *a)
{
	static const struct sv suffixes[] = { SV_INIT(".html"),
		SV_INIT(".7") };
	const size_t hash = sv_find_byte(name, '#');
	struct sv page = markdown_base(sv_sub(name, 0, hash));
	bool is_manual = false;

	if (sv_ends(page, SV("(7)"))) {
		page.n -= 3;
		is_manual = true;
	}
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
		if (sv_ends(page, suffixes[i])) {
			page.n -= suffixes[i].n;
			is_manual = is_manual || i == 1;
		}
	for (size_t i = 0; i < s->n && is_manual; i++) {
		const struct sv book = book_meta(s->books[i])->name;

		if (sv_starts(page, book) && page.n > book.n + 1 &&
		    page.p[book.n] == '-')
			page = sv_from(page, book.n + 1);
	}
	if (page.n == 0 || page.n == hash)
		return name;
	return arena_printf(a, "%.*s%.*s", SV_ARG(page),
	    SV_ARG(sv_from(name, hash)));
}

/* "  3  Title" without its number. */
static struct sv
without_number(struct sv line)
{
	struct sv rest = line, word;
	uint64_t number;

	if (!sv_word(&rest, &word))
		return line;
	if (sv_ends(word, SV(".")))
		word.n--;
	return sv_number(word, &number) ? sv_trim(rest) : line;
}

/* The name in a line that list, search or -k printed: before a tab, two blanks
 * or " (", else a first word with '#' in it. */
static struct sv
name_in_line(struct sv line)
{
	struct sv rest = line, word = SV("");
	size_t at = sv_find_byte(line, '\t');
	size_t blanks = sv_find(line, SV("  "));
	size_t bracket = sv_find(line, SV(" ("));

	(void)sv_word(&rest, &word);
	if (at >= line.n && sv_find_byte(word, '#') < word.n)
		return word;
	at = blanks < at ? blanks : at;
	at = bracket < at ? bracket : at;
	return sv_trim(sv_sub(line, 0, at));
}

bool
lookup_name(const struct shelf *s, struct sv name, struct arena *a,
    struct places_found *out, struct err *e)
{
	struct sv line, plain;

	*out = (struct places_found){ 0 };
	name = sv_trim(name);
	if (name.n == 0)
		return true;
	if (!by_kinds(s, name, a, out, e))
		return false;
	line = without_number(name);
	if (out->n == 0 && line.n > 0 && line.n < name.n &&
	    !by_kinds(s, line, a, out, e))
		return false;
	plain = name_in_format(s, line, a);
	if (out->n == 0 && plain.n < line.n && !by_kinds(s, plain, a, out, e))
		return false;
	name = name_in_line(line);
	return out->n > 0 || name.n == 0 || name.n == line.n ||
	    by_kinds(s, name, a, out, e);
}
