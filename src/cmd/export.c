#include "config.h"

#include <stdio.h>
#include <string.h>

#include "cmd/books.h"
#include "cmd/report.h"
#include "cmd/table.h"
#include "publish/export.h"

/* clang-format off */
const struct opt export_opts[] = {
	{ .name = "force", .type = OPT_FLAG,
	    .offset = offsetof(struct export_opts, wish.is_forced),
	    .help = "replace files that are not from an earlier export" },
	{ .name = "list-links", .type = OPT_FLAG,
	    .offset = offsetof(struct export_opts, wish.lists_links),
	    .help = "man: the links in a file ALIASES, none made" },
	{ .name = "paper", .arg = "SIZE", .type = OPT_STRING,
	    .offset = offsetof(struct export_opts, wish.paper),
	    .help = "a4 or letter, for pdf" },
	{ .name = "css", .arg = "FILE", .type = OPT_STRING,
	    .offset = offsetof(struct export_opts, wish.style),
	    .help = "a style sheet of your own, for html" },
	{ .letter = 'q', .name = "quiet", .type = OPT_FLAG,
	    .offset = offsetof(struct export_opts, is_quiet),
	    .help = "do not say what was written" },
	{ .type = OPT_END },
};
/* clang-format on */

#define HELP_COLUMNS 78

/* Names of the formats that fill a folder, or do not, in filled lines. */
static void
help_names(struct sink *out, const char *head, bool fill_folders)
{
	size_t i, column = strlen(head);
	bool is_first = true;

	sink_printf(out, "%s", head);
	for (i = 0; i < format_count; i++) {
		const char *name = format_table[i].name;

		if ((format_table[i].path != NULL) != fill_folders)
			continue;
		if (!is_first)
			sink_lit(out, ",");
		if (column + strlen(name) + 2 > HELP_COLUMNS) {
			sink_lit(out, "\n   ");
			column = 3;
		}
		sink_printf(out, " %s", name);
		column += strlen(name) + 2;
		is_first = false;
	}
	sink_lit(out, "\n");
}

void
export_help(struct sink *out)
{
	sink_lit(out, "\nFormats ('rust-interview export' says what they are):"
	    "\n");
	help_names(out, "  to a FILE ('-': standard output):", false);
	help_names(out, "  into a folder DIR:", true);
}

static void
print_formats(void)
{
	struct buf text = { 0 };
	struct sink out;
	size_t i;

	sink_to_buf(&out, &text);
	for (i = 0; i < format_count; i++)
		sink_printf(&out, "%s\t%s\t%s\n", format_table[i].name,
		    format_table[i].path != NULL ? "DIR" : "FILE",
		    format_table[i].help);
	/* A failure is seen when stdout is closed. */
	(void)fwrite(text.p, 1, text.n, stdout);
	sink_release(&out);
	buf_release(&text);
}

static bool
check_words(struct call *c, const struct format **format, struct err *e)
{
	struct buf all = { 0 };
	size_t i;

	*format = format_named(sv_cstr(c->words[0]));
	if (*format == NULL) {
		for (i = 0; i < format_count; i++)
			buf_printf(&all, "%s%s", i > 0 ? ", " : "",
			    format_table[i].name);
		(void)err_set(e, ERR_USAGE, "unknown format '%s'; there are "
		    "%.*s", c->words[0], SV_ARG(buf_view(&all)));
		buf_release(&all);
	} else if (c->nwords != 2) {
		(void)err_set(e, ERR_USAGE, "export %s takes one %s",
		    (*format)->name, (*format)->path != NULL ? "folder" :
		    "file, or '-' for standard output");
	} else if (c->words[1][0] == '\0') {
		(void)err_set(e, ERR_USAGE, "the target is empty");
	} else if ((*format)->path != NULL && strcmp(c->words[1], "-") == 0) {
		(void)err_set(e, ERR_USAGE, "export %s fills a folder; it "
		    "cannot go to standard output", (*format)->name);
	}
	return e->code == ERR_NONE;
}

int
cmd_export(struct call *c)
{
	const struct export_opts *o = c->opts;
	const struct format *format;
	struct book *book;
	struct buf text = { 0 };
	struct err e = { 0 };
	size_t nfiles;
	bool to_stdout, ok;

	if (c->nwords == 0) {
		print_formats();
		return EXIT_DONE;
	}
	if (!check_words(c, &format, &e))
		return report_err(&e, "export");
	book = books_main(c->app);
	if (c->app->shelf.n > 1)
		report("of several books this is %s; -b FILE takes another",
		    book_path(book));
	to_stdout = strcmp(c->words[1], "-") == 0;
	ok = export_book(format, book, c->words[1], &o->wish,
	    to_stdout ? &text : NULL, &nfiles, &e);
	/* A failure is seen when stdout is closed. */
	if (ok && to_stdout)
		(void)fwrite(text.p, 1, text.n, stdout);
	else if (ok && !o->is_quiet && c->app->terminal.is_terminal)
		(void)printf("%zu file%s written to %s\n", nfiles,
		    nfiles == 1 ? "" : "s", c->words[1]);
	buf_release(&text);
	return ok ? EXIT_DONE : report_err(&e, "export");
}
