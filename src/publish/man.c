#include "config.h"

#include "publish/man.h"

#include "doc/section.h"
#include "publish/man_block.h"
#include "publish/man_head.h"
#include "publish/man_links.h"
#include "render/escape.h"

#define NAMES_MAX 3		/* aliases in the NAME line */

/* --- the head --- */

static void
put_name(struct man *m)
{
	const struct page *p = m->page;
	size_t n = 0;

	sink_lit(m->out, ".SH NAME\n");
	man_name(m->out, m->x, p->slug);
	for (size_t i = 0; i < p->aliases.n && n < NAMES_MAX; i++) {
		if (!man_is_name(p->aliases.v[i]))
			continue;
		sink_lit(m->out, ", ");
		escape_roff_arg(m->out, p->aliases.v[i]);
		n++;
	}
	sink_lit(m->out, " \\- ");
	escape_roff(m->out, sv_trim(p->summary.n > 0 ? p->summary : p->title),
	    false);
	sink_lit(m->out, "\n");
}

/* --- the entries --- */

static bool
is_heading(const struct node *n)
{
	return n != NULL && n->type == NODE_HEADING;
}

/* On a page without levels and kinds the entries are plain sections. */
static bool
has_questions(const struct page *p)
{
	for (size_t i = 1; i < p->nentries; i++)
		if (p->entries[i].level != LEVEL_NONE ||
		    p->entries[i].kind != KIND_NONE)
			return true;
	return false;
}

static void
put_overview(struct man *m, const struct entry *e)
{
	sink_lit(m->out, ".SH DESCRIPTION\n");
	if (e->first == NULL || e->first == e->end) {
		escape_roff(m->out, m->page->title, true);
		sink_lit(m->out, "\n");
		return;
	}
	man_body(m, e->first, e->end, ".SS ", 6);
}

/* The entry's name as typed, for those who search the source (man -K). */
static void
put_plain_id(struct man *m, const struct entry *e)
{
	sink_lit(m->out, ".\\\" ");
	escape_tsv(m->out, m->page->slug);
	sink_lit(m->out, "#");
	escape_tsv(m->out, e->id);
	sink_lit(m->out, "\n");
}

/* junior concept question, page#id */
static void
put_facts(struct man *m, const struct entry *e)
{
	const struct sv level = level_name(e->level), kind = kind_name(e->kind);

	if (e->id.n == 0)
		return;
	put_plain_id(m, e);
	sink_lit(m->out, "\\fI");
	escape_roff(m->out, level, false);
	if (level.n > 0 && kind.n > 0)
		sink_lit(m->out, " ");
	escape_roff(m->out, kind, false);
	sink_lit(m->out, "\\fR");
	if (level.n + kind.n > 0)
		sink_lit(m->out, ", ");
	escape_roff_arg(m->out, m->page->slug);
	sink_lit(m->out, "#");
	escape_roff_arg(m->out, e->id);
	sink_lit(m->out, "\n");
	m->needs_break = true;
}

static void
put_entry(struct man *m, const struct entry *e, bool is_question)
{
	const struct node *first = e->first;
	unsigned level = 6;

	m->nnamed = 0;
	m->needs_break = true;
	if (is_heading(first)) {
		man_head_line(m, is_question ? ".SS " : ".SH ", first);
		level = first->u.heading.level + 1u;
		first = first->next;
	}
	if (is_question)
		put_facts(m, e);
	if (first != e->end)
		man_body(m, first, e->end, is_question ? NULL : ".SS ", level);
}

/* --- the foot --- */

static void
put_see_also(struct man *m)
{
	const struct page *p = m->page;
	const bool is_resolved = p->related.n > 0;
	size_t n = is_resolved ? p->related.n : p->see_also.n, k = 0;
	struct sv *slugs;

	if (n == 0)
		return;
	slugs = arena_array(m->x->arena, n, sizeof(*slugs));
	for (size_t i = 0; i < n; i++) {
		struct sv slug = is_resolved ? p->related.v[i].slug :
		    p->see_also.v[i];
		size_t at = k++;

		for (; at > 0 && sv_cmp(slugs[at - 1], slug) > 0; at--)
			slugs[at] = slugs[at - 1];
		slugs[at] = slug;
	}
	sink_lit(m->out, ".SH \"SEE ALSO\"\n");
	for (size_t i = 0; i < n; i++) {
		sink_lit(m->out, ".BR ");
		man_name(m->out, m->x, slugs[i]);
		sink_printf(m->out, " (7)%s\n", i + 1 < n ? "," : "");
	}
}

static void
put_section(struct man *m, const char *name, struct sv before, struct sv text)
{
	if (sv_trim(text).n == 0)
		return;
	sink_printf(m->out, ".SH %s\n", name);
	buf_clear(&m->text);
	escape_roff(&m->gather, before, false);
	escape_roff(&m->gather, text, false);
	if (before.n > 0)
		sink_lit(&m->gather, ".");
	fill_roff(m->out, buf_view(&m->text), 40);
}

void
man_page(struct sink *out, const struct export *x, const struct page *page)
{
	struct buf body = { 0 };
	struct sink to_body = { 0 };
	const bool is_kit = has_questions(page);
	struct man m;

	sink_to_buf(&to_body, &body);
	man_init(&m, &to_body, x, page);
	put_name(&m);
	put_overview(&m, &page->entries[0]);
	if (is_kit)
		sink_lit(&to_body, ".SH QUESTIONS\n");
	for (size_t i = 1; i < page->nentries; i++)
		put_entry(&m, &page->entries[i], is_kit);
	put_section(&m, "NOTES", SV("Code checked with "), page->checked);
	put_see_also(&m);
	put_section(&m, "AUTHORS", SV(""), x->toc->meta.authors);
	put_section(&m, "COPYRIGHT", SV(""), x->toc->meta.copyright);

	if (sv_find(buf_view(&body), SV("\n.TS\n")) < body.n)
		sink_lit(out, "'\\\" t\n");
	man_head(out, x, page->slug);
	fill_roff_body(out, buf_view(&body));
	man_release(&m);
	sink_release(&to_body);
	buf_release(&body);
}
