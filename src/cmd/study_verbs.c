/* The short verbs of study. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "cmd/lookup.h"
#include "cmd/report.h"
#include "cmd/study.h"

static const struct {
	const char *verb;
	enum log_what what;
	const char *done;
} flags[] = {
	{ "suspend", LOG_SUSPEND, "suspended" },
	{ "resume", LOG_RESUME, "resumed" },
	{ "mark", LOG_MARK, "marked" },
	{ "unmark", LOG_UNMARK, "no longer marked" },
	{ "queue", LOG_QUEUE, "asked next" },
	{ "unqueue", LOG_UNQUEUE, "no longer in the queue" },
};

bool
study_find_card(struct study *s, struct sv name, struct stored_card *out,
    bool *found, struct err *e)
{
	struct places_found places;
	struct entry_info entry;
	struct page_info page;

	if (!lookup_name(&s->app->shelf, name, &s->app->arena, &places, e))
		return false;
	*found = places.n == 1 && !places.v[0].is_page;
	if (*found) {
		const struct place_in_book *p = &places.v[0];

		if (!book_entry_info(p->book, p->entry, &s->app->arena,
			&entry, e) ||
		    !book_page_info(p->book, p->page, &page, e))
			return false;
		name = arena_printf(&s->app->arena, "%.*s#%.*s",
		    SV_ARG(page.slug), SV_ARG(entry.id));
	}
	if (!store_card(&s->store, name, &s->app->arena, out, e))
		return false;
	*found = *found || out->number != 0;
	return true;
}

int
study_unnamed(struct study *s, struct sv name)
{
	report("'%.*s' is not the name of one question; "
	    "'rust-interview list' names them",
	    SV_ARG(report_cut(name, &s->app->arena)));
	return EXIT_NOTHING;
}

static int
flag_one(struct study *s, size_t flag, struct sv name, struct moment now)
{
	struct store_event event = { .what = flags[flag].what, .now = now };
	struct stored_card card;
	struct err e = { 0 };
	bool found, counted = false;

	if (!study_find_card(s, name, &card, &found, &e))
		return study_failed(s, &e);
	if (!found)
		return study_unnamed(s, name);
	while (!counted)
		if (!store_add(&s->store, &card, &event, &counted, &e))
			return study_failed(s, &e);
	(void)printf("%.*s: %s\n",
	    SV_ARG(report_cut(card.name, &s->app->arena)), flags[flag].done);
	return EXIT_DONE;
}

int
study_flag(struct study *s, const struct study_verb *verb,
    const struct study_opts *o)
{
	struct moment now;
	struct err e = { 0 };
	size_t flag = 0, n;
	char **words;
	int status = EXIT_DONE;

	n = study_words(s, &words);
	if (n == 0)
		(void)err_set(&e, ERR_USAGE, "study %s needs the name of a "
		    "question", verb->name);
	if (e.code != ERR_NONE || !study_now(&now, &e) ||
	    !study_deck(s, o, &e))
		return study_failed(s, &e);
	while (strcmp(flags[flag].verb, verb->name) != 0)
		flag++;
	for (size_t i = 0; i < n; i++) {
		int one = flag_one(s, flag, sv_cstr(words[i]), now);

		status = one > status ? one : status;
	}
	return status;
}

int
study_undo(struct study *s, const struct study_verb *verb,
    const struct study_opts *o)
{
	struct stored_card card;
	struct moment now;
	struct err e = { 0 };
	bool found;

	(void)verb;
	(void)o;
	if (!study_now(&now, &e) ||
	    !store_undo(&s->store, 0, now, &s->app->arena, &card, &found, &e))
		return study_failed(s, &e);
	if (!found) {
		report("there is no grade to take back");
		return EXIT_NOTHING;
	}
	(void)printf("%.*s: the last grade is taken back\n",
	    SV_ARG(report_cut(card.name, &s->app->arena)));
	return EXIT_DONE;
}

int
study_replay(struct study *s, const struct study_verb *verb,
    const struct study_opts *o)
{
	struct err e = { 0 };
	int64_t rows, grades;
	bool ok;

	(void)verb;
	(void)o;
	if (!sql_begin(&s->store.sql, &e))
		return study_failed(s, &e);
	ok = store_replay(&s->store, &e);
	if (!sql_end(&s->store.sql, ok, &e) ||
	    !store_count(&s->store, &rows, &grades, &e))
		return study_failed(s, &e);
	(void)printf("%lld grades replayed\n", (long long)grades);
	return EXIT_DONE;
}

int
study_check(struct study *s, const struct study_verb *verb,
    const struct study_opts *o)
{
	struct err e = { 0 };
	int64_t rows, grades;

	(void)verb;
	(void)o;
	if (!store_check(&s->store, &e) ||
	    !store_count(&s->store, &rows, &grades, &e))
		return study_failed(s, &e);
	(void)printf("%s: whole, %lld rows, %lld grades\n", s->path,
	    (long long)rows, (long long)grades);
	return EXIT_DONE;
}
