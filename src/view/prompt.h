/* A line of text being typed. */
#ifndef VIEW_PROMPT_H
#define VIEW_PROMPT_H

#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stdint.h>

struct prompt {
	struct buf text;	/* valid UTF-8, no controls */
	size_t at;		/* the cursor, in bytes */
};

void prompt_set(struct prompt *p, struct sv text);	/* cursor at its end */
/* Type or edit. False when KEY is none for a prompt. */
bool prompt_key(struct prompt *p, uint32_t key);
void prompt_release(struct prompt *p);

#endif
