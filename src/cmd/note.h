/* One's own notes: Markdown under $XDG_DATA_HOME/rust-interview/notes, one file
 * an entry, compiled into books/notes.book beside, which show reads.
 *
 *	notes/note-ownership.md			on the page
 *	notes/note-ownership/own-rules.md	on a question of it
 */
#ifndef CMD_NOTE_H
#define CMD_NOTE_H

#include "base/buf.h"
#include "cmd/app.h"
#include "cmd/lookup.h"

#include <stdbool.h>

#define NOTE_PREFIX "note-"
#define NOTE_SUFFIX ".md"

/* The note's file below the folder of notes, without its suffix. */
struct sv note_path(struct app *app, struct sv slug, struct sv id);

/* Open the book of notes for as long as the program runs, if there is one; else
 * each of the following opens and closes it. */
void note_open(struct app *app);

/* Append the note on PLACE, laid out, and those on the questions of a whole
 * page. Nothing, and no file opened, when there is no book of notes. */
bool note_append(struct app *app, const struct place_in_book *place,
    struct buf *out, struct err *e) WARN_UNUSED;
/* The note on one question, laid out in A; no lines when there is none. */
bool note_layout(struct app *app, const struct place_in_book *place,
    struct arena *a, struct layout *out, struct err *e) WARN_UNUSED;

#endif
