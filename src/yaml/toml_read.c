#include "config.h"

#include "yaml/toml_read.h"

#include "base/buf.h"
#include "base/utf8.h"

struct reader {
	struct sv rest;
	uint32_t line;
	struct arena *arena;
	struct yaml_fault *fault;
	struct yaml_node *at;		/* the table or array at hand */
	struct buf text;
};

static bool
fail(struct reader *r, const char *message)
{
	*r->fault = (struct yaml_fault){ r->line, message };
	return false;
}

static char
peek(const struct reader *r)
{
	return r->rest.n > 0 ? r->rest.p[0] : '\0';
}

static void
skip(struct reader *r, size_t n)
{
	for (size_t i = 0; i < n && i < r->rest.n; i++)
		r->line += r->rest.p[i] == '\n';
	r->rest = sv_from(r->rest, n);
}

/* Blanks, and with LINES also line ends and comments. */
static void
skip_blanks(struct reader *r, bool lines)
{
	for (;;) {
		char c = peek(r);

		if (c == ' ' || c == '\t' || c == '\r' ||
		    (lines && c == '\n'))
			skip(r, 1);
		else if (c == '#')
			skip(r, sv_find_byte(r->rest, '\n'));
		else
			return;
	}
}

static struct yaml_node *
add(struct reader *r, enum yaml_type type, struct sv key)
{
	struct yaml_node *n = arena_alloc(r->arena, sizeof(*n));

	n->type = type;
	n->line = r->line;
	n->key = key;
	n->parent = r->at;
	if (r->at->last != NULL)
		r->at->last->next = n;
	else
		r->at->first = n;
	r->at->last = n;
	return n;
}

/* What stands behind a backslash; its length is that of S taken. */
static size_t
put_escape(struct buf *b, struct sv s)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	const char *at = s.n > 0 && s.p[0] != '\0' ? strchr(from, s.p[0])
	    : NULL;
	size_t digits = s.n > 0 && s.p[0] == 'U' ? 8 : 4;
	uint32_t c = 0;

	if (at != NULL) {
		buf_byte(b, (unsigned char)to[at - from]);
		return 1;
	}
	if (s.n <= digits || (s.p[0] != 'u' && s.p[0] != 'U')) {
		buf_sv(b, sv_sub(s, 0, 1));
		return 1;
	}
	for (size_t i = 1; i <= digits; i++) {
		static const char hex[] = "0123456789abcdef";
		char low = (char)(s.p[i] | 0x20);
		const char *digit = s.p[i] != '\0' ? strchr(hex, s.p[i] > '9'
		    ? low : s.p[i]) : NULL;

		if (digit == NULL)
			return 1;
		c = c << 4 | (uint32_t)(digit - hex);
	}
	if (c > 0 && c < 0x110000 && (c < 0xD800 || c > 0xDFFF))
		utf8_put(b, c);
	return digits + 1;
}

/* The string that begins here, in one or three quotes. */
static bool
read_string(struct reader *r, struct sv *out)
{
	char quote = peek(r);
	struct sv three = quote == '"' ? SV("\"\"\"") : SV("'''");
	bool is_long = sv_starts(r->rest, three);
	struct sv end = is_long ? three : sv_sub(three, 0, 1);

	buf_clear(&r->text);
	skip(r, end.n);
	if (is_long && peek(r) == '\n')
		skip(r, 1);
	while (!sv_starts(r->rest, end)) {
		if (r->rest.n == 0 || (peek(r) == '\n' && !is_long))
			return fail(r, "a string without an end");
		if (peek(r) == '\\' && quote == '"') {
			skip(r, 1);
			if (peek(r) == '\n' || peek(r) == '\r')
				skip_blanks(r, true);
			else
				skip(r, put_escape(&r->text, r->rest));
			continue;
		}
		buf_byte(&r->text, (unsigned char)peek(r));
		skip(r, 1);
	}
	skip(r, end.n);
	*out = arena_sv(r->arena, buf_view(&r->text));
	return true;
}

/* What stands between braces means nothing here. */
static bool
skip_inline_table(struct reader *r)
{
	unsigned depth = 0;
	struct sv ignored;

	do {
		char c = peek(r);

		if (c == '\0' || c == '\n')
			return fail(r, "an inline table without an end");
		if (c == '"' || c == '\'') {
			if (!read_string(r, &ignored))
				return false;
			continue;
		}
		depth += c == '{';
		depth -= c == '}';
		skip(r, 1);
	} while (depth > 0);
	return true;
}

static bool
read_scalar(struct reader *r, struct sv key)
{
	struct sv text;
	size_t n = 0;

	if (peek(r) == '"' || peek(r) == '\'') {
		struct yaml_node *node = add(r, YAML_SCALAR, key);
		return read_string(r, &node->text);
	}
	if (peek(r) == '{') {
		add(r, YAML_MAP, key);
		return skip_inline_table(r);
	}
	while (n < r->rest.n && r->rest.p[n] != '\0' &&
	    strchr(",]#\n", r->rest.p[n]) == NULL)
		n++;
	text = sv_trim(sv_sub(r->rest, 0, n));
	if (text.n == 0)
		return fail(r, "a key without a value");
	add(r, YAML_SCALAR, key)->text = text;
	skip(r, n);
	return true;
}

/* A value, and all that is in it when it is an array. */
static bool
read_value(struct reader *r, struct sv key)
{
	unsigned depth = 0;

	do {
		skip_blanks(r, depth > 0);
		if (peek(r) == '[') {
			if (++depth > YAML_DEPTH_MAX)
				return fail(r, "nested too deep");
			r->at = add(r, YAML_LIST, key);
			key = SV("");
			skip(r, 1);
			continue;
		}
		if (depth > 0 && (peek(r) == ']' || peek(r) == ',')) {
			if (peek(r) == ']') {
				depth--;
				r->at = r->at->parent;
			}
			skip(r, 1);
			continue;
		}
		if (depth > 0 && r->rest.n == 0)
			return fail(r, "an array without an end");
		if (!read_scalar(r, key))
			return false;
	} while (depth > 0);
	skip_blanks(r, false);
	return r->rest.n == 0 || peek(r) == '\n' ||
	    fail(r, "something behind a value");
}

/* "[name]" begins a table of ROOT; one of tables, or in one, means nothing. */
static bool
read_table(struct reader *r, struct yaml_node *root)
{
	size_t n = sv_find_byte(r->rest, ']');
	struct sv name = sv_trim(sv_sub(r->rest, 1, n - 1));

	if (n == r->rest.n || sv_find_byte(name, '\n') < name.n)
		return fail(r, "a table's name without an end");
	r->at = root;
	r->at = add(r, YAML_MAP, name);
	skip(r, sv_find_byte(r->rest, '\n'));
	return true;
}

static bool
read_line(struct reader *r, struct yaml_node *root)
{
	struct sv key;
	size_t n = 0;

	if (peek(r) == '[')
		return read_table(r, root);
	if (peek(r) == '"' || peek(r) == '\'') {
		if (!read_string(r, &key))
			return false;
		skip_blanks(r, false);
	} else {
		while (n < r->rest.n && r->rest.p[n] != '=' &&
		    r->rest.p[n] != '\n')
			n++;
		key = sv_trim(sv_sub(r->rest, 0, n));
		skip(r, n);
	}
	if (key.n == 0 || peek(r) != '=')
		return fail(r, "a line that is not KEY = VALUE");
	skip(r, 1);
	return read_value(r, key);
}

struct yaml_node *
toml_read(struct sv text, uint32_t first_line, struct arena *a,
    struct yaml_fault *fault)
{
	struct reader r = { .rest = text, .line = first_line, .arena = a,
		.fault = fault };
	struct yaml_node *root = arena_alloc(a, sizeof(*root));
	bool ok = true;

	*fault = (struct yaml_fault){ 0 };
	root->type = YAML_MAP;
	root->line = first_line;
	r.at = root;
	for (;;) {
		skip_blanks(&r, true);
		if (!ok || r.rest.n == 0)
			break;
		ok = read_line(&r, root);
	}
	buf_release(&r.text);
	return ok ? root : NULL;
}
