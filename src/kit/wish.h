/* What a sheet shall be: the plain part that a sheet code carries whole, and
 * the limits of everything in it. */
#ifndef KIT_WISH_H
#define KIT_WISH_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "doc/vocab.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define WISH_SLOTS_MAX 40	/* questions of a sheet */
#define WISH_OF_KIND_MAX 15	/* of one kind in a mix */
#define WISH_MINUTES_MAX 480
#define WISH_TOPICS_MAX 32
#define WISH_SEED_MAX UINT32_MAX

struct mix {
	uint8_t of[KIND_COUNT];
};

/* Question ENTRY stands in place SLOT instead of the one chosen. */
struct change {
	uint32_t slot, entry;
};

struct wish {
	unsigned levels;	/* a bit each; never none */
	unsigned minutes;	/* 0: what the mix takes */
	bool has_mix;
	struct mix mix;
	uint32_t topics[WISH_TOPICS_MAX];	/* pages; none: all */
	size_t ntopics;
	uint32_t seed;
	struct change changes[WISH_SLOTS_MAX];	/* by slot */
	size_t nchanges;
};

/* "concept:2,code:2"; a kind alone counts once. An unknown kind or a count out
 * of range is a usage error. */
bool mix_parse(struct sv text, struct mix *out, struct err *e) WARN_UNUSED;
unsigned mix_total(const struct mix *m);
/* As mix_parse reads it. */
struct sv mix_text(const struct mix *m, struct arena *a);
/* "mid" or "junior,mid". */
struct sv levels_text(unsigned levels, struct arena *a);

#endif
