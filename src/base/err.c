#include "config.h"

#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#undef err_set
#undef err_sys
#undef err_wrap

/* N cut back so that MSG[0..N) does not end inside a UTF-8 sequence. */
static size_t
whole_characters(const char *msg, size_t n)
{
	while (n > 0 && ((unsigned char)msg[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* Format into MSG, at most ROOM bytes without the NUL; the length. */
static size_t format(char *msg, size_t room, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));

static size_t
format(char *msg, size_t room, const char *fmt, va_list ap)
{
	char text[sizeof(((struct err *)0)->msg) + 8];

	int n = vsnprintf(text, sizeof(text), fmt, ap);
	size_t length = n < 0 ? 0 : (size_t)n;
	if (length > room)
		length = whole_characters(text, room);
	memcpy(msg, text, length);
	msg[length] = '\0';
	return length;
}

bool
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	char msg[sizeof(e->msg)];
	va_list ap;

	va_start(ap, fmt);
	format(msg, sizeof(msg) - 1, fmt, ap);
	va_end(ap);
	e->code = code;
	memcpy(e->msg, msg, sizeof(msg));
	return false;
}

/* MSG, ": ", REASON in E; what names the thing gives way to the reason. */
static void
join(struct err *e, const char *fmt, va_list ap, const char *reason)
    __attribute__((format(printf, 2, 0)));

static void
join(struct err *e, const char *fmt, va_list ap, const char *reason)
{
	char msg[sizeof(e->msg)];
	size_t tail = strlen(reason);
	size_t room = sizeof(msg) - 3;
	size_t least = room / 4;
	size_t front = tail + least > room ? least : room - tail;

	size_t n = format(msg, front, fmt, ap);
	msg[n++] = ':';
	msg[n++] = ' ';
	if (tail > sizeof(msg) - 1 - n)
		tail = whole_characters(reason, sizeof(msg) - 1 - n);
	memcpy(msg + n, reason, tail);
	msg[n + tail] = '\0';
	memcpy(e->msg, msg, n + tail + 1);
}

bool
err_sys(struct err *e, const char *fmt, ...)
{
	const char *reason = strerror(errno);
	va_list ap;

	va_start(ap, fmt);
	join(e, fmt, ap, reason);
	va_end(ap);
	e->code = ERR_SYS;
	return false;
}

bool
err_wrap(struct err *e, const char *fmt, ...)
{
	char reason[sizeof(e->msg)];
	va_list ap;

	memcpy(reason, e->msg, sizeof(reason));
	reason[sizeof(reason) - 1] = '\0';
	va_start(ap, fmt);
	join(e, fmt, ap, reason);
	va_end(ap);
	return false;
}
