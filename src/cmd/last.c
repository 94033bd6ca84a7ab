#include "config.h"

#include "cmd/last.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"
#include "base/home.h"

#define LAST_MAX (1 << 20)

void
last_save(const struct sv *names, size_t n, struct arena *a)
{
	const char *dir = home_path(HOME_STATE, "", a);
	const char *path = home_path(HOME_STATE, "last-search", a);
	struct file_new f = { 0 };
	struct err e = { 0 };
	size_t i;

	if (dir == NULL || !file_make_dirs(dir, true, &e) ||
	    !file_new_open(&f, path, &e))
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
	const char *path = home_path(HOME_STATE, "last-search", a);
	struct buf text = { 0 };
	struct err e = { 0 };
	struct sv rest, line, found = SV("");

	if (path == NULL || !file_read(path, LAST_MAX, &text, &e)) {
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
