/* Which words are stemmed at all: the one rule of the compiling and of the
 * asking side. */
#ifndef TEXT_STEM_RULE_H
#define TEXT_STEM_RULE_H

#include "base/sv.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stddef.h>

/* At least three letters and nothing but letters? */
static inline bool
stem_is_due(struct sv word)
{
	size_t letters = 0;

	for (size_t i = 0; i < word.n; letters++)
		if (!utf8_is_letter(utf8_next(word, &i)))
			return false;
	return letters >= 3;
}

#endif
