/* String views: a pointer and a length in bytes. Not NUL-terminated, NUL bytes
 * inside are legal, nothing is owned. A zeroed view is the empty string. */
#ifndef BASE_SV_H
#define BASE_SV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct sv {
	const char *p;
	size_t n;
};

struct sv_list {
	struct sv *v;
	size_t n;
};

/* clang-format off */
#define SV(lit) ((struct sv){ "" lit, sizeof(lit) - 1 })
#define SV_INIT(lit) { "" lit, sizeof(lit) - 1 }	/* in static tables */
#define SV_ARG(s) (int)((s).n > 4096 ? 4096 : (s).n), (s).n ? (s).p : ""  /* for "%.*s" */
/* clang-format on */

static inline struct sv
sv_make(const char *p, size_t n)
{
	return (struct sv){ p, n };
}

/* A NUL-terminated string as a view; NULL gives the empty one. */
static inline struct sv
sv_cstr(const char *s)
{
	return (struct sv){ s, s != NULL ? strlen(s) : 0 };
}

static inline bool
sv_eq(struct sv a, struct sv b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
/* ASCII letters compare without case. */
bool sv_ieq(struct sv a, struct sv b);
/* Bytewise order as memcmp, the shorter first on a tie: <0, 0, >0. */
int sv_cmp(struct sv a, struct sv b);
bool sv_starts(struct sv s, struct sv prefix);
bool sv_ends(struct sv s, struct sv suffix);
/* How many first bytes A and B have in common. */
size_t sv_shared(struct sv a, struct sv b);
/* Index of the first byte C or of NEEDLE; s.n when absent. */
size_t sv_find_byte(struct sv s, char c);
size_t sv_find(struct sv s, struct sv needle);
/* Is one of the N NEEDLES, none of them empty, in S? Reads S once. */
bool sv_has_any(struct sv s, const struct sv *needles, size_t n);
/* That of the first CR or LF; time is that of the line, not of what follows. */
size_t sv_line_end(struct sv s);
/* N bytes of S from FROM, or all from FROM on, both clipped to S. */
static inline struct sv
sv_sub(struct sv s, size_t from, size_t n)
{
	if (from >= s.n)
		return (struct sv){ s.n > 0 ? s.p + s.n : s.p, 0 };
	return (struct sv){ s.p + from, n < s.n - from ? n : s.n - from };
}

static inline struct sv
sv_from(struct sv s, size_t from)
{
	return sv_sub(s, from, s.n);
}
/* Without ASCII blanks (space, tab, CR, LF, VT, FF) at both ends. */
struct sv sv_trim(struct sv s);
/* Take the part up to SEP out of *REST (SEP dropped); false when *REST is
 * empty. "a,,b," yields "a", "", "b". */
bool sv_split(struct sv *rest, char sep, struct sv *part);
/* Take the next run without blanks out of *REST; false at the end. */
bool sv_word(struct sv *rest, struct sv *word);
/* Decimal number without sign, blanks or overflow; false if S is not one. */
bool sv_number(struct sv s, uint64_t *out);

#endif
