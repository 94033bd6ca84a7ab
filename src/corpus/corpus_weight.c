/* The order of pages within their folders, where front matter gives it: those
 * with a weight first, the lighter before the heavier. A folder weighs what
 * its index page does, which comes first in it. Each page gets a string to be
 * sorted by, the parts of its path with their weights before them. */
#include "config.h"

#include "corpus/inner.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "doc/markdown_name.h"

struct keyed {
	struct sv key;
	uint32_t frame;
};

static bool
is_index(struct sv name)
{
	name = markdown_base(name);
	return sv_ieq(name, SV("_index")) || sv_ieq(name, SV("index")) ||
	    sv_ieq(name, SV("README"));
}

/* The weight of what is at PATH, a folder or F itself. */
static uint32_t
weight_at(const struct corpus *c, const struct frame *f, struct sv path)
{
	static const char *const names[] = { "_index", "index", "README" };
	struct buf b = { 0 };
	uint32_t weight = 0;

	if (path.n == f->path.n)
		return f->front.weight;
	for (size_t i = 0; weight == 0 && i < sizeof(names) / sizeof(*names);
	    i++) {
		const struct frame *index;

		buf_clear(&b);
		buf_printf(&b, "%.*s/%s", SV_ARG(path), names[i]);
		index = corpus_frame_named(c, f->root, buf_view(&b));
		weight = index != NULL ? index->front.weight : 0;
	}
	buf_release(&b);
	return weight;
}

static struct sv
key_of(const struct corpus *c, const struct frame *f, struct arena *a)
{
	struct sv rest = f->path, part;
	struct buf b = { 0 };
	struct sv key;

	buf_printf(&b, "%08x", f->root);
	while (sv_split(&rest, '/', &part)) {
		size_t end = (size_t)(part.p - f->path.p) + part.n;
		uint32_t weight = weight_at(c, f, sv_sub(f->path, 0, end));

		buf_byte(&b, '\0');
		if (end == f->path.n && is_index(part))
			break;
		buf_printf(&b, "%08x", weight != 0 ? weight : UINT32_MAX);
		buf_sv(&b, part);
	}
	key = arena_sv(a, buf_view(&b));
	buf_release(&b);
	return key;
}

static int
by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = sv_cmp(x->key, y->key);

	if (order != 0)
		return order;
	return x->frame < y->frame ? -1 : x->frame > y->frame;
}

bool
corpus_by_weight(const struct corpus *c, uint32_t *order)
{
	struct arena a = { 0 };
	struct keyed *keyed;
	bool is_any = false;

	for (size_t i = 0; i < c->nframes; i++) {
		order[i] = (uint32_t)i;
		is_any = is_any || c->frames[i].front.weight != 0;
	}
	if (!is_any)
		return false;
	keyed = mem_array(c->nframes, sizeof(*keyed));
	for (size_t i = 0; i < c->nframes; i++)
		keyed[i] = (struct keyed){ key_of(c, &c->frames[i], &a),
			(uint32_t)i };
	qsort(keyed, c->nframes, sizeof(*keyed), by_key);
	for (size_t i = 0; i < c->nframes; i++)
		order[i] = keyed[i].frame;
	mem_free(keyed);
	arena_release(&a);
	return true;
}
