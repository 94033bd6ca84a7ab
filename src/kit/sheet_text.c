/* A sheet as a page of the terminal: to be read aloud from, or printed as it
 * is. */
#include "config.h"

#include "kit/sheet.h"

#include "render/flow.h"

#define INDENT 3
#define BLANK_LINES 3	/* for evidence */
#define RULE_MAX 72

static const struct sv no_link = { 0 };

struct writer {
	struct flow flow;
	struct arena *a;
	bool is_ascii;
};

static void
put_line(struct writer *w, uint32_t indent, struct sv text, enum style style)
{
	w->flow.indent = indent;
	flow_text(&w->flow, text, style, no_link);
	flow_end(&w->flow);
}

/* TEXT with its code words, behind MARKER. */
static void
put_words(struct writer *w, uint32_t indent, struct sv marker, struct sv text)
{
	struct sv rest = text, run;
	bool is_code = true;

	w->flow.indent = indent + (uint32_t)marker.n;
	w->flow.marker = marker;
	while (piece_run(&rest, &run, &is_code)) {
		const struct sv quote = SV("`");

		if (is_code)
			flow_text(&w->flow, quote, STYLE_DIM, no_link);
		flow_text(&w->flow, run, is_code ? STYLE_CODE : STYLE_PLAIN,
		    no_link);
		if (is_code)
			flow_text(&w->flow, quote, STYLE_DIM, no_link);
	}
	flow_end(&w->flow);
}

static void
put_code(struct writer *w, uint32_t indent, struct sv code)
{
	struct sv rest = code, line;

	w->flow.wants_blank = true;
	w->flow.indent = indent;
	while (sv_split(&rest, '\n', &line))
		flow_literal(&w->flow, line, 2, STYLE_CODE);
	w->flow.wants_blank = true;
}

static void
put_pieces(struct writer *w, const struct pieces *pieces)
{
	for (size_t i = 0; i < pieces->n; i++) {
		const struct piece *p = &pieces->v[i];

		if (p->type == PIECE_CODE) {
			put_code(w, INDENT, p->text);
			continue;
		}
		if (p->type == PIECE_TEXT)
			w->flow.wants_blank = true;
		put_words(w, INDENT, p->type == PIECE_POINT ? SV("- ") :
							      SV(""), p->text);
	}
}

static void
put_head(struct writer *w, struct sv text)
{
	w->flow.wants_blank = true;
	put_line(w, INDENT - 1, text, STYLE_PART);
}

static void
put_part(struct writer *w, struct sv head, const struct pieces *pieces)
{
	if (pieces->n == 0)
		return;
	put_head(w, head);
	put_pieces(w, pieces);
}

static void
put_rule(struct writer *w, uint32_t indent)
{
	size_t room = w->flow.width == 0 || w->flow.width > RULE_MAX ?
	    RULE_MAX : w->flow.width;
	char line[RULE_MAX];

	memset(line, '_', sizeof(line));
	put_line(w, indent, arena_sv(w->a, sv_make(line,
	    room > indent + 8 ? room - indent : 8)), STYLE_DIM);
}

static void
put_anchors(struct writer *w, const struct sheet_question *q)
{
	put_head(w, SV("Rating: 1  2  3  4"));
	for (unsigned r = 1; r <= RATING_MAX; r++)
		if (q->anchors[r].n > 0)
			put_words(w, INDENT, arena_printf(w->a, "%u ", r),
			    q->anchors[r]);
}

static void
put_rating(struct writer *w, const struct sheet_question *q)
{
	put_anchors(w, q);
	put_head(w, SV("Evidence"));
	for (unsigned i = 0; i < BLANK_LINES; i++)
		put_rule(w, INDENT);
}

/* Title and prompt. */
static void
put_asked(struct writer *w, const struct sheet *s, size_t i)
{
	const struct sheet_question *q = &s->v[i];
	const char *dot = w->is_ascii ? "-" : "·";

	w->flow.wants_blank = true;
	flow_gap(&w->flow);
	w->flow.indent = INDENT;
	w->flow.marker = arena_printf(w->a, "%2zu ", i + 1);
	flow_text(&w->flow, q->title, STYLE_HEADING, no_link);
	flow_text(&w->flow, arena_printf(w->a, " (%u min)", q->minutes),
	    STYLE_DIM, no_link);
	flow_end(&w->flow);
	put_line(w, INDENT, s->is_for_candidate ?
	    arena_printf(w->a, "%.*s", SV_ARG(kind_name(q->kind))) :
	    arena_printf(w->a, "%.*s %s %.*s %s weight %u %s %.*s",
		SV_ARG(level_name(q->level)), dot, SV_ARG(kind_name(q->kind)),
		dot, q->weight, dot, SV_ARG(q->name)), STYLE_DIM);
	put_pieces(w, &q->prompt);
}

/* What an answer should have, and not have. */
static void
put_wanted(struct writer *w, const struct sheet_question *q)
{
	for (size_t i = 0; i < SHEET_PARTS; i++)
		put_part(w, section_table[sheet_sections[i]].heading,
		    &q->parts[i]);
}

static void
put_question(struct writer *w, const struct sheet *s, size_t i)
{
	put_asked(w, s, i);
	if (s->is_for_candidate)
		return;
	put_wanted(w, &s->v[i]);
	put_rating(w, &s->v[i]);
}

static void
put_top(struct writer *w, const struct sheet *s)
{
	put_line(w, 0, arena_printf(w->a, "Interview sheet %.*s",
	    SV_ARG(s->code)), STYLE_TITLE);
	put_line(w, 0, arena_printf(w->a, "%.*s, %u minutes, %zu question%s; "
	    "%.*s%s%.*s, seed %u", SV_ARG(s->levels), s->minutes, s->n,
	    s->n == 1 ? "" : "s", SV_ARG(s->book.name),
	    s->book.version.n > 0 ? " " : "", SV_ARG(s->book.version),
	    s->seed), STYLE_DIM);
	w->flow.wants_blank = true;
	put_line(w, 0, SV("Candidate: ____________________"), STYLE_PLAIN);
	put_line(w, 0, s->interviewer.n > 0 ?
	    arena_printf(w->a, "Interviewer: %.*s", SV_ARG(s->interviewer)) :
	    SV("Interviewer: __________________"), STYLE_PLAIN);
	put_line(w, 0, SV("Date: __________"), STYLE_PLAIN);
}

static struct writer
writer_for(const struct sheet_look *look, struct arena *a)
{
	return (struct writer){ .flow = { .a = a,
	    .width = look->layout.width, .is_ascii = look->layout.is_ascii },
	    .a = a, .is_ascii = look->layout.is_ascii };
}

static void
finish(struct writer *w, const struct sheet_look *look, struct buf *out)
{
	const struct layout layout = { .lines = w->flow.lines,
		.nlines = w->flow.nlines, .runs = w->flow.runs,
		.nruns = w->flow.nruns };
	struct sink sink;

	sink_to_buf(&sink, out);
	ansi_layout(&sink, &layout, &look->ansi);
	sink_release(&sink);
	flow_release(&w->flow);
}

bool
sheet_text(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e)
{
	struct arena a = { 0 };
	struct writer w = writer_for(look, &a);

	(void)e;
	put_top(&w, s);
	for (size_t i = 0; i < s->n; i++)
		put_question(&w, s, i);
	finish(&w, look, out);
	arena_release(&a);
	return true;
}

void
sheet_text_asked(const struct sheet *s, size_t i,
    const struct sheet_look *look, struct buf *out)
{
	struct sheet shown = *s;
	struct arena a = { 0 };
	struct writer w = writer_for(look, &a);

	shown.is_for_candidate = true;
	put_asked(&w, &shown, i);
	finish(&w, look, out);
	arena_release(&a);
}

void
sheet_text_wanted(const struct sheet *s, size_t i,
    const struct sheet_look *look, struct buf *out)
{
	struct arena a = { 0 };
	struct writer w = writer_for(look, &a);

	put_wanted(&w, &s->v[i]);
	put_anchors(&w, &s->v[i]);
	finish(&w, look, out);
	arena_release(&a);
}
