#include "config.h"

#include "render/json.h"

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
	struct sv word;
	bool is_first = true;

	sink_printf(out, "\"%s\":[", key);
	while (sv_word(&words, &word)) {
		if (!is_first)
			sink_lit(out, ",");
		json_string(out, word);
		is_first = false;
	}
	sink_lit(out, "]");
}
