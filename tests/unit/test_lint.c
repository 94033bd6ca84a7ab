#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lint_kit.h"

/* Check the tree as it is without --strict. */
static void
expect_plain(struct temp_tree *t, const char *want)
{
	assert_true(tree_open(t));
	buf_clear(&t->said);
	assert_true(lint_corpus(t->corpus, false, &t->diag, &t->err));
	tree_expect(t, want);
}

static void
page_as_the_guide_has_it_is_clean(void **state)
{
	expect_lint(*state, FRONT OVERVIEW QUESTION SHORT ANSWER EXAMPLE TAIL,
	    "");
}

static void
ordinary_trees_are_spared_the_guide(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "# A\n\n## B {.odd}\n\n```\nx\n```\n[l](none)\n");
	expect_plain(t, "a.md:3: unknown-class\na.md:8: link\n");
}

static void
own_corpora_are_asked_for_their_form_but_not_the_house_style(void **state)
{
	struct temp_tree *t = *state;

	write_book(t);
	tree_write(t, "a.md", "---\ntitle: T\n---\nshort\n\n```\nx\n```\n"
	    "    y\n\n## Q\n\nlong, long text\n");
	tree_write(t, "b.md", "---\ntitle: U\nsummary: s\narea: x\n---\n"
	    "## R {.mid}\n\ntext\n");
	expect_plain(t, "a.md:1: !summary-missing\na.md:1: !area-missing\n"
	    "a.md:11: !level-missing\na.md:11: !kind-missing\n"
	    "a.md:11: id-missing\nb.md:6: !kind-missing\n"
	    "b.md:6: id-missing\n");
}

static void
own_corpora_without_questions_need_no_levels(void **state)
{
	struct temp_tree *t = *state;

	write_book(t);
	tree_write(t, "a.md", "---\ntitle: T\n---\n\n## Q\n\n[x](y)\n");
	expect_plain(t, "a.md:7: link\n");
}

static void
strict_lint_asks_everywhere(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", OVERVIEW "```\nx\n```\n");
	expect_strict(t, "a.md:1: !summary-missing\na.md:1: !area-missing\n"
	    "a.md:1: see-also-count\na.md:13: !code-language\n");
}

static void
messages_come_in_order_of_file_and_line(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "book.yaml", "areas: [{id: x, topics: [b, a]}]\n");
	tree_write(t, "a.md", FRONT OVERVIEW "```rust,E0382\nx\n```\n\n"
	    "## Q {.mid}\n\nx\n");
	tree_write(t, "b.md", FRONT OVERVIEW "[x](y)\n\n[x](z)\n");
	expect_plain(t, "a.md:19: error-code-alone\n"
	    "a.md:23: !kind-missing\na.md:23: id-missing\n"
	    "b.md:19: link\nb.md:21: link\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(page_as_the_guide_has_it_is_clean),
		TEST(ordinary_trees_are_spared_the_guide),
		TEST(own_corpora_are_asked_for_their_form_but_not_the_house_style),
		TEST(own_corpora_without_questions_need_no_levels),
		TEST(strict_lint_asks_everywhere),
		TEST(messages_come_in_order_of_file_and_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
