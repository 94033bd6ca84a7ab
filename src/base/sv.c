#include "config.h"

#include "base/sv.h"

#include "base/ascii.h"

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool
sv_ieq(struct sv a, struct sv b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (ascii_to_lower(a.p[i]) != ascii_to_lower(b.p[i]))
			return false;
	return true;
}

int
sv_cmp(struct sv a, struct sv b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n > 0 ? memcmp(a.p, b.p, n) : 0;

	if (order != 0)
		return order;
	return (a.n > b.n) - (a.n < b.n);
}

bool
sv_starts(struct sv s, struct sv prefix)
{
	return s.n >= prefix.n && sv_eq(sv_sub(s, 0, prefix.n), prefix);
}

bool
sv_ends(struct sv s, struct sv suffix)
{
	return s.n >= suffix.n && sv_eq(sv_from(s, s.n - suffix.n), suffix);
}

size_t
sv_shared(struct sv a, struct sv b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

size_t
sv_find_byte(struct sv s, char c)
{
	const char *hit = s.n > 0 ? memchr(s.p, c, s.n) : NULL;

	return hit != NULL ? (size_t)(hit - s.p) : s.n;
}

size_t
sv_line_end(struct sv s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] != '\n' && s.p[i] != '\r')
		i++;
	return i;
}

size_t
sv_find(struct sv s, struct sv needle)
{
	if (needle.n == 0)
		return 0;
	for (size_t i = 0; needle.n <= s.n - i; i++) {
		const char *hit =
		    memchr(s.p + i, needle.p[0], s.n - i - needle.n + 1);
		if (hit == NULL)
			break;
		if (memcmp(hit, needle.p, needle.n) == 0)
			return (size_t)(hit - s.p);
		i = (size_t)(hit - s.p);
	}
	return s.n;
}

bool
sv_has_any(struct sv s, const struct sv *needles, size_t n)
{
	bool begins[256] = { false };

	for (size_t i = 0; i < n; i++)
		begins[(unsigned char)needles[i].p[0]] = true;
	for (; s.n > 0; s.p++, s.n--) {
		if (!begins[(unsigned char)s.p[0]])
			continue;
		for (size_t i = 0; i < n; i++)
			if (sv_starts(s, needles[i]))
				return true;
	}
	return false;
}

struct sv
sv_trim(struct sv s)
{
	while (s.n > 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	while (s.n > 0 && is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	return s;
}

bool
sv_split(struct sv *rest, char sep, struct sv *part)
{
	if (rest->n == 0)
		return false;
	size_t n = sv_find_byte(*rest, sep);
	*part = sv_sub(*rest, 0, n);
	*rest = sv_from(*rest, n + 1);
	return true;
}

bool
sv_word(struct sv *rest, struct sv *word)
{
	size_t i = 0;

	while (i < rest->n && is_blank(rest->p[i]))
		i++;
	size_t start = i;
	while (i < rest->n && !is_blank(rest->p[i]))
		i++;
	*word = sv_sub(*rest, start, i - start);
	*rest = sv_from(*rest, i);
	return word->n > 0;
}

bool
sv_number(struct sv s, uint64_t *out)
{
	uint64_t value = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		uint64_t digit = (uint64_t)(s.p[i] - '0');
		if (value > (UINT64_MAX - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	*out = value;
	return true;
}
