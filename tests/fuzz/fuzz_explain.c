/* What explain reads: whatever a compiler, or anything else, has said. */
#include "config.h"

#include "fuzz.h"

#include "base/mem.h"
#include "search/diagnostic.h"
#include "text/message.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct sv text = fuzz_text(data, size);
	struct diagnostics found = { 0 };
	static struct arena a;

	mem_asked_reset();
	diagnostics_read(text, &a, &found);
	FUZZ_CHECK(found.n <= DIAGNOSTICS_MAX);
	for (size_t i = 0; i < found.n; i++) {
		const struct diagnostic *d = &found.v[i];

		FUZZ_CHECK(d->count > 0);
		FUZZ_CHECK(d->code.n > 0 || d->message.n > 0);
		(void)message_code(d->message);
	}
	(void)diagnostic_code(text, &a);
	arena_clear(&a);
	FUZZ_CHECK(mem_asked() <= FUZZ_MEMORY_MAX);
	return 0;
}
