#include "config.h"

#include "compile/text_write.h"

#include "base/mem.h"
#include "base/pool.h"
#include "book/format.h"
#include "book/sum.h"

/* What one call of a worker deflates. */
#define CUTS_A_CALL 16

struct text_cut {
	size_t start;		/* in `stream` */
	uint32_t n;
};

struct text_slot {
	struct buf bytes;
	size_t stored[CUTS_A_CALL];
	uint32_t sums[CUTS_A_CALL];
};

uint64_t
text_bytes(const struct text_writer *t)
{
	return t->base + t->stream.n;
}

static void
put_anchor(struct text_writer *t, const struct node_at *at, uint64_t first)
{
	buf_u16(&t->anchors, (uint16_t)first);
	buf_u32(&t->anchors, at->entry);
	buf_u32(&t->anchors, at->position);
	t->nanchors++;
}

/* Anchors up to END, in whose steps no node begins. */
static void
anchor_none(struct text_writer *t, uint64_t end)
{
	while (t->nanchors * BOOK_ANCHOR_STEP < end)
		put_anchor(t, &t->before, BOOK_ANCHOR_STEP);
}

static void
anchor_node(struct text_writer *t, const struct node_at *at)
{
	uint64_t step = at->offset / BOOK_ANCHOR_STEP;

	anchor_none(t, step * BOOK_ANCHOR_STEP);
	if (t->nanchors == step)
		put_anchor(t, at, at->offset - step * BOOK_ANCHOR_STEP);
	t->before = *at;
}

void
text_append(struct text_writer *t, const struct page_part *part)
{
	uint64_t start = text_bytes(t);

	for (size_t i = 0; i < part->nodes.n; i++) {
		struct node_at at = part->nodes.v[i];
		at.offset += start;
		anchor_node(t, &at);
		vec_push(&t->nodes, at);
	}
	buf_sv(&t->stream, buf_view(&part->packed));
}

/* Where the block that begins at START ends: SIZE_MAX when that depends on
 * what comes. *NEXT is the first node that may begin behind START. */
static uint64_t
block_end(const struct text_writer *t, uint64_t start, size_t *next,
    bool is_last)
{
	uint64_t end = text_bytes(t);
	bool is_known = is_last || end - start >= BOOK_BLOCK_SOFT;

	while (*next < t->nodes.n &&
	    t->nodes.v[*next].offset - start < BOOK_BLOCK_SOFT)
		++*next;
	if (*next < t->nodes.n) {
		end = t->nodes.v[*next].offset;
		is_known = true;
	}
	if (end - start > BOOK_BLOCK_MAX)
		return start + BOOK_BLOCK_MAX;
	return is_known ? end : UINT64_MAX;
}

static void
cut_blocks(struct text_writer *t, bool is_last)
{
	uint64_t start = t->base, end;
	size_t next = 0;

	vec_clear(&t->cuts);
	while (start < text_bytes(t) &&
	    (end = block_end(t, start, &next, is_last)) != UINT64_MAX) {
		struct text_cut cut = {
			.start = (size_t)(start - t->base),
			.n = (uint32_t)(end - start),
		};
		vec_push(&t->cuts, cut);
		start = end;
	}
}

/* What was cut is written: keep the rest only. */
static void
drop_cut(struct text_writer *t)
{
	size_t n, left = 0;

	if (t->cuts.n == 0)
		return;
	n = t->cuts.v[t->cuts.n - 1].start + t->cuts.v[t->cuts.n - 1].n;
	memmove(t->stream.p, t->stream.p + n, t->stream.n - n);
	t->stream.n -= n;
	t->base += n;
	for (size_t i = 0; i < t->nodes.n; i++)
		if (t->nodes.v[i].offset >= t->base)
			t->nodes.v[left++] = t->nodes.v[i];
	t->nodes.n = left;
}

static struct sv
cut_text(const struct text_writer *t, size_t i)
{
	return sv_make(t->stream.p + t->cuts.v[i].start, t->cuts.v[i].n);
}

static bool
deflate_cuts(void *arg, size_t call, size_t worker, struct err *e)
{
	struct text_writer *t = arg;
	struct text_slot *slot = &t->slots[call % pool_window(t->threads)];

	(void)e;
	if (t->deflaters[worker] == NULL)
		t->deflaters[worker] = deflater_new(
		    buf_view(&t->dictionary), t->effort);
	buf_clear(&slot->bytes);
	for (size_t i = 0; i < CUTS_A_CALL; i++) {
		size_t cut = call * CUTS_A_CALL + i;
		if (cut >= t->cuts.n)
			break;
		struct sv raw = cut_text(t, cut);
		size_t from = slot->bytes.n;
		slot->stored[i] = deflater_put(t->deflaters[worker], raw,
		    &slot->bytes);
		slot->sums[i] = book_sum(slot->bytes.p + from,
		    slot->stored[i]);
	}
	return true;
}

static void
record_block(struct text_writer *t, const struct text_cut *cut, size_t stored,
    uint32_t sum)
{
	if (t->nblocks % BOOK_BLOCK_GROUP == 0) {
		buf_u64(&t->index, t->stored);
		buf_u64(&t->index, t->base + cut->start);
	}
	buf_u16(&t->records, (uint16_t)stored);
	buf_u16(&t->records, (uint16_t)cut->n);
	buf_u32(&t->records, sum);
	t->nblocks++;
	t->stored += stored;
}

struct flush {
	struct text_writer *text;
	struct book_writer *out;
};

static bool
work_call(void *arg, size_t call, size_t worker, struct err *e)
{
	struct flush *flush = arg;

	return deflate_cuts(flush->text, call, worker, e);
}

static bool
done_call(void *arg, size_t call, struct err *e)
{
	struct flush *flush = arg;
	struct text_writer *t = flush->text;
	const struct text_slot *slot =
	    &t->slots[call % pool_window(t->threads)];

	for (size_t i = 0; i < CUTS_A_CALL; i++) {
		size_t cut = call * CUTS_A_CALL + i;
		if (cut >= t->cuts.n)
			break;
		record_block(t, &t->cuts.v[cut], slot->stored[i],
		    slot->sums[i]);
	}
	book_write_put(flush->out, buf_view(&slot->bytes));
	if (t->nblocks > UINT32_MAX)
		return err_set(e, ERR_LIMIT, "too much text for one book");
	return true;
}

bool
text_flush(struct text_writer *t, struct book_writer *w, size_t threads,
    bool is_last, struct err *e)
{
	struct flush flush = { t, w };

	if (t->slots == NULL) {
		t->threads = threads;
		t->slots = mem_array(pool_window(threads), sizeof(*t->slots));
		t->deflaters = mem_array(pool_window(threads),
		    sizeof(struct deflater *));
	}
	cut_blocks(t, is_last);
	const struct pool_job job = {
		.work = work_call,
		.done = done_call,
		.arg = &flush,
		.n = (t->cuts.n + CUTS_A_CALL - 1) / CUTS_A_CALL,
		.threads = threads,
	};
	if (!pool_run(&job, e))
		return false;
	drop_cut(t);
	return true;
}

void
text_write_blocks(struct text_writer *t, struct book_writer *w)
{
	struct buf b = { 0 };

	buf_u32(&b, (uint32_t)t->nblocks);
	buf_u32(&b, 0);
	buf_sv(&b, buf_view(&t->index));
	buf_u64(&b, t->stored);
	buf_u64(&b, text_bytes(t));
	book_write_section(w, BOOK_TAG_BLKS);
	book_write_put(w, buf_view(&b));
	book_write_put(w, buf_view(&t->records));
	anchor_none(t, text_bytes(t));
	book_write_section(w, BOOK_TAG_ANCH);
	book_write_put(w, buf_view(&t->anchors));
	buf_release(&b);
}

void
text_write_release(struct text_writer *t)
{
	size_t n = t->slots != NULL ? pool_window(t->threads) : 0;

	for (size_t i = 0; i < n; i++) {
		buf_release(&t->slots[i].bytes);
		deflater_free(t->deflaters[i]);
	}
	mem_free(t->slots);
	mem_free(t->deflaters);
	buf_release(&t->stream);
	vec_release(&t->nodes);
	vec_release(&t->cuts);
	buf_release(&t->dictionary);
	buf_release(&t->index);
	buf_release(&t->records);
	buf_release(&t->anchors);
	*t = (struct text_writer){ 0 };
}
