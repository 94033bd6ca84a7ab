#include "config.h"

#include "kit/slots.h"

#include <string.h>

/* A place may be given a fifth less than is usual, or a quarter more, to meet
 * the minutes wished for. */
static unsigned
least_minutes(unsigned usual)
{
	return (usual * 4 + 4) / 5;
}

static unsigned
most_minutes(unsigned usual)
{
	return usual * 5 / 4;
}

/* The kinds of a sheet without a mix, over and over until the time is full. */
#define PATTERN 8
static const enum kind patterns[LEVEL_COUNT][PATTERN] = {
	[LEVEL_JUNIOR] = { KIND_CONCEPT, KIND_DEBUG, KIND_CODE, KIND_COMPARE,
	    KIND_CONCEPT, KIND_DEBUG, KIND_CODE, KIND_CONCEPT },
	[LEVEL_MID] = { KIND_CONCEPT, KIND_DEBUG, KIND_COMPARE, KIND_CODE,
	    KIND_DESIGN, KIND_CONCEPT, KIND_DEBUG, KIND_COMPARE },
	[LEVEL_SENIOR] = { KIND_CONCEPT, KIND_DEBUG, KIND_DESIGN, KIND_COMPARE,
	    KIND_CONCEPT, KIND_DEBUG, KIND_DESIGN, KIND_CODE },
};

/* From warm-up to hard. */
static const uint8_t hardness[KIND_COUNT] = {
	[KIND_CONCEPT] = 1,
	[KIND_BEHAVIOURAL] = 2,
	[KIND_COMPARE] = 3,
	[KIND_DEBUG] = 4,
	[KIND_CODE] = 5,
	[KIND_DESIGN] = 6,
	[KIND_EXERCISE] = 7,
};

/* What to ask instead, the nearest first. */
#define OTHERS (KIND_COUNT - 2)
static const enum kind neighbours[KIND_COUNT][OTHERS] = {
	[KIND_CONCEPT] = { KIND_COMPARE, KIND_DEBUG, KIND_DESIGN, KIND_CODE,
	    KIND_BEHAVIOURAL, KIND_EXERCISE },
	[KIND_COMPARE] = { KIND_CONCEPT, KIND_DESIGN, KIND_DEBUG, KIND_CODE,
	    KIND_BEHAVIOURAL, KIND_EXERCISE },
	[KIND_DEBUG] = { KIND_CODE, KIND_CONCEPT, KIND_COMPARE, KIND_DESIGN,
	    KIND_EXERCISE, KIND_BEHAVIOURAL },
	[KIND_CODE] = { KIND_DEBUG, KIND_EXERCISE, KIND_DESIGN, KIND_CONCEPT,
	    KIND_COMPARE, KIND_BEHAVIOURAL },
	[KIND_DESIGN] = { KIND_COMPARE, KIND_CODE, KIND_CONCEPT, KIND_DEBUG,
	    KIND_BEHAVIOURAL, KIND_EXERCISE },
	[KIND_BEHAVIOURAL] = { KIND_CONCEPT, KIND_COMPARE, KIND_DESIGN,
	    KIND_DEBUG, KIND_CODE, KIND_EXERCISE },
	[KIND_EXERCISE] = { KIND_CODE, KIND_DEBUG, KIND_DESIGN, KIND_CONCEPT,
	    KIND_COMPARE, KIND_BEHAVIOURAL },
};

struct planner {
	unsigned left[LEVEL_COUNT][KIND_COUNT];	/* questions not yet placed */
	enum level levels[LEVEL_COUNT];
	unsigned nlevels, turn;
	unsigned first;		/* where the pattern begins */
	struct slots *slots;
};

bool
slots_fit(const struct wish *w, const struct question *q)
{
	bool is_topic = w->ntopics == 0;

	for (size_t i = 0; i < w->ntopics; i++)
		is_topic |= w->topics[i] == q->page;
	return is_topic && (w->levels >> q->level & 1) != 0;
}

static void
planner_init(struct planner *p, const struct bank *bank, const struct wish *w,
    struct slots *slots)
{
	*p = (struct planner){ .slots = slots };
	slots->n = 0;
	for (unsigned l = LEVEL_JUNIOR; l < LEVEL_COUNT; l++)
		if ((w->levels >> l & 1) != 0)
			p->levels[p->nlevels++] = (enum level)l;
	for (size_t i = 0; i < bank->n; i++)
		if (slots_fit(w, &bank->v[i]))
			p->left[bank->v[i].level][bank->v[i].kind]++;
}

static void
place(struct planner *p, enum level level, enum kind kind)
{
	p->left[level][kind]--;
	p->slots->v[p->slots->n++] = (struct slot){ level, kind,
		bank_minutes(kind, level) };
	p->turn++;
}

/* A place for KIND at the level whose turn it is, else at the next that has
 * such a question left. */
static bool
place_kind(struct planner *p, enum kind kind)
{
	for (unsigned i = 0; i < p->nlevels; i++) {
		enum level l = p->levels[(p->turn + i) % p->nlevels];

		if (p->left[l][kind] > 0) {
			place(p, l, kind);
			return true;
		}
	}
	return false;
}

/* The kind that the pattern has next and that is left at level L. */
static enum kind
next_kind(const struct planner *p, enum level l)
{
	for (unsigned i = 0; i < PATTERN; i++) {
		enum kind k = patterns[l][(p->first +
		    p->turn / p->nlevels + i) % PATTERN];

		if (p->left[l][k] > 0)
			return k;
	}
	return KIND_NONE;
}

static unsigned
total_of(const struct slots *slots)
{
	unsigned minutes = 0;

	for (size_t i = 0; i < slots->n; i++)
		minutes += slots->v[i].minutes;
	return minutes;
}

/* Places until one more would lead further away from MINUTES. */
static void
place_pattern(struct planner *p, unsigned minutes)
{
	unsigned total = 0, misses = 0;

	while (p->slots->n < WISH_SLOTS_MAX && misses < p->nlevels) {
		enum level l = p->levels[p->turn % p->nlevels];
		enum kind k = next_kind(p, l);

		if (k == KIND_NONE) {
			misses++;
			p->turn++;
			continue;
		}
		misses = 0;
		if (p->slots->n > 0 &&
		    total + bank_minutes(k, l) / 2 > minutes)
			return;
		place(p, l, k);
		total += bank_minutes(k, l);
	}
}

/* --- what cannot be had --- */

static unsigned
left_of(const struct planner *p, enum kind kind)
{
	unsigned n = 0;

	for (unsigned i = 0; i < p->nlevels; i++)
		n += p->left[p->levels[i]][kind];
	return n;
}

/* What is there of the mix; for the rest, neighbours. P has all questions. */
static void
nearest_mix(const struct planner *p, const struct mix *want, struct mix *out)
{
	unsigned missing[KIND_COUNT] = { 0 };

	for (unsigned k = 1; k < KIND_COUNT; k++) {
		unsigned have = left_of(p, (enum kind)k);

		out->of[k] = want->of[k] < have ? want->of[k] : (uint8_t)have;
		missing[k] = want->of[k] - (unsigned)out->of[k];
	}
	for (unsigned k = 1; k < KIND_COUNT; k++)
		for (unsigned i = 0; i < OTHERS; i++) {
			enum kind other = neighbours[k][i];
			unsigned have = left_of(p, other);

			while (missing[k] > 0 && out->of[other] < have &&
			    out->of[other] < WISH_OF_KIND_MAX) {
				out->of[other]++;
				missing[k]--;
			}
		}
}

static bool
place_mix(struct planner *p, const struct mix *mix, struct lack *lack)
{
	const struct planner all = *p;

	for (unsigned k = 1; k < KIND_COUNT; k++)
		for (unsigned i = 0; i < mix->of[k]; i++) {
			if (place_kind(p, (enum kind)k))
				continue;
			*lack = (struct lack){ .what = LACK_KIND,
				.kind = (enum kind)k, .have = i,
				.want = mix->of[k] };
			nearest_mix(&all, mix, &lack->mix);
			if (mix_total(&lack->mix) == 0)
				lack->what = LACK_ANY;
			return false;
		}
	return true;
}

/* --- order and time --- */

static bool
is_before(const struct slot *a, const struct slot *b)
{
	if (a->level != b->level)
		return a->level < b->level;
	return hardness[a->kind] < hardness[b->kind];
}

static void
order(struct slots *slots)
{
	for (size_t i = 1; i < slots->n; i++) {
		struct slot s = slots->v[i];
		size_t k = i;

		for (; k > 0 && is_before(&s, &slots->v[k - 1]); k--)
			slots->v[k] = slots->v[k - 1];
		slots->v[k] = s;
	}
}

/* The place that has the most minutes to give, or the fewest, measured by what
 * is usual; NULL when none may change. */
static struct slot *
to_change(struct slots *slots, bool is_longer)
{
	struct slot *best = NULL;

	for (size_t i = 0; i < slots->n; i++) {
		struct slot *s = &slots->v[i];
		unsigned usual = bank_minutes(s->kind, s->level);
		unsigned a, b;

		if (is_longer ? s->minutes >= most_minutes(usual) :
				s->minutes <= least_minutes(usual))
			continue;
		if (best == NULL) {
			best = s;
			continue;
		}
		/* s/usual against best/its usual, crosswise. */
		a = s->minutes * bank_minutes(best->kind, best->level);
		b = best->minutes * usual;
		if (is_longer ? a < b : a > b)
			best = s;
	}
	return best;
}

static void
stretch(struct slots *slots, unsigned minutes)
{
	unsigned total = total_of(slots);
	struct slot *s;

	while (total != minutes &&
	    (s = to_change(slots, total < minutes)) != NULL) {
		s->minutes += total < minutes ? 1 : -1u;
		total += total < minutes ? 1 : -1u;
	}
}

static bool
is_near(unsigned minutes, unsigned want)
{
	return minutes * 10 <= want * 11 && minutes * 10 >= want * 9;
}

/* The pattern from its beginning, or from further on where that does not fill
 * the time: ten minutes are a question of kind debug, not one of concept. */
static bool
fit_pattern(struct planner *p, unsigned minutes, struct lack *lack)
{
	const struct planner all = *p;
	struct slots *slots = p->slots;

	for (unsigned first = 0; first < PATTERN; first++) {
		*p = all;
		p->first = first;
		slots->n = 0;
		place_pattern(p, minutes);
		if (first == 0)
			lack->have = total_of(slots);
		stretch(slots, minutes);
		if (is_near(total_of(slots), minutes))
			return true;
	}
	return false;
}

static bool
fit_mix(struct planner *p, unsigned minutes, struct lack *lack)
{
	lack->have = total_of(p->slots);
	if (minutes > 0)
		stretch(p->slots, minutes);
	return minutes == 0 || is_near(total_of(p->slots), minutes);
}

bool
slots_make(const struct bank *bank, const struct wish *w, struct slots *out,
    struct lack *lack)
{
	struct planner p;

	*lack = (struct lack){ .what = LACK_NOTHING };
	planner_init(&p, bank, w, out);
	if (w->has_mix && !place_mix(&p, &w->mix, lack))
		return false;
	if (!(w->has_mix ? fit_mix(&p, w->minutes, lack) :
			   fit_pattern(&p, w->minutes, lack))) {
		lack->what = lack->have == 0 ? LACK_ANY : LACK_MINUTES;
		lack->want = w->minutes;
		return false;
	}
	order(out);
	return true;
}
