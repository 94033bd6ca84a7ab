#include "config.h"

#include "study/deck.h"

#include "base/map.h"
#include "base/sha256.h"

#define NO_CARD UINT32_MAX

/* What is filled while the books are read. */
struct loading {
	struct deck *deck;
	struct stored_card *cards;
	size_t ncards;
	struct map names;	/* of cards, to their index */
	bool *is_used;		/* by index */
	struct arena *a;
	uint32_t npages;	/* of the books before */
	bool is_several;	/* books */
};

static void
take_entry(struct loading *l, const struct deck_item *item, struct sv name)
{
	struct deck_item *out = &l->deck->items[l->deck->n];
	struct map_item *m = map_find(&l->names, name);
	bool is_new = false, has_card;

	/* Of two entries of one name the first counts, as in show; within a
	 * book there are none. */
	if (l->is_several && m == NULL)
		m = map_put(&l->names, name, NO_CARD, &is_new);
	has_card = m != NULL && m->value != NO_CARD;
	if (has_card ? l->is_used[m->value] : m != NULL && !is_new)
		return;
	*out = *item;
	if (has_card) {
		out->stored = l->cards[m->value];
		l->is_used[m->value] = true;
	}
	out->stored.name = name;
	l->deck->n++;
}

/* "page#id"; formatting hundreds of names would be seen in a start. */
static struct sv
join(struct sv slug, struct sv id, struct arena *a)
{
	char *p = arena_alloc(a, slug.n + 1 + id.n);

	memcpy(p, slug.p, slug.n);
	p[slug.n] = '#';
	if (id.n > 0)
		memcpy(p + slug.n + 1, id.p, id.n);
	return sv_make(p, slug.n + 1 + id.n);
}

/* The table of contents is one pass; asking for entry after entry is not. */
static bool
load_book(struct loading *l, struct book *b, struct err *e)
{
	struct toc toc;

	if (!book_toc(b, l->a, &toc, e))
		return false;
	for (uint32_t i = 0; i < toc.npages; i++) {
		const struct toc_page *page = &toc.pages[i];

		/* The first one is the overview. */
		for (uint32_t k = 1; k < page->nentries; k++) {
			const struct toc_entry *entry =
			    &toc.entries[page->first_entry + k];
			const struct deck_item item = { .book = b,
				.entry = page->first_entry + k, .page = i,
				.rank = k - 1, .order = l->npages + i,
				.level = entry->level, .kind = entry->kind,
				.is_wanted = true };

			take_entry(l, &item, join(page->slug, entry->id,
			    l->a));
		}
	}
	l->npages += (uint32_t)toc.npages;
	return true;
}

static void
list_missing(struct loading *l)
{
	struct deck *d = l->deck;

	d->missing = arena_array(l->a, l->ncards, sizeof(*d->missing));
	for (size_t i = 0; i < l->ncards; i++)
		if (!l->is_used[i] && l->cards[i].card.answers > 0)
			d->missing[d->nmissing++] = l->cards[i];
}

bool
deck_load(const struct shelf *shelf, struct store *store, struct arena *a,
    struct deck *out, struct err *e)
{
	struct loading l = { .deck = out, .a = a,
		.is_several = shelf->n > 1 };
	size_t nentries = 0;
	bool ok;

	*out = (struct deck){ 0 };
	for (size_t i = 0; i < shelf->n; i++)
		nentries += book_nentries(shelf->books[i]);
	out->items = arena_array(a, nentries, sizeof(*out->items));
	ok = store_cards(store, a, &l.cards, &l.ncards, e);
	if (ok)
		l.is_used = arena_array(a, l.ncards, sizeof(*l.is_used));
	for (size_t i = 0; ok && i < l.ncards; i++)
		(void)map_put(&l.names, l.cards[i].name, (uint32_t)i, NULL);
	for (size_t i = 0; ok && i < shelf->n; i++)
		if (!sv_eq(book_meta(shelf->books[i])->name, SV(NOTES_BOOK)))
			ok = load_book(&l, shelf->books[i], e);
	if (ok)
		list_missing(&l);
	map_release(&l.names);
	return ok;
}

struct deck_item *
deck_find(const struct deck *d, struct sv name)
{
	for (size_t i = 0; i < d->n; i++)
		if (sv_eq(d->items[i].stored.name, name))
			return &d->items[i];
	return NULL;
}

uint64_t
deck_digest(const struct page *page)
{
	const struct node *root = page->doc.root;
	uint8_t sum[SHA256_SIZE];
	struct buf text = { 0 };
	uint64_t digest = 0;

	for (const struct node *n = root->first; n != NULL;
	    n = node_walk(root, (struct node *)(uintptr_t)n, false)) {
		buf_varint(&text, (uint64_t)n->type);
		buf_string(&text, node_text(n));
	}
	sha256(buf_view(&text), sum);
	for (size_t i = 0; i < 8; i++)
		digest = digest << 8 | sum[i];
	buf_release(&text);
	/* 0 means unknown; the top bit is SQLite's sign. */
	digest >>= 1;
	return digest != 0 ? digest : 1;
}
