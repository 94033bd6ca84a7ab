#include "config.h"

#include <stdio.h>

#include "cmd/books.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/table.h"

static void
put_field(struct app *app, struct buf *out, const char *name, struct sv value)
{
	struct sink sink;

	if (value.n == 0)
		return;
	sink_to_buf(&sink, out);
	sink_printf(&sink, "%-10s", name);
	ansi_text(&sink, value, STYLE_PLAIN, &app->terminal.ansi);
	sink_lit(&sink, "\n");
	sink_release(&sink);
}

static double
percent(uint64_t part, uint64_t whole)
{
	return whole == 0 ? 0 : 100.0 * (double)part / (double)whole;
}

static bool
put_book(struct app *app, struct book *b, struct buf *out, struct err *e)
{
	const struct book_meta *meta = book_meta(b);
	struct book_stat stat;
	size_t i;

	if (!book_stat(b, &stat, e))
		return false;
	put_field(app, out, "file", sv_cstr(book_path(b)));
	put_field(app, out, "name", meta->name);
	put_field(app, out, "title", meta->title);
	put_field(app, out, "version", meta->version);
	put_field(app, out, "date", meta->date);
	put_field(app, out, "language", meta->language);
	put_field(app, out, "rust", meta->rust);
	buf_printf(out, "%-10s%u\n%-10s%u\n%-10s%u\n%-10s%llu with %llu "
			"positions\n", "pages", stat.pages, "entries",
	    stat.entries, "terms", stat.terms, "postings",
	    (unsigned long long)stat.postings,
	    (unsigned long long)stat.positions);
	buf_printf(out, "%-10s%llu bytes, %.1f %% of %llu of Markdown\n",
	    "size", (unsigned long long)stat.file_bytes,
	    percent(stat.file_bytes, stat.source_bytes),
	    (unsigned long long)stat.source_bytes);
	buf_printf(out, "\n%-8s%12s %8s  %s\n", "section", "bytes", "of book",
	    "holds");
	for (i = 0; i < book_nsections(b); i++) {
		struct section_stat s = book_section(b, i);

		buf_printf(out, "%-8s%12llu %7.1f%%  %s\n", s.tag,
		    (unsigned long long)s.bytes,
		    percent(s.bytes, stat.file_bytes), s.what);
	}
	return true;
}

static bool
put_shelf(struct app *app, const struct shelf *s, struct buf *out,
    struct err *e)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (out->n > 0)
			buf_byte(out, '\n');
		if (!put_book(app, s->books[i], out, e))
			return false;
	}
	return true;
}

bool
info_open(struct call *c, struct err *e)
{
	c->input = arena_alloc(&c->app->arena, sizeof(struct shelves));
	return books_each(c->app, c->words, c->nwords, c->input, e);
}

int
cmd_info(struct call *c)
{
	const struct shelves *all = c->input;
	struct buf out = { 0 };
	int status = all->status;

	for (size_t i = 0; i < all->n; i++) {
		struct err e = { 0 };

		if (!put_shelf(c->app, &all->v[i], &out, &e))
			status = report_err(&e, NULL);
	}
	if (out.n > 0 && pager_write(c->app, buf_view(&out)) != EXIT_DONE)
		status = EXIT_TROUBLE;
	buf_release(&out);
	return status;
}
