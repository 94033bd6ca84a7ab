/* Cursor and editing keys come as ESC [ or ESC O sequences of ECMA-48 form; all
 * terminals that a terminfo entry of today describes send one of the forms in
 * the tables here. The mouse speaks SGR (1006), or the older form where a
 * terminal knows only that: three bytes, 32 added to each number. */
#include "config.h"

#include "view/input.h"

#include <string.h>

#include "base/utf8.h"

#define MOUSE_MOST 9999u	/* columns and rows */

static uint32_t
key_of_letter(char letter)
{
	switch (letter) {
	case 'A':
		return VIEW_UP;
	case 'B':
		return VIEW_DOWN;
	case 'C':
		return VIEW_RIGHT;
	case 'D':
		return VIEW_LEFT;
	case 'H':
		return VIEW_HOME;
	case 'F':
		return VIEW_END;
	case 'M':
		return VIEW_ENTER;	/* ESC O M: of the keypad */
	case 'Z':
		return VIEW_BACK_TAB;
	default:
		return VIEW_NO_KEY;
	}
}

static uint32_t
key_of_number(unsigned number)
{
	switch (number) {
	case 1:
	case 7:
		return VIEW_HOME;
	case 3:
		return VIEW_DELETE;
	case 4:
	case 8:
		return VIEW_END;
	case 5:
		return VIEW_PAGE_UP;
	case 6:
		return VIEW_PAGE_DOWN;
	default:
		return VIEW_NO_KEY;
	}
}

/* Up to three numbers between ';', 0 where there is none. */
static void
read_numbers(struct sv text, unsigned number[3])
{
	struct sv part;
	size_t i;

	number[0] = number[1] = number[2] = 0;
	for (i = 0; i < 3 && sv_split(&text, ';', &part); i++) {
		uint64_t value;

		if (sv_number(part, &value) && value < 10000)
			number[i] = (unsigned)value;
	}
}

static void
set_mouse(const unsigned number[3], bool is_press, struct event *out)
{
	if (!is_press || number[1] - 1 > MOUSE_MOST ||
	    number[2] - 1 > MOUSE_MOST)
		return;
	out->column = number[1] - 1;
	out->row = number[2] - 1;
	/* Modifiers are bits 2 to 4, motion bit 5. */
	switch (number[0] & ~0x1Cu) {
	case 0:
		out->mouse = MOUSE_PRESS;
		return;
	case 64:
		out->mouse = MOUSE_WHEEL_UP;
		return;
	case 65:
		out->mouse = MOUSE_WHEEL_DOWN;
		return;
	default:
		return;
	}
}

/* A whole control sequence: PARAMETERS between ESC [ and the letter. */
static void
set_control(struct sv parameters, char letter, struct event *out)
{
	unsigned number[3];

	if (parameters.n > 0 && parameters.p[0] == '<') {
		read_numbers(sv_from(parameters, 1), number);
		set_mouse(number, letter == 'M', out);
		return;
	}
	/* The Linux console's function keys. */
	if (parameters.n > 0 && parameters.p[0] == '[')
		return;
	read_numbers(parameters, number);
	out->key = letter == '~' ? key_of_number(number[0]) :
				   key_of_letter(letter);
	if (out->key != VIEW_NO_KEY && number[1] == 3)
		out->key += VIEW_ALT;
}

/* The length of the control sequence that S begins with, 0 if it is cut. */
static size_t
control_length(struct sv s)
{
	size_t i;

	/* ESC [ [ A: the Linux console's first function key. */
	if (s.n > 2 && s.p[2] == '[')
		return s.n > 3 ? 4 : 0;
	for (i = 2; i < s.n; i++)
		if (s.p[i] < ' ' || s.p[i] >= '@')
			return i + 1;
	return 0;
}

/* S begins with ESC. Returns the bytes taken, 0 for more are needed. */
static size_t
take_escape(struct sv s, bool is_final, struct event *out)
{
	unsigned number[3];
	size_t n;

	if (s.n == 1) {
		out->key = VIEW_ESC;
		return is_final ? 1 : 0;
	}
	if (s.n > 2 && s.p[1] == '[' && s.p[2] == 'M') {
		if (s.n < 6)
			return is_final ? s.n : 0;
		for (n = 0; n < 3; n++)
			number[n] = (unsigned char)s.p[3 + n] - 32u;
		set_mouse(number, true, out);
		return 6;
	}
	if (s.p[1] == '[') {
		n = control_length(s);
		if (n > 0)
			set_control(sv_sub(s, 2, n - 3), s.p[n - 1], out);
		else if (is_final || s.n == INPUT_MAX)
			n = s.n;
		return n;
	}
	if (s.p[1] == 'O') {
		if (s.n > 2)
			out->key = key_of_letter(s.p[2]);
		return s.n > 2 ? 3 : is_final ? s.n : 0;
	}
	if (s.p[1] == '\033') {
		out->key = VIEW_ESC;
		return 1;
	}
	out->key = VIEW_ALT + (unsigned char)s.p[1];
	return 2;
}

/* How many bytes the character that begins with FIRST has. */
static size_t
character_length(unsigned char first)
{
	return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

static size_t
take_character(struct sv s, bool is_final, struct event *out)
{
	size_t n = 0;

	if (s.n < character_length((unsigned char)s.p[0]) && !is_final)
		return 0;
	out->key = utf8_next(s, &n);
	if (out->key == '\n')
		out->key = VIEW_ENTER;
	if (out->key == '\b')
		out->key = VIEW_BACKSPACE;
	return n;
}

size_t
input_put(struct input *in, struct sv bytes)
{
	size_t room = INPUT_MAX - in->n;
	size_t n = bytes.n < room ? bytes.n : room;

	if (n > 0)
		memcpy(in->pending + in->n, bytes.p, n);
	in->n += n;
	return n;
}

bool
input_next(struct input *in, bool is_final, struct event *out)
{
	while (in->n > 0) {
		struct sv s = sv_make(in->pending, in->n);
		size_t n;

		*out = (struct event){ .key = VIEW_NO_KEY };
		n = s.p[0] == '\033' ? take_escape(s, is_final, out) :
				       take_character(s, is_final, out);
		if (n == 0)
			return false;
		in->n -= n;
		memmove(in->pending, in->pending + n, in->n);
		if (out->key != VIEW_NO_KEY || out->mouse != MOUSE_NONE)
			return true;
	}
	return false;
}
