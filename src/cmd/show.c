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
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/table.h"
#include "render/escape.h"
#include "search/suggest.h"

#define SHORT_LINES 25
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
	    .help = "only these parts: prompt, short, answer, example, ..." },
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
	{ .letter = 'w', .name = "where", .type = OPT_SET,
	    .value = SHOW_WHERE, .offset = offsetof(struct show_opts, mode),
	    .help = "where a name comes from: book and source file" },
	{ .type = OPT_END },
};
/* clang-format on */

/* --part's list as section numbers; an unknown one is a usage error. */
static bool
parse_parts(const char *list, enum section *out, size_t *n, struct err *e)
{
	struct sv rest = sv_cstr(list), word;
	size_t i;

	*n = 0;
	while (sv_split(&rest, ',', &word)) {
		enum section s = section_of_brief(sv_trim(word));

		if (s == SECTION_NONE) {
			char all[256] = "prompt";

			for (i = 1; i < SECTION_COUNT; i++)
				(void)snprintf(all + strlen(all),
				    sizeof(all) - strlen(all), ", %.*s",
				    SV_ARG(section_table[i].brief));
			return err_set(e, ERR_USAGE,
			    "unknown part '%.*s'; there are %s", SV_ARG(word),
			    all);
		}
		if (*n < SECTION_COUNT + 1)
			out[(*n)++] = s;
	}
	return *n > 0 ||
	    err_set(e, ERR_USAGE, "--part needs the name of a part");
}

static void
append_layout(struct app *app, const struct layout *l, struct shown *out)
{
	struct sink sink;

	sink_to_buf(&sink, &out->text);
	ansi_layout(&sink, l, &app->terminal.ansi);
	sink_release(&sink);
}

static bool
has_any_part(const struct entry *entry, const enum section *parts, size_t n)
{
	struct part p;
	size_t i;

	for (i = 0; i < n; i++)
		if (part_find(entry, parts[i], &p))
			return true;
	return false;
}

/* The parts asked for, of each entry that has any. */
static bool
append_parts(struct app *app, const struct show_opts *opts,
    const struct page *page, const struct layout_opts *how, struct shown *out,
    struct err *e)
{
	enum section parts[SECTION_COUNT + 1];
	struct layout l;
	size_t i, n;

	if (!parse_parts(opts->parts, parts, &n, e))
		return false;
	for (i = 0; i < page->nentries; i++) {
		if (!has_any_part(&page->entries[i], parts, n))
			continue;
		layout_parts(page, &page->entries[i], parts, n,
		    page->nentries > 1, how, &app->arena, &l);
		append_layout(app, &l, out);
	}
	return true;
}

/* The questions of PAGE in short; alone a page's overview is shown whole. */
static void
append_short(struct app *app, const struct page *page, size_t max,
    const struct layout_opts *how, struct shown *out)
{
	struct layout l;
	size_t i;

	for (i = 0; i < page->nentries; i++) {
		if (page->entries[i].is_overview && page->nentries > 1)
			continue;
		layout_short(page, &page->entries[i], max, how, &app->arena,
		    &l);
		append_layout(app, &l, out);
	}
}

static void
append_apart(struct app *app, const struct layout *l, struct shown *out)
{
	if (l->nlines == 0)
		return;
	buf_byte(&out->text, '\n');
	append_layout(app, l, out);
}

/* A whole page, an entry at a time: what a long page costs is mostly memory
 * touched for the first time, and so each entry uses that of the last. */
static bool
append_page(struct app *app, const struct place_in_book *place,
    const struct layout_opts *how, struct shown *out, struct err *e)
{
	struct arena a = { 0 };
	struct page_info info;
	struct page page;
	struct layout l;
	bool ok = false;
	uint32_t i;

	if (!book_page_info(place->book, place->page, &info, e))
		goto out;
	for (i = 0; i < info.nentries; i++) {
		arena_clear(&a);
		if (!book_page_entry(place->book, info.first_entry + i, &a,
			&page, e))
			goto out;
		layout_entry(&page, &page.entries[0], how, &a, &l);
		if (i == 0)
			append_layout(app, &l, out);
		else
			append_apart(app, &l, out);
	}
	layout_foot(&page, how, &a, &l);
	append_apart(app, &l, out);
	ok = true;
out:
	arena_release(&a);
	return ok;
}

bool
show_place(struct app *app, const struct show_opts *opts,
    const struct place_in_book *place, struct shown *out, struct err *e)
{
	struct layout_opts how = terminal_layout(&app->terminal);
	struct layout l;
	struct page page;

	how.has_ids = !opts->has_no_ids;
	if (place->is_page && opts->parts == NULL && !opts->is_short)
		return append_page(app, place, &how, out, e);
	if (!(place->is_page ?
		    book_page(place->book, place->page, &app->arena, &page, e) :
		    book_page_entry(place->book, place->entry, &app->arena,
			&page, e)))
		return false;
	if (opts->parts != NULL)
		return append_parts(app, opts, &page, &how, out, e);
	if (opts->is_short) {
		/* Of a page, one short answer a question. */
		append_short(app, &page, place->is_page ? 8 : SHORT_LINES,
		    &how, out);
		return true;
	}
	layout_entry(&page, &page.entries[0], &how, &app->arena, &l);
	append_layout(app, &l, out);
	return true;
}

/* "ownership (language)   - who frees a value, and when a value moves" */
static bool
append_whatis(struct app *app, const struct place_in_book *p,
    struct shown *out, struct err *e)
{
	struct page_info page;
	struct entry_info entry;
	struct area *areas;
	struct sink sink;
	struct sv name, text, in;
	size_t n;

	if (!book_page_info(p->book, p->page, &page, e) ||
	    !book_entry_info(p->book, p->entry, &app->arena, &entry, e) ||
	    !book_areas(p->book, &app->arena, &areas, &n, e))
		return false;
	name = entry.is_overview ? page.slug : arena_printf(&app->arena,
	    "%.*s#%.*s", SV_ARG(page.slug), SV_ARG(entry.id));
	in = entry.is_overview ? areas[page.area].id : level_name(entry.level);
	text = !entry.is_overview ? entry.title :
	    page.summary.n > 0 ? page.summary : page.title;
	name = in.n == 0 ? name : arena_printf(&app->arena, "%.*s (%.*s)",
	    SV_ARG(name), SV_ARG(in));
	sink_to_buf(&sink, &out->text);
	escape_plain(&sink, name, app->terminal.ansi.is_ascii);
	sink_printf(&sink, "%*s - ", name.n < 24 ? (int)(24 - name.n) : 0, "");
	escape_plain(&sink, text, app->terminal.ansi.is_ascii);
	sink_lit(&sink, "\n");
	sink_release(&sink);
	return true;
}

/* Book and source file, as "BOOK<tab>PATH:LINE". */
static bool
append_where(struct app *app, const struct place_in_book *p,
    struct shown *out, struct err *e)
{
	struct page_info page;
	struct entry_info entry;
	struct sink sink;

	if (!book_page_info(p->book, p->page, &page, e) ||
	    !book_entry_info(p->book, p->entry, &app->arena, &entry, e))
		return false;
	sink_to_buf(&sink, &out->text);
	escape_tsv(&sink, sv_cstr(book_path(p->book)));
	sink_lit(&sink, "\t");
	escape_tsv(&sink, page.path);
	if (entry.line > 0 && !p->is_page)
		sink_printf(&sink, ":%u", entry.line);
	sink_lit(&sink, "\n");
	sink_release(&sink);
	return true;
}

/* Does TEXT hold WORD, whatever the case of ASCII letters? */
static bool
holds(struct sv text, struct sv word)
{
	size_t i;

	for (i = 0; i + word.n <= text.n; i++)
		if (sv_ieq(sv_sub(text, i, word.n), word))
			return true;
	return false;
}

static bool
page_holds(struct app *app, struct book *b, const struct page_info *page,
    struct sv word, bool *out, struct err *e)
{
	struct sv_list aliases;
	size_t i;

	*out = holds(page->slug, word) || holds(page->title, word) ||
	    holds(page->summary, word);
	if (*out)
		return true;
	if (!book_page_aliases(b, page->number, &app->arena, &aliases, e))
		return false;
	for (i = 0; i < aliases.n; i++)
		*out |= holds(aliases.v[i], word);
	return true;
}

/* man -k: names, titles and summaries of pages, titles of questions. */
static bool
append_apropos(struct app *app, struct book *b, struct sv word,
    struct shown *out, struct err *e)
{
	uint32_t p, i;

	for (p = 0; p < book_npages(b); p++) {
		struct place_in_book place = { .book = b, .page = p };
		struct page_info page;
		bool is_in;

		if (!book_page_info(b, p, &page, e) ||
		    !page_holds(app, b, &page, word, &is_in, e))
			return false;
		for (i = 0; i < page.nentries; i++) {
			struct entry_info entry;

			place.entry = page.first_entry + i;
			place.is_page = i == 0;
			if (!book_entry_info(b, place.entry, &app->arena,
				&entry, e))
				return false;
			if (i == 0 ? !is_in : !holds(entry.title, word))
				continue;
			if (!append_whatis(app, &place, out, e))
				return false;
		}
	}
	return true;
}

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
		report_hint(id, entry.title, app->terminal.ansi.is_ascii);
	}
	return EXIT_NOTHING;
}

/* NAME's places into FOUND; "-3" or "3" is a hit of the last search. */
static bool
find(struct app *app, struct sv name, struct places_found *found,
    struct err *e)
{
	uint64_t number;
	struct sv digits = sv_starts(name, SV("-")) ? sv_from(name, 1) : name;

	if (sv_number(digits, &number)) {
		struct sv hit = last_name((size_t)number, &app->arena);

		if (hit.n == 0)
			return err_set(e, ERR_USAGE,
			    "there is no hit %.*s of a last search",
			    SV_ARG(digits));
		name = hit;
	}
	return lookup_name(&app->shelf, name, &app->arena, found, e);
}

static bool
append_found(struct call *c, const struct places_found *found,
    struct shown *out, struct err *e)
{
	const struct show_opts *opts = c->opts;
	size_t i;

	if (opts->mode == SHOW_TEXT && found->n > 1 && !opts->is_all) {
		struct listing l = { .app = c->app };
		struct hit *hits = arena_array(&c->app->arena, found->n,
		    sizeof(*hits));

		for (i = 0; i < found->n; i++)
			hits[i] = (struct hit){ .book = found->v[i].book,
				.page = found->v[i].page,
				.entry = found->v[i].entry };
		return listing_write(&l, hits, found->n, &out->text, e);
	}
	for (i = 0; i < found->n; i++) {
		const struct place_in_book *p = &found->v[i];

		if (!(opts->mode == SHOW_WHATIS ?
			    append_whatis(c->app, p, out, e) :
			opts->mode == SHOW_WHERE ?
			    append_where(c->app, p, out, e) :
			    show_place(c->app, opts, p, out, e)))
			return false;
	}
	return true;
}

/* All words as one name, else each word as a name of its own. */
static int
show_words(struct call *c, struct shown *out)
{
	struct places_found found;
	struct err e = { 0 };
	int status = EXIT_DONE;
	size_t i;

	if (!find(c->app, call_text(c), &found, &e))
		return report_err(&e, "show");
	if (found.n > 0)
		return append_found(c, &found, out, &e) ? EXIT_DONE :
							  report_err(&e, "show");
	if (c->nwords < 2)
		return show_nothing(c->app, call_text(c));
	for (i = 0; i < c->nwords; i++) {
		if (!find(c->app, sv_cstr(c->words[i]), &found, &e))
			return report_err(&e, "show");
		if (found.n == 0)
			return show_nothing(c->app, call_text(c));
	}
	for (i = 0; i < c->nwords && status == EXIT_DONE; i++)
		if (!find(c->app, sv_cstr(c->words[i]), &found, &e) ||
		    !append_found(c, &found, out, &e))
			status = report_err(&e, "show");
	return status;
}

/* "show -": a name a line on standard input. */
static int
show_stdin(struct call *c, struct shown *out)
{
	struct buf names = { 0 };
	struct err e = { 0 };
	struct sv rest, line;
	int status = EXIT_DONE;

	if (!file_read("-", NAMES_MAX, &names, &e)) {
		status = report_err(&e, "show");
		goto out;
	}
	rest = buf_view(&names);
	while (status != EXIT_TROUBLE && sv_split(&rest, '\n', &line)) {
		struct places_found found;

		if (sv_trim(line).n == 0)
			continue;
		if (!find(c->app, sv_trim(line), &found, &e) ||
		    !append_found(c, &found, out, &e)) {
			status = report_err(&e, "show");
		} else if (found.n == 0) {
			report("no page or question is named '%.*s'",
			    SV_ARG(report_cut(sv_trim(line),
				&c->app->arena)));
			status = EXIT_NOTHING;
		}
	}
out:
	buf_release(&names);
	return status;
}

static int
show_apropos(struct call *c, struct shown *out)
{
	struct err e = { 0 };
	size_t b;

	for (b = 0; b < c->app->shelf.n; b++)
		if (!append_apropos(c->app, c->app->shelf.books[b],
			call_text(c), out, &e))
			return report_err(&e, "show");
	if (out->text.n > 0)
		return EXIT_DONE;
	report("%.*s: nothing appropriate",
	    SV_ARG(report_cut(call_text(c), &c->app->arena)));
	return EXIT_NOTHING;
}

static int
run_search(struct call *c)
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
