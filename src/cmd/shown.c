/* Pages and entries as text for the terminal, whole or in part. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/sink.h"
#include "cmd/note.h"
#include "cmd/show.h"

#define SHORT_LINES 25

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

/* What takes a page's lines while it is laid out. */
struct taker {
	struct app *app;
	struct shown *out;
	bool wants_gap;		/* in front of the next lines, if any come */
};

static void
take_lines(void *arg, const struct layout *lines)
{
	struct taker *t = arg;

	if (t->wants_gap)
		buf_byte(&t->out->text, '\n');
	t->wants_gap = false;
	append_layout(t->app, lines, t->out);
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

/* A whole page, an entry at a time: what a long page costs is mostly memory
 * touched for the first time, and so each entry uses that of the last. */
static bool
append_page(struct app *app, const struct place_in_book *place,
    struct layout_opts how, struct shown *out, struct err *e)
{
	struct taker taker = { .app = app, .out = out };
	const struct layout_reader reader = { take_lines, &taker };
	struct arena a = { 0 };
	struct page_info info;
	struct page page;
	struct layout l;
	bool ok = false;
	uint32_t i;

	how.reader = &reader;
	if (!book_page_info(place->book, place->page, &info, e))
		goto out;
	for (i = 0; i < info.nentries; i++) {
		arena_clear(&a);
		if (!book_page_entry(place->book, info.first_entry + i, &a,
			&page, e))
			goto out;
		layout_entry(&page, &page.entries[0], &how, &a, &l);
		taker.wants_gap = true;
	}
	layout_foot(&page, &how, &a, &l);
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
	struct taker taker = { .app = app, .out = out };
	const struct layout_reader reader = { take_lines, &taker };
	struct layout l;
	struct page page;

	how.has_ids = !opts->has_no_ids;
	if (place->is_page && opts->parts == NULL && !opts->is_short)
		return append_page(app, place, how, out, e) &&
		    note_append(app, place, &out->text, e);
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
	how.reader = &reader;
	layout_entry(&page, &page.entries[0], &how, &app->arena, &l);
	return note_append(app, place, &out->text, e);
}
