/* Carried files. */
#include "config.h"

#include <string.h>

#include "base/mem.h"
#include "book/book.h"
#include "book/inner.h"

/* A row of the directory, and where its file lies in the section. */
struct row {
	struct sv name;
	uint64_t raw, stored, at;
};

static bool
row_read(struct cur *c, struct row *row)
{
	row->name = cur_string(c);
	row->raw = cur_varint_max(c, BOOK_DATA_MAX);
	row->stored = cur_varint_max(c, row->raw);
	return cur_ok(c) && row->stored * BOOK_RATIO_MAX >= row->raw;
}

/* The section's beginning as far as its directory goes, which says nowhere how
 * long it is; what lies behind it, pictures above all, is not touched. */
struct directory {
	struct cur rows;		/* at the first */
	size_t n;
	uint64_t end;			/* offset of the first file */
};

#define DIRECTORY_BYTES 4096		/* tried first */

/* Does C hold the whole directory? Then it is D, and SUM what is stored. */
static bool
takes_directory(struct cur c, uint64_t window, struct directory *d,
    uint64_t *sum)
{
	struct row row;

	*sum = 0;
	d->n = cur_count(&c, 3);
	d->rows = c;
	for (size_t i = 0; cur_ok(&c) && i < d->n; i++) {
		if (!row_read(&c, &row))
			return false;
		*sum += row.stored;
	}
	d->end = window - cur_left(&c);
	return cur_ok(&c);
}

static bool
directory_read(struct book *b, struct directory *d, struct err *e)
{
	uint64_t length = b->parts[PART_DATA].length, window, sum;
	struct cur c;

	for (window = DIRECTORY_BYTES;; window *= 2) {
		if (window > length)
			window = length;
		if (!part_bytes(b, PART_DATA, 0, window, &c, e))
			return false;
		if (takes_directory(c, window, d, &sum))
			break;
		if (window == length)
			return book_damaged(b, PART_DATA, e, "directory");
	}
	return sum == length - d->end ||
	    book_damaged(b, PART_DATA, e, "lengths do not add up");
}

/* The row numbered I, or that of NAME where it is not NULL. */
static bool
find_row(struct book *b, const struct sv *name, size_t i, struct row *row,
    bool *found, struct err *e)
{
	struct directory d;
	uint64_t at;

	*found = false;
	if (!directory_read(b, &d, e))
		return false;
	at = d.end;
	for (size_t k = 0; k < d.n && !*found; k++) {
		if (!row_read(&d.rows, row))
			return book_damaged(b, PART_DATA, e, "directory");
		row->at = at;
		at += row->stored;
		*found = name != NULL ? sv_eq(row->name, *name) : k == i;
	}
	return true;
}

static bool
read_file(struct book *b, const struct row *row, struct arena *a,
    struct sv *out, struct err *e)
{
	struct cur file;
	char *p;

	if (!part_bytes(b, PART_DATA, row->at, row->stored, &file, e))
		return false;
	p = arena_alloc(a, (size_t)row->raw);
	if (row->stored == row->raw && row->raw > 0)
		memcpy(p, file.p, (size_t)row->raw);
	else if (row->raw > 0 && !inflate_whole(file, (size_t)row->raw, p))
		return book_damaged(b, PART_DATA, e, "a file does not inflate");
	*out = sv_make(p, (size_t)row->raw);
	return true;
}

bool
book_data_at(struct book *b, size_t i, struct sv *name, struct arena *a,
    struct sv *out, bool *found, struct err *e)
{
	struct row row;

	if (!find_row(b, NULL, i, &row, found, e))
		return false;
	if (*found)
		*name = row.name;
	return !*found || out == NULL || read_file(b, &row, a, out, e);
}

bool
book_data(struct book *b, struct sv name, struct arena *a, struct sv *out,
    bool *found, struct err *e)
{
	struct row row;

	if (!find_row(b, &name, 0, &row, found, e))
		return false;
	return !*found || out == NULL || read_file(b, &row, a, out, e);
}
