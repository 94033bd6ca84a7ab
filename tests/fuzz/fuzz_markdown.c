/* A page of anyone's: front matter, dialect and Markdown, shown on screens and in
 * a format. */
#include "config.h"

#include "fuzz.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "corpus/dialect.h"
#include "corpus/front.h"
#include "corpus/md_read.h"
#include "shown.h"

static void
ignore(void *arg, const struct diag *d)
{
	(void)arg;
	(void)d;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv text = fuzz_text(data, size);
	struct diag_sink diag = { .emit = ignore };
	/* Nothing is below that root, so no include finds a file. */
	const struct dialect_page page = { "/dev/null/page.md", SV("page.md"),
		&diag };
	struct front front = { 0 };
	struct dialect dialect;
	static struct arena a;
	struct doc doc;
	struct err e = { 0 };

	/* Other bytes are refused before. */
	text = sv_sub(text, 0, utf8_check(text));
	mem_asked_reset();
	front_read(text, &a, "page.md", &diag, &front);
	FUZZ_CHECK(front.body <= text.n);
	dialect_read(&page, sv_from(text, front.body), front.body_line, &a,
	    &dialect);
	FUZZ_CHECK(md_read(dialect.text,
	    dialect.nlines > 0 ? 1 : front.body_line, &a, &doc, &e));
	dialect_lines(&dialect, &doc);
	check_packed(doc.root, &a);
	show_everywhere(doc.root, size, &a);
	arena_clear(&a);
	FUZZ_CHECK(mem_asked() <= FUZZ_MEMORY_MAX);
	return 0;
}
