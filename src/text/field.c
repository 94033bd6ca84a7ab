#include "config.h"

#include "text/field.h"

/* clang-format off */
const struct field_info field_table[FIELD_COUNT] = {
#define FIELD(id, word, w, b, text)                                           \
	[FIELD_##id] = {                                                      \
		.prefix = SV_INIT(word),                                      \
		.weight = (w),                                                \
		.length_share = (b),                                          \
		.help = (text),                                               \
	},
#include "text/field.def"
#undef FIELD
};
/* clang-format on */

bool
field_named(struct sv prefix, enum field *out)
{
	for (unsigned i = 0; i < FIELD_COUNT; i++) {
		if (sv_eq(field_table[i].prefix, prefix)) {
			*out = (enum field)i;
			return true;
		}
	}
	return false;
}
