#include "config.h"

#include "corpus/inner.h"

#include "base/buf.h"
#include "doc/markdown_name.h"
#include "doc/slug.h"

struct namer {
	struct corpus *corpus;
	const struct corpus_opts *opts;
	struct diag_sink *diag;
	struct map listed;	/* topics of book.yaml */
};

struct frame *
corpus_frame_at(const struct corpus *c, uint32_t root, struct sv path)
{
	size_t low = 0, high = c->nframes;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		struct frame *f = &c->frames[mid];
		int order = root != f->root ? (root < f->root ? -1 : 1)
		    : sv_cmp(path, f->path);

		if (order == 0)
			return f;
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

struct frame *
corpus_frame_named(const struct corpus *c, uint32_t root, struct sv base)
{
	struct buf path = { 0 };
	struct frame *f = NULL;

	for (size_t i = 0; f == NULL && i < markdown_ending_count; i++) {
		buf_clear(&path);
		buf_sv(&path, base);
		buf_sv(&path, markdown_endings[i]);
		f = corpus_frame_at(c, root, buf_view(&path));
	}
	buf_release(&path);
	return f;
}

/* The slug of F is taken: one listed in book.yaml is an error, any other gets
 * the first number that makes it free. */
static void
rename_slug(struct namer *n, struct frame *f, struct map_item *taken)
{
	const struct frame *other = &n->corpus->frames[taken->value];
	struct arena *a = &n->corpus->arena;
	struct sv slug = f->slug;

	if (map_find(&n->listed, slug) != NULL) {
		diag_emit(n->diag, DIAG_ERROR, "slug-twice", f->full, 0,
		    "the name %.*s is also that of %s", SV_ARG(slug),
		    other->full);
		return;
	}
	for (unsigned i = 2; map_find(&n->corpus->names, f->slug) != NULL;
	    i++)
		f->slug = arena_printf(a, "%.*s-%u", SV_ARG(slug), i);
	diag_emit(n->diag, DIAG_WARNING, "slug-twice", f->full, 0,
	    "named %.*s: %.*s is the name of %s", SV_ARG(f->slug),
	    SV_ARG(slug), other->full);
}

static void
check_reserved(struct namer *n, const struct frame *f, struct sv name,
    uint32_t line)
{
	for (size_t i = 0; i < n->opts->reserved.n; i++)
		if (sv_eq(n->opts->reserved.v[i], name))
			diag_emit(n->diag, n->opts->is_own ? DIAG_ERROR
			    : DIAG_WARNING, "reserved", f->full, line,
			    "%.*s is also a command; `show %.*s` reaches the "
			    "page", SV_ARG(name), SV_ARG(name));
}

/* The name of F: given, as an address or its last part, else of its path. */
static struct sv
slug_of(const struct frame *f, struct arena *a)
{
	struct sv given = f->front.permalink, folder = f->path;

	/* "/:year/:title/" is a form to be filled in. */
	if (given.n > 0 && sv_find_byte(given, ':') == given.n) {
		while (sv_ends(given, SV("/")))
			given.n--;
		if (sv_ends(given, SV(".html")))
			given.n -= SV(".html").n;
		if (given.n > 0)
			return slug_path(arena_printf(a, "%.*s.md",
			    SV_ARG(given)), a);
	}
	if (f->front.slug.n == 0)
		return slug_path(f->path, a);
	while (folder.n > 0 && folder.p[folder.n - 1] != '/')
		folder.n--;
	return slug_path(arena_printf(a, "%.*s%.*s.md", SV_ARG(folder),
	    SV_ARG(f->front.slug)), a);
}

static void
name_slugs(struct namer *n)
{
	struct corpus *c = n->corpus;

	for (size_t i = 0; i < c->nframes; i++) {
		struct frame *f = &c->frames[i];
		struct map_item *taken;

		f->slug = slug_of(f, &c->arena);
		taken = map_find(&c->names, f->slug);
		if (taken != NULL)
			rename_slug(n, f, taken);
		map_put(&c->names, f->slug, (uint32_t)i, NULL);
		check_reserved(n, f, f->slug, 0);
	}
}

/* An alias that is taken: by an alias, an error; by a slug that was made of a
 * path, one only where the corpus says what it is. */
static void
alias_twice(struct namer *n, const struct frame *f, struct sv alias,
    const struct map_item *taken)
{
	const struct frame *other = &n->corpus->frames[taken->value];
	bool is_slug = sv_eq(other->slug, alias);

	if (other == f)
		diag_emit(n->diag, DIAG_WARNING, "alias-twice", f->full,
		    f->front.aliases_line, "alias %.*s is %s",
		    SV_ARG(alias), is_slug ? "the page's own name"
		    : "given twice");
	else
		diag_emit(n->diag, is_slug && !n->corpus->has_yaml
		    ? DIAG_WARNING : DIAG_ERROR, "alias-twice", f->full,
		    f->front.aliases_line, "alias %.*s is also %s %s",
		    SV_ARG(alias), is_slug ? "the name of" : "an alias of",
		    other->full);
}

static void
name_aliases(struct namer *n)
{
	struct corpus *c = n->corpus;

	for (size_t i = 0; i < c->nframes; i++) {
		struct frame *f = &c->frames[i];
		size_t kept = 0;

		for (size_t k = 0; k < f->front.aliases.n; k++) {
			struct sv alias = f->front.aliases.v[k];
			struct map_item *it;
			bool is_new;

			it = map_put(&c->names, alias, (uint32_t)i, &is_new);
			if (!is_new) {
				alias_twice(n, f, alias, it);
				continue;
			}
			f->front.aliases.v[kept++] = alias;
			check_reserved(n, f, alias, f->front.aliases_line);
		}
		f->front.aliases.n = kept;
	}
}

/* Keep those pages in see-also that there are, by their slugs. */
static void
check_see_also(struct namer *n)
{
	struct corpus *c = n->corpus;

	for (size_t i = 0; i < c->nframes; i++) {
		struct frame *f = &c->frames[i];
		struct sv_list *list = &f->front.see_also;
		size_t kept = 0;

		for (size_t k = 0; k < list->n; k++) {
			struct map_item *it = map_find(&c->names, list->v[k]);

			if (it == NULL)
				diag_emit(n->diag, DIAG_WARNING, "see-also",
				    f->full, f->front.see_also_line,
				    "see-also: there is no page %.*s",
				    SV_ARG(list->v[k]));
			else if (it->value != i)
				list->v[kept++] = c->frames[it->value].slug;
		}
		list->n = kept;
	}
}

void
corpus_name(struct corpus *c, const struct corpus_opts *opts,
    struct diag_sink *diag)
{
	struct namer n = { .corpus = c, .opts = opts, .diag = diag };

	for (size_t i = 0; i < c->yaml.nareas; i++)
		for (size_t k = 0; k < c->yaml.areas[i].topics.n; k++)
			map_put(&n.listed, c->yaml.areas[i].topics.v[k].text,
			    0, NULL);
	name_slugs(&n);
	name_aliases(&n);
	check_see_also(&n);
	map_release(&n.listed);
}
