/* A sitting in lines: the first character of each line that is read is the
 * key. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "cmd/note.h"
#include "cmd/report.h"
#include "cmd/study_face.h"
#include "cmd/study_key.h"
#include "render/ansi.h"

#define LINE_MAX_BYTES 256
#define ITEMS_MAX 12

/* --- what is shown --- */

static bool
show(struct face *f, enum sitting_stage stage)
{
	struct arena *a = &f->sitting->arena;
	struct layout l;
	struct sink out;
	bool ok;

	face_layout(f, stage, a, &l);
	if (l.nlines == 0)
		return true;
	(void)putchar('\n');
	(void)fflush(stdout);
	sink_to_fd(&out, STDOUT_FILENO);
	ansi_layout(&out, &l, &f->study->app->terminal.ansi);
	ok = sink_flush(&out, &f->err);
	sink_release(&out);
	return ok;
}

static bool
show_note(struct face *f)
{
	const struct deck_item *item = f->sitting->item;
	struct place_in_book place = { .book = item->book, .page = item->page,
		.entry = item->entry };
	struct buf text = { 0 };
	bool ok = note_append(f->study->app, &place, &text, &f->err);

	if (text.n > 0)
		(void)fwrite(text.p, 1, text.n, stdout);
	buf_release(&text);
	return ok;
}

static bool
show_question(struct face *f)
{
	const struct session_counts n = session_count(&f->sitting->session,
	    f->now);
	struct sv flags = face_flags(f, " ", &f->sitting->arena);

	(void)printf("\n[%u due, %u new, %u learning]%.*s\n", n.due, n.fresh,
	    n.learning, SV_ARG(flags));
	return show(f, SITTING_QUESTION);
}

/* Words of a prompt, as many on a line as fit. */
static void
put_items(const struct face *f, const struct sv *items, size_t n)
{
	size_t columns = f->study->app->terminal.columns, at = 0;

	for (size_t i = 0; i < n; i++) {
		size_t width = utf8_columns(items[i]);

		if (at > 0 && at + 3 + width > columns) {
			(void)putchar('\n');
			at = 0;
		} else if (at > 0) {
			(void)fputs("   ", stdout);
			at += 3;
		}
		(void)printf("%.*s", SV_ARG(items[i]));
		at += width;
	}
	(void)putchar('\n');
	(void)fflush(stdout);
}

static void
prompt(const struct face *f)
{
	const struct sitting *s = f->sitting;
	struct arena *a = &f->sitting->arena;
	struct sv items[ITEMS_MAX], grades[GRADES + 1];
	size_t n = 0;

	(void)putchar('\n');
	if (s->stage == SITTING_QUESTION)
		items[n++] = SV("Enter: the answer");
	else
		face_grades(f, a, grades);
	for (int g = 1; s->stage > SITTING_QUESTION && g <= GRADES; g++)
		items[n++] = arena_printf(a, "%d %.*s", g, SV_ARG(grades[g]));
	if (s->stage == SITTING_SHORT)
		items[n++] = SV("Enter: more");
	items[n++] = SV("u undo");
	items[n++] = SV("! suspend");
	items[n++] = s->item->stored.card.is_marked ? SV("* unmark") :
						      SV("* mark");
	items[n++] = SV("e note");
	items[n++] = SV("q end");
	items[n++] = SV("? keys");
	put_items(f, items, n);
}

/* --- what is typed --- */

/* What the first character of a line that is no blank stands for. */
static enum sitting_key
read_key(void)
{
	char line[LINE_MAX_BYTES], *p = line;
	const struct study_key *key;
	size_t n;

	if (fgets(line, sizeof(line), stdin) == NULL)
		return SITTING_END;
	n = strlen(line);
	/* The rest of a long line is no line of its own. */
	while (n > 0 && line[n - 1] != '\n') {
		char more[LINE_MAX_BYTES];

		if (fgets(more, sizeof(more), stdin) == NULL ||
		    more[strlen(more) - 1] == '\n')
			break;
	}
	p += strspn(p, " \t\r\n");
	key = study_key_of(*p == '\0' ? VIEW_ENTER : (unsigned char)*p);
	return key != NULL ? key->does : SITTING_NO_KEY;
}

static void
show_keys(const struct face *f)
{
	struct buf text = { 0 };

	face_keys(false, f->study->app->terminal.columns, &text);
	(void)fwrite(text.p, 1, text.n, stdout);
	buf_release(&text);
}

/* What goes wrong with a note does not end a sitting. */
static void
write_note(const struct face *f)
{
	struct err e = { 0 };

	if (!face_note(f, &e))
		report("%s", e.msg);
}

/* --- the sitting --- */

static bool
take(struct face *f, enum sitting_key key)
{
	struct sitting *s = f->sitting;
	enum sitting_stage stage = s->stage;
	unsigned asked = s->asked;
	const char *said;

	if (!sitting_do(s, key, f->now, &said, &f->err))
		return false;
	if (said != NULL)
		(void)puts(said);
	if (key == SITTING_HELP)
		show_keys(f);
	if (key == SITTING_NOTE)
		write_note(f);
	if (s->is_over || s->item == NULL)
		return true;
	if (s->asked != asked)
		return show_question(f);
	if (s->stage == stage)
		return true;
	return show(f, s->stage) &&
	    (s->stage != SITTING_FULL || show_note(f));
}

bool
face_lines(struct face *f)
{
	struct sitting *s = f->sitting;

	if (f->first.n > 0)
		(void)printf("%.*s\n", SV_ARG(f->first));
	for (;;) {
		if (s->item == NULL) {
			if (!sitting_next(s, f->now, &f->err))
				return false;
			if (s->is_over)
				return true;
			if (!show_question(f))
				return false;
		}
		prompt(f);
		enum sitting_key key = read_key();
		if (!study_now(&f->now, &f->err) || !take(f, key))
			return false;
		if (s->is_over)
			return true;
	}
}
