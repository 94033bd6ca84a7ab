/* The YAML that comes with a corpus or in a book: book.yaml, and the plans and
 * rubric that a book carries. */
#include "config.h"

#include "fuzz.h"

#include "base/mem.h"
#include "corpus/book_yaml.h"
#include "kit/rubric.h"
#include "study/plans.h"

static void
ignore(void *arg, const struct diag *d)
{
	(void)arg;
	FUZZ_CHECK(d->message[0] != '\0');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct sv text = fuzz_text(data, size);
	struct diag_sink diag = { .emit = ignore };
	struct book_yaml yaml = { 0 };
	struct rubric rubric;
	struct plans plans;
	static struct arena a;
	struct err e = { 0 };

	mem_asked_reset();
	book_yaml_read(text, &a, "book.yaml", &diag, &yaml);
	if (!rubric_read(text, &a, &rubric, &e))
		FUZZ_CHECK(e.code == ERR_CONTENT);
	if (!plans_read(text, SV("fuzz"), &a, &plans, &e))
		FUZZ_CHECK(e.code == ERR_CONTENT);
	arena_clear(&a);
	FUZZ_CHECK(mem_asked() <= FUZZ_MEMORY_MAX);
	return 0;
}
