#include "config.h"

#include "base/sink.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/file.h"
#include "base/mem.h"

void
sink_to_buf(struct sink *s, struct buf *out)
{
	*s = (struct sink){ .out = out, .fd = -1 };
}

void
sink_to_fd(struct sink *s, int fd)
{
	*s = (struct sink){ .fd = fd };
	s->out = &s->own;
}

void
sink_drain(struct sink *s)
{
	if (s->fd < 0)
		return;
	if (s->error == 0 && !file_write_fd(s->fd, s->own.p, s->own.n))
		s->error = errno;
	buf_clear(&s->own);
}

void
sink_printf(struct sink *s, const char *fmt, ...)
{
	char text[256];
	va_list ap;

	va_start(ap, fmt);
	int n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	if ((size_t)n < sizeof(text)) {
		sink_put(s, sv_make(text, (size_t)n));
		return;
	}
	char *all = mem_alloc((size_t)n + 1);
	va_start(ap, fmt);
	(void)vsnprintf(all, (size_t)n + 1, fmt, ap);
	va_end(ap);
	sink_put(s, sv_make(all, (size_t)n));
	mem_free(all);
}

bool
sink_failed(const struct sink *s)
{
	return s->error != 0;
}

bool
sink_flush(struct sink *s, struct err *e)
{
	sink_drain(s);
	if (s->error == 0)
		return true;
	errno = s->error;
	return err_sys(e, "write error");
}

void
sink_release(struct sink *s)
{
	buf_release(&s->own);
}
