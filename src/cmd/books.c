#include "config.h"

#include "cmd/books.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/home.h"
#include "base/vec.h"
#include "cmd/own_folder.h"
#include "cmd/report.h"

struct place {
	const char *path;
	bool is_given;	/* named by the user: must be there */
	dev_t device;
	ino_t inode;
};

struct places VEC_BODY(struct place);

static void
add(struct app *app, struct places *p, const char *dir, const char *below)
{
	struct sv path;
	size_t i;

	/* The XDG specification: relative values are to be ignored. */
	if (dir == NULL || dir[0] != '/')
		return;
	path = arena_printf(&app->arena, "%s%s", dir, below);
	for (i = 0; i < p->n; i++)
		if (strcmp(p->v[i].path, path.p) == 0)
			return;
	vec_push(p, ((struct place){ .path = path.p }));
}

static void
add_usual(struct app *app, struct places *p)
{
	struct sv dirs = sv_cstr(getenv("XDG_DATA_DIRS")), dir;
	char own[4096];
	struct sv folder = own_folder(own, sizeof(own));

	add(app, p, home_path(HOME_DATA, "books", &app->arena), "");
	/* A helper lies two folders below the prefix. */
	if (folder.n > 0)
		add(app, p, own, sv_ends(folder, SV("libexec/rust-interview")) ?
			"/../../share/rust-interview/books" :
			"/../share/rust-interview/books");
	add(app, p, PKGDATADIR, "/books");
	if (dirs.n == 0)
		dirs = SV("/usr/local/share:/usr/share");
	while (sv_split(&dirs, ':', &dir))
		add(app, p, arena_cstr(&app->arena, dir),
		    "/rust-interview/books");
}

static void
find_places(struct app *app, struct places *p)
{
	const char *variable = getenv("RUST_INTERVIEW_BOOK");
	struct sv list, item;
	size_t i;

	for (i = 0; i < app->opts.books.n; i++)
		vec_push(p, ((struct place){ .path = app->opts.books.v[i],
		    .is_given = true }));
	if (p->n > 0)
		return;
	if (variable == NULL || *variable == '\0') {
		add_usual(app, p);
		return;
	}
	/* As in MANPATH, an empty item stands for the usual places; also one
	 * behind the last colon, which the split does not give. */
	list = sv_cstr(variable);
	while (sv_split(&list, ':', &item)) {
		if (item.n == 0)
			add_usual(app, p);
		else
			vec_push(p, ((struct place){
			    .path = arena_cstr(&app->arena, item),
			    .is_given = true }));
	}
	if (sv_ends(sv_cstr(variable), SV(":")))
		add_usual(app, p);
}

void
books_places(struct app *app, struct buf *out)
{
	struct places p = { 0 };
	size_t i;

	find_places(app, &p);
	for (i = 0; i < p.n; i++)
		buf_printf(out, "%s\n", p.v[i].path);
	vec_release(&p);
}

static bool
none_found(const struct places *p, struct err *e)
{
	struct buf all = { 0 };
	size_t i;

	for (i = 0; i < p->n; i++)
		buf_printf(&all, "%s%s", i == 0 ? "" : ", ", p->v[i].path);
	(void)err_set(e, ERR_SYS, "no book found in %.*s; make one with "
	    "'rust-interview compile' or name one with -b",
	    SV_ARG(buf_view(&all)));
	buf_release(&all);
	return false;
}

/* Is the folder there, and none of those before it? Installed, the one beside
 * the program and the one it was built for are the same. */
static bool
is_worth_opening(struct places *p, size_t at)
{
	struct stat st;
	size_t i;

	if (p->v[at].is_given)
		return true;
	if (stat(p->v[at].path, &st) != 0)
		return errno != ENOENT && errno != ENOTDIR;
	for (i = 0; i < at; i++)
		if (p->v[i].inode == st.st_ino && p->v[i].device == st.st_dev)
			return false;
	p->v[at].device = st.st_dev;
	p->v[at].inode = st.st_ino;
	return true;
}

bool
books_add(struct shelf *s, const char *path, struct err *e)
{
	struct stat st;
	size_t added;

	if (path[0] == '\0')
		return err_set(e, ERR_USAGE, "the name of a book is empty");
	if (!shelf_add(s, path, &added, e))
		return false;
	if (added > 0)
		return true;
	if (stat(path, &st) != 0)
		return err_sys(e, "%s", path);
	if (S_ISDIR(st.st_mode))
		return err_set(e, ERR_SYS, "%s: no book (*.book) in this "
		    "folder", path);
	report("%s: passed over: a book of the same name comes before it",
	    path);
	return true;
}

/* A usual place need not be there, nor be for us to read. */
static bool
add_place(struct shelf *s, const struct place *p, struct err *e)
{
	size_t added;

	if (p->is_given)
		return books_add(s, p->path, e);
	return shelf_add(s, p->path, &added, e) ||
	    access(p->path, R_OK | X_OK) != 0;
}

bool
books_open(struct app *app, struct err *e)
{
	struct places p = { 0 };
	struct err bad = { 0 };
	bool ok = false;
	size_t i, nbad = 0;

	if (app->shelf.n > 0)
		return true;
	find_places(app, &p);
	for (i = 0; i < p.n; i++) {
		struct err one = { 0 };

		if (!is_worth_opening(&p, i) ||
		    add_place(&app->shelf, &p.v[i], &one))
			continue;
		if (nbad++ > 0)
			report("%s", bad.msg);
		bad = one;
	}
	if (app->shelf.n == 0 && nbad > 0) {
		*e = bad;
		goto out;
	}
	if (app->shelf.n == 0) {
		(void)none_found(&p, e);
		goto out;
	}
	if (nbad > 0) {
		report("%s", bad.msg);
		app->has_damaged = true;
	}
	ok = true;
out:
	vec_release(&p);
	return ok;
}

bool
books_each(struct app *app, char **paths, size_t n, struct shelves *out,
    struct err *e)
{
	*out = (struct shelves){ .v = &app->shelf, .n = 1,
		.status = EXIT_DONE };
	if (n == 0)
		return books_open(app, e);
	out->v = arena_array(&app->arena, n, sizeof(*out->v));
	out->n = n;
	for (size_t i = 0; i < n; i++) {
		struct err one = { 0 };
		int status = EXIT_DONE;

		if (!books_add(&out->v[i], paths[i], &one))
			status = report_err(&one, NULL);
		if (status > out->status)
			out->status = status;
	}
	return true;
}

struct book *
books_main(struct app *app)
{
	const char *notes = home_path(HOME_DATA, BOOKS_NOTES, &app->arena);
	const bool is_named = app->opts.books.n > 0;
	struct book *first = NULL;

	for (size_t i = 0; i < app->shelf.n; i++) {
		struct book *b = app->shelf.books[i];

		if (notes != NULL && strcmp(book_path(b), notes) == 0)
			continue;
		if (!is_named &&
		    sv_eq(book_meta(b)->name, SV(PACKAGE_TARNAME)))
			return b;
		if (first == NULL)
			first = b;
	}
	return first != NULL ? first : app->shelf.books[0];
}
