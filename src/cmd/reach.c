#include "config.h"

#include "cmd/reach.h"

#include <sys/stat.h>

#include "base/child.h"
#include "cmd/books.h"

#define OUTPUT_MAX ((size_t)1 << 16)

static bool
is_same_file(const char *one, const char *other)
{
	struct stat a, b;

	return stat(one, &a) == 0 && stat(other, &b) == 0 &&
	    a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

enum reach
reach_by(const char *program, const char *name, const char *file,
    struct arena *a)
{
	char *argv[] = { arena_cstr(a, sv_cstr(program)), (char[]){ "-w" },
		arena_cstr(a, sv_cstr(name)), NULL };
	struct child_result result = { 0 };
	enum reach reach = REACH_NO_PROGRAM;
	struct err e = { 0 };
	struct sv found;

	if (child_run(argv, SV(""), OUTPUT_MAX, &result, &e)) {
		found = buf_view(&result.out);
		found = sv_sub(found, 0, sv_find_byte(found, '\n'));
		/* info ends with 0 whatever it finds. */
		reach = found.n == 0 ? REACH_NOT :
		    is_same_file(arena_cstr(a, found), file) ? REACH_OURS :
							       REACH_OTHER;
	}
	child_release(&result);
	return reach;
}

bool
reach_books(struct app *app, const char *dir)
{
	struct buf places = { 0 };
	struct sv rest, place;
	bool is_read = false;

	books_places(app, &places);
	rest = buf_view(&places);
	while (!is_read && sv_split(&rest, '\n', &place))
		is_read = is_same_file(arena_cstr(&app->arena, place), dir);
	buf_release(&places);
	return is_read;
}
