/* A sitting on a full screen. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "cmd/fullscreen.h"
#include "cmd/note.h"
#include "cmd/report.h"
#include "cmd/study_face.h"
#include "cmd/study_key.h"

/* Signals find the terminal through it, so it lives as long as the program. */
static struct fullscreen full;

struct showing {
	struct face *face;
	struct card_view card;
	struct arena arena;	/* of what the card shows */
	struct buf keys;	/* the list of keys */
	struct arena over;	/* its lines */
	size_t last;		/* first line of the part shown last */
	bool has_failed;
};

static void
say(struct showing *v, const char *text)
{
	buf_clear(&v->card.note);
	buf_cstr(&v->card.note, text);
}

/* --- what is shown --- */

static bool
add_note(struct showing *v)
{
	const struct deck_item *item = v->face->sitting->item;
	struct place_in_book place = { .book = item->book, .page = item->page,
		.entry = item->entry };
	struct layout l;

	if (!note_layout(v->face->study->app, &place, &v->arena, &l,
		&v->face->err))
		return false;
	(void)card_add(&v->card.text, &l);
	return true;
}

static void
set_grades(struct showing *v)
{
	static const struct sv keys[] = { SV_INIT("1"), SV_INIT("2"),
		SV_INIT("3"), SV_INIT("4") };
	struct sv grades[GRADES + 1];

	v->card.nchoices = 0;
	if (v->face->sitting->stage == SITTING_QUESTION)
		return;
	face_grades(v->face, &v->arena, grades);
	for (size_t i = 0; i < GRADES; i++)
		v->card.choices[v->card.nchoices++] = (struct card_choice){
			keys[i], grades[GRADE_AGAIN + i] };
}

/* The most useful first: there is not always room for all. */
static const char *
hints(const struct sitting *s)
{
	switch (s->stage) {
	case SITTING_QUESTION:
		return "Enter: the answer|q: end|?: keys|u: undo|!: suspend|"
		       "*: mark|e: note";
	case SITTING_SHORT:
		return "Enter: more|?: keys|q: end|u: undo|!: suspend|"
		       "*: mark|e: note";
	case SITTING_FULL:
		break;
	}
	return "?: keys|q: end|Space: on|u: undo|!: suspend|*: mark|e: note";
}

static void
set_bar(struct showing *v)
{
	const struct face *f = v->face;
	const struct session_counts n = session_count(&f->sitting->session,
	    f->now);

	v->card.where = arena_printf(&v->arena, "%.*s%.*s",
	    SV_ARG(f->sitting->page.title),
	    SV_ARG(face_flags(f, ", ", &v->arena)));
	v->card.right = arena_printf(&v->arena,
	    "%u due  %u new  %u learning", n.due, n.fresh, n.learning);
}

/* Lay the question out as far as it may be seen; where the reader is in it
 * stays. */
static bool
lay_out(struct showing *v)
{
	const struct sitting *s = v->face->sitting;
	struct layout l;

	arena_clear(&v->arena);
	card_clear(&v->card.text);
	for (enum sitting_stage stage = SITTING_QUESTION; stage <= s->stage;
	    stage++) {
		face_layout(v->face, stage, &v->arena, &l);
		if (l.nlines > 0)
			v->last = card_add(&v->card.text, &l);
	}
	v->card.hints = hints(s);
	set_bar(v);
	set_grades(v);
	return s->stage != SITTING_FULL || add_note(v);
}

/* The same question again, at the same place. */
static bool
lay_out_again(struct showing *v)
{
	size_t place = card_place(&v->card.text);

	if (!lay_out(v))
		return false;
	card_go(&v->card, place);
	return true;
}

/* The list of keys, each of its lines a run. */
static void
show_keys(struct showing *v)
{
	struct sv rest, line;
	struct layout l = { 0 };
	size_t n = 0;

	buf_clear(&v->keys);
	arena_clear(&v->over);
	card_clear(&v->card.over);
	face_keys(true, v->card.columns, &v->keys);
	rest = buf_view(&v->keys);
	for (struct sv count = rest; sv_split(&count, '\n', &line);)
		n++;
	l.lines = arena_array(&v->over, n, sizeof(*l.lines));
	l.runs = arena_array(&v->over, n, sizeof(*l.runs));
	while (sv_split(&rest, '\n', &line)) {
		l.runs[l.nruns] = (struct run){ line, line.n > 0 &&
			line.p[0] != ' ' ? STYLE_STRONG : STYLE_PLAIN, { 0 } };
		l.lines[l.nlines++] = (struct line){
			.first = (uint32_t)l.nruns++, .nruns = 1 };
	}
	(void)card_add(&v->card.over, &l);
	v->card.over_where = SV("Keys");
	v->card.has_over = true;
}

/* --- what keys do --- */

/* The next question, if it is time for one; then what there is of it. */
static bool
follow(struct showing *v, unsigned asked, enum sitting_stage stage)
{
	struct sitting *s = v->face->sitting;
	size_t place = card_place(&v->card.text);

	if (s->item == NULL && !s->is_over &&
	    !sitting_next(s, v->face->now, &v->face->err))
		return false;
	if (s->is_over)
		return true;
	if (!lay_out(v))
		return false;
	if (s->asked == asked)
		card_go(&v->card, place);
	if (s->asked == asked && s->stage > stage)
		card_reveal(&v->card, v->last);
	return true;
}

/* What goes wrong with a note does not end a sitting. */
static void
write_note(struct showing *v)
{
	struct err e = { 0 };

	fullscreen_lend(&full);
	if (!face_note(v->face, &e))
		say(v, e.msg);
	fullscreen_take_back(&full);
}

static bool
act(struct showing *v, enum sitting_key key)
{
	struct face *f = v->face;
	unsigned asked = f->sitting->asked;
	enum sitting_stage stage = f->sitting->stage;
	const char *said;

	if (!study_now(&f->now, &f->err) ||
	    !sitting_do(f->sitting, key, f->now, &said, &f->err))
		return false;
	if (said != NULL)
		say(v, said);
	if (key == SITTING_NOTE)
		write_note(v);
	if (key == SITTING_HELP)
		show_keys(v);
	return follow(v, asked, stage);
}

static bool
take(void *arg, const struct event *event)
{
	struct showing *v = arg;
	const struct study_key *row = study_key_of(event->key);
	enum sitting_key does = row != NULL ? row->does : SITTING_NO_KEY;

	if (event->key == VIEW_NO_KEY)
		return true;
	buf_clear(&v->card.note);
	if (row != NULL && row->moves != CARD_STAY) {
		card_move(&v->card, row->moves);
		return true;
	}
	if (event->key == ' ' && card_has_more(&v->card)) {
		card_move(&v->card, CARD_SCREEN_DOWN);
		return true;
	}
	/* Any other key closes the list of keys. */
	if (v->card.has_over) {
		v->card.has_over = false;
		return true;
	}
	if (event->key == ('l' & 0x1F)) {
		full.screen.is_unknown = true;
		return true;
	}
	v->has_failed = !act(v, does);
	return !v->has_failed && !v->face->sitting->is_over;
}

static void
resize(void *arg, unsigned columns, unsigned rows)
{
	struct showing *v = arg;
	struct terminal *t = &v->face->study->app->terminal;
	bool has_over = v->card.has_over;

	v->card.columns = columns;
	v->card.rows = rows;
	if (!v->face->study->app->opts.width.is_set)
		t->width = columns < TERMINAL_PROSE_MAX ? columns :
							  TERMINAL_PROSE_MAX;
	/* It was laid out once: a book that fails now has been read. */
	if (!lay_out_again(v))
		say(v, v->face->err.msg);
	if (has_over)
		show_keys(v);
}

static void
draw(void *arg, struct arena *a, struct frame *out)
{
	const struct showing *v = arg;

	card_draw(&v->card, a, out);
}

static void
release(struct showing *v)
{
	card_release(&v->card);
	arena_release(&v->arena);
	arena_release(&v->over);
	buf_release(&v->keys);
	fullscreen_release(&full);
}

bool
face_screen(struct face *f, bool *is_shown)
{
	static const struct fullscreen_face face = { .resize = resize,
		.take = take, .draw = draw };
	struct app *app = f->study->app;
	struct showing v = { .face = f,
		.card = { .is_ascii = app->terminal.ansi.is_ascii } };
	struct err none = { 0 };

	*is_shown = fullscreen_find(&full, app, &none);
	if (!*is_shown)
		return true;
	if (!sitting_next(f->sitting, f->now, &f->err) ||
	    !fullscreen_open(&full, false, &f->err)) {
		release(&v);
		return false;
	}
	buf_sv(&v.card.note, f->first);
	fullscreen_run(&full, &face, &v);
	release(&v);
	return !v.has_failed;
}
