/* Every place draws for itself: a question's lot depends on seed, place and
 * question alone. So what is left out, or comes to the book, moves no other
 * question, and who stands in for one is known beforehand.
 *
 * Of the questions that fit a place, those win whose page, then whose area, is
 * on the sheet least often; among them the lowest lot. */
#include "config.h"

#include "kit/choose.h"

#include <assert.h>
#include <string.h>

#include "base/random.h"

struct chooser {
	const struct bank *bank;
	const struct wish *wish;
	struct slots slots;
	struct choice *out;
	const struct edits *edits;
	uint32_t base[WISH_SLOTS_MAX];	/* entries, before all edits */
};

struct lot {
	unsigned apart;		/* minutes from those looked for */
	unsigned page, area;	/* times on the sheet */
	uint64_t key;
};

static uint64_t
key_of(uint32_t seed, size_t slot, uint32_t entry)
{
	uint64_t state = (uint64_t)seed << 32 | entry, mixed;

	mixed = random_next(&state) + slot;
	return random_next(&mixed);
}

static bool
lot_is_better(const struct lot *a, const struct lot *b)
{
	if (a->apart != b->apart)
		return a->apart < b->apart;
	if (a->page != b->page)
		return a->page < b->page;
	if (a->area != b->area)
		return a->area < b->area;
	return a->key < b->key;
}

static bool
has(const struct numbers *list, uint32_t entry)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i] == entry)
			return true;
	return false;
}

static bool
is_barred(const struct chooser *c, uint32_t entry)
{
	return c->edits != NULL && (has(&c->edits->without, entry) ||
	    (has(&c->edits->exclude, entry) &&
	    !has(&c->edits->include, entry)));
}

static bool
is_on_sheet(const struct chooser *c, uint32_t entry)
{
	for (size_t i = 0; i < c->out->n; i++)
		if (c->out->v[i].question->entry == entry)
			return true;
	return false;
}

static unsigned
minutes_in(const struct slot *s, const struct question *q)
{
	if (q->has_own_minutes || q->kind != s->kind || q->level != s->level)
		return q->minutes;
	return s->minutes;
}

static struct lot
lot_of(const struct chooser *c, size_t slot, const struct question *q)
{
	struct lot lot = { .key = key_of(c->wish->seed, slot, q->entry) };

	for (size_t i = 0; i < c->out->n; i++) {
		const struct question *other = c->out->v[i].question;

		lot.page += i != slot && other->page == q->page;
		lot.area += i != slot && other->area == q->area;
	}
	return lot;
}

/* The question for SLOT, of MINUTES if possible (0: of any) and, if MUST,
 * certainly; NULL when none is left. */
static const struct question *
draw(const struct chooser *c, size_t slot, unsigned minutes, bool must)
{
	const struct slot *s = &c->slots.v[slot];
	const struct question *best = NULL;
	struct lot best_lot = { 0 };

	for (size_t i = 0; i < c->bank->n; i++) {
		const struct question *q = &c->bank->v[i];
		unsigned m = minutes_in(s, q);
		struct lot lot;

		if (q->level != s->level || q->kind != s->kind ||
		    !slots_fit(c->wish, q) || is_on_sheet(c, q->entry) ||
		    is_barred(c, q->entry) || (must && m != minutes))
			continue;
		lot = lot_of(c, slot, q);
		if (minutes > 0)
			lot.apart = m > minutes ? m - minutes : minutes - m;
		if (best == NULL || lot_is_better(&lot, &best_lot)) {
			best = q;
			best_lot = lot;
		}
	}
	return best;
}

static void
put(struct chooser *c, size_t slot, const struct question *q)
{
	c->out->v[slot] = (struct chosen){ q,
		minutes_in(&c->slots.v[slot], q) };
}

static unsigned
distance(unsigned a, unsigned b)
{
	return a > b ? a - b : b - a;
}

static unsigned
total(const struct choice *choice)
{
	unsigned minutes = 0;

	for (size_t i = 0; i < choice->n; i++)
		minutes += choice->v[i].minutes;
	return minutes;
}

/* Questions with minutes of their own may take more or less than planned:
 * exchange the one that helps most, until the sheet is within a tenth. */
static void
mend_minutes(struct chooser *c)
{
	unsigned want = c->wish->minutes;

	for (size_t round = 0; round < c->out->n && want > 0; round++) {
		unsigned now = total(c->out), best = distance(now, want);
		const struct question *better = NULL;
		size_t at = 0;

		if (best * 10 <= want)
			return;
		for (size_t i = 0; i < c->out->n; i++) {
			unsigned others = now - c->out->v[i].minutes;
			const struct question *q = draw(c, i,
			    others < want ? want - others : 1, false);
			unsigned d = q == NULL ? best : distance(want,
			    others + minutes_in(&c->slots.v[i], q));

			if (d < best) {
				best = d;
				better = q;
				at = i;
			}
		}
		if (better == NULL)
			return;
		put(c, at, better);
	}
}

static bool
draw_all(struct chooser *c, struct lack *lack)
{
	const struct edits *edits = c->edits;

	/* As if there were no edits: they come after. */
	c->edits = NULL;
	for (size_t i = 0; i < c->slots.n; i++) {
		const struct question *q = draw(c, i, 0, false);

		/* slots_make gives no more slots than there are questions. */
		assert(q != NULL);
		put(c, i, q);
		c->out->n = i + 1;
	}
	mend_minutes(c);
	c->edits = edits;
	for (size_t i = 0; i < c->out->n; i++)
		c->base[i] = c->out->v[i].question->entry;
	if (c->wish->minutes == 0 ||
	    distance(total(c->out), c->wish->minutes) * 10 <= c->wish->minutes)
		return true;
	*lack = (struct lack){ .what = LACK_MINUTES, .have = total(c->out),
		.want = c->wish->minutes };
	return false;
}

/* --- edits --- */

static bool
draw_other(struct chooser *c, size_t slot, struct lack *lack)
{
	const struct choice *like = c->edits->like;
	unsigned minutes = like != NULL && slot < like->n ?
	    like->v[slot].minutes : c->out->v[slot].minutes;
	const struct question *q = draw(c, slot, minutes, like != NULL);

	if (q == NULL) {
		*lack = (struct lack){ .what = LACK_OTHERS,
			.kind = c->slots.v[slot].kind,
			.level = c->slots.v[slot].level };
		return false;
	}
	put(c, slot, q);
	return true;
}

/* How little Q is like what place S is for; the lower the better. */
static unsigned
unlike(const struct slot *s, const struct question *q)
{
	return (s->kind != q->kind ? 200u : 0) +
	    (s->level != q->level ? 100u : 0) + distance(s->minutes, q->minutes);
}

/* Q takes the place that is most like it, and no other included one's. */
static bool
include(struct chooser *c, const struct question *q, struct lack *lack)
{
	size_t best = c->out->n;

	if (is_on_sheet(c, q->entry))
		return true;
	for (size_t i = 0; i < c->out->n; i++)
		if (!has(&c->edits->include, c->out->v[i].question->entry) &&
		    (best == c->out->n || unlike(&c->slots.v[i], q) <
		    unlike(&c->slots.v[best], q)))
			best = i;
	if (best == c->out->n) {
		*lack = (struct lack){ .what = LACK_PLACES,
			.have = (unsigned)c->out->n,
			.want = (unsigned)c->edits->include.n };
		return false;
	}
	put(c, best, q);
	return true;
}

static bool
leave_out(struct chooser *c, uint32_t entry, struct lack *lack)
{
	for (size_t i = 0; i < c->out->n; i++)
		if (c->out->v[i].question->entry == entry)
			return draw_other(c, i, lack);
	return true;
}

static bool
has_other_minutes(const struct chooser *c, size_t slot)
{
	const struct choice *like = c->edits->like;

	return like != NULL && slot < like->n &&
	    like->v[slot].minutes != c->out->v[slot].minutes;
}

static bool
edit(struct chooser *c, struct lack *lack)
{
	const struct edits *e = c->edits;

	for (size_t i = 0; i < e->include.n; i++)
		if (!include(c, bank_find(c->bank, e->include.v[i]), lack))
			return false;
	for (size_t i = 0; i < e->without.n; i++)
		if (!leave_out(c, e->without.v[i], lack))
			return false;
	for (size_t i = 0; i < c->out->n; i++)
		if ((is_barred(c, c->out->v[i].question->entry) ||
		    has_other_minutes(c, i)) && !draw_other(c, i, lack))
			return false;
	return true;
}

static void
note_changes(const struct chooser *c, struct wish *w)
{
	w->nchanges = 0;
	for (size_t i = 0; i < c->out->n; i++)
		if (c->out->v[i].question->entry != c->base[i])
			w->changes[w->nchanges++] = (struct change){
				(uint32_t)i, c->out->v[i].question->entry };
}

/* Those a code tells of: out of range, or no questions, they are passed over;
 * the check character and the book's digest vouch for them. */
static void
make_changes(struct chooser *c)
{
	for (size_t i = 0; i < c->wish->nchanges; i++) {
		const struct change *change = &c->wish->changes[i];
		const struct question *q = bank_find(c->bank, change->entry);

		if (change->slot < c->out->n && q != NULL)
			put(c, change->slot, q);
	}
}

bool
choose(const struct bank *bank, struct wish *w, const struct edits *edits,
    struct choice *out, struct lack *lack)
{
	struct chooser c = { .bank = bank, .wish = w, .out = out,
		.edits = edits };

	*out = (struct choice){ 0 };
	if (!slots_make(bank, w, &c.slots, lack) || !draw_all(&c, lack))
		return false;
	make_changes(&c);
	if (edits != NULL && !edit(&c, lack))
		return false;
	note_changes(&c, w);
	out->minutes = total(out);
	return true;
}
