/* A small YAML document as a tree, by libyaml. The one file that knows it.
 * Anchors are read as what they mark; what refers to them is an empty scalar,
 * so that no document grows beyond its size. */
#ifndef YAML_YAML_READ_H
#define YAML_YAML_READ_H

#include "base/arena.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stdint.h>

#define YAML_DEPTH_MAX 32
#define YAML_VALUES_FREE 65536	/* keys and values, and one more for each */
#define YAML_VALUE_BYTES 8	/* so many bytes; more are an error */

enum yaml_type { YAML_NOTHING, YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
	enum yaml_type type;
	uint32_t line;			/* of the value */
	struct sv key;			/* in a map, else "" */
	struct sv text;			/* of a scalar; "" for null */
	struct yaml_node *parent, *first, *last, *next;
};

struct yaml_fault {
	uint32_t line;
	const char *message;		/* in the arena */
};

/* The first document in TEXT, whose first line is FIRST_LINE; type NOTHING for
 * an empty one. NULL when it is no YAML, then *FAULT is set. */
struct yaml_node *yaml_read(struct sv text, uint32_t first_line,
    struct arena *a, struct yaml_fault *fault);
/* The value of KEY in MAP; NULL if there is none. */
const struct yaml_node *yaml_get(const struct yaml_node *map, struct sv key);
/* TEXT as one line, whatever line ends and blanks in a row YAML kept in it. */
struct sv yaml_line(struct sv text, struct arena *a);

#endif
