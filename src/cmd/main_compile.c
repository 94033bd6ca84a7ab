/* The compiling program: what reads Markdown, with the libraries for it. Run
 * by rust-interview, with the command's name in ARGV[0] or ARGV[1]. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/sink.h"
#include "cmd/maker.h"
#include "cmd/render.h"
#include "cmd/report.h"
#include "cmd/version.h"

/* clang-format off */
static const struct maker makers[] = {
	{ .name = "compile", .usage = "[-o FILE] PATH...",
	    .help = "Make a book of folders of Markdown.",
	    .examples = "  rust-interview compile -o notes.book notes\n",
	    .opts = compile_opts_table,
	    .opts_size = sizeof(struct compile_cmd_opts), .run = cmd_compile },
	{ .name = "watch", .usage = "[-o FILE] DIR...",
	    .help = "Compile again whenever a file changes.",
	    .examples = "  rust-interview watch -o notes.book notes\n",
	    .opts = watch_opts_table,
	    .opts_size = sizeof(struct watch_cmd_opts), .run = cmd_watch },
	{ .name = "lint", .usage = "PATH...",
	    .help = "Check folders of Markdown.",
	    .examples = "  rust-interview lint notes\n",
	    .opts = lint_opts_table,
	    .opts_size = sizeof(struct lint_cmd_opts), .run = cmd_lint },
};
/* clang-format on */

static const struct maker *
maker_named(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(makers) / sizeof(*makers); i++)
		if (strcmp(makers[i].name, name) == 0)
			return &makers[i];
	return NULL;
}

static void
print_help(const struct maker *m)
{
	struct buf text = { 0 };
	struct sink out;

	sink_to_buf(&out, &text);
	sink_printf(&out, "Usage: rust-interview %s [OPTION]... %s\n%s\n\n"
	    "Options:\n", m->name, m->usage, m->help);
	opt_help(&out, m->opts);
	opt_help(&out, maker_common_opts);
	sink_printf(&out, "\nExamples:\n%s", m->examples);
	sink_printf(&out, "\nThe manual page: man rust-interview-%s\n",
	    m->name);
	(void)fwrite(text.p, 1, text.n, stdout);
	sink_release(&out);
	buf_release(&text);
}

static int
run(const struct maker *m, int argc, char **argv)
{
	struct maker_common common = { 0 };
	void *opts = mem_alloc(m->opts_size);
	struct opt_spec spec = { .own = m->opts, .common = maker_common_opts,
		.own_into = opts, .common_into = &common,
		.order = OPT_PERMUTE };
	struct err e = { 0 };
	bool has_dashes;
	size_t nwords;
	int status = EXIT_DONE;

	if (!opt_parse(argc, argv, &spec, &nwords, &has_dashes, &e))
		status = report_err(&e, m->name);
	else if (common.wants_help)
		print_help(m);
	else if (common.wants_version)
		version_print();
	else
		status = m->run(opts, nwords, argv + 1);
	mem_free(opts);
	return status;
}

int
main(int argc, char **argv)
{
	const struct maker *m;

	report_open();
	mem_on_exhausted(report_no_memory);
	if (argc > 1 && (strcmp(argv[0], render_command.name) == 0 ||
		strcmp(argv[1], render_command.name) == 0))
		return command_main(&render_command, 1, argc, argv);
	m = argc > 0 ? maker_named(argv[0]) : NULL;
	if (m != NULL)
		return report_close(run(m, argc, argv));
	m = argc > 1 ? maker_named(argv[1]) : NULL;
	if (m != NULL)
		return report_close(run(m, argc - 1, argv + 1));
	report("this program is run by 'rust-interview compile', 'watch' and "
	       "'lint'");
	return report_close(EXIT_TROUBLE);
}
