/* Flat JSON objects, one a line: {"key":"text","other":12}. What is written
 * comes back byte for byte. */
#ifndef STUDY_JSON_LINE_H
#define STUDY_JSON_LINE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stdint.h>

#define JSON_FIELDS_MAX 32

struct json_field {
	struct sv key;
	struct sv text;		/* of a string */
	int64_t number;
	bool is_text;		/* else a number; true and false are 1 and 0 */
};

struct json_line {
	struct json_field fields[JSON_FIELDS_MAX];
	size_t n;
};

/* Read LINE; texts are in A. ERR_CONTENT says what is wrong; nested values,
 * fractions and invalid UTF-8 are. */
bool json_line_read(struct sv line, struct arena *a, struct json_line *out,
    struct err *e) WARN_UNUSED;
/* The field KEY; NULL if there is none. */
const struct json_field *json_line_get(const struct json_line *l,
    struct sv key);

/* S between quotes. */
void json_line_string(struct buf *out, struct sv s);

#endif
