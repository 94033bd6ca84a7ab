/* A sheet for paper: roff for the macros of ms, set by groff. */
#include "config.h"

#include "kit/sheet.h"

#include "publish/pdf.h"
#include "render/escape.h"

#define BLANK_LINES 4	/* for evidence */

static void
put_words(struct sink *out, struct sv text)
{
	struct sv rest = text, run;
	bool is_code = true, is_start = true;

	while (piece_run(&rest, &run, &is_code)) {
		if (is_code) {
			sink_lit(out, "\\f[CR]");
			escape_roff_code(out, run, false);
			sink_lit(out, "\\f[]");
		} else {
			escape_roff(out, run, is_start);
		}
		is_start = is_start && run.n == 0;
	}
	sink_lit(out, "\n");
}

static void
put_pieces(struct sink *out, const struct pieces *pieces)
{
	for (size_t i = 0; i < pieces->n; i++) {
		const struct piece *p = &pieces->v[i];

		switch (p->type) {
		case PIECE_TEXT:
			sink_lit(out, ".LP\n");
			put_words(out, p->text);
			break;
		case PIECE_POINT:
			sink_lit(out, ".IP \\(bu 2n\n");
			put_words(out, p->text);
			break;
		case PIECE_CODE:
			sink_lit(out, ".LP\n.nf\n.in +1n\n.ft CR\n.ps -1\n");
			escape_roff_code(out, p->text, true);
			sink_lit(out, "\n.ps +1\n.ft R\n.in -1n\n.fi\n");
			break;
		}
	}
}

static void
put_part(struct sink *out, const struct sheet_question *q, size_t part)
{
	const struct pieces *pieces = &q->parts[part];
	const struct sv title = section_table[sheet_sections[part]].heading;

	if (pieces->n == 0)
		return;
	sink_printf(out, ".LP\n.ne 3v\n\\f[B]%.*s\\f[]\n.nr PD 0\n",
	    SV_ARG(title));
	put_pieces(out, pieces);
	sink_lit(out, ".nr PD 0.4v\n");
}

/* Kept on one page: anchors, and the lines to write on. */
static void
put_rating(struct sink *out, const struct sheet_question *q)
{
	sink_lit(out, ".KS\n.LP\n\\f[B]Rating\\f[]\\h'1m'\\(sq\\|1\\h'1m'"
	    "\\(sq\\|2\\h'1m'\\(sq\\|3\\h'1m'\\(sq\\|4\n.nr PD 0\n");
	for (unsigned r = 1; r <= RATING_MAX; r++) {
		if (q->anchors[r].n == 0)
			continue;
		sink_printf(out, ".IP %u 2n\n", r);
		put_words(out, q->anchors[r]);
	}
	sink_lit(out, ".nr PD 0.4v\n.LP\n\\f[B]Evidence\\f[]\n");
	for (unsigned i = 0; i < BLANK_LINES; i++)
		sink_lit(out, ".sp 0.8v\n\\l'\\n(.lu'\n");
	sink_lit(out, ".KE\n");
}

static void
put_question(struct sink *out, const struct sheet *s, size_t i)
{
	const struct sheet_question *q = &s->v[i];

	sink_printf(out, ".sp 1.5v\n.LP\n.ne 6v\n.ps +1\n.ft B\n%zu.\\ ",
	    i + 1);
	put_words(out, q->title);
	sink_printf(out, ".ft R\n.ps -1\n.br\n\\s-1%u minutes, %.*s",
	    q->minutes, SV_ARG(kind_name(q->kind)));
	if (!s->is_for_candidate) {
		sink_printf(out, ", %.*s, weight %u, ",
		    SV_ARG(level_name(q->level)), q->weight);
		escape_roff(out, q->name, false);
	}
	sink_lit(out, "\\s+1\n");
	put_pieces(out, &q->prompt);
	if (s->is_for_candidate)
		return;
	for (size_t k = 0; k < SHEET_PARTS; k++)
		put_part(out, q, k);
	put_rating(out, q);
}

/* A line to write on, or what is known. */
static void
put_blank(struct sink *out, const char *label, struct sv value,
    const char *length)
{
	sink_printf(out, "%s: ", label);
	if (value.n > 0)
		escape_roff(out, value, false);
	else
		sink_printf(out, "\\l'%s'", length);
	sink_lit(out, "\\h'1m'\n");
}

static void
put_source(struct sink *out, const struct sheet *s, const struct paper *paper)
{
	sink_printf(out, ".pl %s\n.nr PO 2c\n.nr LL %s-4c\n.nr HM 1.8c\n"
	    ".nr FM 1.8c\n.nr PS 10\n.nr VS 12.5\n.nr PD 0.4v\n.ds LH\n"
	    ".ds CH\n.ds RH\n.ds LF Interview sheet %.*s\n"
	    ".ds CF\n.ds RF \\\\n[PN]\n.LP\n.ad l\n.hy 0\n", paper->height,
	    paper->width, SV_ARG(s->code));
	sink_printf(out, ".ps +4\n.ft B\nInterview sheet %.*s\n.ft R\n.ps -4\n"
	    ".br\n%.*s, %u minutes, %zu question%s, ", SV_ARG(s->code),
	    SV_ARG(s->levels), s->minutes, s->n, s->n == 1 ? "" : "s");
	escape_roff(out, s->book.name, false);
	sink_lit(out, " ");
	escape_roff(out, s->book.version, false);
	sink_printf(out, ", seed %u\n.sp 0.6v\n", s->seed);
	put_blank(out, "Candidate", SV(""), "4.5c");
	put_blank(out, "Interviewer", s->interviewer, "3.5c");
	put_blank(out, "Date", SV(""), "2c");
	for (size_t i = 0; i < s->n; i++)
		put_question(out, s, i);
}

bool
sheet_pdf(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e)
{
	struct buf body = { 0 }, source = { 0 };
	struct child_result result = { 0 };
	char papersize[32] = "-P-p";
	struct sink sink;
	bool ok;

	sink_to_buf(&sink, &body);
	put_source(&sink, s, look->paper);
	sink_release(&sink);
	sink_to_buf(&sink, &source);
	fill_roff_body(&sink, buf_view(&body));
	sink_release(&sink);
	memcpy(papersize + 4, look->paper->name,
	    strlen(look->paper->name) + 1);
	ok = pdf_groff("-ms", papersize, buf_view(&source), &result, e);
	if (ok)
		buf_sv(out, buf_view(&result.out));
	child_release(&result);
	buf_release(&body);
	buf_release(&source);
	return ok;
}
