/* Crockford's base 32 (five bits a character, no I L O U), the highest bit
 * first, filled with zero bits; then one check character. That is the value of
 * the others as a polynomial over GF(32), p = x^5 + x^2 + 1, taken at x: any one
 * wrong character and any two neighbours exchanged are found. */
#include "config.h"

#include "kit/code.h"

#include <string.h>

#include "base/ascii.h"

#define PREFIX "RI1-"
#define DIGITS "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#define DIGIT_BITS 5
#define CODE_MAX 512		/* characters of any wish, and more */

enum {				/* bits of the fields */
	BITS_DIGEST = 24,
	BITS_LEVELS = 3,
	BITS_MINUTES = 9,
	BITS_SEED = 32,
	BITS_COUNT = 4,		/* questions of a kind */
	BITS_TOPICS = 6,
	BITS_SLOT = 6
};

/* --- bits and digits --- */

struct bits {
	uint8_t v[CODE_MAX];	/* a digit each */
	size_t n;		/* digits */
	size_t at;		/* bits written or read */
	bool is_short;		/* more were read than there are */
};

static void
put_bits(struct bits *b, uint32_t value, unsigned n)
{
	while (n-- > 0) {
		size_t digit = b->at / DIGIT_BITS;

		if (digit >= CODE_MAX)
			return;
		if ((value >> n & 1) != 0)
			b->v[digit] |= (uint8_t)(16u >> b->at % DIGIT_BITS);
		b->at++;
		b->n = digit + 1;
	}
}

static uint32_t
take_bits(struct bits *b, unsigned n)
{
	uint32_t value = 0;

	while (n-- > 0) {
		size_t digit = b->at / DIGIT_BITS;

		if (digit >= b->n) {
			b->is_short = true;
			return 0;
		}
		value = value << 1 |
		    ((uint32_t)b->v[digit] >> (4 - b->at % DIGIT_BITS) & 1);
		b->at++;
	}
	return value;
}

/* Times x in GF(32). */
static unsigned
times_x(unsigned v)
{
	return (v << 1 ^ (v >> 4) * 0x25u) & 31;
}

static unsigned
check_of(const struct bits *b)
{
	unsigned check = 1;

	for (size_t i = 0; i < b->n; i++)
		check = times_x(check) ^ b->v[i];
	return times_x(check);
}

/* As people read and type them. */
static int
digit_value(char c)
{
	const char *at;

	c = ascii_to_upper(c);
	if (c == 'O')
		c = '0';
	if (c == 'I' || c == 'L')
		c = '1';
	at = c == '\0' ? NULL : strchr(DIGITS, c);
	return at == NULL ? -1 : (int)(at - DIGITS);
}

bool
code_is_one(struct sv s)
{
	return s.n > sizeof(PREFIX) - 1 &&
	    sv_ieq(sv_sub(s, 0, sizeof(PREFIX) - 1), SV(PREFIX));
}

/* The digits of CODE without prefix and check. */
static bool
read_digits(struct sv code, struct bits *b, struct err *e)
{
	*b = (struct bits){ 0 };
	if (!code_is_one(code))
		return err_set(e, ERR_USAGE, "'%.*s' is no sheet code; those "
		    "begin with " PREFIX, SV_ARG(sv_sub(code, 0, 40)));
	for (size_t i = sizeof(PREFIX) - 1; i < code.n; i++) {
		int v = digit_value(code.p[i]);

		if (code.p[i] == '-')
			continue;
		if (v < 0 || b->n == CODE_MAX)
			return err_set(e, ERR_USAGE, "the sheet code %.*s is "
			    "mistyped at character %zu",
			    SV_ARG(sv_sub(code, 0, 100)), i + 1);
		b->v[b->n++] = (uint8_t)v;
	}
	if (b->n > 1) {
		unsigned check = b->v[--b->n];

		if (check_of(b) == check)
			return true;
	}
	return err_set(e, ERR_USAGE, "the sheet code %.*s is mistyped: its "
	    "check character does not agree", SV_ARG(sv_sub(code, 0, 100)));
}

/* --- the fields --- */

/* Bits that hold a number below N. */
static unsigned
width_of(uint32_t n)
{
	unsigned bits = 1;

	while (bits < 32 && (n - 1) >> bits != 0)
		bits++;
	return bits;
}

uint32_t
code_digest(uint32_t digest)
{
	return digest >> (32 - BITS_DIGEST);
}

static bool
is_plain(const struct wish *w)
{
	return !w->has_mix && w->ntopics == 0 && w->nchanges == 0;
}

static void
put_rest(struct bits *b, const struct wish *w, const struct bank *bank)
{
	put_bits(b, w->has_mix, 1);
	for (unsigned k = 1; k < KIND_COUNT && w->has_mix; k++)
		put_bits(b, w->mix.of[k], BITS_COUNT);
	put_bits(b, (uint32_t)w->ntopics, BITS_TOPICS);
	for (size_t i = 0; i < w->ntopics; i++)
		put_bits(b, w->topics[i], width_of(bank->npages));
	put_bits(b, (uint32_t)w->nchanges, BITS_SLOT);
	for (size_t i = 0; i < w->nchanges; i++) {
		put_bits(b, w->changes[i].slot, BITS_SLOT);
		put_bits(b, w->changes[i].entry, width_of(bank->nentries));
	}
}

struct sv
code_make(const struct wish *w, const struct bank *bank, uint32_t digest,
    struct arena *a)
{
	struct bits b = { 0 };
	char text[sizeof(PREFIX) + CODE_MAX + 1] = PREFIX;
	size_t n = sizeof(PREFIX) - 1;

	put_bits(&b, code_digest(digest), BITS_DIGEST);
	put_bits(&b, w->levels >> LEVEL_JUNIOR, BITS_LEVELS);
	put_bits(&b, w->minutes, BITS_MINUTES);
	put_bits(&b, w->seed, BITS_SEED);
	put_bits(&b, !is_plain(w), 1);
	if (!is_plain(w))
		put_rest(&b, w, bank);
	for (size_t i = 0; i < b.n; i++)
		text[n++] = DIGITS[b.v[i]];
	text[n++] = DIGITS[check_of(&b)];
	return arena_sv(a, sv_make(text, n));
}

bool
code_book(struct sv code, uint32_t *digest, struct err *e)
{
	struct bits b;

	if (!read_digits(code, &b, e))
		return false;
	*digest = take_bits(&b, BITS_DIGEST);
	return true;
}

static void
take_rest(struct bits *b, const struct bank *bank, struct wish *w)
{
	w->has_mix = take_bits(b, 1) != 0;
	for (unsigned k = 1; k < KIND_COUNT && w->has_mix; k++)
		w->mix.of[k] = (uint8_t)take_bits(b, BITS_COUNT);
	w->ntopics = take_bits(b, BITS_TOPICS);
	if (w->ntopics > WISH_TOPICS_MAX) {
		b->is_short = true;
		return;
	}
	for (size_t i = 0; i < w->ntopics; i++)
		w->topics[i] = take_bits(b, width_of(bank->npages));
	w->nchanges = take_bits(b, BITS_SLOT);
	if (w->nchanges > WISH_SLOTS_MAX) {
		b->is_short = true;
		return;
	}
	for (size_t i = 0; i < w->nchanges; i++) {
		w->changes[i].slot = take_bits(b, BITS_SLOT);
		w->changes[i].entry = take_bits(b, width_of(bank->nentries));
	}
}

bool
code_read(struct sv code, const struct bank *bank, struct wish *out,
    struct err *e)
{
	struct bits b;

	*out = (struct wish){ 0 };
	if (!read_digits(code, &b, e))
		return false;
	(void)take_bits(&b, BITS_DIGEST);
	out->levels = take_bits(&b, BITS_LEVELS) << LEVEL_JUNIOR;
	out->minutes = take_bits(&b, BITS_MINUTES);
	out->seed = take_bits(&b, BITS_SEED);
	if (take_bits(&b, 1) != 0)
		take_rest(&b, bank, out);
	if (b.is_short || out->levels == 0 ||
	    out->minutes > WISH_MINUTES_MAX ||
	    (out->has_mix && (mix_total(&out->mix) == 0 ||
	    mix_total(&out->mix) > WISH_SLOTS_MAX)) ||
	    (!out->has_mix && out->minutes == 0))
		return err_set(e, ERR_USAGE, "the sheet code %.*s makes no "
		    "sense", SV_ARG(sv_sub(code, 0, 100)));
	return true;
}
