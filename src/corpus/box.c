#include "config.h"

#include "corpus/box.h"

#include "base/ascii.h"

#define TEXT_INDENT 4	/* columns, of a text below "!!!" and "===" */
#define PREFIX_MAX 24	/* bytes that are put before each line of a box */
#define RUN_MIN 3

/* What a line begins. */
struct start {
	struct sv word;		/* the type of the box */
	struct sv title;	/* instead of its word */
	bool has_title;		/* which may be empty: then nothing is shown */
	bool is_tab;
};

static size_t
name_length(struct sv s)
{
	size_t n = 0;

	while (n < s.n && (ascii_is_letter(s.p[n]) || (n > 0 &&
	    (ascii_is_digit(s.p[n]) || s.p[n] == '-' || s.p[n] == '_'))))
		n++;
	return n;
}

/* Types that are drawn as boxes everywhere; ":::" has many others, that only
 * lay out what they hold. */
static bool
is_known(struct sv word)
{
	static const struct sv words[] = {
		SV_INIT("note"), SV_INIT("info"), SV_INIT("tip"),
		SV_INIT("hint"), SV_INIT("important"), SV_INIT("warning"),
		SV_INIT("caution"), SV_INIT("danger"), SV_INIT("error"),
		SV_INIT("attention"), SV_INIT("success"), SV_INIT("check"),
		SV_INIT("question"), SV_INIT("example"), SV_INIT("quote"),
		SV_INIT("abstract"), SV_INIT("summary"), SV_INIT("failure"),
		SV_INIT("bug"), SV_INIT("todo"), SV_INIT("details"),
		SV_INIT("admonition"), SV_INIT("seealso"),
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (sv_ieq(word, words[i]))
			return true;
	return false;
}

/* Bytes of the blanks at S's beginning that take up to MAX columns. */
static size_t
blanks(struct sv s, size_t max, size_t *columns)
{
	size_t n = 0;

	for (*columns = 0; n < s.n && *columns < max; n++) {
		if (s.p[n] == '\t')
			*columns += TEXT_INDENT - *columns % TEXT_INDENT;
		else if (s.p[n] == ' ')
			++*columns;
		else
			break;
	}
	return n;
}

static size_t
run_length(struct sv s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == s.p[0])
		n++;
	return n;
}

/* The text in quotes that is all of S. */
static bool
read_quoted(struct sv s, struct start *out)
{
	if (s.n < 2 || s.p[0] != '"' ||
	    sv_find_byte(sv_from(s, 1), '"') != s.n - 2)
		return false;
	out->title = sv_sub(s, 1, s.n - 2);
	out->has_title = true;
	return true;
}

/* ":::note", ":::note[Title]", "::: note Title {#id}", "::: {.note}". */
static bool
read_colons(struct sv s, struct start *out)
{
	size_t n;

	if (sv_starts(s, SV("{"))) {
		s = sv_from(s, 1);
		if (sv_starts(s, SV(".")))
			s = sv_from(s, 1);
		out->word = sv_sub(s, 0, name_length(s));
		return out->word.n > 0;
	}
	out->word = sv_sub(s, 0, name_length(s));
	s = sv_from(s, out->word.n);
	if (out->word.n == 0 || (s.n > 0 && s.p[0] != ' ' && s.p[0] != '[' &&
	    s.p[0] != '{'))
		return false;
	s = sv_trim(s);
	n = sv_find_byte(s, '{');
	if (n < s.n && s.p[s.n - 1] == '}')
		s = sv_trim(sv_sub(s, 0, n));
	if (s.n > 1 && s.p[0] == '[' && s.p[s.n - 1] == ']')
		s = sv_sub(s, 1, s.n - 2);
	out->title = s;
	out->has_title = s.n > 0;
	return true;
}

/* "/// note", "/// note | Title", "/// tab | Title"; not Rust's "/// note". */
static bool
read_slashes(struct sv s, struct start *out)
{
	out->word = sv_sub(s, 0, name_length(s));
	s = sv_trim(sv_from(s, out->word.n));
	out->is_tab = sv_eq(out->word, SV("tab"));
	if (sv_starts(s, SV("|"))) {
		out->title = sv_trim(sv_from(s, 1));
		out->has_title = true;
	} else if (s.n > 0) {
		return false;
	}
	return out->is_tab ? out->has_title : is_known(out->word);
}

/* "!!! note", '!!! note inline "Title"', '??? "Title"'. */
static bool
read_indented(struct sv s, struct start *out)
{
	struct sv word;

	s = sv_trim(s);
	out->word = sv_sub(s, 0, name_length(s));
	while (s.n > 0 && s.p[0] != '"') {
		if (!sv_word(&s, &word) || name_length(word) != word.n)
			return false;
		s = sv_trim(s);
	}
	return read_quoted(s, out) || (s.n == 0 && is_known(out->word));
}

/* What S, without the blanks before it, begins with a run of N marks. */
static bool
read_start(struct sv s, size_t n, struct start *out)
{
	struct sv rest = sv_trim(sv_from(s, n));

	*out = (struct start){ 0 };
	if (n < RUN_MIN)
		return false;
	switch (s.p[0]) {
	case ':':
		return read_colons(rest, out);
	case '/':
		return n < s.n && s.p[n] == ' ' && read_slashes(rest, out);
	case '!':
		return n == RUN_MIN && read_indented(rest, out);
	case '?':
		if (sv_starts(rest, SV("+")))
			rest = sv_from(rest, 1);
		return n == RUN_MIN && read_indented(rest, out);
	case '=':
		if (sv_starts(rest, SV("!")) || sv_starts(rest, SV("+")))
			rest = sv_trim(sv_from(rest, 1));
		out->is_tab = true;
		return n == RUN_MIN && read_quoted(rest, out);
	default:
		return false;
	}
}

static bool
is_indented(const struct box *box)
{
	return box->mark == '!' || box->mark == '?' || box->mark == '=';
}

/* Begin the lines to come with what stands for BOX. */
static void
put_prefix(struct boxes *b, const struct box *box)
{
	buf_fill(&b->prefix, ' ', box->margin);
	if (box->is_quote)
		buf_cstr(&b->prefix, "> ");
}

/* Put the prefix of BOX and take from *TEXT what stands for it; false when BOX
 * has ended. */
static bool
enter(struct boxes *b, const struct box *box, struct sv *text)
{
	size_t max = box->margin + (is_indented(box) ? TEXT_INDENT : 0);
	size_t columns, n = blanks(*text, max, &columns);

	if (is_indented(box) && columns < max && n < text->n)
		return false;
	*text = sv_from(*text, n);
	put_prefix(b, box);
	return true;
}

static void
put(const struct boxes *b, struct sv text, struct buf *out)
{
	buf_sv(out, buf_view(&b->prefix));
	buf_sv(out, text);
	buf_byte(out, '\n');
}

/* Put what names a box or a tab. */
static void
put_title(struct boxes *b, const struct start *start, struct buf *out)
{
	bool is_word = !start->has_title;
	struct sv title = is_word ? start->word : start->title;

	if (title.n == 0)
		return;
	buf_sv(out, buf_view(&b->prefix));
	buf_cstr(out, "**");
	buf_byte(out, (unsigned char)(is_word ? ascii_to_upper(title.p[0])
	    : title.p[0]));
	buf_sv(out, sv_from(title, 1));
	buf_cstr(out, is_word ? ":**\n" : "**\n");
	if (!is_word)
		put(b, SV(""), out);
}

/* Does TEXT end a box? Then the boxes within it end, too. */
static bool
take_end(struct boxes *b, struct sv text, struct buf *out)
{
	struct sv s = sv_trim(text);
	size_t i = b->n;

	if (s.n < RUN_MIN || run_length(s) < s.n)
		return false;
	while (i > 0 && (b->v[i - 1].mark != s.p[0] ||
	    b->v[i - 1].length > s.n || is_indented(&b->v[i - 1])))
		i--;
	if (i == 0)
		return false;
	b->n = i - 1;
	b->prefix.n = b->v[i - 1].prefix;
	put(b, SV(""), out);
	return true;
}

static bool
take_start(struct boxes *b, struct sv text, struct buf *out)
{
	struct box *box = &b->v[b->n];
	struct start start;
	struct sv s = sv_trim(text);
	size_t margin, length = run_length(s);

	if (b->n == BOXES_MAX || s.n < RUN_MIN ||
	    !read_start(s, length, &start))
		return false;
	(void)blanks(text, text.n, &margin);
	if (b->prefix.n + margin + 2 > PREFIX_MAX)
		return false;
	*box = (struct box){ .mark = s.p[0], .length = length,
		.margin = margin, .prefix = b->prefix.n };
	box->is_quote = !start.is_tab && (s.p[0] != ':' ||
	    is_known(start.word));
	box->has_options = s.p[0] == '/';
	box->is_fresh = box->is_quote && !start.has_title;
	put(b, SV(""), out);	/* no quotation goes on */
	b->n++;
	put_prefix(b, box);
	if (box->is_quote || start.has_title)
		put_title(b, &start, out);
	return true;
}

/* Is LINE an option of BOX, "    open: True", right below "/// details"? */
static bool
is_option(struct box *box, struct sv line)
{
	size_t columns;

	(void)blanks(line, TEXT_INDENT, &columns);
	box->has_options = box->has_options && columns >= TEXT_INDENT &&
	    sv_find(line, SV(": ")) < line.n;
	return box->has_options;
}

bool
boxes_may_be(struct sv text)
{
	static const struct sv marks[] = {
		SV_INIT(":::"), SV_INIT("!!! "), SV_INIT("???"),
		SV_INIT("=== \""), SV_INIT("===! \""), SV_INIT("===+ \""),
		SV_INIT("/// "),
	};

	return sv_has_any(text, marks, sizeof(marks) / sizeof(*marks));
}

bool
boxes_take(struct boxes *b, struct sv line, bool is_code, struct buf *out)
{
	bool is_blank = sv_trim(line).n == 0;
	size_t i = 0, had = b->n;

	buf_clear(&b->prefix);
	buf_clear(out);
	if (is_blank)
		line = SV("");
	while (i < had && enter(b, &b->v[i], &line))
		i++;
	b->n = i;
	is_code = is_code && i == had;
	if (i < had && !b->has_gap)
		put(b, SV(""), out);
	b->has_gap = is_blank;
	if (i > 0 && !is_code && (is_option(&b->v[i - 1], line) ||
	    (is_blank && b->v[i - 1].is_fresh)))
		return true;
	if (i > 0 && !is_blank)
		b->v[i - 1].is_fresh = false;
	if (!is_code && (take_end(b, line, out) || take_start(b, line, out)))
		return true;
	if (had == 0)
		return false;
	put(b, line, out);
	return true;
}

void
boxes_release(struct boxes *b)
{
	buf_release(&b->prefix);
}
