#include "config.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/sink.h"
#include "cmd/command.h"
#include "cmd/kit.h"
#include "cmd/lookup.h"
#include "cmd/report.h"
#include "doc/fence.h"
#include "kit/exercise.h"
#include "kit/prove.h"
#include "render/escape.h"

struct prover {
	struct call *c;
	struct rustc rustc;
	unsigned as_claimed, otherwise, not_tried;
};

static void
print_text(struct sv text, bool is_ascii)
{
	struct buf safe = { 0 };
	struct sink sink;

	sink_to_buf(&sink, &safe);
	escape_plain(&sink, text, is_ascii);
	sink_release(&sink);
	(void)fwrite(safe.p, 1, safe.n, stdout);
	buf_release(&safe);
}

/* "own-rules block 1: claimed: …; happened: …" */
static void
tell(struct prover *p, struct sv name, struct sv what,
    const struct proof *proof)
{
	const struct prove_opts *o = p->c->opts;
	bool is_ascii = p->c->app->terminal.ansi.is_ascii;

	print_text(name, is_ascii);
	(void)printf(" %.*s: ", SV_ARG(what));
	switch (proof->verdict) {
	case PROOF_NOT_TRIED:
		p->not_tried++;
		(void)printf("not tried: it %.*s\n", SV_ARG(proof->happened));
		return;
	case PROOF_AS_CLAIMED:
		p->as_claimed++;
		(void)printf("%.*s, as claimed\n", SV_ARG(proof->happened));
		break;
	case PROOF_OTHERWISE:
		p->otherwise++;
		(void)printf("%.*s; claimed: %.*s\n", SV_ARG(proof->happened),
		    SV_ARG(proof->claim));
		break;
	}
	if (proof->said.n > 0 &&
	    (o->is_verbose || proof->verdict == PROOF_OTHERWISE))
		print_text(proof->said, is_ascii);
}

static struct sv
name_of(const struct page *page, const struct entry *entry, struct arena *a)
{
	return entry->is_overview ? page->slug :
	    arena_printf(a, "%.*s#%.*s", SV_ARG(page->slug),
		SV_ARG(entry->id));
}

static bool
prove_parts(struct prover *p, const struct exercise *x, struct err *e)
{
	struct arena *a = &p->c->app->arena;
	struct proof proof;

	if (!prove_exercise(&p->rustc, x, false, a, &proof, e))
		return false;
	tell(p, x->name, SV("starter"), &proof);
	if (x->solution.n == 0)
		return true;
	if (!prove_exercise(&p->rustc, x, true, a, &proof, e))
		return false;
	tell(p, x->name, SV("solution"), &proof);
	return true;
}

static bool
prove_entry(struct prover *p, const struct page *page,
    const struct entry *entry, struct err *e)
{
	struct arena *a = &p->c->app->arena;
	struct exercise x;
	unsigned number = 0;

	if (exercise_read(page, entry, a, &x))
		return prove_parts(p, &x, e);
	for (const struct node *top = entry->first;
	    top != NULL && top != entry->end; top = top->next)
		for (const struct node *n = top; n != NULL;
		    n = node_walk(top, (struct node *)(uintptr_t)n, false)) {
			struct proof proof;

			if (n->type != NODE_CODE || n->text.n == 0)
				continue;
			number++;
			if (!prove_block(&p->rustc, n, a, &proof, e))
				return false;
			tell(p, name_of(page, entry, a),
			    arena_printf(a, "block %u", number), &proof);
			(void)fflush(stdout);
		}
	return true;
}

static bool
prove_place(struct prover *p, const struct place_in_book *place,
    struct err *e)
{
	struct arena *a = &p->c->app->arena;
	struct page page;

	if (!(place->is_page ?
		book_page(place->book, place->page, a, &page, e) :
		book_page_entry(place->book, place->entry, a, &page, e)))
		return false;
	for (size_t i = 0; i < page.nentries; i++)
		if (!prove_entry(p, &page, &page.entries[i], e))
			return false;
	return true;
}

static int
conclude(const struct prover *p, struct sv name)
{
	if (p->as_claimed + p->otherwise + p->not_tried == 0) {
		report("'%.*s' has no code", SV_ARG(name));
		return EXIT_NOTHING;
	}
	(void)printf("rustc %.*s: %u as claimed, %u otherwise, %u not tried\n",
	    SV_ARG(p->rustc.version), p->as_claimed, p->otherwise,
	    p->not_tried);
	return p->otherwise > 0 ? EXIT_NOTHING : EXIT_DONE;
}

int
cmd_prove(struct call *c)
{
	struct arena *a = &c->app->arena;
	struct prover p = { .c = c };
	struct places_found found = { 0 };
	struct err e = { 0 };
	struct sv name = call_text(c);
	int status;

	if (c->nwords == 0)
		(void)err_set(&e, ERR_USAGE, "prove the code of what?");
	if (e.code != ERR_NONE ||
	    !lookup_name(&c->app->shelf, name, a, &found, &e))
		return report_err(&e, "prove");
	if (found.n == 0)
		return report_unnamed(name, a);
	if (!rustc_open(&p.rustc, a, &e))
		return report_err(&e, NULL);
	for (size_t i = 0; i < found.n && e.code == ERR_NONE; i++)
		if (!prove_place(&p, &found.v[i], &e))
			break;
	status = e.code != ERR_NONE ? report_err(&e, NULL) :
				      conclude(&p, name);
	rustc_close(&p.rustc);
	return status;
}
