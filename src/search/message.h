/* A compiler's error message typed without its code. The books speak of an
 * error by its code and in words of their own, seldom in the compiler's: what
 * it says is therefore turned into the code. */
#ifndef SEARCH_MESSAGE_H
#define SEARCH_MESSAGE_H

#include "base/sv.h"

/* The code ("E0499") of the error whose message is in TEXT, names in it left
 * out or not; empty if there is none. Case and punctuation do not matter. */
struct sv message_code(struct sv text);

#endif
