/* The terminal as a device: raw mode, its size, its bytes, and that it is left
 * as it was found, whatever ends the program. One at a time. */
#ifndef VIEW_TTY_H
#define VIEW_TTY_H

#include "base/err.h"
#include "base/sv.h"
#include "view/terminfo.h"

#include <signal.h>
#include <stdbool.h>
#include <termios.h>

struct tty {
	int in, out;
	const struct terminfo *terminfo;
	struct termios saved;
	sigset_t unblocked;	/* the signals while waiting */
	sigset_t blocked;	/* and else, while they are lent */
	bool is_entered, takes_mouse;
};

/* What there is to do. */
struct tty_news {
	bool is_resized;	/* or continued: paint all */
	bool is_stopped;	/* Ctrl-Z: tty_stop is due */
	bool is_over;		/* the terminal is gone */
	size_t n;		/* bytes read */
};

/* Take over the terminal that is read on IN and written on OUT, and install
 * handlers that give it back before a signal ends the program. T and TERMINFO
 * live as long as the program. */
bool tty_open(struct tty *t, int in, int out,
    const struct terminfo *terminfo, bool takes_mouse, struct err *e) WARN_UNUSED;
/* Give the terminal back, at the end. */
void tty_leave(struct tty *t);
/* Around another program, which Ctrl-C then ends alone. If it has the screen,
 * too, it is given the terminal, and Ctrl-Z stops both. */
void tty_lend(struct tty *t, bool has_screen);
void tty_take_back(struct tty *t, bool has_screen);
/* Stop this process as Ctrl-Z does; returns when it is continued. */
void tty_stop(struct tty *t);
void tty_mouse(struct tty *t, bool takes_mouse);

void tty_size(const struct tty *t, unsigned *columns, unsigned *rows);
/* Wait for bytes, at most MILLISECONDS (-1: for ever), or a signal. */
struct tty_news tty_wait(struct tty *t, int milliseconds, char *into,
    size_t size);
bool tty_write(const struct tty *t, struct sv bytes);
/* What tty_leave does, from a handler or where memory is out. */
void tty_rescue(void);

#endif
