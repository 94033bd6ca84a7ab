/* install and uninstall: a book under the user's own folders, or a prefix. */
#include "config.h"

#include "publish/install.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/home.h"
#include "cmd/books.h"
#include "cmd/reach.h"
#include "cmd/report.h"
#include "cmd/table.h"
#include "render/escape.h"

/* clang-format off */
const struct opt install_opts[] = {
	{ .name = "prefix", .arg = "DIR", .type = OPT_STRING,
	    .offset = offsetof(struct install_opts, prefix),
	    .help = "below DIR/share, not ~/.local/share" },
	{ .letter = 'q', .name = "quiet", .type = OPT_FLAG,
	    .offset = offsetof(struct install_opts, is_quiet),
	    .help = "say nothing unless it fails" },
	{ .type = OPT_END },
};
/* clang-format on */

/* The folder that all is put below, as an absolute path; NULL and E. */
static const char *
share_folder(const struct install_opts *o, struct arena *a, struct err *e)
{
	const char *share = NULL;
	char here[4096];

	if (o->prefix == NULL) {
		share = home_folder(HOME_DATA, a);
		if (share == NULL)
			(void)err_set(e, ERR_USAGE, "HOME is not set; "
			    "--prefix names a place");
	} else if (o->prefix[0] == '\0') {
		(void)err_set(e, ERR_USAGE, "the prefix is empty");
	} else if (o->prefix[0] == '/') {
		share = arena_printf(a, "%s/share", o->prefix).p;
	} else if (getcwd(here, sizeof(here)) == NULL) {
		(void)err_sys(e, "this folder");
	} else {
		share = arena_printf(a, "%s/%s/share", here, o->prefix).p;
	}
	return share;
}

/* --- what to type now --- */

/* "    man deploy", and what must be set first. */
static void
say(struct sink *out, struct sv command, struct sv name, const char *variable,
    const char *dir)
{
	sink_lit(out, "    ");
	escape_tsv(out, command);
	sink_lit(out, " ");
	escape_tsv(out, name);
	if (variable != NULL) {
		sink_printf(out, "    after: export %s=\"", variable);
		escape_tsv(out, sv_cstr(dir));
		sink_printf(out, ":$%s\"", variable);
	}
	sink_lit(out, "\n");
}

static void
say_man(struct app *app, struct sink *out, struct sv book, struct sv page,
    const char *share)
{
	struct arena *a = &app->arena;
	struct sv full = arena_printf(a, "%.*s-%.*s", SV_ARG(book),
	    SV_ARG(page));
	const char *file = arena_printf(a, "%s/man/man7/%.*s.7", share,
	    SV_ARG(full)).p;
	const char *man = arena_printf(a, "%s/man", share).p;
	enum reach by_page = reach_by("man", arena_cstr(a, page), file, a);

	if (by_page == REACH_OURS)
		say(out, SV("man"), page, NULL, NULL);
	else if (by_page != REACH_NO_PROGRAM)
		say(out, SV("man"), by_page == REACH_OTHER ? full : page,
		    reach_by("man", full.p, file, a) == REACH_OURS ? NULL :
								 "MANPATH",
		    man);
}

static void
say_info(struct app *app, struct sink *out, struct sv book, const char *share)
{
	struct arena *a = &app->arena;
	const char *dir = arena_printf(a, "%s/info", share).p;
	enum reach reach = reach_by("info", arena_cstr(a, book),
	    arena_printf(a, "%s/%.*s.info", dir, SV_ARG(book)).p, a);

	if (reach != REACH_NO_PROGRAM)
		say(out, SV("info"), book,
		    reach == REACH_OURS ? NULL : "INFOPATH", dir);
}

static void
say_installed(struct app *app, struct book *b, const char *share,
    const struct installed *in)
{
	const struct sv name = book_meta(b)->name;
	const char *books = arena_printf(&app->arena,
	    "%s/rust-interview/books", share).p;
	struct page_info page;
	struct buf text = { 0 };
	struct err e = { 0 };
	struct sink out;

	sink_to_buf(&out, &text);
	escape_tsv(&out, name);
	sink_printf(&out, ": %u page%s, %zu files %s below ",
	    (unsigned)book_npages(b), book_npages(b) == 1 ? "" : "s",
	    in->nfiles, in->is_anew ? "renewed" : "installed");
	escape_tsv(&out, sv_cstr(share));
	sink_lit(&out, "\n");
	if (book_npages(b) > 0 && book_page_info(b, 0, &page, &e)) {
		say(&out, SV("rust-interview"), page.slug,
		    reach_books(app, books) ? NULL : "RUST_INTERVIEW_BOOK",
		    books);
		say_man(app, &out, name, page.slug, share);
	}
	if (in->has_info)
		say_info(app, &out, name, share);
	/* A failure is seen when stdout is closed. */
	(void)fwrite(text.p, 1, text.n, stdout);
	sink_release(&out);
	buf_release(&text);
}

static void
say_remarks(const struct installed *in)
{
	for (size_t i = 0; i < in->nremarks; i++)
		report("%.*s", SV_ARG(in->remarks[i]));
}

/* --- the commands --- */

int
cmd_install(struct call *c)
{
	const struct install_opts *o = c->opts;
	struct app *app = c->app;
	struct shelf *shelf = &app->shelf;
	struct err e = { 0 };
	const char *share = share_folder(o, &app->arena, &e);

	if (share == NULL)
		return report_err(&e, "install");
	if (c->nwords == 0) {
		(void)err_set(&e, ERR_USAGE, "which book should be "
		    "installed?");
		return report_err(&e, "install");
	}
	for (size_t i = 0; i < c->nwords; i++)
		if (!books_add(shelf, c->words[i], &e))
			return report_err(&e, NULL);
	for (size_t i = 0; i < shelf->n; i++) {
		struct installed in;

		if (!book_verify(shelf->books[i], &e) ||
		    !install_book(shelf->books[i], share, &app->arena, &in,
			&e))
			return report_err(&e, NULL);
		say_remarks(&in);
		if (!o->is_quiet)
			say_installed(app, shelf->books[i], share, &in);
	}
	return EXIT_DONE;
}

static void
say_none(const char *name, const char *share, const struct sv_list *names)
{
	struct buf all = { 0 };

	for (size_t i = 0; i < names->n; i++)
		buf_printf(&all, "%s%.*s", i > 0 ? ", " : "; there are ",
		    SV_ARG(names->v[i]));
	report("no book '%s' was installed below %s%.*s", name, share,
	    SV_ARG(buf_view(&all)));
	buf_release(&all);
}

int
cmd_uninstall(struct call *c)
{
	const struct install_opts *o = c->opts;
	struct arena *a = &c->app->arena;
	struct err e = { 0 };
	const char *share = share_folder(o, a, &e);
	int status = EXIT_DONE;

	if (share == NULL)
		return report_err(&e, "uninstall");
	if (c->nwords == 0) {
		(void)err_set(&e, ERR_USAGE, "which book should be taken "
		    "away?");
		return report_err(&e, "uninstall");
	}
	for (size_t i = 0; i < c->nwords; i++) {
		struct sv_list names;
		struct installed in;

		if (!install_names(share, a, &names, &e) ||
		    !install_remove(sv_cstr(c->words[i]), share, a, &in, &e))
			return report_err(&e, NULL);
		say_remarks(&in);
		if (in.nfiles == 0) {
			say_none(c->words[i], share, &names);
			status = EXIT_NOTHING;
		} else if (!o->is_quiet) {
			(void)printf("%s: %zu files removed from %s\n",
			    c->words[i], in.nfiles, share);
		}
	}
	return status;
}
