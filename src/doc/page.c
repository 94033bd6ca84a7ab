/* Where the entries of a page begin. The blocks stay the children of the root
 * in their order; an entry is a range of them, and the ranges cover the page
 * without gaps. */
#include "config.h"

#include "doc/page.h"

#include <limits.h>

#include "base/map.h"
#include "doc/attr.h"
#include "doc/shape.h"
#include "doc/slug.h"

static const struct sv mode_names[] = {
	[ENTRIES_AUTO] = SV_INIT("auto"),
	[ENTRIES_H1] = SV_INIT("h1"),
	[ENTRIES_H2] = SV_INIT("h2"),
	[ENTRIES_H3] = SV_INIT("h3"),
	[ENTRIES_H4] = SV_INIT("h4"),
	[ENTRIES_H5] = SV_INIT("h5"),
	[ENTRIES_H6] = SV_INIT("h6"),
	[ENTRIES_LIST] = SV_INIT("list"),
	[ENTRIES_NONE] = SV_INIT("none"),
};

struct sv
entry_mode_name(enum entry_mode mode)
{
	return mode_names[mode];
}

bool
entry_mode_named(struct sv name, enum entry_mode *out)
{
	for (unsigned i = 0; i <= ENTRIES_NONE; i++)
		if (sv_ieq(mode_names[i], name)) {
			*out = (enum entry_mode)i;
			return true;
		}
	return false;
}

/* Attributes at the end of an item's first paragraph, where no reader of
 * Markdown has looked for them. */
static void
lift_attributes(struct node *heading)
{
	struct node *last = heading->last;
	size_t end;

	if (last == NULL || last->type != NODE_TEXT ||
	    !attr_find(last->text, &heading->u.heading.attr, &end))
		return;
	last->text = sv_sub(last->text, 0, end);
}

/* Headings within ITEM are its answer's: below those of entries. */
static void
lower_headings(struct node *item)
{
	unsigned least = 7;

	for (struct node *n = item->first; n != NULL; n = n->next)
		if (n->type == NODE_HEADING && n->u.heading.level < least)
			least = n->u.heading.level;
	for (struct node *n = item->first; n != NULL && least < 3; n = n->next)
		if (n->type == NODE_HEADING) {
			unsigned level = n->u.heading.level + 3 - least;

			n->u.heading.level = level < 6 ? (uint8_t)level : 6;
		}
}

/* Put ITEM's first paragraph or heading as a heading, then its other blocks,
 * before the list that it stands in. */
static void
lift_item(struct node *item, struct node *list, struct arena *a)
{
	struct node *heading = node_new(a, NODE_HEADING, NULL);
	struct node *para = item->first, *n, *next;

	heading->line = item->line;
	heading->u.heading.level = 2;
	node_insert(list->parent, heading, list);
	if (para != NULL && (para->type == NODE_PARA ||
	    para->type == NODE_HEADING)) {
		for (n = para->first; n != NULL; n = next) {
			next = n->next;
			node_append(heading, n);
		}
		node_detach(para);
		lift_attributes(heading);
	}
	lower_headings(item);
	for (n = item->first; n != NULL; n = next) {
		next = n->next;
		node_insert(list->parent, n, list);
	}
}

/* With ONLY_QUESTIONS other items stay a list, in the answer before them, as do
 * those behind the first *LEFT. */
static void
lift_list(struct node *list, bool only_questions, size_t *left,
    struct arena *a)
{
	struct node *next, *rest = NULL;

	only_questions = only_questions && list->first != list->last;
	for (struct node *item = list->first; item != NULL; item = next) {
		next = item->next;
		if (*left > 0 &&
		    (!only_questions || shape_is_question(item) ||
		    item->first != item->last)) {
			lift_item(item, list, a);
			--*left;
			rest = NULL;
			continue;
		}
		if (rest == NULL) {
			rest = node_new(a, NODE_LIST, NULL);
			rest->line = item->line;
			rest->u.list = list->u.list;
			rest->u.list.start = 1;
			node_insert(list->parent, rest, list);
		}
		node_append(rest, item);
	}
	node_detach(list);
}

/* A bold paragraph becomes a heading. */
static void
lift_paragraph(struct node *para, struct arena *a)
{
	struct node *heading = node_new(a, NODE_HEADING, NULL), *next;

	heading->line = para->line;
	heading->u.heading.level = 2;
	for (struct node *n = para->first->first; n != NULL; n = next) {
		next = n->next;
		node_append(heading, n);
	}
	node_insert(para->parent, heading, para);
	node_detach(para);
}

/* Headings right before the questions at N, and behind DONE, group them: they
 * are above them. */
static void
raise_groups(struct node *n, const struct node *done)
{
	for (n = n->prev; n != done && n->type == NODE_HEADING; n = n->prev)
		n->u.heading.level = 1;
}

/* Every ordered list; with ONLY_QUESTIONS those that shape_items() counts. */
static void
lift_items(struct node *root, bool only_questions, struct shape_place at,
    struct arena *a)
{
	struct node *next, *done = NULL;
	size_t left = PAGE_ITEMS_MAX;

	for (struct node *n = root->first; n != NULL && left > 0; n = next) {
		uint64_t items = only_questions ? shape_items(n, &at) : 0;
		bool is_list = n->type == NODE_LIST && n->u.list.is_ordered;

		next = n->next;
		if (only_questions && items == 0)
			continue;
		if (only_questions)
			raise_groups(n, done);
		if (is_list)
			lift_list(n, only_questions, &left, a);
		else if (only_questions) {
			lift_paragraph(n, a);
			left--;
		}
		done = next != NULL ? next->prev : root->last;
	}
}

/* Headings of LEVEL are questions, and those above it are their answers'. */
static void
settle_levels(struct node *root, unsigned level)
{
	for (struct node *n = root->first; n != NULL; n = n->next) {
		if (n->type != NODE_HEADING || n->u.heading.level < 2)
			continue;
		if (n->u.heading.level == level)
			n->u.heading.level = 2;
		else if (n->u.heading.level < level)
			n->u.heading.level = 3;
	}
}

static void
read_id(struct node *n)
{
	struct sv rest = n->u.heading.attr;
	struct attr attr;

	while (attr_next(&rest, &attr))
		if (attr.type == ATTR_ID && n->u.heading.id.n == 0)
			n->u.heading.id = attr.name;
}

/* Given ids of all headings, and the first that is given twice: the first
 * heading keeps it. */
static void
read_ids(struct node *root, struct id_twice *twice)
{
	struct map seen = { 0 };

	*twice = (struct id_twice){ 0 };
	for (struct node *n = root; n != NULL; n = node_walk(root, n, false)) {
		struct map_item *it;
		bool is_new;

		if (n->type != NODE_HEADING)
			continue;
		read_id(n);
		if (n->u.heading.id.n == 0)
			continue;
		it = map_put(&seen, n->u.heading.id, n->line, &is_new);
		if (is_new)
			continue;
		if (twice->id.n == 0)
			*twice = (struct id_twice){ n->u.heading.id, it->value,
				n->line };
		n->u.heading.id = SV("");
	}
	map_release(&seen);
}

static void
read_pair(struct entry *entry, struct attr attr)
{
	uint64_t minutes;

	if (sv_eq(attr.name, SV("tags")))
		entry->tags = attr.value;
	else if (sv_eq(attr.name, SV("short")))
		entry->short_title = attr.value;
	else if (sv_eq(attr.name, SV("ask")) &&
	    sv_number(attr.value, &minutes) && minutes <= UINT16_MAX)
		entry->ask = (uint16_t)minutes;
}

static struct entry
entry_of_heading(struct node *n, struct arena *a)
{
	struct entry entry = {
		.id = n->u.heading.id,
		.title = node_title(n, a),
		.line = n->line,
		.first = n,
	};
	struct sv rest = n->u.heading.attr;
	struct attr attr;

	if (entry.title.n == 0)
		entry.title = entry.id;
	while (attr_next(&rest, &attr)) {
		if (attr.type == ATTR_PAIR)
			read_pair(&entry, attr);
		if (attr.type != ATTR_CLASS)
			continue;
		if (entry.level == LEVEL_NONE)
			(void)level_named(attr.name, &entry.level);
		if (entry.kind == KIND_NONE)
			(void)kind_named(attr.name, &entry.kind);
	}
	return entry;
}

/* The level of the entries' headings. */
static unsigned
mode_level(enum entry_mode mode)
{
	if (mode == ENTRIES_LIST)
		return 2;
	return mode >= ENTRIES_H1 && mode <= ENTRIES_H6 ? (unsigned)mode : 0;
}

/* Does N begin an entry? A heading above their level does so only behind the
 * first one: before it, it belongs to the overview. */
static bool
begins_entry(const struct node *n, unsigned level, bool has_entries)
{
	if (n->type != NODE_HEADING)
		return false;
	return n->u.heading.level == level ||
	    (has_entries && n->u.heading.level < level);
}

static void
make_entries(struct page *p, struct arena *a)
{
	unsigned level = mode_level(p->mode);
	size_t n = 1;
	struct node *it;

	for (it = p->doc.root->first; it != NULL; it = it->next)
		n += begins_entry(it, level, n > 1);
	p->entries = arena_array(a, n, sizeof(*p->entries));
	p->nentries = 1;
	p->entries[0] = (struct entry){
		.title = p->title,
		.is_overview = true,
		.first = p->doc.root->first,
	};
	for (it = p->doc.root->first; it != NULL; it = it->next) {
		struct entry *last = &p->entries[p->nentries - 1];

		if (!begins_entry(it, level, p->nentries > 1))
			continue;
		last->end = it;
		if (last->first == it)
			last->first = last->end = NULL;
		p->entries[p->nentries++] = entry_of_heading(it, a);
	}
	if (p->entries[0].first != NULL)
		p->entries[0].line = p->entries[0].first->line;
}

/* Rules between questions part what their headings part. */
static void
drop_rules(struct page *p)
{
	for (size_t i = p->nentries; i > 0; i--) {
		const struct entry *e = &p->entries[i - 1];
		struct node *n = e->end != NULL ? e->end->prev :
		    p->doc.root->last;

		while (n != NULL && n != e->first && n->type == NODE_RULE) {
			struct node *before = n->prev;

			node_detach(n);
			n = before;
		}
	}
}

static size_t
count_headings(const struct node *root)
{
	size_t n = 0;

	for (const struct node *it = root->first; it != NULL; it = it->next)
		n += it->type == NODE_HEADING;
	return n;
}

/* Take N out of P; links to it lead to ENTRY. */
static void
take_out(struct page *p, struct node *n, uint32_t entry)
{
	if (n->type == NODE_HEADING)
		p->out[p->nout++] = (struct heading_out){ n->u.heading.id,
			entry };
	node_detach(n);
}

/* Take the title from the only `#` heading, and that heading out when it
 * stands before the entries and says no more than the title. */
static void
take_title(struct page *p, struct sv stem, const struct node *heading,
    struct arena *a)
{
	struct sv text = { 0 };
	unsigned level = mode_level(p->mode);

	if (heading != NULL)
		text = node_title(heading, a);
	if (p->title.n == 0)
		p->title = text.n > 0 ? text : stem;
	if (heading == NULL || (heading->type == NODE_HEADING && level != 0 &&
	    heading->u.heading.level >= level) ||
	    (text.n > 0 && !sv_ieq(text, p->title)))
		return;
	for (struct node *n = heading->prev; n != NULL; n = n->prev)
		if (begins_entry(n, level, false))
			return;
	take_out(p, (struct node *)(uintptr_t)heading, 0);
}

/* The text of the heading that ends the overview, taken out of it: it groups
 * the first questions. */
static struct sv
take_first_group(struct page *p, const struct node *title, struct arena *a)
{
	struct entry *overview = &p->entries[0];
	struct node *last = p->entries[1].first->prev;
	struct sv text;

	if (last == NULL || last->type != NODE_HEADING || last == title ||
	    last->u.heading.level >= mode_level(p->mode))
		return SV("");
	text = node_plain_sv(last, a);
	if (overview->first == last)
		overview->first = overview->end = NULL;
	take_out(p, last, 1);
	return text;
}

/* A heading that only groups questions says their level, or what they are
 * about; it begins no entry. */
static void
take_groups(struct page *p, const struct node *title, struct arena *a)
{
	unsigned level = mode_level(p->mode);
	struct sv group;
	size_t kept = 1;

	if (p->nentries < 2)
		return;
	group = take_first_group(p, title, a);
	for (size_t i = 1; i < p->nentries; i++) {
		struct entry *e = &p->entries[i];

		if (e->first->u.heading.level < level &&
		    e->first->next == e->end) {
			group = e->title;
			p->entries[kept - 1].end = e->end;
			take_out(p, e->first, (uint32_t)kept);
			continue;
		}
		if (e->level == LEVEL_NONE)
			e->level = shape_level(group);
		if (e->tags.n == 0 && shape_level(group) == LEVEL_NONE)
			e->tags = group;
		p->entries[kept++] = *e;
	}
	p->nentries = kept;
}

void
page_split(struct page *p, struct sv stem, struct arena *a,
    struct id_twice *twice)
{
	const struct shape shape = shape_of(p->doc.root, a);
	bool is_auto = p->mode == ENTRIES_AUTO;

	if (is_auto)
		p->mode = shape.mode;
	p->why = is_auto ? shape.why : SV("as `entries' says");
	if (is_auto && shape.answered > 0)
		settle_levels(p->doc.root, shape.answered);
	if (p->mode == ENTRIES_LIST)
		lift_items(p->doc.root, is_auto, shape.begin, a);
	read_ids(p->doc.root, twice);
	slug_headings(p->doc.root, a);
	p->out = arena_array(a, count_headings(p->doc.root) + 1,
	    sizeof(*p->out));
	take_title(p, stem, shape.title, a);
	make_entries(p, a);
	if (is_auto && shape.is_questions) {
		drop_rules(p);
		take_groups(p, shape.title, a);
	}
}

const struct entry *
page_entry(const struct page *p, struct sv id)
{
	for (size_t i = 0; i < p->nentries; i++)
		if (sv_eq(p->entries[i].id, id))
			return &p->entries[i];
	return NULL;
}
