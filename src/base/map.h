/* Hash map from byte strings to uint32_t; keys are copied into the map. Valid
 * when zeroed. Insertion order is kept: keys are numbered 0, 1, … and walking
 * by number is deterministic; the hash order is never visible. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stdint.h>

struct map_item {
	struct sv key;	/* in the map's arena, valid until map_release */
	uint32_t hash;
	uint32_t value;
};

struct map {
	struct map_item *items;	/* in order of insertion */
	size_t n, cap;
	uint32_t *slots;	/* item number + 1, 0 = free */
	size_t nslots;		/* power of two */
	struct arena keys;
};

void map_release(struct map *m);
/* The item of KEY, or NULL. Valid until the next insertion. */
struct map_item *map_find(const struct map *m, struct sv key);
/* The item of KEY, made with VALUE if new; *IS_NEW (may be NULL) says which. */
struct map_item *map_put(struct map *m, struct sv key, uint32_t value,
    bool *is_new);
/* FNV-1a, 32 bits, finished by h ^= h >> 16; h *= 0x7FEB352D; h ^= h >> 15.
 * Also used on disk: never change it. */
uint32_t map_hash(struct sv key);

#endif
