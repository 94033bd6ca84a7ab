/* What the writing guide asks of a code block. */
#include "config.h"

#include "corpus/lint_checks.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

#define CODE_COLUMNS_MAX 68

void
lint_code_language(struct lint *l)
{
	if (l->code->u.code.is_fenced && l->fence.language.n == 0)
		lint_say(l, l->code->line, "code block without a language: add "
		    "rust, text, console, toml …");
}

void
lint_code_indented(struct lint *l)
{
	if (!l->code->u.code.is_fenced)
		lint_say(l, l->code->line,
		    "indented code block, which rustdoc would compile: fence "
		    "it");
}

/* Some errors have no code; a mark above the block then says which it is. */
void
lint_compile_fail_code(struct lint *l)
{
	struct mark mark;

	if (l->fence.compile_fail && l->fence.codes.n == 0 &&
	    !mark_above(l->source, l->code->line, SV("error"), &mark))
		lint_say(l, l->code->line,
		    "compile_fail without the error's code: add it, or "
		    "<!-- error: its message --> on the line above");
}

/* A word that was meant as a code: E and digits, but not four of them. */
void
lint_error_code(struct lint *l)
{
	struct sv rest = l->code->u.code.info, part, word;

	while (sv_split(&rest, ',', &part))
		while (sv_word(&part, &word)) {
			size_t digits = 0;

			while (digits + 1 < word.n && ascii_is_digit(
			    word.p[digits + 1]))
				digits++;
			if ((word.p[0] == 'E' || word.p[0] == 'e') &&
			    digits > 0 && digits + 1 == word.n &&
			    (digits != 4 || word.p[0] == 'e'))
				lint_say(l, l->code->line,
				    "no error code: %.*s: write E and "
				    "four digits", SV_ARG(word));
		}
}

void
lint_error_code_alone(struct lint *l)
{
	if (l->fence.codes.n > 0 && !l->fence.compile_fail)
		lint_say(l, l->code->line,
		    "%.*s without compile_fail means nothing: add "
		    "compile_fail",
		    SV_ARG(l->fence.codes.v[0]));
}

/* rustdoc takes a block for another language when one of these words stands
 * behind one that it does not know. */
void
lint_crate_order(struct lint *l)
{
	static const struct sv late[] = { SV_INIT("ignore"), SV_INIT("no_run"),
		SV_INIT("should_panic") };
	struct sv rest = l->code->u.code.info;
	size_t crate = sv_find(rest, SV("crate-"));

	if (l->fence.crate.n == 0)
		return;
	rest = sv_from(rest, crate);
	for (size_t i = 0; i < sizeof(late) / sizeof(*late); i++)
		if (sv_find(rest, late[i]) < rest.n)
			lint_say(l, l->code->line, "%.*s behind crate-: put it "
			    "before, or rustdoc passes the block over",
			    SV_ARG(late[i]));
}

void
lint_ignore_reason(struct lint *l)
{
	struct mark mark;

	if (l->fence.is_ignored &&
	    !mark_above(l->source, l->code->line, SV(""), &mark))
		lint_say(l, l->code->line, "ignored without a reason: give it "
		    "in a comment on the line above");
}

/* "is_send::<T>();" compiles only if T is what the function asks for. */
static bool
is_bound_check(struct sv line)
{
	size_t n = 0;

	line = sv_trim(line);
	while (n < line.n && (ascii_is_lower(line.p[n]) ||
	    line.p[n] == '_'))
		n++;
	return n > 0 && sv_starts(sv_from(line, n), SV("::<")) &&
	    sv_ends(line, SV(">();"));
}

/* Does TEXT assert something, by running or by compiling? Comments do not
 * count. */
static bool
has_assertion(struct sv text)
{
	struct sv line;

	while (sv_split(&text, '\n', &line)) {
		line = sv_sub(line, 0, sv_find(line, SV("//")));
		if (sv_find(line, SV("assert")) < line.n ||
		    is_bound_check(line))
			return true;
	}
	return false;
}

/* Blocks that need not prove anything: what a candidate is shown, the parts of
 * exercises, which have tests, and sketches of a design. */
static bool
may_be_silent(const struct lint *l)
{
	return (!l->entry->is_overview && l->section == SECTION_PROMPT) ||
	    l->section == SECTION_STARTER || l->section == SECTION_TESTS ||
	    l->section == SECTION_SOLUTION || l->entry->kind == KIND_DESIGN;
}

void
lint_assertion_missing(struct lint *l)
{
	const struct fence *f = &l->fence;

	if (!sv_eq(f->language, SV("rust")) || f->compile_fail || f->should_panic || f->no_run ||
	    f->is_ignored || may_be_silent(l) ||
	    has_assertion(l->code->text))
		return;
	lint_say(l, l->code->line, "block that asserts nothing: assert what "
	    "the text claims");
}

void
lint_code_width(struct lint *l)
{
	uint32_t line = l->code->line + l->code->u.code.is_fenced;
	struct sv rest = l->code->text, text;
	struct buf visible = { 0 };

	for (; sv_split(&rest, '\n', &text); line++) {
		struct sv shown = text;
		size_t columns;

		if (l->fence.is_rust && l->code->u.code.is_fenced) {
			buf_clear(&visible);
			fence_visible(text, &visible);
			shown = buf_view(&visible);
		}
		columns = utf8_columns(shown);
		if (columns > CODE_COLUMNS_MAX)
			lint_say(l, line, "code line of %zu columns: "
			    "break it at %d", columns, CODE_COLUMNS_MAX);
	}
	buf_release(&visible);
}
