/* Asking in lines: a question, the short answer, the whole one, a grade. On a
 * terminal single keys do it, and the screen is cleared between questions;
 * with --plain, or into a pipe, lines come from standard input, and the first
 * character of each is the key. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "cmd/key.h"
#include "cmd/note.h"
#include "cmd/notes.h"
#include "cmd/report.h"
#include "cmd/study.h"
#include "doc/section.h"
#include "render/ansi.h"

#define LINE_MAX_BYTES 256

enum stage { STAGE_QUESTION, STAGE_SHORT, STAGE_FULL };

struct asking {
	struct study *study;
	struct session session;
	struct deck_item *item;
	struct arena arena;	/* of the question asked */
	struct page page;	/* with the one entry */
	uint64_t digest;
	int64_t began;		/* ms, when the question was shown */
	enum stage stage;
	bool is_screen;
	bool has_pending;	/* a key typed before the prompt */
	char pending;
	bool wants_end;
	struct err err;
};

static const enum section question_parts[] = { SECTION_PROMPT, SECTION_TASK,
	SECTION_STARTER };
static const enum section short_parts[] = { SECTION_SHORT_ANSWER };
static const enum section rest_parts[] = { SECTION_NONE, SECTION_ANSWER,
	SECTION_EXAMPLE, SECTION_COVER, SECTION_RED_FLAGS, SECTION_FOLLOW_UPS,
	SECTION_SOURCES, SECTION_STRUCTURE, SECTION_STRONG_WEAK, SECTION_TESTS,
	SECTION_HINT, SECTION_SOLUTION, SECTION_DISCUSSION };
#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* --- what is shown --- */

static bool
has_part(const struct entry *entry, const enum section *parts, size_t n)
{
	struct part p;

	for (size_t i = 0; i < n; i++)
		if (part_find(entry, parts[i], &p))
			return true;
	return false;
}

/* A section without known parts is all answer; only its title is asked. */
static bool
is_bare(const struct entry *entry)
{
	return !has_part(entry, short_parts, COUNT(short_parts)) &&
	    !has_part(entry, rest_parts, COUNT(rest_parts));
}

static void
lay_out(struct asking *a, enum stage stage, struct layout *out)
{
	struct layout_opts how = terminal_layout(&a->study->app->terminal);
	const struct entry *entry = &a->page.entries[0];
	bool bare = is_bare(entry);

	if (stage == STAGE_QUESTION)
		layout_parts(&a->page, entry, question_parts,
		    bare ? 0 : COUNT(question_parts), true, &how, &a->arena,
		    out);
	else if (stage == STAGE_SHORT)
		layout_parts(&a->page, entry, short_parts, COUNT(short_parts),
		    false, &how, &a->arena, out);
	else
		layout_parts(&a->page, entry,
		    bare ? question_parts : rest_parts,
		    bare ? COUNT(question_parts) : COUNT(rest_parts), false,
		    &how, &a->arena, out);
}

/* The lines of L from FROM on, at most N. */
static void
put_lines(struct asking *a, const struct layout *l, size_t from, size_t n)
{
	struct layout part = *l;
	struct sink out;

	part.lines = l->lines + from;
	part.nlines = l->nlines - from < n ? l->nlines - from : n;
	(void)fflush(stdout);
	sink_to_fd(&out, STDOUT_FILENO);
	ansi_layout(&out, &part, &a->study->app->terminal.ansi);
	if (!sink_flush(&out, &a->err))
		a->wants_end = true;
	sink_release(&out);
}

static void
say(struct asking *a, const char *text, enum style style)
{
	struct sink out;

	(void)fflush(stdout);
	sink_to_fd(&out, STDOUT_FILENO);
	ansi_text(&out, sv_cstr(text), style,
	    &a->study->app->terminal.ansi);
	if (!sink_flush(&out, &a->err))
		a->wants_end = true;
	sink_release(&out);
}

/* Enter and blank show more; any other key is one of the prompt's. */
static bool
wants_more(struct asking *a)
{
	static const char text[] = "[Enter: more]";
	char key;

	say(a, text, STYLE_DIM);
	key = key_read();
	(void)printf("\r%*s\r", (int)sizeof(text) - 1, "");
	(void)fflush(stdout);
	if (key == ' ' || key == '\n' || key == '\r')
		return true;
	a->pending = key;
	a->has_pending = true;
	return false;
}

/* A screenful at a time: a longer answer goes on after a key. */
static void
show(struct asking *a, enum stage stage)
{
	const struct terminal *t = &a->study->app->terminal;
	size_t page = a->is_screen && t->rows > 8 ? t->rows - 6 : SIZE_MAX;
	struct layout l;

	lay_out(a, stage, &l);
	if (l.nlines == 0)
		return;
	say(a, "\n", STYLE_PLAIN);
	for (size_t at = 0; at < l.nlines && !a->wants_end; at += page) {
		if (at > 0 && !wants_more(a))
			return;
		put_lines(a, &l, at, page);
		if (page > l.nlines - at)
			break;
	}
}

static void
clear(struct asking *a)
{
	if (a->is_screen && a->study->app->terminal.ansi.has_style)
		(void)fputs("\033[H\033[2J", stdout);
}

/* Words of a prompt, as many on a line as fit. */
static void
put_items(struct asking *a, const struct sv *items, size_t n)
{
	size_t columns = a->study->app->terminal.columns, at = 0;

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
	(void)fputs(a->is_screen ? " " : "\n", stdout);
	(void)fflush(stdout);
}

static void
prompt(struct asking *a, struct moment now)
{
	static const char *const names[] = { NULL, "again", "hard, a pass",
		"good", "easy" };
	struct card choices[GRADES + 1];
	struct sv items[10];
	size_t n = 0;

	(void)putchar('\n');
	if (a->stage == STAGE_QUESTION)
		items[n++] = SV("Enter: the answer");
	for (int g = 1; a->stage > STAGE_QUESTION && g <= GRADES; g++) {
		if (g == 1)
			session_choices(&a->session, a->item, now, choices);
		items[n++] = arena_printf(&a->arena, "%d %s (%.*s)", g,
		    names[g],
		    SV_ARG(study_wait(&choices[g], now, &a->arena)));
	}
	if (a->stage == STAGE_SHORT)
		items[n++] = SV("Enter: more");
	items[n++] = SV("u undo");
	items[n++] = SV("! suspend");
	items[n++] = a->item->stored.card.is_marked ? SV("* unmark") :
						      SV("* mark");
	items[n++] = SV("e note");
	items[n++] = SV("q end");
	put_items(a, items, n);
}

/* --- what is typed --- */

/* The key of a line: its first character that is no blank; Enter for none. */
static char
read_line_key(void)
{
	char line[LINE_MAX_BYTES], *p = line;
	size_t n;

	if (fgets(line, sizeof(line), stdin) == NULL)
		return KEY_END;
	n = strlen(line);
	/* The rest of a long line is no line of its own. */
	while (n > 0 && line[n - 1] != '\n') {
		char more[LINE_MAX_BYTES];

		if (fgets(more, sizeof(more), stdin) == NULL ||
		    more[strlen(more) - 1] == '\n')
			break;
	}
	p += strspn(p, " \t\r");
	return *p == '\0' ? '\n' : *p;
}

static char
read_key(struct asking *a)
{
	char key;

	if (a->has_pending) {
		a->has_pending = false;
		return a->pending;
	}
	key = a->is_screen ? key_read() : read_line_key();
	if (a->is_screen)
		(void)fputs("\n", stdout);
	return key;
}

/* --- one question --- */

static bool
begin(struct asking *a, struct deck_item *item, struct moment now)
{
	const struct session_counts n = session_count(&a->session, now);
	const struct stored_card *card = &item->stored;

	a->item = item;
	a->stage = STAGE_QUESTION;
	a->began = now.ms;
	arena_clear(&a->arena);
	if (!book_page_entry(item->book, item->entry, &a->arena, &a->page,
		&a->err))
		return false;
	a->digest = deck_digest(&a->page);
	clear(a);
	(void)printf("%s[%u due, %u new, %u learning]%s%s\n",
	    a->is_screen ? "" : "\n", n.due, n.fresh, n.learning,
	    card->card.is_marked ? " marked" : "",
	    card->digest != 0 && card->digest != a->digest ?
		" changed since you last answered it" : "");
	show(a, STAGE_QUESTION);
	return true;
}

static bool
grade(struct asking *a, enum grade grade, struct moment now)
{
	int64_t duration = now.ms > a->began ? now.ms - a->began : 0;
	bool counted;

	if (!session_grade(&a->session, a->item, grade, now, duration,
		a->digest, &counted, &a->err))
		return false;
	if (!counted)
		(void)puts("Answered meanwhile in another run; not counted "
			   "twice.");
	a->item = NULL;
	return true;
}

static bool
flag(struct asking *a, enum log_what what, struct moment now)
{
	if (!session_flag(&a->session, a->item, what, now, &a->err))
		return false;
	if (what == LOG_SUSPEND) {
		(void)puts("Suspended: it is asked no more, until 'study "
			   "resume'.");
		a->item = NULL;
	} else {
		(void)puts(what == LOG_MARK ? "Marked." : "No longer marked.");
	}
	return true;
}

static bool
undo(struct asking *a, struct moment now)
{
	struct deck_item *item;

	if (!session_undo(&a->session, now, &item, &a->err))
		return false;
	if (item == NULL) {
		(void)puts("There is no grade of this run to take back; "
			   "'study undo' takes back older ones.");
		return true;
	}
	(void)puts("The last grade is taken back.");
	return begin(a, item, now);
}

static struct place_in_book
place_of(const struct deck_item *item)
{
	return (struct place_in_book){ .book = item->book, .page = item->page,
		.entry = item->entry };
}

static void
show_note(struct asking *a)
{
	struct place_in_book place = place_of(a->item);
	struct buf text = { 0 };
	struct sink out;

	(void)fflush(stdout);
	sink_to_fd(&out, STDOUT_FILENO);
	if (note_append(a->study->app, &place, &text, &a->err))
		sink_put(&out, buf_view(&text));
	if (a->err.code != ERR_NONE || !sink_flush(&out, &a->err))
		a->wants_end = true;
	sink_release(&out);
	buf_release(&text);
}

/* What goes wrong with a note does not end a sitting. */
static void
write_note(struct asking *a)
{
	struct place_in_book place = place_of(a->item);
	struct err e = { 0 };

	if (!notes_edit(a->study->app, &place, &e))
		report("%s", e.msg);
}

static void
reveal(struct asking *a)
{
	struct part p;

	if (a->stage == STAGE_FULL)
		return;
	if (a->stage == STAGE_QUESTION &&
	    part_find(&a->page.entries[0], SECTION_SHORT_ANSWER, &p)) {
		a->stage = STAGE_SHORT;
		show(a, STAGE_SHORT);
		return;
	}
	a->stage = STAGE_FULL;
	show(a, STAGE_FULL);
	show_note(a);
}

static bool
act(struct asking *a, char key, struct moment now)
{
	bool is_marked = a->item->stored.card.is_marked;

	switch (key) {
	case KEY_END:
	case 'q':
		a->wants_end = true;
		return true;
	case '1':
	case '2':
	case '3':
	case '4':
		if (a->stage > STAGE_QUESTION)
			return grade(a, (enum grade)(key - '0'), now);
		(void)puts("See the answer first.");
		return true;
	case 'u':
		return undo(a, now);
	case '!':
		return flag(a, LOG_SUSPEND, now);
	case '*':
		return flag(a, is_marked ? LOG_UNMARK : LOG_MARK, now);
	case 'e':
		write_note(a);
		return true;
	case '\n':
	case '\r':
	case ' ':
		reveal(a);
		return true;
	default:
		(void)puts("Not a key here.");
		return true;
	}
}

/* --- the sitting --- */

static void
summary(struct asking *a, struct moment now)
{
	const struct session *s = &a->session;
	struct session_counts n = session_count(s, now);

	(void)printf("\n%u answered: %u known, %u not; %u of them new.\n",
	    s->answered, s->passed, s->answered - s->passed, s->first_seen);
	if (n.learning > 0) {
		int64_t wait = (n.next_learning - now.ms + 59999) / 60000;

		(void)printf("%u still being learned, the next in %lld min.\n",
		    n.learning, (long long)(wait > 0 ? wait : 0));
	}
	if (n.due > 0)
		(void)printf("%u still due today.\n", n.due);
	(void)printf("Tomorrow: %u due.\n", n.tomorrow);
	if (a->study->deck.nmissing > 0)
		(void)printf("%zu studied question%s not in these books "
		    "(renamed, removed?): 'rust-interview stats' names them; "
		    "their history is kept.\n", a->study->deck.nmissing,
		    a->study->deck.nmissing == 1 ? " is" : "s are");
}

static bool
sit(struct asking *a, struct moment *now)
{
	while (!a->wants_end) {
		struct deck_item *item = session_next(&a->session, *now);

		if (item == NULL)
			return true;
		if (!begin(a, item, *now))
			return false;
		while (a->item != NULL && !a->wants_end) {
			char key;

			prompt(a, *now);
			key = read_key(a);
			if (!study_now(now, &a->err) || !act(a, key, *now))
				return false;
		}
	}
	return a->err.code == ERR_NONE;
}

/* Whether all fits into the days until the goal, in one line. *NEW_LIMIT gets
 * how many new ones a day that takes. */
static bool
say_fit(struct asking *a, struct moment now, uint32_t *new_limit)
{
	struct study *s = a->study;
	struct session_fit fit;
	char date[DAY_TEXT];

	if (!session_fit(&s->store, &s->deck, &s->goal, now, &fit, &a->err))
		return false;
	day_text(s->goal.day, date);
	if (fit.chosen < fit.fresh)
		(void)printf("Until %s %u questions need %.1f h, you have "
		    "%.1f h: %u chosen.\n", date, fit.fresh, fit.need,
		    fit.have, fit.chosen);
	else
		(void)printf("Until %s %u new questions and what is due need "
		    "%.1f h: they fit.\n", date, fit.fresh, fit.need);
	*new_limit = fit.each_day;
	return true;
}

/* All reading before the first question is one transaction: each costs a
 * dozen system calls. */
static bool
open_session(struct asking *a, const struct study_opts *o, struct moment *now)
{
	struct study *s = a->study;
	struct session_opts opts = { .new_limit = SESSION_NEW };

	if (!study_now(now, &a->err) ||
	    !study_keep_goal(s, o, *now, &a->err) || !sql_run(&s->store.sql, "BEGIN", &a->err) ||
	    !study_goal(s, *now, &a->err) || !study_deck(s, o, &a->err))
		return false;
	if (s->has_goal && !say_fit(a, *now, &opts.new_limit))
		return false;
	if (o->new_limit.is_set)
		opts.new_limit = o->new_limit.value < UINT32_MAX ?
		    (uint32_t)o->new_limit.value : UINT32_MAX;
	if (o->limit.is_set)
		opts.limit = o->limit.value < UINT32_MAX ?
		    (uint32_t)o->limit.value : UINT32_MAX;
	if (s->has_goal)
		opts.goal = &s->goal;
	return session_open(&a->session, &s->store, &s->deck, &opts, *now,
	    &a->err) && sql_run(&s->store.sql, "COMMIT", &a->err);
}

int
study_ask(struct study *s, const struct study_opts *o)
{
	struct asking a = { .study = s,
		.is_screen = !o->is_plain && s->app->terminal.is_terminal &&
		    isatty(STDIN_FILENO) == 1 };
	struct moment now;
	int status = EXIT_DONE;

	if (!open_session(&a, o, &now)) {
		status = study_failed(s, &a.err);
	} else if (session_count(&a.session, now).all == 0) {
		report("no question is of that level, kind, topic and area");
		status = EXIT_NOTHING;
	} else {
		if (session_next(&a.session, now) == NULL)
			(void)puts("Nothing is due.");
		if (!sit(&a, &now))
			status = study_failed(s, &a.err);
		else
			summary(&a, now);
	}
	session_release(&a.session);
	arena_release(&a.arena);
	return status;
}
