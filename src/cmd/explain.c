#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/sink.h"
#include "cmd/listing.h"
#include "cmd/note.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "cmd/show.h"
#include "cmd/table.h"
#include "render/escape.h"
#include "search/diagnostic.h"
#include "text/message.h"
#include "search/search.h"

#define CAUSES_SHOWN 3
#define OTHERS_SHOWN 3		/* entries that also have a code, by name */
#define OUTPUT_MAX ((size_t)64 << 20)	/* bytes of a compiler's output */

/* clang-format off */
const struct opt explain_opts[] = {
	{ .letter = 'a', .name = "all", .type = OPT_FLAG,
	    .offset = offsetof(struct explain_opts, is_all),
	    .help = "every cause, not the first three; warnings, too" },
	{ .letter = 'l', .name = "names", .type = OPT_FLAG,
	    .offset = offsetof(struct explain_opts, has_names_only),
	    .help = "only the names of the entries, one a line" },
	{ .type = OPT_END },
};
/* clang-format on */

/* What is behind one cause: places[0] is shown, the others are named. */
struct answer {
	struct places_found found;
	bool is_nearest;	/* found by the message's words, not by a name */
};

struct explanation {
	struct call *c;
	struct shown out;
	struct place_in_book *given;	/* entries so far, each once */
	size_t ngiven, nanswered, nshown, nleft;
};

/* All words as codes, or none of them. */
static bool
read_code_words(struct call *c, struct diagnostics *out)
{
	struct arena *a = &c->app->arena;
	size_t i;

	out->v = arena_array(a, c->nwords, sizeof(*out->v));
	for (i = 0; i < c->nwords; i++) {
		struct sv code = diagnostic_code(sv_cstr(c->words[i]), a);

		if (code.n == 0)
			return false;
		out->v[i] = (struct diagnostic){ .code = code, .count = 1 };
	}
	out->n = c->nwords;
	return out->n > 0;
}

/* A file, standard input; not codes, nor the words of a message. */
static const char *
input_path(struct call *c)
{
	struct diagnostics codes = { 0 };

	if (c->nwords == 0)
		return "-";
	if (c->nwords > 1 || strpbrk(c->words[0], " \t\n") != NULL ||
	    read_code_words(c, &codes))
		return NULL;
	return c->words[0];
}

/* Words of a message are not all files. */
static bool
are_files(const struct call *c)
{
	if (c->nwords < 2)
		return false;
	for (size_t i = 0; i < c->nwords; i++)
		if (access(c->words[i], F_OK) != 0)
			return false;
	return true;
}

/* "E99999", which no compiler gives, is meant as no file either. */
static bool
is_too_long_a_code(const char *word)
{
	return (word[0] | 0x20) == 'e' && strlen(word) > 5 &&
	    strspn(word + 1, "0123456789") == strlen(word + 1) &&
	    access(word, F_OK) != 0;
}

/* "clippy::needless_return", "dead_code": a lint, and no file. */
static bool
is_lint(const char *word)
{
	return ascii_is_lower(word[0]) &&
	    strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789_:") ==
	    strlen(word) && strpbrk(word, "_:") != NULL && access(word, F_OK) != 0;
}

bool
explain_open(struct call *c, struct err *e)
{
	const char *path = input_path(c);
	struct buf *text;

	note_open(c->app);
	if (are_files(c))
		return err_set(e, ERR_USAGE, "explain reads one file; "
		    "cat FILE... | rust-interview explain");
	if (path == NULL)
		return true;
	if (path[0] == '\0')
		return err_set(e, ERR_USAGE, "what should be explained?");
	if (is_too_long_a_code(path))
		return err_set(e, ERR_USAGE,
		    "'%s' is no error code; they have four digits", path);
	if (is_lint(path))
		return err_set(e, ERR_USAGE, "'%s' is neither a file nor an "
		    "error code; 'rust-interview search %s' may find it", path,
		    path);
	if (c->nwords == 0 && isatty(STDIN_FILENO) == 1)
		return err_set(e, ERR_USAGE, "explain reads what a compiler "
		    "said: cargo build 2>&1 | rust-interview explain");
	text = arena_alloc(&c->app->arena, sizeof(*text));
	c->input = text;
	return file_read(path, OUTPUT_MAX, text, e);
}

static void
read_words(struct call *c, struct diagnostics *out)
{
	struct buf *output = c->input;
	struct sv text;

	if (output != NULL) {
		diagnostics_read(buf_view(output), &c->app->arena, out);
		buf_release(output);
		return;
	}
	if (read_code_words(c, out))
		return;
	text = call_text(c);
	diagnostics_read(text, &c->app->arena, out);
	if (out->n == 0 && sv_trim(text).n > 0)
		out->v[out->n++] = (struct diagnostic){ .message = text,
			.count = 1 };
}

/* The entry that the words of the message find, if it has all of them. */
static bool
find_nearest(struct call *c, struct sv words, struct answer *out,
    struct err *e)
{
	struct search_opts opts = { .limit = 1 };
	struct hits hits = { 0 };

	if (!search_run(&c->app->shelf, words, &opts, &c->app->arena, &hits, e))
		return false;
	if (hits.n == 0)
		return true;
	out->is_nearest = true;
	out->found.v = arena_alloc(&c->app->arena, sizeof(*out->found.v));
	out->found.v[out->found.n++] = (struct place_in_book){
		.book = hits.v[0].book, .page = hits.v[0].page,
		.entry = hits.v[0].entry };
	return true;
}

/* By its code or the code that its message has, by its lint, by its words. */
static bool
find_answer(struct call *c, const struct diagnostic *d, struct answer *out,
    struct err *e)
{
	struct sv code = d->code.n > 0 ? d->code : message_code(d->message);

	*out = (struct answer){ 0 };
	if (code.n > 0 && !lookup_name(&c->app->shelf, code, &c->app->arena,
		&out->found, e))
		return false;
	if (out->found.n > 0 || d->code.n > 0)
		return true;
	if (d->lint.n > 0 && !find_nearest(c, arena_printf(&c->app->arena,
		"\"%.*s\"", SV_ARG(d->lint)), out, e))
		return false;
	return out->found.n > 0 || d->message.n == 0 ||
	    find_nearest(c, d->message, out, e);
}

/* The user's own error stays in sight above what is said of it. */
static void
put_heading(struct explanation *x, const struct diagnostic *d)
{
	const struct ansi_opts *ansi = &x->c->app->terminal.ansi;
	struct sv name = d->code.n > 0 ? d->code : d->lint;
	struct sink sink;

	sink_to_buf(&sink, &x->out.text);
	ansi_text(&sink, arena_printf(&x->c->app->arena, "%s%s%.*s%s%s%.*s",
	    d->is_warning ? "warning" : "error", name.n > 0 ? "[" : "",
	    SV_ARG(name), name.n > 0 ? "]" : "", d->message.n > 0 ? ": " : "",
	    SV_ARG(d->message)), STYLE_STRONG, ansi);
	sink_lit(&sink, "\n");
	if (d->place.n > 0) {
		sink_lit(&sink, " --> ");
		escape_plain(&sink, d->place, ansi->is_ascii);
		if (d->count > 1)
			sink_printf(&sink, " (%zu times)", d->count);
		sink_lit(&sink, "\n");
	}
	sink_lit(&sink, "\n");
	sink_release(&sink);
}

/* HEAD and the names of N entries at V. */
static bool
put_names(struct explanation *x, struct sv head,
    const struct place_in_book *v, size_t n, struct err *e)
{
	struct sink sink;
	struct sv name;
	size_t i;

	if (n == 0)
		return true;
	sink_to_buf(&sink, &x->out.text);
	sink_put(&sink, head);
	for (i = 0; i < n; i++) {
		struct hit hit = { .book = v[i].book, .page = v[i].page,
			.entry = v[i].entry };

		if (!listing_name(x->c->app, &hit, &name, e)) {
			sink_release(&sink);
			return false;
		}
		sink_put(&sink, i > 0 ? SV(", ") : SV(" "));
		escape_plain(&sink, name,
		    x->c->app->terminal.ansi.is_ascii);
	}
	sink_lit(&sink, "\n");
	sink_release(&sink);
	return true;
}

/* The other entries with this code, by name. */
static bool
put_others(struct explanation *x, const struct answer *answer, struct err *e)
{
	size_t n = answer->found.n - 1;

	return put_names(x, SV("See also:"), answer->found.v + 1,
	    n < OTHERS_SHOWN ? n : OTHERS_SHOWN, e);
}

/* Two causes may have one answer. */
static bool
is_given(struct explanation *x, const struct place_in_book *p)
{
	size_t i;

	for (i = 0; i < x->ngiven; i++)
		if (place_is(&x->given[i], p))
			return true;
	x->given[x->ngiven++] = *p;
	return false;
}

/* A code that no entry has. */
static void
say_unknown(const struct explanation *x, const struct diagnostic *d)
{
	struct arena *a = &x->c->app->arena;

	if (d->code.n > 0)
		report("no entry has %.*s; rustc --explain %.*s may tell",
		    SV_ARG(d->code), SV_ARG(d->code));
	else
		report("nothing found for '%.*s'",
		    SV_ARG(report_cut(d->message, a)));
}

static bool
put_name(struct explanation *x, const struct place_in_book *p, struct err *e)
{
	struct hit hit = { .book = p->book, .page = p->page,
		.entry = p->entry };
	struct sv name;

	if (!listing_name(x->c->app, &hit, &name, e))
		return false;
	buf_sv(&x->out.text, name);
	buf_byte(&x->out.text, '\n');
	return true;
}

static bool
explain_one(struct explanation *x, const struct diagnostic *d, struct err *e)
{
	const struct explain_opts *o = x->c->opts;
	struct show_opts how = { .is_short = true };
	struct answer answer;
	const struct place_in_book *first;
	bool is_again;

	if (!find_answer(x->c, d, &answer, e))
		return false;
	x->nshown++;
	if (answer.found.n == 0) {
		say_unknown(x, d);
		return true;
	}
	x->nanswered++;
	first = &answer.found.v[0];
	is_again = is_given(x, first);
	if (o->has_names_only)
		return is_again || put_name(x, first, e);
	if (x->out.text.n > 0)
		buf_byte(&x->out.text, '\n');
	/* A bare code is no error of the user's. */
	if (d->message.n > 0)
		put_heading(x, d);
	if (answer.is_nearest)
		buf_cstr(&x->out.text, "The nearest by its words:\n\n");
	return (is_again ? put_names(x, SV("As above:"), first, 1, e) :
			   show_place(x->c->app, &how, first, &x->out, e)) &&
	    put_others(x, &answer, e);
}

/* Errors, or the warnings when there is nothing else. */
static bool
explain_all(struct explanation *x, const struct diagnostics *all,
    struct err *e)
{
	const struct explain_opts *o = x->c->opts;
	bool has_errors = false;
	size_t i;

	x->given = arena_array(&x->c->app->arena, all->n, sizeof(*x->given));
	for (i = 0; i < all->n; i++)
		has_errors = has_errors || !all->v[i].is_warning;
	for (i = 0; i < all->n; i++) {
		if (all->v[i].is_warning && has_errors && !o->is_all)
			continue;
		if (x->nshown == CAUSES_SHOWN && !o->is_all &&
		    all->v[i].message.n > 0)
			x->nleft++;
		else if (!explain_one(x, &all->v[i], e))
			return false;
	}
	return true;
}

int
cmd_explain(struct call *c)
{
	struct explanation x = { .c = c };
	struct diagnostics all = { 0 };
	struct err e = { 0 };
	int status = EXIT_NOTHING;

	read_words(c, &all);
	if (all.n == 0) {
		report("there is no compiler's message in that; "
		       "cargo build 2>&1 | rust-interview explain");
		return EXIT_NOTHING;
	}
	if (!explain_all(&x, &all, &e)) {
		buf_release(&x.out.text);
		return report_err(&e, "explain");
	}
	if (x.nanswered > 0)
		status = pager_write(c->app, buf_view(&x.out.text));
	if (x.nleft > 0)
		report("%zu more %s; -a shows all", x.nleft,
		    x.nleft == 1 ? "cause" : "causes");
	buf_release(&x.out.text);
	return status;
}
