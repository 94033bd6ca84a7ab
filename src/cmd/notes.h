/* Writing notes: the editor, and the book that is made of them. */
#ifndef CMD_NOTES_H
#define CMD_NOTES_H

#include "cmd/command.h"
#include "cmd/lookup.h"
#include "cmd/study_opts.h"

int cmd_notes(struct call *c);

/* Open the note on PLACE in $VISUAL, $EDITOR or vi, then compile all notes. A
 * note left empty is removed. */
bool notes_edit(struct app *app, const struct place_in_book *place,
    struct err *e) WARN_UNUSED;
/* Make books/notes.book of the notes; without notes it is removed. */
bool notes_compile(struct app *app, struct err *e) WARN_UNUSED;

#endif
