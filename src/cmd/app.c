#include "config.h"

#include "cmd/app.h"

/* clang-format off */
const struct opt app_options[] = {
	{ .letter = 'b', .name = "book", .arg = "FILE|DIR", .type = OPT_LIST,
	    .offset = offsetof(struct app, opts.books),
	    .help = "read this book, or those in DIR, and no others" },
	{ .name = "width", .arg = "N", .type = OPT_NUMBER,
	    .offset = offsetof(struct app, opts.width),
	    .help = "columns for text; 0: no wrapping" },
	{ .name = "color", .arg = "WHEN", .type = OPT_CHOICE,
	    .offset = offsetof(struct app, opts.colour),
	    .value = WHEN_ALWAYS, .is_arg_optional = true,
	    .choices = when_names, .help = "auto, always or never" },
	{ .name = "hyperlink", .arg = "WHEN", .type = OPT_CHOICE,
	    .offset = offsetof(struct app, opts.hyperlink),
	    .value = WHEN_ALWAYS, .is_arg_optional = true,
	    .choices = when_names, .help = "links a terminal can open" },
	{ .letter = 'P', .name = "pager", .arg = "COMMAND", .type = OPT_STRING,
	    .offset = offsetof(struct app, opts.pager),
	    .help = "pager for long output; empty: none" },
	{ .name = "no-pager", .type = OPT_FLAG,
	    .offset = offsetof(struct app, opts.has_no_pager),
	    .help = "never start a pager" },
	{ .letter = 'h', .name = "help", .type = OPT_FLAG,
	    .offset = offsetof(struct app, opts.wants_help),
	    .help = "show help and end" },
	{ .letter = 'V', .name = "version", .type = OPT_FLAG,
	    .offset = offsetof(struct app, opts.wants_version),
	    .help = "show the version and end" },
	{ .type = OPT_END },
};
/* clang-format on */

struct sv
call_text(const struct call *c)
{
	struct buf text = { 0 };
	struct sv out;
	size_t i;

	for (i = 0; i < c->nwords; i++) {
		if (i > 0)
			buf_byte(&text, ' ');
		buf_cstr(&text, c->words[i]);
	}
	out = arena_sv(&c->app->arena, buf_view(&text));
	buf_release(&text);
	return out;
}
