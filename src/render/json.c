#include "config.h"

#include "render/json.h"

#include <string.h>

#include "render/escape.h"

void
json_string(struct sink *out, struct sv value)
{
	sink_lit(out, "\"");
	escape_json(out, value);
	sink_lit(out, "\"");
}

void
json_pair(struct sink *out, const char *key, struct sv value)
{
	sink_printf(out, "\"%s\":", key);
	json_string(out, value);
}

void
json_list(struct sink *out, const char *key, struct sv_list list)
{
	sink_printf(out, "\"%s\":[", key);
	for (size_t i = 0; i < list.n; i++) {
		if (i > 0)
			sink_lit(out, ",");
		json_string(out, list.v[i]);
	}
	sink_lit(out, "]");
}

void
json_words(struct sink *out, const char *key, struct sv words)
{
	struct buf text = { 0 };
	struct sink sink;
	struct sv word;

	sink_to_buf(&sink, &text);
	while (sv_word(&words, &word)) {
		const size_t before = text.n;
		size_t from;

		if (before > 0)
			sink_lit(&sink, ",");
		from = text.n;
		json_string(&sink, word);
		/* Of what shows nothing nothing is left. */
		if (text.n == from + strlen("\"\""))
			text.n = before;
	}
	sink_printf(out, "\"%s\":[", key);
	sink_put(out, buf_view(&text));
	sink_lit(out, "]");
	sink_release(&sink);
	buf_release(&text);
}
