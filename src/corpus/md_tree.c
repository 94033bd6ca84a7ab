/* The open node, what may be put into it, and the source lines of blocks. */
#include "config.h"

#include "corpus/md_guard.h"
#include "corpus/md_reader.h"

void
md_sync_line(struct md_reader *r)
{
	if (r->has_place)
		md_lines_to(&r->lines, r->place);
}

/* The line on which ITEM begins, when its text begins on LINE, where the
 * cursor is: that one, or the one before when that is a mark and nothing else
 * and the *MARKS on this one belong to items further in. */
static uint32_t
item_line(const struct md_reader *r, uint32_t line, unsigned *marks)
{
	if (*marks > 0) {
		(*marks)--;
		return line;
	}
	return line > 1 && md_line_is_item(md_lines_before(&r->lines))
	    ? line - 1 : line;
}

void
md_set_lines(struct md_reader *r, struct node *n, uint32_t line)
{
	unsigned marks = 0;
	bool has_marks = false;

	for (; n != NULL && n->line == 0; n = n->parent) {
		if (n->type == NODE_ITEM && line == r->lines.line) {
			struct sv here = md_lines_text(&r->lines);
			if (!has_marks)
				marks = md_prefix(here, 0).lists;
			has_marks = true;
			line = item_line(r, line, &marks);
		}
		n->line = line;
	}
}

void
md_see_line(struct md_reader *r)
{
	if (r->at->line != 0)
		return;
	md_sync_line(r);
	md_set_lines(r, r->at, r->lines.line);
}

void
md_search_line(struct md_reader *r, struct node *n, bool (*is_it)(struct sv))
{
	if (n->line != 0)
		return;
	md_sync_line(r);
	md_lines_search(&r->lines, is_it);
	r->place = r->lines.start;
	r->has_place = true;
	md_set_lines(r, n, r->lines.line);
}

struct node *
md_open(struct md_reader *r, enum node_type type)
{
	r->at = node_new(r->arena, type, r->at);
	r->nnodes++;
	r->depth++;
	return r->at;
}

void
md_close(struct md_reader *r)
{
	r->at = r->at->parent;
	r->depth--;
}

static bool
holds_inlines(const struct node *n)
{
	switch (n->type) {
	case NODE_PARA:
	case NODE_HEADING:
	case NODE_CELL:
	case NODE_EMPH:
	case NODE_STRONG:
	case NODE_STRIKE:
	case NODE_LINK:
	case NODE_IMAGE:
		return true;
	default:
		return false;
	}
}

bool
md_open_inlines(struct md_reader *r)
{
	enum node_type type = r->at->type;

	if (holds_inlines(r->at))
		return true;
	if (type != NODE_ITEM && type != NODE_QUOTE && type != NODE_DOC)
		return false;
	md_open(r, NODE_PARA);
	r->is_implicit = true;
	return true;
}

static void
add_text(struct md_reader *r, struct sv s)
{
	if (s.n == 0 || !md_open_inlines(r))
		return;
	node_new(r->arena, NODE_TEXT, r->at)->text = s;
	r->nnodes++;
	md_see_line(r);
}

void
md_add_leaf(struct md_reader *r, enum node_type type)
{
	if (!md_open_inlines(r))
		return;
	node_new(r->arena, type, r->at);
	r->nnodes++;
}

void
md_flush_run(struct md_reader *r)
{
	if (!md_run_is_empty(&r->run))
		add_text(r, md_run_take(&r->run, r));
}

void
md_flush(struct md_reader *r)
{
	md_flush_html(r);
	if (r->at->type != NODE_CODE_SPAN && r->at->type != NODE_CODE)
		md_flush_run(r);
}

void
md_close_implicit(struct md_reader *r)
{
	md_flush(r);
	if (!r->is_implicit)
		return;
	md_see_line(r);
	r->is_implicit = false;
	md_close(r);
}
