#include "config.h"

#include "compile/spill.h"

#define BUFFER ((size_t)32 * 1024)	/* of a reader, and of the writer */
/* A record without its list: three texts of at most 255 bytes, numbers. */
#define HEAD_MOST 1024

bool
spill_open(struct spill *s, const char *beside, struct err *e)
{
	*s = (struct spill){ 0 };
	return file_scratch_open(&s->file, beside, e);
}

void
spill_release(struct spill *s)
{
	file_scratch_release(&s->file);
	vec_release(&s->runs);
	buf_release(&s->pending);
	buf_release(&s->before);
}

static void
flush(struct spill *s)
{
	if (s->sticky.code != ERR_NONE ||
	    file_scratch_put(&s->file, s->pending.p, s->pending.n, &s->sticky))
		buf_clear(&s->pending);
}

/* TEXT as it differs from BEFORE. */
static void
put_after(struct buf *out, struct sv before, struct sv text)
{
	size_t shared = sv_shared(before, text);

	buf_varint(out, shared);
	buf_string(out, sv_from(text, shared));
}

void
spill_begin(struct spill *s)
{
	const struct spill_run run = { .at = s->file.length };

	vec_push(&s->runs, run);
	buf_clear(&s->before);
}

void
spill_put(struct spill *s, const struct run_term *term, struct sv list)
{
	struct buf *out = &s->pending;

	put_after(out, buf_view(&s->before), term->text);
	buf_byte(out, term->is_operator);
	put_after(out, term->text, term->stem);
	buf_varint(out, term->df);
	buf_varint(out, term->stem_df);
	buf_varint(out, term->positions);
	buf_varint(out, list.n);
	buf_sv(out, list);
	buf_clear(&s->before);
	buf_sv(&s->before, term->text);
	if (out->n >= BUFFER)
		flush(s);
}

bool
spill_end(struct spill *s, struct err *e)
{
	flush(s);
	s->runs.v[s->runs.n - 1].end = s->file.length;
	if (s->sticky.code == ERR_NONE)
		return true;
	*e = s->sticky;
	return false;
}

bool
spill_run(struct spill *s, const struct run *r, struct err *e)
{
	struct buf list = { 0 };

	spill_begin(s);
	for (size_t i = 0; i < run_nterms(r); i++) {
		const struct run_term term = run_term_at(r, i);
		buf_clear(&list);
		run_put_list(r, i, &list);
		spill_put(s, &term, buf_view(&list));
	}
	buf_release(&list);
	return spill_end(s, e);
}

void
spill_reader_begin(struct spill_reader *r, const struct spill *s, size_t i)
{
	*r = (struct spill_reader){
		.file = &s->file,
		.at = s->runs.v[i].at,
		.end = s->runs.v[i].end,
	};
}

void
spill_reader_release(struct spill_reader *r)
{
	buf_release(&r->bytes);
	buf_release(&r->text);
	buf_release(&r->stem);
}

bool
spill_reader_ok(const struct spill_reader *r, struct err *e)
{
	if (r->sticky.code == ERR_NONE)
		return true;
	*e = r->sticky;
	return false;
}

/* Have at least N bytes at hand, unless the run ends or reading fails. */
static void
fill(struct spill_reader *r, size_t n)
{
	size_t left = r->bytes.n - r->used;

	if (left >= n || r->at == r->end || r->sticky.code != ERR_NONE)
		return;
	if (left > 0)
		memmove(r->bytes.p, r->bytes.p + r->used, left);
	r->bytes.n = left;
	r->used = 0;
	size_t more = BUFFER - left;
	if (more > r->end - r->at)
		more = (size_t)(r->end - r->at);
	if (!file_scratch_read(r->file, r->at, buf_reserve(&r->bytes, more),
	    more, &r->sticky))
		return;
	r->bytes.n += more;
	r->at += more;
}

/* Read a text as PUT_AFTER wrote it: TEXT holds what was before it. */
static void
take_after(struct cur *c, struct buf *text)
{
	uint64_t shared = cur_varint_max(c, text->n);

	text->n = (size_t)shared;
	buf_sv(text, cur_string(c));
}

static void
skip_list(struct spill_reader *r)
{
	size_t left = r->bytes.n - r->used;

	if (r->list_bytes <= left) {
		r->used += (size_t)r->list_bytes;
	} else {
		r->at += r->list_bytes - left;
		r->used = r->bytes.n;
	}
	r->list_bytes = 0;
}

bool
spill_reader_next(struct spill_reader *r)
{
	skip_list(r);
	fill(r, HEAD_MOST);
	struct cur c = cur_make(r->bytes.p + r->used, r->bytes.n - r->used);
	if (cur_left(&c) == 0 || r->sticky.code != ERR_NONE)
		return false;
	take_after(&c, &r->text);
	r->term.is_operator = cur_u8(&c) != 0;
	buf_clear(&r->stem);
	buf_sv(&r->stem, buf_view(&r->text));
	take_after(&c, &r->stem);
	r->term.text = buf_view(&r->text);
	r->term.stem = buf_view(&r->stem);
	r->term.df = (uint32_t)cur_varint(&c);
	r->term.stem_df = (uint32_t)cur_varint(&c);
	r->term.positions = cur_varint(&c);
	r->list_bytes = cur_varint(&c);
	r->used = r->bytes.n - cur_left(&c);
	if (cur_ok(&c) &&
	    r->list_bytes <= cur_left(&c) + (r->end - r->at))
		return true;
	return err_set(&r->sticky, ERR_SYS,
	    "temporary file in %s: changed while it was used",
	    r->file->place);
}

void
spill_reader_list(struct spill_reader *r, struct buf *out)
{
	while (r->list_bytes > 0 && r->sticky.code == ERR_NONE) {
		fill(r, 1);
		size_t n = r->bytes.n - r->used;
		if (n > r->list_bytes)
			n = (size_t)r->list_bytes;
		buf_put(out, r->bytes.p + r->used, n);
		r->used += n;
		r->list_bytes -= n;
	}
}
