#include "config.h"

#include "base/utf8.h"

#include "base/utf8_table.h"

#define JOINER 0x200Du	/* zero-width joiner */

static bool
is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Unicode 15.0, table 3-7, well-formed UTF-8 byte sequences. */
uint32_t
utf8_next_long(struct sv s, size_t *i)
{
	const unsigned char *p = (const unsigned char *)s.p + *i;
	size_t left = s.n - *i;
	unsigned char a = p[0];
	unsigned n = a < 0xE0 ? 2 : a < 0xF0 ? 3 : 4;

	if (a < 0x80) {
		++*i;
		return a;
	}
	if (a < 0xC2 || a > 0xF4 || left < n || !is_tail(p[1]))
		goto bad;
	if (n == 2) {
		*i += 2;
		return (uint32_t)(a & 0x1F) << 6 | (p[1] & 0x3F);
	}
	if (!is_tail(p[2]))
		goto bad;
	if (n == 3) {
		uint32_t c = (uint32_t)(a & 0x0F) << 12 |
		    (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
		if (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF))
			goto bad;
		*i += 3;
		return c;
	}
	if (is_tail(p[3])) {
		uint32_t c = (uint32_t)(a & 0x07) << 18 |
		    (uint32_t)(p[1] & 0x3F) << 12 |
		    (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
		if (c >= 0x10000 && c <= 0x10FFFF) {
			*i += 4;
			return c;
		}
	}
bad:
	++*i;
	return UTF8_REPLACEMENT;
}

/* Do eight bytes hold nothing but ASCII other than NUL? The subtraction
 * borrows into a high bit exactly from the lowest zero byte on. */
static bool
is_plain(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t highs = ones << 7;
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return ((v | (v - ones)) & highs) == 0;
}

size_t
utf8_check(struct sv s)
{
	size_t i = 0;

	while (i < s.n) {
		if (s.n - i >= 8 && is_plain(s.p + i)) {
			i += 8;
			continue;
		}
		size_t next = i;
		uint32_t c = utf8_next(s, &next);
		if (c == 0 || (c == UTF8_REPLACEMENT && next == i + 1))
			return i;
		i = next;
	}
	return s.n;
}

size_t
utf8_encode(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = UTF8_REPLACEMENT;
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

void
utf8_put(struct buf *out, uint32_t c)
{
	char bytes[4] = { 0 };

	buf_put(out, bytes, utf8_encode(c, bytes));
}

size_t
utf8_length(struct sv s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; n++)
		utf8_next(s, &i);
	return n;
}

static struct utf8_record
record_of(uint32_t c)
{
	if (c >= UTF8_TABLE_END) {
		bool is_tag = c >= 0xE0000 && c < 0xE1000;
		return (struct utf8_record){ .width = is_tag ? 0 : 1 };
	}
	unsigned block = utf8_stage1[c / UTF8_BLOCK];
	return utf8_records[utf8_stage2[block * UTF8_BLOCK + c % UTF8_BLOCK]];
}

static bool
has_flag(uint32_t c, unsigned flag)
{
	return (record_of(c).flags & flag) != 0;
}

unsigned
utf8_width(uint32_t c)
{
	if (c < 0x7F)
		return c >= 0x20;
	return record_of(c).width;
}

/* What utf8_columns knows of the characters before: how they join the next. */
struct join {
	bool is_joined;		/* a joiner came last */
	bool takes_modifier;	/* a wide character came last */
};

/* Columns that C adds. */
static unsigned
join_width(struct join *j, uint32_t c)
{
	struct utf8_record r = record_of(c);
	unsigned columns = r.width;

	if (j->is_joined && (r.flags & UTF8_LETTER) == 0)
		columns = 0;
	else if (j->takes_modifier && c >= 0x1F3FB && c <= 0x1F3FF)
		columns = 0;
	j->is_joined = c == JOINER;
	j->takes_modifier = r.width == 2;
	return columns;
}

size_t
utf8_columns(struct sv s)
{
	struct join j = { 0 };
	size_t columns = 0;

	for (size_t i = 0; i < s.n;)
		columns += join_width(&j, utf8_next(s, &i));
	return columns;
}

size_t
utf8_prefix(struct sv s, size_t cols)
{
	struct join j = { 0 };
	size_t columns = 0;

	for (size_t i = 0, next; i < s.n; i = next) {
		next = i;
		columns += join_width(&j, utf8_next(s, &next));
		if (columns > cols)
			return i;
	}
	return s.n;
}

uint32_t
utf8_fold(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
	return (uint32_t)((int32_t)c + record_of(c).fold);
}

bool
utf8_is_letter(uint32_t c)
{
	return has_flag(c, UTF8_LETTER);
}

bool
utf8_is_mark(uint32_t c)
{
	return has_flag(c, UTF8_MARK);
}

bool
utf8_is_digit(uint32_t c)
{
	return has_flag(c, UTF8_DIGIT);
}

bool
utf8_is_upper(uint32_t c)
{
	return has_flag(c, UTF8_UPPER);
}

bool
utf8_is_space(uint32_t c)
{
	return has_flag(c, UTF8_SPACE);
}

bool
utf8_is_cjk(uint32_t c)
{
	return has_flag(c, UTF8_CJK);
}

/* clang-format off */
static const struct {
	uint32_t first, last;
} unsafe[] = {
	{ 0x0000, 0x0008 }, { 0x000B, 0x001F }, { 0x007F, 0x009F },
	{ 0x061C, 0x061C }, { 0x200B, 0x200B }, { 0x200E, 0x200F },
	{ 0x202A, 0x202E }, { 0x2060, 0x2069 }, { 0xE000, 0xF8FF },
	{ 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB }, { 0xE0000, 0xFFFFFFFF },
};
/* clang-format on */

bool
utf8_is_unsafe(uint32_t c)
{
	if (c >= 0x20 && c < 0x7F)
		return false;
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(unsafe[0]); i++)
		if (c <= unsafe[i].last)
			return c >= unsafe[i].first;
	return false;
}
