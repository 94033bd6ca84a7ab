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

static int
by_name(const void *a, const void *b)
{
	const struct corpus_data *const *x = a, *const *y = b;

	return sv_cmp((*x)->name, (*y)->name);
}

static void
put_file(const struct corpus_data *file, struct deflater *d, struct buf *head,
    struct buf *body)
{
	buf_string(head, file->name);
	buf_varint(head, file->bytes.n);
	buf_varint(head, deflater_put(d, file->bytes, body));
}

bool
data_write(const struct corpus *c, struct book_writer *w, struct err *e)
{
	size_t n = corpus_ndata(c);
	const struct corpus_data **files = mem_array(n, sizeof(*files));
	struct deflater *d = deflater_new((struct sv){ 0 },
	    DEFLATE_THOROUGH);
	struct buf head = { 0 }, body = { 0 };
	bool ok = true;

	for (size_t i = 0; i < n; i++)
		files[i] = corpus_data(c, i);
	if (n > 0)
		qsort(files, n, sizeof(*files), by_name);
	buf_varint(&head, n);
	for (size_t i = 0; i < n && ok; i++) {
		ok = files[i]->bytes.n <= BOOK_DATA_MAX;
		if (ok)
			put_file(files[i], d, &head, &body);
		else
			err_set(e, ERR_LIMIT, "%.*s: larger than %u bytes",
			    SV_ARG(files[i]->name), BOOK_DATA_MAX);
	}
	if (ok) {
		book_write_section(w, BOOK_TAG_DATA);
		book_write_put(w, buf_view(&head));
		book_write_put(w, buf_view(&body));
	}
	deflater_free(d);
	mem_free(files);
	buf_release(&head);
	buf_release(&body);
	return ok;
}
