#include "config.h"

#include "cmd/render.h"

#include "base/sink.h"
#include "cmd/messages.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "corpus/corpus.h"
#include "render/ansi.h"

struct taker {
	struct sink sink;
	const struct ansi_opts *how;
};

static void
take_lines(void *arg, const struct layout *lines)
{
	struct taker *t = arg;

	ansi_layout(&t->sink, lines, t->how);
}

static bool
append_file(struct app *app, const char *path, struct messages *m,
    struct buf *out, struct err *e)
{
	struct layout_opts how = terminal_layout(&app->terminal);
	struct taker taker = { .how = &app->terminal.ansi };
	const struct layout_reader reader = { take_lines, &taker };
	struct page page;
	struct layout l;

	if (!corpus_lone_page(path, &app->arena, &m->sink, &page, e))
		return false;
	/* Without a book an id is no name. */
	how.has_ids = false;
	how.reader = &reader;
	if (out->n > 0)
		buf_byte(out, '\n');
	sink_to_buf(&taker.sink, out);
	layout_page(&page, &how, &app->arena, &l);
	sink_release(&taker.sink);
	return true;
}

static int
cmd_render(struct call *c)
{
	struct buf out = { 0 };
	struct messages m;
	bool has_failed = false;
	int status;

	messages_init(&m, false, false);
	for (size_t i = 0; i < c->nwords; i++) {
		struct err e = { 0 };

		if (append_file(c->app, c->words[i], &m, &out, &e))
			continue;
		has_failed = true;
		/* Content errors have been printed with file and line. */
		if (e.code != ERR_CONTENT)
			(void)report_err(&e, NULL);
	}
	status = pager_write(c->app, buf_view(&out));
	buf_release(&out);
	return has_failed ? EXIT_TROUBLE : status;
}

const struct command render_command = { .name = "render",
	.usage = "FILE...", .run = cmd_render,
	.help = "show Markdown files" };
