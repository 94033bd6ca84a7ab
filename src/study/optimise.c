#include "config.h"

#include "study/optimise.h"

#include <math.h>
#include <string.h>

#include "base/vec.h"

#define HELD_BACK 0.2		/* share of questions */
#define BATCH 64		/* questions to a step */
#define STEPS_LEAST 400
#define ROUNDS_LEAST 5		/* over all questions */
#define RATE 0.04		/* of learning, at first */
#define NUDGE 1e-4		/* for a slope */
#define WORTH 1e-4		/* of log-loss, to change anything */
#define SPREAD 0.3		/* how far weights are taken to lie from the
				   defaults, as a share of them */

/* One answer: its grade, and days since the one before. */
struct review {
	int32_t days;
	enum grade grade;
};

/* The answers to one question. */
struct history {
	size_t first, n;	/* in reviews */
	size_t ntold;		/* of them, a day or more after the last */
	bool is_held_back;
};

struct data {
	VEC(struct review) reviews;
	VEC(struct history) histories;
	int64_t card;
	int32_t last_day;
};

static bool
take_row(void *arg, const struct log_row *row, struct err *e)
{
	struct data *d = arg;
	struct moment at = moment_at(row->at, row->zone);
	struct review r = { .grade = (enum grade)row->what };

	(void)e;
	if (row->what > LOG_EASY || row->is_undone)
		return true;
	if (row->owner_number != d->card || d->histories.n == 0) {
		vec_push(&d->histories, ((struct history){
		    .first = d->reviews.n,
		    .is_held_back =
			schedule_chance(row->owner, 1) < HELD_BACK }));
		d->card = row->owner_number;
	} else {
		r.days = at.day > d->last_day ? at.day - d->last_day : 0;
	}
	d->last_day = at.day;
	vec_push(&d->reviews, r);
	d->histories.v[d->histories.n - 1].n++;
	d->histories.v[d->histories.n - 1].ntold += r.days > 0;
	return true;
}

/* The log-loss of what is told by H's answers, summed. */
static double
loss_of(const struct fsrs *f, const struct data *d, const struct history *h)
{
	const struct review *r = &d->reviews.v[h->first];
	struct memory m = fsrs_first(f, r[0].grade);
	double loss = 0;

	for (size_t i = 1; i < h->n; i++) {
		if (r[i].days > 0) {
			double p = fsrs_recall(f, r[i].days, m.stability);

			p = fmin(fmax(p, 1e-4), 1 - 1e-4);
			loss -= log(r[i].grade == GRADE_AGAIN ? 1 - p : p);
		}
		m = fsrs_next(f, m, r[i].days, r[i].grade);
	}
	return loss;
}

/* The mean loss over histories of one kind. */
static double
mean_loss(const double *w, const struct data *d, bool is_held_back)
{
	struct fsrs f;
	double loss = 0;
	size_t n = 0;

	fsrs_init(&f, w);
	for (size_t i = 0; i < d->histories.n; i++)
		if (d->histories.v[i].is_held_back == is_held_back) {
			loss += loss_of(&f, d, &d->histories.v[i]);
			n += d->histories.v[i].ntold;
		}
	return n > 0 ? loss / (double)n : 0;
}

/* Gradient descent with momentum and a rate for each weight (Adam; D. Kingma
 * and J. Ba, 2015). */
struct descent {
	const struct data *data;
	const size_t *order;	/* histories to fit to */
	size_t norder;
	size_t ntold;		/* answers told by all of them */
	double w[FSRS_WEIGHTS];
	double mean[FSRS_WEIGHTS], square[FSRS_WEIGHTS];
};

/* How unlike the defaults W[K] is: few answers should not move weights far. */
static double
prior(const struct descent *g, size_t k, double w)
{
	double usual = fsrs_default_weights[k];
	double off = (w - usual) / (SPREAD * fmax(fabs(usual), 0.1));

	return off * off / 2 / (double)g->ntold;
}

/* Mean loss of the batch that begins at FROM in the order. */
static double
batch_loss(const struct descent *g, const double *w, size_t from)
{
	struct fsrs f;
	double loss = 0;
	size_t n = 0;

	fsrs_init(&f, w);
	for (size_t i = 0; i < BATCH && i < g->norder; i++) {
		const struct history *h = &g->data->histories.v[
		    g->order[(from + i) % g->norder]];

		loss += loss_of(&f, g->data, h);
		n += h->ntold;
	}
	return n > 0 ? loss / (double)n : 0;
}

static void
descend(struct descent *g, size_t step, size_t nsteps)
{
	double here = batch_loss(g, g->w, step * BATCH), next[FSRS_WEIGHTS];
	double rate = RATE * (1 + cos(acos(-1) * (double)step /
	    (double)nsteps)) / 2;
	double time = (double)step + 1;

	memcpy(next, g->w, sizeof(next));
	for (size_t k = 0; k < FSRS_WEIGHTS; k++) {
		double nudged[FSRS_WEIGHTS], by, slope;

		memcpy(nudged, g->w, sizeof(nudged));
		by = NUDGE * fmax(1, fabs(g->w[k]));
		nudged[k] += by;
		slope = (batch_loss(g, nudged, step * BATCH) +
		    prior(g, k, nudged[k]) - here - prior(g, k, g->w[k])) / by;
		g->mean[k] = 0.9 * g->mean[k] + 0.1 * slope;
		g->square[k] = 0.999 * g->square[k] + 0.001 * slope * slope;
		next[k] -= rate * (g->mean[k] / (1 - pow(0.9, time))) /
		    (sqrt(g->square[k] / (1 - pow(0.999, time))) + 1e-8);
	}
	fsrs_clip(next);
	memcpy(g->w, next, sizeof(next));
}

/* The histories to fit to, shuffled, always the same way. */
static size_t *
shuffled(const struct data *d, struct arena *a, struct descent *g)
{
	size_t *order = arena_array(a, d->histories.n, sizeof(*order));

	for (size_t i = 0; i < d->histories.n; i++) {
		const struct history *h = &d->histories.v[i];
		size_t at;

		if (h->is_held_back || h->ntold == 0)
			continue;
		at = (size_t)(schedule_chance(SV("shuffle"), (uint32_t)i) *
		    (double)(g->norder + 1));
		order[g->norder] = order[at];
		order[at] = i;
		g->norder++;
		g->ntold += h->ntold;
	}
	return order;
}

static void
fit(const struct data *d, void (*step)(void *, size_t, size_t), void *arg,
    double out[FSRS_WEIGHTS])
{
	struct arena a = { 0 };
	struct descent g = { .data = d };
	size_t nsteps;

	memcpy(g.w, fsrs_default_weights, sizeof(g.w));
	g.order = shuffled(d, &a, &g);
	nsteps = g.norder * ROUNDS_LEAST / BATCH;
	if (nsteps < STEPS_LEAST)
		nsteps = STEPS_LEAST;
	for (size_t i = 0; i < nsteps && g.norder > 0; i++) {
		descend(&g, i, nsteps);
		if (step != NULL)
			step(arg, i + 1, nsteps);
	}
	memcpy(out, g.w, sizeof(g.w));
	arena_release(&a);
}

bool
optimise(struct store *store, void (*step)(void *arg, size_t done,
    size_t total), void *arg, struct optimise_report *out, struct err *e)
{
	struct data d = { 0 };
	struct store_rows rows = { .take = take_row, .arg = &d,
		.order = ROWS_BY_CARD };
	bool ok = store_each(store, &rows, e);

	*out = (struct optimise_report){ 0 };
	for (size_t i = 0; i < d.histories.n; i++) {
		out->answers += d.histories.v[i].ntold;
		if (d.histories.v[i].is_held_back)
			out->held_back += d.histories.v[i].ntold;
	}
	out->is_enough = ok && out->answers >= OPTIMISE_LEAST &&
	    out->held_back > 0 && out->held_back < out->answers;
	if (out->is_enough) {
		fit(&d, step, arg, out->weights);
		out->of_default = mean_loss(fsrs_default_weights, &d, true);
		out->of_current = mean_loss(store->schedule.fsrs.w, &d, true);
		out->of_fitted = mean_loss(out->weights, &d, true);
		out->is_better = out->of_fitted < out->of_default - WORTH &&
		    out->of_fitted < out->of_current - WORTH;
	}
	vec_release(&d.reviews);
	vec_release(&d.histories);
	return ok;
}
