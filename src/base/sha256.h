/* SHA-256 (FIPS 180-4) in one go. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/sv.h"

#include <stdint.h>

#define SHA256_SIZE 32

/* The digest of BYTES, written to OUT. */
void sha256(struct sv bytes, uint8_t out[SHA256_SIZE]);
/* The same as 64 lower-case hexadecimal digits and a NUL. */
void sha256_hex(struct sv bytes, char out[2 * SHA256_SIZE + 1]);

#endif
