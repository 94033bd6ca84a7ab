#include "config.h"

#include "text/message.h"

#include <stdbool.h>

#include "base/ascii.h"
#include "text/ranking.h"

#define MESSAGE(code, words)                                                  \
	_Static_assert(sizeof(words) <= MESSAGE_WORDS_MAX, "too long");
#include "text/message.def"
#undef MESSAGE

const struct message message_table[] = {
#define MESSAGE(code, words) { #code, words },
#include "text/message.def"
#undef MESSAGE
};

const size_t message_count = sizeof(message_table) / sizeof(*message_table);

static bool
is_word_byte(char c)
{
	return (unsigned char)c >= 0x80 || c == '_' || c == '\'' ||
	    ascii_is_alnum(c);
}

/* The next word of *REST; false at the end. */
static bool
next_word(struct sv *rest, struct sv *word)
{
	size_t start = 0, end;

	while (start < rest->n && !is_word_byte(rest->p[start]))
		start++;
	for (end = start; end < rest->n && is_word_byte(rest->p[end]); end++)
		continue;
	*word = sv_sub(*rest, start, end - start);
	*rest = sv_from(*rest, end);
	return word->n > 0;
}

/* Does TEXT begin with WORDS? Where it is all used up by as many of them as it
 * has, without a name still open, BEGUN is their number; else 0. */
static bool
begins_with(struct sv text, struct sv words, size_t *begun)
{
	struct sv wanted, word;
	size_t gap = 0, met = 0;
	bool is_open = false;

	*begun = 0;
	while (sv_split(&words, ' ', &wanted)) {
		if (sv_eq(wanted, SV("*"))) {
			gap = MESSAGE_GAP_MAX;
			continue;
		}
		for (;;) {
			if (!next_word(&text, &word)) {
				*begun = is_open ? 0 : met;
				return false;
			}
			if (sv_ieq(word, wanted))
				break;
			is_open = true;
			if (gap-- == 0)
				return false;
		}
		gap = 0;
		met++;
		is_open = false;
	}
	*begun = next_word(&text, &word) ? 0 : met;
	return true;
}

/* Most messages are told apart by the first letter. */
static bool
may_begin(struct sv word, const struct message *m)
{
	return m->words[0] == '*' || (word.p[0] | 0x20) == m->words[0];
}

struct sv
message_code(struct sv text)
{
	struct sv word;
	size_t begun;

	for (struct sv rest = text; next_word(&text, &word); rest = text)
		for (size_t i = 0; i < message_count; i++)
			if (may_begin(word, &message_table[i]) &&
			    begins_with(rest, sv_cstr(message_table[i].words),
				&begun))
				return sv_cstr(message_table[i].code);
	return SV("");
}

size_t
message_begun(struct sv text, struct sv *codes, size_t max)
{
	size_t n = 0, k;

	for (size_t i = 0; i < message_count && n < max; i++) {
		const struct message *m = &message_table[i];
		size_t begun;

		(void)begins_with(text, sv_cstr(m->words), &begun);
		if (begun < RANK_BEGUN_LEAST)
			continue;
		for (k = 0; k < n && !sv_eq(codes[k], sv_cstr(m->code)); k++)
			continue;
		if (k == n)
			codes[n++] = sv_cstr(m->code);
	}
	return n;
}
