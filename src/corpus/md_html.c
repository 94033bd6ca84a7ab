/* HTML in the tree: comments and common tags go, <br> is a break, an image is
 * one, <summary> a title in bold; the rest stays as it is written. */
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

/* An attribute's value, its entities decoded. */
static struct sv
value_of(struct md_reader *r, struct sv tag, struct sv name)
{
	struct sv value = html_attribute(tag, name);

	if (sv_find_byte(value, '&') == value.n)
		return value;
	add_html_text(r, value);
	return md_run_take(&r->run, r);
}

/* <img> as Markdown's own image; nothing where none may be. */
static void
add_image(struct md_reader *r, struct sv tag)
{
	struct sv source, alt;
	struct node *n;

	md_flush_run(r);
	if (!md_open_inlines(r))
		return;
	source = value_of(r, tag, SV("src"));
	alt = value_of(r, tag, SV("alt"));
	n = node_new(r->arena, NODE_IMAGE, r->at);
	n->u.link.target = source;
	n->u.link.title = value_of(r, tag, SV("title"));
	if (alt.n > 0)
		node_new(r->arena, NODE_TEXT, n)->text = alt;
}

/* What a program's component says of what is in it: "Listing 4-1: caption
 * (src/main.rs)"; nothing when it says nothing. Code in backquotes is code. */
static struct sv
label_of(struct md_reader *r, struct sv tag)
{
	struct sv number = html_attribute(tag, SV("number"));
	struct sv file = html_attribute(tag, SV("file-name"));
	struct sv text = html_attribute(tag, SV("caption"));

	if (text.n == 0)
		text = html_attribute(tag, SV("title"));
	if (text.n == 0)
		text = html_attribute(tag, SV("label"));
	if (number.n > 0) {
		md_run_add(&r->run, r, html_tag_name(tag));
		md_run_add(&r->run, r, SV(" "));
		md_run_add(&r->run, r, number);
		if (text.n > 0)
			md_run_add(&r->run, r, SV(": "));
	}
	add_html_text(r, text);
	if (file.n > 0) {
		bool is_alone = md_run_is_empty(&r->run);

		md_run_add(&r->run, r, is_alone ? SV("`") : SV(" (`"));
		add_html_text(r, file);
		md_run_add(&r->run, r, is_alone ? SV("`") : SV("`)"));
	}
	return md_run_take(&r->run, r);
}

/* Text with code in backquotes, as children of PARENT. */
static void
add_label(struct md_reader *r, struct sv label, struct node *parent)
{
	while (label.n > 0) {
		size_t n = sv_find_byte(label, '`');
		size_t end = sv_find_byte(sv_from(label, n + 1), '`');

		if (n + 1 + end >= label.n)
			n = label.n;
		if (n > 0)
			node_new(r->arena, NODE_TEXT, parent)->text =
			    sv_sub(label, 0, n);
		if (n < label.n && end > 0)
			node_new(r->arena, NODE_CODE_SPAN, parent)->text =
			    sv_sub(label, n + 1, end);
		label = sv_from(label, n + end + 2);
	}
}

static void
add_component(struct md_reader *r, struct sv tag)
{
	struct sv label;

	md_flush_run(r);
	if (!md_open_inlines(r))
		return;
	label = label_of(r, tag);
	if (label.n > 0)
		add_label(r, label, node_new(r->arena, NODE_EMPH, r->at));
}

/* A tag in running text is a component if it says something as one, or ends
 * one: <T> is not. */
static bool
is_inline_component(struct md_reader *r, struct sv tag)
{
	if (sv_find(tag, SV("=\"")) < tag.n) {
		r->components++;
		return true;
	}
	if (!sv_starts(tag, SV("</")) || r->components == 0)
		return false;
	r->components--;
	return true;
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
		case HTML_COMPONENT:
			if (is_inline_component(r, piece.raw))
				add_component(r, piece.raw);
			else
				md_run_add(&r->run, r, piece.raw);
			break;
		case HTML_TEXT:
		case HTML_OTHER:
			md_run_add(&r->run, r, piece.raw);
			break;
		case HTML_BREAK:
			md_flush_run(r);
			md_add_leaf(r, NODE_BREAK);
			break;
		case HTML_IMAGE:
			add_image(r, piece.raw);
			break;
		case HTML_RUN_IN:
		case HTML_RUN_IN_END:
		case HTML_DROPPED:
			break;
		}
	}
}

/* A block of text, tags and comments that go, as it becomes paragraphs. */
struct paragraph {
	struct md_reader *r;
	uint32_t line;
	bool is_open;
	bool is_run_in;		/* its text is bold: it heads what follows */
	bool is_summary;	/* so says <summary> */
	bool is_title;		/* so says <h1> */
	bool at_line_start;
	bool has_break;		/* a line has ended since the last text */
};

static void
paragraph_open(struct paragraph *p)
{
	if (!p->is_open) {
		struct node *n = md_open(p->r, NODE_PARA);

		md_set_lines(p->r, n, p->line);
		p->is_open = true;
		n->u.para.is_summary = p->is_run_in && p->is_summary;
		n->u.para.is_title = p->is_run_in && p->is_title;
		if (p->is_run_in)
			md_open(p->r, NODE_STRONG);
	} else if (p->has_break) {
		md_flush_run(p->r);
		node_new(p->r->arena, NODE_SOFT_BREAK, p->r->at);
	}
	p->has_break = p->at_line_start = false;
}

/* Close the open node, without breaks at its end, or altogether if nothing is
 * left of it. */
static void
close_trimmed(struct md_reader *r)
{
	struct node *n = r->at;

	while (n->last != NULL && (n->last->type == NODE_BREAK ||
	    n->last->type == NODE_SOFT_BREAK))
		node_detach(n->last);
	md_close(r);
	if (n->last == NULL)
		node_detach(n);
}

static void
paragraph_close(struct paragraph *p)
{
	if (!p->is_open)
		return;
	md_flush_run(p->r);
	if (p->is_run_in)
		close_trimmed(p->r);
	close_trimmed(p->r);
	p->is_open = p->has_break = false;
}

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
	paragraph_open(p);
	add_html_text(p->r, s);
}

/* What a piece other than text adds; its line ends are counted elsewhere. */
static void
paragraph_tag(struct paragraph *p, struct html_piece piece)
{
	switch (piece.type) {
	case HTML_BREAK:
		if (!p->is_open)
			break;
		md_flush_run(p->r);
		node_new(p->r->arena, NODE_BREAK, p->r->at);
		break;
	case HTML_IMAGE:
		paragraph_open(p);
		add_image(p->r, piece.raw);
		break;
	case HTML_RUN_IN:
	case HTML_RUN_IN_END:
		paragraph_close(p);
		p->is_run_in = piece.type == HTML_RUN_IN;
		p->is_summary = sv_ieq(html_tag_name(piece.raw),
		    SV("summary"));
		p->is_title = sv_ieq(html_tag_name(piece.raw), SV("h1"));
		break;
	case HTML_COMPONENT:
		paragraph_close(p);
		if (sv_starts(piece.raw, SV("</")))
			break;
		paragraph_open(p);
		add_component(p->r, piece.raw);
		paragraph_close(p);
		break;
	case HTML_DROPPED:
		if (html_is_block(piece.raw))
			paragraph_close(p);
		break;
	case HTML_TEXT:
	case HTML_OTHER:
		break;
	}
}

static void
paragraph_piece(struct paragraph *p, struct html_piece piece)
{
	struct sv rest = piece.raw;

	if (piece.type != HTML_TEXT)
		paragraph_tag(p, piece);
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
}

static void
html_paragraphs(struct md_reader *r, struct sv html, uint32_t line)
{
	struct paragraph p = { .r = r, .line = line, .at_line_start = true };
	struct html_piece piece;

	while (html_next(&html, &piece))
		paragraph_piece(&p, piece);
	paragraph_close(&p);
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
		html_paragraphs(r, html, line);
		return;
	}
	n = node_new(r->arena, NODE_HTML, r->at);
	n->text = without_comments(r, html);
	md_set_lines(r, n, line);
}
