/* The card of a full screen, without a terminal: screens as text. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "view/card.h"
#include "view/dump.h"

#define LINES 30

struct desk {
	struct card_view card;
	struct arena arena;
	struct layout layout;
	struct buf out;
};

/* Thirty lines, "line 0" on; line 3 is a hundred columns wide. */
static void
begin(struct desk *d, unsigned columns, unsigned rows)
{
	static const struct sv keys[] = { SV_INIT("1"), SV_INIT("2"),
		SV_INIT("3"), SV_INIT("4") };
	static const struct sv texts[] = { SV_INIT("again (1 min)"),
		SV_INIT("hard, a pass (6 min)"), SV_INIT("good (10 min)"),
		SV_INIT("easy (9 d)") };

	*d = (struct desk){ .card = { .columns = columns, .rows = rows,
	    .where = SV("A page"), .right = SV("2 due"),
	    .hints = "Enter: more|q: end" } };
	d->layout.lines = arena_array(&d->arena, LINES, sizeof(struct line));
	d->layout.runs = arena_array(&d->arena, LINES, sizeof(struct run));
	for (uint32_t i = 0; i < LINES; i++) {
		d->layout.runs[i].text = arena_printf(&d->arena, "line %u%*s",
		    i, i == 3 ? 100 : 0, i == 3 ? "far" : "");
		d->layout.lines[i] = (struct line){ .first = i, .nruns = 1 };
	}
	d->layout.nlines = d->layout.nruns = LINES;
	for (size_t i = 0; i < CARD_CHOICES; i++)
		d->card.choices[i] = (struct card_choice){ keys[i], texts[i] };
}

static void
end(struct desk *d)
{
	card_release(&d->card);
	arena_release(&d->arena);
	buf_release(&d->out);
}

static const char *
screen(struct desk *d)
{
	struct frame f;

	buf_clear(&d->out);
	card_draw(&d->card, &d->arena, &f);
	dump_frame(&f, &d->out);
	buf_byte(&d->out, '\0');
	return d->out.p;
}

static void
grades_take_as_many_rows_as_they_need(void **state)
{
	struct desk d;

	(void)state;
	begin(&d, 80, 5);
	d.card.nchoices = CARD_CHOICES;
	assert_string_equal(screen(&d), " A page"
	    "                                                               "
	    "    2 due\n\n\n( 1 )again (1 min)   ( 2 )hard, a pass (6 min)"
	    "   ( 3 )good (10 min)   ( 4 )easy (9 d)\nEnter: more   q: end\n");
	d.card.columns = 26;
	d.card.rows = 8;
	assert_string_equal(screen(&d), " A page             2 due\n\n\n"
	    "( 1 )again (1 min)\n( 2 )hard, a pass (6 min)\n"
	    "( 3 )good (10 min)\n( 4 )easy (9 d)\nEnter: more   q: end\n");
	end(&d);
}

static void
grades_give_way_on_a_screen_too_small_for_them(void **state)
{
	struct desk d;

	(void)state;
	begin(&d, 26, 4);
	d.card.nchoices = CARD_CHOICES;
	(void)card_add(&d.card.text, &d.layout);
	assert_string_equal(screen(&d), " A page             2 due\nline 0\n"
	    "line 1\nEnter: more   q: end\n");
	d.card.rows = 1;
	assert_string_equal(screen(&d), "line 0\n");
	end(&d);
}

static void
a_screen_down_keeps_one_line_and_ends_at_the_end(void **state)
{
	struct desk d;

	(void)state;
	begin(&d, 40, 12);
	(void)card_add(&d.card.text, &d.layout);
	card_move(&d.card, CARD_SCREEN_DOWN);
	assert_int_equal(d.card.text.top, 9);
	card_move(&d.card, CARD_SCREEN_DOWN);
	assert_true(card_has_more(&d.card));
	card_move(&d.card, CARD_SCREEN_DOWN);
	assert_int_equal(d.card.text.top, 20);
	assert_false(card_has_more(&d.card));
	card_move(&d.card, CARD_HALF_UP);
	assert_int_equal(d.card.text.top, 15);
	card_move(&d.card, CARD_FIRST);
	card_move(&d.card, CARD_LINE_UP);
	assert_int_equal(d.card.text.top, 0);
	end(&d);
}

static void
what_is_revealed_is_seen_from_its_beginning(void **state)
{
	struct desk d;
	size_t second;

	(void)state;
	begin(&d, 40, 12);
	d.layout.nlines = 4;
	(void)card_add(&d.card.text, &d.layout);
	second = card_add(&d.card.text, &d.layout);
	assert_int_equal(second, 5);
	/* It is all visible: nothing moves. */
	card_reveal(&d.card, second);
	assert_int_equal(d.card.text.top, 0);
	d.layout.nlines = LINES;
	second = card_add(&d.card.text, &d.layout);
	card_reveal(&d.card, second);
	assert_int_equal(d.card.text.top, second);
	end(&d);
}

static void
a_wide_line_is_cut_with_a_sign_and_reached_sideways(void **state)
{
	struct desk d;

	(void)state;
	begin(&d, 40, 8);
	(void)card_add(&d.card.text, &d.layout);
	assert_non_null(strstr(screen(&d), "line 3"));
	assert_non_null(strstr(screen(&d), ">\n"));
	for (int i = 0; i < 9; i++)
		card_move(&d.card, CARD_RIGHT);
	assert_non_null(strstr(screen(&d), "far"));
	assert_null(strstr(screen(&d), ">\n"));
	for (int i = 0; i < 9; i++)
		card_move(&d.card, CARD_LEFT);
	assert_non_null(strstr(screen(&d), "line 3"));
	end(&d);
}

static void
the_place_is_found_again_in_other_lines(void **state)
{
	struct desk d;
	size_t place;

	(void)state;
	begin(&d, 40, 12);
	(void)card_add(&d.card.text, &d.layout);
	d.card.text.top = 7;
	place = card_place(&d.card.text);
	card_clear(&d.card.text);
	(void)card_add(&d.card.text, &d.layout);
	card_go(&d.card, place);
	assert_int_equal(d.card.text.top, 7);
	/* In the middle of a line is that line. */
	card_go(&d.card, place + 2);
	assert_int_equal(d.card.text.top, 7);
	end(&d);
}

static void
a_text_over_it_scrolls_alone(void **state)
{
	struct desk d;

	(void)state;
	begin(&d, 40, 12);
	(void)card_add(&d.card.text, &d.layout);
	(void)card_add(&d.card.over, &d.layout);
	d.card.text.top = 4;
	d.card.has_over = true;
	card_move(&d.card, CARD_LAST);
	assert_int_equal(d.card.over.top, 20);
	assert_int_equal(d.card.text.top, 4);
	assert_non_null(strstr(screen(&d), "line 29"));
	d.card.has_over = false;
	assert_non_null(strstr(screen(&d), "line 4\n"));
	end(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grades_take_as_many_rows_as_they_need),
		cmocka_unit_test(
		    grades_give_way_on_a_screen_too_small_for_them),
		cmocka_unit_test(
		    a_screen_down_keeps_one_line_and_ends_at_the_end),
		cmocka_unit_test(what_is_revealed_is_seen_from_its_beginning),
		cmocka_unit_test(
		    a_wide_line_is_cut_with_a_sign_and_reached_sideways),
		cmocka_unit_test(the_place_is_found_again_in_other_lines),
		cmocka_unit_test(a_text_over_it_scrolls_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
