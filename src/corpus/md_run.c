/* Most text of a document is one piece of its source; only where an escape, an
 * entity or md4c's own blanks come between is it put together. */
#include "config.h"

#include "corpus/md_reader.h"

#include "doc/entity.h"

bool
md_place(const struct md_reader *r, const char *p, size_t *offset)
{
	uintptr_t from = (uintptr_t)r->guarded, at = (uintptr_t)p;

	if (at < from || at - from >= r->text.n)
		return false;
	*offset = (size_t)(at - from);
	return true;
}

static void
run_copy(struct md_run *run)
{
	if (run->is_copied)
		return;
	buf_clear(&run->copy);
	buf_sv(&run->copy, run->view);
	run->is_copied = true;
}

/* Is P, which may point anywhere, in the text? */
static bool
is_source(const struct md_reader *r, const char *p)
{
	uintptr_t from = (uintptr_t)r->text.p, at = (uintptr_t)p;

	return at >= from && at - from < r->text.n;
}

void
md_run_add(struct md_run *run, const struct md_reader *r, struct sv s)
{
	const char *next;

	if (run->is_copied) {
		buf_sv(&run->copy, s);
		return;
	}
	if (run->view.n == 0) {
		run->view = s;
		return;
	}
	next = run->view.p + run->view.n;
	if (s.p == next && is_source(r, s.p)) {
		run->view.n += s.n;
	} else if (s.n == 1 && s.p[0] == '\n' && is_source(r, next) &&
	    is_source(r, run->view.p) && *next == '\n') {
		/* md4c's newline of a code line is also in the text. */
		run->view.n++;
	} else {
		run_copy(run);
		buf_sv(&run->copy, s);
	}
}

bool
md_run_is_empty(const struct md_run *run)
{
	return run->is_copied ? run->copy.n == 0 : run->view.n == 0;
}

struct sv
md_run_take(struct md_run *run, struct md_reader *r)
{
	struct sv s = run->view;

	if (run->is_copied)
		s = arena_sv(r->arena, buf_view(&run->copy));
	else if (s.n > 0 && !is_source(r, s.p))
		s = arena_sv(r->arena, s);
	run->view = (struct sv){ 0 };
	run->is_copied = false;
	buf_clear(&run->copy);
	return s;
}

void
md_run_entity(struct md_run *run, struct sv reference)
{
	char bytes[ENTITY_BYTES_MAX];
	size_t n = entity_decode(reference, bytes);

	run_copy(run);
	if (n > 0)
		buf_put(&run->copy, bytes, n);
	else
		buf_sv(&run->copy, reference);
}
