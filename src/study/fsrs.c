#include "config.h"

#include "study/fsrs.h"

#include <math.h>
#include <string.h>

const double fsrs_default_weights[FSRS_WEIGHTS] = { 0.212, 1.2931, 2.3065,
	8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
	0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542 };

static const struct {
	double low, high;
} bounds[FSRS_WEIGHTS] = { { 0.001, 100 }, { 0.001, 100 }, { 0.001, 100 },
	{ 0.001, 100 }, { 1, 10 }, { 0.001, 4 }, { 0.001, 4 }, { 0.001, 0.75 },
	{ 0, 4.5 }, { 0, 0.8 }, { 0.001, 3.5 }, { 0.001, 5 }, { 0.001, 0.25 },
	{ 0.001, 0.9 }, { 0, 4 }, { 0, 1 }, { 1, 6 }, { 0, 2 }, { 0, 2 },
	{ 0, 0.8 }, { 0.1, 0.8 } };

static double
clamp(double x, double low, double high)
{
	return x < low ? low : x > high ? high : x;
}

void
fsrs_init(struct fsrs *f, const double weights[FSRS_WEIGHTS])
{
	memcpy(f->w, weights, sizeof(f->w));
	f->decay = -f->w[20];
	f->factor = pow(0.9, 1 / f->decay) - 1;
}

void
fsrs_clip(double weights[FSRS_WEIGHTS])
{
	for (size_t i = 0; i < FSRS_WEIGHTS; i++)
		weights[i] = clamp(weights[i], bounds[i].low, bounds[i].high);
}

bool
fsrs_upgrade(const double *weights, size_t n, double out[FSRS_WEIGHTS])
{
	if (n != 17 && n != 19 && n != FSRS_WEIGHTS)
		return false;
	for (size_t i = 0; i < FSRS_WEIGHTS; i++) {
		out[i] = i < n ? weights[i] : 0;
		if (!isfinite(out[i]))
			return false;
	}
	if (n < FSRS_WEIGHTS)
		out[20] = 0.5;	/* the curve had no weight of its own */
	if (n == 17) {
		/* As fsrs-rs converts: difficulty was linear in the grade. */
		out[4] = weights[5] * 2 + weights[4];
		out[5] = log(weights[5] * 3 + 1) / 3;
		out[6] = weights[6] + 0.5;
	}
	return true;
}

double
fsrs_recall(const struct fsrs *f, double days, double stability)
{
	return pow(1 + f->factor * days / stability, f->decay);
}

double
fsrs_interval(const struct fsrs *f, double stability, double retention,
    double maximum)
{
	double days = stability / f->factor *
	    (pow(retention, 1 / f->decay) - 1);

	return clamp(round(days), 1, maximum);
}

double
fsrs_difficulty_first(const struct fsrs *f, enum grade grade)
{
	return f->w[4] - exp(f->w[5] * ((double)grade - 1)) + 1;
}

double
fsrs_difficulty_damped(const struct fsrs *f, double difficulty,
    enum grade grade)
{
	double change = -f->w[6] * ((double)grade - 3);

	return difficulty + change * (10 - difficulty) / 9;
}

double
fsrs_difficulty_next(const struct fsrs *f, double difficulty,
    enum grade grade)
{
	double easy = fsrs_difficulty_first(f, GRADE_EASY);
	double damped = fsrs_difficulty_damped(f, difficulty, grade);

	return clamp(f->w[7] * easy + (1 - f->w[7]) * damped, 1, 10);
}

double
fsrs_stability_recalled(const struct fsrs *f, struct memory m, double recall,
    enum grade grade)
{
	double hard = grade == GRADE_HARD ? f->w[15] : 1;
	double easy = grade == GRADE_EASY ? f->w[16] : 1;

	return m.stability * (1 + exp(f->w[8]) * (11 - m.difficulty) *
	    pow(m.stability, -f->w[9]) *
	    (exp(f->w[10] * (1 - recall)) - 1) * hard * easy);
}

double
fsrs_stability_lapsed(const struct fsrs *f, struct memory m, double recall)
{
	double lapsed = f->w[11] * pow(m.difficulty, -f->w[12]) *
	    (pow(m.stability + 1, f->w[13]) - 1) *
	    exp(f->w[14] * (1 - recall));
	double ceiling = m.stability / exp(f->w[17] * f->w[18]);

	return lapsed < ceiling ? lapsed : ceiling;
}

double
fsrs_stability_same_day(const struct fsrs *f, double stability,
    enum grade grade)
{
	double rise = exp(f->w[17] * ((double)grade - 3 + f->w[18])) *
	    pow(stability, -f->w[19]);

	/* A pass never shrinks it, Hard included: fsrs-rs#376, py-fsrs#155. */
	if (grade >= GRADE_HARD && rise < 1)
		rise = 1;
	return stability * rise;
}

struct memory
fsrs_first(const struct fsrs *f, enum grade grade)
{
	return (struct memory){
		.stability = clamp(f->w[grade - 1], FSRS_STABILITY_MIN,
		    FSRS_STABILITY_MAX),
		.difficulty = clamp(fsrs_difficulty_first(f, grade), 1, 10),
	};
}

struct memory
fsrs_next(const struct fsrs *f, struct memory m, double days, enum grade grade)
{
	double recall = fsrs_recall(f, days, m.stability), s;

	/* Both from the difficulty as it was before this answer. */
	if (days < 1)
		s = fsrs_stability_same_day(f, m.stability, grade);
	else if (grade == GRADE_AGAIN)
		s = fsrs_stability_lapsed(f, m, recall);
	else
		s = fsrs_stability_recalled(f, m, recall, grade);
	return (struct memory){
		.stability = clamp(s, FSRS_STABILITY_MIN, FSRS_STABILITY_MAX),
		.difficulty = fsrs_difficulty_next(f, m.difficulty, grade),
	};
}
