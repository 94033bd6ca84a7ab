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

struct batch_term {
	size_t at, n;		/* its list, in the batch's bytes */
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
	VEC(struct batch_term) batch;
	VEC(size_t) slices;	/* their first terms, and the end */
	struct slot *slots;
	struct post_list *lists;	/* one a worker */
	size_t threads;
	const struct run_set *set;
	struct term_table *terms;
	size_t nwritten;	/* of terms */
};

void
term_table_release(struct term_table *t)
{
	vec_release(&t->terms);
	arena_release(&t->texts);
}

static void
add_info(struct term_table *t, const struct run_term *term)
{
	struct term_info info = {
		.text = arena_sv(&t->texts, term->text),
		.df = term->df,
		.stem_df = term->stem_df,
		.is_operator = term->is_operator,
	};

	/* Most stems begin their words. */
	info.stem = sv_starts(term->text, term->stem)
	    ? sv_sub(info.text, 0, term->stem.n)
	    : arena_sv(&t->texts, term->stem);
	vec_push(&t->terms, info);
}

/* The positions of LIST, which has one posting. */
static void
choose_single(struct sv list, struct rice_choice *first,
    struct rice_choice *gap)
{
	struct run_posting p = { 0 };
	struct cur c = cur_sv(list), part = cur_sv(cur_string(&c));

	if (!run_posting_next(&part, false, &p))
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

static bool
survey(struct post_writer *pw, struct post_scale *scale, struct err *e)
{
	struct merge m;
	struct run_term term;
	struct rice_choice first = { 0 }, gap = { 0 };
	struct buf list = { 0 };
	uint64_t postings = 0, positions = 0;

	run_set_merge(pw->set, &m);
	while (merge_next(&m, &term)) {
		add_info(pw->terms, &term);
		postings += term.df;
		positions += term.positions;
		if (term.df > 1 || term.is_operator)
			continue;
		buf_clear(&list);
		merge_list(&m, &list);
		choose_single(buf_view(&list), &first, &gap);
	}
	scale->single_first = rice_best(&first);
	scale->single_gap = rice_best(&gap);
	put_header(pw, scale, postings, positions);
	bool ok = merge_ok(&m, e);
	merge_release(&m);
	buf_release(&list);
	return ok;
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
		struct cur parts = cur_make(pw->bytes.p + term->at, term->n);
		post_list_clear(list, term->is_operator);
		while (cur_left(&parts) > 0)
			post_list_add(list, cur_string(&parts), pw->scale);
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
		pw->terms->terms.v[pw->nwritten++].list_bytes = slot->lengths.v[i];
	book_write_put(pw->out, buf_view(&slot->bytes));
	return true;
}

static bool
write_batch(struct post_writer *pw, struct err *e)
{
	size_t begun = SIZE_MAX;

	vec_clear(&pw->slices);
	for (size_t i = 0; i < pw->batch.n; i++) {
		size_t at = pw->batch.v[i].at;
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
	vec_clear(&pw->batch);
	return ok;
}

static bool
write_lists(struct post_writer *pw, struct err *e)
{
	struct merge m;
	struct run_term term;
	bool ok = true;

	run_set_merge(pw->set, &m);
	while (ok && merge_next(&m, &term)) {
		struct batch_term t = {
			.at = pw->bytes.n,
			.is_operator = term.is_operator,
		};
		merge_list(&m, &pw->bytes);
		t.n = pw->bytes.n - t.at;
		vec_push(&pw->batch, t);
		if (pw->bytes.n >= BATCH_BYTES)
			ok = write_batch(pw, e);
	}
	ok = ok && merge_ok(&m, e) && write_batch(pw, e);
	merge_release(&m);
	return ok;
}

bool
post_write(const struct run_set *set, struct post_scale *scale,
    struct book_writer *w, size_t threads, struct term_table *terms,
    struct err *e)
{
	size_t window = pool_window(threads);
	struct post_writer pw = {
		.scale = scale,
		.out = w,
		.threads = threads,
		.set = set,
		.terms = terms,
	};

	pw.slots = mem_array(window, sizeof(*pw.slots));
	pw.lists = mem_array(window, sizeof(*pw.lists));
	bool ok = survey(&pw, scale, e) && write_lists(&pw, e);
	for (size_t i = 0; i < window; i++) {
		buf_release(&pw.slots[i].bytes);
		vec_release(&pw.slots[i].lengths);
		post_list_release(&pw.lists[i]);
	}
	mem_free(pw.slots);
	mem_free(pw.lists);
	buf_release(&pw.bytes);
	vec_release(&pw.batch);
	vec_release(&pw.slices);
	return ok;
}
