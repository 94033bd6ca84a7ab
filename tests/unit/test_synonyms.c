/* synonyms.txt: what is read of it, and what is said of what is wrong. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "corpus/synonyms.h"

struct heard {
	unsigned n;
	uint32_t last;		/* line */
};

static void
hear(void *arg, const struct diag *d)
{
	struct heard *h = arg;

	h->n++;
	h->last = d->line;
}

/* What TEXT says, as "said=meant,meant;…". */
static void
expect(const char *text, const char *all, unsigned nerrors, uint32_t line)
{
	struct arena a = { 0 };
	struct heard heard = { 0 };
	struct diag_sink sink = { .emit = hear, .arg = &heard };
	struct synonym_list found;
	struct buf out = { 0 };

	synonyms_read(sv_cstr(text), "s.txt", &a, &sink, &found);
	for (size_t i = 0; i < found.n; i++) {
		buf_sv(&out, found.v[i].said);
		for (size_t k = 0; k < found.v[i].meant.n; k++) {
			buf_byte(&out, k == 0 ? '=' : ',');
			buf_sv(&out, found.v[i].meant.v[k]);
		}
		buf_byte(&out, ';');
	}
	buf_byte(&out, '\0');
	assert_string_equal(out.p, all);
	assert_int_equal(heard.n, nerrors);
	assert_int_equal(heard.last, line);
	buf_release(&out);
	arena_release(&a);
}

static void
arrow_parts_what_is_said_from_what_is_meant(void **state)
{
	(void)state;
	expect("gc, Garbage Collection => ownership, drop\n",
	    "gc=ownership,drop;garbage collection=ownership,drop;", 0, 0);
}

static void
line_without_arrow_is_mutual(void **state)
{
	(void)state;
	expect("null, nil", "null=null,nil;nil=null,nil;", 0, 0);
}

static void
comments_and_empty_lines_are_passed_over(void **state)
{
	(void)state;
	expect("# all\n\n  \r\na1 => b1 # why\r\n", "a1=b1;", 0, 0);
}

static void
identifiers_are_their_parts(void **state)
{
	(void)state;
	expect("try_catch => Result", "try catch=result;", 0, 0);
}

static void
lines_that_cannot_be_used_are_errors(void **state)
{
	(void)state;
	expect("lonely\n", "", 1, 1);
	expect("a1 =>\n", "", 1, 1);
	expect("=> a1\n", "", 1, 1);
	expect("a1 => b1\n\nb1\n", "a1=b1;", 1, 3);
	expect("a1 => one two three four five\n", "", 2, 1);
	expect("a1, !! => b1\n", "a1=b1;", 1, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arrow_parts_what_is_said_from_what_is_meant),
		cmocka_unit_test(line_without_arrow_is_mutual),
		cmocka_unit_test(comments_and_empty_lines_are_passed_over),
		cmocka_unit_test(identifiers_are_their_parts),
		cmocka_unit_test(lines_that_cannot_be_used_are_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
