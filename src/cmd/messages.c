#include "config.h"

#include "cmd/messages.h"

#include <stdio.h>
#include <string.h>

#include "base/sink.h"
#include "render/escape.h"


static void
count(struct messages *m, const char *kind)
{
	size_t i;

	for (i = 0; i < m->nkinds; i++)
		if (strcmp(m->kinds[i].kind, kind) == 0)
			break;
	if (i == MESSAGE_KINDS)
		return;
	if (i == m->nkinds)
		m->kinds[m->nkinds++].kind = kind;
	m->kinds[i].n++;
}

/* "FILE:LINE: error: message", as compilers print it. */
static void
emit(void *arg, const struct diag *d)
{
	static const char *const names[] = { [DIAG_NOTE] = "note",
		[DIAG_WARNING] = "warning", [DIAG_ERROR] = "error" };
	struct messages *m = arg;
	struct buf line = { 0 };
	struct sink out;

	if (d->severity == DIAG_NOTE && !m->shows_notes)
		return;
	if (d->severity == DIAG_WARNING && !m->shows_warnings) {
		count(m, d->kind);
		return;
	}
	sink_to_buf(&out, &line);
	escape_tsv(&out, sv_cstr(d->path));
	if (d->line > 0)
		sink_printf(&out, ":%u", d->line);
	sink_printf(&out, ": %s: ", names[d->severity]);
	escape_tsv(&out, sv_cstr(d->message));
	sink_lit(&out, "\n");
	(void)fwrite(line.p, 1, line.n, m->is_on_stdout ? stdout : stderr);
	sink_release(&out);
	buf_release(&line);
}

void
messages_init(struct messages *m, bool shows_warnings, bool is_on_stdout)
{
	*m = (struct messages){ .shows_warnings = shows_warnings,
		.is_on_stdout = is_on_stdout };
	m->sink.emit = emit;
	m->sink.arg = m;
}

void
messages_summary(const struct messages *m)
{
	size_t i, all = 0;

	for (i = 0; i < m->nkinds; i++)
		all += m->kinds[i].n;
	if (all == 0)
		return;
	(void)fprintf(stderr, "rust-interview: %zu warning%s (", all,
	    all == 1 ? "" : "s");
	for (i = 0; i < m->nkinds; i++)
		(void)fprintf(stderr, "%s%s %zu", i > 0 ? ", " : "",
		    m->kinds[i].kind, m->kinds[i].n);
	(void)fputs("); -v lists them\n", stderr);
}
