#include "config.h"

#include "cmd/note.h"

#include <string.h>
#include <unistd.h>

#include "base/home.h"
#include "base/utf8.h"
#include "cmd/report.h"
#include "render/ansi.h"

/* What names of pages and questions may hold and names of files should not. */
static struct sv
file_name(struct sv name, struct arena *a)
{
	char *copy = arena_cstr(a, name);

	for (size_t i = 0; i < name.n; i++)
		if (copy[i] == '/' || (unsigned char)copy[i] < ' ' ||
		    (i == 0 && copy[i] == '.'))
			copy[i] = '_';
	return sv_make(copy, name.n);
}

struct sv
note_path(struct app *app, struct sv slug, struct sv id)
{
	struct arena *a = &app->arena;

	if (id.n == 0)
		return arena_printf(a, NOTE_PREFIX "%.*s",
		    SV_ARG(file_name(slug, a)));
	return arena_printf(a, NOTE_PREFIX "%.*s/%.*s",
	    SV_ARG(file_name(slug, a)), SV_ARG(file_name(id, a)));
}

/* The book of notes: the one on the shelf, or opened. NULL when there is none;
 * one that cannot be read is reported and passed by, for what was asked for is
 * whole. *IS_OPENED says that it is the caller's to close. */
static struct book *
notes_book(struct app *app, bool *is_opened)
{
	const char *path = home_path(HOME_DATA, "books/notes.book",
	    &app->arena);
	struct book *book = NULL;
	struct err e = { 0 };

	*is_opened = false;
	if (app->has_notes_open)
		return app->notes;
	if (path == NULL || access(path, F_OK) != 0)
		return NULL;
	for (size_t i = 0; i < app->shelf.n; i++)
		if (strcmp(book_path(app->shelf.books[i]), path) == 0)
			return app->shelf.books[i];
	*is_opened = book_open(path, &book, &e);
	if (!*is_opened)
		report("%s", e.msg);
	return book;
}

void
note_open(struct app *app)
{
	bool is_opened;

	app->notes = notes_book(app, &is_opened);
	app->has_notes_open = true;
}

/* The note at PATH laid out; no lines when there is none. */
static bool
layout_one(struct app *app, struct book *notes, struct sv path,
    struct arena *a, struct layout *out, struct err *e)
{
	struct layout_opts how = terminal_layout(&app->terminal);
	struct name_target target;
	struct page page;
	size_t n;

	*out = (struct layout){ 0 };
	if (!book_names(notes, NAME_PATH, path, &target, 1, &n, e))
		return false;
	if (n == 0)
		return true;
	if (!book_page(notes, target.page, a, &page, e))
		return false;
	how.has_ids = false;
	layout_page(&page, &how, a, out);
	return true;
}

static bool
append_one(struct app *app, struct book *notes, struct sv path,
    struct buf *out, struct err *e)
{
	struct layout l;
	struct sink sink;

	if (!layout_one(app, notes, path, &app->arena, &l, e))
		return false;
	if (l.nlines == 0)
		return true;
	buf_byte(out, '\n');
	sink_to_buf(&sink, out);
	ansi_layout(&sink, &l, &app->terminal.ansi);
	sink_release(&sink);
	return true;
}

static bool
append_all(struct app *app, struct book *notes,
    const struct place_in_book *place, struct buf *out, struct err *e)
{
	struct page_info page;
	uint32_t first = place->entry, n = 1;

	if (!book_page_info(place->book, place->page, &page, e))
		return false;
	if (place->is_page) {
		first = page.first_entry;
		n = page.nentries;
	}
	for (uint32_t i = first; i < first + n; i++) {
		struct entry_info entry;

		if (!book_entry_info(place->book, i, &app->arena, &entry, e) ||
		    !append_one(app, notes, note_path(app, page.slug,
			entry.is_overview ? SV("") : entry.id), out, e))
			return false;
	}
	return true;
}

bool
note_append(struct app *app, const struct place_in_book *place,
    struct buf *out, struct err *e)
{
	bool is_opened, ok;
	struct book *notes = notes_book(app, &is_opened);

	if (notes == NULL || notes == place->book)
		return true;
	ok = append_all(app, notes, place, out, e);
	if (is_opened)
		book_close(notes);
	return ok;
}

/* The book may close: what is laid out holds its own text. */
static void
own_text(struct layout *l, struct arena *a)
{
	for (size_t i = 0; i < l->nruns; i++) {
		l->runs[i].text = arena_sv(a, l->runs[i].text);
		l->runs[i].link = arena_sv(a, l->runs[i].link);
	}
	for (size_t i = 0; i < l->nlines; i++)
		l->lines[i].code = NULL;
}

bool
note_layout(struct app *app, const struct place_in_book *place,
    struct arena *a, struct layout *out, struct err *e)
{
	struct page_info page;
	struct entry_info entry;
	bool is_opened, ok;
	struct book *notes = notes_book(app, &is_opened);

	*out = (struct layout){ 0 };
	if (notes == NULL || notes == place->book)
		return true;
	ok = book_page_info(place->book, place->page, &page, e) &&
	    book_entry_info(place->book, place->entry, a, &entry, e) &&
	    layout_one(app, notes, note_path(app, page.slug, entry.id), a, out,
		e);
	own_text(out, a);
	if (is_opened)
		book_close(notes);
	return ok;
}
