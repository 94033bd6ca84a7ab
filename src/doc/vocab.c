#include "config.h"

#include "doc/vocab.h"

static const struct sv level_table[LEVEL_COUNT] = {
	[LEVEL_NONE] = { 0 },
	[LEVEL_JUNIOR] = SV_INIT("junior"),
	[LEVEL_MID] = SV_INIT("mid"),
	[LEVEL_SENIOR] = SV_INIT("senior"),
};

static const struct sv kind_table[KIND_COUNT] = {
	[KIND_NONE] = { 0 },
	[KIND_CONCEPT] = SV_INIT("concept"),
	[KIND_CODE] = SV_INIT("code"),
	[KIND_COMPARE] = SV_INIT("compare"),
	[KIND_DEBUG] = SV_INIT("debug"),
	[KIND_DESIGN] = SV_INIT("design"),
	[KIND_BEHAVIOURAL] = SV_INIT("behavioural"),
	[KIND_EXERCISE] = SV_INIT("exercise"),
};

/* The number of NAME in TABLE; 0, which every table keeps free, if absent. */
static unsigned
number_of(const struct sv *table, unsigned n, struct sv name)
{
	for (unsigned i = 1; i < n; i++)
		if (sv_eq(table[i], name))
			return i;
	return 0;
}

struct sv
level_name(enum level l)
{
	return level_table[l < LEVEL_COUNT ? l : LEVEL_NONE];
}

struct sv
kind_name(enum kind k)
{
	return kind_table[k < KIND_COUNT ? k : KIND_NONE];
}

bool
level_named(struct sv name, enum level *out)
{
	unsigned i = number_of(level_table, LEVEL_COUNT, name);

	if (i != 0)
		*out = (enum level)i;
	return i != 0;
}

bool
kind_named(struct sv name, enum kind *out)
{
	unsigned i = number_of(kind_table, KIND_COUNT, name);

	if (i != 0)
		*out = (enum kind)i;
	return i != 0;
}
