#include "config.h"

#include "compile/name_write.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "book/bitpack.h"
#include "book/format.h"
#include "book/names.h"

struct name {
	uint32_t hash, target;
};

struct name_writer {
	const struct toc *toc;
	struct arena scratch;
	VEC(struct name) names;
};

static void
add(struct name_writer *nw, struct sv name, unsigned kind, uint32_t entry)
{
	struct arena_mark mark = arena_mark(&nw->scratch);
	struct sv folded = name_fold(name, &nw->scratch);

	if (folded.n > 0)
		vec_push(&nw->names, ((struct name){ map_hash(folded),
		    entry << 3 | kind }));
	arena_reset(&nw->scratch, mark);
}

/* PATH without the extension of its last part. */
static struct sv
without_extension(struct sv path)
{
	for (size_t n = path.n; n > 1 && path.p[n - 1] != '/'; n--)
		if (path.p[n - 1] == '.' && path.p[n - 2] != '/')
			return sv_sub(path, 0, n - 1);
	return path;
}

static void
add_page(struct name_writer *nw, const struct toc_page *page)
{
	uint32_t entry = page->first_entry;

	add(nw, page->slug, BOOK_NAME_SLUG, entry);
	add(nw, page->path, BOOK_NAME_PATH, entry);
	add(nw, without_extension(page->path), BOOK_NAME_PATH, entry);
	for (size_t i = 0; i < page->aliases.n; i++)
		add(nw, page->aliases.v[i], BOOK_NAME_ALIAS, entry);
	add(nw, page->title, BOOK_NAME_TITLE, entry);
}

static bool
is_error_code(struct sv s)
{
	if (s.n != 5 || (s.p[0] | 0x20) != 'e')
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

static void
add_codes(struct name_writer *nw, struct sv tags, uint32_t number)
{
	struct sv tag;

	while (sv_word(&tags, &tag))
		if (is_error_code(tag))
			add(nw, tag, BOOK_NAME_CODE, number);
}

static void
add_entry(struct name_writer *nw, uint32_t number)
{
	const struct toc_entry *entry = &nw->toc->entries[number];
	struct arena_mark mark = arena_mark(&nw->scratch);
	bool is_overview =
	    nw->toc->pages[entry->page].first_entry == number;

	add_codes(nw, entry->tags, number);
	if (is_overview)
		return;
	if (sv_eq(name_fold(entry->id, &nw->scratch),
	    name_fold(entry->title, &nw->scratch))) {
		add(nw, entry->id, BOOK_NAME_ID_TITLE, number);
	} else {
		add(nw, entry->id, BOOK_NAME_ID, number);
		add(nw, entry->title, BOOK_NAME_TITLE, number);
	}
	arena_reset(&nw->scratch, mark);
}

/* The entry that `page#id` names. */
static bool
find_entry(const struct toc *toc, const struct map *slugs, struct sv name,
    uint32_t *number)
{
	size_t hash = sv_find_byte(name, '#');
	struct sv id = sv_from(name, hash + 1);
	const struct map_item *item = map_find(slugs, sv_sub(name, 0, hash));

	if (item == NULL)
		return false;
	const struct toc_page *page = &toc->pages[item->value];
	for (size_t i = 0; i < page->nentries; i++) {
		*number = page->first_entry + (uint32_t)i;
		if (sv_eq(toc->entries[*number].id, id))
			return true;
	}
	return false;
}

static void
add_answers(struct name_writer *nw, struct sv answers)
{
	struct map slugs = { 0 };
	struct sv line;

	for (size_t i = 0; i < nw->toc->npages; i++)
		map_put(&slugs, nw->toc->pages[i].slug, (uint32_t)i, NULL);
	while (sv_split(&answers, '\n', &line)) {
		struct sv code, name;
		uint32_t number;
		if (!sv_split(&line, '\t', &code) ||
		    !sv_split(&line, '\t', &name))
			continue;
		code = sv_trim(code);
		if (is_error_code(code) &&
		    find_entry(nw->toc, &slugs, sv_trim(name), &number))
			add(nw, code, BOOK_NAME_ANSWER, number);
	}
	map_release(&slugs);
}

static int
by_place(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return x->target < y->target ? -1 : x->target > y->target;
}

/* Sort, and leave one of those alike. */
static void
sort_names(struct name_writer *nw)
{
	size_t n = 0;

	if (nw->names.n > 0)
		qsort(nw->names.v, nw->names.n, sizeof(*nw->names.v),
		    by_place);
	for (size_t i = 0; i < nw->names.n; i++)
		if (i == 0 || by_place(&nw->names.v[n - 1],
		    &nw->names.v[i]) != 0)
			nw->names.v[n++] = nw->names.v[i];
	nw->names.n = n;
}

/* Of the hashes only the bits of bucket and rest are kept. Those of a bucket
 * are returned: the fewest that the number of names allows, which falls when
 * names become alike. */
static unsigned
arrange(struct name_writer *nw)
{
	unsigned bits = BOOK_NAME_BITS_MAX;

	sort_names(nw);
	while (bits > 0 &&
	    nw->names.n <= (size_t)BOOK_NAME_BUCKET << (bits - 1)) {
		bits--;
		for (size_t i = 0; i < nw->names.n; i++)
			nw->names.v[i].hash >>= 1;
	}
	sort_names(nw);
	return bits;
}

static void
write_names(struct name_writer *nw, unsigned bits, struct book_writer *w)
{
	struct buf b = { 0 };
	VEC(uint32_t) targets = { 0 };
	uint32_t all = 0;
	size_t next = 0;

	for (size_t i = 0; i < nw->names.n; i++) {
		all |= nw->names.v[i].target;
		vec_push(&targets, nw->names.v[i].target);
	}
	unsigned width = bitpack_width(all | 7);
	buf_u32(&b, (uint32_t)nw->names.n);
	buf_byte(&b, (unsigned char)bits);
	buf_byte(&b, (unsigned char)width);
	buf_u16(&b, 0);
	for (size_t bucket = 0; bucket <= (size_t)1 << bits; bucket++) {
		while (next < nw->names.n &&
		    nw->names.v[next].hash >> BOOK_NAME_REST < bucket)
			next++;
		buf_u32(&b, (uint32_t)next);
	}
	for (size_t i = 0; i < nw->names.n; i++)
		buf_u16(&b, (uint16_t)nw->names.v[i].hash);
	bitpack_put(&b, targets.v, targets.n, width);
	book_write_section(w, BOOK_TAG_NAME);
	book_write_put(w, buf_view(&b));
	buf_release(&b);
	vec_release(&targets);
}

void
name_write(const struct toc *toc, struct sv answers, struct book_writer *w)
{
	struct name_writer nw = { .toc = toc };

	for (size_t i = 0; i < toc->npages; i++)
		add_page(&nw, &toc->pages[i]);
	for (size_t i = 0; i < toc->nentries; i++)
		add_entry(&nw, (uint32_t)i);
	add_answers(&nw, answers);
	write_names(&nw, arrange(&nw), w);
	arena_release(&nw.scratch);
	vec_release(&nw.names);
}
