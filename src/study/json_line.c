#include "config.h"

#include "study/json_line.h"

#include "base/ascii.h"
#include "base/utf8.h"

struct reader {
	struct sv in;
	size_t at;
	struct arena *a;
};

static void
skip_blanks(struct reader *r)
{
	while (r->at < r->in.n && (r->in.p[r->at] == ' ' ||
	    r->in.p[r->at] == '\t' || r->in.p[r->at] == '\r'))
		r->at++;
}

static bool
take(struct reader *r, char c)
{
	skip_blanks(r);
	if (r->at >= r->in.n || r->in.p[r->at] != c)
		return false;
	r->at++;
	return true;
}

static bool
take_hex(struct reader *r, uint32_t *out)
{
	*out = 0;
	for (int i = 0; i < 4; i++, r->at++) {
		int digit = r->at < r->in.n ? ascii_hex(r->in.p[r->at]) : -1;

		if (digit < 0)
			return false;
		*out = *out << 4 | (uint32_t)digit;
	}
	return true;
}

/* Behind "\u": one code point, of two surrogates if need be. */
static bool
take_code_point(struct reader *r, struct buf *out)
{
	uint32_t c, low;
	char bytes[4];

	if (!take_hex(r, &c))
		return false;
	if (c >= 0xD800 && c < 0xDC00) {
		if (r->in.n - r->at < 2 || r->in.p[r->at] != '\\' ||
		    r->in.p[r->at + 1] != 'u')
			return false;
		r->at += 2;
		if (!take_hex(r, &low) || low < 0xDC00 || low > 0xDFFF)
			return false;
		c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
	} else if (c == 0 || (c >= 0xDC00 && c <= 0xDFFF)) {
		return false;
	}
	buf_put(out, bytes, utf8_encode(c, bytes));
	return true;
}

static bool
take_escape(struct reader *r, struct buf *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	char c = r->at < r->in.n ? r->in.p[r->at++] : '\0';
	const char *found = c != '\0' ? strchr(from, c) : NULL;

	if (c == 'u')
		return take_code_point(r, out);
	if (found == NULL)
		return false;
	buf_byte(out, (unsigned char)to[found - from]);
	return true;
}

static bool
take_string(struct reader *r, struct sv *out)
{
	struct buf text = { 0 };
	bool ok = take(r, '"');

	while (ok && r->at < r->in.n && r->in.p[r->at] != '"') {
		unsigned char c = (unsigned char)r->in.p[r->at++];

		if (c == '\\')
			ok = take_escape(r, &text);
		else if (c < ' ')
			ok = false;
		else
			buf_byte(&text, c);
	}
	ok = ok && r->at < r->in.n &&
	    utf8_check(buf_view(&text)) == text.n;
	r->at++;
	*out = arena_sv(r->a, buf_view(&text));
	buf_release(&text);
	return ok;
}

static bool
take_word(struct reader *r, struct sv word)
{
	if (!sv_starts(sv_from(r->in, r->at), word))
		return false;
	r->at += word.n;
	return true;
}

static bool
take_number(struct reader *r, int64_t *out)
{
	bool is_negative = take(r, '-');
	size_t from = r->at;
	uint64_t n;

	while (r->at < r->in.n && ascii_is_digit(r->in.p[r->at]))
		r->at++;
	if (!sv_number(sv_sub(r->in, from, r->at - from), &n) || n > INT64_MAX)
		return false;
	*out = is_negative ? -(int64_t)n : (int64_t)n;
	return true;
}

static bool
take_value(struct reader *r, struct json_field *f)
{
	skip_blanks(r);
	if (r->at < r->in.n && r->in.p[r->at] == '"') {
		f->is_text = true;
		return take_string(r, &f->text);
	}
	if (take_word(r, SV("true"))) {
		f->number = 1;
		return true;
	}
	return take_word(r, SV("false")) || take_number(r, &f->number);
}

bool
json_line_read(struct sv line, struct arena *a, struct json_line *out,
    struct err *e)
{
	struct reader r = { .in = line, .a = a };
	bool ok = take(&r, '{');

	out->n = 0;
	while (ok && !take(&r, '}')) {
		struct json_field *f = &out->fields[out->n];

		if (out->n == JSON_FIELDS_MAX || (out->n > 0 && !take(&r, ',')))
			return err_set(e, ERR_CONTENT, "no object of JSON");
		*f = (struct json_field){ 0 };
		ok = take_string(&r, &f->key) && take(&r, ':') &&
		    take_value(&r, f);
		out->n++;
	}
	skip_blanks(&r);
	if (!ok || r.at < line.n)
		return err_set(e, ERR_CONTENT, "no object of JSON");
	return true;
}

const struct json_field *
json_line_get(const struct json_line *l, struct sv key)
{
	for (size_t i = 0; i < l->n; i++)
		if (sv_eq(l->fields[i].key, key))
			return &l->fields[i];
	return NULL;
}

void
json_line_string(struct buf *out, struct sv s)
{
	buf_byte(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c < ' ' || c == 0x7F)
			buf_printf(out, "\\u%04x", c);
		else
			buf_byte(out, c);
	}
	buf_byte(out, '"');
}
