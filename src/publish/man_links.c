#include "config.h"

#include "publish/man_links.h"

#include "publish/folder.h"
#include "render/escape.h"

bool
man_is_name(struct sv s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= 0x20 || s.p[i] == '/' ||
		    s.p[i] == ',' || s.p[i] == 0x7F)
			return false;
	return s.n > 0;
}

/* The section's suffix for short names, which must hide no system page: the
 * first word of the book's name, as "7rust". */
static struct sv
suffix_of(struct sv name)
{
	size_t n = 0;

	while (n < name.n && ((name.p[n] >= 'a' && name.p[n] <= 'z') ||
	    (name.p[n] >= 'A' && name.p[n] <= 'Z')))
		n++;
	return n > 0 ? sv_sub(name, 0, n) : SV("book");
}

/* NAME.7rust and BOOK-NAME.7, which lead to the page SLUG. */
static void
put_links(struct sink *out, const struct export *x, struct sv name,
    struct sv slug)
{
	const struct sv book = x->toc->meta.name;
	const struct sv suffix = suffix_of(book);

	if (!man_is_name(name))
		return;
	escape_tsv(out, name);
	sink_printf(out, ".7%.*s\t", SV_ARG(suffix));
	escape_tsv(out, book);
	sink_lit(out, "-");
	escape_tsv(out, slug);
	sink_lit(out, ".7\n");
	if (sv_eq(name, slug))
		return;		/* that is the page itself */
	escape_tsv(out, book);
	sink_lit(out, "-");
	escape_tsv(out, name);
	sink_lit(out, ".7\t");
	escape_tsv(out, book);
	sink_lit(out, "-");
	escape_tsv(out, slug);
	sink_lit(out, ".7\n");
}

void
man_links(struct sink *out, const struct export *x)
{
	const struct toc *toc = x->toc;

	for (size_t i = 0; i < toc->npages; i++) {
		const struct toc_page *p = &toc->pages[i];

		put_links(out, x, p->slug, p->slug);
		for (size_t k = 0; k < p->aliases.n; k++)
			put_links(out, x, p->aliases.v[k], p->slug);
	}
}

void
man_code_links(struct sink *out, const struct export *x, struct sv codes)
{
	struct sv line;

	while (sv_split(&codes, '\n', &line)) {
		size_t tab = sv_find_byte(line, '\t');
		struct sv answer = sv_trim(sv_from(line, tab + 1));

		if (!sv_starts(line, SV("#")) && answer.n > 0)
			put_links(out, x, sv_trim(sv_sub(line, 0, tab)),
			    sv_sub(answer, 0, sv_find_byte(answer, '#')));
	}
}

bool
man_more(const struct export *x, struct err *e)
{
	struct buf text = { 0 };
	struct sv codes;
	struct sink out;
	bool has_codes, ok;

	if (!book_data(x->book, SV("error-codes.tsv"), x->arena, &codes,
		&has_codes, e))
		return false;
	sink_to_buf(&out, &text);
	man_links(&out, x);
	if (has_codes)
		man_code_links(&out, x, codes);
	ok = sink_flush(&out, e) &&
	    folder_put(x->folder, "man7/ALIASES", buf_view(&text), e);
	sink_release(&out);
	buf_release(&text);
	return ok;
}

const char *
man_path(const struct export *x, struct sv slug)
{
	return arena_printf(x->arena, "man7/%.*s-%.*s.7",
	    SV_ARG(x->toc->meta.name), SV_ARG(slug)).p;
}
