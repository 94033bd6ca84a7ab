#include "config.h"

#include "base/utf8.h"
#include "cmd/listing.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/table.h"
#include "cmd/words.h"
#include "cmd/wrapped.h"

#define SCREEN_ROWS 24
#define OTHER_ROWS 7		/* title, what to try, the next prompt */
#define TRY_COLUMNS 40		/* of a search */
#define ROWS_MAX 2		/* of an area's topics */
#define MORE_COLUMNS 13		/* " and 99 more", with room to spare */

static void
put(struct app *app, struct buf *out, struct sv text, enum style style)
{
	struct sink sink;

	sink_to_buf(&sink, out);
	ansi_text(&sink, text, style, &app->terminal.ansi);
	sink_release(&sink);
}

/* TITLE and, GAP columns behind it, FACT. */
static void
put_head(struct app *app, struct buf *out, struct sv title, enum style style,
    unsigned gap, struct sv fact, enum style fact_style)
{
	struct sink sink;
	struct wrapped w = { .terminal = &app->terminal, .out = &sink };

	sink_to_buf(&sink, out);
	wrapped_text(&w, title, style);
	w.indent = 4;
	if (fact.n > 0)
		wrapped_gap(&w, gap, fact.n);
	wrapped_text(&w, fact, fact_style);
	wrapped_end(&w);
	sink_release(&sink);
}

/* The topics of AREA on at most ROWS lines. */
static void
put_topics(struct app *app, struct buf *out, const struct toc *toc,
    const struct area *area, size_t rows)
{
	size_t width = app->terminal.width > MORE_COLUMNS ? app->terminal.width : 80;
	size_t column = 3;
	uint32_t i;

	buf_cstr(out, "   ");
	for (i = 0; i < area->npages; i++) {
		struct sv slug = toc->pages[area->first_page + i].slug;
		bool is_last = i + 1 == area->npages;
		size_t room = rows > 1 || is_last || width < MORE_COLUMNS ?
		    width : width - MORE_COLUMNS;

		if (column + slug.n + 1 > room && column > 3) {
			if (--rows == 0) {
				buf_printf(out, " and %u more",
				    area->npages - i);
				break;
			}
			buf_cstr(out, "\n   ");
			column = 3;
		}
		buf_byte(out, ' ');
		put(app, out, slug, STYLE_LINK);
		column += slug.n + 1;
	}
	buf_byte(out, '\n');
}

/* "The language  3 topics, 30 questions" and its first topics below. */
static void
put_area(struct app *app, struct buf *out, const struct toc *toc,
    const struct area *area)
{
	size_t questions = 0, rows = (SCREEN_ROWS - OTHER_ROWS) / toc->nareas;

	for (uint32_t i = 0; i < area->npages; i++)
		questions += toc->pages[area->first_page + i].nentries - 1;
	put_head(app, out, area->title, STYLE_HEADING, 2,
	    arena_printf(&app->arena, "%u topic%s, %zu question%s",
	    area->npages, area->npages == 1 ? "" : "s", questions,
	    questions == 1 ? "" : "s"), STYLE_PLAIN);
	rows = rows > ROWS_MAX ? ROWS_MAX : rows > 1 ? rows - 1 : 1;
	put_topics(app, out, toc, area, rows);
}

static bool
put_book(struct app *app, struct book *book, struct buf *out, struct err *e)
{
	const struct book_meta *meta = book_meta(book);
	struct toc toc;
	size_t i;

	if (!book_toc(book, &app->arena, &toc, e))
		return false;
	put_head(app, out, meta->title.n > 0 ? meta->title : meta->name,
	    STYLE_TITLE, 1, meta->version, STYLE_DIM);
	buf_byte(out, '\n');
	for (i = 0; i < toc.nareas; i++)
		if (toc.areas[i].npages > 0)
			put_area(app, out, &toc, &toc.areas[i]);
	buf_byte(out, '\n');
	return true;
}

/* Of TITLE the first words that a line has room for. */
static struct sv
first_words(struct sv title)
{
	struct sv rest = title, word;
	size_t n = 0;

	while (sv_word(&rest, &word)) {
		size_t end = (size_t)(word.p - title.p) + word.n;

		if (n > 0 && utf8_columns(sv_sub(title, 0, end)) > TRY_COLUMNS)
			break;
		n = end;
	}
	return sv_sub(title, 0, n);
}

/* What to try works, whatever book it is. */
static void
put_try(struct app *app, struct buf *out, const struct page_info *page,
    bool is_own)
{
	struct sv words = is_own || page->title.n == 0 ?
	    SV("cannot borrow as mutable") : first_words(page->title);

	buf_cstr(out, "Try:  rust-interview ");
	put(app, out, page->slug.n > 0 ? page->slug : SV("help"), STYLE_PLAIN);
	buf_cstr(out, "\n      rust-interview search ");
	put(app, out, words_quote(words, &app->arena), STYLE_PLAIN);
	buf_cstr(out, "\n      rust-interview help\n");
}

int
cmd_contents(struct call *c)
{
	struct app *app = c->app;
	struct buf out = { 0 };
	struct page_info page = { 0 };
	struct err e = { 0 };
	bool is_own = false;
	int status;

	for (size_t i = 0; i < app->shelf.n; i++) {
		struct book *book = app->shelf.books[i];

		if (!put_book(app, book, &out, &e))
			goto fail;
		is_own = is_own || sv_eq(book_meta(book)->name,
		    SV("rust-interview"));
		/* The first topic there is. */
		if (book_npages(book) > 0 && page.slug.n == 0 &&
		    !book_page_info(book, 0, &page, &e))
			goto fail;
	}
	put_try(app, &out, &page, is_own);
	status = pager_write(app, buf_view(&out));
	buf_release(&out);
	return status;
fail:
	buf_release(&out);
	return report_err(&e, NULL);
}
