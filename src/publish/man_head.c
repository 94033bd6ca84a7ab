#include "config.h"

#include "publish/man_head.h"

#include "base/ascii.h"
#include "render/escape.h"

#define NO_DATE "1970-01-01"	/* man pages must have one */
/* The foot of the narrowest page is source, date (10 columns, centred), title
 * with "(7)", and a blank between them. */
#define COLUMNS 58
#define TITLE_MAX ((COLUMNS - 10) / 2 - 1 - 3)
#define SOURCE_MAX ((COLUMNS - 10) / 2 - 1)

static bool
is_date(struct sv s)
{
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i != 4 && i != 7 && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
	return (s.p[5] == '0' ? s.p[6] >= '1' : s.p[5] == '1' &&
	    s.p[6] <= '2') && s.p[8] <= '3';
}

static struct sv
upper(struct sv s, struct arena *a)
{
	char *copy = arena_cstr(a, s);

	for (size_t i = 0; i < s.n; i++)
		copy[i] = ascii_to_upper(copy[i]);
	return sv_make(copy, s.n);
}

static bool
has_short_names(const struct toc *toc)
{
	for (size_t i = 0; i < toc->npages; i++)
		if (toc->meta.name.n + 1 + toc->pages[i].slug.n > TITLE_MAX)
			return false;
	return true;
}

/* S, or as many of its parts between '-' as there is room for. */
static struct sv
cut(struct sv s, size_t most)
{
	size_t n = most;

	if (s.n <= most)
		return s;
	while (n > 0 && s.p[n] != '-')
		n--;
	return sv_sub(s, 0, n > 0 ? n : most);
}

static struct sv
title_of(const struct export *x, struct sv slug)
{
	const struct toc *toc = x->toc;

	if (has_short_names(toc))
		slug = arena_printf(x->arena, "%.*s-%.*s",
		    SV_ARG(toc->meta.name), SV_ARG(slug));
	return upper(cut(slug, TITLE_MAX), x->arena);
}

static struct sv
source_of(const struct export *x)
{
	const struct book_meta *meta = &x->toc->meta;

	if (meta->version.n > 0 &&
	    meta->name.n + 1 + meta->version.n <= SOURCE_MAX)
		return arena_printf(x->arena, "%.*s %.*s", SV_ARG(meta->name),
		    SV_ARG(meta->version));
	return cut(meta->name, SOURCE_MAX);
}

void
man_head(struct sink *out, const struct export *x, struct sv slug)
{
	const struct book_meta *meta = &x->toc->meta;
	struct sv title = title_of(x, slug);

	sink_lit(out, ".TH \"");
	escape_roff_th(out, title);
	sink_lit(out, "\" 7 \"");
	if (is_date(meta->date))
		escape_roff_th(out, meta->date);
	else
		sink_lit(out, NO_DATE);
	sink_lit(out, "\" \"");
	escape_roff_th(out, source_of(x));
	sink_lit(out, "\" \"");
	if (2 * (title.n + 3) + meta->title.n + 4 <= COLUMNS)
		escape_roff_th(out, meta->title);
	sink_lit(out, "\"\n");
	/* Code stands in the prose: nothing is hyphenated or spread. (groff's
	 * .EE and .UE go back to what HY says.) */
	sink_lit(out, ".ad l\n.nh\n.nr HY 0\n");
}
