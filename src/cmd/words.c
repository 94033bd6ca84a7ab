#include "config.h"

#include "cmd/words.h"

#include <string.h>

size_t
words_split(char *command, char **words, size_t max)
{
	char *in = command, *out = command;
	size_t n = 0;

	while (n + 1 < max) {
		char quote = '\0';

		in += strspn(in, " \t\n");
		if (*in == '\0')
			break;
		words[n++] = out;
		for (; *in != '\0'; in++) {
			if (quote == '\0' && strchr(" \t\n", *in) != NULL)
				break;
			if (*in == '\\' && quote != '\'' && in[1] != '\0')
				*out++ = *++in;
			else if (*in == quote)
				quote = '\0';
			else if (quote == '\0' && (*in == '\'' || *in == '"'))
				quote = *in;
			else
				*out++ = *in;
		}
		if (*in != '\0')
			in++;
		*out++ = '\0';
	}
	words[n] = NULL;
	return n;
}

struct sv
words_quote(struct sv word, struct arena *a)
{
	struct sv done = SV("'"), left = word;

	for (;;) {
		size_t n = sv_find_byte(left, '\'');

		done = arena_printf(a, "%.*s%.*s%s", SV_ARG(done), (int)n,
		    left.p, n < left.n ? "'\\''" : "'");
		if (n >= left.n)
			return done;
		left = sv_from(left, n + 1);
	}
}
