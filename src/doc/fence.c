/* rustdoc's rules, from LangString::parse (src/librustdoc/html/markdown.rs):
 * words are parted by commas and blanks; {.class} words do not decide; a word
 * that is not rustdoc's makes it another language, unless one that is rustdoc's
 * stood before it or "rust" stands anywhere. */
#include "config.h"

#include "doc/fence.h"

enum word_type {
	WORD_OTHER,
	WORD_RUST,
	WORD_COMPILE_FAIL,
	WORD_SHOULD_PANIC,
	WORD_NO_RUN,
	WORD_IGNORE,
	WORD_NEUTRAL		/* known to rustdoc, nothing for us */
};

static const struct {
	struct sv word;
	enum word_type type;
} word_table[] = {
	{ SV_INIT("rust"), WORD_RUST },
	{ SV_INIT("compile_fail"), WORD_COMPILE_FAIL },
	{ SV_INIT("should_panic"), WORD_SHOULD_PANIC },
	{ SV_INIT("no_run"), WORD_NO_RUN },
	{ SV_INIT("ignore"), WORD_IGNORE },
	{ SV_INIT("test_harness"), WORD_NEUTRAL },
	{ SV_INIT("standalone_crate"), WORD_NEUTRAL },
	{ SV_INIT("standalone"), WORD_NEUTRAL },
	{ SV_INIT("allow_fail"), WORD_NEUTRAL },
};

static bool
next_word(struct sv *rest, struct sv *word)
{
	size_t from = 0, end;

	while (from < rest->n && (rest->p[from] == ',' ||
	    rest->p[from] == ' ' || rest->p[from] == '\t'))
		from++;
	end = from;
	while (end < rest->n && rest->p[end] != ',' && rest->p[end] != ' ' &&
	    rest->p[end] != '\t')
		end++;
	*word = sv_sub(*rest, from, end - from);
	*rest = sv_from(*rest, end);
	return word->n > 0;
}

/* An error code as rustdoc takes it: E and four digits. */
static bool
is_code(struct sv w)
{
	if (w.n != 5 || w.p[0] != 'E')
		return false;
	for (size_t i = 1; i < w.n; i++)
		if (w.p[i] < '0' || w.p[i] > '9')
			return false;
	return true;
}

static enum word_type
type_of(struct sv w)
{
	for (size_t i = 0; i < sizeof(word_table) / sizeof(*word_table); i++)
		if (sv_eq(word_table[i].word, w))
			return word_table[i].type;
	if (sv_starts(w, SV("ignore-")))
		return WORD_IGNORE;
	if (sv_starts(w, SV("edition")) || sv_starts(w, SV("crate-")))
		return WORD_NEUTRAL;
	return WORD_OTHER;
}

static void
add_code(struct fence *f, struct sv code, size_t max, struct arena *a)
{
	if (f->codes.v == NULL)
		f->codes.v = arena_array(a, max, sizeof(*f->codes.v));
	f->codes.v[f->codes.n++] = code;
}

struct fence
fence_parse(struct sv info, struct arena *a)
{
	struct fence f = { 0 };
	struct sv rest = info, w, other = { 0 };
	bool has_rust = false;		/* the word itself */
	bool is_claimed = false;	/* a rustdoc word before any other */
	size_t max = info.n / 6 + 1;	/* codes that INFO can hold */

	while (next_word(&rest, &w)) {
		if (w.p[0] == '{' || w.p[0] == '.' || w.p[w.n - 1] == '}')
			continue;
		if (is_code(w)) {
			add_code(&f, w, max, a);
			continue;
		}
		if (sv_starts(w, SV("edition")))
			f.edition = sv_from(w, 7);
		if (sv_starts(w, SV("crate-")))
			f.crate = sv_from(w, 6);
		enum word_type type = type_of(w);
		is_claimed = is_claimed || (other.n == 0 &&
		    type != WORD_OTHER && type != WORD_NEUTRAL);
		switch (type) {
		case WORD_RUST:
			has_rust = true;
			break;
		case WORD_COMPILE_FAIL:
			f.compile_fail = true;
			break;
		case WORD_SHOULD_PANIC:
			f.should_panic = true;
			break;
		case WORD_NO_RUN:
			f.no_run = true;
			break;
		case WORD_IGNORE:
			f.is_ignored = true;
			break;
		case WORD_OTHER:
			if (other.n == 0)
				other = w;
			break;
		case WORD_NEUTRAL:
			break;
		}
	}
	f.is_rust = has_rust || is_claimed || other.n == 0;
	f.language = has_rust ? SV("rust") : other;
	return f;
}

/* What rustdoc does with one line: hides it, or shows and compiles TEXT. */
static bool
line_is_hidden(struct sv line, struct sv *indent, struct sv *text)
{
	size_t n = 0;

	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
		n++;
	*indent = sv_sub(line, 0, n);
	*text = sv_from(line, n);
	if (sv_starts(*text, SV("##"))) {
		*text = sv_from(*text, 1);
		return false;
	}
	struct sv bare = sv_trim(*text);
	if (sv_eq(bare, SV("#"))) {
		*text = sv_from(*text, text->n);
		return true;
	}
	if (!sv_starts(*text, SV("# ")))
		return false;
	*text = sv_from(*text, 2);
	return true;
}

static void
write_lines(struct sv code, bool with_hidden, struct buf *out)
{
	while (code.n > 0) {
		size_t n = sv_find_byte(code, '\n');
		struct sv line = sv_sub(code, 0, n), indent, text;
		bool ends = n < code.n;
		bool hidden = line_is_hidden(line, &indent, &text);

		code = sv_from(code, n + 1);
		if (hidden && !with_hidden)
			continue;
		buf_sv(out, indent);
		buf_sv(out, text);
		if (ends)
			buf_byte(out, '\n');
	}
}

void
fence_visible(struct sv code, struct buf *out)
{
	write_lines(code, false, out);
}

void
fence_compiled(struct sv code, struct buf *out)
{
	write_lines(code, true, out);
}

void
fence_program(struct sv written, struct buf *out)
{
	struct buf compiled = { 0 };
	struct sv code, rest, line, body;
	bool returns_result;

	fence_compiled(written, &compiled);
	code = rest = body = buf_view(&compiled);
	returns_result = sv_ends(sv_trim(code), SV("(())"));
	if (sv_find(code, SV("fn main(")) < code.n) {
		buf_sv(out, code);
		buf_release(&compiled);
		return;
	}
	while (sv_split(&rest, '\n', &line) &&
	    (sv_starts(sv_trim(line), SV("#![")) || sv_trim(line).n == 0)) {
		buf_sv(out, line);
		buf_byte(out, '\n');
		body = rest;
	}
	buf_cstr(out, returns_result ?
		"fn main() { fn inner() -> Result<(), impl core::fmt::Debug> {\n" :
		"fn main() {\n");
	buf_sv(out, body);
	buf_cstr(out, returns_result ? "}\ninner().unwrap() }\n" : "}\n");
	buf_release(&compiled);
}
