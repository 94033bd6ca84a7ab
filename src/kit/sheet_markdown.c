/* A sheet to be filled in with an editor; score reads it again. The form is
 * described in rust-interview-sheet(5). */
#include "config.h"

#include "kit/sheet.h"

#include "render/escape.h"

static void
put_part(struct sink *out, const struct sheet_question *q, size_t part)
{
	const struct pieces *pieces = &q->parts[part];
	const struct sv title = section_table[sheet_sections[part]].heading;

	if (pieces->n == 0)
		return;
	sink_printf(out, "\n### %.*s\n", SV_ARG(title));
	pieces_markdown(out, pieces, true);
}

static void
put_rating(struct sink *out, const struct sheet_question *q)
{
	sink_lit(out, "\n### Rating\n\n");
	for (unsigned r = 1; r <= RATING_MAX; r++) {
		if (q->anchors[r].n == 0)
			continue;
		sink_printf(out, "%u. ", r);
		piece_line(out, q->anchors[r]);
		sink_lit(out, "\n");
	}
	sink_lit(out, "\n- Rating:\n- Evidence:\n");
}

static void
put_question(struct sink *out, const struct sheet *s, size_t i)
{
	const struct sheet_question *q = &s->v[i];

	sink_printf(out, "\n## %zu. ", i + 1);
	piece_markdown(out, q->title);
	sink_printf(out, " (%u min)\n\n- Question: `", q->minutes);
	escape_tsv(out, q->name);
	sink_lit(out, "` ");
	escape_tsv(out, q->sum);
	sink_printf(out, "\n- Kind: %.*s %.*s, weight %u\n",
	    SV_ARG(level_name(q->level)), SV_ARG(kind_name(q->kind)),
	    q->weight);
	pieces_markdown(out, &q->prompt, false);
	if (s->is_for_candidate)
		return;
	for (size_t k = 0; k < SHEET_PARTS; k++)
		put_part(out, q, k);
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
