#include "config.h"

#include "corpus/footnote.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"

#define LABEL_BYTES_MAX 1000	/* so that no text takes long */

/* Move the blocks of each definition out of DOC, into the note's body. */
static void
take_bodies(const struct dialect *d, struct doc *doc, struct arena *a,
    struct notes *notes)
{
	struct node *next;
	size_t i = 0;

	for (struct node *n = doc->root->first; n != NULL; n = next) {
		next = n->next;
		while (i < d->nnotes && n->line > d->notes[i].last)
			i++;
		if (i == d->nnotes)
			break;
		if (n->line < d->notes[i].first)
			continue;
		if (notes->v[i].body == NULL)
			notes->v[i].body = node_new(a, NODE_DOC, NULL);
		node_detach(n);
		node_append(notes->v[i].body, n);
	}
}

struct numberer {
	struct map labels;
	struct notes *notes;
	uint32_t last;
	struct arena *arena;
};

/* The note of the reference that S begins with, "[^label]", of *LENGTH. */
static struct note *
note_at(const struct numberer *r, struct sv s, size_t *length)
{
	size_t end = sv_find_byte(sv_sub(s, 0, LABEL_BYTES_MAX), ']');
	const struct map_item *it = NULL;

	if (end > 2 && end < s.n && s.p[end] == ']')
		it = map_find(&r->labels, sv_sub(s, 2, end - 2));
	*length = it != NULL ? end + 1 : 2;
	return it != NULL ? &r->notes->v[it->value] : NULL;
}

static void
number_text(struct numberer *r, struct node *n)
{
	struct sv rest = n->text;
	struct buf b = { 0 };

	while (rest.n > 0) {
		size_t at = sv_find(rest, SV("[^")), length;
		struct note *note;

		buf_sv(&b, sv_sub(rest, 0, at));
		rest = sv_from(rest, at);
		if (rest.n == 0)
			break;
		note = note_at(r, rest, &length);
		if (note == NULL) {
			buf_sv(&b, sv_sub(rest, 0, length));
		} else {
			if (note->number == 0) {
				note->number = ++r->last;
				note->first_use = n;
			}
			buf_sv(&b, arena_printf(r->arena, "[%u]",
			    note->number));
		}
		rest = sv_from(rest, length);
	}
	n->text = arena_sv(r->arena, buf_view(&b));
	buf_release(&b);
}

static void
number_tree(struct numberer *r, struct node *root)
{
	for (struct node *n = root; n != NULL; n = node_walk(root, n, false))
		if (n->type == NODE_TEXT && sv_find(n->text, SV("[^")) <
		    n->text.n)
			number_text(r, n);
}

/* "[1] " before the text of a note. */
static void
label_body(const struct note *note, struct arena *a)
{
	struct node *first = note->body->first, *label;

	if (first->type != NODE_PARA) {
		struct node *para = node_new(a, NODE_PARA, NULL);

		para->line = first->line;
		node_insert(note->body, para, first);
		first = para;
	}
	label = node_new(a, NODE_TEXT, NULL);
	label->text = arena_printf(a, "[%u] ", note->number);
	node_insert(first, label, first->first);
}

static int
by_number(const void *a, const void *b)
{
	const struct note *x = a, *y = b;

	return x->number < y->number ? -1 : x->number > y->number;
}

void
notes_take(const struct dialect *d, struct doc *doc, struct arena *a,
    struct notes *out)
{
	struct numberer r = { .notes = out, .arena = a };
	size_t kept = 0;

	*out = (struct notes){ arena_array(a, d->nnotes, sizeof(*out->v)),
		d->nnotes };
	if (d->nnotes == 0)
		return;
	take_bodies(d, doc, a, out);
	for (size_t i = 0; i < d->nnotes; i++)
		if (out->v[i].body != NULL)
			map_put(&r.labels, d->notes[i].label, (uint32_t)i,
			    NULL);
	number_tree(&r, doc->root);
	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].body != NULL)
			number_tree(&r, out->v[i].body);
	for (size_t i = 0; i < out->n; i++) {
		if (out->v[i].body == NULL)
			continue;
		if (out->v[i].number == 0)
			out->v[i].number = ++r.last;
		label_body(&out->v[i], a);
		out->v[kept++] = out->v[i];
	}
	out->n = kept;
	if (kept > 1)
		qsort(out->v, kept, sizeof(*out->v), by_number);
	map_release(&r.labels);
}

/* The block of the page that holds N; NULL if it is on it no more. */
static const struct node *
block_of(const struct node *n, const struct node *root)
{
	while (n != NULL && n->parent != root)
		n = n->parent;
	return n;
}

/* Put the blocks of NOTE before END, or at the end of ROOT. */
static void
put_body(const struct note *note, struct node *root, struct node *end)
{
	struct node *next;

	for (struct node *n = note->body->first; n != NULL; n = next) {
		next = n->next;
		node_detach(n);
		node_insert(root, n, end);
	}
}

void
notes_give(const struct notes *notes, struct page *p)
{
	struct node *root = p->doc.root;
	size_t done = 0, met = 0, entry = 0;

	/* References come in the order of the notes' numbers. */
	for (struct node *n = root->first; n != NULL; n = n->next) {
		if (entry + 1 < p->nentries &&
		    n == p->entries[entry + 1].first) {
			for (; done < met; done++)
				put_body(&notes->v[done], root, n);
			entry++;
		}
		while (met < notes->n && (block_of(notes->v[met].first_use,
		    root) == n))
			met++;
	}
	for (; done < notes->n; done++)
		put_body(&notes->v[done], root, NULL);
	if (p->entries[0].first == NULL && p->nentries == 1)
		p->entries[0].first = root->first;
}
