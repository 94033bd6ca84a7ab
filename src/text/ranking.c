#include "config.h"

#include "text/ranking.h"

const struct ranking ranking_table[] = {
#define RANK_REAL(name, value, key) { key, value },
#define RANK_COUNT(name, value, key) { key, value },
#include "text/ranking.def"
};

const size_t ranking_count = sizeof(ranking_table) / sizeof(*ranking_table);
