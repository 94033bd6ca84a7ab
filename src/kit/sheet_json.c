/* A sheet for other programs, a key a line; score reads it again. */
#include "config.h"

#include "kit/sheet.h"

#include "render/escape.h"

static void
put_string(struct sink *out, const char *before, struct sv value)
{
	sink_printf(out, "%s\"", before);
	escape_json(out, value);
	sink_lit(out, "\"");
}

/* Of KEY a list of strings, one a piece. */
static void
put_list(struct sink *out, const char *key, const struct pieces *pieces)
{
	sink_printf(out, ",\n   \"%s\": [", key);
	for (size_t i = 0; i < pieces->n; i++)
		put_string(out, i > 0 ? ",\n    " : "\n    ",
		    pieces->v[i].text);
	sink_lit(out, "]");
}

static void
put_prompt(struct sink *out, const struct pieces *pieces)
{
	static const char *const types[] = { "text", "point", "code" };

	sink_lit(out, ",\n   \"prompt\": [");
	for (size_t i = 0; i < pieces->n; i++) {
		sink_printf(out, "%s\n    {\"type\": \"%s\"", i > 0 ? "," : "",
		    types[pieces->v[i].type]);
		put_string(out, ", \"text\": ", pieces->v[i].text);
		sink_lit(out, "}");
	}
	sink_lit(out, "]");
}

static void
put_question(struct sink *out, const struct sheet *s,
    const struct sheet_question *q)
{
	static const char *const keys[SHEET_PARTS] = { "cover", "red_flags",
		"follow_ups" };

	put_string(out, "  {\"question\": ", q->name);
	put_string(out, ",\n   \"sum\": ", q->sum);
	put_string(out, ",\n   \"title\": ", q->title);
	put_string(out, ",\n   \"level\": ", level_name(q->level));
	put_string(out, ",\n   \"kind\": ", kind_name(q->kind));
	sink_printf(out, ",\n   \"minutes\": %u,\n   \"weight\": %u",
	    q->minutes, q->weight);
	put_prompt(out, &q->prompt);
	if (!s->is_for_candidate) {
		for (size_t i = 0; i < SHEET_PARTS; i++)
			put_list(out, keys[i], &q->parts[i]);
		sink_lit(out, ",\n   \"anchors\": [");
		for (unsigned r = 1; r <= RATING_MAX; r++)
			put_string(out, r > 1 ? ",\n    " : "\n    ",
			    q->anchors[r]);
		sink_lit(out, "],\n   \"rating\": null,\n"
			      "   \"evidence\": \"\"");
	}
	sink_lit(out, "}");
}

bool
sheet_json(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e)
{
	struct sink sink;

	(void)look;
	(void)e;
	sink_to_buf(&sink, out);
	put_string(&sink, "{\"format\": \"rust-interview-sheet\",\n"
	    " \"version\": 1,\n \"code\": ", s->code);
	put_string(&sink, ",\n \"book\": {\"name\": ", s->book.name);
	put_string(&sink, ", \"version\": ", s->book.version);
	put_string(&sink, "},\n \"level\": ", s->levels);
	sink_printf(&sink, ",\n \"minutes\": %u,\n \"seed\": %u,\n"
	    " \"for_candidate\": %s", s->minutes, s->seed,
	    s->is_for_candidate ? "true" : "false");
	put_string(&sink, ",\n \"candidate\": \"\",\n \"interviewer\": ",
	    s->interviewer);
	sink_lit(&sink, ",\n \"date\": \"\",\n \"questions\": [\n");
	for (size_t i = 0; i < s->n; i++) {
		put_question(&sink, s, &s->v[i]);
		sink_printf(&sink, "%s\n", i + 1 < s->n ? "," : "");
	}
	sink_lit(&sink, " ]}\n");
	sink_release(&sink);
	return true;
}
