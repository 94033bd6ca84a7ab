#include "config.h"

#include "publish/man_links.h"

#include "base/ascii.h"
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

	while (n < name.n && ascii_is_letter(name.p[n]))
		n++;
	return n > 0 ? sv_sub(name, 0, n) : SV("book");
}

struct linker {
	const struct export *x;
	bool (*put)(void *arg, struct sv link, struct sv target, struct err *e);
	void *arg;
};

/* NAME.7rust and BOOK-NAME.7, which lead to the page SLUG. */
static bool
put_links(const struct linker *l, struct sv name, struct sv slug,
    struct err *e)
{
	struct arena *a = l->x->arena;
	const struct sv book = l->x->toc->meta.name, suffix = suffix_of(book);
	struct sv target;

	if (!man_is_name(name))
		return true;
	target = arena_printf(a, "%.*s-%.*s.7", SV_ARG(book), SV_ARG(slug));
	if (!l->put(l->arg, arena_printf(a, "%.*s.7%.*s", SV_ARG(name),
		SV_ARG(suffix)), target, e))
		return false;
	return sv_eq(name, slug) ||	/* that is the page itself */
	    l->put(l->arg, arena_printf(a, "%.*s-%.*s.7", SV_ARG(book),
		SV_ARG(name)), target, e);
}

static bool
put_page_links(const struct linker *l, struct err *e)
{
	const struct toc *toc = l->x->toc;

	for (size_t i = 0; i < toc->npages; i++) {
		const struct toc_page *p = &toc->pages[i];

		if (!put_links(l, p->slug, p->slug, e))
			return false;
		for (size_t k = 0; k < p->aliases.n; k++)
			if (!put_links(l, p->aliases.v[k], p->slug, e))
				return false;
	}
	return true;
}

/* Those of error codes, from the text of an error-codes.tsv. */
static bool
put_code_links(const struct linker *l, struct sv codes, struct err *e)
{
	struct sv line;

	while (sv_split(&codes, '\n', &line)) {
		size_t tab = sv_find_byte(line, '\t');
		struct sv answer = sv_trim(sv_from(line, tab + 1));

		if (!sv_starts(line, SV("#")) && answer.n > 0 &&
		    !put_links(l, sv_trim(sv_sub(line, 0, tab)),
			sv_sub(answer, 0, sv_find_byte(answer, '#')), e))
			return false;
	}
	return true;
}

/* --- as a list, as links --- */

static bool
put_line(void *arg, struct sv link, struct sv target, struct err *e)
{
	struct sink *out = arg;

	(void)e;
	escape_tsv(out, link);
	sink_lit(out, "\t");
	escape_tsv(out, target);
	sink_lit(out, "\n");
	return true;
}

static bool
put_symlink(void *arg, struct sv link, struct sv target, struct err *e)
{
	const struct export *x = arg;

	return folder_link(x->folder, arena_printf(x->arena, "man7/%.*s",
	    SV_ARG(link)).p, target.p, e);
}

bool
man_links(struct sink *out, const struct export *x, struct sv codes,
    struct err *e)
{
	const struct linker l = { x, put_line, out };

	return put_page_links(&l, e) && put_code_links(&l, codes, e);
}

static bool
put_list(const struct export *x, struct sv codes, struct err *e)
{
	struct buf text = { 0 };
	struct sink out;
	bool ok;

	sink_to_buf(&out, &text);
	ok = man_links(&out, x, codes, e) && sink_flush(&out, e) &&
	    folder_put(x->folder, "man7/ALIASES", buf_view(&text), e);
	sink_release(&out);
	buf_release(&text);
	return ok;
}

bool
man_more(const struct export *x, struct err *e)
{
	struct export copy = *x;
	const struct linker l = { x, put_symlink, &copy };
	struct sv codes = SV("");
	bool has_codes;

	if (!book_data(x->book, SV("error-codes.tsv"), x->arena, &codes,
		&has_codes, e))
		return false;
	if (!has_codes)
		codes = SV("");
	if (x->wish->lists_links)
		return put_list(x, codes, e);
	return put_page_links(&l, e) && put_code_links(&l, codes, e);
}

const char *
man_path(const struct export *x, struct sv slug)
{
	return arena_printf(x->arena, "man7/%.*s-%.*s.7",
	    SV_ARG(x->toc->meta.name), SV_ARG(slug)).p;
}
