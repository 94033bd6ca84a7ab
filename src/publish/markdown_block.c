#include "config.h"

#include "publish/markdown_block.h"

#include <stdio.h>

#include "publish/markdown_inline.h"
#include "render/escape.h"

#define SEPARATOR "<!-- -->"	/* parts blocks that would become one */
#define EMPTY "<span></span>"	/* a line of which no text is left */
#define LIST_NUMBER_MAX 999999999u	/* more digits are no list */

void
markdown_init(struct markdown *m, struct sink *out)
{
	*m = (struct markdown){ .out = out };
	sink_to_buf(&m->gather, &m->text);
}

void
markdown_release(struct markdown *m)
{
	sink_release(&m->gather);
	buf_release(&m->text);
	buf_release(&m->prefix);
	buf_release(&m->lead);
}

/* --- lines --- */

/* What the line begins with; blanks at its end too unless IS_EMPTY. */
static void
begin_line(struct markdown *m, bool is_empty)
{
	struct sv start = buf_view(m->has_lead ? &m->lead : &m->prefix);

	while (is_empty && start.n > 0 && start.p[start.n - 1] == ' ')
		start.n--;
	escape_markdown_code(m->out, start, false);
	m->has_lead = false;
}

static void
put_line(struct markdown *m, struct sv line)
{
	begin_line(m, line.n == 0);
	escape_markdown_code(m->out, line, false);
	sink_lit(m->out, "\n");
}

/* Lines that begin EXTRA further in. */
static void
put_lines(struct markdown *m, struct sv text, struct sv extra)
{
	struct sv line;

	while (sv_split(&text, '\n', &line)) {
		begin_line(m, line.n == 0);
		if (line.n > 0)
			escape_markdown_code(m->out, extra, false);
		escape_markdown_code(m->out, line, false);
		sink_lit(m->out, "\n");
	}
}

/* The gathered text, guarded where a line begins. */
static void
put_gathered(struct markdown *m)
{
	const struct sv text = buf_view(&m->text);
	bool is_code = false;

	for (size_t i = 0; i <= text.n;) {
		struct sv line = sv_from(text, i);
		size_t at, n = 0;

		while (n < line.n && line.p[n] != '\n' &&
		    line.p[n] != MARKDOWN_CODE_LINE)
			n++;
		line = sv_sub(line, 0, n);
		at = is_code ? SIZE_MAX : markdown_guard_at(line);
		begin_line(m, false);
		if (line.n == 0)
			sink_lit(m->out, EMPTY);
		if (at < line.n) {
			escape_markdown_code(m->out, sv_sub(line, 0, at),
			    false);
			sink_lit(m->out, "\\");
			line = sv_from(line, at);
		}
		escape_markdown_code(m->out, line, false);
		sink_lit(m->out, "\n");
		i += n;
		is_code = i < text.n && text.p[i] == MARKDOWN_CODE_LINE;
		i++;
	}
}

/* --- blocks --- */

static void put_blocks(struct markdown *m, const struct node *first,
    const struct node *end, bool is_tight, unsigned depth);

static void
put_attributes(struct markdown *m, struct sv attr)
{
	const struct sv lost = m->lost != NULL ? *m->lost++ : SV("");

	if (attr.n + lost.n == 0)
		return;
	sink_lit(m->out, " {");
	escape_markdown_code(m->out, lost, false);
	if (attr.n > 0 && lost.n > 0)
		sink_lit(m->out, " ");
	escape_markdown_code(m->out, attr, false);
	sink_lit(m->out, "}");
}

static void
put_heading(struct markdown *m, const struct node *n)
{
	static const struct sv hashes = SV_INIT("######");

	m->is_heading = true;
	markdown_gather(m, n);
	m->is_heading = false;
	begin_line(m, false);
	escape_markdown_code(m->out, sv_sub(hashes, 0, n->u.heading.level),
	    false);
	if (m->text.n > 0)
		sink_lit(m->out, " ");
	escape_markdown_code(m->out, buf_view(&m->text), false);
	put_attributes(m, n->u.heading.attr);
	sink_lit(m->out, "\n");
}

/* A fence that no line of TEXT ends, not even without what is dropped. */
static void
make_fence(struct buf *fence, struct sv text, char mark)
{
	size_t longest = 3;
	struct sv line;

	while (sv_split(&text, '\n', &line)) {
		const size_t n = markdown_fence(line, mark, 3);
		size_t at = 0;

		while (at < line.n && ((unsigned char)line.p[at] <= ' ' ||
		    (unsigned char)line.p[at] >= 0x7F))
			at++;
		if (at < line.n && line.p[at] == mark && n > longest)
			longest = n;
	}
	buf_fill(fence, mark, longest);
}

static void
put_code(struct markdown *m, const struct node *n)
{
	const struct sv info = n->u.code.info;
	const char mark = sv_find_byte(info, '`') < info.n ? '~' : '`';
	struct buf fence = { 0 };

	if (!n->u.code.is_fenced) {
		put_lines(m, n->text, SV("    "));
		return;
	}
	make_fence(&fence, n->text, mark);
	begin_line(m, false);
	escape_markdown_code(m->out, buf_view(&fence), false);
	escape_markdown_info(m->out, info);
	sink_lit(m->out, "\n");
	put_lines(m, n->text, SV(""));
	put_line(m, buf_view(&fence));
	buf_release(&fence);
}

/* A line behind a comment that is gone is HTML still, but says so no more,
 * unless it is a tag and nothing else. */
static void
put_html(struct markdown *m, struct sv text)
{
	const struct sv line = sv_trim(text);
	const bool is_tag = sv_starts(line, SV("<")) &&
	    sv_ends(line, SV(">")) && sv_find_byte(sv_from(line, 1), '<') ==
	    line.n - 1;

	if (sv_find_byte(line, '\n') == line.n && !is_tag) {
		begin_line(m, false);
		sink_lit(m->out, SEPARATOR);
		m->has_lead = true;
		buf_clear(&m->lead);
	}
	/* One that nothing closes has taken the blank lines behind it. */
	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	put_lines(m, text, SV(""));
}

/* What stands behind MARK is in an item, COLUMNS further in. */
static void
open_marked(struct markdown *m, struct sv mark, struct sv prefix)
{
	if (!m->has_lead) {
		buf_clear(&m->lead);
		buf_sv(&m->lead, buf_view(&m->prefix));
	}
	buf_sv(&m->lead, mark);
	m->has_lead = true;
	buf_sv(&m->prefix, prefix);
}

static void
close_marked(struct markdown *m, size_t prefix)
{
	if (m->has_lead)	/* nothing stood in it */
		put_line(m, SV(""));
	m->prefix.n = prefix;
}

/* MARK is "- " or "12. ". */
static void
put_item(struct markdown *m, const struct node *item, struct sv mark,
    unsigned depth)
{
	static const struct sv tasks[] = { [TASK_NONE] = SV_INIT(""),
		[TASK_OPEN] = SV_INIT("[ ] "), [TASK_DONE] = SV_INIT("[x] ") };
	const size_t prefix = m->prefix.n;
	struct buf blanks = { 0 };

	buf_fill(&blanks, ' ', mark.n);
	open_marked(m, mark, buf_view(&blanks));
	buf_sv(&m->lead, tasks[item->u.item.task]);
	put_blocks(m, item->first, NULL, item->parent->u.list.is_tight, depth);
	close_marked(m, prefix);
	buf_release(&blanks);
}

static void
put_list(struct markdown *m, const struct node *list, bool is_other,
    unsigned depth)
{
	uint32_t number = list->u.list.start;
	const bool is_tight = list->u.list.is_tight;

	for (const struct node *n = list->first; n != NULL; n = n->next) {
		char mark[16];
		int length;

		if (list->u.list.is_ordered)
			length = snprintf(mark, sizeof(mark), "%lu%c ",
			    (unsigned long)number, is_other ? ')' : '.');
		else
			length = snprintf(mark, sizeof(mark), "%c ",
			    is_other ? '*' : '-');
		if (n->prev != NULL && !is_tight)
			put_line(m, SV(""));
		put_item(m, n, sv_make(mark, (size_t)length), depth);
		number += number < LIST_NUMBER_MAX;
	}
}

static void
put_quote(struct markdown *m, const struct node *n, unsigned depth)
{
	const size_t prefix = m->prefix.n;

	open_marked(m, SV("> "), SV("> "));
	put_blocks(m, n->first, NULL, false, depth);
	close_marked(m, prefix);
}

static void
put_row(struct markdown *m, const struct node *row)
{
	begin_line(m, false);
	sink_lit(m->out, "|");
	m->is_cell = true;
	for (const struct node *n = row->first; n != NULL; n = n->next) {
		markdown_gather(m, n);
		sink_lit(m->out, " ");
		escape_markdown_code(m->out, buf_view(&m->text), false);
		if (m->text.n > 0)
			sink_lit(m->out, " ");
		sink_lit(m->out, "|");
	}
	m->is_cell = false;
	sink_lit(m->out, "\n");
}

static void
put_table(struct markdown *m, const struct node *table)
{
	static const struct sv rules[] = { [ALIGN_NONE] = SV_INIT("---|"),
		[ALIGN_LEFT] = SV_INIT(":---|"),
		[ALIGN_CENTRE] = SV_INIT(":---:|"),
		[ALIGN_RIGHT] = SV_INIT("---:|") };

	for (const struct node *row = table->first; row; row = row->next) {
		put_row(m, row);
		if (row->prev != NULL)
			continue;
		begin_line(m, false);
		sink_lit(m->out, "|");
		for (uint32_t i = 0; i < table->u.table.columns; i++)
			escape_markdown_code(m->out,
			    rules[table->u.table.align[i]], false);
		sink_lit(m->out, "\n");
	}
}

static void
put_block(struct markdown *m, const struct node *n, bool is_other,
    unsigned depth)
{
	switch (n->type) {
	case NODE_PARA:
		markdown_gather(m, n);
		put_gathered(m);
		return;
	case NODE_HEADING:
		put_heading(m, n);
		return;
	case NODE_LIST:
		put_list(m, n, is_other, depth);
		return;
	case NODE_TABLE:
		put_table(m, n);
		return;
	case NODE_QUOTE:
		put_quote(m, n, depth);
		return;
	case NODE_CODE:
		put_code(m, n);
		return;
	case NODE_HTML:
		put_html(m, n->text);
		return;
	case NODE_RULE:
		put_line(m, SV("___"));
		return;
	CASE_NODE_NOT_STANDING:
		break;
	}
}

/* --- between blocks --- */

static bool
is_indented_code(const struct node *n)
{
	return n->type == NODE_CODE && !n->u.code.is_fenced;
}

/* Whether N, right behind BEFORE, would become a part of it. */
static bool
needs_separator(const struct node *before, const struct node *n, bool is_tight)
{
	if (is_indented_code(n) && (before->type == NODE_LIST ||
	    is_indented_code(before)))
		return true;
	return is_tight && before->type == NODE_PARA &&
	    (n->type == NODE_PARA || n->type == NODE_TABLE);
}

/* In the style of the writing guide, text follows "### Answer" at once. */
static bool
needs_blank(const struct node *before, bool is_tight)
{
	return !is_tight && !(before->type == NODE_HEADING &&
	    before->u.heading.level > 2);
}

static void
put_blocks(struct markdown *m, const struct node *first,
    const struct node *end, bool is_tight, unsigned depth)
{
	bool is_other = false;

	if (++depth > DOC_DEPTH_MAX)
		return;
	for (const struct node *n = first; n != NULL && n != end;
	    n = n->next) {
		const struct node *before = n != first ? n->prev : NULL;

		is_other = before != NULL && before->type == NODE_LIST &&
		    n->type == NODE_LIST && !is_other &&
		    before->u.list.is_ordered == n->u.list.is_ordered;
		if (before != NULL && needs_blank(before, is_tight))
			put_line(m, SV(""));
		if (before != NULL && needs_separator(before, n, is_tight)) {
			put_line(m, SV(SEPARATOR));
			if (!is_tight)
				put_line(m, SV(""));
		}
		put_block(m, n, is_other, depth);
	}
}

void
markdown_blocks(struct markdown *m, const struct node *first,
    const struct node *end)
{
	put_blocks(m, first, end, false, 0);
}
