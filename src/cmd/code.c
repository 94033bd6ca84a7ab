#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/sink.h"
#include "cmd/listing.h"
#include "cmd/lookup.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/show.h"
#include "cmd/table.h"
#include "doc/fence.h"
#include "render/escape.h"

/* clang-format off */
const struct opt code_opts[] = {
	{ .name = "all", .type = OPT_FLAG,
	    .offset = offsetof(struct code_opts, is_all),
	    .help = "hidden lines too, so that each block compiles" },
	{ .letter = 'n', .name = "block", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct code_opts, block),
	    .help = "only block N, counted from 1" },
	{ .type = OPT_END },
};
/* clang-format on */

struct code_run {
	const struct code_opts *opts;
	uint64_t nblocks;	/* in all */
	uint64_t seen;
	struct buf *out;
	struct arena *arena;
};

static void
append_block(struct code_run *run, const struct node *block)
{
	struct fence fence = fence_parse(block->u.code.info, run->arena);

	run->seen++;
	if (run->opts->block.is_set && run->opts->block.value != run->seen)
		return;
	if (run->nblocks > 1 && !run->opts->block.is_set)
		buf_printf(run->out, "%s// block %llu of %llu%s%.*s\n",
		    run->out->n > 0 ? "\n" : "",
		    (unsigned long long)run->seen,
		    (unsigned long long)run->nblocks,
		    block->u.code.info.n > 0 ? ": " : "",
		    SV_ARG(block->u.code.info));
	if (!fence.is_rust) {
		buf_sv(run->out, block->text);
	} else if (!run->opts->is_all) {
		fence_visible(block->text, run->out);
	} else {
		fence_program(block->text, run->out);
	}
	if (run->out->n > 0 && run->out->p[run->out->n - 1] != '\n')
		buf_byte(run->out, '\n');
}

static bool
is_code_block(const struct node *n)
{
	return n->type == NODE_CODE && n->text.n > 0;
}

static uint64_t
count_blocks(const struct node *root)
{
	struct node *n = root->first;
	uint64_t count = 0;

	for (; n != NULL; n = node_walk(root, n, false))
		count += is_code_block(n);
	return count;
}

static bool
append_place(struct app *app, const struct place_in_book *place,
    struct code_run *run, struct err *e)
{
	struct page page;
	struct node *n;

	if (!(place->is_page ?
		    book_page(place->book, place->page, &app->arena, &page, e) :
		    book_page_entry(place->book, place->entry, &app->arena,
			&page, e)))
		return false;
	run->nblocks += count_blocks(page.doc.root);
	for (n = page.doc.root->first; n != NULL;
	    n = node_walk(page.doc.root, n, false))
		if (is_code_block(n))
			append_block(run, n);
	return true;
}

/* The words of a name, which are joined with '-' and '#'. */
static struct sv
words_of_name(struct sv name, struct arena *a)
{
	char *words = arena_cstr(a, name);
	size_t i;

	for (i = 0; i < name.n; i++)
		if (words[i] == '-' || words[i] == '#')
			words[i] = ' ';
	return sv_make(words, name.n);
}

static int
no_code(struct app *app, struct sv name)
{
	struct search_opts opts = { .limit = 1 };
	struct hits hits = { 0 };
	struct err e = { 0 };
	struct sv near = SV("");

	opts.filter.kinds = 1u << KIND_CODE | 1u << KIND_DEBUG;
	if (!search_run(&app->shelf, words_of_name(name, &app->arena), &opts,
		&app->arena, &hits, &e))
		return report_err(&e, NULL);
	if (hits.n > 0 && !listing_name(app, &hits.v[0], &near, &e))
		return report_err(&e, NULL);
	report("'%.*s' has no code%s%.*s", SV_ARG(name),
	    near.n > 0 ? "; the nearest that has: rust-interview code " : "",
	    SV_ARG(near));
	return EXIT_NOTHING;
}

static int
finish(struct call *c, const struct code_run *run, struct sv name)
{
	struct buf safe = { 0 };
	struct sink sink;
	int status;

	if (run->seen == 0)
		return no_code(c->app, name);
	if (run->opts->block.is_set && (run->opts->block.value == 0 ||
		run->opts->block.value > run->nblocks)) {
		report("'%.*s' has %llu block%s of code", SV_ARG(name),
		    (unsigned long long)run->nblocks,
		    run->nblocks == 1 ? "" : "s");
		return EXIT_NOTHING;
	}
	/* What goes to a file is the code itself; a terminal is protected. */
	if (!c->app->terminal.is_terminal)
		return pager_write(c->app, buf_view(run->out));
	sink_to_buf(&sink, &safe);
	escape_plain(&sink, buf_view(run->out), false);
	status = pager_write(c->app, buf_view(&safe));
	sink_release(&sink);
	buf_release(&safe);
	return status;
}

static bool
append_found(struct app *app, const struct places_found *found,
    struct code_run *run, struct err *e)
{
	size_t i;

	for (i = 0; i < found->n; i++)
		if (!append_place(app, &found->v[i], run, e))
			return false;
	return true;
}

int
cmd_code(struct call *c)
{
	struct buf out = { 0 };
	struct code_run run = { .opts = c->opts, .out = &out,
		.arena = &c->app->arena };
	struct places_found found;
	struct err e = { 0 };
	struct sv name = call_text(c);
	size_t i;
	int status;

	if (name.n == 0)
		(void)err_set(&e, ERR_USAGE, "the code of what?");
	if (e.code != ERR_NONE || !lookup_name(&c->app->shelf, name,
		&c->app->arena, &found, &e))
		return report_err(&e, "code");
	if (found.n > 0) {
		if (!append_found(c->app, &found, &run, &e))
			goto fail;
		status = finish(c, &run, name);
		goto out;
	}
	/* Each word a name of its own. */
	for (i = 0; i < c->nwords && c->nwords > 1; i++) {
		if (!lookup_name(&c->app->shelf, sv_cstr(c->words[i]),
			&c->app->arena, &found, &e) ||
		    !append_found(c->app, &found, &run, &e))
			goto fail;
		if (found.n == 0)
			break;
	}
	status = found.n == 0 ? show_nothing(c->app, name) :
				finish(c, &run, name);
	goto out;
fail:
	status = report_err(&e, "code");
out:
	buf_release(&out);
	return status;
}
