/* A sheet as one page of HTML with its styles in it: for a screen, and in black
 * and white for paper. Nothing is fetched. */
#include "config.h"

#include "kit/sheet.h"

#include "render/escape.h"

static const char head[] =
    "<!DOCTYPE html>\n"
    "<html lang=\"en\">\n"
    "<head>\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<style>\n"
    "body { max-width: 46em; margin: 1em auto; padding: 0 1em;\n"
    "  font: 100%/1.4 serif; color: #000; background: #fff }\n"
    "h1, h2, h3 { font-family: sans-serif; line-height: 1.2 }\n"
    "h1 { font-size: 1.4em } h2 { font-size: 1.15em; margin-top: 2em }\n"
    "h3 { font-size: 1em; margin: 1em 0 .3em }\n"
    "code, pre { font-family: monospace; font-size: 90% }\n"
    "pre { border-left: 2px solid #888; padding-left: 1em;\n"
    "  overflow-x: auto }\n"
    "ul, ol { margin: .3em 0; padding-left: 1.6em }\n"
    ".facts { color: #444; font-size: 90% }\n"
    ".blank { border-bottom: 1px solid #000; height: 1.8em }\n"
    ".rate { letter-spacing: .3em }\n"
    "@media print {\n"
    "  body { max-width: none; margin: 0; padding: 0; font-size: 10pt }\n"
    "  .facts { color: #000 }\n"
    "  h2, h3 { break-after: avoid }\n"
    "  pre, .rating { break-inside: avoid }\n"
    "  pre { white-space: pre-wrap }\n"
    "}\n"
    "</style>\n";

static void
put_words(struct sink *out, struct sv text)
{
	struct sv rest = text, run;
	bool is_code = true;

	while (piece_run(&rest, &run, &is_code)) {
		if (is_code)
			sink_lit(out, "<code>");
		escape_html(out, run);
		if (is_code)
			sink_lit(out, "</code>");
	}
}

static void
put_pieces(struct sink *out, const struct pieces *pieces)
{
	bool is_open = false;

	for (size_t i = 0; i < pieces->n; i++) {
		const struct piece *p = &pieces->v[i];
		bool is_point = p->type == PIECE_POINT;

		if (is_point != is_open)
			sink_printf(out, "%s\n", is_point ? "<ul>" : "</ul>");
		is_open = is_point;
		if (p->type == PIECE_CODE) {
			sink_lit(out, "<pre><code>");
			escape_html(out, p->text);
			sink_lit(out, "</code></pre>\n");
			continue;
		}
		sink_printf(out, "%s", is_point ? "<li>" : "<p>");
		put_words(out, p->text);
		sink_printf(out, "%s\n", is_point ? "</li>" : "</p>");
	}
	if (is_open)
		sink_lit(out, "</ul>\n");
}

static void
put_part(struct sink *out, const struct sheet_question *q, size_t part)
{
	const struct pieces *pieces = &q->parts[part];
	const struct sv title = section_table[sheet_sections[part]].heading;

	if (pieces->n == 0)
		return;
	sink_printf(out, "<h3>%.*s</h3>\n", SV_ARG(title));
	put_pieces(out, pieces);
}

static void
put_blanks(struct sink *out, unsigned n)
{
	while (n-- > 0)
		sink_lit(out, "<div class=\"blank\"></div>\n");
}

static void
put_rating(struct sink *out, const struct sheet_question *q)
{
	sink_lit(out, "<div class=\"rating\">\n<h3>Rating <span class=\"rate\">"
	    "&#9744;1 &#9744;2 &#9744;3 &#9744;4</span></h3>\n<ol>\n");
	for (unsigned r = 1; r <= RATING_MAX; r++) {
		sink_printf(out, "<li value=\"%u\">", r);
		put_words(out, q->anchors[r]);
		sink_lit(out, "</li>\n");
	}
	sink_lit(out, "</ol>\n<h3>Evidence</h3>\n");
	put_blanks(out, 4);
	sink_lit(out, "</div>\n");
}

static void
put_question(struct sink *out, const struct sheet *s, size_t i)
{
	const struct sheet_question *q = &s->v[i];

	sink_printf(out, "<h2>%zu. ", i + 1);
	put_words(out, q->title);
	sink_printf(out, "</h2>\n<p class=\"facts\">%u minutes, %.*s",
	    q->minutes, SV_ARG(kind_name(q->kind)));
	if (!s->is_for_candidate) {
		sink_printf(out, ", %.*s, weight %u, ",
		    SV_ARG(level_name(q->level)), q->weight);
		escape_html(out, q->name);
	}
	sink_lit(out, "</p>\n");
	put_pieces(out, &q->prompt);
	if (s->is_for_candidate)
		return;
	for (size_t k = 0; k < SHEET_PARTS; k++)
		put_part(out, q, k);
	put_rating(out, q);
}

bool
sheet_html(const struct sheet *s, const struct sheet_look *look,
    struct buf *out, struct err *e)
{
	struct sink sink;

	(void)look;
	(void)e;
	sink_to_buf(&sink, out);
	sink_put(&sink, sv_make(head, sizeof(head) - 1));
	sink_printf(&sink, "<title>Interview sheet %.*s</title>\n</head>\n"
	    "<body>\n<h1>Interview sheet %.*s</h1>\n<p class=\"facts\">%.*s, "
	    "%u minutes, ", SV_ARG(s->code), SV_ARG(s->code),
	    SV_ARG(s->levels), s->minutes);
	escape_html(&sink, s->book.name);
	sink_lit(&sink, " ");
	escape_html(&sink, s->book.version);
	sink_printf(&sink, ", seed %u</p>\n<p>Candidate: "
	    "____________________ &nbsp; Interviewer: ", s->seed);
	if (s->interviewer.n > 0)
		escape_html(&sink, s->interviewer);
	else
		sink_lit(&sink, "____________________");
	sink_lit(&sink, " &nbsp; Date: __________</p>\n");
	for (size_t i = 0; i < s->n; i++)
		put_question(&sink, s, i);
	sink_lit(&sink, "</body>\n</html>\n");
	sink_release(&sink);
	return true;
}
