#include "config.h"

#include "text/message.h"

#include <stdbool.h>

const struct message message_table[] = {
#define MESSAGE(code, words) { SV_INIT(#code), SV_INIT(words) },
#include "text/message.def"
#undef MESSAGE
};

const size_t message_count = sizeof(message_table) / sizeof(*message_table);

static bool
is_word_byte(char c)
{
	return (unsigned char)c >= 0x80 || c == '_' || c == '\'' ||
	    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
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

/* Does TEXT begin with WORDS? */
static bool
begins_with(struct sv text, struct sv words)
{
	struct sv wanted, word;
	size_t gap = 0;

	while (sv_split(&words, ' ', &wanted)) {
		if (sv_eq(wanted, SV("*"))) {
			gap = MESSAGE_GAP_MAX;
			continue;
		}
		for (;;) {
			if (!next_word(&text, &word))
				return false;
			if (sv_ieq(word, wanted))
				break;
			if (gap-- == 0)
				return false;
		}
		gap = 0;
	}
	return true;
}

struct sv
message_code(struct sv text)
{
	struct sv word;

	for (struct sv rest = text; next_word(&text, &word); rest = text)
		for (size_t i = 0; i < message_count; i++)
			if (begins_with(rest, message_table[i].words))
				return message_table[i].code;
	return SV("");
}
