/* Where renderers write: into a buf or to a file descriptor. Errors stick: the
 * first one is kept, later writes do nothing, sink_flush reports it. */
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include "base/buf.h"
#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>

#define SINK_PENDING_MAX 32768	/* bytes gathered for one write(2) */

struct sink {
	struct buf *out;	/* memory, or the pending bytes of fd */
	struct buf own;
	int fd;			/* -1: memory only */
	int error;		/* errno of the first failure, 0 none */
};

void sink_to_buf(struct sink *s, struct buf *out);	/* OUT outlives S */
void sink_to_fd(struct sink *s, int fd);		/* FD stays open */
/* Write what is pending for the descriptor. */
void sink_drain(struct sink *s);

static inline void
sink_put(struct sink *s, struct sv bytes)
{
	if (s->error != 0)
		return;
	buf_sv(s->out, bytes);
	if (s->fd >= 0 && s->out->n >= SINK_PENDING_MAX)
		sink_drain(s);
}

void sink_printf(struct sink *s, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Only string literals: everything else goes through an escaper. */
#define sink_lit(s, lit) sink_put((s), SV(lit))
bool sink_failed(const struct sink *s);
/* Flush; false with errno's text if any write failed. EPIPE sets err code
 * ERR_SYS and leaves error == EPIPE for the caller to be quiet about. */
bool sink_flush(struct sink *s, struct err *e) WARN_UNUSED;
void sink_release(struct sink *s);

#endif
