#include "config.h"

#include "render/escape.h"

#include "base/vec.h"

/* Escaped paragraphs folded into source lines. What arrives here has passed an
 * escaper; it is cut only at blanks, and only what the start or the end of a
 * source line means to the formatter is added. */

#define ROFF_COLUMNS 78
#define TEXI_COLUMNS 76
/* Columns of a word that are never broken by a blank. groff looks through all of
 * a word for each line that it takes from it: the cost grows with the square. */
#define ROFF_WORD_MAX 1000

/* Length in bytes of the roff glyph or escape at the start of S, and the
 * columns it takes. */
static size_t
roff_glyph(struct sv s, size_t *columns)
{
	*columns = 1;
	if (s.p[0] != '\\' || s.n < 2)
		return 1;
	switch (s.p[1]) {
	case '(':
		return s.n < 4 ? s.n : 4;
	case '[':
		*columns = 2;
		return sv_find_byte(s, ']') < s.n ? sv_find_byte(s, ']') + 1 :
		    s.n;
	case 'f':
		*columns = 0;
		if (s.n > 2 && s.p[2] == '(')
			return s.n < 5 ? s.n : 5;
		return s.n < 3 ? s.n : 3;
	case '*':
		*columns = 0;
		if (s.n > 2 && s.p[2] == '[')
			return sv_find_byte(s, ']') < s.n ?
			    sv_find_byte(s, ']') + 1 : s.n;
		return s.n < 3 ? s.n : 3;
	case '&':
	case ':':
		*columns = 0;
		return 2;
	default:
		return 2;
	}
}

size_t
fill_roff_columns(struct sv word)
{
	size_t total = 0, columns;

	while (word.n > 0) {
		word = sv_from(word, roff_glyph(word, &columns));
		total += columns;
	}
	return total;
}

/* Whether a word is better broken behind the glyph that ends in C. */
static bool
is_word_sign(char c)
{
	return c != '\0' && strchr("/:_-.,=&?<>();+#", c) != NULL;
}

/* A word that may be wider than a line gets places where it may be broken; one
 * of many lines is several. */
static void
put_roff_word(struct sink *out, struct sv word, size_t longest)
{
	size_t run = 0, total = 0, columns;

	if (word.n <= longest || fill_roff_columns(word) <= longest) {
		sink_put(out, word);
		return;
	}
	while (word.n > 0) {
		size_t n = roff_glyph(word, &columns);
		char c = n == 1 ? word.p[0] : n == 2 ? word.p[1] : '\0';
		bool is_point = c == ':' && n == 2;

		sink_put(out, sv_sub(word, 0, n));
		word = sv_from(word, n);
		run = is_point ? 0 : run + columns;
		total += columns;
		if (word.n == 0 || (columns == 0 && !is_point) ||
		    sv_starts(word, SV("\\:")))
			continue;
		if (total >= ROFF_WORD_MAX) {
			sink_lit(out, " ");
			run = total = 0;
		} else if (!is_point && (run >= longest ||
		    (run >= longest / 2 && is_word_sign(c)))) {
			sink_lit(out, "\\:");
			run = 0;
		}
	}
}

/* WORD without font changes and closing quotes and brackets at its end. */
static struct sv
without_closers(struct sv word)
{
	static const struct sv closers[] = {
		SV_INIT("\""),	  SV_INIT(")"),	    SV_INIT("]"),
		SV_INIT("'"),	  SV_INIT("\\(rq"), SV_INIT("\\(cq"),
		SV_INIT("\\(dq"), SV_INIT("\\(aq"), SV_INIT("\\fR"),
		SV_INIT("\\fB"),  SV_INIT("\\fI"),  SV_INIT("\\f(BI"),
		SV_INIT("\\*[C]"), SV_INIT("\\*[E]"),
	};
	bool is_cut;

	do {
		is_cut = false;
		for (size_t i = 0; i < sizeof(closers) / sizeof(*closers);
		    i++) {
			if (sv_ends(word, closers[i])) {
				word.n -= closers[i].n;
				is_cut = true;
			}
		}
	} while (is_cut && word.n > 0);
	return word;
}

static bool
has_full_stop(struct sv word)
{
	word = without_closers(word);
	return word.n > 0 && strchr(".?!", word.p[word.n - 1]) != NULL;
}

static bool
is_abbreviation(struct sv word)
{
	static const struct sv known[] = {
		SV_INIT("e.g."), SV_INIT("i.e."), SV_INIT("cf."),
		SV_INIT("vs."),	 SV_INIT("ch."),  SV_INIT("sec."),
		SV_INIT("p."),	 SV_INIT("pp."),
	};

	word = without_closers(word);
	if (word.n > 0 && word.p[0] == '(')
		word = sv_from(word, 1);
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (sv_eq(word, known[i]))
			return true;
	return false;
}

/* Whether NEXT begins a sentence when the word before it ended in a stop. */
static bool
begins_sentence(struct sv next)
{
	bool is_opened = true;

	while (is_opened && next.n > 0) {
		is_opened = false;
		if (next.p[0] == '"' || next.p[0] == '(') {
			next = sv_from(next, 1);
			is_opened = true;
		} else if (sv_starts(next, SV("\\(lq")) ||
		    sv_starts(next, SV("\\(oq"))) {
			next = sv_from(next, 4);
			is_opened = true;
		} else if (sv_starts(next, SV("\\fB")) ||
		    sv_starts(next, SV("\\fI"))) {
			return true;
		}
	}
	return next.n > 0 && next.p[0] >= 'A' && next.p[0] <= 'Z';
}

static void
guard_roff_line(struct sink *out, struct sv word)
{
	if (word.p[0] == '.' || word.p[0] == '\'' ||
	    sv_starts(word, SV("T}")) || sv_starts(word, SV("T{")))
		sink_lit(out, "\\&");
}

/* The words of TEXT, in lines of at most ROFF_COLUMNS. */
static void
fill_roff_text(struct sink *out, struct sv text, size_t longest)
{
	struct sv word, next;
	size_t column = 0;
	bool has_word = sv_word(&text, &word);

	while (has_word) {
		bool has_next = sv_word(&text, &next), is_end;

		if (column == 0)
			guard_roff_line(out, word);
		put_roff_word(out, word, longest);
		column += word.n;
		if (!has_next) {
			sink_lit(out, "\n");
			return;
		}
		is_end = has_full_stop(word) && !is_abbreviation(word) &&
		    begins_sentence(next);
		if (is_end || column + 1 + next.n > ROFF_COLUMNS) {
			/* No wide gap behind what ends no sentence. */
			if (!is_end && has_full_stop(word))
				sink_lit(out, "\\&");
			sink_lit(out, "\n");
			column = 0;
		} else {
			sink_lit(out, " ");
			column++;
		}
		word = next;
		has_word = has_next;
	}
}

/* The next piece of *REST and whether it is a line of its own. */
static bool
next_piece(struct sv *rest, bool *is_line, struct sv *piece)
{
	bool is_marked = rest->n > 0 && rest->p[0] == FILL_LINE;
	size_t n;

	if (rest->n == 0)
		return false;
	if (is_marked)
		*rest = sv_from(*rest, 1);
	n = sv_find_byte(*rest, FILL_LINE);
	*piece = sv_sub(*rest, 0, n);
	*rest = sv_from(*rest, is_marked ? n + 1 : n);
	*is_line = is_marked;
	return true;
}

void
fill_roff(struct sink *out, struct sv escaped, size_t longest)
{
	struct sv piece;
	bool is_line;

	while (next_piece(&escaped, &is_line, &piece)) {
		if (is_line) {
			sink_put(out, piece);
			sink_lit(out, "\n");
		} else {
			fill_roff_text(out, piece, longest);
		}
	}
}

void
fill_roff_line(struct sink *out, struct sv escaped, size_t longest)
{
	struct sv piece, word;
	bool is_line, is_first = true;

	while (next_piece(&escaped, &is_line, &piece)) {
		while (!is_line && sv_word(&piece, &word)) {
			if (is_first)
				guard_roff_line(out, word);
			else
				sink_lit(out, " ");
			put_roff_word(out, word, longest);
			is_first = false;
		}
	}
}

/* Insert C into the sorted SIGNS if it is not there. */
struct signs VEC_BODY(uint32_t);

static void
add_sign(struct signs *signs, uint32_t c)
{
	size_t i = signs->n;

	while (i > 0 && signs->v[i - 1] > c)
		i--;
	if (i > 0 && signs->v[i - 1] == c)
		return;
	vec_push(signs, c);
	memmove(signs->v + i + 1, signs->v + i,
	    (signs->n - 1 - i) * sizeof(*signs->v));
	signs->v[i] = c;
}

/* The code point of \[uXXXX] at the start of S, 0 if there is none. */
static uint32_t
sign_at(struct sv s)
{
	uint32_t c = 0;

	if (!sv_starts(s, SV("\\[u")))
		return 0;
	for (size_t i = 3; i < s.n && i < 9 && s.p[i] != ']'; i++) {
		char d = s.p[i];

		c = c << 4 | (uint32_t)(d <= '9' ? d - '0' : d - 'A' + 10);
	}
	return c;
}

/* groff warns of each sign that a device lacks, unless it has been told of a
 * fallback; `.x' is a register that only groff has, and mandoc needs none. */
void
fill_roff_body(struct sink *out, struct sv body)
{
	struct signs signs = { 0 };

	for (size_t i = 0; i + 8 <= body.n; i++) {
		uint32_t c = body.p[i] == '\\' ?
		    sign_at(sv_from(body, i)) : 0;

		if (c != 0)
			add_sign(&signs, c);
		else if (body.p[i] == '\\')
			i++;
	}
	for (size_t i = 0; i < signs.n; i++) {
		struct sv form = escape_ascii(signs.v[i]);

		sink_printf(out, ".if \\n(.x .fchar \\[u%04X] ",
		    (unsigned)signs.v[i]);
		if (form.n == 0)
			sink_lit(out, "\\&");
		escape_roff_arg(out, form);
		sink_lit(out, "\n");
	}
	sink_put(out, body);
	vec_release(&signs);
}

static void
fill_texi_text(struct sink *out, struct sv text)
{
	struct sv word;
	size_t column = 0;

	while (sv_word(&text, &word)) {
		if (column > 0 && column + 1 + word.n > TEXI_COLUMNS) {
			sink_lit(out, "\n");
			column = 0;
		}
		if (column > 0) {
			sink_lit(out, " ");
			column++;
		}
		column += word.n;
		/* makeinfo reads `# 12 "file"` as a line directive. */
		if (column == word.n && word.p[0] == '#') {
			sink_lit(out, "@hashchar{}");
			word = sv_from(word, 1);
		}
		sink_put(out, word);
	}
	if (column > 0)
		sink_lit(out, "\n");
}

void
fill_texi_line(struct sink *out, struct sv escaped)
{
	struct sv word;
	bool is_first = true;

	while (sv_word(&escaped, &word)) {
		if (!is_first)
			sink_lit(out, " ");
		sink_put(out, word);
		is_first = false;
	}
}

void
fill_texi(struct sink *out, struct sv escaped)
{
	struct sv piece;
	bool is_line;

	while (next_piece(&escaped, &is_line, &piece)) {
		if (is_line) {
			sink_put(out, piece);
			sink_lit(out, "\n");
		} else {
			fill_texi_text(out, piece);
		}
	}
}
