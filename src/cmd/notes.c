#include "config.h"

#include "cmd/notes.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/home.h"
#include "cmd/books.h"
#include "cmd/helper.h"
#include "cmd/note.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/study.h"
#include "render/escape.h"

#define NOTE_MAX ((size_t)16 << 20)
#define COMPILER "rust-interview-compile"

static bool
folder(struct app *app, const char *below, const char **out, struct err *e)
{
	*out = home_path(HOME_DATA, below, &app->arena);
	return *out != NULL || err_set(e, ERR_SYS,
	    "nowhere to keep notes: set HOME or XDG_DATA_HOME");
}

/* Wait for PID; its exit status, or 128 + the signal that ended it. */
static int
wait_for(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return EXIT_TROUBLE;
	return WIFEXITED(status) ? WEXITSTATUS(status) :
				   128 + WTERMSIG(status);
}

/* --- the book of notes --- */

static bool
is_note(struct sv path)
{
	return sv_ends(path, SV(NOTE_SUFFIX));
}

static bool
has_notes(const char *dir)
{
	struct arena a = { 0 };
	struct walk walk = { 0 };
	struct err e = { 0 };
	bool has_one = access(dir, F_OK) == 0 &&
	    file_walk(dir, is_note, &a, &walk, &e) && walk.n > 0;

	arena_release(&a);
	return has_one;
}

bool
notes_compile(struct app *app, struct err *e)
{
	const char *notes, *books, *book;
	int status;

	if (!folder(app, "notes", &notes, e) ||
	    !folder(app, "books", &books, e) ||
	    !folder(app, BOOKS_NOTES, &book, e))
		return false;
	if (!has_notes(notes))
		return unlink(book) == 0 || errno == ENOENT ? true :
		    err_sys(e, "%s", book);
	char *argv[] = { (char[]){ "compile" }, (char[]){ "-q" },
		(char[]){ "-o" }, arena_cstr(&app->arena, sv_cstr(book)),
		arena_cstr(&app->arena, sv_cstr(notes)), NULL };
	if (!file_make_dirs(books, false, e) || !helper_wait(COMPILER, argv, &status, e))
		return false;
	if (status == HELPER_MISSING)
		return err_set(e, ERR_SYS, "the notes are kept, but not "
		    "compiled: the program " COMPILER " is not there");
	if (status != EXIT_DONE)
		return err_set(e, ERR_SYS, "%s was not made anew; 'notes "
		    "--rebuild' tries again", book);
	return true;
}

/* --- one note --- */

static const char *
editor(void)
{
	const char *visual = getenv("VISUAL"), *plain = getenv("EDITOR");

	if (visual != NULL && *visual != '\0')
		return visual;
	return plain != NULL && *plain != '\0' ? plain : "vi";
}

/* Run the editor on PATH. Its setting may hold options: the shell reads it, as
 * for git; the path is an argument, whatever it holds. */
static bool
run_editor(const char *path, struct err *e)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	const char *name = editor();
	int status;
	pid_t pid;

	(void)fflush(stdout);
	/* Ctrl-C is the editor's while it runs. */
	(void)sigaction(SIGINT, &ignore, &before);
	pid = fork();
	if (pid == 0) {
		struct buf line = { 0 };

		(void)sigaction(SIGINT, &before, NULL);
		buf_printf(&line, "%s \"$@\"", name);
		buf_byte(&line, '\0');
		(void)execl("/bin/sh", "sh", "-c", line.p, name, path,
		    (char *)NULL);
		_exit(127);
	}
	status = pid < 0 ? 127 : wait_for(pid);
	(void)sigaction(SIGINT, &before, NULL);
	if (status == 127)
		return err_set(e, ERR_SYS, "cannot run the editor '%s'; set "
		    "VISUAL or EDITOR", name);
	return status == 0 || err_set(e, ERR_SYS, "the editor '%s' ended with "
	    "status %d", name, status);
}

/* The folder of the file PATH. */
static const char *
folder_of(struct app *app, const char *path)
{
	struct sv dir = sv_cstr(path);

	while (dir.n > 0 && dir.p[dir.n - 1] != '/')
		dir.n--;
	return arena_cstr(&app->arena, sv_sub(dir, 0, dir.n - 1));
}

/* A note in which nothing was written is none. */
static bool
drop_if_empty(struct app *app, const char *path, struct sv first,
    struct err *e)
{
	struct buf text = { 0 };
	bool is_empty;

	if (access(path, F_OK) != 0)
		return true;
	if (!file_read(path, NOTE_MAX, &text, e)) {
		buf_release(&text);
		return false;
	}
	is_empty = sv_trim(buf_view(&text)).n == 0 ||
	    sv_eq(sv_trim(buf_view(&text)), sv_trim(first));
	buf_release(&text);
	if (is_empty) {
		(void)unlink(path);
		(void)rmdir(folder_of(app, path));
	}
	return true;
}

bool
notes_edit(struct app *app, const struct place_in_book *place, struct err *e)
{
	struct entry_info entry;
	struct page_info page;
	struct sv id, first;
	const char *path;
	struct err edited = { 0 };
	bool ok;

	if (!book_entry_info(place->book, place->entry, &app->arena, &entry,
		e) || !book_page_info(place->book, place->page, &page, e))
		return false;
	id = place->is_page || entry.is_overview ? SV("") : entry.id;
	first = arena_printf(&app->arena, "# Note on %.*s%s%.*s\n\n",
	    SV_ARG(page.slug), id.n > 0 ? "#" : "", SV_ARG(id));
	if (!folder(app, arena_printf(&app->arena, "notes/%.*s" NOTE_SUFFIX,
		SV_ARG(note_path(app, page.slug, id))).p, &path, e) ||
	    !file_make_dirs(folder_of(app, path), false, e) ||
	    (access(path, F_OK) != 0 && !file_put(path, first, e)))
		return false;
	ok = run_editor(path, &edited);
	/* Whatever came of the editor, what is in the file counts. */
	if (!drop_if_empty(app, path, first, e) || !notes_compile(app, e))
		return false;
	if (!ok)
		*e = edited;
	return ok;
}

/* --- the command --- */

static int
list(struct app *app)
{
	struct walk walk = { 0 };
	struct buf text = { 0 };
	struct err e = { 0 };
	struct sink out;
	const char *dir;
	int status;

	if (!folder(app, "notes", &dir, &e))
		return report_err(&e, "notes");
	if (!has_notes(dir)) {
		report("there are no notes; 'rust-interview notes NAME' "
		    "begins one");
		return EXIT_NOTHING;
	}
	if (!file_walk(dir, is_note, &app->arena, &walk, &e))
		return report_err(&e, "notes");
	sink_to_buf(&out, &text);
	for (size_t i = 0; i < walk.n; i++) {
		struct sv path = walk.items[i].path;
		size_t slash;

		if (!sv_starts(path, SV(NOTE_PREFIX)))
			continue;
		path = sv_sub(path, sizeof(NOTE_PREFIX) - 1, path.n -
		    (sizeof(NOTE_PREFIX) - 1) - (sizeof(NOTE_SUFFIX) - 1));
		slash = sv_find_byte(path, '/');
		escape_tsv(&out, sv_sub(path, 0, slash));
		if (slash < path.n)
			sink_lit(&out, "#");
		escape_tsv(&out, sv_from(path, slash + 1));
		sink_lit(&out, "\n");
	}
	sink_release(&out);
	status = pager_write(app, buf_view(&text));
	buf_release(&text);
	return status;
}

static int
edit(struct call *c)
{
	struct sv name = call_text(c);
	struct places_found found;
	struct err e = { 0 };

	if (!lookup_name(&c->app->shelf, name, &c->app->arena, &found, &e))
		return report_err(&e, "notes");
	if (found.n == 0)
		return report_unnamed(name, &c->app->arena);
	if (found.n > 1) {
		report("'%.*s' is the name of %zu things; 'rust-interview "
		    "show' lists them", SV_ARG(report_cut(name,
			&c->app->arena)), found.n);
		return EXIT_NOTHING;
	}
	return notes_edit(c->app, &found.v[0], &e) ? EXIT_DONE :
						     report_err(&e, "notes");
}

int
cmd_notes(struct call *c)
{
	const struct notes_opts *o = c->opts;
	struct err e = { 0 };

	if (o->wants_rebuild && c->nwords == 0)
		return notes_compile(c->app, &e) ? EXIT_DONE :
						   report_err(&e, "notes");
	if (o->wants_rebuild) {
		(void)err_set(&e, ERR_USAGE, "--rebuild takes no name");
		return report_err(&e, "notes");
	}
	return c->nwords == 0 ? list(c->app) : edit(c);
}
