/* The numbers of ranking, from the table ranking.def: RANK_K1 and so on. */
#ifndef TEXT_RANKING_H
#define TEXT_RANKING_H

#include <stddef.h>

#define RANK_REAL(name, value, key) static const double RANK_##name = value;
#define RANK_COUNT(name, value, key) enum { RANK_##name = (value) };
#include "text/ranking.def"
#undef RANK_REAL
#undef RANK_COUNT

struct ranking {
	const char *key;
	double value;
};

/* All of them, for whoever ranks elsewhere. */
extern const struct ranking ranking_table[];
extern const size_t ranking_count;

#endif
