#include "config.h"

#include "cmd/last.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"

#define LAST_MAX (1 << 20)

static bool
state_path(char *dir, size_t dir_size, char *path, size_t path_size)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	int n, m;

	if (state != NULL && state[0] == '/')
		n = snprintf(dir, dir_size, "%s/rust-interview", state);
	else if (home != NULL && home[0] == '/')
		n = snprintf(dir, dir_size, "%s/.local/state/rust-interview",
		    home);
	else
		return false;
	m = snprintf(path, path_size, "%s/last-search", dir);
	return n > 0 && (size_t)n < dir_size && m > 0 && (size_t)m < path_size;
}

void
last_save(const struct sv *names, size_t n)
{
	char dir[3000], path[3100];
	struct file_new f = { 0 };
	struct err e = { 0 };
	size_t i;

	if (!state_path(dir, sizeof(dir), path, sizeof(path)) ||
	    !file_make_dirs(dir, true, &e) || !file_new_open(&f, path, &e))
		return;
	for (i = 0; i < n; i++) {
		file_new_put(&f, names[i].p, names[i].n);
		file_new_put(&f, "\n", 1);
	}
	/* Losing the list costs a search typed again: no word about it. */
	if (!file_new_commit(&f, &e))
		e.code = ERR_NONE;
	file_new_release(&f);
}

struct sv
last_name(size_t number, struct arena *a)
{
	char dir[3000], path[3100];
	struct buf text = { 0 };
	struct err e = { 0 };
	struct sv rest, line, found = SV("");

	if (!state_path(dir, sizeof(dir), path, sizeof(path)) ||
	    !file_read(path, LAST_MAX, &text, &e)) {
		buf_release(&text);
		return found;
	}
	rest = buf_view(&text);
	while (number > 0 && sv_split(&rest, '\n', &line))
		if (--number == 0)
			found = arena_sv(a, line);
	buf_release(&text);
	return found;
}
