/* The preset dictionary is made of pieces of the packed texts. A piece is found
 * again by its windows of WINDOW bytes: only those across the seam of two pieces
 * may be nowhere in the texts, at most WINDOW - 1 in a row. One byte from
 * elsewhere would make it WINDOW. */
#include "config.h"

#include "book/book.h"

#include "base/mem.h"
#include "book/inner.h"

#define WINDOW 8
#define STRETCH 65536	/* bytes of the stream read at once */

struct windows {		/* a set, open addressing */
	uint64_t *slots;	/* the window + 1 where that is not 0 */
	size_t n;		/* power of two */
};

static uint64_t
window_at(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v == UINT64_MAX ? v : v + 1;
}

static uint64_t *
slot_of(const struct windows *w, uint64_t v)
{
	size_t i = (size_t)(v * 0x9E3779B97F4A7C15u >> 20) & (w->n - 1);

	while (w->slots[i] != 0 && w->slots[i] != v)
		i = (i + 1) & (w->n - 1);
	return &w->slots[i];
}

static void
add_all(struct windows *w, struct sv text)
{
	for (size_t i = 0; i + WINDOW <= text.n; i++) {
		uint64_t v = window_at(text.p + i);

		*slot_of(w, v) = v;
	}
}

static bool
add_stream(struct book *b, struct windows *w, struct err *e)
{
	struct arena a = { 0 };
	bool ok = true;

	for (uint64_t at = 0; at < b->stream_bytes && ok; at += STRETCH) {
		uint64_t end = at + STRETCH + WINDOW - 1;
		struct sv text;

		arena_clear(&a);
		ok = stream_bytes(b, at, end < b->stream_bytes ? end :
		    b->stream_bytes, &a, &text, e);
		if (ok)
			add_all(w, text);
	}
	arena_release(&a);
	return ok;
}

static bool
has_only(const struct windows *w, struct sv dictionary)
{
	size_t missing = 0;

	if (dictionary.n < WINDOW)
		return dictionary.n == 0;
	for (size_t i = 0; i + WINDOW <= dictionary.n; i++) {
		uint64_t v = window_at(dictionary.p + i);

		missing = *slot_of(w, v) == v ? 0 : missing + 1;
		if (missing >= WINDOW)
			return false;
	}
	return true;
}

bool
book_dictionary_is_text(struct book *b, bool *is_text, struct err *e)
{
	uint64_t n = b->parts[PART_DICT].length;
	struct windows w = { .n = 1024 };
	struct cur bytes;
	bool ok;

	*is_text = n == 0;
	if (n == 0)
		return true;
	while (w.n / 2 < b->stream_bytes)
		w.n *= 2;
	w.slots = mem_array(w.n, sizeof(*w.slots));
	ok = add_stream(b, &w, e) &&
	    part_bytes(b, PART_DICT, 0, n, &bytes, e);
	if (ok)
		*is_text = has_only(&w, cur_take(&bytes, (size_t)n));
	mem_free(w.slots);
	return ok;
}
