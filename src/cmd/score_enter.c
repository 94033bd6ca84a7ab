/* Typing what stands on paper into a sheet: the questions without a rating are
 * asked for, one after the other, and the file is written after each. So one can
 * stop at any time, and go on later. What else is in the file stays as it is. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/sink.h"
#include "cmd/kit.h"
#include "cmd/report.h"
#include "kit/filled.h"
#include "render/escape.h"

#define FILE_MAX ((size_t)4 << 20)

struct entering {
	struct arena *a;
	const char *path;
	struct sv text;		/* of the file */
	bool is_json;
};

/* What is filled in, as Markdown and JSON call it. */
struct field {
	const char *label, *key;
	bool is_number;
};

static const struct field candidate = { "Candidate", "\"candidate\"", false };
static const struct field rating = { "Rating", "\"rating\"", true };
static const struct field evidence = { "Evidence", "\"evidence\"", false };

/* Where a JSON value at I of LINE ends. */
static size_t
value_end(struct sv line, size_t i)
{
	const size_t start = i;

	if (i < line.n && line.p[i] == '"') {
		for (i++; i < line.n && line.p[i] != '"'; i++)
			i += line.p[i] == '\\';
		return i < line.n ? i + 1 : start;
	}
	while (i < line.n && strchr(",}] \t\r", line.p[i]) == NULL)
		i++;
	return i;
}

/* Where in LINE the value of the key F is; false unless it is there once. */
static bool
find_value(struct sv line, const struct field *f, size_t *from, size_t *end)
{
	const struct sv key = sv_cstr(f->key);
	size_t at = sv_find(line, key);

	if (at == line.n ||
	    sv_find(sv_from(line, at + key.n), key) < line.n - at - key.n)
		return false;
	at += key.n;
	while (at < line.n && strchr(" \t:", line.p[at]) != NULL)
		at++;
	*from = at;
	*end = value_end(line, at);
	return *end > at;
}

static void
put_line(struct sink *out, const struct entering *x, struct sv line,
    const struct field *f, struct sv value)
{
	size_t from, end;

	if (!x->is_json) {
		sink_printf(out, "- %s: ", f->label);
		escape_tsv(out, value);
		return;
	}
	if (!find_value(line, f, &from, &end)) {
		sink_put(out, line);
		return;
	}
	sink_put(out, sv_sub(line, 0, from));
	sink_printf(out, "%s", f->is_number ? "" : "\"");
	escape_json(out, value);
	sink_printf(out, "%s", f->is_number ? "" : "\"");
	sink_put(out, sv_from(line, end));
}

/* Line NUMBER, from 1, has VALUE for F from now on. */
static void
set_field(struct entering *x, uint32_t number, const struct field *f,
    struct sv value)
{
	struct sv rest = x->text, line;
	struct buf out = { 0 };
	struct sink sink;
	uint32_t at = 0;

	sink_to_buf(&sink, &out);
	while (sv_split(&rest, '\n', &line)) {
		if (++at == number)
			put_line(&sink, x, line, f, value);
		else
			sink_put(&sink, line);
		sink_lit(&sink, "\n");
	}
	x->text = arena_sv(x->a, buf_view(&out));
	sink_release(&sink);
	buf_release(&out);
}

static bool
save(struct entering *x, struct err *e)
{
	return private_write(x->path, true, x->text, e);
}

static void
print_name(const struct answer *answer, size_t number, size_t n)
{
	struct buf text = { 0 };
	struct sink sink;

	sink_to_buf(&sink, &text);
	sink_printf(&sink, "%zu of %zu: ", number, n);
	escape_plain(&sink, answer->name, false);
	sink_lit(&sink, "\n");
	sink_release(&sink);
	(void)fwrite(text.p, 1, text.n, stdout);
	buf_release(&text);
}

static bool
enter_candidate(struct entering *x, const struct filled *sheet, bool *more,
    struct err *e)
{
	static const struct question_line what = {
		.prompt = "Candidate (any alias): " };
	struct sv alias;

	if (sheet->candidate.n > 0 || sheet->candidate_line == 0)
		return true;
	alias = typed_line(x->a, &what, NULL, more);
	if (alias.n == 0)
		return true;
	set_field(x, sheet->candidate_line, &candidate, alias);
	return save(x, e);
}

static bool
enter_one(struct entering *x, const struct answer *answer, bool *more,
    bool *is_left, struct err *e)
{
	static const struct question_line what = {
		.prompt = "Evidence (one line): " };
	unsigned rated = typed_rating(x->a, more);
	struct sv said;

	*is_left = rated == 0;
	if (*is_left)
		return true;
	said = typed_line(x->a, &what, NULL, more);
	set_field(x, answer->rating_line, &rating,
	    arena_printf(x->a, "%u", rated));
	if (said.n > 0 && answer->evidence_line > 0)
		set_field(x, answer->evidence_line, &evidence, said);
	return save(x, e);
}

static bool
has_place(const struct entering *x, uint32_t number, const struct field *f)
{
	struct sv rest = x->text, line = { 0 };
	size_t from, end;

	while (number-- > 0 && sv_split(&rest, '\n', &line))
		continue;
	return find_value(line, f, &from, &end);
}

/* Can ANSWER of a JSON sheet be filled in, line by line? */
static bool
has_places(const struct entering *x, const struct answer *answer,
    struct err *e)
{
	if (answer->rating_line > 0 && answer->evidence_line > 0 &&
	    has_place(x, answer->rating_line, &rating) &&
	    has_place(x, answer->evidence_line, &evidence))
		return true;
	return err_set(e, ERR_CONTENT, "%s:%u: rating and evidence of a "
	    "question must each stand on a line, as interview writes them",
	    x->path, answer->line);
}

static bool
read_sheet(struct entering *x, struct filled *sheet, struct err *e)
{
	struct buf text = { 0 };
	bool ok = file_read(x->path, FILE_MAX, &text, e);

	x->text = arena_sv(x->a, buf_view(&text));
	buf_release(&text);
	if (!ok || !filled_parse(x->path, x->text, x->a, sheet, e))
		return false;
	x->is_json = sv_starts(sv_trim(x->text), SV("{"));
	for (size_t i = 0; x->is_json && i < sheet->n; i++)
		if (!has_places(x, &sheet->v[i], e))
			return false;
	return true;
}

int
score_enter(struct call *c)
{
	struct entering x = { .a = &c->app->arena };
	struct filled sheet;
	struct err e = { 0 };
	bool more = true;
	size_t left = 0;

	if (c->nwords != 1 || strcmp(c->words[0], "-") == 0)
		(void)err_set(&e, ERR_USAGE, "--enter takes one sheet, a file");
	else
		x.path = c->words[0];
	if (e.code != ERR_NONE || !read_sheet(&x, &sheet, &e) ||
	    !enter_candidate(&x, &sheet, &more, &e))
		return report_err(&e, "score");
	for (size_t i = 0; i < sheet.n; i++) {
		bool is_left = true;

		if (sheet.v[i].rating.n > 0 || sheet.v[i].rating_line == 0)
			continue;
		if (more)
			print_name(&sheet.v[i], i + 1, sheet.n);
		if (more && !enter_one(&x, &sheet.v[i], &more, &is_left, &e))
			return report_err(&e, NULL);
		left += is_left;
	}
	if (left > 0)
		report("%s: %zu question%s left; the same command goes on",
		    x.path, left, left == 1 ? " is" : "s are");
	return EXIT_DONE;
}
