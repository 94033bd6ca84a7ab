#include "config.h"

#include "cmd/complete.h"

#include <stdio.h>
#include <string.h>

#include "cmd/report.h"
#include "render/escape.h"

void
complete_init(struct complete *c, const char *word)
{
	*c = (struct complete){ .word = sv_cstr(word) };
	sink_to_buf(&c->out, &c->text);
}

void
complete_put(struct complete *c, struct sv candidate, struct sv about)
{
	if (!sv_starts(candidate, c->word))
		return;
	escape_tsv(&c->out, c->before);
	escape_tsv(&c->out, candidate);
	sink_lit(&c->out, "\t");
	escape_tsv(&c->out, about);
	sink_lit(&c->out, "\n");
}

void
complete_opts(struct complete *c, const struct opt *own,
    const struct opt *common)
{
	const struct opt *tables[] = { own, common };
	char name[64];

	for (size_t i = 0; i < 2; i++) {
		const struct opt *o = tables[i];

		for (; o != NULL && o->type != OPT_END; o++) {
			if (o->name == NULL)
				continue;
			(void)snprintf(name, sizeof(name), "--%s", o->name);
			complete_put(c, sv_cstr(name), sv_cstr(o->help));
		}
	}
}

int
complete_print(struct complete *c)
{
	const int status = c->text.n > 0 ? EXIT_DONE : EXIT_NOTHING;

	/* A failure is seen when stdout is closed. */
	if (c->text.n > 0)
		(void)fwrite(c->text.p, 1, c->text.n, stdout);
	sink_release(&c->out);
	buf_release(&c->text);
	return status;
}

bool
complete_is_asked(const char *arg)
{
	return arg != NULL && strcmp(arg, "--complete") == 0;
}
