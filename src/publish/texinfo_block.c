#include "config.h"

#include "publish/texinfo_block.h"

#include "base/utf8.h"
#include "doc/code_note.h"
#include "doc/fence.h"
#include "doc/autolink.h"
#include "render/escape.h"

#define COLUMNS_MAX 16	/* of a @multitable; more: a row is a paragraph */
#define CELL_MAX 40	/* columns of text that a cell asks for at most */

void
texi_init(struct texi *t, struct sink *out, const struct export *x)
{
	*t = (struct texi){ .out = out, .x = x };
	sink_to_buf(&t->gather, &t->text);
}

void
texi_release(struct texi *t)
{
	sink_release(&t->gather);
	buf_release(&t->text);
	buf_release(&t->code);
}

void
texi_node(struct sink *out, struct sv slug, struct sv id, size_t index)
{
	escape_texi_node(out, slug);
	if (index == 0)
		return;
	sink_lit(out, "#");
	if (id.n > 0)
		escape_texi_node(out, id);
	else
		sink_printf(out, "%zu", index);
}

/* --- inlines --- */

static void put_inlines(struct texi *t, const struct node *parent,
    unsigned depth);

static void
put_wrapped(struct texi *t, const char *command, const struct node *n,
    unsigned depth)
{
	if (n->first == NULL)
		return;
	sink_printf(&t->gather, "@%s{", command);
	put_inlines(t, n, depth);
	sink_lit(&t->gather, "}");
}

/* A URL in @uref: bytes with a meaning as %XX. */
static void
put_url(struct texi *t, struct sv url)
{
	for (size_t i = 0; i < url.n; i++) {
		unsigned char b = (unsigned char)url.p[i];

		if (b <= 0x20 || b >= 0x7F || b == '{' || b == '}' ||
		    b == '`' || b == '\\')
			sink_printf(&t->gather, "%%%02X", (unsigned)b);
		else
			escape_texi_arg(&t->gather, sv_sub(url, i, 1));
	}
}

static struct sv
plain_text(struct texi *t, const struct node *n)
{
	return sv_trim(node_plain_sv(n, t->x->arena));
}

static void
put_web_link(struct texi *t, const struct node *n)
{
	struct arena_mark mark = arena_mark(t->x->arena);

	if (t->is_line && !is_autolink(n)) {
		escape_texi(&t->gather, plain_text(t, n));
		arena_reset(t->x->arena, mark);
		return;
	}
	sink_lit(&t->gather, "@uref{");
	put_url(t, n->u.link.target);
	if (!is_autolink(n)) {
		sink_lit(&t->gather, ", ");
		escape_texi_arg(&t->gather, plain_text(t, n));
	}
	sink_lit(&t->gather, "}");
	arena_reset(t->x->arena, mark);
}

static bool
name_once(struct texi *t, uint64_t node)
{
	for (size_t i = 0; i < t->nnamed; i++)
		if (t->named[i] == node)
			return false;
	if (t->nnamed < TEXI_NAMED_MAX)
		t->named[t->nnamed++] = node;
	return true;
}

/* The index in its page of the entry that L leads to, 0 for the page. */
static size_t
entry_index(const struct toc *toc, const struct link *l)
{
	const struct toc_page *p = &toc->pages[l->page];

	if (l->kind == LINK_ENTRY && l->entry >= p->first_entry &&
	    l->entry - p->first_entry < p->nentries)
		return l->entry - p->first_entry;
	return 0;
}

/* In running text `text (*note node::)', once a question; a link that is a
 * paragraph of its own becomes the reference itself. */
static void
put_ref(struct texi *t, const struct node *n, unsigned depth)
{
	const struct link *l = &n->u.link;
	const struct toc *toc = t->x->toc;
	struct arena_mark mark = arena_mark(t->x->arena);
	struct sv text = plain_text(t, n);
	const bool is_alone = n->prev == NULL && n->next == NULL &&
	    n->parent != NULL && n->parent->type == NODE_PARA;
	size_t index;
	struct sv slug, id = { 0 };

	if (t->is_line || l->page >= toc->npages) {
		put_inlines(t, n, depth);
		goto out;
	}
	slug = toc->pages[l->page].slug;
	index = entry_index(toc, l);
	if (index > 0)
		id = toc->entries[l->entry].id;
	if (is_alone && text.n > 0 && sv_find_byte(text, ':') == text.n) {
		sink_lit(&t->gather, "@ref{");
		texi_node(&t->gather, slug, id, index);
		sink_lit(&t->gather, ",, ");
		escape_texi_arg(&t->gather, text);
		sink_lit(&t->gather, "}.");
		goto out;
	}
	put_inlines(t, n, depth);
	if (name_once(t, (uint64_t)l->page << 32 | index)) {
		sink_lit(&t->gather, " (@pxref{");
		texi_node(&t->gather, slug, id, index);
		sink_lit(&t->gather, "})");
	}
out:
	arena_reset(t->x->arena, mark);
}

static void
put_link(struct texi *t, const struct node *n, unsigned depth)
{
	switch (n->u.link.kind) {
	case LINK_WEB:
		put_web_link(t, n);
		return;
	case LINK_PAGE:
	case LINK_ENTRY:
		put_ref(t, n, depth);
		return;
	case LINK_TEXT:
		break;
	}
	if (n->first != NULL)
		put_inlines(t, n, depth);
	else
		escape_texi(&t->gather, n->u.link.target);
}

static void
put_code_span(struct texi *t, struct sv text)
{
	sink_lit(&t->gather, "@code{");
	for (size_t i = 0; i < text.n;) {
		size_t n = sv_find_byte(sv_from(text, i), '\n');

		if (i > 0)
			sink_lit(&t->gather, " ");
		escape_texi_code(&t->gather, sv_sub(text, i, n));
		i += n + 1;
	}
	sink_lit(&t->gather, "}");
}

static void
put_break(struct texi *t)
{
	const char mark[] = { FILL_LINE };

	if (t->is_line) {
		sink_lit(&t->gather, " ");
		return;
	}
	sink_lit(&t->gather, "@*");
	/* The rest begins a source line. */
	buf_put(&t->text, mark, 1);
	buf_put(&t->text, mark, 1);
}

/* Info shows @strong{Note} as *Note, which it takes for a reference. */
static bool
begins_note(const struct node *n)
{
	const struct node *text = n->first;

	return text != NULL && text->type == NODE_TEXT &&
	    sv_ieq(sv_sub(text->text, 0, 4), SV("note"));
}

static void
put_inline(struct texi *t, const struct node *n, unsigned depth)
{
	switch (n->type) {
	case NODE_TEXT:
		escape_texi(&t->gather, n->text);
		return;
	case NODE_CODE_SPAN:
		put_code_span(t, n->text);
		return;
	case NODE_SOFT_BREAK:
		sink_lit(&t->gather, " ");
		return;
	case NODE_BREAK:
		put_break(t);
		return;
	case NODE_LINK:
		put_link(t, n, depth);
		return;
	case NODE_IMAGE:
		sink_lit(&t->gather, "[");
		put_link(t, n, depth);
		sink_lit(&t->gather, "]");
		return;
	case NODE_EMPH:
		put_wrapped(t, "emph", n, depth);
		return;
	case NODE_STRONG:
		put_wrapped(t, begins_note(n) ? "b" : "strong", n, depth);
		return;
	case NODE_STRIKE:
		escape_texi(&t->gather, SV("~~"));
		put_inlines(t, n, depth);
		escape_texi(&t->gather, SV("~~"));
		return;
	CASE_NODE_NOT_INLINE:
		break;
	}
	put_inlines(t, n, depth);
}

static void
put_inlines(struct texi *t, const struct node *parent, unsigned depth)
{
	if (++depth > DOC_DEPTH_MAX)
		return;
	for (const struct node *n = parent->first; n != NULL; n = n->next)
		put_inline(t, n, depth);
}

static void
gather(struct texi *t, const struct node *parent)
{
	buf_clear(&t->text);
	put_inlines(t, parent, 0);
}

void
texi_line(struct texi *t, const struct node *parent)
{
	t->is_line = true;
	gather(t, parent);
	t->is_line = false;
	fill_texi_line(t->out, buf_view(&t->text));
}

/* --- blocks --- */

static void put_block(struct texi *t, const struct node *n, unsigned depth);

static void
gap(struct texi *t)
{
	if (t->needs_gap)
		sink_lit(t->out, "\n");
	t->needs_gap = true;
}

static void
put_para(struct texi *t, const struct node *n)
{
	gather(t, n);
	if (sv_trim(buf_view(&t->text)).n == 0)
		return;
	gap(t);
	fill_texi(t->out, buf_view(&t->text));
}

static void
put_heading(struct texi *t, const struct node *n)
{
	gather(t, n);
	if (sv_trim(buf_view(&t->text)).n == 0)
		return;
	gap(t);
	sink_printf(t->out, "@%s{", begins_note(n) ? "b" : "strong");
	texi_line(t, n);
	sink_lit(t->out, "}\n");
}

/* TEXT as it stands, with NOTE above it. */
static void
put_literal(struct texi *t, struct sv text, struct sv note)
{
	while (text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	if (text.n == 0)
		return;
	gap(t);
	sink_lit(t->out, "@example\n");
	if (note.n > 0) {
		sink_lit(t->out, "@r{@i{(");
		escape_texi(t->out, note);
		sink_lit(t->out, ")}}\n");
	}
	escape_texi_code(t->out, text);
	sink_lit(t->out, "\n@end example\n");
}

static void
put_code(struct texi *t, const struct node *n)
{
	struct arena_mark mark = arena_mark(t->x->arena);
	struct fence fence = fence_parse(n->u.code.info, t->x->arena);
	struct sv note = code_note(n, &fence, t->x->arena);

	if (n->u.code.is_fenced && fence.is_rust) {
		buf_clear(&t->code);
		fence_visible(n->text, &t->code);
		put_literal(t, buf_view(&t->code), note);
	} else {
		put_literal(t, n->text, note);
	}
	arena_reset(t->x->arena, mark);
}

static void
put_children(struct texi *t, const struct node *first, unsigned depth)
{
	for (const struct node *n = first; n != NULL; n = n->next)
		put_block(t, n, depth + 1);
}

static void
put_item(struct texi *t, const struct node *item, unsigned depth)
{
	const struct node *first = item->first;
	bool has_text = false;

	sink_lit(t->out, "@item\n");
	if (item->u.item.task != TASK_NONE)
		sink_printf(t->out, "[%c]\n",
		    item->u.item.task == TASK_DONE ? 'x' : ' ');
	if (first != NULL && first->type == NODE_PARA) {
		gather(t, first);
		has_text = sv_trim(buf_view(&t->text)).n > 0;
		fill_texi(t->out, buf_view(&t->text));
		first = first->next;
	}
	if (!has_text && item->u.item.task == TASK_NONE)
		sink_lit(t->out, "@w{}\n");
	t->needs_gap = true;
	put_children(t, first, depth);
}

static void
put_list(struct texi *t, const struct node *list, unsigned depth)
{
	const char *name = list->u.list.is_ordered ? "enumerate" : "itemize";

	gap(t);
	if (list->u.list.is_ordered && list->u.list.start != 1)
		sink_printf(t->out, "@enumerate %lu\n",
		    (unsigned long)list->u.list.start);
	else
		sink_printf(t->out, "@%s\n", name);
	for (const struct node *n = list->first; n != NULL; n = n->next) {
		if (n->prev != NULL && !list->u.list.is_tight)
			sink_lit(t->out, "\n");
		put_item(t, n, depth);
	}
	sink_printf(t->out, "@end %s\n", name);
	t->needs_gap = true;
}

static void
put_quote(struct texi *t, const struct node *n, unsigned depth)
{
	gap(t);
	sink_lit(t->out, "@quotation\n");
	t->needs_gap = false;
	put_children(t, n->first, depth);
	sink_lit(t->out, "@end quotation\n");
	t->needs_gap = true;
}

/* --- tables --- */

/* The share of each column in hundredths, by its widest cell. */
static void
put_fractions(struct texi *t, const struct node *table)
{
	size_t widest[COLUMNS_MAX] = { 0 }, total = 0;
	const size_t n = table->u.table.columns;

	for (const struct node *row = table->first; row; row = row->next) {
		const struct node *cell = row->first;

		for (size_t i = 0; cell != NULL && i < n; i++) {
			struct arena_mark mark = arena_mark(t->x->arena);
			size_t columns = utf8_columns(plain_text(t, cell)) + 2;

			arena_reset(t->x->arena, mark);
			if (columns > CELL_MAX)
				columns = CELL_MAX;
			if (columns > widest[i])
				widest[i] = columns;
			cell = cell->next;
		}
	}
	for (size_t i = 0; i < n; i++)
		total += widest[i];
	for (size_t i = 0; i < n; i++)
		sink_printf(t->out, " .%02u", total < 70 ?
		    (unsigned)((widest[i] + 1) * 100 / 72) :
		    (unsigned)(widest[i] * 99 / total));
	sink_lit(t->out, "\n");
}

static void
put_row(struct texi *t, const struct node *row)
{
	if (row->prev == NULL)
		sink_lit(t->out, "@headitem ");
	else
		sink_lit(t->out, "@item ");
	for (const struct node *cell = row->first; cell; cell = cell->next) {
		if (cell != row->first)
			sink_lit(t->out, "\n@tab ");
		texi_line(t, cell);
	}
	sink_lit(t->out, "\n");
}

static void
put_table(struct texi *t, const struct node *table)
{
	const size_t columns = table->u.table.columns;

	gap(t);
	if (columns == 0 || columns > COLUMNS_MAX) {
		for (const struct node *r = table->first; r; r = r->next) {
			for (const struct node *c = r->first; c; c = c->next) {
				if (c != r->first)
					sink_lit(t->out, " | ");
				texi_line(t, c);
			}
			sink_lit(t->out, "\n\n");
		}
		return;
	}
	sink_lit(t->out, "@multitable @columnfractions");
	put_fractions(t, table);
	for (const struct node *r = table->first; r != NULL; r = r->next)
		put_row(t, r);
	sink_lit(t->out, "@end multitable\n");
}

static void
put_block(struct texi *t, const struct node *n, unsigned depth)
{
	if (depth > DOC_DEPTH_MAX)
		return;
	switch (n->type) {
	case NODE_PARA:
		put_para(t, n);
		return;
	case NODE_HEADING:
		put_heading(t, n);
		return;
	case NODE_LIST:
		put_list(t, n, depth);
		return;
	case NODE_TABLE:
		put_table(t, n);
		return;
	case NODE_QUOTE:
		put_quote(t, n, depth);
		return;
	case NODE_CODE:
		put_code(t, n);
		return;
	case NODE_HTML:
		put_literal(t, n->text, SV(""));
		return;
	case NODE_RULE:
		gap(t);
		sink_lit(t->out, "@center * * *\n");
		return;
	CASE_NODE_NOT_STANDING:
		break;
	}
}

void
texi_one(struct texi *t, const struct node *n)
{
	put_block(t, n, 0);
}
