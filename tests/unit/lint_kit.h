/* A page that the house style has nothing against, in pieces, so that a test
 * puts its fault in the place of one of them. Included by one .c a program. */
#ifndef TEST_LINT_KIT_H
#define TEST_LINT_KIT_H

#include "corpus/lint.h"
#include "temp_tree.h"

/* Ten words that occur nowhere else. */
#define W10(x)                                                                \
	#x "1 " #x "2 " #x "3 " #x "4 " #x "5 " #x "6 " #x "7 " #x "8 " #x   \
	"9 " #x "0\n"
#define W40(x) W10(x##a) W10(x##b) W10(x##c) W10(x##d)

#define FRONT                                                                 \
	"---\ntitle: T\narea: x\nsummary: s\nsee-also: [b, c, d]\n---\n"
/* Lines 7 to 14, then a diagram and a blank line: the entry begins in 19. */
#define OVERVIEW_WORDS W40(o) W40(p)
#define OVERVIEW OVERVIEW_WORDS "```text\na -> b\n```\n\n"
#define QUESTION "## Q {#q .mid .concept tags=\"t\"}\n\n"
#define PROMPT "```rust\nfn f() {}\n```\n\n"
#define SHORT "### Short answer\nYes.\n\n"
#define ANSWER "### Answer\n" W40(q) W40(r) W40(s) "\n"
#define EXAMPLE "### Example\n```rust\nassert!(true);\n```\n\n"
#define COVER "### What to cover\n- a\n- b\n- c\n\n"
#define FLAGS "### Red flags\n- \"a\": b\n- \"c\": d\n\n"
#define FOLLOW "### Follow-ups\n- [b](b)\n- [c](c)\n\n"
#define SOURCES                                                               \
	"### Sources\n- A: <https://a.example/b>\n- B: <https://b.example/c>\n"
#define TAIL COVER FLAGS FOLLOW SOURCES

enum piece {
	IN_FRONT, IN_OVERVIEW, IN_QUESTION, IN_SHORT, IN_ANSWER, IN_EXAMPLE,
	IN_COVER, IN_FLAGS, IN_FOLLOW, IN_SOURCES, PIECES
};

static void
write_book(struct temp_tree *t)
{
	tree_write(t, "book.yaml",
	    "name: x\nareas: [{id: x, topics: [a, b, c, d]}]\n");
	tree_write(t, "b.md", FRONT OVERVIEW);
	tree_write(t, "c.md", FRONT OVERVIEW);
	tree_write(t, "d.md", FRONT OVERVIEW);
}

/* Check the tree as it is by the house style. */
static void
expect_strict(struct temp_tree *t, const char *want)
{
	assert_true(tree_open(t));
	buf_clear(&t->said);
	assert_true(lint_corpus(t->corpus, true, &t->diag, &t->err));
	tree_expect(t, want);
}

/* The page "a" is TEXT, in a corpus without a fault. */
static void
expect_lint(struct temp_tree *t, const char *text, const char *want)
{
	write_book(t);
	tree_write(t, "a.md", text);
	expect_strict(t, want);
}

/* The page "a" has no fault but TEXT in the place of one piece. */
static inline void
expect_with(struct temp_tree *t, enum piece piece, const char *text,
    const char *want)
{
	const char *pieces[PIECES] = { FRONT, OVERVIEW, QUESTION, SHORT,
		ANSWER, EXAMPLE, COVER, FLAGS, FOLLOW, SOURCES };
	struct buf page = { 0 };

	pieces[piece] = text;
	for (size_t i = 0; i < PIECES; i++)
		buf_printf(&page, "%s", pieces[i]);
	buf_byte(&page, '\0');
	expect_lint(t, page.p, want);
	buf_release(&page);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, tree_begin, tree_end)

#endif
