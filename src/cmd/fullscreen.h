/* A program that takes the whole terminal: events go in, frames come out, and
 * the terminal is as it was before, whatever ends the program. One at a time. */
#ifndef CMD_FULLSCREEN_H
#define CMD_FULLSCREEN_H

#include "cmd/app.h"
#include "view/input.h"
#include "view/screen.h"
#include "view/terminfo.h"
#include "view/tty.h"

#include <stdbool.h>

struct fullscreen {
	struct terminfo terminfo;
	struct screen screen;
	struct tty tty;
	struct input input;
	struct arena arena;	/* of a frame */
};

/* What is shown, and what keys do. */
struct fullscreen_face {
	void (*resize)(void *arg, unsigned columns, unsigned rows);
	/* False ends it. */
	bool (*take)(void *arg, const struct event *event);
	/* The screen now, in A. */
	void (*draw)(void *arg, struct arena *a, struct frame *out);
};

/* Find the terminal's description, or say why there can be no full screen. F
 * lives as long as the program: signals find the terminal through it. */
bool fullscreen_find(struct fullscreen *f, struct app *app,
    struct err *e) WARN_UNUSED;
/* Take the terminal over. */
bool fullscreen_open(struct fullscreen *f, bool takes_mouse,
    struct err *e) WARN_UNUSED;
/* Until the face, or the terminal, ends it; then give the terminal back. */
void fullscreen_run(struct fullscreen *f, const struct fullscreen_face *face,
    void *arg);
/* Around another program that has the screen (tty_lend). */
void fullscreen_lend(struct fullscreen *f);
void fullscreen_take_back(struct fullscreen *f);
void fullscreen_release(struct fullscreen *f);

#endif
