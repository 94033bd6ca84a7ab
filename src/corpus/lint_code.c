#include "config.h"

#include "corpus/lint_checks.h"

#include "base/buf.h"
#include "base/utf8.h"

#define CODE_COLUMNS_MAX 68

void
lint_code_language(struct lint *l)
{
	if (l->code->u.code.is_fenced && l->fence.language.n == 0)
		lint_say(l, l->code->line, "code block without a language");
}

void
lint_code_indented(struct lint *l)
{
	if (!l->code->u.code.is_fenced)
		lint_say(l, l->code->line,
		    "indented code block: rustdoc would compile it");
}

void
lint_compile_fail_code(struct lint *l)
{
	if (l->fence.compile_fail && l->fence.codes.n == 0)
		lint_say(l, l->code->line,
		    "compile_fail without the error's code");
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A word that was meant as a code: E and digits, but not four of them. */
void
lint_error_code(struct lint *l)
{
	struct sv rest = l->code->u.code.info, part, word;

	while (sv_split(&rest, ',', &part))
		while (sv_word(&part, &word)) {
			size_t digits = 0;

			while (digits + 1 < word.n && is_digit(
			    word.p[digits + 1]))
				digits++;
			if ((word.p[0] == 'E' || word.p[0] == 'e') &&
			    digits > 0 && digits + 1 == word.n &&
			    (digits != 4 || word.p[0] == 'e'))
				lint_say(l, l->code->line,
				    "no error code: %.*s", SV_ARG(word));
		}
}

void
lint_error_code_alone(struct lint *l)
{
	if (l->fence.codes.n > 0 && !l->fence.compile_fail)
		lint_say(l, l->code->line,
		    "%.*s without compile_fail means nothing",
		    SV_ARG(l->fence.codes.v[0]));
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
			lint_say(l, line, "code line of %zu columns, "
			    "at most %d", columns, CODE_COLUMNS_MAX);
	}
	buf_release(&visible);
}
