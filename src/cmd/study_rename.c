/* study rename: the history of questions that have a new name, or are gone. */
#include "config.h"

#include <stdio.h>

#include "cmd/lookup.h"
#include "cmd/report.h"
#include "cmd/study.h"
#include "cmd/words.h"
#include "render/escape.h"

/* The text of a question as it was when it was last graded tells it again;
 * else its id, where it moved to another page. */
struct guess {
	const struct deck_item *same_text, *same_id;
};

static struct sv
id_of(struct sv name)
{
	size_t hash = sv_find_byte(name, '#');

	return sv_from(name, hash < name.n ? hash + 1 : name.n);
}

/* See for each of the missing ones whether it has become ITEM. */
static bool
compare(struct study *s, const struct deck_item *item, struct guess *guesses,
    struct err *e)
{
	struct arena a = { 0 };
	struct page page;
	uint64_t digest;

	if (!book_page_entry(item->book, item->entry, &a, &page, e)) {
		arena_release(&a);
		return false;
	}
	digest = deck_digest(&page);
	arena_release(&a);
	for (size_t i = 0; i < s->deck.nmissing; i++) {
		const struct stored_card *old = &s->deck.missing[i];

		if (old->digest == digest)
			guesses[i].same_text = item;
		if (sv_eq(id_of(old->name), id_of(item->stored.name)))
			guesses[i].same_id = item;
	}
	return true;
}

/* What to type is only said where it can be: no long or unprintable name. */
static bool
can_be_typed(struct sv name, struct arena *a)
{
	return sv_eq(report_cut(name, a), name) &&
	    sv_eq(escape_plain_sv(name, false, a), name);
}

/* Of the books that this command was given. */
static void
put_books(const struct study *s)
{
	const struct opt_list *books = &s->app->opts.books;

	for (size_t i = 0; i < books->n; i++)
		(void)printf(" -b %.*s", SV_ARG(words_quote(
		    sv_cstr(books->v[i]), &s->app->arena)));
}

static void
put_guess(struct study *s, size_t i, const struct guess *g)
{
	struct arena *a = &s->app->arena;
	const struct deck_item *new = g->same_text != NULL ? g->same_text :
							     g->same_id;
	struct sv old = s->deck.missing[i].name;

	if (new == NULL || !can_be_typed(old, a) ||
	    !can_be_typed(new->stored.name, a)) {
		old = escape_plain_sv(report_cut(old, a),
		    s->app->terminal.ansi.is_ascii, a);
		(void)printf("%.*s: %s\n", SV_ARG(old), new == NULL ?
			"nothing here is like it" :
			"its name cannot be typed");
		return;
	}
	(void)printf("rust-interview");
	put_books(s);
	(void)printf(" study rename %.*s %.*s  # %s\n",
	    SV_ARG(words_quote(old, a)),
	    SV_ARG(words_quote(new->stored.name, a)),
	    g->same_text != NULL ? "the same text" : "the same id");
}

/* What no book has any more, with the command that gives it a new name. */
static int
offer(struct study *s)
{
	struct guess *guesses = arena_array(&s->app->arena, s->deck.nmissing,
	    sizeof(*guesses));
	struct err e = { 0 };

	if (s->deck.nmissing == 0) {
		report("all studied questions are in these books");
		return EXIT_NOTHING;
	}
	for (size_t i = 0; i < s->deck.n; i++)
		if (s->deck.items[i].stored.card.answers == 0 &&
		    !compare(s, &s->deck.items[i], guesses, &e))
			return study_failed(s, &e);
	for (size_t i = 0; i < s->deck.nmissing; i++)
		put_guess(s, i, &guesses[i]);
	return EXIT_DONE;
}

static int
move(struct study *s, struct sv old, struct sv new)
{
	struct arena *a = &s->app->arena;
	struct stored_card card;
	struct moment now;
	struct err e = { 0 };
	bool found;

	if (!study_now(&now, &e) ||
	    !study_find_card(s, new, &card, &found, &e))
		return study_failed(s, &e);
	if (!found)
		return study_unnamed(s, new);
	if (sv_eq(card.name, old)) {
		report("'%.*s' is its name already",
		    SV_ARG(report_cut(new, a)));
		return EXIT_NOTHING;
	}
	if (!store_rename(&s->store, old, card.name, now, &found, &e))
		return study_failed(s, &e);
	if (!found) {
		report("nothing was studied by the name '%.*s'; names are as "
		    "in 'moves#mov-after'", SV_ARG(report_cut(old, a)));
		return EXIT_NOTHING;
	}
	(void)printf("%.*s: its history counts for %.*s\n",
	    SV_ARG(report_cut(old, a)), SV_ARG(report_cut(card.name, a)));
	return EXIT_DONE;
}

int
study_rename(struct study *s, const struct study_verb *verb,
    const struct study_opts *o)
{
	struct err e = { 0 };
	char **words;
	size_t n = study_words(s, &words);

	(void)verb;
	if (n != 0 && n != 2)
		(void)err_set(&e, ERR_USAGE, "study rename takes the old name "
		    "and the new one, or nothing");
	if (e.code != ERR_NONE || !study_deck(s, o, &e))
		return study_failed(s, &e);
	return n == 0 ? offer(s) : move(s, sv_cstr(words[0]),
	    sv_cstr(words[1]));
}
