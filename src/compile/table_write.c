#include "config.h"

#include "compile/table_write.h"

#include "book/bitpack.h"
#include "book/format.h"
#include "book/weight.h"

void
table_init(struct table_writer *t, const struct toc *toc)
{
	*t = (struct table_writer){ .toc = toc };
	for (size_t i = 0; i < toc->npages; i++)
		map_put(&t->slugs, toc->pages[i].slug, (uint32_t)i, NULL);
	for (size_t i = 0; i < toc->npages; i++)
		for (size_t j = 0; j < toc->pages[i].aliases.n; j++)
			map_put(&t->slugs, toc->pages[i].aliases.v[j],
			    (uint32_t)i, NULL);
}

void
table_release(struct table_writer *t)
{
	map_release(&t->slugs);
	buf_release(&t->page_index);
	buf_release(&t->page_records);
	buf_release(&t->entry_index);
	buf_release(&t->entry_records);
	buf_release(&t->labels);
	buf_release(&t->norms);
	vec_release(&t->lengths);
	*t = (struct table_writer){ 0 };
}

/* The entry that "slug" or "slug#id" names; false if there is none. */
static bool
find_related(const struct table_writer *t, struct sv name, uint32_t *entry)
{
	size_t hash = sv_find_byte(name, '#');
	struct sv id = sv_from(name, hash + 1);
	const struct map_item *item = map_find(&t->slugs,
	    sv_sub(name, 0, hash));

	if (item == NULL)
		return false;
	const struct toc_page *page = &t->toc->pages[item->value];
	*entry = page->first_entry;
	for (size_t i = 1; i < page->nentries && id.n > 0; i++) {
		uint32_t number = page->first_entry + (uint32_t)i;
		if (sv_eq(t->toc->entries[number].id, id))
			*entry = number;
	}
	return true;
}

static void
put_related(struct table_writer *t, const struct page *page)
{
	struct buf numbers = { 0 };
	uint64_t n = 0;

	for (size_t i = 0; i < page->see_also.n; i++) {
		uint32_t entry;
		if (!find_related(t, page->see_also.v[i], &entry))
			continue;
		buf_varint(&numbers, entry);
		n++;
	}
	buf_varint(&t->page_records, n);
	buf_sv(&t->page_records, buf_view(&numbers));
	buf_release(&numbers);
}

static void
put_page(struct table_writer *t, const struct page *page, struct sv checked)
{
	const struct toc_page *known = &t->toc->pages[t->npages];
	struct buf *out = &t->page_records;

	buf_u32(&t->page_index, known->first_entry);
	buf_u32(&t->page_index, (uint32_t)out->n);
	buf_varint(out, known->area);
	buf_varint(out, (uint64_t)page->mode);
	buf_string(out, known->slug);
	buf_string(out, known->title);
	buf_string(out, known->summary);
	buf_string(out, known->path);
	buf_string(out, checked);
	buf_varint(out, known->aliases.n);
	for (size_t i = 0; i < known->aliases.n; i++)
		buf_string(out, known->aliases.v[i]);
	put_related(t, page);
	t->npages++;
}

static void
put_entries(struct table_writer *t, const struct page_part *part)
{
	size_t record = 0;

	for (size_t i = 0; i < part->entries.n; i++) {
		const struct entry_part *entry = &part->entries.v[i];
		if (t->nentries % BOOK_ENTRY_GROUP == 0) {
			buf_u64(&t->entry_index, t->entry_records.n);
			buf_u64(&t->entry_index, t->text);
		}
		buf_sv(&t->entry_records, sv_sub(buf_view(&part->records),
		    record, entry->record_bytes));
		buf_byte(&t->labels, entry->label);
		for (unsigned f = 0; f < FIELD_COUNT; f++)
			vec_push(&t->lengths, entry->lengths[f]);
		record += entry->record_bytes;
		t->text += entry->text_bytes;
		t->nentries++;
	}
}

bool
table_add(struct table_writer *t, const struct page *page,
    const struct page_part *part, struct sv checked, struct err *e)
{
	const struct toc_page *known = &t->toc->pages[t->npages];

	if (part->entries.n != known->nentries)
		return err_set(e, ERR_CONTENT, "%.*s: changed while being read",
		    SV_ARG(known->path));
	put_page(t, page, checked);
	put_entries(t, part);
	if (t->page_records.n > UINT32_MAX)
		return err_set(e, ERR_LIMIT, "too many pages for one book");
	return true;
}

struct post_scale
table_scale(struct table_writer *t)
{
	struct post_scale scale = {
		.lengths = t->lengths.v,
		.entry_bits = bitpack_width(t->nentries > 0 ?
		    t->nentries - 1 : 0),
	};

	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		uint64_t sum = 0, n = 0;
		for (size_t i = f; i < t->lengths.n; i += FIELD_COUNT) {
			sum += t->lengths.v[i];
			n += t->lengths.v[i] > 0;
		}
		scale.averages[f] = n > 0 ? (double)sum / (double)n : 1.0;
	}
	buf_clear(&t->norms);
	for (uint32_t i = 0; i < t->nentries; i++) {
		buf_byte(&t->norms,
		    weight_step(post_occurrence(&scale, i, FIELD_BODY)));
		buf_byte(&t->norms,
		    weight_step(post_occurrence(&scale, i, FIELD_CODE)));
	}
	scale.norms = (const uint8_t *)t->norms.p;
	return scale;
}

static void
write_meta(const struct table_writer *t, uint64_t source,
    struct book_writer *w)
{
	const struct book_meta *m = &t->toc->meta;
	const struct sv strings[BOOK_META_STRINGS] = { m->name, m->title,
		m->version, m->date, m->language, m->rust, m->authors,
		m->copyright };
	struct buf b = { 0 };

	buf_u32(&b, t->npages);
	buf_u32(&b, t->nentries);
	buf_u32(&b, (uint32_t)t->toc->nareas);
	buf_u32(&b, 0);
	buf_u64(&b, source);
	buf_u64(&b, t->text);
	for (size_t i = 0; i < BOOK_META_STRINGS; i++)
		buf_string(&b, strings[i]);
	book_write_section(w, BOOK_TAG_META);
	book_write_put(w, buf_view(&b));
	buf_release(&b);
}

static void
write_areas(const struct table_writer *t, struct book_writer *w)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < t->toc->nareas; i++) {
		buf_string(&b, t->toc->areas[i].id);
		buf_string(&b, t->toc->areas[i].title);
		buf_varint(&b, t->toc->areas[i].npages);
	}
	book_write_section(w, BOOK_TAG_AREA);
	book_write_put(w, buf_view(&b));
	buf_release(&b);
}

void
table_write(const struct table_writer *t, uint64_t source,
    struct book_writer *w)
{
	struct buf end = { 0 };

	write_meta(t, source, w);
	write_areas(t, w);
	book_write_section(w, BOOK_TAG_PAGE);
	book_write_put(w, buf_view(&t->page_index));
	buf_u32(&end, t->nentries);
	buf_u32(&end, (uint32_t)t->page_records.n);
	book_write_put(w, buf_view(&end));
	book_write_put(w, buf_view(&t->page_records));
	buf_clear(&end);
	book_write_section(w, BOOK_TAG_ENTR);
	book_write_put(w, buf_view(&t->norms));
	book_write_put(w, buf_view(&t->labels));
	book_write_put(w, buf_view(&t->entry_index));
	buf_u64(&end, t->entry_records.n);
	buf_u64(&end, t->text);
	book_write_put(w, buf_view(&end));
	book_write_put(w, buf_view(&t->entry_records));
	buf_release(&end);
}
