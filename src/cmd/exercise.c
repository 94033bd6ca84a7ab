#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/sink.h"
#include "cmd/command.h"
#include "cmd/exercise.h"
#include "cmd/kit.h"
#include "cmd/lookup.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "kit/grid.h"
#include "render/ansi.h"
#include "render/escape.h"

/* clang-format off */
static const struct {
	const char *name, *words, *help;
	int (*run)(struct call *c);
} verbs[] = {
	{ "list", "", "the exercises, and how far you are", exercise_list },
	{ "show", "NAME", "task, starter and tests", exercise_show },
	{ "start", "NAME [DIR]", "a folder to work in", exercise_begin },
	{ "check", "[DIR]", "run the tests", exercise_check },
	{ "hint", "NAME", "the next hint", exercise_hint },
	{ "solution", "NAME", "a solution, once the tests pass",
	    exercise_solution },
};
/* clang-format on */
#define VERBS (sizeof(verbs) / sizeof(*verbs))

void
exercise_help(struct sink *out)
{
	sink_lit(out, "\n");
	for (size_t i = 0; i < VERBS; i++)
		sink_printf(out, "  %-8s %-11s %s\n", verbs[i].name,
		    verbs[i].words, verbs[i].help);
}

/* --- naming one --- */

bool
exercise_named(struct call *c, struct sv name, struct exercise *out,
    struct err *e)
{
	struct arena *a = &c->app->arena;
	struct places_found found;

	if (!lookup_name(&c->app->shelf, name, a, &found, e))
		return false;
	for (size_t i = 0; i < found.n; i++) {
		struct page *page = arena_alloc(a, sizeof(*page));

		if (found.v[i].is_page)
			continue;
		if (!book_page_entry(found.v[i].book, found.v[i].entry, a,
			page, e))
			return false;
		if (exercise_read(page, &page->entries[0], a, out))
			return true;
	}
	return err_set(e, ERR_USAGE, "'%.*s' is no exercise; rust-interview "
	    "exercise list shows them",
	    SV_ARG(report_cut(name, a)));
}

/* The words behind the verb are one name. */
static bool
named_by_words(struct call *c, struct exercise *out, struct err *e)
{
	struct call rest = *c;

	rest.words++;
	rest.nwords--;
	if (rest.nwords == 0)
		return err_set(e, ERR_USAGE, "which exercise? rust-interview "
		    "exercise list shows them");
	return exercise_named(c, call_text(&rest), out, e);
}

/* --- list --- */

struct lister {
	struct call *c;
	struct progress_rows progress;
	struct grid grid;
	size_t n;
};

static bool
list_one(struct lister *l, struct book *b, uint32_t number, struct err *e)
{
	struct arena *a = &l->c->app->arena;
	struct page page;
	struct exercise x;
	struct sv needs = SV("");

	if (!book_page_entry(b, number, a, &page, e))
		return false;
	if (!exercise_read(&page, &page.entries[0], a, &x))
		return true;
	for (size_t i = 0; i < x.crates.n; i++)
		needs = arena_printf(a, "%.*s%s%.*s", SV_ARG(needs),
		    i > 0 ? "," : "", SV_ARG(x.crates.v[i]));
	grid_cell(&l->grid, x.name);
	grid_cell(&l->grid, level_name(x.entry->level));
	grid_cell(&l->grid, exercise_state_name(
	    progress_of(&l->progress, x.name).state));
	grid_cell(&l->grid, needs);
	grid_cell(&l->grid, x.entry->short_title.n > 0 ?
	    x.entry->short_title : x.entry->title);
	l->n++;
	return true;
}

static bool
list_book(struct lister *l, struct book *b, enum level level, struct err *e)
{
	struct entry_brief brief;

	for (uint32_t i = 0; i < book_nentries(b); i++) {
		if (!book_entry_brief(b, i, &brief, e))
			return false;
		if (brief.kind == KIND_EXERCISE &&
		    (level == LEVEL_NONE || brief.level == level) &&
		    !list_one(l, b, i, e))
			return false;
	}
	return true;
}

/* Into a pipe: fields parted by tabs. */
static void
write_rows(const struct lister *l, struct sink *out)
{
	const struct grid *g = &l->grid;

	if (l->c->app->terminal.is_terminal) {
		grid_write(g, g->columns, out);
		return;
	}
	for (size_t i = 0; i < g->n; i++) {
		escape_tsv(out, g->cells[i]);
		sink_printf(out, "%c", (i + 1) % g->columns == 0 ? '\n' :
								   '\t');
	}
}

int
exercise_list(struct call *c)
{
	const struct exercise_opts *o = c->opts;
	struct lister l = { .c = c, .grid = { .a = &c->app->arena,
	    .is_ascii = c->app->terminal.ansi.is_ascii, .columns = 5,
	    .width = terminal_table_width(c->app) } };
	enum level level = LEVEL_NONE;
	struct buf text = { 0 };
	struct err e = { 0 };
	struct sink sink;
	int status;

	if (o->level != NULL && !level_named(sv_cstr(o->level), &level))
		(void)err_set(&e, ERR_USAGE, "unknown level '%s'; there are "
		    "junior, mid, senior", o->level);
	if (e.code != ERR_NONE ||
	    !progress_load(&c->app->arena, &l.progress, &e))
		return report_err(&e, "exercise");
	for (size_t i = 0; i < c->app->shelf.n; i++)
		if (!list_book(&l, c->app->shelf.books[i], level, &e))
			return report_err(&e, NULL);
	if (l.n == 0) {
		report("there are no such exercises in this book");
		return EXIT_NOTHING;
	}
	sink_to_buf(&sink, &text);
	write_rows(&l, &sink);
	sink_release(&sink);
	status = pager_write(c->app, buf_view(&text));
	buf_release(&text);
	return status;
}

/* --- show, hint, solution --- */

static int
show_parts(struct call *c, const struct exercise *x,
    const enum section *parts, size_t n)
{
	struct layout_opts how = terminal_layout(&c->app->terminal);
	struct buf text = { 0 };
	struct layout l;
	struct sink sink;
	int status;

	layout_parts(x->page, x->entry, parts, n, true, &how, &c->app->arena,
	    &l);
	sink_to_buf(&sink, &text);
	ansi_layout(&sink, &l, &c->app->terminal.ansi);
	sink_release(&sink);
	status = pager_write(c->app, buf_view(&text));
	buf_release(&text);
	return status;
}

int
exercise_show(struct call *c)
{
	static const enum section parts[] = { SECTION_PROMPT, SECTION_TASK,
		SECTION_STARTER, SECTION_TESTS };
	struct exercise x;
	struct err e = { 0 };

	if (!named_by_words(c, &x, &e))
		return report_err(&e, "exercise");
	return show_parts(c, &x, parts, 4);
}

/* Hint NUMBER, from 0, alone: the entry cut down to it. */
static int
show_hint(struct call *c, const struct exercise *x, size_t number)
{
	struct layout_opts how = terminal_layout(&c->app->terminal);
	static const enum section hint[] = { SECTION_HINT };
	struct entry only = *x->entry;
	struct part p = { 0 };
	struct buf text = { 0 };
	struct layout l;
	struct sink sink;
	size_t i = 0;
	int status;

	while (part_next(x->entry, &p))
		if (p.section == SECTION_HINT && i++ == number)
			break;
	/* The parts behind are cut off; those before are no hints. */
	only.first = x->entry->first;
	only.first->next = p.heading;
	only.end = p.end;
	layout_parts(x->page, &only, hint, 1, false, &how, &c->app->arena, &l);
	sink_to_buf(&sink, &text);
	sink_printf(&sink, "Hint %zu of %zu\n", number + 1, x->nhints);
	ansi_layout(&sink, &l, &c->app->terminal.ansi);
	sink_release(&sink);
	status = pager_write(c->app, buf_view(&text));
	buf_release(&text);
	return status;
}

int
exercise_hint(struct call *c)
{
	struct progress_rows rows;
	struct progress_row row;
	struct exercise x;
	struct err e = { 0 };

	if (!named_by_words(c, &x, &e) ||
	    !progress_load(&c->app->arena, &rows, &e))
		return report_err(&e, "exercise");
	row = progress_of(&rows, x.name);
	if (row.hints >= x.nhints) {
		report("%.*s has no %shint%s", SV_ARG(x.name),
		    x.nhints > 0 ? "further " : "",
		    x.nhints > 0 ? "; these were all:" : "s");
		for (size_t i = 0; i < x.nhints; i++)
			if (exercise_named(c, x.name, &x, &e))
				(void)show_hint(c, &x, i);
		return EXIT_NOTHING;
	}
	row.hints++;
	if (row.state == EXERCISE_NEW)
		row.state = EXERCISE_STARTED;
	/* A home that cannot be written is no reason to withhold it. */
	if (!progress_keep(&row, &c->app->arena, &e))
		report("%s; the hint is not counted", e.msg);
	return show_hint(c, &x, row.hints - 1);
}

int
exercise_solution(struct call *c)
{
	static const enum section parts[] = { SECTION_SOLUTION,
		SECTION_DISCUSSION, SECTION_SOURCES };
	const struct exercise_opts *o = c->opts;
	struct progress_rows rows;
	struct exercise x;
	struct err e = { 0 };

	if (!named_by_words(c, &x, &e) ||
	    !progress_load(&c->app->arena, &rows, &e))
		return report_err(&e, "exercise");
	if (progress_of(&rows, x.name).state != EXERCISE_PASSED &&
	    !o->is_anyway) {
		report("the tests of %.*s have not passed yet; --anyway shows "
		    "the solution", SV_ARG(x.name));
		return EXIT_NOTHING;
	}
	return show_parts(c, &x, parts, 3);
}

/* --- start --- */

int
exercise_begin(struct call *c)
{
	struct arena *a = &c->app->arena;
	struct progress_rows rows;
	struct progress_row row;
	struct exercise x;
	struct err e = { 0 };
	const char *dir;

	if (c->nwords < 2 || c->nwords > 3)
		(void)err_set(&e, ERR_USAGE, "start takes the name of an "
		    "exercise, and perhaps of a folder");
	if (e.code != ERR_NONE ||
	    !exercise_named(c, sv_cstr(c->words[1]), &x, &e))
		return report_err(&e, "exercise");
	dir = c->nwords > 2 ? c->words[2] : arena_cstr(a, x.entry->id);
	if (!exercise_start(&x, dir, a, &e) || !progress_load(a, &rows, &e))
		return report_err(&e, NULL);
	row = progress_of(&rows, x.name);
	if (row.state == EXERCISE_NEW)
		row.state = EXERCISE_STARTED;
	if (!progress_keep(&row, a, &e))
		return report_err(&e, NULL);
	(void)printf("%s: write into src/lib.rs, then: rust-interview exercise "
		     "check %s\n", dir, dir);
	if (x.crates.n > 0)
		(void)printf("It needs %.*s, and so Cargo.\n",
		    SV_ARG(exercise_crates(&x, a)));
	return EXIT_DONE;
}

int
cmd_exercise(struct call *c)
{
	struct err e = { 0 };
	struct buf all = { 0 };

	for (size_t i = 0; i < VERBS && c->nwords > 0; i++)
		if (strcmp(verbs[i].name, c->words[0]) == 0)
			return verbs[i].run(c);
	for (size_t i = 0; i < VERBS; i++)
		buf_printf(&all, "%s%s", i > 0 ? ", " : "", verbs[i].name);
	if (c->nwords == 0)
		(void)err_set(&e, ERR_USAGE, "exercise what? There are %.*s",
		    SV_ARG(buf_view(&all)));
	else
		(void)err_set(&e, ERR_USAGE, "exercise has no '%s'; there are "
		    "%.*s", c->words[0], SV_ARG(buf_view(&all)));
	buf_release(&all);
	return report_err(&e, "exercise");
}
