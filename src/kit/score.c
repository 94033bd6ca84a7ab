#include "config.h"

#include "kit/score.h"

unsigned
score_mean(const struct score_sum *sum)
{
	return sum->weight == 0 ? 0 :
	    (sum->sum + sum->weight / 2) / sum->weight;
}

/* --- grouping --- */

/* Who it is: the alias, without one the file. */
static struct sv
alias_of(const struct sheet_judged *s)
{
	return s->sheet->candidate.n > 0 ? s->sheet->candidate :
	    sv_cstr(s->sheet->path);
}

static struct candidate *
candidate_named(struct scores *scores, struct sv alias)
{
	for (size_t i = 0; i < scores->n; i++)
		if (sv_ieq(scores->v[i].alias, alias))
			return &scores->v[i];
	scores->v[scores->n].alias = alias;
	return &scores->v[scores->n++];
}

/* The question's row, made when it is new; at most MAX of them. */
static struct scored_question *
question_named(struct candidate *c, struct sv name, size_t max,
    struct arena *a)
{
	struct scored_question *q;

	for (size_t i = 0; i < c->nquestions; i++)
		if (sv_eq(c->questions[i].name, name))
			return &c->questions[i];
	if (c->questions == NULL)
		c->questions = arena_array(a, max, sizeof(*c->questions));
	q = &c->questions[c->nquestions++];
	q->name = name;
	q->by = arena_array(a, c->nsheets, sizeof(struct judged *));
	return q;
}

static void
gather(struct candidate *c, struct arena *a)
{
	size_t max = 0;

	for (size_t i = 0; i < c->nsheets; i++)
		max += c->sheets[i]->sheet->n;
	for (size_t i = 0; i < c->nsheets; i++)
		for (size_t k = 0; k < c->sheets[i]->sheet->n; k++) {
			const struct judged *judged = &c->sheets[i]->v[k];
			struct scored_question *q = question_named(c,
			    c->sheets[i]->sheet->v[k].name, max, a);

			if (q->by[i] != NULL)
				continue;
			q->by[i] = judged;
			q->kind = judged->kind;
			q->weight = judged->weight;
		}
}

/* --- counting --- */

static void
merge(struct scored_question *q, size_t nsheets)
{
	unsigned low = RATING_MAX + 1, high = 0, sum = 0, n = 0;

	for (size_t i = 0; i < nsheets; i++) {
		const struct judged *j = q->by[i];

		if (j == NULL)
			continue;
		q->is_changed |= j->is_changed;
		if (j->rating == 0)
			continue;
		q->lacks_evidence |= !j->has_evidence;
		low = j->rating < low ? j->rating : low;
		high = j->rating > high ? j->rating : high;
		sum += j->rating * 100;
		n++;
	}
	q->mean = n == 0 ? 0 : (sum + n / 2) / n;
	q->is_apart = n > 1 && high - low >= SCORE_APART;
}

static void
add(struct score_sum *sum, const struct scored_question *q)
{
	sum->weight += q->weight;
	sum->sum += q->weight * q->mean;
	sum->n++;
}

static struct score_sum *
topic_of(struct candidate *c, struct sv name)
{
	struct sv topic = sv_sub(name, 0, sv_find_byte(name, '#'));

	for (size_t i = 0; i < c->ntopics; i++)
		if (sv_eq(c->topics[i].label, topic))
			return &c->topics[i];
	c->topics[c->ntopics].label = topic;
	return &c->topics[c->ntopics++];
}

static void
count(struct candidate *c, struct arena *a)
{
	c->topics = arena_array(a, c->nquestions, sizeof(*c->topics));
	for (unsigned k = 0; k < KIND_COUNT; k++)
		c->kinds[k].label = kind_name((enum kind)k);
	for (size_t i = 0; i < c->nquestions; i++) {
		struct scored_question *q = &c->questions[i];

		merge(q, c->nsheets);
		if (q->mean == 0)
			continue;
		add(&c->total, q);
		add(&c->kinds[q->kind], q);
		add(topic_of(c, q->name), q);
		c->below += q->mean < 300;
		if (c->lowest == 0 || q->mean < c->lowest)
			c->lowest = q->mean;
	}
}

/* --- the signal --- */

#define REASONS_MAX 4	/* of one rule */

static void
say(struct candidate *c, struct sv reason)
{
	c->reasons.v[c->reasons.n++] = reason;
}

static bool
has_enough(const struct candidate *c, const struct signal_rule *r)
{
	return score_mean(&c->total) >= r->mean;
}

static bool
has_no_lower(const struct candidate *c, const struct signal_rule *r)
{
	return c->lowest >= r->lowest * 100;
}

static bool
has_few_below(const struct candidate *c, const struct signal_rule *r)
{
	return !r->has_below || c->below <= r->below;
}

#define HUNDREDTHS(n) (n) / 100, (n) % 100

/* Why RULE does not hold. */
static void
say_why_not(struct candidate *c, const struct signal_rule *r, struct arena *a)
{
	unsigned mean = score_mean(&c->total);

	if (!has_enough(c, r))
		say(c, arena_printf(a, "not %.*s: the mean %u.%02u is under "
		    "%u.%02u", SV_ARG(r->name), HUNDREDTHS(mean),
		    HUNDREDTHS(r->mean)));
	else if (!has_no_lower(c, r))
		say(c, arena_printf(a, "not %.*s: the lowest rating %u.%02u is "
		    "under %u", SV_ARG(r->name), HUNDREDTHS(c->lowest),
		    r->lowest));
	else
		say(c, arena_printf(a, "not %.*s: %u ratings are under 3, at "
		    "most %u may be", SV_ARG(r->name), c->below, r->below));
}

static void
say_why(struct candidate *c, const struct signal_rule *r, struct arena *a)
{
	unsigned mean = score_mean(&c->total);

	say(c, arena_printf(a, "%.*s: the mean %u.%02u is at least %u.%02u",
	    SV_ARG(r->name), HUNDREDTHS(mean), HUNDREDTHS(r->mean)));
	if (r->lowest > 0)
		say(c, arena_printf(a, "no rating is under %u", r->lowest));
	if (r->has_below)
		say(c, arena_printf(a, "%u of %u rated %s under 3, at most %u "
		    "may be", c->below, c->total.n, c->below == 1 ? "is" :
		    "are", r->below));
}

static void
decide(struct candidate *c, const struct rubric *rubric, struct arena *a)
{
	c->reasons.v = arena_array(a, rubric->nrules + REASONS_MAX,
	    sizeof(*c->reasons.v));
	if (rubric->nrules == 0) {
		say(c, SV("the book has no rubric"));
		return;
	}
	if (c->total.n < rubric->least) {
		say(c, arena_printf(a, "%u question%s rated, %u are needed",
		    c->total.n, c->total.n == 1 ? " is" : "s are",
		    rubric->least));
		return;
	}
	for (size_t i = 0; i < rubric->nrules; i++) {
		const struct signal_rule *r = &rubric->rules[i];

		if (!has_enough(c, r) || !has_no_lower(c, r) ||
		    !has_few_below(c, r)) {
			say_why_not(c, r, a);
			continue;
		}
		c->signal = r;
		say_why(c, r, a);
		return;
	}
}

void
score_make(const struct rubric *rubric, const struct sheet_judged *sheets,
    size_t n, struct arena *a, struct scores *out)
{
	*out = (struct scores){ .v = arena_array(a, n, sizeof(*out->v)) };
	for (size_t i = 0; i < n; i++) {
		struct candidate *c = candidate_named(out,
		    alias_of(&sheets[i]));

		if (c->sheets == NULL)
			c->sheets = arena_array(a, n,
			    sizeof(struct sheet_judged *));
		c->sheets[c->nsheets++] = &sheets[i];
	}
	for (size_t i = 0; i < out->n; i++) {
		gather(&out->v[i], a);
		count(&out->v[i], a);
		decide(&out->v[i], rubric, a);
	}
}
