/* What a terminal sends, as keys. Pure: bytes in, keys out. */
#ifndef VIEW_INPUT_H
#define VIEW_INPUT_H

#include "base/sv.h"
#include "view/key.h"

#include <stdbool.h>
#include <stdint.h>

#define INPUT_MAX 256

struct input {
	char pending[INPUT_MAX];	/* bytes not yet taken for a key */
	size_t n;
};

enum mouse { MOUSE_NONE, MOUSE_PRESS, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
	uint32_t key;		/* VIEW_NO_KEY for the mouse */
	enum mouse mouse;
	unsigned column, row;	/* 0-based */
};

/* Put BYTES behind what is pending, as many as there is room for; returns how
 * many were taken. */
size_t input_put(struct input *in, struct sv bytes);
/* Take the next event. False when what is pending is the beginning of one at
 * most; IS_FINAL says that no more will come soon, so that an ESC is the key.
 * A sequence that means nothing here is dropped. */
bool input_next(struct input *in, bool is_final, struct event *out);

#endif
