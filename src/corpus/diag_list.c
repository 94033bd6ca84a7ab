#include "config.h"

#include "corpus/diag_list.h"

#include <stdlib.h>

#include "base/mem.h"

static void
keep(void *arg, const struct diag *d)
{
	struct diag_list *l = arg;
	struct diag_kept *k = arena_alloc(l->arena, sizeof(*k));

	k->diag = *d;
	k->diag.message = arena_cstr(l->arena, sv_cstr(d->message));
	if (l->last != NULL)
		l->last->next = k;
	else
		l->first = k;
	l->last = k;
	l->n++;
}

struct diag_sink
diag_list_sink(struct diag_list *l)
{
	return (struct diag_sink){ .emit = keep, .arg = l };
}

static void
give(const struct diag *d, struct diag_sink *sink)
{
	diag_emit(sink, d->severity, d->kind, d->path, d->line, "%s",
	    d->message);
}

void
diag_list_give(const struct diag_list *l, struct diag_sink *sink)
{
	for (const struct diag_kept *k = l->first; k != NULL; k = k->next)
		give(&k->diag, sink);
}

struct sorted {
	const struct diag *diag;
	size_t number;
};

static int
by_line(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (x->diag->line != y->diag->line)
		return x->diag->line < y->diag->line ? -1 : 1;
	return x->number < y->number ? -1 : 1;
}

void
diag_list_give_sorted(const struct diag_list *l, struct diag_sink *sink)
{
	struct sorted *v = mem_array(l->n, sizeof(*v));
	size_t n = 0;

	for (const struct diag_kept *k = l->first; k != NULL; k = k->next) {
		v[n] = (struct sorted){ &k->diag, n };
		n++;
	}
	if (n > 1)
		qsort(v, n, sizeof(*v), by_line);
	for (size_t i = 0; i < n; i++)
		give(v[i].diag, sink);
	mem_free(v);
}
