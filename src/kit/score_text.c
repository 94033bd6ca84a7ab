/* Scorecards as tables for the terminal. */
#include "config.h"

#include "kit/score.h"

#include <stdio.h>

#include "kit/grid.h"
#include "render/escape.h"

/* Sheets beyond that have no column of their own. */
#define SHEETS_SHOWN 12

struct writer {
	struct sink *out;
	struct arena *a;
	bool is_ascii;
	size_t width;		/* columns; 0: any */
};

static struct sv
hundredths(unsigned n, struct arena *a)
{
	return n == 0 ? SV("-") : arena_printf(a, "%u.%02u", n / 100, n % 100);
}

/* A line of its own, or several, INDENT blanks behind its margin. */
static void
put_line(struct writer *w, size_t indent, struct sv text)
{
	const struct grid_lines how = { .width = w->width, .first = indent,
		.indent = indent + 2, .is_ascii = w->is_ascii };

	grid_fill(&how, escape_plain_sv(text, w->is_ascii, w->a), w->out);
}

static struct sv
signal_name(const struct candidate *c)
{
	return c->signal != NULL ? c->signal->name : SV("no signal");
}

static struct sv
interviewer_of(const struct candidate *c, size_t i, struct arena *a)
{
	struct sv name = c->sheets[i]->sheet->interviewer;

	return name.n > 0 ? name : arena_printf(a, "sheet %zu", i + 1);
}

static void
put_questions(struct writer *w, const struct candidate *c)
{
	size_t shown = c->nsheets < SHEETS_SHOWN ? c->nsheets : SHEETS_SHOWN;
	struct grid g = { .a = w->a, .is_ascii = w->is_ascii,
		.has_head = true, .width = w->width, .columns = 5 + shown };

	grid_cell(&g, SV("question"));
	grid_cell(&g, SV("kind"));
	grid_cell(&g, SV("weight"));
	for (size_t i = 0; i < shown; i++)
		grid_cell(&g, interviewer_of(c, i, w->a));
	grid_cell(&g, SV("mean"));
	grid_cell(&g, SV(""));
	for (size_t k = 0; k < c->nquestions; k++) {
		const struct scored_question *q = &c->questions[k];

		grid_cell(&g, q->name);
		grid_cell(&g, kind_name(q->kind));
		grid_cell(&g, arena_printf(w->a, "%u", q->weight));
		for (size_t i = 0; i < shown; i++)
			grid_cell(&g, q->by[i] == NULL ? SV("") :
			    q->by[i]->rating == 0 ? SV("-") :
			    arena_printf(w->a, "%u%s", q->by[i]->rating,
			    q->by[i]->has_evidence ? "" : "?"));
		grid_cell(&g, hundredths(q->mean, w->a));
		grid_cell(&g, arena_printf(w->a, "%s%s",
		    q->is_apart ? "differ" : "",
		    q->is_changed ? "  changed" : ""));
	}
	grid_write(&g, 2, w->out);
}

static void
put_sums(struct writer *w, const char *label, const struct score_sum *sums,
    size_t n)
{
	struct buf text = { 0 };
	bool has_one = false;

	buf_printf(&text, "%s:", label);
	for (size_t i = 0; i < n; i++) {
		if (sums[i].n == 0)
			continue;
		buf_printf(&text, "%s %.*s %.*s", has_one ? "," : "",
		    SV_ARG(sums[i].label),
		    SV_ARG(hundredths(score_mean(&sums[i]), w->a)));
		has_one = true;
	}
	put_line(w, 2, buf_view(&text));
	buf_release(&text);
}

static void
put_candidate(struct writer *w, const struct candidate *c)
{
	struct sv mean = SV("");

	if (c->total.n > 0)
		mean = arena_printf(w->a, "mean %.*s of 4, ",
		    SV_ARG(hundredths(score_mean(&c->total), w->a)));
	put_line(w, 0, arena_printf(w->a, "%.*s: %.*s (%.*s%u of %zu "
	    "question%s rated)", SV_ARG(c->alias), SV_ARG(signal_name(c)),
	    SV_ARG(mean), c->total.n, c->nquestions,
	    c->nquestions == 1 ? "" : "s"));
	for (size_t i = 0; i < c->reasons.n; i++)
		put_line(w, 2, c->reasons.v[i]);
	sink_lit(w->out, "\n");
	put_questions(w, c);
	if (c->total.n == 0)
		return;
	sink_lit(w->out, "\n");
	put_sums(w, "by kind", c->kinds, KIND_COUNT);
	put_sums(w, "by topic", c->topics, c->ntopics);
}

/* Candidates as rows, kinds as columns. */
static void
put_side_by_side(struct writer *w, const struct scores *s)
{
	bool has_kind[KIND_COUNT] = { false };
	struct grid g = { .a = w->a, .is_ascii = w->is_ascii,
		.has_head = true, .width = w->width, .columns = 3 };

	for (size_t i = 0; i < s->n; i++)
		for (unsigned k = 0; k < KIND_COUNT; k++)
			has_kind[k] |= s->v[i].kinds[k].n > 0;
	for (unsigned k = 0; k < KIND_COUNT; k++)
		g.columns += has_kind[k];
	grid_cell(&g, SV("candidate"));
	grid_cell(&g, SV("signal"));
	grid_cell(&g, SV("mean"));
	for (unsigned k = 0; k < KIND_COUNT; k++)
		if (has_kind[k])
			grid_cell(&g, k == KIND_NONE ? SV("other") :
			    kind_name((enum kind)k));
	for (size_t i = 0; i < s->n; i++) {
		const struct candidate *c = &s->v[i];

		grid_cell(&g, c->alias);
		grid_cell(&g, signal_name(c));
		grid_cell(&g, hundredths(score_mean(&c->total), w->a));
		for (unsigned k = 0; k < KIND_COUNT; k++)
			if (has_kind[k])
				grid_cell(&g, hundredths(
				    score_mean(&c->kinds[k]), w->a));
	}
	grid_write(&g, 2, w->out);
}

void
score_text(const struct scores *scores, bool is_ascii, size_t width,
    struct buf *out)
{
	struct arena a = { 0 };
	struct sink sink;
	struct writer w = { .out = &sink, .a = &a, .is_ascii = is_ascii,
		.width = width };

	sink_to_buf(&sink, out);
	for (size_t i = 0; i < scores->n; i++) {
		if (i > 0)
			sink_lit(&sink, "\n");
		put_candidate(&w, &scores->v[i]);
	}
	if (scores->n > 1) {
		sink_lit(&sink, "\n");
		put_side_by_side(&w, scores);
	}
	sink_release(&sink);
	arena_release(&a);
}
