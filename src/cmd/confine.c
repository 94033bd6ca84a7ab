#include "config.h"

#include "cmd/confine.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/sandbox.h"

#define VARIABLE "RUST_INTERVIEW_SANDBOX"

enum mode { MODE_AUTO, MODE_OFF, MODE_STRICT };

static bool
read_mode(enum mode *mode, struct err *e)
{
	const struct sv value = sv_cstr(getenv(VARIABLE));

	*mode = MODE_AUTO;
	if (value.n == 0 || sv_eq(value, SV("auto")))
		return true;
	if (sv_eq(value, SV("off")))
		*mode = MODE_OFF;
	else if (sv_eq(value, SV("strict")))
		*mode = MODE_STRICT;
	else
		return err_set(e, ERR_SYS, VARIABLE " is '%.*s'; there are "
		    "auto, off and strict", SV_ARG(value));
	return true;
}

bool
confine_begin(struct app *app, struct err *e)
{
	struct err why = { 0 };
	enum mode mode;

	if (!read_mode(&mode, e))
		return false;
	if (mode == MODE_OFF)
		return true;
	if (app->terminal.is_terminal && !outside_start(app, &why)) {
		if (mode == MODE_STRICT)
			*e = why;
		return mode != MODE_STRICT;
	}
	/* Else stdio would ask what its file is like when it first writes. */
	(void)setvbuf(stdout, NULL, app->terminal.is_terminal ? _IOLBF :
	    _IOFBF, BUFSIZ);
	app->will_confine = true;
	return true;
}

bool
confine(struct app *app, struct err *e)
{
	enum mode mode;

	if (!app->will_confine)
		return true;
	app->will_confine = false;
	if (!read_mode(&mode, e))
		return false;
	return sandbox_enter(mode == MODE_STRICT) == SANDBOX_ALL ||
	    mode != MODE_STRICT ||
	    err_set(e, ERR_SYS, VARIABLE " is 'strict', but something of it "
		"is not to be had; 'rust-interview --version' says what");
}

void
confine_print(void)
{
	struct err e = { 0 };
	const char *what = "";
	enum mode mode;

	if (!read_mode(&mode, &e)) {
		(void)printf("Sandbox: %s\n", e.msg);
		return;
	}
	if (mode == MODE_OFF) {
		(void)puts("Sandbox: off, by " VARIABLE);
		return;
	}
	switch (sandbox_enter(mode == MODE_STRICT)) {
	case SANDBOX_ALL:
		what = "Landlock, seccomp";
		break;
	case SANDBOX_FILES:
		what = mode == MODE_STRICT ? "Landlock; no seccomp here" :
					     "Landlock";
		break;
	case SANDBOX_CALLS:
		what = "seccomp; no Landlock here";
		break;
	default:
		what = "none; neither Landlock nor seccomp here";
		break;
	}
	(void)printf("Sandbox: %s\n", what);
}
