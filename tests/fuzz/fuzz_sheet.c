/* A filled-in sheet that came by mail: Markdown or JSON. */
#include "config.h"

#include "fuzz.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "kit/code.h"
#include "kit/filled.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct sv text = fuzz_text(data, size);
	struct filled sheet;
	static struct arena a;
	struct err e = { 0 };
	uint32_t digest;

	mem_asked_reset();
	if (filled_parse("sheet.md", text, &a, &sheet, &e)) {
		FUZZ_CHECK(sheet.n > 0 && sheet.code.n > 0);
		(void)!code_book(sheet.code, &digest, &e);
		for (size_t i = 0; i < sheet.n; i++) {
			const struct answer *q = &sheet.v[i];

			FUZZ_CHECK(utf8_check(q->name) == q->name.n);
			FUZZ_CHECK(utf8_check(q->evidence) == q->evidence.n);
		}
	} else {
		FUZZ_CHECK(e.code == ERR_CONTENT);
	}
	arena_clear(&a);
	FUZZ_CHECK(mem_asked() <= FUZZ_MEMORY_MAX);
	return 0;
}
