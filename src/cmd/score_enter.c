/* Typing what stands on paper into a Markdown sheet: the questions without a
 * rating are asked for, one after the other, and the file is written after each.
 * So one can stop at any time, and go on later. */
#include "config.h"

#include <stdio.h>

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
};

/* Line NUMBER, from 1, becomes "- KEY: VALUE". */
static void
set_field(struct entering *x, uint32_t number, const char *key,
    struct sv value)
{
	struct sv rest = x->text, line;
	struct buf out = { 0 };
	struct sink sink;
	uint32_t at = 0;

	sink_to_buf(&sink, &out);
	while (sv_split(&rest, '\n', &line)) {
		if (++at == number) {
			sink_printf(&sink, "- %s: ", key);
			escape_tsv(&sink, value);
		} else {
			sink_put(&sink, line);
		}
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
	set_field(x, sheet->candidate_line, "Candidate", alias);
	return save(x, e);
}

static bool
enter_one(struct entering *x, const struct answer *answer, bool *more,
    bool *is_left, struct err *e)
{
	static const struct question_line what = {
		.prompt = "Evidence (one line): " };
	unsigned rating = typed_rating(x->a, more);
	struct sv evidence;

	*is_left = rating == 0;
	if (*is_left)
		return true;
	evidence = typed_line(x->a, &what, NULL, more);
	set_field(x, answer->rating_line, "Rating",
	    arena_printf(x->a, "%u", rating));
	if (evidence.n > 0 && answer->evidence_line > 0)
		set_field(x, answer->evidence_line, "Evidence", evidence);
	return save(x, e);
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
	if (sv_starts(sv_trim(x->text), SV("{")))
		return err_set(e, ERR_USAGE, "%s: --enter fills in Markdown "
		    "sheets; a program fills in JSON", x->path);
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

	if (c->nwords != 1)
		(void)err_set(&e, ERR_USAGE, "--enter takes one sheet");
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
