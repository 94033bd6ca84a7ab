#include "config.h"

#include "compile/compile.h"

#include <sys/stat.h>

#include "base/mem.h"
#include "base/pool.h"
#include "book/format.h"
#include "compile/book_write.h"
#include "compile/checked.h"
#include "compile/data_write.h"
#include "compile/dict_write.h"
#include "compile/name_write.h"
#include "compile/post_write.h"
#include "compile/run_set.h"
#include "compile/synonym_write.h"
#include "compile/table_write.h"
#include "compile/text_train.h"
#include "compile/text_write.h"

/*
 * Pages are taken in stretches of some megabytes, so that memory does not grow
 * with the corpus:
 *
 *	workers:  read, pack, count page i -> slot       (each its own run,
 *	          spilled to a file when it is large)
 *	in order: slot -> tables, packed stream
 *	workers:  deflate what the stretch gave -> TEXT
 *
 * then all runs, merged, become the posting lists. With the first
 * stretch, and a sample of the pages behind it, the preset dictionary is made.
 */

#define STRETCH_BYTES ((uint64_t)2 << 20)	/* of Markdown */
#define SAMPLE_BYTES ((size_t)1 << 20)		/* to train with */
#define SAMPLE_PAGES 64				/* behind the first stretch */
#define SAMPLE_PIECE 4096
#define THOROUGH_MOST (4 << 20)	/* bytes of source that take no time */
#define DICTIONARY_SHARE 64	/* of the source, at most */

struct slot {
	struct arena arena;
	struct page page;
	struct page_part part;
	struct buf scratch;
	struct sv checked;
};

struct compile {
	struct corpus *corpus;
	const struct toc *toc;
	const struct compile_opts *opts;
	struct diag_sink *diag;
	size_t threads, window;
	struct slot *slots;
	struct counter *counters;	/* one a worker, as the runs */
	struct run_set runs;
	struct checked checked;
	struct table_writer tables;
	struct text_writer text;
	struct book_writer out;
	size_t first;			/* page of the stretch or sample */
	size_t step;			/* pages from one sample to the next */
	size_t share;			/* bytes of each */
	struct buf sample;
};

static void
compile_init(struct compile *k, const char *path)
{
	k->toc = corpus_toc(k->corpus);
	k->threads = pool_threads(k->opts->threads);
	k->window = pool_window(k->threads);
	k->slots = mem_array(k->window, sizeof(*k->slots));
	k->counters = mem_array(k->threads, sizeof(*k->counters));
	run_set_init(&k->runs, k->threads, k->toc->meta.language,
	    k->opts->memory,
	    k->opts->beside != NULL ? k->opts->beside : path);
	for (size_t i = 0; i < k->threads; i++)
		k->counters[i].run = k->runs.runs[i];
	checked_init(&k->checked, data_named(k->corpus, SV("CHECKED")));
	table_init(&k->tables, k->toc);
}

/* Give back what the slots hold; they can be used again. */
static void
slots_empty(struct compile *k)
{
	for (size_t i = 0; i < k->window; i++) {
		arena_release(&k->slots[i].arena);
		page_part_release(&k->slots[i].part);
		buf_release(&k->slots[i].scratch);
	}
}

static void
compile_release(struct compile *k)
{
	slots_empty(k);
	mem_free(k->slots);
	for (size_t i = 0; i < k->threads; i++)
		count_release(&k->counters[i]);
	mem_free(k->counters);
	run_set_release(&k->runs);
	checked_release(&k->checked);
	table_release(&k->tables);
	text_write_release(&k->text);
	book_write_release(&k->out);
	buf_release(&k->sample);
}

static bool
read_page(struct compile *k, size_t number, struct slot *slot,
    struct counter *counter, struct err *e)
{
	arena_clear(&slot->arena);
	slot->page = (struct page){ 0 };
	if (!corpus_page(k->corpus, number, &slot->arena, &slot->page, e))
		return false;
	page_part_make(&slot->part, &slot->page,
	    k->toc->pages[number].first_entry, counter);
	return true;
}

static bool
work_page(void *arg, size_t i, size_t worker, struct err *e)
{
	struct compile *k = arg;
	struct slot *slot = &k->slots[i % k->window];

	if (!read_page(k, k->first + i, slot, &k->counters[worker], e))
		return false;
	slot->checked = checked_by(&k->checked, &slot->page, &slot->scratch);
	return run_set_check(&k->runs, worker, e);
}

static bool
page_done(void *arg, size_t i, struct err *e)
{
	struct compile *k = arg;
	struct slot *slot = &k->slots[i % k->window];
	size_t number = k->first + i;

	corpus_check_links(k->corpus, &slot->page, number, k->diag);
	if (!table_add(&k->tables, &slot->page, &slot->part, slot->checked, e))
		return false;
	text_append(&k->text, &slot->part);
	if (k->opts->progress != NULL)
		k->opts->progress(k->opts->progress_arg, number + 1,
		    k->toc->npages);
	return true;
}

/* Where the stretch that begins with page FIRST ends. */
static size_t
stretch_end(const struct compile *k, size_t first)
{
	uint64_t bytes = 0;
	size_t end = first;

	while (end < k->toc->npages && bytes < STRETCH_BYTES) {
		struct stat st;
		if (stat(corpus_path(k->corpus, end), &st) == 0)
			bytes += (uint64_t)st.st_size;
		end++;
	}
	return end;
}

/* Add N bytes of TEXT to the sample, in pieces spread over it. */
static void
sample_text(struct compile *k, struct sv text, size_t n)
{
	size_t pieces = n / SAMPLE_PIECE;

	if (n >= text.n) {
		buf_sv(&k->sample, text);
		return;
	}
	for (size_t i = 0; i < pieces; i++) {
		uint64_t at = (uint64_t)(text.n - SAMPLE_PIECE) * i / pieces;
		buf_sv(&k->sample, sv_sub(text, (size_t)at, SAMPLE_PIECE));
	}
}

static bool
work_sample(void *arg, size_t i, size_t worker, struct err *e)
{
	struct compile *k = arg;

	(void)worker;
	return read_page(k, k->first + i * k->step,
	    &k->slots[i % k->window], NULL, e);
}

static bool
sample_done(void *arg, size_t i, struct err *e)
{
	struct compile *k = arg;

	(void)e;
	sample_text(k, buf_view(&k->slots[i % k->window].part.packed),
	    k->share);
	return true;
}

/* Make the dictionary; the pages in front of FIRST are in the text already. */
static bool
train(struct compile *k, size_t first, struct err *e)
{
	uint64_t source = corpus_bytes(k->corpus);
	uint64_t size = source / DICTIONARY_SHARE;
	size_t left = k->toc->npages - first;
	size_t nsamples = left < SAMPLE_PAGES ? left : SAMPLE_PAGES;

	if (source < BOOK_DICT_LEAST)
		return true;
	if (size > BOOK_DICT_MAX)
		size = BOOK_DICT_MAX;
	/* As many bytes of the stretch as it is of all pages. */
	sample_text(k, buf_view(&k->text.stream),
	    SAMPLE_BYTES * first / k->toc->npages);
	k->first = first;
	k->step = nsamples > 0 ? left / nsamples : 0;
	k->share = nsamples > 0 ?
	    SAMPLE_BYTES * left / k->toc->npages / nsamples : 0;
	const struct pool_job job = {
		.work = work_sample,
		.done = sample_done,
		.arg = k,
		.n = nsamples,
		.threads = k->threads,
	};
	if (!pool_run(&job, e))
		return false;
	slots_empty(k);		/* training takes memory too */
	text_train(buf_view(&k->sample), (size_t)size, &k->text.dictionary);
	buf_release(&k->sample);
	return true;
}

static bool
write_text(struct compile *k, struct err *e)
{
	size_t npages = k->toc->npages;

	book_write_section(&k->out, BOOK_TAG_TEXT);
	k->text.effort = corpus_bytes(k->corpus) <= THOROUGH_MOST
	    ? DEFLATE_THOROUGH : DEFLATE_QUICK;
	for (size_t first = 0; first < npages;) {
		size_t end = stretch_end(k, first);
		const struct pool_job job = {
			.work = work_page,
			.done = page_done,
			.arg = k,
			.n = end - first,
			.threads = k->threads,
		};
		k->first = first;
		if (!pool_run(&job, e) ||
		    (first == 0 && !train(k, end, e)) ||
		    !text_flush(&k->text, &k->out, k->threads, end == npages,
		    e))
			return false;
		first = end;
	}
	slots_empty(k);
	return true;
}

static bool
write_index(struct compile *k, struct term_table *terms, struct err *e)
{
	struct post_scale scale = table_scale(&k->tables);

	if (!run_set_finish(&k->runs, e) || !post_write(&k->runs, &scale,
	    &k->out, k->threads, terms, e))
		return false;
	run_set_release(&k->runs);
	return true;
}

static bool
write_rest(struct compile *k, const struct term_table *terms,
    struct err *e)
{
	table_write(&k->tables, corpus_bytes(k->corpus), &k->out);
	name_write(k->toc, data_named(k->corpus, SV("error-codes.tsv")),
	    &k->out);
	text_write_blocks(&k->text, &k->out);
	book_write_section(&k->out, BOOK_TAG_DICT);
	book_write_put(&k->out, buf_view(&k->text.dictionary));
	dict_write(terms, k->tables.nentries, &k->out);
	synonym_write(data_named(k->corpus, SV("synonyms.txt")),
	    k->toc->meta.language, k->diag, &k->out);
	return data_write(k->corpus, &k->out, e) &&
	    book_write_commit(&k->out, e);
}

/* What the book is made of: the Markdown and the pictures it shows. */
static uint64_t
source_bytes(const struct corpus *c)
{
	uint64_t n = corpus_bytes(c);

	for (size_t i = 0; i < corpus_ndata(c); i++)
		if (corpus_data(c, i)->is_picture)
			n += corpus_data(c, i)->size;
	return n;
}

bool
compile_book(struct corpus *c, const char *path,
    const struct compile_opts *opts, struct diag_sink *diag,
    struct compile_result *out, struct err *e)
{
	struct compile k = { .corpus = c, .opts = opts, .diag = diag };
	struct term_table terms = { 0 };
	bool ok = false;

	compile_init(&k, path);
	if (k.toc->npages > BOOK_PAGES_MAX ||
	    k.toc->nentries > BOOK_ENTRIES_MAX) {
		err_set(e, ERR_LIMIT, "too many pages for one book");
		goto out;
	}
	if (!book_write_open(&k.out, path, e) || !write_text(&k, e) ||
	    !write_index(&k, &terms, e) || !write_rest(&k, &terms, e))
		goto out;
	*out = (struct compile_result){
		.pages = k.tables.npages,
		.entries = k.tables.nentries,
		.terms = (uint32_t)terms.terms.n,
		.source_bytes = source_bytes(c),
		.book_bytes = k.out.at,
	};
	ok = true;
out:
	term_table_release(&terms);
	compile_release(&k);
	return ok;
}
