#include "config.h"

#include "base/map.h"

#include "base/mem.h"

uint32_t
map_hash(struct sv key)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < key.n; i++)
		h = (h ^ (unsigned char)key.p[i]) * 16777619u;
	h ^= h >> 16;
	h *= 0x7FEB352Du;
	h ^= h >> 15;
	return h;
}

void
map_release(struct map *m)
{
	mem_free(m->items);
	mem_free(m->slots);
	arena_release(&m->keys);
	*m = (struct map){ 0 };
}

/* The slot that holds KEY, or the free one where it belongs. There is always
 * a free one. */
static uint32_t *
slot_of(const struct map *m, struct sv key, uint32_t hash)
{
	size_t mask = m->nslots - 1;

	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		if (m->slots[i] == 0)
			return &m->slots[i];
		const struct map_item *item = &m->items[m->slots[i] - 1];
		if (item->hash == hash && sv_eq(item->key, key))
			return &m->slots[i];
	}
}

struct map_item *
map_find(const struct map *m, struct sv key)
{
	if (m->n == 0)
		return NULL;
	uint32_t number = *slot_of(m, key, map_hash(key));
	return number != 0 ? &m->items[number - 1] : NULL;
}

/* Twice the slots; filled at most by half after that. */
static void
grow(struct map *m)
{
	size_t nslots = m->nslots > 0 ? m->nslots * 2 : 16;
	size_t mask = nslots - 1;
	uint32_t *slots = mem_array(nslots, sizeof(*slots));

	for (size_t n = 0; n < m->n; n++) {
		size_t i = m->items[n].hash & mask;
		while (slots[i] != 0)
			i = (i + 1) & mask;
		slots[i] = (uint32_t)(n + 1);
	}
	mem_free(m->slots);
	m->slots = slots;
	m->nslots = nslots;
	m->cap = nslots / 4 * 3;
	m->items = mem_resize(m->items, m->cap * sizeof(*m->items));
}

struct map_item *
map_put(struct map *m, struct sv key, uint32_t value, bool *is_new)
{
	if (m->n == m->cap)
		grow(m);
	uint32_t hash = map_hash(key);
	uint32_t *slot = slot_of(m, key, hash);
	if (is_new != NULL)
		*is_new = *slot == 0;
	if (*slot == 0) {
		m->items[m->n] = (struct map_item){
			.key = arena_sv(&m->keys, key),
			.hash = hash,
			.value = value,
		};
		*slot = (uint32_t)++m->n;
	}
	return &m->items[*slot - 1];
}
