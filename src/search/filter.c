#include "config.h"

#include "search/filter.h"

#include "book/names.h"

#define TARGETS_MAX 64	/* pages that one slug or alias may stand for */

bool
filter_is_empty(const struct filter *f)
{
	return f->levels == 0 && f->kinds == 0 && f->topics.n == 0 &&
	    f->areas.n == 0;
}

static bool
add_pages(struct filter_ranges *ranges, struct book *b, uint32_t page,
    uint32_t npages, struct err *e)
{
	struct page_info first, last;

	if (npages == 0)
		return true;
	if (!book_page_info(b, page, &first, e) ||
	    !book_page_info(b, page + npages - 1, &last, e))
		return false;
	ranges->v[ranges->n++] = (struct filter_range){ first.first_entry,
		last.first_entry + last.nentries };
	return true;
}

/* A name is a slug; only if it is none, an alias. */
static bool
add_topic(struct filter_ranges *ranges, struct book *b, struct sv name,
    struct err *e)
{
	struct name_target found[TARGETS_MAX];
	size_t n = 0;

	if (!book_names(b, NAME_SLUG, name, found, TARGETS_MAX, &n, e) ||
	    (n == 0 && !book_names(b, NAME_ALIAS, name, found, TARGETS_MAX,
		&n, e)))
		return false;
	for (size_t i = 0; i < n && i < TARGETS_MAX; i++)
		if (!add_pages(ranges, b, found[i].page, 1, e))
			return false;
	return true;
}

static bool
add_areas(struct filter_ranges *ranges, struct book *b,
    const struct sv_list *names, struct arena *a, struct err *e)
{
	struct area *areas;
	size_t n;

	if (!book_areas(b, a, &areas, &n, e))
		return false;
	ranges->v = arena_array(a, n, sizeof(*ranges->v));
	for (size_t i = 0; i < n; i++) {
		bool is_asked = false;
		for (size_t k = 0; k < names->n; k++)
			is_asked |= sv_ieq(names->v[k], areas[i].id);
		if (is_asked && !add_pages(ranges, b, areas[i].first_page,
			areas[i].npages, e))
			return false;
	}
	return true;
}

bool
filter_prepare(const struct filter *f, struct book *b, struct arena *a,
    struct filter_ready *out, struct err *e)
{
	*out = (struct filter_ready){
		.book = b,
		.levels = f->levels,
		.kinds = f->kinds,
		.has_topics = f->topics.n > 0,
		.has_areas = f->areas.n > 0,
	};
	if (out->has_topics)
		out->topics.v = arena_array(a, f->topics.n,
		    TARGETS_MAX * sizeof(*out->topics.v));
	for (size_t i = 0; i < f->topics.n; i++)
		if (!add_topic(&out->topics, b, f->topics.v[i], e))
			return false;
	return !out->has_areas || add_areas(&out->areas, b, &f->areas, a, e);
}

static bool
is_within(const struct filter_ranges *ranges, uint32_t entry)
{
	for (size_t i = 0; i < ranges->n; i++)
		if (entry >= ranges->v[i].first && entry < ranges->v[i].end)
			return true;
	return false;
}

bool
filter_test(const struct filter_ready *f, uint32_t entry, bool *all,
    bool *any, struct err *e)
{
	struct entry_brief brief = { 0 };

	*all = true;
	*any = false;
	if (f->has_topics) {
		bool is = is_within(&f->topics, entry);
		*all = *all && is;
		*any = *any || is;
	}
	if (f->has_areas) {
		bool is = is_within(&f->areas, entry);
		*all = *all && is;
		*any = *any || is;
	}
	if (f->levels == 0 && f->kinds == 0)
		return true;
	if (!book_entry_brief(f->book, entry, &brief, e))
		return false;
	if (f->levels != 0) {
		bool is = (f->levels >> brief.level & 1) != 0;
		*all = *all && is;
		*any = *any || is;
	}
	if (f->kinds != 0) {
		bool is = (f->kinds >> brief.kind & 1) != 0;
		*all = *all && is;
		*any = *any || is;
	}
	return true;
}

bool
filter_passes(const struct filter *f, struct book *b, uint32_t entry,
    bool *passes, struct err *e)
{
	struct arena a = { 0 };
	struct filter_ready ready;
	bool any, ok;

	*passes = true;
	if (filter_is_empty(f))
		return true;
	ok = filter_prepare(f, b, &a, &ready, e) &&
	    filter_test(&ready, entry, passes, &any, e);
	arena_release(&a);
	return ok;
}
