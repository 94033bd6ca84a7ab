/* The one file that sees curses' headers: they define words such as `lines` and
 * `clear` as macros. Only its terminfo half is used. Curses' own screen prints
 * through the C library's locale, which need not be installed where the user
 * speaks UTF-8, and measures characters by it; ours goes by base/utf8 and looks
 * as ansi.c makes it. */
#include "config.h"

#include <curses.h>
#include <stdint.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "view/terminfo.h"

/* tigetstr(3) and setupterm(3) take char *, and change nothing. */
static char *
unconst(const char *s)
{
	return (char *)(uintptr_t)s;
}

/* Without the pauses ("$<5>") that terminals of old needed. */
static void
append_unpadded(const char *s, struct buf *out)
{
	while (*s != '\0') {
		const char *end = s[0] == '$' && s[1] == '<' ?
		    strchr(s, '>') : NULL;

		if (end != NULL)
			s = end + 1;
		else
			buf_byte(out, (unsigned char)*s++);
	}
}

static const char *
capability(const char *name)
{
	const char *s = tigetstr(unconst(name));

	return s == NULL || s == (char *)-1 ? "" : s;
}

/* The strings of up to two capabilities, one behind the other. */
static struct sv
joined(const char *first, const char *second, struct arena *a)
{
	struct buf text = { 0 };
	struct sv out;

	append_unpadded(capability(first), &text);
	if (second != NULL)
		append_unpadded(capability(second), &text);
	out = arena_sv(a, buf_view(&text));
	buf_release(&text);
	return out;
}

static bool
has_entry(char *name)
{
	int status = 0;

	return setupterm(name, STDOUT_FILENO, &status) == OK && status == 1;
}

bool
terminfo_read(struct terminfo *t, const char *name, struct arena *a,
    struct err *e)
{
	char *tried = arena_cstr(a, sv_cstr(name));
	size_t n = strlen(tried);

	while (n > 0 && !has_entry(tried)) {
		while (n > 0 && tried[n - 1] != '-' && tried[n - 1] != '+')
			n--;
		if (n > 0)
			tried[--n] = '\0';
	}
	if (n == 0)
		return err_set(e, ERR_SYS, "no description of the terminal "
		    "'%s' is installed; say what it is like, as in TERM=xterm",
		    name);
	if (*capability("cup") == '\0' || *capability("clear") == '\0')
		return err_set(e, ERR_SYS, "the terminal '%s' cannot show "
		    "full screens", name);
	*t = (struct terminfo){
		.enter = joined("smcup", "smkx", a),
		.leave = joined("rmkx", "rmcup", a),
		.hide_cursor = joined("civis", NULL, a),
		.show_cursor = joined("cnorm", NULL, a),
		.clear = joined("clear", NULL, a),
		.clear_line = joined("el", NULL, a),
		.used = sv_cstr(tried),
	};
	return true;
}

void
terminfo_move(unsigned row, unsigned column, struct buf *out)
{
	const char *s = tparm(unconst(capability("cup")), (long)row,
	    (long)column, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

	if (s != NULL)
		append_unpadded(s, out);
}
