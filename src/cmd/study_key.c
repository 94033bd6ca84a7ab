#include "config.h"

#include "cmd/study_key.h"

/* The rows' first word stands for two fields, as a macro of its own. */
#define ROW(what, how, of, by, text)                                          \
	{ .does = (what), .moves = (how), .group = (of), .keys = (by),        \
	    .help = (text) },
#define STUDY_KEY(...) ROW(__VA_ARGS__)

const struct study_key study_key_table[] = {
#include "cmd/study_key.def"
};

#undef STUDY_KEY
#undef ROW

const size_t study_key_count =
    sizeof(study_key_table) / sizeof(*study_key_table);

const struct study_key *
study_key_of(uint32_t key)
{
	for (size_t i = 0; i < study_key_count; i++)
		if (key_in(study_key_table[i].keys, key))
			return &study_key_table[i];
	return NULL;
}
