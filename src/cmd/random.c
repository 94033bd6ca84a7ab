#include "config.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/random.h"
#include "cmd/key.h"
#include "cmd/listing.h"
#include "cmd/lookup.h"
#include "cmd/note.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/show.h"
#include "cmd/table.h"

/* clang-format off */
const struct opt random_opts[] = {
	{ .name = "seed", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct listing_opts, seed),
	    .help = "the same N gives the same question" },
	LISTING_FILTER_OPTS,
	{ .type = OPT_END },
};
/* clang-format on */

bool
random_open(struct call *c, struct err *e)
{
	(void)e;
	note_open(c->app);
	return true;
}

/* One question of all that pass, each with the same chance (reservoir of
 * one). */
static bool
choose(struct app *app, const struct filter *f, uint64_t seed,
    struct place_in_book *out, bool *is_found, struct err *e)
{
	uint64_t seen = 0;
	size_t b;
	uint32_t i;

	*is_found = false;
	for (b = 0; b < app->shelf.n; b++) {
		struct book *book = app->shelf.books[b];

		for (i = 0; i < book_nentries(book); i++) {
			struct entry_info entry;
			bool passes = true;

			if (!filter_passes(f, book, i, &passes, e) ||
			    !book_entry_info(book, i, &app->arena, &entry, e))
				return false;
			if (!passes || entry.is_overview)
				continue;
			if (random_next(&seed) % ++seen == 0)
				*out = (struct place_in_book){ .book = book,
					.page = entry.page, .entry = i };
			*is_found = true;
		}
	}
	return true;
}

/* Wait for a key; false when the answer is not wanted. */
static bool
wait_for_key(void)
{
	static const char prompt[] = "[any key: the answer; q: end]";
	char key;

	(void)fputs(prompt, stdout);
	(void)fflush(stdout);
	key = key_read();
	/* Blanks, not a sequence that a dumb terminal would print. */
	(void)printf("\r%*s\r", (int)sizeof(prompt) - 1, "");
	(void)fflush(stdout);
	return key != KEY_END && key != 'q' && key != '\033';
}

/* On a terminal: question first, the answer after a key. */
static int
ask(struct call *c, const struct place_in_book *place)
{
	struct layout_opts how = terminal_layout(&c->app->terminal);
	static const enum section prompt[] = { SECTION_PROMPT, SECTION_TASK,
		SECTION_STARTER };
	struct shown answer = { 0 };
	struct show_opts all = { 0 };
	struct layout l;
	struct page page;
	struct sink sink;
	struct err e = { 0 };
	int status = EXIT_DONE;

	if (!book_page_entry(place->book, place->entry, &c->app->arena, &page,
		&e))
		return report_err(&e, NULL);
	layout_parts(&page, &page.entries[0], prompt, 3, true, &how,
	    &c->app->arena, &l);
	sink_to_fd(&sink, STDOUT_FILENO);
	ansi_layout(&sink, &l, &c->app->terminal.ansi);
	if (!sink_flush(&sink, &e)) {
		sink_release(&sink);
		return report_err(&e, NULL);
	}
	sink_release(&sink);
	if (!wait_for_key())
		return EXIT_DONE;
	if (!show_place(c->app, &all, place, &answer, &e))
		status = report_err(&e, NULL);
	else
		status = pager_write(c->app, buf_view(&answer.text));
	buf_release(&answer.text);
	return status;
}

int
cmd_random(struct call *c)
{
	const struct listing_opts *o = c->opts;
	struct show_opts all = { 0 };
	struct shown out = { 0 };
	struct place_in_book place = { 0 };
	struct filter filter;
	struct timespec now = { 0 };
	struct err e = { 0 };
	uint64_t seed;
	bool is_found;
	int status;

	(void)clock_gettime(CLOCK_REALTIME, &now);
	seed = o->seed.is_set ? o->seed.value :
	    (uint64_t)now.tv_sec * 1000000007u + (uint64_t)now.tv_nsec;
	if (c->nwords > 0)
		(void)err_set(&e, ERR_USAGE,
		    "random takes no name; use --topic=%s", c->words[0]);
	if (e.code != ERR_NONE ||
	    !listing_filter(c->app, o, &filter, &e) ||
	    !choose(c->app, &filter, seed, &place, &is_found, &e))
		return report_err(&e, "random");
	if (!is_found) {
		report("no question is of that level, kind, topic and area; "
		    "'rust-interview list' names what there is");
		return EXIT_NOTHING;
	}
	if (c->app->terminal.is_terminal && isatty(STDIN_FILENO) == 1)
		return ask(c, &place);
	if (!show_place(c->app, &all, &place, &out, &e))
		status = report_err(&e, NULL);
	else
		status = pager_write(c->app, buf_view(&out.text));
	buf_release(&out.text);
	return status;
}
