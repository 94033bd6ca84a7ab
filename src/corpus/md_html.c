/* HTML in the tree: comments and common tags go, <br> is a break, the rest
 * stays as it is written. */
#include "config.h"

#include "corpus/html_strip.h"
#include "corpus/md_reader.h"

/* Text of HTML with its entities decoded; blanks stay. */
static void
add_html_text(struct md_reader *r, struct sv s)
{
	while (s.n > 0) {
		size_t n = sv_find_byte(s, '&');
		size_t end;

		if (n > 0)
			md_run_add(&r->run, r, sv_sub(s, 0, n));
		s = sv_from(s, n);
		if (s.n == 0)
			break;
		end = sv_find_byte(sv_sub(s, 0, 40), ';') + 1;
		if (end > s.n || s.p[end - 1] != ';') {
			md_run_add(&r->run, r, sv_sub(s, 0, 1));
			end = 1;
		} else {
			md_run_entity(&r->run, sv_sub(s, 0, end));
		}
		s = sv_from(s, end);
	}
}

void
md_flush_html(struct md_reader *r)
{
	struct html_piece piece;
	struct sv rest;

	if (r->in_html || md_run_is_empty(&r->html))
		return;
	rest = md_run_take(&r->html, r);
	while (html_next(&rest, &piece)) {
		switch (piece.type) {
		case HTML_TEXT:
		case HTML_OTHER:
			md_run_add(&r->run, r, piece.raw);
			break;
		case HTML_BREAK:
			md_flush_run(r);
			md_add_leaf(r, NODE_BREAK);
			break;
		case HTML_DROPPED:
			break;
		}
	}
}

/* A block of text, tags and comments that go, as it becomes a paragraph. */
struct paragraph {
	struct md_reader *r;
	uint32_t line;
	bool is_open;
	bool at_line_start;
	bool has_break;		/* a line has ended since the last text */
};

static void
paragraph_text(struct paragraph *p, struct sv s)
{
	size_t i = 0;

	while (p->at_line_start && i < s.n && (s.p[i] == ' ' ||
	    s.p[i] == '\t' || s.p[i] == '\r'))
		i++;
	s = sv_from(s, i);
	if (s.n == 0)
		return;
	if (!p->is_open) {
		struct node *n = md_open(p->r, NODE_PARA);
		md_set_lines(p->r, n, p->line);
		p->is_open = true;
	} else if (p->has_break) {
		md_flush_run(p->r);
		node_new(p->r->arena, NODE_SOFT_BREAK, p->r->at);
	}
	p->has_break = p->at_line_start = false;
	add_html_text(p->r, s);
}

static void
paragraph_piece(struct paragraph *p, struct html_piece piece)
{
	struct sv rest = piece.raw;

	while (rest.n > 0) {
		size_t n = sv_find_byte(rest, '\n');

		if (piece.type == HTML_TEXT)
			paragraph_text(p, sv_sub(rest, 0, n));
		if (n < rest.n) {
			p->line++;
			p->at_line_start = p->has_break = true;
		}
		rest = sv_from(rest, n + 1);
	}
	if (piece.type == HTML_BREAK && p->is_open) {
		md_flush_run(p->r);
		node_new(p->r->arena, NODE_BREAK, p->r->at);
	}
}

static void
html_paragraph(struct md_reader *r, struct sv html, uint32_t line)
{
	struct paragraph p = { .r = r, .line = line, .at_line_start = true };
	struct html_piece piece;

	while (html_next(&html, &piece))
		paragraph_piece(&p, piece);
	if (!p.is_open)
		return;
	md_flush_run(r);
	while (r->at->last != NULL && r->at->last->type == NODE_BREAK)
		node_detach(r->at->last);
	md_close(r);
}

/* HTML without its comments. */
static struct sv
without_comments(struct md_reader *r, struct sv html)
{
	struct html_piece piece;

	while (html_next(&html, &piece))
		if (piece.type != HTML_DROPPED ||
		    !sv_starts(piece.raw, SV("<!--")))
			md_run_add(&r->run, r, piece.raw);
	return md_run_take(&r->run, r);
}

void
md_html_block(struct md_reader *r, struct sv html, uint32_t line)
{
	struct html_piece piece;
	struct sv rest = html;
	bool has_other = false;
	struct node *n;

	while (html_next(&rest, &piece))
		has_other = has_other || piece.type == HTML_OTHER;
	if (!has_other) {
		html_paragraph(r, html, line);
		return;
	}
	n = node_new(r->arena, NODE_HTML, r->at);
	n->text = without_comments(r, html);
	md_set_lines(r, n, line);
}
