/* A sheet to be filled in with an editor; score reads it again. The form is
 * described in rust-interview-sheet(5). */
#include "config.h"

#include "kit/sheet.h"

#include "render/escape.h"

/* Text whose beginning would make a line of another kind of it. */
static bool
begins_block(struct sv s)
{
	size_t digits = 0;

	while (digits < s.n && s.p[digits] >= '0' && s.p[digits] <= '9')
		digits++;
	if (digits > 0)
		return digits < s.n && (s.p[digits] == '.' ||
		    s.p[digits] == ')');
	return s.n > 0 && strchr("#>+-=:", s.p[0]) != NULL;
}

static void
put_words(struct sink *out, struct sv text)
{
	struct sv rest = text, run;
	bool is_code = true;

	while (piece_run(&rest, &run, &is_code)) {
		if (is_code && run.n == 0)
			continue;
		if (is_code)
			sink_lit(out, "`");
		if (is_code)
			escape_tsv(out, run);
		else
			escape_markdown(out, run);
		if (is_code)
			sink_lit(out, "`");
	}
}

static void
put_text(struct sink *out, struct sv text)
{
	if (begins_block(text) && text.p[0] >= '0' && text.p[0] <= '9')
		sink_lit(out, "&#8203;");
	else if (begins_block(text))
		sink_lit(out, "\\");
	put_words(out, text);
}

/* Longer than any run of backquotes in CODE. */
static void
put_fence(struct sink *out, struct sv code)
{
	size_t longest = 2, n = 0;

	for (size_t i = 0; i < code.n; i++) {
		n = code.p[i] == '`' ? n + 1 : 0;
		if (n > longest)
			longest = n;
	}
	for (size_t i = 0; i <= longest; i++)
		sink_lit(out, "`");
}

static void
put_code(struct sink *out, const struct piece *p)
{
	put_fence(out, p->text);
	escape_tsv(out, p->language);
	sink_lit(out, "\n");
	escape_plain(out, p->text, false);
	sink_lit(out, "\n");
	put_fence(out, p->text);
	sink_lit(out, "\n");
}

static void
put_pieces(struct sink *out, const struct pieces *pieces, bool has_boxes)
{
	for (size_t i = 0; i < pieces->n; i++) {
		const struct piece *p = &pieces->v[i];

		if (i == 0 || p->type != PIECE_POINT ||
		    p[-1].type != PIECE_POINT)
			sink_lit(out, "\n");
		if (p->type == PIECE_CODE) {
			put_code(out, p);
			continue;
		}
		if (p->type == PIECE_POINT)
			sink_lit(out, "- ");
		if (p->type == PIECE_POINT && has_boxes)
			sink_lit(out, "[ ] ");
		put_text(out, p->text);
		sink_lit(out, "\n");
	}
}

static void
put_part(struct sink *out, const char *head, const struct pieces *pieces,
    bool has_boxes)
{
	if (pieces->n == 0)
		return;
	sink_printf(out, "\n### %s\n", head);
	put_pieces(out, pieces, has_boxes);
}

static void
put_rating(struct sink *out, const struct sheet_question *q)
{
	sink_lit(out, "\n### Rating\n\n");
	for (unsigned r = 1; r <= RATING_MAX; r++) {
		if (q->anchors[r].n == 0)
			continue;
		sink_printf(out, "%u. ", r);
		put_text(out, q->anchors[r]);
		sink_lit(out, "\n");
	}
	sink_lit(out, "\n- Rating:\n- Evidence:\n");
}

static void
put_question(struct sink *out, const struct sheet *s, size_t i)
{
	const struct sheet_question *q = &s->v[i];

	sink_printf(out, "\n## %zu. ", i + 1);
	put_words(out, q->title);
	sink_printf(out, " (%u min)\n\n- Question: `", q->minutes);
	escape_tsv(out, q->name);
	sink_lit(out, "` ");
	escape_tsv(out, q->sum);
	sink_printf(out, "\n- Kind: %.*s %.*s, weight %u\n",
	    SV_ARG(level_name(q->level)), SV_ARG(kind_name(q->kind)),
	    q->weight);
	put_pieces(out, &q->prompt, false);
	if (s->is_for_candidate)
		return;
	put_part(out, "What to cover", &q->cover, true);
	put_part(out, "Red flags", &q->flags, true);
	put_part(out, "Follow-ups", &q->follow_ups, true);
	put_rating(out, q);
}

bool
sheet_markdown(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e)
{
	struct sink sink;

	(void)look;
	(void)e;
	sink_to_buf(&sink, out);
	sink_printf(&sink, "# Interview sheet %.*s\n\n- Code: %.*s\n- Book: ",
	    SV_ARG(s->code), SV_ARG(s->code));
	escape_tsv(&sink, s->book.name);
	sink_lit(&sink, " ");
	escape_tsv(&sink, s->book.version);
	sink_printf(&sink, "\n- Level: %.*s\n- Minutes: %u\n- Seed: %u\n"
	    "- Candidate:\n- Interviewer:%s", SV_ARG(s->levels), s->minutes,
	    s->seed, s->interviewer.n > 0 ? " " : "");
	escape_tsv(&sink, s->interviewer);
	sink_lit(&sink, "\n- Date:\n");
	for (size_t i = 0; i < s->n; i++)
		put_question(&sink, s, i);
	sink_release(&sink);
	return true;
}
