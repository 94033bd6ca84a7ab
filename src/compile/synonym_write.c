#include "config.h"

#include "compile/synonym_write.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/vec.h"
#include "book/format.h"
#include "corpus/synonyms.h"
#include "text/stem.h"
#include "text/stem_language.h"

_Static_assert(SYNONYM_WORDS_MAX == BOOK_SYNONYM_WORDS &&
    SYNONYM_FORMS_MAX == BOOK_SYNONYM_FORMS, "what a file may say is stored");

struct key {
	struct sv said;
	uint32_t hash;
	uint32_t order;		/* of those that are said alike */
	const struct sv_list *meant;
};

struct key_vec VEC_BODY(struct key);

static int
by_hash(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int order;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	order = sv_cmp(x->said, y->said);
	return order != 0 ? order : x->order < y->order ? -1 : 1;
}

static void
add_key(struct key_vec *keys, struct sv said, const struct sv_list *meant)
{
	struct key key = { said, map_hash(said), (uint32_t)keys->n, meant };

	vec_push(keys, key);
}

/* SAID with each word's stem for the word. */
static struct sv
stems_of(struct stemmer *stemmer, struct sv said, struct arena *a)
{
	struct buf stems = { 0 };
	struct sv word, all;

	while (sv_word(&said, &word)) {
		if (stems.n > 0)
			buf_byte(&stems, ' ');
		buf_sv(&stems, stemmer_stem(stemmer, word));
	}
	all = arena_sv(a, buf_view(&stems));
	buf_release(&stems);
	return all;
}

/* The forms of N keys that are said alike, each once, as far as there is
 * room. */
static void
group_of(const struct key *keys, size_t n, struct buf *out)
{
	struct sv forms[BOOK_SYNONYM_FORMS];
	size_t nforms = 0;

	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < keys[i].meant->n; k++) {
			struct sv form = keys[i].meant->v[k];
			size_t old = 0;
			while (old < nforms && !sv_eq(forms[old], form))
				old++;
			if (old == nforms && nforms < BOOK_SYNONYM_FORMS)
				forms[nforms++] = form;
		}
	}
	buf_clear(out);
	buf_varint(out, nforms);
	for (size_t i = 0; i < nforms; i++)
		buf_string(out, forms[i]);
}

/* The parts of the section. */
struct parts {
	struct buf index, records, groups;
	struct map places;	/* bytes of a group -> where it is */
	uint32_t nkeys;
};

/* The record of N keys that are said alike. */
static void
put_record(struct parts *p, const struct key *keys, size_t n)
{
	struct buf group = { 0 };
	bool is_new;

	group_of(keys, n, &group);
	const struct map_item *place = map_put(&p->places, buf_view(&group),
	    (uint32_t)p->groups.n, &is_new);
	if (is_new)
		buf_sv(&p->groups, buf_view(&group));
	buf_u32(&p->index, keys[0].hash);
	buf_u32(&p->index, (uint32_t)p->records.n);
	buf_string(&p->records, keys[0].said);
	buf_varint(&p->records, place->value);
	p->nkeys++;
	buf_release(&group);
}

static void
write_keys(struct key_vec *keys, struct book_writer *w)
{
	struct parts p = { 0 };
	struct buf head = { 0 };

	if (keys->n > 0)
		qsort(keys->v, keys->n, sizeof(*keys->v), by_hash);
	for (size_t i = 0, next; i < keys->n; i = next) {
		for (next = i + 1; next < keys->n &&
		     sv_eq(keys->v[next].said, keys->v[i].said); next++)
			continue;
		put_record(&p, &keys->v[i], next - i);
	}
	buf_u32(&head, p.nkeys);
	buf_u32(&head, (uint32_t)p.records.n);
	book_write_section(w, BOOK_TAG_SYNO);
	book_write_put(w, buf_view(&head));
	book_write_put(w, buf_view(&p.index));
	book_write_put(w, buf_view(&p.records));
	book_write_put(w, buf_view(&p.groups));
	buf_release(&head);
	buf_release(&p.index);
	buf_release(&p.records);
	buf_release(&p.groups);
	map_release(&p.places);
}

void
synonym_write(struct sv text, struct sv language, struct diag_sink *diag,
    struct book_writer *w)
{
	/* The stems that a reader will ask for. */
	struct stemmer *stemmer = stemmer_new(stem_is_for_queries(language)
	    ? language : SV(""));
	struct arena a = { 0 };
	struct synonym_list found;
	struct key_vec keys = { 0 };

	synonyms_read(text, "synonyms.txt", &a, diag, &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct synonym *s = &found.v[i];
		add_key(&keys, stems_of(stemmer, s->said, &a), &s->meant);
	}
	write_keys(&keys, w);
	vec_release(&keys);
	arena_release(&a);
	stemmer_free(stemmer);
}
