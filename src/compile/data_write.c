#include "config.h"

#include "compile/data_write.h"

#include <stdlib.h>

#include "base/mem.h"
#include "book/format.h"
#include "compile/deflater.h"

struct sv
data_named(const struct corpus *c, struct sv name)
{
	for (size_t i = 0; i < corpus_ndata(c); i++)
		if (sv_eq(corpus_data(c, i)->name, name))
			return corpus_data(c, i)->bytes;
	return (struct sv){ 0 };
}

/* A file to be written: deflated in memory, or a picture, which is as small as
 * it gets and is read when its turn comes. */
struct stored {
	const struct corpus_data *file;
	size_t n;		/* bytes in the book */
};

/* Put the row of S into HEAD, and what it holds into BODY, unless it is a
 * picture. */
static bool
put_file(struct stored *s, struct deflater *d, struct buf *head,
    struct buf *body, struct err *e)
{
	const struct corpus_data *file = s->file;

	if (file->size > BOOK_DATA_MAX)
		return err_set(e, ERR_LIMIT, "%.*s: larger than %u bytes",
		    SV_ARG(file->name), BOOK_DATA_MAX);
	s->n = (size_t)file->size;
	if (!file->is_picture)
		s->n = deflater_put(d, file->bytes, body);
	buf_string(head, file->name);
	buf_varint(head, file->size);
	buf_varint(head, s->n);
	return true;
}

static bool
write_picture(const struct corpus_data *file, struct book_writer *w,
    struct err *e)
{
	struct buf bytes = { 0 };
	bool ok = file_read(file->path, BOOK_DATA_MAX, &bytes, e);

	if (ok && bytes.n != file->size)
		ok = err_set(e, ERR_CONTENT, "%s: changed while it was read",
		    file->path);
	if (ok)
		book_write_put(w, buf_view(&bytes));
	buf_release(&bytes);
	return ok;
}

static bool
write_files(const struct stored *files, size_t n, struct sv body,
    struct book_writer *w, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (files[i].file->is_picture) {
			if (!write_picture(files[i].file, w, e))
				return false;
			continue;
		}
		book_write_put(w, sv_sub(body, 0, files[i].n));
		body = sv_from(body, files[i].n);
	}
	return true;
}

static int
by_name(const void *a, const void *b)
{
	const struct stored *x = a, *y = b;

	return sv_cmp(x->file->name, y->file->name);
}

bool
data_write(const struct corpus *c, struct book_writer *w, struct err *e)
{
	size_t n = corpus_ndata(c);
	struct stored *files = mem_array(n, sizeof(*files));
	struct deflater *d = deflater_new((struct sv){ 0 },
	    DEFLATE_THOROUGH);
	struct buf head = { 0 }, body = { 0 };
	bool ok = true;

	for (size_t i = 0; i < n; i++)
		files[i].file = corpus_data(c, i);
	if (n > 0)
		qsort(files, n, sizeof(*files), by_name);
	buf_varint(&head, n);
	for (size_t i = 0; i < n && ok; i++)
		ok = put_file(&files[i], d, &head, &body, e);
	if (ok) {
		book_write_section(w, BOOK_TAG_DATA);
		book_write_put(w, buf_view(&head));
		ok = write_files(files, n, buf_view(&body), w, e);
	}
	deflater_free(d);
	mem_free(files);
	buf_release(&head);
	buf_release(&body);
	return ok;
}
