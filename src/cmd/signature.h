/* Detached Ed25519 signatures (RFC 8032), judged by OpenSSL's command: nothing
 * of it is ours. */
#ifndef CMD_SIGNATURE_H
#define CMD_SIGNATURE_H

#include "base/err.h"

/* Is the file SIGNATURE (64 bytes) that of FILE's bytes by the public KEY, a
 * PEM file? If not, E is ERR_CONTENT; ERR_SYS when it cannot be told: a file
 * cannot be read, KEY is of another kind, there is no openssl. */
bool signature_check(const char *file, const char *signature, const char *key,
    struct err *e) WARN_UNUSED;

#endif
