/* From the words and options of interview to a wish, and from what is lacking
 * back to words. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "book/names.h"
#include "cmd/kit.h"
#include "cmd/lookup.h"
#include "cmd/report.h"
#include "kit/code.h"
#include "kit/filled.h"
#include "search/suggest.h"

#define MINUTES_USUAL 45

static bool
read_levels(const struct opt_list *lists, unsigned *out, struct err *e)
{
	*out = 0;
	for (size_t i = 0; i < lists->n; i++) {
		struct sv rest = sv_cstr(lists->v[i]), word;

		if (rest.n == 0)
			return err_set(e, ERR_USAGE, "--level is empty; there "
			    "are junior, mid, senior");
		while (sv_split(&rest, ',', &word)) {
			enum level level;

			if (!level_named(sv_trim(word), &level))
				return err_set(e, ERR_USAGE, "unknown level "
				    "'%.*s'; there are junior, mid, senior",
				    SV_ARG(word));
			*out |= 1u << level;
		}
	}
	if (*out == 0)
		*out = 1u << LEVEL_MID;
	return true;
}

static bool
no_topic(struct app *app, struct sv word, struct err *e)
{
	struct sv_list near = { 0 };

	if (!suggest_names(&app->shelf, word, 1, &app->arena, &near, e))
		return false;
	return err_set(e, ERR_USAGE, "unknown topic '%.*s'%s%.*s%s",
	    SV_ARG(report_cut(word, &app->arena)),
	    near.n > 0 ? "; did you mean '" : "",
	    near.n > 0 ? (int)near.v[0].n : 0, near.n > 0 ? near.v[0].p : "",
	    near.n > 0 ? "'?" : "");
}

static void
add_topic(struct wish *w, uint32_t page)
{
	size_t at = w->ntopics;

	for (size_t i = 0; i < w->ntopics; i++)
		if (w->topics[i] == page)
			return;
	/* In the book's order, whatever that of the words. */
	for (; at > 0 && w->topics[at - 1] > page; at--)
		w->topics[at] = w->topics[at - 1];
	w->topics[at] = page;
	w->ntopics++;
}

static bool
read_topics(struct app *app, struct book *b, const struct opt_list *lists,
    struct wish *w, struct err *e)
{
	for (size_t i = 0; i < lists->n; i++) {
		struct sv rest = sv_cstr(lists->v[i]), word;

		if (rest.n == 0)
			return err_set(e, ERR_USAGE, "--topics is empty; "
			    "without it all of them");
		while (sv_split(&rest, ',', &word)) {
			struct name_target target;
			size_t n;

			if (!book_names(b, NAME_SLUG, sv_trim(word), &target,
				1, &n, e) ||
			    (n == 0 && !book_names(b, NAME_ALIAS,
				sv_trim(word), &target, 1, &n, e)))
				return false;
			if (n == 0)
				return no_topic(app, word, e);
			if (w->ntopics == WISH_TOPICS_MAX)
				return err_set(e, ERR_USAGE,
				    "at most %d topics; without --topics all "
				    "of them", WISH_TOPICS_MAX);
			add_topic(w, target.page);
		}
	}
	return true;
}

static bool
read_number(const struct opt_number *n, const char *name, uint64_t least,
    uint64_t most, struct err *e)
{
	if (!n->is_set || (n->value >= least && n->value <= most))
		return true;
	return err_set(e, ERR_USAGE, "--%s takes %llu to %llu, not %llu", name,
	    (unsigned long long)least, (unsigned long long)most,
	    (unsigned long long)n->value);
}

/* --- questions named --- */

static bool
read_question(struct app *app, const struct asked *asked, const char *name,
    uint32_t *entry, struct err *e)
{
	struct places_found found;

	if (!lookup_name(&app->shelf, sv_cstr(name), &app->arena, &found, e))
		return false;
	for (size_t i = 0; i < found.n; i++) {
		const struct place_in_book *p = &found.v[i];

		if (p->book != asked->book || p->is_page ||
		    bank_find(&asked->bank, p->entry) == NULL)
			continue;
		*entry = p->entry;
		return true;
	}
	return err_set(e, ERR_USAGE, "'%s' names no question that can be "
	    "asked; rust-interview list shows them", name);
}

struct entries {
	uint32_t *v;
	size_t n;
};

static bool
add_questions(struct app *app, const struct asked *asked,
    const struct opt_list *names, struct entries *out, struct err *e)
{
	for (size_t i = 0; i < names->n; i++)
		if (!read_question(app, asked, names->v[i], &out->v[out->n++],
			e))
			return false;
	return true;
}

/* The questions of sheets; those that the book does not have cannot come
 * again. */
static bool
add_sheets(struct app *app, const struct asked *asked,
    const struct opt_list *files, struct numbers *out, struct err *e)
{
	struct entries all = { 0 };
	struct err none = { 0 };

	for (size_t i = 0; i < files->n; i++) {
		struct filled sheet;
		uint32_t *more;

		if (!filled_read(files->v[i], &app->arena, &sheet, e))
			return false;
		more = arena_array(&app->arena, all.n + sheet.n,
		    sizeof(*more));
		if (all.n > 0)
			memcpy(more, all.v, all.n * sizeof(*more));
		all.v = more;
		for (size_t k = 0; k < sheet.n; k++)
			all.n += read_question(app, asked,
			    arena_cstr(&app->arena, sheet.v[k].name),
			    &all.v[all.n], &none);
	}
	*out = (struct numbers){ all.v, all.n };
	return true;
}

static bool
read_edits(struct app *app, const struct interview_opts *o,
    struct asked *out, struct err *e)
{
	size_t most = o->include.n + o->without.n + o->swap.n;
	struct entries include, without;

	include.v = arena_array(&app->arena, most, sizeof(uint32_t));
	without.v = arena_array(&app->arena, most, sizeof(uint32_t));
	include.n = without.n = 0;
	if (!add_questions(app, out, &o->include, &include, e) ||
	    !add_questions(app, out, &o->without, &without, e) ||
	    !add_questions(app, out, &o->swap, &without, e))
		return false;
	for (size_t i = 0; i < include.n; i++)
		for (size_t k = 0; k < without.n; k++)
			if (include.v[i] == without.v[k])
				return err_set(e, ERR_USAGE, "'%s' cannot be "
				    "both on the sheet and left out",
				    o->include.v[i]);
	out->edits.include = (struct numbers){ include.v, include.n };
	out->edits.without = (struct numbers){ without.v, without.n };
	return add_sheets(app, out, &o->exclude, &out->edits.exclude, e);
}

/* --- the wish --- */

static bool
read_code(struct call *c, struct asked *out, struct err *e)
{
	const struct interview_opts *o = c->opts;
	const struct shelf *s = &c->app->shelf;
	struct sv code = sv_cstr(c->words[0]);
	const struct book_meta *meta;
	uint32_t digest;

	if (o->levels.n + o->topics.n > 0 || o->minutes.is_set ||
	    o->seed.is_set || o->mix != NULL)
		return err_set(e, ERR_USAGE, "a sheet code says level, minutes, "
		    "topics, mix and seed; give it without them");
	if (!code_book(code, &digest, e))
		return false;
	for (size_t i = 0; i < s->n; i++) {
		out->book = s->books[i];
		if (code_digest(book_digest(out->book)) != digest)
			continue;
		return bank_load(out->book, &c->app->arena, &out->bank, e) &&
		    code_read(code, &out->bank, &out->wish, e);
	}
	meta = book_meta(s->books[0]);
	return err_set(e, ERR_SYS, "the sheet %.*s is of another book than "
	    "%.*s%s%.*s (%s); name it with -b", SV_ARG(sv_sub(code, 0, 100)),
	    SV_ARG(meta->name), meta->version.n > 0 ? " " : "",
	    SV_ARG(meta->version), book_path(s->books[0]));
}

static uint32_t
seed_of_now(void)
{
	struct timespec now = { 0 };

	(void)clock_gettime(CLOCK_REALTIME, &now);
	return (uint32_t)((uint64_t)now.tv_sec * 1000003u +
	    (uint64_t)now.tv_nsec) & 0xFFFF;
}

static bool
read_options(struct call *c, struct asked *out, struct err *e)
{
	const struct interview_opts *o = c->opts;
	struct wish *w = &out->wish;

	if (!bank_book(&c->app->shelf, &out->book, e) ||
	    !read_levels(&o->levels, &w->levels, e) ||
	    !read_number(&o->minutes, "minutes", 1, WISH_MINUTES_MAX, e) ||
	    !read_number(&o->seed, "seed", 0, WISH_SEED_MAX, e) ||
	    (o->mix != NULL && !mix_parse(sv_cstr(o->mix), &w->mix, e)) ||
	    !bank_load(out->book, &c->app->arena, &out->bank, e) ||
	    !read_topics(c->app, out->book, &o->topics, w, e))
		return false;
	w->has_mix = o->mix != NULL;
	out->has_minutes = o->minutes.is_set;
	w->minutes = o->minutes.is_set ? (unsigned)o->minutes.value :
	    w->has_mix ? 0 : MINUTES_USUAL;
	w->seed = o->seed.is_set ? (uint32_t)o->seed.value : seed_of_now();
	return true;
}

bool
asked_read(struct call *c, struct asked *out, struct err *e)
{
	const struct interview_opts *o = c->opts;

	*out = (struct asked){ 0 };
	if (!(c->nwords > 0 ? read_code(c, out, e) : read_options(c, out, e)))
		return false;
	return read_edits(c->app, o, out, e);
}

/* --- what is lacking --- */

/* The options of W, with MINUTES and MIX in the place of its own. */
static struct sv
command_of(const struct asked *asked, unsigned minutes, const struct mix *mix,
    struct arena *a)
{
	const struct wish *w = &asked->wish;
	struct buf text = { 0 };
	struct err e = { 0 };
	struct sv out;

	buf_cstr(&text, "rust-interview interview --level ");
	buf_sv(&text, levels_text(w->levels, a));
	if (minutes > 0)
		buf_printf(&text, " --minutes %u", minutes);
	for (size_t i = 0; i < w->ntopics; i++) {
		struct page_info info;

		if (book_page_info(asked->book, w->topics[i], &info, &e))
			buf_printf(&text, "%s%.*s", i == 0 ? " --topics " :
			    ",", SV_ARG(info.slug));
	}
	if (mix != NULL) {
		buf_cstr(&text, " --mix ");
		buf_sv(&text, mix_text(mix, a));
	}
	out = arena_sv(a, buf_view(&text));
	buf_release(&text);
	return out;
}

bool
asked_lack(const struct asked *asked, const struct lack *lack,
    struct arena *a, struct err *e)
{
	const struct wish *w = &asked->wish;
	const struct mix *mix = w->has_mix ? &w->mix : NULL;
	struct sv levels = levels_text(w->levels, a);
	const char *where = w->ntopics > 0 ? " on these topics" :
					     " in this book";

	switch (lack->what) {
	case LACK_KIND:
		return err_set(e, ERR_CONTENT, "of kind %.*s and level %.*s "
		    "there %s %u question%s%s, not %u; the nearest: %.*s",
		    SV_ARG(kind_name(lack->kind)), SV_ARG(levels),
		    lack->have == 1 ? "is" : "are", lack->have,
		    lack->have == 1 ? "" : "s", where, lack->want,
		    SV_ARG(command_of(asked, 0, &lack->mix, a)));
	case LACK_MINUTES:
		return err_set(e, ERR_CONTENT, "%s take%s %u minutes, not %u; "
		    "the nearest: %.*s", mix != NULL ? "this mix" :
		    "the questions that there are", mix != NULL ? "s" : "",
		    lack->have, lack->want,
		    SV_ARG(command_of(asked, lack->have, mix, a)));
	case LACK_OTHERS:
		return err_set(e, ERR_CONTENT, "no other %.*s question of "
		    "level %.*s is left%s; leave out or exclude fewer, or ask "
		    "for less", SV_ARG(kind_name(lack->kind)),
		    SV_ARG(level_name(lack->level)), where);
	case LACK_PLACES:
		return err_set(e, ERR_CONTENT, "%u questions to include, but "
		    "the sheet has %u places; ask for more minutes",
		    lack->want, lack->have);
	case LACK_ANY:
	case LACK_NOTHING:
		break;
	}
	return err_set(e, ERR_CONTENT, "there are no questions of level %.*s "
	    "and that kind%s; rust-interview list --level %.*s shows what "
	    "there is", SV_ARG(levels), where, SV_ARG(levels));
}
