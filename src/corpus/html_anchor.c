#include "config.h"

#include "corpus/html_anchor.h"

#include "corpus/html_strip.h"

#define RULE_MARK_LEAST 7	/* bytes: "r[i]" is an element of an array */

struct html_anchors
html_anchors_begin(struct sv text, uint32_t first_line)
{
	/* Most texts have none. */
	if (sv_find(text, SV(" id=")) == text.n &&
	    sv_find(text, SV(" name=")) == text.n &&
	    sv_find(text, SV("r[")) == text.n)
		text = SV("");
	return (struct html_anchors){ .source = source_begin(text,
	    first_line) };
}

bool
is_rule_mark(struct sv line)
{
	line = sv_trim(line);
	if (line.n < RULE_MARK_LEAST || !sv_starts(line, SV("r[")) ||
	    !sv_ends(line, SV("]")))
		return false;
	for (size_t i = 2; i + 1 < line.n; i++) {
		char c = line.p[i];

		if ((c < 'a' || c > 'z') && (c < '0' || c > '9') &&
		    c != '.' && c != '_' && c != '-')
			return false;
	}
	return true;
}

static struct sv
anchor_id(struct sv tag)
{
	struct sv id = { 0 };

	if (tag.n < 2 || tag.p[0] != '<' || tag.p[1] == '/' || tag.p[1] == '!')
		return id;
	id = html_attribute(tag, SV("id"));
	if (id.n == 0 && sv_ieq(html_tag_name(tag), SV("a")))
		id = html_attribute(tag, SV("name"));
	return id;
}

static bool
has_only_tags(struct sv line)
{
	struct html_piece piece;

	while (html_next(&line, &piece))
		if (piece.type == HTML_TEXT && sv_trim(piece.raw).n > 0)
			return false;
	return true;
}

bool
html_anchors_next(struct html_anchors *h, struct sv *id, uint32_t *line)
{
	struct html_piece piece;

	for (;;) {
		while (html_next(&h->rest, &piece)) {
			*id = piece.type == HTML_TEXT ? SV("") :
			    anchor_id(piece.raw);
			*line = h->source.line + (h->is_alone ? 2 : 0);
			if (id->n > 0)
				return true;
		}
		if (!source_line(&h->source, &h->rest))
			return false;
		if (is_rule_mark(h->rest)) {
			*id = sv_trim(h->rest);
			id->n--;
			*line = h->source.line + 2;
			h->rest.n = 0;
			return true;
		}
		h->is_alone = has_only_tags(h->rest);
	}
}
