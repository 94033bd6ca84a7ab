#include "config.h"

#include "cmd/last.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/home.h"

void
last_keep(struct sv names, struct arena *a)
{
	const char *dir = home_path(HOME_STATE, "", a);
	const char *path = home_path(HOME_STATE, "last-search", a);
	struct err e = { 0 };

	/* Losing the list costs a search typed again: no word about it. */
	if (dir == NULL || !file_make_dirs(dir, true, &e) ||
	    !file_put(path, names, &e))
		e.code = ERR_NONE;
}

void
last_save(struct app *app, const struct sv *names, size_t n)
{
	struct buf text = { 0 };
	size_t i;

	for (i = 0; i < n; i++) {
		buf_sv(&text, names[i]);
		buf_byte(&text, '\n');
	}
	if (app->outside.child != 0)
		outside_keep(&app->outside, buf_view(&text));
	else
		last_keep(buf_view(&text), &app->arena);
	buf_release(&text);
}

void
last_open(struct app *app)
{
	const char *path = home_path(HOME_STATE, "last-search", &app->arena);
	struct buf text = { 0 };
	struct err e = { 0 };

	if (path != NULL && file_read(path, LAST_MAX, &text, &e))
		app->last = arena_sv(&app->arena, buf_view(&text));
	buf_release(&text);
}

struct sv
last_name(const struct app *app, size_t number)
{
	struct sv rest = app->last, line;

	while (number > 0 && sv_split(&rest, '\n', &line))
		if (--number == 0)
			return line;
	return SV("");
}
