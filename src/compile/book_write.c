#include "config.h"

#include "compile/book_write.h"

#include <assert.h>

#include "book/format.h"
#include "book/sum.h"

#define FRAME_BYTES                                                           \
	(BOOK_HEADER_BYTES + BOOK_WRITE_SECTIONS * BOOK_SECTION_BYTES)

bool
book_write_open(struct book_writer *w, const char *path, struct err *e)
{
	static const char room[FRAME_BYTES];

	if (!file_new_open(&w->file, path, e))
		return false;
	file_new_put(&w->file, room, sizeof(room));
	w->at = sizeof(room);
	return true;
}

static void
put_raw(struct book_writer *w, struct sv bytes)
{
	if (bytes.n == 0)
		return;
	file_new_put(&w->file, bytes.p, bytes.n);
	w->at += bytes.n;
	w->sections[w->nsections - 1].length += bytes.n;
}

void
book_write_section(struct book_writer *w, const char *tag)
{
	assert(w->nsections < BOOK_WRITE_SECTIONS);
	struct book_section *s = &w->sections[w->nsections++];
	memcpy(s->tag, tag, sizeof(s->tag));
	s->offset = w->at;
}

/* The sum of the piece begun is complete. */
static void
close_piece(struct book_writer *w)
{
	if (w->npiece == 0)
		return;
	buf_u32(&w->sums, book_sum(w->piece, w->npiece));
	w->npiece = 0;
}

void
book_write_put(struct book_writer *w, struct sv bytes)
{
	put_raw(w, bytes);
	while (w->nsections > 1 && bytes.n > 0) {
		struct sv part = sv_sub(bytes, 0, BOOK_SUM_BYTES - w->npiece);
		memcpy(w->piece + w->npiece, part.p, part.n);
		w->npiece += part.n;
		if (w->npiece == BOOK_SUM_BYTES)
			close_piece(w);
		bytes = sv_from(bytes, part.n);
	}
}

static void
put_frame(struct book_writer *w)
{
	struct buf b = { 0 };

	buf_put(&b, BOOK_MAGIC, 8);
	buf_u16(&b, BOOK_VERSION);
	buf_u16(&b, (uint16_t)w->nsections);
	buf_u32(&b, 0);
	buf_u64(&b, w->at);
	buf_u64(&b, 0);
	for (size_t i = 0; i < w->nsections; i++) {
		buf_put(&b, w->sections[i].tag, sizeof(w->sections[i].tag));
		buf_u32(&b, BOOK_REQUIRED);
		buf_u64(&b, w->sections[i].offset);
		buf_u64(&b, w->sections[i].length);
	}
	uint32_t sum = book_sum(b.p, b.n);
	for (unsigned i = 0; i < 4; i++)
		b.p[BOOK_SUM_AT + i] = (char)(sum >> 8 * i & 0xFF);
	assert(b.n == FRAME_BYTES);
	file_new_patch(&w->file, 0, b.p, b.n);
	buf_release(&b);
}

bool
book_write_commit(struct book_writer *w, struct err *e)
{
	close_piece(w);
	book_write_section(w, BOOK_TAG_SUMS);
	put_raw(w, buf_view(&w->sums));
	put_frame(w);
	return file_new_commit(&w->file, e);
}

void
book_write_release(struct book_writer *w)
{
	file_new_release(&w->file);
	buf_release(&w->sums);
	*w = (struct book_writer){ 0 };
}
