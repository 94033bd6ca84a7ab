/* What keys do in a sitting, in lines and on a full screen. */
#ifndef CMD_STUDY_KEY_H
#define CMD_STUDY_KEY_H

#include "study/sitting.h"
#include "view/card.h"
#include "view/key.h"

struct study_key {
	enum sitting_key does;
	enum card_move moves;
	const char *group, *keys, *help;
};

extern const struct study_key study_key_table[];
extern const size_t study_key_count;

/* The row of KEY; NULL if it does nothing. */
const struct study_key *study_key_of(uint32_t key);

#endif
