/* A book whose sums are right and whose every other byte may be wrong: read,
 * searched, verified, exported. */
#include "config.h"

#include "fuzz.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "book/book.h"
#include "book/names.h"
#include "book/passage.h"
#include "book/synonyms.h"
#include "publish/export.h"
#include "render/ansi.h"
#include "render/layout.h"
#include "reseal.h"
#include "search/search.h"
#include "search/suggest.h"

#define PAGES_MAX 64

static void
read_pages(struct book *b, struct arena *a, struct err *e)
{
	const struct layout_opts how = { .width = 60, .has_ids = true };
	const struct ansi_opts plain = { 0 };

	for (uint32_t i = 0; i < book_npages(b) && i < PAGES_MAX; i++) {
		struct buf text = { 0 };
		struct sink sink;
		struct page page;
		struct layout l;

		sink_to_buf(&sink, &text);
		if (book_page(b, i, a, &page, e)) {
			layout_page(&page, &how, a, &l);
			ansi_layout(&sink, &l, &plain);
			FUZZ_CHECK(utf8_check(buf_view(&text)) == text.n);
		}
		sink_release(&sink);
		buf_release(&text);
		arena_clear(a);
	}
}

static void
read_entries(struct book *b, struct arena *a, struct err *e)
{
	for (uint32_t i = 0; i < book_nentries(b) && i < PAGES_MAX; i++) {
		struct passage passage;
		struct page page;

		(void)!book_passage(b, i, 3, 20, a, &passage, e);
		(void)!book_page_entry(b, i, a, &page, e);
		arena_clear(a);
	}
}

static void
search(struct book *b, struct arena *a, struct err *e)
{
	static const struct sv queries[] = { SV_INIT("moved value"),
		SV_INIT("\"borrow checker\" -panic"), SV_INIT("mov* &mut T"),
		SV_INIT("owenr gc level:junior"), SV_INIT("E0382") };
	struct book *books[] = { b };
	const struct shelf shelf = { .books = books, .n = 1 };
	const struct search_opts opts = { .limit = 10, .has_snippets = true,
		.has_why = true };

	for (size_t i = 0; i < sizeof(queries) / sizeof(*queries); i++) {
		struct hits hits = { 0 };

		(void)!search_run(&shelf, queries[i], &opts, a, &hits, e);
		arena_clear(a);
	}
}

static void
read_tables(struct book *b, struct arena *a, struct err *e)
{
	struct name_target targets[4];
	struct sv_list meant;
	struct sv name;
	struct toc toc;
	bool found = true, is_text;
	uint32_t said = 0;
	size_t n;

	for (enum name_kind kind = 0; kind < NAME_KINDS; kind++)
		(void)!book_names(b, kind, SV("moves"), targets, 4, &n, e);
	(void)!book_toc(b, a, &toc, e);
	(void)!book_nsynonyms(b, &said, e);
	for (uint32_t i = 0; i < said && i < PAGES_MAX; i++)
		(void)!book_synonym_at(b, i, a, &name, &meant, e);
	for (size_t i = 0; i < PAGES_MAX && found; i++) {
		struct sv bytes;

		if (!book_data_at(b, i, &name, a, &bytes, &found, e))
			break;
	}
	(void)!book_dictionary_is_text(b, &is_text, e);
	arena_clear(a);
}

/* In one format, for they take long: that of row SIZE, as it were. */
static void
export(struct book *b, size_t size, struct err *e)
{
	const struct format *f = &format_table[size % format_count];
	const struct export_wish wish = { 0 };
	struct buf text = { 0 };
	size_t nfiles;

	if (f->path == NULL && f->convert == NULL)
		(void)!export_book(f, b, NULL, &wish, &text, &nfiles, e);
	buf_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint8_t *copy = malloc(size > 0 ? size : 1);
	struct book *b;
	static struct arena a;
	struct err e = { 0 };

	FUZZ_CHECK(copy != NULL);
	if (size > 0)
		memcpy(copy, data, size);
	reseal(copy, size);
	mem_asked_reset();
	if (book_open_bytes(copy, size, "fuzz.book", &b, &e)) {
		read_tables(b, &a, &e);
		read_pages(b, &a, &e);
		read_entries(b, &a, &e);
		search(b, &a, &e);
		export(b, size, &e);
		(void)!book_verify(b, &e);
		book_close(b);
	} else {
		FUZZ_CHECK(e.code == ERR_DAMAGED);
	}
	arena_clear(&a);
	FUZZ_CHECK(mem_asked() <= FUZZ_MEMORY_MAX);
	free(copy);
	return 0;
}
