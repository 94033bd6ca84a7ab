/* The weighted sources of terms, from the table field.def. */
#ifndef TEXT_FIELD_H
#define TEXT_FIELD_H

#include "base/sv.h"

#include <stdbool.h>

enum field {
#define FIELD(id, prefix, weight, share, help) FIELD_##id,
#include "text/field.def"
#undef FIELD
	FIELD_COUNT
};

struct field_info {
	struct sv prefix;
	double weight;		/* BM25F w */
	double length_share;	/* BM25F b */
	const char *help;
};

extern const struct field_info field_table[FIELD_COUNT];

/* The field that a query calls PREFIX ("title", "code", …). */
bool field_named(struct sv prefix, enum field *out);

#endif
