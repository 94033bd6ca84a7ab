#include "config.h"

#include "kit/piece.h"

#include "base/ascii.h"
#include "render/escape.h"

/* Text whose beginning would make a line of another kind of it. */
static bool
begins_block(struct sv s)
{
	size_t digits = 0;

	while (digits < s.n && ascii_is_digit(s.p[digits]))
		digits++;
	if (digits > 0)
		return digits < s.n && (s.p[digits] == '.' ||
		    s.p[digits] == ')');
	return s.n > 0 && strchr("#>+-=:", s.p[0]) != NULL;
}

void
piece_markdown(struct sink *out, struct sv text)
{
	struct sv rest = text, run;
	bool is_code = true;

	while (piece_run(&rest, &run, &is_code)) {
		if (is_code && run.n == 0)
			continue;
		if (!is_code) {
			escape_markdown(out, run,
			    (struct escape_markdown_where){ 0 });
			continue;
		}
		sink_lit(out, "`");
		escape_tsv(out, run);
		sink_lit(out, "`");
	}
}

void
piece_line(struct sink *out, struct sv text)
{
	if (begins_block(text) && ascii_is_digit(text.p[0]))
		sink_lit(out, "&#8203;");
	else if (begins_block(text))
		sink_lit(out, "\\");
	piece_markdown(out, text);
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

void
pieces_markdown(struct sink *out, const struct pieces *pieces, bool has_boxes)
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
		piece_line(out, p->text);
		sink_lit(out, "\n");
	}
}
