#include "config.h"

#include "kit/progress.h"

#include <errno.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/home.h"

#define FILE_NAME "exercises.tsv"
#define FILE_MAX ((size_t)1 << 20)
#define HINTS_MAX 99

static const struct sv state_names[EXERCISE_STATES] = {
	[EXERCISE_NEW] = SV_INIT("new"),
	[EXERCISE_STARTED] = SV_INIT("started"),
	[EXERCISE_FAILED] = SV_INIT("failed"),
	[EXERCISE_PASSED] = SV_INIT("passed"),
};

struct sv
exercise_state_name(enum exercise_state s)
{
	return state_names[s];
}

static bool
read_row(struct sv line, struct progress_row *out)
{
	struct sv rest = line, state, hints;
	uint64_t n;

	if (!sv_split(&rest, '\t', &out->name) ||
	    !sv_split(&rest, '\t', &state) ||
	    !sv_split(&rest, '\t', &hints) || !sv_number(hints, &n) ||
	    n > HINTS_MAX || out->name.n == 0)
		return false;
	out->hints = (unsigned)n;
	out->day = rest;
	for (unsigned s = 0; s < EXERCISE_STATES; s++)
		if (sv_eq(state, state_names[s])) {
			out->state = (enum exercise_state)s;
			return true;
		}
	return false;
}

bool
progress_load(struct arena *a, struct progress_rows *out, struct err *e)
{
	const char *path = home_path(HOME_STATE, FILE_NAME, a);
	struct buf text = { 0 };
	struct sv rest, line;
	struct stat st;
	size_t max = 0;

	*out = (struct progress_rows){ 0 };
	if (path == NULL || (stat(path, &st) != 0 &&
	    (errno == ENOENT || errno == ENOTDIR)))
		return true;
	if (!file_read(path, FILE_MAX, &text, e)) {
		buf_release(&text);
		return false;
	}
	rest = arena_sv(a, buf_view(&text));
	buf_release(&text);
	for (size_t i = 0; i < rest.n; i++)
		max += rest.p[i] == '\n';
	out->v = arena_array(a, max + 1, sizeof(*out->v));
	while (out->n <= max && sv_split(&rest, '\n', &line))
		out->n += read_row(line, &out->v[out->n]);
	return true;
}

struct progress_row
progress_of(const struct progress_rows *rows, struct sv name)
{
	for (size_t i = 0; i < rows->n; i++)
		if (sv_eq(rows->v[i].name, name))
			return rows->v[i];
	return (struct progress_row){ .name = name };
}

static void
put_row(const struct progress_row *row, struct sv day, struct buf *out)
{
	buf_printf(out, "%.*s\t%.*s\t%u\t%.*s\n", SV_ARG(row->name),
	    SV_ARG(state_names[row->state]), row->hints, SV_ARG(day));
}

static struct sv
today(struct arena *a)
{
	time_t now = time(NULL);
	struct tm day = { 0 };
	char text[16];

	if (gmtime_r(&now, &day) == NULL)
		return SV("");
	return arena_sv(a, sv_make(text,
	    strftime(text, sizeof(text), "%Y-%m-%d", &day)));
}

static bool
write_rows(const char *path, struct sv text, struct arena *a, struct err *e)
{
	struct sv all = sv_cstr(path);
	size_t end = all.n;
	mode_t before;
	bool ok;

	while (end > 0 && path[end - 1] != '/')
		end--;
	before = umask(S_IRWXG | S_IRWXO);
	ok = file_make_dirs(arena_cstr(a, sv_sub(all, 0, end)), true, e) &&
	    file_put(path, text, e);
	(void)umask(before);
	return ok;
}

bool
progress_keep(const struct progress_row *row, struct arena *a, struct err *e)
{
	const char *path = home_path(HOME_STATE, FILE_NAME, a);
	struct progress_rows rows;
	struct buf text = { 0 };
	bool is_kept = false, ok;

	if (path == NULL)
		return true;
	if (!progress_load(a, &rows, e))
		return false;
	for (size_t i = 0; i < rows.n; i++) {
		bool is_it = sv_eq(rows.v[i].name, row->name);

		put_row(is_it ? row : &rows.v[i], is_it ? today(a) :
		    rows.v[i].day, &text);
		is_kept |= is_it;
	}
	if (!is_kept)
		put_row(row, today(a), &text);
	ok = write_rows(path, buf_view(&text), a, e);
	buf_release(&text);
	return ok;
}
