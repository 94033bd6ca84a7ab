/* Compares each tests/golden/NAME.md, rendered, with NAME.term40, NAME.term80,
 * NAME.ascii, NAME.man, NAME.texi and NAME.html as far as they exist. The
 * folder is $GOLDEN, else tests/golden. `test_golden FORMAT FILE.md` prints
 * instead: tests/golden/regen uses it. */
#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "doc/markdown_name.h"
#include "page_kit.h"

#define FILE_MAX ((size_t)1 << 20)

struct golden {
	const char *suffix;
	unsigned width;		/* of the screen; 0: an export */
	bool is_ascii;
	const char *format;
};

static const struct golden goldens[] = {
	{ "term40", 40, false, NULL },
	{ "term80", 80, false, NULL },
	{ "ascii", 60, true, NULL },
	{ "man", 0, false, "man" },
	{ "texi", 0, false, "texinfo" },
	{ "html", 0, false, "html" },
};

#define NGOLDENS (sizeof(goldens) / sizeof(*goldens))

static bool
render(struct kit *k, struct sv markdown, const struct golden *g,
    struct sv *out)
{
	const struct layout_opts opts = { .width = g->width, .has_ids = true,
		.is_ascii = g->is_ascii };
	const struct ansi_opts ansi = { .is_ascii = g->is_ascii };

	if (!kit_open(k, markdown))
		return false;
	*out = g->format != NULL ? kit_export(k, g->format, true) :
	    kit_screen(k, &opts, &ansi);
	return true;
}

static void
compare(struct sv markdown, const char *name, const struct golden *g,
    const char *path)
{
	struct buf wanted = { 0 };
	struct err e = { 0 };
	struct kit k;
	struct sv got;

	assert_true(file_read(path, FILE_MAX, &wanted, &e));
	assert_true(render(&k, markdown, g, &got));
	if (!sv_eq(buf_view(&wanted), got))
		fail_msg("%s.%s differs; see tests/golden/regen", name,
		    g->suffix);
	kit_close(&k);
	buf_release(&wanted);
}

static void
golden_files_are_what_is_rendered(void **state)
{
	const char *folder = getenv("GOLDEN");
	struct arena a = { 0 };
	struct walk walk = { 0 };
	struct err e = { 0 };
	size_t compared = 0;

	(void)state;
	if (folder == NULL)
		folder = "tests/golden";
	assert_true(file_walk(folder, is_markdown_name, &a, &walk, &e));
	for (size_t i = 0; i < walk.n; i++) {
		struct buf text = { 0 };
		const struct sv full = sv_cstr(walk.items[i].full);

		assert_true(file_read(walk.items[i].full, FILE_MAX, &text,
		    &e));
		for (size_t k = 0; k < NGOLDENS; k++) {
			const char *path = arena_printf(&a, "%.*s%s",
			    SV_ARG(sv_sub(full, 0, full.n - 2)),
			    goldens[k].suffix).p;

			if (access(path, R_OK) != 0)
				continue;
			compare(buf_view(&text), walk.items[i].full,
			    &goldens[k], path);
			compared++;
		}
		buf_release(&text);
	}
	assert_true(compared > 0);
	arena_release(&a);
}

static int
print(const char *suffix, const char *path)
{
	struct buf text = { 0 };
	struct err e = { 0 };
	struct kit k;
	struct sv got;
	int status = 1;

	for (size_t i = 0; i < NGOLDENS; i++) {
		if (strcmp(goldens[i].suffix, suffix) != 0 ||
		    !file_read(path, FILE_MAX, &text, &e))
			continue;
		if (render(&k, buf_view(&text), &goldens[i], &got) &&
		    fwrite(got.p, 1, got.n, stdout) == got.n)
			status = 0;
		kit_close(&k);
		buf_release(&text);
	}
	return status;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_files_are_what_is_rendered),
	};

	if (argc == 3)
		return print(argv[1], argv[2]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
