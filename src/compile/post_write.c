#include "config.h"

#include "compile/post_write.h"

#include "base/mem.h"
#include "base/pool.h"

/*
 * The runs are read twice: once to see which terms there are and to choose
 * the two k of lists of one posting, once to write. The second time terms are
 * taken in batches; workers turn slices of a batch into bytes, which are
 * written in order.
 */

#define BATCH_BYTES ((size_t)1 << 20)	/* as gathered */
#define SLICE_BYTES ((size_t)1 << 14)

struct span {
	size_t at, n;		/* postings of one run, in the batch's bytes */
};

struct batch_term {
	size_t first, n;	/* spans */
	bool is_operator;
};

struct slot {
	struct buf bytes;
	VEC(uint32_t) lengths;	/* of the lists in it */
	bool is_too_long;
};

struct post_writer {
	const struct post_scale *scale;
	struct book_writer *out;
	struct buf bytes;
	VEC(struct span) spans;
	VEC(struct batch_term) batch;
	VEC(size_t) slices;	/* their first terms, and the end */
	struct slot *slots;
	struct post_list *lists;	/* one a worker */
	size_t threads;
	struct term_info_vec *terms;
	size_t nwritten;	/* of terms */
};

/* Positions of the one posting of a term. */
static void
choose_single(const struct run_merge *m, const struct run_term *term,
    struct buf *scratch, struct rice_choice *first, struct rice_choice *gap)
{
	struct run_posting p = { 0 };

	buf_clear(scratch);
	for (size_t i = 0; i < m->n; i++)
		run_postings(m, term, i, scratch);
	struct cur c = cur_sv(buf_view(scratch));
	if (!run_posting_next(&c, false, &p))
		return;
	rice_add(first, (uint32_t)cur_varint(&p.positions));
	for (uint32_t i = 1; i < p.frequency; i++)
		rice_add(gap, (uint32_t)cur_varint(&p.positions) - 1);
}

static void
put_header(struct post_writer *pw, const struct post_scale *scale,
    uint64_t postings, uint64_t positions)
{
	struct buf b = { 0 };

	buf_u64(&b, postings);
	buf_u64(&b, positions);
	buf_byte(&b, (unsigned char)scale->single_first);
	buf_byte(&b, (unsigned char)scale->single_gap);
	buf_byte(&b, (unsigned char)scale->entry_bits);
	buf_byte(&b, 0);
	buf_u32(&b, 0);
	book_write_section(pw->out, BOOK_TAG_POST);
	book_write_put(pw->out, buf_view(&b));
	buf_release(&b);
}

static void
survey(struct post_writer *pw, struct run *const *runs, size_t n,
    struct post_scale *scale)
{
	struct run_merge m = { 0 };
	struct run_term term;
	struct rice_choice first = { 0 }, gap = { 0 };
	struct buf scratch = { 0 };
	uint64_t postings = 0, positions = 0;

	run_merge_begin(&m, runs, n);
	while (run_merge_next(&m, &term)) {
		const struct term_info info = {
			.text = term.text,
			.stem = term.stem,
			.df = term.df,
			.is_operator = term.is_operator,
		};
		vec_push(pw->terms, info);
		postings += term.df;
		positions += term.positions;
		if (term.df == 1 && !term.is_operator)
			choose_single(&m, &term, &scratch, &first, &gap);
	}
	scale->single_first = rice_best(&first);
	scale->single_gap = rice_best(&gap);
	put_header(pw, scale, postings, positions);
	run_merge_release(&m);
	buf_release(&scratch);
}

static bool
write_slice(void *arg, size_t slice, size_t worker, struct err *e)
{
	struct post_writer *pw = arg;
	struct slot *slot = &pw->slots[slice % pool_window(pw->threads)];
	struct post_list *list = &pw->lists[worker];

	(void)e;
	buf_clear(&slot->bytes);
	vec_clear(&slot->lengths);
	for (size_t i = pw->slices.v[slice]; i < pw->slices.v[slice + 1]; i++) {
		const struct batch_term *term = &pw->batch.v[i];
		size_t start = slot->bytes.n;
		post_list_clear(list, term->is_operator);
		for (size_t j = 0; j < term->n; j++) {
			struct span span = pw->spans.v[term->first + j];
			post_list_add(list,
			    sv_make(pw->bytes.p + span.at, span.n), pw->scale);
		}
		if (term->n > 1)
			post_list_sort(list);
		post_list_put(list, pw->scale, &slot->bytes);
		size_t length = slot->bytes.n - start;
		slot->is_too_long |= length > UINT32_MAX;
		vec_push(&slot->lengths, (uint32_t)length);
	}
	return true;
}

static bool
slice_done(void *arg, size_t slice, struct err *e)
{
	struct post_writer *pw = arg;
	const struct slot *slot = &pw->slots[slice % pool_window(pw->threads)];

	if (slot->is_too_long)
		return err_set(e, ERR_LIMIT,
		    "a word occurs too often for one book");
	for (size_t i = 0; i < slot->lengths.n; i++)
		pw->terms->v[pw->nwritten++].list_bytes = slot->lengths.v[i];
	book_write_put(pw->out, buf_view(&slot->bytes));
	return true;
}

static bool
write_batch(struct post_writer *pw, struct err *e)
{
	size_t begun = SIZE_MAX;

	vec_clear(&pw->slices);
	for (size_t i = 0; i < pw->batch.n; i++) {
		size_t at = pw->spans.v[pw->batch.v[i].first].at;
		if (begun != SIZE_MAX && at - begun < SLICE_BYTES)
			continue;
		begun = at;
		vec_push(&pw->slices, i);
	}
	vec_push(&pw->slices, pw->batch.n);
	const struct pool_job job = {
		.work = write_slice,
		.done = slice_done,
		.arg = pw,
		.n = pw->slices.n - 1,
		.threads = pw->threads,
	};
	bool ok = pool_run(&job, e);
	buf_clear(&pw->bytes);
	vec_clear(&pw->spans);
	vec_clear(&pw->batch);
	return ok;
}

static void
add_term(struct post_writer *pw, const struct run_merge *m,
    const struct run_term *term)
{
	struct batch_term t = {
		.first = pw->spans.n,
		.is_operator = term->is_operator,
	};

	for (size_t i = 0; i < m->n; i++) {
		struct span span = { .at = pw->bytes.n };
		run_postings(m, term, i, &pw->bytes);
		span.n = pw->bytes.n - span.at;
		if (span.n > 0)
			vec_push(&pw->spans, span);
	}
	t.n = pw->spans.n - t.first;
	vec_push(&pw->batch, t);
}

static bool
write_lists(struct post_writer *pw, struct run *const *runs, size_t n,
    struct err *e)
{
	struct run_merge m = { 0 };
	struct run_term term;
	bool ok = true;

	run_merge_begin(&m, runs, n);
	while (ok && run_merge_next(&m, &term)) {
		add_term(pw, &m, &term);
		if (pw->bytes.n >= BATCH_BYTES)
			ok = write_batch(pw, e);
	}
	run_merge_release(&m);
	return ok && write_batch(pw, e);
}

bool
post_write(struct run *const *runs, size_t n, struct post_scale *scale,
    struct book_writer *w, size_t threads, struct term_info_vec *terms,
    struct err *e)
{
	size_t window = pool_window(threads);
	struct post_writer pw = {
		.scale = scale,
		.out = w,
		.threads = threads,
		.terms = terms,
		.nwritten = terms->n,
	};

	pw.slots = mem_array(window, sizeof(*pw.slots));
	pw.lists = mem_array(window, sizeof(*pw.lists));
	survey(&pw, runs, n, scale);
	bool ok = write_lists(&pw, runs, n, e);
	for (size_t i = 0; i < window; i++) {
		buf_release(&pw.slots[i].bytes);
		vec_release(&pw.slots[i].lengths);
		post_list_release(&pw.lists[i]);
	}
	mem_free(pw.slots);
	mem_free(pw.lists);
	buf_release(&pw.bytes);
	vec_release(&pw.spans);
	vec_release(&pw.batch);
	vec_release(&pw.slices);
	return ok;
}
