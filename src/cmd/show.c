#include "config.h"

#include "cmd/show.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/sink.h"
#include "base/vec.h"
#include "cmd/books.h"
#include "cmd/last.h"
#include "cmd/listing.h"
#include "cmd/note.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/show_file.h"
#include "cmd/table.h"
#include "render/escape.h"
#include "search/suggest.h"

#define SUGGESTIONS 5
#define NAMES_MAX ((size_t)1 << 20)	/* bytes of names on standard input */

/* clang-format off */
const struct opt show_opts[] = {
	{ .letter = 'a', .name = "all", .type = OPT_FLAG,
	    .offset = offsetof(struct show_opts, is_all),
	    .help = "all that a name means, not a list of them" },
	{ .letter = 's', .name = "short", .type = OPT_FLAG,
	    .offset = offsetof(struct show_opts, is_short),
	    .help = "title, short answer and last example" },
	{ .name = "part", .arg = "LIST", .type = OPT_STRING,
	    .offset = offsetof(struct show_opts, parts),
	    .help = "only these parts: prompt, short, answer, ..." },
	{ .name = "no-ids", .type = OPT_FLAG,
	    .offset = offsetof(struct show_opts, has_no_ids),
	    .help = "leave out the id under each question" },
	{ .letter = 'f', .name = "whatis", .type = OPT_SET,
	    .value = SHOW_WHATIS, .offset = offsetof(struct show_opts, mode),
	    .help = "one line on each name" },
	{ .letter = 'k', .name = "apropos", .type = OPT_SET,
	    .value = SHOW_APROPOS, .offset = offsetof(struct show_opts, mode),
	    .help = "search names and summaries" },
	{ .letter = 'K', .name = "global-apropos", .type = OPT_SET,
	    .value = SHOW_SEARCH, .offset = offsetof(struct show_opts, mode),
	    .help = "search the full text, as search does" },
	{ .letter = 'l', .name = "local-file", .type = OPT_SET,
	    .value = SHOW_FILE, .offset = offsetof(struct show_opts, mode),
	    .help = "a name is a Markdown file: show it" },
	{ .letter = 'w', .name = "where", .type = OPT_SET,
	    .value = SHOW_WHERE, .offset = offsetof(struct show_opts, mode),
	    .help = "where a name comes from: book and source file" },
	{ .type = OPT_END },
};
/* clang-format on */

int
show_nothing(struct app *app, struct sv name)
{
	struct search_opts opts = { .limit = SUGGESTIONS };
	struct err e = { 0 };
	struct hits hits = { 0 };
	struct sv_list near = { 0 };
	struct sv rest = name, first = SV("");
	const struct command *command;
	struct sv line;
	size_t i;

	(void)sv_word(&rest, &first);
	command = command_near(first);
	if (!suggest_names(&app->shelf, name, 3, &app->arena, &near, &e) ||
	    !search_run(&app->shelf, name, &opts, &app->arena, &hits, &e))
		return report_err(&e, NULL);
	line = arena_printf(&app->arena, "no page or question is named '%.*s'",
	    SV_ARG(report_cut(name, &app->arena)));
	for (i = 0; i < near.n; i++)
		line = arena_printf(&app->arena, "%.*s%s%.*s%s", SV_ARG(line),
		    i == 0 ? "; did you mean " : i + 1 == near.n ? " or " : ", ",
		    SV_ARG(near.v[i]), i + 1 == near.n ? "?" : "");
	if (near.n == 0 && hits.n == 0 && command == NULL)
		line = arena_printf(&app->arena, "%.*s; 'rust-interview list' "
		    "names what there is", SV_ARG(line));
	report("%.*s", SV_ARG(line));
	if (command != NULL)
		(void)fprintf(stderr, "  rust-interview %s    %s\n",
		    command->name, command->help);
	for (i = 0; i < hits.n; i++) {
		struct entry_info entry;
		struct sv id;

		if (!listing_name(app, &hits.v[i], &id, &e) ||
		    !book_entry_info(hits.v[i].book, hits.v[i].entry,
			&app->arena, &entry, &e))
			return report_err(&e, NULL);
		report_hint(id, entry.title, &app->terminal);
	}
	return EXIT_NOTHING;
}

/* "-3" or "3" is a hit of the last search. */
static bool
is_hit(struct sv name, uint64_t *number)
{
	return sv_number(sv_starts(name, SV("-")) ? sv_from(name, 1) : name,
	    number);
}

/* Numbers may also come as lines of "-". */
static bool
may_name_hits(const struct call *c)
{
	uint64_t number;

	for (size_t i = 0; i < c->nwords; i++)
		if (strcmp(c->words[i], "-") == 0 ||
		    is_hit(sv_cstr(c->words[i]), &number))
			return true;
	return false;
}

/* Not confined are those calls that may have to go on as another program, and
 * the one that looks for books. */
bool
show_open(struct call *c, struct err *e)
{
	const struct show_opts *opts = c->opts;

	(void)e;
	if (may_name_hits(c))
		last_open(c->app);
	if (show_file_is_left(c) ||
	    (opts->mode == SHOW_WHERE && c->nwords == 0))
		c->app->will_confine = false;
	note_open(c->app);
	return true;
}

/* NAME's places into FOUND. */
static bool
find(struct app *app, struct sv name, struct places_found *found,
    struct err *e)
{
	uint64_t number;

	if (is_hit(name, &number)) {
		struct sv hit = last_name(app, (size_t)number);

		if (hit.n == 0)
			return err_set(e, ERR_USAGE,
			    "there is no hit %llu of a last search; "
			    "'rust-interview search WORDS' numbers its hits",
			    (unsigned long long)number);
		name = hit;
	}
	return lookup_name(&app->shelf, name, &app->arena, found, e);
}

/* Several matches are called by their numbers, as hits of a search are. */
static bool
save_found(struct app *app, const struct hit *hits, size_t n,
    struct shown *out, struct err *e)
{
	listing_foot(app, SV("rust-interview N opens match N, -a shows all"),
	    &out->text);
	return listing_save(app, hits, n, e);
}

static bool
append_found(struct call *c, const struct places_found *found,
    struct shown *out, struct err *e)
{
	const struct show_opts *opts = c->opts;
	size_t i;

	if (opts->mode == SHOW_TEXT && found->n > 1 && !opts->is_all) {
		struct listing l = { .app = c->app,
			.is_numbered = c->app->terminal.is_terminal };
		struct hit *hits = arena_array(&c->app->arena, found->n,
		    sizeof(*hits));

		for (i = 0; i < found->n; i++)
			hits[i] = (struct hit){ .book = found->v[i].book,
				.page = found->v[i].page,
				.entry = found->v[i].entry };
		return listing_write(&l, hits, found->n, &out->text, e) &&
		    (!l.is_numbered || save_found(c->app, hits, found->n, out,
			e));
	}
	for (i = 0; i < found->n; i++) {
		const struct place_in_book *p = &found->v[i];

		if (!(opts->mode == SHOW_WHATIS ?
			    shown_whatis(c->app, p, out, e) :
			opts->mode == SHOW_WHERE ?
			    shown_where(c->app, p, out, e) :
			    show_place(c->app, opts, p, out, e)))
			return false;
	}
	return true;
}

static void
say_unnamed(struct app *app, struct sv name)
{
	report("no page or question is named '%.*s'",
	    SV_ARG(report_cut(name, &app->arena)));
}

/* As whatis(1) and man -w do, -f and -w answer for each name by itself. */
static bool
lists_names(const struct call *c)
{
	const struct show_opts *opts = c->opts;

	return opts->mode == SHOW_WHATIS || opts->mode == SHOW_WHERE;
}

/* All words as one name, else each word as a name of its own. */
static int
show_words(struct call *c, struct shown *out)
{
	struct places_found found;
	struct err e = { 0 };
	int status = EXIT_DONE;
	size_t i, nfound = 0;

	if (!find(c->app, call_text(c), &found, &e))
		return report_err(&e, "show");
	if (found.n > 0)
		return append_found(c, &found, out, &e) ? EXIT_DONE :
							  report_err(&e, "show");
	if (show_file_is_left(c))
		return show_file(c);
	if (c->nwords < 2)
		return show_nothing(c->app, call_text(c));
	for (i = 0; i < c->nwords; i++) {
		if (!find(c->app, sv_cstr(c->words[i]), &found, &e))
			return report_err(&e, "show");
		nfound += found.n > 0;
	}
	if (nfound == 0 || (nfound < c->nwords && !lists_names(c)))
		return show_nothing(c->app, call_text(c));
	for (i = 0; i < c->nwords && status != EXIT_TROUBLE; i++) {
		if (!find(c->app, sv_cstr(c->words[i]), &found, &e) ||
		    !append_found(c, &found, out, &e)) {
			status = report_err(&e, "show");
		} else if (found.n == 0) {
			say_unnamed(c->app, sv_cstr(c->words[i]));
			status = EXIT_NOTHING;
		}
	}
	return status;
}

/* Lines of names as they come: of a hit as search prints it to people, the
 * title's line waits for the one with its name. */
struct name_lines {
	struct call *call;
	struct shown *out;
	struct sv title;
	int status;
};

static void
show_line(struct name_lines *l, struct sv name, bool is_sure)
{
	struct places_found found;
	struct err e = { 0 };

	if (name.n == 0)
		return;
	if (!find(l->call->app, name, &found, &e) ||
	    !append_found(l->call, &found, l->out, &e)) {
		l->status = report_err(&e, "show");
	} else if (found.n == 0 && is_sure) {
		say_unnamed(l->call->app, name);
		l->status = EXIT_NOTHING;
	}
	if (found.n > 0)
		l->title = SV("");
}

static void
take_name_line(struct name_lines *l, struct sv line)
{
	static const struct sv under = SV_INIT("     ");
	struct sv rest = sv_trim(line), number;
	bool has_number = line.n > 0 && line.p[0] == ' ' &&
	    sv_word(&rest, &number) &&
	    sv_find_byte(number, '.') == number.n && rest.n > 0 &&
	    sv_number(number, &(uint64_t){ 0 });

	if (sv_starts(line, under) && !has_number) {
		/* Below the name stands a snippet. */
		show_line(l, sv_trim(line), false);
		return;
	}
	show_line(l, l->title, true);
	l->title = SV("");
	if (has_number)
		l->title = sv_trim(line);
	else
		show_line(l, sv_trim(line), true);
}

/* "show -": a name a line on standard input. */
static int
show_stdin(struct call *c, struct shown *out)
{
	struct name_lines lines = { .call = c, .out = out };
	struct buf names = { 0 };
	struct err e = { 0 };
	struct sv rest, line;

	if (!file_read("-", NAMES_MAX, &names, &e)) {
		buf_release(&names);
		return report_err(&e, "show");
	}
	rest = buf_view(&names);
	while (lines.status != EXIT_TROUBLE && sv_split(&rest, '\n', &line))
		take_name_line(&lines, line);
	if (lines.status != EXIT_TROUBLE)
		show_line(&lines, lines.title, true);
	buf_release(&names);
	return lines.status;
}

static int
show_apropos(struct call *c, struct shown *out)
{
	struct err e = { 0 };
	size_t b;

	for (b = 0; b < c->app->shelf.n; b++)
		if (!shown_apropos(c->app, c->app->shelf.books[b],
			call_text(c), out, &e))
			return report_err(&e, "show");
	if (out->text.n > 0)
		return EXIT_DONE;
	report("%.*s: nothing appropriate; -K searches the full text",
	    SV_ARG(report_cut(call_text(c), &c->app->arena)));
	return EXIT_NOTHING;
}

static int
run_search(const struct call *c)
{
	const struct command *search = command_named(SV("search"));
	struct listing_opts opts = { 0 };
	struct call s = *c;

	s.command = search;
	s.opts = &opts;
	return cmd_search(&s);
}

int
cmd_show(struct call *c)
{
	const struct show_opts *opts = c->opts;
	struct shown out = { 0 };
	int status;

	if (c->nwords == 0 && opts->mode == SHOW_WHERE) {
		books_places(c->app, &out.text);
		status = EXIT_DONE;
	} else if (sv_trim(call_text(c)).n == 0) {
		struct err e = { 0 };

		(void)err_set(&e, ERR_USAGE, "what should be shown?");
		return report_err(&e, "show");
	} else if (opts->mode == SHOW_SEARCH) {
		return run_search(c);
	} else if (opts->mode == SHOW_APROPOS) {
		status = show_apropos(c, &out);
	} else if (c->nwords == 1 && strcmp(c->words[0], "-") == 0) {
		status = show_stdin(c, &out);
	} else {
		status = show_words(c, &out);
	}
	if (out.text.n == 0 && status == EXIT_DONE && opts->parts != NULL) {
		report("'%.*s' has no part %s",
		    SV_ARG(report_cut(call_text(c), &c->app->arena)),
		    opts->parts);
		status = EXIT_NOTHING;
	}
	if (out.text.n > 0 && pager_write(c->app,
		buf_view(&out.text)) != EXIT_DONE)
		status = EXIT_TROUBLE;
	buf_release(&out.text);
	return status;
}
