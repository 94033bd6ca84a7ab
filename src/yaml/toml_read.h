/* TOML as front matter and book.toml use it, as the tree that YAML gives:
 * tables are maps, dates and numbers scalars. Dotted keys and inline tables are
 * passed over, as are tables of tables. */
#ifndef YAML_TOML_READ_H
#define YAML_TOML_READ_H

#include "yaml/yaml_read.h"

/* As yaml_read(). */
struct yaml_node *toml_read(struct sv text, uint32_t first_line,
    struct arena *a, struct yaml_fault *fault);

#endif
