#include "config.h"

#include "publish/pdf.h"

#include "base/child.h"
#include "doc/vocab.h"
#include "publish/man_block.h"
#include "publish/paper.h"
#include "render/escape.h"

#define GROFF_LIMIT ((size_t)1 << 30)	/* bytes of a PDF */

static const char macros[] =
#include "publish/pdf_macros.def"
    ;

/* --- the source --- */

/* TEXT as a macro's argument between quotes. */
static void
put_arg(struct sink *out, struct sv text)
{
	sink_lit(out, " \"");
	escape_roff_arg(out, text);
	sink_lit(out, "\"");
}

static bool
is_balanced(struct sv s)
{
	int depth = 0;

	for (size_t i = 0; i < s.n && depth >= 0; i++)
		depth += s.p[i] == '(' ? 1 : s.p[i] == ')' ? -1 : 0;
	return depth == 0;
}

/* TEXT as a string of PDF between quotes, read by groff before. */
static void
put_pdf_string(struct sink *out, struct sv text, struct arena *a)
{
	struct sv plain = escape_plain_sv(text, true, a);
	bool keeps_parens = is_balanced(plain);

	for (size_t i = 0; i < plain.n; i++) {
		char c = plain.p[i];

		if (c == '"')
			c = '\'';
		if (c == '\\' || (!keeps_parens && (c == '(' || c == ')')))
			c = ' ';
		sink_printf(out, "%c", c);
	}
}

/* TEXT as an outline's title, which groff's macro makes a line of its own. */
static void
put_bookmark(struct sink *out, struct sv text, struct arena *a)
{
	struct buf string = { 0 };
	struct sink to_string;
	struct sv s;

	sink_to_buf(&to_string, &string);
	put_pdf_string(&to_string, text, a);
	s = sv_trim(buf_view(&string));
	sink_lit(out, " \"");
	if (s.n > 0 && (s.p[0] == '.' || s.p[0] == '\''))
		sink_lit(out, "\\&");
	sink_put(out, s);
	sink_lit(out, "\"");
	sink_release(&to_string);
	buf_release(&string);
}

static void
put_string(struct sink *out, const char *name, struct sv text)
{
	sink_printf(out, ".ds %s \"", name);
	escape_roff_arg(out, text);
	sink_lit(out, "\n");
}

static void
put_title_page(struct sink *out, const struct book_meta *meta,
    struct arena *a)
{
	const struct sv lines[] = { meta->version, meta->date, meta->authors,
		meta->copyright };

	sink_lit(out, ".pdfinfo /Title \"");
	put_pdf_string(out, meta->title, a);
	sink_lit(out, "\"\n.TI");
	put_arg(out, meta->title.n > 0 ? meta->title : meta->name);
	sink_lit(out, "\n");
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		if (lines[i].n == 0)
			continue;
		escape_roff(out, lines[i], true);
		sink_lit(out, "\n");
	}
}

static void
put_contents(struct sink *out, const struct toc *toc)
{
	sink_lit(out, ".CT\n");
	for (size_t i = 0; i < toc->nareas; i++) {
		const struct area *area = &toc->areas[i];

		if (toc->nareas > 1) {
			sink_lit(out, ".AR");
			put_arg(out, area->title);
			sink_lit(out, "\n");
		}
		for (uint32_t k = 0; k < area->npages; k++) {
			uint32_t page = area->first_page + k;

			sink_printf(out, ".TO p%lu", (unsigned long)page);
			put_arg(out, toc->pages[page].title);
			sink_lit(out, "\n");
		}
	}
}

void
pdf_begin(struct sink *out, const struct export *x)
{
	const struct book_meta *meta = &x->toc->meta;
	struct sv version = meta->version.n > 0 ?
	    arena_printf(x->arena, "%.*s %.*s", SV_ARG(meta->name),
		SV_ARG(meta->version)) : meta->name;

	put_string(out, "title", meta->title);
	put_string(out, "foot", version);
	sink_put(out, sv_make(macros, sizeof(macros) - 1));
	put_title_page(out, meta, x->arena);
	put_contents(out, x->toc);
}

/* The area's name in the outline, at its first page. */
static void
put_area(struct sink *out, const struct export *x, uint32_t page)
{
	for (size_t i = 0; i < x->toc->nareas; i++) {
		if (x->toc->areas[i].first_page != page ||
		    x->toc->areas[i].npages == 0)
			continue;
		sink_lit(out, ".br\n.ds head\n.bp\n.pdfbookmark 1");
		put_bookmark(out, x->toc->areas[i].title, x->arena);
		sink_lit(out, "\n");
	}
}

/* mid concept, page#id */
static void
put_facts(struct man *m, const struct entry *e)
{
	const struct sv level = level_name(e->level), kind = kind_name(e->kind);

	sink_lit(m->out, "\\m[dim]\\s-1");
	escape_roff(m->out, level, false);
	if (level.n > 0 && kind.n > 0)
		sink_lit(m->out, " ");
	escape_roff(m->out, kind, false);
	if (level.n + kind.n > 0)
		sink_lit(m->out, ", ");
	escape_roff_arg(m->out, m->page->slug);
	sink_lit(m->out, "#");
	escape_roff_arg(m->out, e->id);
	sink_lit(m->out, "\\s+1\\m[]\n");
}

static void
put_question(struct man *m, const struct entry *e)
{
	const struct node *first = e->first;

	sink_printf(m->out, ".QU e%lu", (unsigned long)e->number);
	put_arg(m->out, e->title);
	put_bookmark(m->out, e->title, m->x->arena);
	sink_lit(m->out, "\n");
	put_facts(m, e);
	m->needs_break = true;
	if (first != NULL && first != e->end && first->type == NODE_HEADING)
		first = first->next;
	if (first != e->end)
		man_body(m, first, e->end, NULL, 0);
}

void
pdf_page(struct sink *out, const struct export *x, const struct page *page)
{
	const struct entry *overview = &page->entries[0];
	uint32_t number = x->toc->entries[overview->number].page;
	struct buf body = { 0 };
	struct sink to_body = { 0 };
	struct man m;

	sink_to_buf(&to_body, &body);
	put_area(&to_body, x, number);
	sink_printf(&to_body, ".CH p%lu", (unsigned long)number);
	put_arg(&to_body, page->title);
	put_bookmark(&to_body, page->title, x->arena);
	sink_lit(&to_body, "\n");
	man_init(&m, &to_body, x, page);
	m.is_book = true;
	if (page->summary.n > 0) {
		sink_lit(&to_body, "\\fI");
		escape_roff(&to_body, page->summary, false);
		sink_lit(&to_body, "\\fP\n");
		m.needs_break = true;
	}
	man_body(&m, overview->first, overview->end, ".SS ", 6);
	for (size_t i = 1; i < page->nentries; i++)
		put_question(&m, &page->entries[i]);
	sink_put(out, buf_view(&m.links));
	fill_roff_body(out, buf_view(&body));
	man_release(&m);
	sink_release(&to_body);
	buf_release(&body);
}

/* --- groff --- */

bool
pdf_groff(const char *option, const char *other, struct sv text,
    struct child_result *result, struct err *e)
{
	char *argv[] = { (char[]){ "groff" }, (char[]){ "-Tpdf" },
		(char[]){ "-t" }, (char[]){ "-Kutf8" }, NULL, NULL, NULL };
	struct sv said;

	argv[4] = (char *)(uintptr_t)option;
	argv[5] = (char *)(uintptr_t)other;
	if (!child_run(argv, text, GROFF_LIMIT, result, e))
		return err_wrap(e, "a PDF needs groff (Debian: groff; Fedora: "
		    "groff, groff-perl; Alpine: groff)");
	if (result->status == 0)
		return true;
	said = buf_view(&result->said);
	said = sv_sub(said, 0, sv_find_byte(said, '\n'));
	return err_set(e, ERR_SYS, "groff could not make a PDF; it needs its "
	    "PDF device (Debian: groff, not groff-base; Fedora: groff-perl; "
	    "Alpine: groff); it said: %.*s", (int)(said.n < 160 ? said.n :
	    160), said.n > 0 ? said.p : "nothing");
}

/* The lines "@DEST PAGE" that the first pass wrote, as strings. */
static void
put_numbers(struct sv said, struct buf *out)
{
	struct sv line;

	while (sv_split(&said, '\n', &line))
		if (sv_starts(line, SV("@")))
			buf_printf(out, ".ds %.*s\n", SV_ARG(line));
}

bool
pdf_convert(const struct export *x, struct sv text, struct buf *out,
    struct err *e)
{
	const struct paper *paper = paper_named(x->wish->paper, e);
	struct child_result first = { 0 }, second = { 0 };
	struct buf source = { 0 };
	size_t head;
	bool ok = false;

	if (paper == NULL)
		return false;
	buf_printf(&source, ".ds paper-w %s\n.ds paper-h %s\n", paper->width,
	    paper->height);
	head = source.n;
	buf_sv(&source, text);
	if (!pdf_groff("-z", NULL, buf_view(&source), &first, e))
		goto out;
	source.n = head;
	put_numbers(buf_view(&first.said), &source);
	buf_sv(&source, text);
	if (!pdf_groff(arena_printf(x->arena, "-P-p%s", paper->name).p, NULL,
		buf_view(&source), &second, e))
		goto out;
	buf_sv(out, buf_view(&second.out));
	ok = true;
out:
	child_release(&second);
	child_release(&first);
	buf_release(&source);
	return ok;
}
