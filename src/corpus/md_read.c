/* md4c calls back for each block, span and piece of text; here they become the
 * tree. Three things are not as in md4c:
 * - text directly in an item (of a tight list) gets a paragraph of its own;
 * - containers and spans nested too deep leave no node, only what they hold;
 * - places: md4c parses what md_guard made of the text, but every pointer into
 *   that is moved to the same place of the text itself. */
#include "config.h"

#include "corpus/md_read.h"

#include <md4c.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "corpus/md_guard.h"
#include "corpus/md_reader.h"
#include "doc/attr.h"

/* Containers stop early enough for a table, or a leaf with spans, in them. */
#define CONTAINER_DEPTH (DOC_DEPTH_MAX - 10)
#define SPAN_DEPTH (DOC_DEPTH_MAX - 2)

/* md4c looks at a link's whole target at each use. Beyond this many bytes in
 * all, a text is read again without link definitions. */
#define TARGETS_PER_BYTE 16
#define TARGETS_FREE 65536

/* More nodes or headings than these and one for each so many bytes are no
 * document's: such a text stands as it is written. */
#define NODES_FREE 65536
#define NODE_BYTES 2
#define HEADINGS_FREE 32768
#define HEADING_BYTES 32

enum { OPEN_MADE = 1, OPEN_SPAN = 2 };	/* flags in md_reader.open */

#define STOP_TARGETS (-2)	/* md4c passes on negative numbers only */
#define STOP_DENSE (-3)

static struct sv
take_attribute(struct md_reader *r, const MD_ATTRIBUTE *attr)
{
	struct md_run run = { 0 };
	struct sv s;

	for (size_t i = 0; attr->size > 0 &&
	    attr->substr_offsets[i] < attr->size; i++) {
		size_t from = attr->substr_offsets[i], offset;
		struct sv part = sv_make(attr->text + from,
		    attr->substr_offsets[i + 1] - from);

		if (md_place(r, part.p, &offset))
			part.p = r->text.p + offset;
		if (attr->substr_types[i] == MD_TEXT_ENTITY)
			md_run_entity(&run, part);
		else
			md_run_add(&run, r, part);
	}
	s = md_run_take(&run, r);
	buf_release(&run.copy);
	return s;
}

/* What a callback gives: go on, or stop. */
static int
go_on(const struct md_reader *r)
{
	if (r->target_bytes > r->target_max)
		return STOP_TARGETS;
	return r->nnodes > r->nodes_max ? STOP_DENSE : 0;
}

/* --- blocks --- */

static enum item_task
task_of(const MD_BLOCK_LI_DETAIL *d)
{
	if (!d->is_task)
		return TASK_NONE;
	return d->task_mark == ' ' ? TASK_OPEN : TASK_DONE;
}

/* The node of a container; false when it is nested too deep. */
static bool
enter_container(struct md_reader *r, MD_BLOCKTYPE type, void *detail)
{
	struct node *n;

	if (type == MD_BLOCK_LI) {
		if (r->at->type != NODE_LIST)
			return false;
		md_open(r, NODE_ITEM)->u.item.task = task_of(detail);
		return true;
	}
	if (r->depth >= CONTAINER_DEPTH)
		return false;
	n = md_open(r, type == MD_BLOCK_QUOTE ? NODE_QUOTE : NODE_LIST);
	if (type == MD_BLOCK_OL) {
		const MD_BLOCK_OL_DETAIL *d = detail;
		n->u.list.is_ordered = true;
		n->u.list.start = d->start;
		n->u.list.is_tight = d->is_tight != 0;
	} else if (type == MD_BLOCK_UL) {
		const MD_BLOCK_UL_DETAIL *d = detail;
		n->u.list.is_tight = d->is_tight != 0;
	}
	return true;
}

static bool
enter_table(struct md_reader *r, const MD_BLOCK_TABLE_DETAIL *d)
{
	struct node *n = md_open(r, NODE_TABLE);

	n->u.table.columns = d->col_count < DOC_COLUMNS_MAX
	    ? d->col_count : DOC_COLUMNS_MAX;
	n->u.table.align = arena_array(r->arena, n->u.table.columns,
	    sizeof(*n->u.table.align));
	return true;
}

static bool
enter_row(struct md_reader *r)
{
	r->column = 0;
	if (r->at->type != NODE_TABLE)
		return false;
	md_open(r, NODE_ROW);
	return true;
}

static bool
enter_cell(struct md_reader *r, const MD_BLOCK_TD_DETAIL *d)
{
	static const enum cell_align aligns[] = {
		[MD_ALIGN_DEFAULT] = ALIGN_NONE,
		[MD_ALIGN_LEFT] = ALIGN_LEFT,
		[MD_ALIGN_CENTER] = ALIGN_CENTRE,
		[MD_ALIGN_RIGHT] = ALIGN_RIGHT,
	};
	struct node *table = r->at->parent;
	uint32_t column = r->column++;

	if (r->at->type != NODE_ROW || column >= table->u.table.columns)
		return false;
	if (r->at == table->first)
		table->u.table.align[column] = aligns[d->align];
	md_open(r, NODE_CELL);
	return true;
}

static bool
enter_code(struct md_reader *r, const MD_BLOCK_CODE_DETAIL *d)
{
	struct node *n = md_open(r, NODE_CODE);

	n->u.code.is_fenced = d->fence_char != '\0';
	n->u.code.info = take_attribute(r, &d->info);
	r->block_line = r->newlines = r->newlines_before = 0;
	return true;
}

static bool
enter_heading(struct md_reader *r, const MD_BLOCK_H_DETAIL *d)
{
	md_open(r, NODE_HEADING)->u.heading.level = (uint8_t)d->level;
	if (r->headings_left-- == 0)
		r->nodes_max = 0;
	return true;
}

/* The text of the code span that ends: in a table "\|" stands for "|" in code,
 * too, as a bare one would end the cell. md4c 0.4.8 leaves the backslash. */
static struct sv
code_span_text(struct md_reader *r)
{
	const struct sv s = md_run_take(&r->run, r);
	const struct node *n = r->at;
	size_t used = 0;
	char *copy;

	if (sv_find(s, SV("\\|")) == s.n)
		return s;
	while (n != NULL && n->type != NODE_CELL)
		n = n->parent;
	if (n == NULL)
		return s;
	copy = arena_alloc(r->arena, s.n);
	for (size_t i = 0; i < s.n; i++)
		if (!sv_starts(sv_from(s, i), SV("\\|")))
			copy[used++] = s.p[i];
	return sv_make(copy, used);
}

/* Close the last span; false when a block is what is open. */
static bool
close_span(struct md_reader *r)
{
	unsigned char open = r->open.n > 0 ? r->open.v[r->open.n - 1] : 0;

	if ((open & OPEN_SPAN) == 0)
		return false;
	r->open.n--;
	md_flush(r);
	if ((open & OPEN_MADE) == 0)
		return true;
	if (r->at->type == NODE_CODE_SPAN) {
		r->at->text = code_span_text(r);
		md_see_line(r);
	}
	md_close(r);
	return true;
}

/* md4c 0.4.8 may leave fewer spans than it has entered: they end with the text
 * that a block or its end comes behind. */
static void
end_inlines(struct md_reader *r)
{
	while (close_span(r))
		;
	md_close_implicit(r);
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct md_reader *r = user;
	bool made = false;

	end_inlines(r);
	switch (type) {
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
	case MD_BLOCK_LI:
		made = enter_container(r, type, detail);
		break;
	case MD_BLOCK_HR:
		made = md_open(r, NODE_RULE) != NULL;
		break;
	case MD_BLOCK_H:
		made = enter_heading(r, detail);
		break;
	case MD_BLOCK_CODE:
		made = enter_code(r, detail);
		break;
	case MD_BLOCK_HTML:
		r->in_html = true;
		r->block_line = 0;
		break;
	case MD_BLOCK_P:
		made = md_open(r, NODE_PARA) != NULL;
		break;
	case MD_BLOCK_TABLE:
		made = enter_table(r, detail);
		break;
	case MD_BLOCK_TR:
		made = enter_row(r);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		made = enter_cell(r, detail);
		break;
	case MD_BLOCK_DOC:
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
		break;
	}
	vec_push(&r->open, made ? OPEN_MADE : 0);
	return go_on(r);
}

/* A code block's own line is its fence's, which has no place. */
static void
leave_code(struct md_reader *r)
{
	struct node *n = r->at;
	uint32_t line = r->block_line;
	uint32_t above = r->newlines_before + n->u.code.is_fenced;

	n->text = md_run_take(&r->run, r);
	if (line > above) {
		line -= above;
		md_set_lines(r, n, line);
		md_sync_line(r);
	} else {
		md_search_line(r, n, md_line_is_fence);
		line = r->lines.line;
	}
	if (!n->u.code.is_fenced)
		return;
	/* No later search may take the closing fence. */
	md_lines_forward(&r->lines, line + r->newlines);
	struct md_lines next = r->lines;
	md_lines_forward(&next, line + r->newlines + 1);
	if (md_line_is_fence_end(md_lines_text(&next)))
		r->lines.passed = next.line;
}

static void
leave_heading(struct md_reader *r)
{
	struct node *n = r->at;
	struct sv line;
	size_t end;

	md_search_line(r, n, md_line_is_heading);
	md_sync_line(r);
	line = md_lines_text(&r->lines);
	if (!attr_find(line, &n->u.heading.attr, &end))
		n->u.heading.attr = (struct sv){ 0 };
	/* Pass a setext underline, which looks like a rule. */
	if (!md_line_is_heading(line))
		md_lines_forward(&r->lines, r->lines.line + 1);
}

/* A paragraph of comments, say, is none. */
static void
leave_paragraph(struct md_reader *r)
{
	struct node *n = r->at;

	if (n->first != NULL)
		md_search_line(r, n, md_line_is_text);
	md_close(r);
	if (n->first == NULL)
		node_detach(n);
}

/* Each row is one line, and behind the first one comes the underline. */
static void
leave_row(struct md_reader *r)
{
	struct node *row = r->at;

	if (row->line == 0 && row->prev != NULL) {
		row->line = row->prev->line + (row->prev->prev == NULL ? 2 : 1);
		md_lines_forward(&r->lines, row->line);
	}
	md_search_line(r, row, md_line_is_text);
	for (struct node *c = row->first; c != NULL; c = c->next)
		c->line = row->line;
}

static void
leave_html(struct md_reader *r)
{
	r->in_html = false;
	md_sync_line(r);
	md_set_lines(r, r->at, r->block_line);
	md_html_block(r, md_run_take(&r->html, r), r->block_line);
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *user)
{
	(void)type;
	(void)detail;
	/* Or more. */
	(void)close_span(user);
	return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
	struct md_reader *r = user;
	bool made;

	(void)detail;
	end_inlines(r);
	if (r->open.n == 0)
		return 0;
	made = (r->open.v[--r->open.n] & OPEN_MADE) != 0;
	if (type == MD_BLOCK_HTML)
		leave_html(r);
	if (!made)
		return 0;
	switch (r->at->type) {
	case NODE_CODE:
		leave_code(r);
		break;
	case NODE_HEADING:
		leave_heading(r);
		break;
	case NODE_RULE:
		md_search_line(r, r->at, md_line_is_rule);
		break;
	case NODE_ITEM:
		md_search_line(r, r->at, md_line_is_item);
		break;
	case NODE_ROW:
		leave_row(r);
		break;
	case NODE_CELL:
		break;
	case NODE_PARA:
		leave_paragraph(r);
		return 0;
	case NODE_QUOTE:
		md_alert(r, r->at);
		md_search_line(r, r->at, md_line_is_text);
		break;
	default:
		md_search_line(r, r->at, md_line_is_text);
		break;
	}
	md_close(r);
	return 0;
}

/* --- spans and text --- */

static bool
enter_link(struct md_reader *r, enum node_type type, const MD_ATTRIBUTE *to,
    const MD_ATTRIBUTE *title)
{
	struct node *n;

	r->target_bytes += (uint64_t)to->size + title->size;
	if (r->depth >= SPAN_DEPTH)
		return false;
	n = md_open(r, type);
	n->u.link.target = take_attribute(r, to);
	n->u.link.title = take_attribute(r, title);
	return true;
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *user)
{
	static const enum node_type types[] = {
		[MD_SPAN_EM] = NODE_EMPH,
		[MD_SPAN_STRONG] = NODE_STRONG,
		[MD_SPAN_DEL] = NODE_STRIKE,
		[MD_SPAN_CODE] = NODE_CODE_SPAN,
	};
	struct md_reader *r = user;
	bool made = false;

	md_flush(r);
	if (!md_open_inlines(r)) {
		vec_push(&r->open, OPEN_SPAN);
		return 0;
	}
	if (type == MD_SPAN_A) {
		const MD_SPAN_A_DETAIL *d = detail;
		made = enter_link(r, NODE_LINK, &d->href, &d->title);
	} else if (type == MD_SPAN_IMG) {
		const MD_SPAN_IMG_DETAIL *d = detail;
		made = enter_link(r, NODE_IMAGE, &d->src, &d->title);
	} else if (r->depth < SPAN_DEPTH || type == MD_SPAN_CODE) {
		made = md_open(r, types[type]) != NULL;
	}
	vec_push(&r->open, OPEN_SPAN | (made ? OPEN_MADE : 0));
	return go_on(r);
}

/* Text of a block that is taken whole. Its line is known from the first piece
 * that IS_SOURCE, not md4c's own newline or indentation. */
static void
block_text(struct md_reader *r, struct sv s, bool is_source)
{
	if (r->block_line == 0 && is_source) {
		md_sync_line(r);
		r->block_line = r->lines.line;
		r->newlines_before = r->newlines;
	}
	if (s.n == 1 && s.p[0] == '\n')
		r->newlines++;
	md_run_add(r->in_html ? &r->html : &r->run, r, s);
}

static int
text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *user)
{
	struct md_reader *r = user;
	struct sv s = sv_make(p, n);
	bool is_source = md_place(r, p, &r->place);

	if (n == 0)
		return 0;
	if (is_source)
		s = sv_sub(r->text, r->place, n);
	r->has_place = r->has_place || is_source;
	/* A paragraph's line is that of its first text, not of its last. */
	if (is_source && r->at->line == 0 && r->at->type == NODE_PARA)
		md_see_line(r);
	if (type == MD_TEXT_HTML && !r->in_html) {
		md_run_add(&r->html, r, s);
		return 0;
	}
	if (r->in_html || r->at->type == NODE_CODE) {
		block_text(r, s, is_source);
		return 0;
	}
	md_flush_html(r);
	switch (type) {
	case MD_TEXT_NULLCHAR:
		md_run_add(&r->run, r, SV("\xEF\xBF\xBD"));
		break;
	case MD_TEXT_BR:
	case MD_TEXT_SOFTBR:
		md_flush_run(r);
		if (r->at->type == NODE_PARA)
			md_search_line(r, r->at, md_line_is_text);
		md_add_leaf(r, type == MD_TEXT_BR ? NODE_BREAK
		    : NODE_SOFT_BREAK);
		break;
	case MD_TEXT_ENTITY:
		md_run_entity(&r->run, s);
		break;
	case MD_TEXT_NORMAL:
	case MD_TEXT_CODE:
	case MD_TEXT_HTML:
	case MD_TEXT_LATEXMATH:
		md_run_add(&r->run, r, s);
		break;
	}
	return go_on(r);
}

/* --- the whole --- */

static int
parse(struct md_reader *r, size_t size)
{
	static const MD_PARSER parser = {
		.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
		    MD_FLAG_TASKLISTS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = text,
	};

	return md_parse(r->guarded, (MD_SIZE)size, &parser, r);
}

/* One try; *STATUS is what md_parse gave. */
static struct node *
read_once(struct sv source, uint32_t first_line, bool without_definitions,
    struct arena *a, int *status)
{
	struct md_reader r = {
		.arena = a,
		.text = source,
		.lines = md_lines_begin(source, first_line),
		.target_max = without_definitions ? UINT64_MAX
		    : (uint64_t)source.n * TARGETS_PER_BYTE + TARGETS_FREE,
		.nodes_max = source.n / NODE_BYTES + NODES_FREE,
		.headings_left = source.n / HEADING_BYTES + HEADINGS_FREE,
	};
	struct node *root = node_new(a, NODE_DOC, NULL);
	char *guarded;
	size_t size;

	root->line = first_line;
	r.at = root;
	r.guarded = guarded = md_guard(source, without_definitions, &size);
	*status = parse(&r, size);
	buf_release(&r.run.copy);
	buf_release(&r.html.copy);
	vec_release(&r.open);
	mem_free(guarded);
	return root;
}

/* TEXT as it is written. */
static struct node *
read_flat(struct sv text, uint32_t first_line, struct arena *a)
{
	struct node *root = node_new(a, NODE_DOC, NULL);
	struct node *code = node_new(a, NODE_CODE, root);

	root->line = code->line = first_line;
	code->text = text;
	return root;
}

bool
md_read(struct sv text, uint32_t first_line, struct arena *a,
    struct doc *out, struct err *e)
{
	struct arena_mark mark = arena_mark(a);
	int status;

	if (text.n > MD_SIZE_MAX)
		return err_set(e, ERR_LIMIT, "larger than %zu MiB",
		    MD_SIZE_MAX >> 20);
	out->root = read_once(text, first_line, false, a, &status);
	if (status == STOP_TARGETS) {
		arena_reset(a, mark);
		out->root = read_once(text, first_line, true, a, &status);
	}
	out->is_flat = status == STOP_DENSE;
	if (out->is_flat) {
		arena_reset(a, mark);
		out->root = read_flat(text, first_line, a);
	} else if (status != 0)
		return err_set(e, ERR_SYS, "cannot parse Markdown: "
		    "out of memory");
	return true;
}
