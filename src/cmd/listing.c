#include "config.h"

#include "cmd/listing.h"

#include <stdio.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "book/names.h"
#include "cmd/last.h"
#include "cmd/wrapped.h"
#include "doc/vocab.h"
#include "render/escape.h"
#include "render/json.h"
#include "render/layout.h"

/* A hit with what is printed of it. */
struct row {
	const struct hit *hit;
	struct page_info page;
	struct entry_info entry;
	struct sv name;
};

static bool
read_row(struct app *app, const struct hit *h, struct row *out, struct err *e)
{
	out->hit = h;
	if (!book_page_info(h->book, h->page, &out->page, e) ||
	    !book_entry_info(h->book, h->entry, &app->arena, &out->entry, e))
		return false;
	out->name = out->entry.is_overview ? out->page.slug :
	    arena_printf(&app->arena, "%.*s#%.*s", SV_ARG(out->page.slug),
		SV_ARG(out->entry.id));
	return true;
}

bool
listing_name(struct app *app, const struct hit *hit, struct sv *out,
    struct err *e)
{
	struct row row;

	if (!read_row(app, hit, &row, e))
		return false;
	*out = row.name;
	return true;
}

bool
listing_save(struct app *app, const struct hit *hits, size_t n,
    struct err *e)
{
	struct sv *names = arena_array(&app->arena, n, sizeof(*names));
	size_t i;

	for (i = 0; i < n; i++)
		if (!listing_name(app, &hits[i], &names[i], e))
			return false;
	last_save(app, names, n);
	return true;
}

static void
write_json(const struct listing *l, const struct row *r, struct sink *out)
{
	size_t i;

	sink_lit(out, "{");
	json_pair(out, "book", book_meta(r->hit->book)->name);
	sink_lit(out, ",");
	json_pair(out, "page", r->page.slug);
	sink_lit(out, ",");
	json_pair(out, "entry", r->entry.id);
	sink_lit(out, ",");
	json_pair(out, "title", r->entry.title);
	sink_lit(out, ",");
	json_pair(out, "level", level_name(r->entry.level));
	sink_lit(out, ",");
	json_pair(out, "kind", kind_name(r->entry.kind));
	if (l->has_scores) {
		sink_printf(out, ",\"score\":%.4f,", r->hit->score);
		json_pair(out, "snippet", r->hit->snippet.text);
		sink_lit(out, ",\"marks\":[");
		for (i = 0; i < r->hit->snippet.nmarks; i++)
			sink_printf(out, "%s[%u,%u]", i > 0 ? "," : "",
			    r->hit->snippet.marks[i].start,
			    r->hit->snippet.marks[i].end);
		sink_lit(out, "]");
	}
	sink_lit(out, "}");
}

static void
write_tsv(const struct listing *l, const struct row *r, struct sink *out)
{
	escape_tsv(out, r->name);
	sink_lit(out, "\t");
	escape_tsv(out, r->entry.title);
	sink_lit(out, "\t");
	escape_tsv(out, level_name(r->entry.level));
	sink_lit(out, "\t");
	escape_tsv(out, kind_name(r->entry.kind));
	if (l->has_scores) {
		sink_printf(out, "\t%.4f\t", r->hit->score);
		escape_tsv(out, r->hit->snippet.text);
		sink_lit(out, "\t");
		escape_tsv(out, book_meta(r->hit->book)->name);
	}
	if (r->hit->why.n > 0) {
		sink_lit(out, "\t");
		escape_tsv(out, r->hit->why);
	}
	sink_lit(out, "\n");
}

/* TEXT, each of its lines indented. */
static void
write_lines(const struct app *app, struct sv text, enum style style,
    struct sink *out)
{
	for (;;) {
		size_t n = sv_find_byte(text, '\n');

		ansi_text(out, sv_sub(text, 0, n), style, &app->terminal.ansi);
		if (n >= text.n)
			return;
		sink_lit(out, "\n     ");
		text = sv_from(text, n + 1);
	}
}

/* The snippet with its hits marked: marks count code points. */
static void
write_snippet(const struct app *app, const struct snippet *s,
    struct sink *out)
{
	size_t i, at = 0, from = 0, point = 0;

	for (i = 0; i < s->nmarks; i++) {
		const struct mark *m = &s->marks[i];

		for (; point < m->start && at < s->text.n; point++)
			(void)utf8_next(s->text, &at);
		write_lines(app, sv_sub(s->text, from, at - from), STYLE_PLAIN,
		    out);
		from = at;
		for (; point < m->end && at < s->text.n; point++)
			(void)utf8_next(s->text, &at);
		write_lines(app, sv_sub(s->text, from, at - from), STYLE_MARK,
		    out);
		from = at;
	}
	write_lines(app, sv_from(s->text, from), STYLE_PLAIN, out);
}

static void
write_level(struct wrapped *w, const struct row *r)
{
	struct sv level = level_name(r->entry.level);
	struct sv kind = kind_name(r->entry.kind);

	if (r->entry.level == LEVEL_NONE && r->entry.kind == KIND_NONE)
		return;
	wrapped_gap(w, 2, level.n + 1 + kind.n);
	wrapped_text(w, level, level_style(r->entry.level));
	if (level.n > 0 && kind.n > 0)
		wrapped_gap(w, 1, kind.n);
	wrapped_text(w, kind, STYLE_DIM);
}

/* A hit of a search, for people: number and title, name and level, snippet. */
static void
write_hit(const struct app *app, const struct row *r, size_t number,
    struct sink *out)
{
	struct wrapped w = { .terminal = &app->terminal, .out = out,
		.column = 5, .indent = 5 };

	sink_printf(out, "%3zu  ", number);
	wrapped_text(&w, r->entry.title, STYLE_HEADING);
	wrapped_end(&w);
	wrapped_gap(&w, 5, 0);
	wrapped_text(&w, r->name, STYLE_LINK);
	write_level(&w, r);
	wrapped_end(&w);
	if (r->hit->why.n > 0) {
		wrapped_gap(&w, 5, 0);
		wrapped_text(&w, r->hit->why, STYLE_DIM);
		wrapped_end(&w);
	}
	if (r->hit->snippet.text.n > 0) {
		wrapped_gap(&w, 5, 0);
		write_snippet(app, &r->hit->snippet, out);
		wrapped_end(&w);
	}
}

/* A row of a list, for people: pages stand out, their questions below; with a
 * NUMBER to call it by, or 0. */
static void
write_item(const struct app *app, const struct row *r, size_t number,
    struct sink *out)
{
	struct wrapped w = { .terminal = &app->terminal, .out = out,
		.indent = 4 };
	struct sv title = r->entry.title;
	bool is_page = r->entry.is_overview;

	if (number > 0) {
		sink_printf(out, "%3zu  ", number);
		w.column = w.indent = 5;
	} else if (!is_page) {
		wrapped_gap(&w, 2, 0);
	}
	wrapped_text(&w, r->name, is_page ? STYLE_TITLE : STYLE_LINK);
	if (!is_page)
		write_level(&w, r);
	if (!is_page && r->entry.short_title.n > 0)
		title = r->entry.short_title;
	wrapped_gap(&w, 2, sv_find_byte(title, ' '));
	wrapped_text(&w, title, STYLE_PLAIN);
	wrapped_end(&w);
}

static void
write_row(const struct listing *l, const struct row *r, size_t number,
    struct sink *out)
{
	switch (l->form) {
	case LISTING_JSON:
		if (number > 1)
			sink_lit(out, ",\n ");
		write_json(l, r, out);
		return;
	case LISTING_TSV:
		write_tsv(l, r, out);
		return;
	case LISTING_NAMES:
		escape_tsv(out, r->name);
		sink_lit(out, "\n");
		return;
	case LISTING_PLAIN:
		if (!l->app->terminal.is_terminal && !l->has_scores)
			write_tsv(l, r, out);
		else if (l->has_scores)
			write_hit(l->app, r, number, out);
		else
			write_item(l->app, r, l->is_numbered ? number : 0,
			    out);
		return;
	case LISTING_COUNT:
		return;
	}
}

bool
listing_write(const struct listing *l, const struct hit *hits, size_t n,
    struct buf *out, struct err *e)
{
	struct sink sink;
	size_t i;

	sink_to_buf(&sink, out);
	if (l->form == LISTING_JSON)
		sink_lit(&sink, "[");
	for (i = 0; i < n; i++) {
		struct row row;

		if (!read_row(l->app, &hits[i], &row, e))
			return false;
		write_row(l, &row, i + 1, &sink);
	}
	if (l->form == LISTING_JSON)
		sink_lit(&sink, "]\n");
	return sink_flush(&sink, e);
}

void
listing_foot(const struct app *app, struct sv text, struct buf *out)
{
	struct sink sink;
	struct wrapped w = { .terminal = &app->terminal, .out = &sink,
		.indent = 5 };

	sink_to_buf(&sink, out);
	wrapped_gap(&w, 5, 0);
	wrapped_text(&w, text, STYLE_DIM);
	wrapped_end(&w);
	sink_release(&sink);
}

/* Turn the comma lists of one option into one list of words. */
static struct sv_list
words_of(struct app *app, const struct opt_list *lists)
{
	VEC(struct sv) all = { 0 };
	struct sv_list out;
	size_t i;

	for (i = 0; i < lists->n; i++) {
		struct sv rest = sv_cstr(lists->v[i]), word;

		while (sv_split(&rest, ',', &word))
			if (sv_trim(word).n > 0)
				vec_push(&all, sv_trim(word));
	}
	out.n = all.n;
	out.v = arena_copy(&app->arena, all.v, all.n, sizeof(*out.v));
	vec_release(&all);
	return out;
}

static bool
levels_of(struct sv_list words, uint32_t *out, struct err *e)
{
	size_t i;
	enum level level;

	for (i = 0; i < words.n; i++) {
		if (!level_named(words.v[i], &level))
			return err_set(e, ERR_USAGE, "unknown level '%.*s'; "
			    "there are junior, mid, senior",
			    SV_ARG(words.v[i]));
		*out |= 1u << level;
	}
	return true;
}

static bool
kinds_of(struct sv_list words, uint32_t *out, struct err *e)
{
	char all[128] = "";
	size_t i;
	enum kind kind;

	for (kind = KIND_NONE + 1; kind < KIND_COUNT; kind++)
		(void)snprintf(all + strlen(all), sizeof(all) - strlen(all),
		    "%s%.*s", all[0] != '\0' ? ", " : "",
		    SV_ARG(kind_name(kind)));
	for (i = 0; i < words.n; i++) {
		if (!kind_named(words.v[i], &kind))
			return err_set(e, ERR_USAGE,
			    "unknown kind '%.*s'; there are %s",
			    SV_ARG(words.v[i]), all);
		*out |= 1u << kind;
	}
	return true;
}

static bool
topic_is_known(struct app *app, struct sv word, bool *known, struct err *e)
{
	struct name_target t;
	enum name_kind kind;
	size_t b, n;

	*known = false;
	for (b = 0; b < app->shelf.n; b++)
		for (kind = NAME_SLUG; kind <= NAME_ALIAS; kind++) {
			if (!book_names(app->shelf.books[b], kind, word, &t, 1,
				&n, e))
				return false;
			*known |= n > 0;
		}
	return true;
}

static bool
area_is_known(struct app *app, struct sv word, struct buf *all, bool *known,
    struct err *e)
{
	struct area *areas;
	size_t b, i, n;

	*known = false;
	for (b = 0; b < app->shelf.n; b++) {
		if (!book_areas(app->shelf.books[b], &app->arena, &areas, &n,
			e))
			return false;
		for (i = 0; i < n; i++) {
			*known |= sv_ieq(areas[i].id, word);
			buf_printf(all, "%s%.*s", all->n > 0 ? ", " : "",
			    SV_ARG(areas[i].id));
		}
	}
	return true;
}

static bool
check_names(struct app *app, const struct filter *f, struct err *e)
{
	struct buf all = { 0 };
	bool ok = false, known;
	size_t i;

	for (i = 0; i < f->topics.n; i++) {
		if (!topic_is_known(app, f->topics.v[i], &known, e))
			goto out;
		if (!known) {
			(void)err_set(e, ERR_USAGE, "unknown topic '%.*s'; "
			    "'rust-interview list' shows them",
			    SV_ARG(f->topics.v[i]));
			goto out;
		}
	}
	for (i = 0; i < f->areas.n; i++) {
		buf_clear(&all);
		if (!area_is_known(app, f->areas.v[i], &all, &known, e))
			goto out;
		if (!known) {
			(void)err_set(e, ERR_USAGE,
			    "unknown area '%.*s'; there are %.*s",
			    SV_ARG(f->areas.v[i]), SV_ARG(buf_view(&all)));
			goto out;
		}
	}
	ok = true;
out:
	buf_release(&all);
	return ok;
}

bool
listing_filter(struct app *app, const struct listing_opts *o,
    struct filter *out, struct err *e)
{
	*out = (struct filter){ .topics = words_of(app, &o->topics),
		.areas = words_of(app, &o->areas) };
	return levels_of(words_of(app, &o->levels), &out->levels, e) &&
	    kinds_of(words_of(app, &o->kinds), &out->kinds, e) &&
	    check_names(app, out, e);
}
