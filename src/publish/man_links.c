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

static void
put_link_line(struct sink *out, struct sv name, struct sv suffix,
    const struct export *x, struct sv slug)
{
	escape_tsv(out, name);
	sink_lit(out, ".7");
	escape_tsv(out, suffix);
	sink_lit(out, "\t");
	escape_tsv(out, x->toc->meta.name);
	sink_lit(out, "-");
	escape_tsv(out, slug);
	sink_lit(out, ".7\n");
}

void
man_links(struct sink *out, const struct export *x)
{
	const struct toc *toc = x->toc;
	const struct sv suffix = suffix_of(toc->meta.name), none = { 0 };

	for (size_t i = 0; i < toc->npages; i++) {
		const struct toc_page *p = &toc->pages[i];

		put_link_line(out, p->slug, suffix, x, p->slug);
		for (size_t k = 0; k < p->aliases.n; k++) {
			struct arena_mark mark = arena_mark(x->arena);
			struct sv alias = p->aliases.v[k];

			if (!man_is_name(alias))
				continue;
			put_link_line(out, alias, suffix, x, p->slug);
			put_link_line(out, arena_printf(x->arena, "%.*s-%.*s",
			    SV_ARG(toc->meta.name), SV_ARG(alias)), none, x,
			    p->slug);
			arena_reset(x->arena, mark);
		}
	}
}

bool
man_more(const struct export *x, struct err *e)
{
	struct buf text = { 0 };
	struct sink out;
	bool ok;

	sink_to_buf(&out, &text);
	man_links(&out, x);
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
