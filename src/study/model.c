#include "config.h"

#include "study/model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

#define MINUTES_MAX 1439
#define NUMBER_MAX 32	/* bytes of a number */

/* %.9g of a double and back is the same to nine digits; no locale is set by
 * any program here, so the point is a point. */
bool
model_number(struct sv text, double *out)
{
	char copy[NUMBER_MAX], *end;

	if (text.n == 0 || text.n >= sizeof(copy) ||
	    ((text.p[0] < '0' || text.p[0] > '9') && text.p[0] != '.' &&
		text.p[0] != '-'))
		return false;
	memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	*out = strtod(copy, &end);
	return end == copy + text.n && isfinite(*out);
}

bool
steps_parse(struct sv text, struct steps *out, struct err *e)
{
	struct sv rest = text, item;
	uint64_t minutes;

	*out = (struct steps){ 0 };
	while (sv_split(&rest, ',', &item)) {
		if (out->n == STEPS_MAX || !sv_number(sv_trim(item), &minutes) ||
		    minutes == 0 || minutes > MINUTES_MAX)
			return err_set(e, ERR_USAGE, "'%.*s' are no steps: at "
			    "most %d numbers of minutes, each from 1 to %d, "
			    "parted by commas", SV_ARG(text), STEPS_MAX,
			    MINUTES_MAX);
		out->minutes[out->n++] = (unsigned)minutes;
	}
	return true;
}

static void
put_steps(struct buf *b, const char *key, const struct steps *s)
{
	buf_printf(b, " %s=", key);
	for (size_t i = 0; i < s->n; i++)
		buf_printf(b, "%s%u", i > 0 ? "," : "", s->minutes[i]);
}

struct sv
model_text(const struct schedule *s, struct arena *a)
{
	struct buf b = { 0 };
	struct sv out;

	buf_printf(&b, FSRS_NAME " retention=%.4g max=%u", s->retention,
	    s->max_days);
	put_steps(&b, "learning", &s->learning);
	put_steps(&b, "relearning", &s->relearning);
	buf_cstr(&b, s->has_fuzz ? " weights=" : " fuzz=no weights=");
	for (size_t i = 0; i < FSRS_WEIGHTS; i++)
		buf_printf(&b, "%s%.9g", i > 0 ? "," : "", s->fsrs.w[i]);
	out = arena_sv(a, buf_view(&b));
	buf_release(&b);
	return out;
}

static bool
take_weights(struct sv text, struct schedule *s)
{
	double given[FSRS_WEIGHTS], w[FSRS_WEIGHTS];
	struct sv item;
	size_t n = 0;

	while (sv_split(&text, ',', &item))
		if (n == FSRS_WEIGHTS || !model_number(item, &given[n++]))
			return false;
	if (!fsrs_upgrade(given, n, w))
		return false;
	fsrs_clip(w);
	fsrs_init(&s->fsrs, w);
	return true;
}

static bool
take_value(struct sv key, struct sv value, struct schedule *s)
{
	struct err e = { 0 };
	uint64_t n;

	if (sv_eq(key, SV("retention")))
		return model_number(value, &s->retention) &&
		    s->retention >= RETENTION_MIN &&
		    s->retention <= RETENTION_MAX;
	if (sv_eq(key, SV("max"))) {
		if (!sv_number(value, &n) || n < 1 || n > 36500)
			return false;
		s->max_days = (unsigned)n;
		return true;
	}
	if (sv_eq(key, SV("learning")))
		return steps_parse(value, &s->learning, &e);
	if (sv_eq(key, SV("relearning")))
		return steps_parse(value, &s->relearning, &e);
	if (sv_eq(key, SV("fuzz"))) {
		s->has_fuzz = !sv_eq(value, SV("no"));
		return true;
	}
	return sv_eq(key, SV("weights")) && take_weights(value, s);
}

bool
model_parse(struct sv text, struct schedule *out, struct err *e)
{
	struct sv rest = text, word = SV("");

	schedule_default(out);
	if (!sv_word(&rest, &word) || !sv_eq(word, SV(FSRS_NAME)))
		return err_set(e, ERR_CONTENT, "the model '%.*s' is not known "
		    "to this version", SV_ARG(word));
	while (sv_word(&rest, &word)) {
		size_t at = sv_find_byte(word, '=');

		if (!take_value(sv_sub(word, 0, at), sv_from(word, at + 1),
			out))
			return err_set(e, ERR_CONTENT, "in a model: '%.*s'",
			    SV_ARG(word));
	}
	return true;
}
