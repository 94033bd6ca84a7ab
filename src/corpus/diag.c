#include "config.h"

#include "corpus/diag.h"

#include <stdarg.h>
#include <stdio.h>

void
diag_emit(struct diag_sink *s, enum diag_severity severity, const char *kind,
    const char *path, uint32_t line, const char *fmt, ...)
{
	char message[1024];
	struct diag d = {
		.severity = severity,
		.path = path,
		.line = line,
		.kind = kind,
		.message = message,
	};
	va_list args;

	va_start(args, fmt);
	(void)vsnprintf(message, sizeof(message), fmt, args);
	va_end(args);
	s->nerrors += severity == DIAG_ERROR;
	s->nwarnings += severity == DIAG_WARNING;
	if (s->emit != NULL)
		s->emit(s->arg, &d);
}
