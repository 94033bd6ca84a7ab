/* Errors are values: filled once where the fault is seen, given context on the
 * way up, printed once in cmd/. A struct err is never NULL and is untouched on
 * success. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))
#define WARN_UNUSED __attribute__((warn_unused_result))
#else
#define PRINTF_LIKE(fmt, args)
#define WARN_UNUSED
#endif

enum err_code {
	ERR_NONE,
	ERR_SYS,	/* a system call failed: missing file, full disk */
	ERR_USAGE,	/* what the user typed makes no sense */
	ERR_CONTENT,	/* the corpus is wrong: bad YAML, a slug twice */
	ERR_DAMAGED,	/* a book is not one, is damaged, or too new */
	ERR_LIMIT	/* larger than a documented limit */
};

struct err {
	enum err_code code;
	char msg[512];	/* no program name, no newline */
};

/* Fill E with CODE and a formatted message, cut at the buffer's end between
 * characters. Always returns false, so that a caller can return it. */
bool err_set(struct err *e, enum err_code code, const char *fmt, ...)
    PRINTF_LIKE(3, 4);

/* Fill E with ERR_SYS, the message, ": " and errno's text. Returns false. */
bool err_sys(struct err *e, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Put a formatted context and ": " in front of E's message. Returns false. */
bool err_wrap(struct err *e, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* Tells compiler and analysers what CALL, in another file, returns: after it no
 * path goes on as if nothing had failed. */
#define ALWAYS_FALSE(call) ((void)(call), err_returned())
static inline bool
err_returned(void)
{
	return false;
}
#define err_set(...) ALWAYS_FALSE(err_set(__VA_ARGS__))
#define err_sys(...) ALWAYS_FALSE(err_sys(__VA_ARGS__))
#define err_wrap(...) ALWAYS_FALSE(err_wrap(__VA_ARGS__))

#endif
