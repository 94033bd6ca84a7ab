#include "config.h"

#include "corpus/inner.h"

#include "base/mem.h"

#define NO_AREA UINT32_MAX

struct arranger {
	struct corpus *corpus;
	struct diag_sink *diag;
	uint32_t *area;		/* of each frame */
	uint32_t *order;	/* frames as they are placed, then by area */
	size_t norder;
};

static void
set_meta(struct corpus *c, struct sv default_name)
{
	struct book_meta *m = &c->toc.meta;

	*m = c->yaml.meta;
	if (m->name.n == 0)
		m->name = arena_sv(&c->arena, default_name);
	if (m->title.n == 0)
		m->title = m->name;
	if (m->language.n == 0)
		m->language = SV("en");
}

/* Put frame F into AREA, unless it is in one. */
static void
place(struct arranger *r, const struct frame *f, uint32_t area)
{
	size_t i = (size_t)(f - r->corpus->frames);

	if (r->area[i] != NO_AREA)
		return;
	r->area[i] = area;
	r->order[r->norder++] = (uint32_t)i;
}

static void
place_topics(struct arranger *r, uint32_t number)
{
	struct corpus *c = r->corpus;
	const struct book_area *area = &c->yaml.areas[number];

	for (size_t i = 0; i < area->topics.n; i++) {
		struct book_word topic = area->topics.v[i];
		struct map_item *it = map_find(&c->names, topic.text);
		const struct frame *f = it != NULL ? &c->frames[it->value]
		    : NULL;

		if (f == NULL || !sv_eq(f->slug, topic.text)) {
			diag_emit(r->diag, DIAG_ERROR, "topic", c->yaml_path,
			    topic.line, "there is no page %.*s",
			    SV_ARG(topic.text));
			continue;
		}
		if (f->front.area.n > 0 && !sv_eq(f->front.area, area->id))
			diag_emit(r->diag, DIAG_WARNING, "area", f->full,
			    f->front.area_line, "area is %.*s, but book.yaml "
			    "lists the page in %.*s", SV_ARG(f->front.area),
			    SV_ARG(area->id));
		place(r, f, number);
	}
}

/* Pages that no area lists, by their front matter. */
static void
place_by_front(struct arranger *r, uint32_t number)
{
	struct corpus *c = r->corpus;

	for (size_t i = 0; i < c->nframes; i++)
		if (c->frames[i].front.area.n > 0 && sv_eq(
		    c->frames[i].front.area, c->yaml.areas[number].id))
			place(r, &c->frames[i], number);
}

static void
place_rest(struct arranger *r, uint32_t number)
{
	struct corpus *c = r->corpus;
	uint32_t *order = mem_array(c->nframes, sizeof(*order));

	(void)corpus_by_weight(c, order);
	for (size_t i = 0; i < c->nframes; i++) {
		const struct frame *f = &c->frames[order[i]];

		if (r->area[order[i]] != NO_AREA)
			continue;
		if (c->has_yaml && c->yaml.nareas > 0)
			diag_emit(r->diag, DIAG_WARNING, "area", f->full,
			    f->front.area_line,
			    "in no area: put last, under Other");
		place(r, f, number);
	}
	mem_free(order);
}

static void
place_summaries(struct arranger *r)
{
	struct corpus *c = r->corpus;

	for (size_t i = 0; i < c->nroots; i++) {
		const struct root *root = &c->roots[i];

		for (size_t k = 0; k < root->order.n; k++)
			place(r, corpus_frame_at(c, (uint32_t)i,
			    root->order.v[k]), root->areas[k]);
	}
}

static void
place_all(struct arranger *r)
{
	uint32_t nareas = (uint32_t)r->corpus->yaml.nareas;

	for (uint32_t i = 0; i < nareas; i++)
		place_topics(r, i);
	place_summaries(r);
	for (uint32_t i = 0; i < nareas; i++)
		place_by_front(r, i);
	place_rest(r, nareas);
}

/* Sort the order by area; within one it stays. */
static void
group_by_area(struct arranger *r)
{
	size_t nareas = r->corpus->yaml.nareas + 1;
	size_t *next = mem_array(nareas + 1, sizeof(*next));
	uint32_t *sorted = arena_array(&r->corpus->arena, r->norder,
	    sizeof(*sorted));

	for (size_t i = 0; i < r->norder; i++)
		next[r->area[r->order[i]] + 1]++;
	for (size_t i = 1; i <= nareas; i++)
		next[i] += next[i - 1];
	for (size_t i = 0; i < r->norder; i++)
		sorted[next[r->area[r->order[i]]]++] = r->order[i];
	r->order = sorted;
	mem_free(next);
}

/* The areas that have pages; those of `order` are numbered anew. */
static void
make_areas(struct arranger *r)
{
	struct corpus *c = r->corpus;
	struct toc *toc = &c->toc;
	uint32_t last = NO_AREA;

	toc->areas = arena_array(&c->arena, c->yaml.nareas + 1,
	    sizeof(*toc->areas));
	for (size_t i = 0; i < r->norder; i++) {
		uint32_t number = r->area[r->order[i]];
		struct area *area;

		if (number != last) {
			area = &toc->areas[toc->nareas++];
			area->first_page = (uint32_t)i;
			if (number < c->yaml.nareas) {
				area->id = c->yaml.areas[number].id;
				area->title = c->yaml.areas[number].title;
				if (area->title.n == 0)
					area->title = toc->meta.title;
			} else if (c->yaml.nareas > 0) {
				area->id = SV("other");
				area->title = SV("Other");
			} else {
				area->id = SV("pages");
				area->title = toc->meta.title;
			}
		}
		last = number;
		toc->areas[toc->nareas - 1].npages++;
		r->area[r->order[i]] = (uint32_t)(toc->nareas - 1);
	}
}

static void
make_pages(struct arranger *r)
{
	struct corpus *c = r->corpus;
	struct toc *toc = &c->toc;

	toc->npages = r->norder;
	toc->pages = arena_array(&c->arena, toc->npages, sizeof(*toc->pages));
	for (size_t i = 0; i < toc->npages; i++) {
		struct frame *f = &c->frames[r->order[i]];

		f->number = (uint32_t)i;
		toc->pages[i] = (struct toc_page){
			.slug = f->slug,
			.title = f->title,
			.summary = f->front.summary,
			.path = f->path,
			.aliases = f->front.aliases,
			.area = r->area[r->order[i]],
			.first_entry = (uint32_t)toc->nentries,
			.nentries = (uint32_t)f->nentries,
		};
		toc->nentries += f->nentries;
		c->bytes += f->bytes;
	}
	toc->entries = arena_array(&c->arena, toc->nentries,
	    sizeof(*toc->entries));
	for (size_t i = 0; i < toc->npages; i++) {
		const struct frame *f = &c->frames[r->order[i]];
		struct toc_entry *to = &toc->entries[
		    toc->pages[i].first_entry];

		for (size_t k = 0; k < f->nentries; k++) {
			to[k] = f->entries[k];
			to[k].page = (uint32_t)i;
		}
	}
}

void
corpus_arrange(struct corpus *c, struct sv default_name,
    struct diag_sink *diag)
{
	struct arranger r = { .corpus = c, .diag = diag };

	set_meta(c, default_name);
	r.area = mem_array(c->nframes, sizeof(*r.area));
	for (size_t i = 0; i < c->nframes; i++)
		r.area[i] = NO_AREA;
	r.order = arena_array(&c->arena, c->nframes, sizeof(*r.order));
	place_all(&r);
	group_by_area(&r);
	make_areas(&r);
	make_pages(&r);
	c->order = r.order;
	mem_free(r.area);
}
