/* The full-screen reader without a terminal. Each tests/view/NAME.keys is typed
 * into a reader of the book in tests/view/book, and what it shows is compared
 * with NAME.screen. Words of a .keys file: names of keys, "text to type",
 * 40x15 for a new size, ! to record the screen; # begins a comment line.
 * `test_view FILE.keys` prints what is recorded: tests/view/regen uses it.
 * `test_view BOOK QUERY` prints the milliseconds that each letter of a search
 * takes until its results are drawn: tests/bench/run uses that. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/random.h"
#include "base/utf8.h"
#include "scratch.h"
#include "view/dump.h"
#include "view/screen.h"
#include "view/view.h"

#define FILE_MAX ((size_t)1 << 20)
#define TIMED_KEYS 256
#define TIMED_ROUNDS 7		/* the machine has other things to do, too */
#define RANDOM_KEYS 100000
#ifndef RANDOM_SEED
#define RANDOM_SEED 20261121u
#endif

struct reader {
	struct scratch scratch;
	char book[400], bookmarks[400];
	struct shelf shelf;
	struct view view;
	struct arena arena;
	struct buf out;
};

/* --- a reader of its own for each test --- */

static void
copy_book(const struct scratch *s)
{
	const char *folder = getenv("srcdir");
	struct arena a = { 0 };
	struct walk walk = { 0 };
	struct buf text = { 0 };
	struct err e = { 0 };
	char path[400], name[400];

	(void)snprintf(path, sizeof(path), "%s/tests/view/book",
	    folder != NULL ? folder : ".");
	if (!file_walk(path, NULL, &a, &walk, &e))
		fail_msg("%s", e.msg);
	for (size_t i = 0; i < walk.n; i++) {
		buf_clear(&text);
		if (!file_read(walk.items[i].full, FILE_MAX, &text, &e))
			fail_msg("%s", e.msg);
		buf_byte(&text, '\0');
		(void)snprintf(name, sizeof(name), "sources/%.*s",
		    SV_ARG(walk.items[i].path));
		scratch_write(s, name, text.p);
	}
	buf_release(&text);
	arena_release(&a);
}

static void
open_view(struct reader *r)
{
	struct view_opts opts = { .bookmarks = r->bookmarks };
	struct err e = { 0 };
	size_t added;

	if (!shelf_add(&r->shelf, r->book, &added, &e) ||
	    !view_init(&r->view, &r->shelf, &opts, &e))
		fail_msg("%s", e.msg);
}

static void
close_view(struct reader *r)
{
	view_release(&r->view);
	shelf_release(&r->shelf);
}

static void
make_book(struct reader *r)
{
	*r = (struct reader){ 0 };
	scratch_make(&r->scratch);
	copy_book(&r->scratch);
	scratch_compile(&r->scratch, "sources", "small.book", r->book,
	    sizeof(r->book));
	(void)snprintf(r->bookmarks, sizeof(r->bookmarks),
	    "%s/state/bookmarks", r->scratch.dir);
}

static int
begin(void **state)
{
	static struct reader r;

	make_book(&r);
	open_view(&r);
	*state = &r;
	return 0;
}

static int
end(void **state)
{
	struct reader *r = *state;

	close_view(r);
	scratch_remove(&r->scratch);
	arena_release(&r->arena);
	buf_release(&r->out);
	return 0;
}

/* --- scripts of keys --- */

static void
record(struct reader *r)
{
	struct frame frame;

	arena_clear(&r->arena);
	view_draw(&r->view, &r->arena, &frame);
	buf_printf(&r->out, "=== %ux%u\n", frame.ncolumns, frame.nrows);
	dump_frame(&frame, &r->out);
}

static void
record_errand(struct reader *r)
{
	static const char *const names[] = { [ERRAND_COPY] = "copy",
		[ERRAND_WRITE] = "write", [ERRAND_EDIT] = "edit",
		[ERRAND_PIPE] = "pipe", [ERRAND_MOUSE] = "mouse",
		[ERRAND_REDRAW] = "redraw" };
	struct errand *e = &r->view.errand;

	if (e->kind == ERRAND_NONE)
		return;
	buf_printf(&r->out, "--- %s", names[e->kind]);
	if (e->kind == ERRAND_WRITE || e->kind == ERRAND_PIPE)
		buf_printf(&r->out, " %.*s", SV_ARG(buf_view(&e->with)));
	buf_byte(&r->out, '\n');
	if (e->kind < ERRAND_MOUSE)
		buf_sv(&r->out, buf_view(&e->text));
	e->kind = ERRAND_NONE;
}

static void
press(struct reader *r, uint32_t key)
{
	view_key(&r->view, key);
	record_errand(r);
}

static void
type(struct reader *r, struct sv text)
{
	size_t i = 0;

	while (i < text.n)
		press(r, utf8_next(text, &i));
}

static void
play_word(struct reader *r, struct sv word)
{
	struct sv rest = word, columns;
	uint64_t w, h;

	if (sv_eq(word, SV("!"))) {
		record(r);
	} else if (sv_split(&rest, 'x', &columns) && sv_number(columns, &w) &&
	    sv_number(rest, &h)) {
		view_resize(&r->view, (unsigned)w, (unsigned)h);
	} else {
		uint32_t key = key_named(word);

		if (key == VIEW_NO_KEY)
			fail_msg("no key: %.*s", SV_ARG(word));
		press(r, key);
	}
}

static void
play(struct reader *r, struct sv script)
{
	struct sv line, word;

	while (sv_split(&script, '\n', &line)) {
		if (sv_starts(line, SV("#")))
			continue;
		while ((line = sv_trim(line)).n > 0) {
			if (line.p[0] == '"') {
				size_t n = sv_find_byte(sv_from(line, 1), '"');

				type(r, sv_sub(line, 1, n));
				line = sv_from(line, n + 2);
			} else if (sv_word(&line, &word)) {
				play_word(r, word);
			}
		}
	}
}

static void
play_file(struct reader *r, const char *path)
{
	struct buf script = { 0 };
	struct err e = { 0 };

	if (!file_read(path, FILE_MAX, &script, &e))
		fail_msg("%s", e.msg);
	play(r, buf_view(&script));
	buf_release(&script);
}

static void
compare_file(const char *keys)
{
	struct reader *r;
	struct buf wanted = { 0 };
	struct err e = { 0 };
	char path[512];

	assert_int_equal(begin((void **)&r), 0);
	play_file(r, keys);
	(void)snprintf(path, sizeof(path), "%.*s.screen",
	    (int)strlen(keys) - (int)strlen(".keys"), keys);
	if (!file_read(path, FILE_MAX, &wanted, &e))
		fail_msg("%s", e.msg);
	if (!sv_eq(buf_view(&wanted), buf_view(&r->out)))
		fail_msg("%s differs; see tests/view/regen", path);
	buf_release(&wanted);
	end((void **)&r);
}

static bool
is_script(struct sv path)
{
	return sv_ends(path, SV(".keys"));
}

static void
screens_are_as_recorded(void **state)
{
	const char *folder = getenv("srcdir");
	struct arena a = { 0 };
	struct walk walk = { 0 };
	struct err e = { 0 };
	char path[400];

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/tests/view",
	    folder != NULL ? folder : ".");
	assert_true(file_walk(path, is_script, &a, &walk, &e));
	assert_true(walk.n > 0);
	for (size_t i = 0; i < walk.n; i++)
		compare_file(walk.items[i].full);
	arena_release(&a);
}

/* --- promises --- */

static void
expect(struct reader *r, const char *text)
{
	buf_clear(&r->out);
	record(r);
	if (sv_find(buf_view(&r->out), sv_cstr(text)) == r->out.n)
		fail_msg("wanted: %s\ngot:\n%.*s", text,
		    SV_ARG(buf_view(&r->out)));
}

static void
each_key_does_one_thing_in_a_place(void **state)
{
	static const enum view_where places[] = { IN_LIST, IN_PAGE, IN_TEXT };

	(void)state;
	for (size_t i = 0; i < action_count; i++) {
		struct sv rest = sv_cstr(action_table[i].keys), word;

		while (sv_word(&rest, &word)) {
			uint32_t key = key_named(word);

			assert_int_not_equal(key, VIEW_NO_KEY);
			for (size_t p = 0; p < 3; p++)
				if ((action_table[i].where & places[p]) != 0)
					assert_ptr_equal(action_of(places[p],
					    key), &action_table[i]);
		}
	}
}

/* What BYTES are as keys, when they come in two parts. */
static void
read_keys(struct sv bytes, size_t part, struct buf *out)
{
	struct input in = { 0 };
	struct event event;
	struct sv parts[2] = { sv_sub(bytes, 0, part),
		sv_from(bytes, part) };

	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(input_put(&in, parts[i]), parts[i].n);
		while (input_next(&in, i == 1, &event))
			buf_printf(out, "%x/%d/%u/%u ", (unsigned)event.key,
			    (int)event.mouse, event.column, event.row);
	}
}

static void
keys_are_the_same_however_their_bytes_arrive(void **state)
{
	const struct sv bytes = SV("a\033[A\033OB\033[5~\033[1;3C\033v\033[Z"
	    "\033[<0;12;7M\033[<65;1;2M\033[<0;1;1m\033[M #$ü日\r\n\177\033[[A\033[99q");
	const char wanted[] = "61/0/0/0 110001/0/0/0 110002/0/0/0 "
	    "110007/0/0/0 310004/0/0/0 200076/0/0/0 11000a/0/0/0 "
	    "110000/1/11/6 110000/3/0/1 110000/1/2/3 fc/0/0/0 65e5/0/0/0 d/0/0/0 d/0/0/0 "
	    "7f/0/0/0 ";
	struct buf got = { 0 };

	(void)state;
	for (size_t part = 0; part <= bytes.n; part++) {
		buf_clear(&got);
		read_keys(bytes, part, &got);
		buf_byte(&got, '\0');
		assert_string_equal(got.p, wanted);
	}
	buf_release(&got);
}

static void
an_escape_alone_is_the_key(void **state)
{
	struct input in = { 0 };
	struct event event;

	(void)state;
	assert_int_equal(input_put(&in, SV("\033")), 1);
	assert_false(input_next(&in, false, &event));
	assert_true(input_next(&in, true, &event));
	assert_int_equal(event.key, VIEW_ESC);
	assert_false(input_next(&in, true, &event));
}

static void
a_new_size_keeps_the_place(void **state)
{
	struct reader *r = *state;

	view_resize(&r->view, 60, 10);
	play(r, SV("Enter ]"));
	expect(r, "=== 60x10\n Moving values › What happens after a move?");
	play(r, SV("j j j j j j"));
	expect(r, "Short answer");
	for (unsigned i = 1; i < 300; i++) {
		view_resize(&r->view, 1 + i * 37 % 211, 1 + i * 17 % 60);
		record(r);
	}
	view_resize(&r->view, 60, 10);
	expect(r, "Short answer");
	expect(r, "What happens after a move?");
}

static void
click(struct reader *r, unsigned column, unsigned row)
{
	const struct event event = { .key = VIEW_NO_KEY,
		.mouse = MOUSE_PRESS, .column = column, .row = row };

	view_event(&r->view, &event);
}

static void
a_click_opens_what_it_is_on(void **state)
{
	struct reader *r = *state;

	view_resize(&r->view, 60, 12);
	record(r);
	click(r, 5, 3);
	expect(r, " Loans and references");
	play(r, SV("q g Down"));
	click(r, 5, 2);
	expect(r, " Moving values");
	/* "loans", at the end of a line; beside it is nothing. */
	click(r, 49, 4);
	expect(r, " Moving values");
	click(r, 52, 4);
	expect(r, " Loans and references");
	play(r, SV("Backspace 130x12"));
	expect(r, "What happens after a move?\n");
	click(r, 90, 2);
	expect(r, "2/2");
}

static void
an_open_book_outlives_its_file(void **state)
{
	struct reader *r = *state;

	assert_int_equal(unlink(r->book), 0);
	scratch_write(&r->scratch, "small.book", "another book");
	play(r, SV("Enter } s \"destructor\" Enter"));
	expect(r, "When does a value implement Copy?");
}

/* --- bookmarks --- */

static void
bookmarks_last_beyond_the_reader(void **state)
{
	struct reader *r = *state;

	play(r, SV("Enter ] a B"));
	expect(r, "> <What happens after a move?");
	close_view(r);
	open_view(r);
	play(r, SV("B Enter"));
	expect(r, "Moving values › What happens after a move?");
	play(r, SV("B a"));
	expect(r, "No bookmarks.");
}

static void
damaged_bookmarks_are_set_aside(void **state)
{
	struct reader *r = *state;
	struct buf kept = { 0 };
	struct err e = { 0 };
	char path[500];

	for (int i = 0; i < 2; i++) {
		scratch_write(&r->scratch, "state/bookmarks",
		    "small\tmoves\tMoving values\nno tabs here\n");
		play(r, SV("t B"));
		expect(r, "the bookmarks file was damaged; it is kept as");
		play(r, SV("t Enter a B"));
		expect(r, "Moving values");
	}
	(void)snprintf(path, sizeof(path), "%s.damaged-2", r->bookmarks);
	assert_true(file_read(path, FILE_MAX, &kept, &e));
	assert_true(sv_ends(buf_view(&kept), SV("no tabs here\n")));
	buf_release(&kept);
}

static void
bookmarks_that_cannot_be_kept_are_said_so(void **state)
{
	struct reader *r = *state;

	/* A file where the folder should be. */
	scratch_write(&r->scratch, "state", "");
	play(r, SV("Enter a"));
	expect(r, "not kept: ");
	play(r, SV("}"));
	expect(r, "Loans and references");
}

static void
a_bookmark_of_another_book_is_kept_and_can_be_removed(void **state)
{
	struct reader *r = *state;

	scratch_write(&r->scratch, "state/bookmarks",
	    "other\tpage#id\tSomething else\n");
	play(r, SV("B"));
	expect(r, "> Something else");
	play(r, SV("Enter"));
	expect(r, "that is not in the books that are open");
	play(r, SV("a"));
	expect(r, "No bookmarks.");
}

/* --- what reaches a terminal --- */

/* Skip a sequence of ours at *I of S, which is at an ESC. */
static bool
skip_own_sequence(struct sv s, size_t *i)
{
	size_t at = *i + 1;

	if (at >= s.n || s.p[at] != '[')
		return false;
	for (at++; at < s.n; at++)
		if ((s.p[at] < '0' || s.p[at] > '9') && s.p[at] != ';')
			break;
	*i = at + 1;
	return at < s.n && s.p[at] == 'm';
}

static void
assert_harmless(struct sv painted)
{
	size_t i = 0;

	while (i < painted.n) {
		if (painted.p[i] == '\033') {
			if (!skip_own_sequence(painted, &i))
				fail_msg("a strange sequence at %zu", i);
			continue;
		}
		size_t from = i;
		uint32_t c = utf8_next(painted, &i);

		if (c < ' ' || utf8_is_unsafe(c) ||
		    (c == UTF8_REPLACEMENT && i == from + 1))
			fail_msg("U+%04X reaches the terminal", (unsigned)c);
	}
}

static void
paint(struct reader *r, struct screen *s)
{
	struct buf bytes = { 0 };
	struct frame frame;

	arena_clear(&r->arena);
	view_draw(&r->view, &r->arena, &frame);
	screen_paint(s, &frame, &bytes);
	assert_harmless(buf_view(&bytes));
	buf_release(&bytes);
}

static void
no_byte_of_a_book_acts_on_the_terminal(void **state)
{
	static const char evil[] = "---\ntitle: \"\\e]0;x\\a evil \\u202E\"\n"
	    "summary: \"\\e[2J\\x9b31m\"\n---\n\n\033[31mred \302\2335m"
	    " [\033[1m](https://x/\033]8;;) `\033c`\n\n## A \033[2J B "
	    "{#e\033[1m .mid}\n\n```rust\nlet a = \"\033]52;c;eA==\007\";\n"
	    "```\n\n\302\233 \357\273\277 \342\200\256 bidi\n";
	const struct terminfo none = { 0 };
	struct reader *r = *state;
	struct screen s = { .terminfo = &none, .ansi = { .has_style = true,
	    .has_colour = true } };

	close_view(r);
	scratch_write(&r->scratch, "sources/moves.md", evil);
	scratch_compile(&r->scratch, "sources", "evil.book", r->book,
	    sizeof(r->book));
	open_view(r);
	static const struct sv steps[] = { SV_INIT("!"), SV_INIT("Right"),
		SV_INIT("Enter"), SV_INIT("j j ."), SV_INIT("Esc / \"e\""),
		SV_INIT("Enter Tab Tab"), SV_INIT("a B"), SV_INIT("R"),
		SV_INIT("s \"evil red\""), SV_INIT("Tab ?") };
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
		play(r, steps[i]);
		paint(r, &s);
	}
	view_show_text(&r->view, SV("\033[2J"), SV("\033[31m\xff\nx\r\b"));
	paint(r, &s);
	screen_release(&s);
}

static void
only_rows_that_changed_are_painted(void **state)
{
	const struct terminfo none = { 0 };
	struct reader *r = *state;
	struct screen s = { .terminfo = &none };
	struct buf bytes = { 0 };
	struct frame frame;

	view_draw(&r->view, &r->arena, &frame);
	screen_paint(&s, &frame, &bytes);
	assert_true(sv_find(buf_view(&bytes), SV("Cargo")) < bytes.n);
	buf_clear(&bytes);
	play(r, SV("Down"));
	view_draw(&r->view, &r->arena, &frame);
	screen_paint(&s, &frame, &bytes);
	assert_true(sv_find(buf_view(&bytes), SV("Loans")) < bytes.n);
	assert_int_equal(sv_find(buf_view(&bytes), SV("Cargo")), bytes.n);
	screen_release(&s);
	buf_release(&bytes);
}

static void
the_clipboard_gets_base64(void **state)
{
	struct buf out = { 0 };

	(void)state;
	screen_clipboard(SV("ab\n"), false, false, &out);
	assert_true(sv_eq(buf_view(&out), SV("\033]52;c;YWIK\a")));
	buf_clear(&out);
	screen_clipboard(SV("a"), true, false, &out);
	assert_true(sv_eq(buf_view(&out), SV("\033]52;c;YQ==\a"
	    "\033Ptmux;\033\033]52;c;YQ==\a\033\\")));
	buf_release(&out);
}

/* --- anything goes --- */

/* Mostly keys that do something, some letters, sizes and clicks. */
static void
random_step(struct reader *r, uint64_t *seed)
{
	uint64_t dice = random_next(seed), more = random_next(seed);
	struct event event = { .key = VIEW_NO_KEY };
	struct view *v = &r->view;

	if (dice % 100 < 60) {
		const struct action *a = &action_table[more % action_count];
		struct sv rest = sv_cstr(a->keys), word = SV("");

		do
			(void)sv_word(&rest, &word);
		while (rest.n > 0 && random_next(seed) % 2 == 0);
		event.key = key_named(word);
	} else if (dice % 100 < 85) {
		event.key = (unsigned char)" \r\r\033\tabdemorvw123/x"[more % 20];
	} else if (dice % 100 < 93) {
		view_resize(v, 1 + (unsigned)(more % 120),
		    1 + (unsigned)(more >> 32) % 50);
		return;
	} else {
		event.mouse = (enum mouse)(1 + more % 3);
		event.column = (unsigned)(more >> 8) % 120;
		event.row = (unsigned)(more >> 24) % 50;
	}
	view_event(v, &event);
	v->is_done = false;
	v->errand.kind = ERRAND_NONE;
}

static void
random_keys_do_no_harm(void **state)
{
	struct reader *r = *state;
	uint64_t seed = RANDOM_SEED;
	struct frame frame;

	for (size_t i = 0; i < RANDOM_KEYS; i++) {
		random_step(r, &seed);
		if (i % 3 != 0)
			continue;
		arena_clear(&r->arena);
		view_draw(&r->view, &r->arena, &frame);
		for (unsigned row = 0; row < frame.nrows; row++)
			assert_true(frame.rows[row].columns <=
			    frame.ncolumns);
	}
}

static int
print_file(const char *path)
{
	struct reader *r;

	(void)begin((void **)&r);
	play_file(r, path);
	(void)fwrite(r->out.p, 1, r->out.n, stdout);
	return end((void **)&r);
}

static double
milliseconds(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Type QUERY; TOOK gets the least that each key has taken so far. */
static size_t
time_keys(const char *book, struct sv query, double *took)
{
	struct reader r = { 0 };
	size_t i = 0, n = 0;

	(void)snprintf(r.book, sizeof(r.book), "%s", book);
	open_view(&r);
	press(&r, 's');
	while (i < query.n && n < TIMED_KEYS) {
		double from = milliseconds();

		press(&r, utf8_next(query, &i));
		record(&r);
		from = milliseconds() - from;
		if (took[n] <= 0 || from < took[n])
			took[n] = from;
		n++;
	}
	close_view(&r);
	arena_release(&r.arena);
	buf_release(&r.out);
	return n;
}

static int
time_query(const char *book, struct sv query)
{
	double took[TIMED_KEYS] = { 0 }, most = 0, sum = 0;
	size_t n = 0;

	for (int round = 0; round < TIMED_ROUNDS; round++)
		n = time_keys(book, query, took);
	for (size_t i = 0; i < n; i++) {
		sum += took[i];
		most = took[i] > most ? took[i] : most;
	}
	printf("%.*s: a key %.2f ms, at most %.2f ms\n", SV_ARG(query),
	    n > 0 ? sum / (double)n : 0, most);
	return 0;
}

#define READER_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_as_recorded),
		cmocka_unit_test(each_key_does_one_thing_in_a_place),
		cmocka_unit_test(keys_are_the_same_however_their_bytes_arrive),
		cmocka_unit_test(an_escape_alone_is_the_key),
		READER_TEST(a_new_size_keeps_the_place),
		READER_TEST(a_click_opens_what_it_is_on),
		READER_TEST(an_open_book_outlives_its_file),
		READER_TEST(bookmarks_last_beyond_the_reader),
		READER_TEST(damaged_bookmarks_are_set_aside),
		READER_TEST(bookmarks_that_cannot_be_kept_are_said_so),
		READER_TEST(
		    a_bookmark_of_another_book_is_kept_and_can_be_removed),
		READER_TEST(no_byte_of_a_book_acts_on_the_terminal),
		READER_TEST(only_rows_that_changed_are_painted),
		cmocka_unit_test(the_clipboard_gets_base64),
		READER_TEST(random_keys_do_no_harm),
	};

	if (argc > 2)
		return time_query(argv[1], sv_cstr(argv[2]));
	if (argc > 1)
		return print_file(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
