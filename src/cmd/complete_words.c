#include "config.h"

#include <string.h>

#include "base/vec.h"
#include "cmd/books.h"
#include "cmd/complete.h"
#include "cmd/confine.h"
#include "cmd/report.h"
#include "cmd/table.h"
#include "doc/section.h"

/* What the words before the one being typed say about it. */
struct typed {
	const struct command *command;	/* NULL: none yet */
	size_t nwords;			/* behind the command */
	const struct opt *option;	/* whose argument it is; NULL: none */
	bool has_dashes;
};

/* --- options --- */

static const struct opt *
find_opt(const struct opt *o, struct sv word)
{
	const bool is_long = sv_starts(word, SV("--"));

	for (; o != NULL && o->type != OPT_END; o++)
		if (is_long ? o->name != NULL &&
		    sv_eq(sv_cstr(o->name), sv_from(word, 2)) :
		    word.n == 2 && word.p[0] == '-' && word.p[1] == o->letter)
			return o;
	return NULL;
}

static const struct opt *
common_of(const struct typed *t)
{
	return t->command != NULL && t->command->common != NULL ?
	    t->command->common : app_options;
}

static const struct opt *
opt_of(const struct typed *t, struct sv word)
{
	const struct opt *own = t->command != NULL ? t->command->opts :
	    show_opts;
	const struct opt *o = find_opt(own, word);

	return o != NULL ? o : find_opt(common_of(t), word);
}

/* --- values --- */

static void
put_levels(struct complete *c)
{
	for (enum level l = LEVEL_NONE + 1; l < LEVEL_COUNT; l++)
		complete_put(c, level_name(l), SV("level"));
}

static void
put_kinds(struct complete *c)
{
	for (enum kind k = KIND_NONE + 1; k < KIND_COUNT; k++)
		complete_put(c, kind_name(k), SV("kind"));
}

static void
put_parts(struct complete *c)
{
	complete_put(c, SV("prompt"), SV("what comes before the first part"));
	for (unsigned i = SECTION_NONE + 1; i < SECTION_COUNT; i++)
		complete_put(c, section_table[i].brief,
		    section_table[i].heading);
}

static void
put_commands(struct complete *c)
{
	for (size_t i = 0; i < command_count; i++)
		complete_put(c, sv_cstr(command_table[i].name),
		    sv_cstr(command_table[i].help));
}

static void
put_formats(struct complete *c)
{
	for (size_t i = 0; i < format_count; i++)
		complete_put(c, sv_cstr(format_table[i].name),
		    sv_cstr(format_table[i].help));
}

/* --- from the books --- */

static bool
open_books(struct app *app, struct err *e)
{
	return books_open(app, e) && confine(app, e);
}

static bool
put_areas(struct complete *c, struct app *app, struct err *e)
{
	for (size_t b = 0; b < app->shelf.n; b++) {
		struct area *areas;
		size_t n;

		if (!book_areas(app->shelf.books[b], &app->arena, &areas, &n,
			e))
			return false;
		for (size_t i = 0; i < n; i++)
			complete_put(c, areas[i].id, areas[i].title);
	}
	return true;
}

static bool
put_pages(struct complete *c, struct app *app, struct err *e)
{
	for (size_t b = 0; b < app->shelf.n; b++) {
		struct book *book = app->shelf.books[b];

		for (uint32_t i = 0; i < book_npages(book); i++) {
			struct page_info page;

			if (!book_page_info(book, i, &page, e))
				return false;
			complete_put(c, page.slug, page.title);
		}
	}
	return true;
}

/* The questions of PAGE, of KIND or with KIND_NONE all, as page#id where a '#' is
 * typed, else by their ids alone. */
static bool
put_questions(struct complete *c, struct app *app, struct book *book,
    const struct page_info *page, enum kind kind, struct err *e)
{
	const bool is_whole = sv_find_byte(c->word, '#') < c->word.n;

	for (uint32_t i = 1; i < page->nentries; i++) {
		struct arena_mark mark = arena_mark(&app->arena);
		struct entry_info entry;
		struct sv name;

		if (!book_entry_info(book, page->first_entry + i, &app->arena,
			&entry, e))
			return false;
		name = is_whole ? arena_printf(&app->arena, "%.*s#%.*s",
		    SV_ARG(page->slug), SV_ARG(entry.id)) : entry.id;
		if (kind == KIND_NONE || entry.kind == kind)
			complete_put(c, name, entry.short_title.n > 0 ?
			    entry.short_title : entry.title);
		arena_reset(&app->arena, mark);
	}
	return true;
}

static bool
put_all_questions(struct complete *c, struct app *app, enum kind kind,
    struct err *e)
{
	const size_t hash = sv_find_byte(c->word, '#');

	for (size_t b = 0; b < app->shelf.n; b++) {
		struct book *book = app->shelf.books[b];

		for (uint32_t i = 0; i < book_npages(book); i++) {
			struct page_info page;

			if (!book_page_info(book, i, &page, e))
				return false;
			if (hash < c->word.n &&
			    !sv_eq(page.slug, sv_sub(c->word, 0, hash)))
				continue;
			if (!put_questions(c, app, book, &page, kind, e))
				return false;
		}
	}
	return true;
}

/* Pages, and questions once something is typed: all would be too many. */
static bool
put_names(struct complete *c, struct app *app, struct err *e)
{
	return put_pages(c, app, e) && (c->word.n == 0 ||
	    put_all_questions(c, app, KIND_NONE, e));
}

static void
put_verbs(struct complete *c, const struct command *command)
{
	struct sv rest = sv_cstr(command->verbs), verb;

	while (sv_word(&rest, &verb))
		complete_put(c, verb, sv_cstr(command->name));
}

/* --- what is wanted where --- */

/* The last item of a comma list is what is being typed. */
static void
take_list(struct complete *c, struct app *app)
{
	size_t n = c->word.n;

	while (n > 0 && c->word.p[n - 1] != ',')
		n--;
	c->before = arena_printf(&app->arena, "%.*s%.*s", SV_ARG(c->before),
	    SV_ARG(sv_sub(c->word, 0, n)));
	c->word = sv_from(c->word, n);
}

static bool
put_argument(struct complete *c, struct app *app, const struct opt *o,
    struct err *e)
{
	const struct sv name = sv_cstr(o->name);

	if (o->type == OPT_CHOICE) {
		for (size_t i = 0; o->choices[i] != NULL; i++)
			complete_put(c, sv_cstr(o->choices[i]), SV(""));
		return true;
	}
	take_list(c, app);
	if (sv_eq(name, SV("level")))
		put_levels(c);
	else if (sv_eq(name, SV("kind")))
		put_kinds(c);
	else if (sv_eq(name, SV("part")))
		put_parts(c);
	else if (sv_eq(name, SV("topic")) || sv_eq(name, SV("topics")))
		return open_books(app, e) && put_pages(c, app, e);
	else if (o->arg != NULL && strcmp(o->arg, "ID") == 0)
		return open_books(app, e) && put_names(c, app, e);
	else if (sv_eq(name, SV("area")))
		return open_books(app, e) && put_areas(c, app, e);
	return true;
}

static bool
put_word(struct complete *c, struct app *app, const struct typed *t,
    struct err *e)
{
	const enum words words = t->command != NULL ? t->command->words :
	    WORDS_NAMES;

	if (t->command == NULL && t->nwords == 0 && !t->has_dashes)
		put_commands(c);
	if (t->command != NULL && t->command->verbs != NULL &&
	    t->nwords == 0) {
		put_verbs(c, t->command);
		return true;
	}
	switch (words) {
	case WORDS_NAMES:
		return open_books(app, e) && put_names(c, app, e);
	case WORDS_PAGES:
		return open_books(app, e) && put_pages(c, app, e);
	case WORDS_EXERCISES:
		return open_books(app, e) &&
		    put_all_questions(c, app, KIND_EXERCISE, e);
	case WORDS_FORMATS:
		if (t->nwords == 0)
			put_formats(c);
		break;
	case WORDS_COMMANDS:
		put_commands(c);
		break;
	case WORDS_FILES:
		break;
	}
	return true;
}

/* --- what was typed --- */

/* The word behind OPTION, when that is what comes next; a book named before is
 * the one to look into. */
static void
take_argument(struct typed *t, struct app *app, const char *word)
{
	if (t->option == find_opt(app_options, SV("--book")))
		vec_push(&app->opts.books, word);
	t->option = NULL;
}

static void
take_word(struct typed *t, struct app *app, const char *word)
{
	const struct sv s = sv_cstr(word);

	if (t->option != NULL) {
		take_argument(t, app, word);
	} else if (sv_eq(s, SV("--"))) {
		t->has_dashes = true;
	} else if (!t->has_dashes && s.n > 1 && s.p[0] == '-') {
		t->option = opt_of(t, s);
		if (t->option != NULL && (t->option->arg == NULL ||
		    t->option->is_arg_optional))
			t->option = NULL;
	} else if (t->command == NULL && t->nwords == 0 && !t->has_dashes &&
	    command_named(s) != NULL) {
		t->command = command_named(s);
	} else {
		t->nwords++;
	}
}

static bool
put_all(struct complete *c, struct app *app, const struct typed *t,
    struct err *e)
{
	const size_t equals = sv_find_byte(c->word, '=');
	const struct opt *o;

	if (t->option != NULL)
		return put_argument(c, app, t->option, e);
	if (t->has_dashes || !sv_starts(c->word, SV("-")))
		return put_word(c, app, t, e);
	o = opt_of(t, sv_sub(c->word, 0, equals));
	if (equals < c->word.n && o != NULL && o->arg != NULL) {
		c->before = sv_sub(c->word, 0, equals + 1);
		c->word = sv_from(c->word, equals + 1);
		return put_argument(c, app, o, e);
	}
	complete_opts(c, t->command != NULL ? t->command->opts : show_opts,
	    common_of(t));
	return true;
}

int
complete_words(struct app *app, char **words, size_t n)
{
	struct typed typed = { 0 };
	struct complete c;
	struct err e = { 0 };
	char *last = n > 0 ? words[n - 1] : (char[]){ "" };

	for (size_t i = 0; i + 1 < n; i++)
		take_word(&typed, app, words[i]);
	complete_init(&c, last);
	/* Nothing is said between a user's keys. */
	if (!confine_begin(app, &e) || !put_all(&c, app, &typed, &e))
		buf_clear(&c.text);
	return complete_print(&c);
}
