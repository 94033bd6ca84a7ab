/* Members of JSON objects. */
#ifndef RENDER_JSON_H
#define RENDER_JSON_H

#include "base/sink.h"
#include "base/sv.h"

void json_string(struct sink *out, struct sv value);
/* "key":"value", without a comma; KEY is written as it is. */
void json_pair(struct sink *out, const char *key, struct sv value);
/* "key":["…","…"] of a list, and of blank-separated words. */
void json_list(struct sink *out, const char *key, struct sv_list list);
void json_words(struct sink *out, const char *key, struct sv words);

#endif
