#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/sink.h"
#include "cmd/report.h"
#include "cmd/table.h"
#include "render/format.h"

/* clang-format off */
const struct opt export_opts[] = {
	{ .letter = 'q', .name = "quiet", .type = OPT_FLAG,
	    .offset = offsetof(struct export_opts, is_quiet),
	    .help = "do not say what was written" },
	{ .type = OPT_END },
};
/* clang-format on */

/* One export: a format, a destination, a book. */
struct job {
	const struct format *format;
	const char *destination;
	struct book *book;
	struct app *app;
	struct export x;
	struct buf text;	/* of the file being made */
	struct sink sink;
	size_t nfiles;
};

static bool
write_file(struct job *j, const char *path, struct err *e)
{
	struct file_new f = { 0 };
	bool ok = false;

	if (!sink_flush(&j->sink, e) || !file_new_open(&f, path, e))
		goto out;
	file_new_put(&f, j->text.p, j->text.n);
	ok = file_new_commit(&f, e);
	j->nfiles += ok;
	buf_clear(&j->text);
out:
	file_new_release(&f);
	return ok;
}

/* DESTINATION/FOLDER/NAME-SLUG.SUFFIX, or .../NAME for a file of its own. */
static const char *
path_of(struct job *j, struct sv slug, const char *name)
{
	const struct format *f = j->format;
	struct sv book = book_meta(j->book)->name;
	struct sv path = arena_printf(&j->app->arena, "%s%s%s/",
	    j->destination, f->folder[0] != '\0' ? "/" : "", f->folder);

	if (name != NULL)
		return arena_printf(&j->app->arena, "%.*s%s", SV_ARG(path),
		    name).p;
	return arena_printf(&j->app->arena, "%.*s%.*s-%.*s%s", SV_ARG(path),
	    SV_ARG(book), SV_ARG(slug), f->suffix).p;
}

static bool
export_pages(struct job *j, struct err *e)
{
	uint32_t i;
	struct arena a = { 0 };
	bool ok = false;

	for (i = 0; i < book_npages(j->book); i++) {
		struct page page;

		arena_clear(&a);
		j->x.arena = &a;
		if (!book_page(j->book, i, &a, &page, e))
			goto out;
		j->x.checked = page.checked;
		if (j->format->page != NULL)
			j->format->page(&j->sink, &j->x, &page);
		if (j->format->suffix != NULL &&
		    !write_file(j, path_of(j, page.slug, NULL), e))
			goto out;
	}
	ok = true;
out:
	arena_release(&a);
	return ok;
}

static bool
export_book(struct job *j, struct err *e)
{
	const struct format *f = j->format;
	struct toc toc;

	if (!book_toc(j->book, &j->app->arena, &toc, e))
		return false;
	j->x = (struct export){ .toc = &toc, .arena = &j->app->arena,
		.width = 80 };
	if (f->suffix != NULL && !file_make_dirs(
		arena_printf(&j->app->arena, "%s/%s", j->destination,
		    f->folder).p, false, e))
		return false;
	if (f->begin != NULL)
		f->begin(&j->sink, &j->x);
	if (f->suffix != NULL && f->extra != NULL &&
	    !write_file(j, path_of(j, SV(""), f->extra), e))
		return false;
	if (!export_pages(j, e))
		return false;
	j->x.arena = &j->app->arena;
	if (f->end != NULL)
		f->end(&j->sink, &j->x);
	if (f->suffix != NULL)
		return true;
	if (strcmp(j->destination, "-") != 0)
		return write_file(j, j->destination, e);
	if (!sink_flush(&j->sink, e))
		return false;
	/* A failure is seen when stdout is closed. */
	(void)fwrite(j->text.p, 1, j->text.n, stdout);
	return true;
}

void
export_help(struct sink *out)
{
	size_t i;

	sink_lit(out, "\nFormats:\n");
	for (i = 0; i < format_count; i++)
		sink_printf(out, "  %-10s %s\n", format_table[i].name,
		    format_table[i].help);
}

static void
list_formats(struct buf *out)
{
	size_t i;

	for (i = 0; i < format_count; i++)
		buf_printf(out, "%s%s", i > 0 ? ", " : "",
		    format_table[i].name);
}

static bool
check_words(struct call *c, const struct format **format, struct err *e)
{
	struct buf all = { 0 };

	list_formats(&all);
	if (c->nwords == 2)
		*format = format_named(sv_cstr(c->words[0]));
	if (c->nwords != 2)
		(void)err_set(e, ERR_USAGE, "export takes a format (%.*s) and "
		    "a destination", SV_ARG(buf_view(&all)));
	else if (c->words[1][0] == '\0')
		(void)err_set(e, ERR_USAGE, "the destination is empty");
	else if (*format == NULL)
		(void)err_set(e, ERR_USAGE, "unknown format '%s'; there are "
		    "%.*s", c->words[0], SV_ARG(buf_view(&all)));
	buf_release(&all);
	return e->code == ERR_NONE;
}

int
cmd_export(struct call *c)
{
	const struct export_opts *o = c->opts;
	struct job j = { .app = c->app };
	struct err e = { 0 };
	int status = EXIT_DONE;

	if (!check_words(c, &j.format, &e))
		return report_err(&e, "export");
	if (c->app->shelf.n > 1)
		report("several books are open; exporting the first, %s",
		    book_path(c->app->shelf.books[0]));
	j.destination = c->words[1];
	j.book = c->app->shelf.books[0];
	sink_to_buf(&j.sink, &j.text);
	if (!export_book(&j, &e))
		status = report_err(&e, NULL);
	else if (!o->is_quiet && j.nfiles > 0 && c->app->terminal.is_terminal)
		(void)printf("%zu file%s written to %s\n", j.nfiles,
		    j.nfiles == 1 ? "" : "s", j.destination);
	sink_release(&j.sink);
	buf_release(&j.text);
	return status;
}
