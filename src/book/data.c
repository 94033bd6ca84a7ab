/* Carried files. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "book/book.h"
#include "book/inner.h"

/* One row of the directory. */
static bool
row_read(struct cur *c, struct sv *name, uint64_t *raw, uint64_t *stored)
{
	*name = cur_string(c);
	*raw = cur_varint_max(c, BOOK_DATA_MAX);
	*stored = cur_varint_max(c, *raw);
	return cur_ok(c) && *stored * BOOK_RATIO_MAX >= *raw;
}

bool
book_data_at(struct book *b, size_t i, struct sv *name, struct arena *a,
    struct sv *out, bool *found, struct err *e)
{
	uint64_t length = b->parts[PART_DATA].length;
	uint64_t raw = 0, stored = 0, at = 0, before = 0;
	struct cur c;

	*found = false;
	if (!part_bytes(b, PART_DATA, 0, length, &c, e))
		return false;
	size_t n = cur_count(&c, 3);
	for (size_t j = 0; j < n; j++) {
		struct sv row;
		uint64_t row_raw, row_stored;
		if (!row_read(&c, &row, &row_raw, &row_stored))
			return book_damaged(b, PART_DATA, e, "directory");
		if (j == i) {
			*name = row;
			*found = true;
			before = at;
			raw = row_raw;
			stored = row_stored;
		}
		at += row_stored;
	}
	if (!cur_ok(&c) || at != cur_left(&c))
		return book_damaged(b, PART_DATA, e, "lengths do not add up");
	if (!*found || out == NULL)
		return true;
	struct cur file = cur_sub(&c, before, stored);
	char *p = arena_alloc(a, (size_t)raw);
	if (stored == raw && raw > 0)
		memcpy(p, file.p, (size_t)raw);
	else if (raw > 0 && !inflate_whole(file, (size_t)raw, p))
		return book_damaged(b, PART_DATA, e, "a file does not inflate");
	*out = sv_make(p, (size_t)raw);
	return true;
}

bool
book_data(struct book *b, struct sv name, struct arena *a, struct sv *out,
    bool *found, struct err *e)
{
	uint64_t raw, stored;
	struct sv row;
	struct cur c;

	*found = false;
	if (!part_bytes(b, PART_DATA, 0, b->parts[PART_DATA].length, &c, e))
		return false;
	size_t n = cur_count(&c, 3);
	for (size_t i = 0; i < n; i++) {
		if (!row_read(&c, &row, &raw, &stored))
			return book_damaged(b, PART_DATA, e, "directory");
		if (sv_eq(row, name))
			return book_data_at(b, i, &row, a, out, found, e);
	}
	return cur_ok(&c) ? true
			  : book_damaged(b, PART_DATA, e, "directory");
}
