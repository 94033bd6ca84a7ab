/* The packed form of a document, as a hostile book may hold it. What is read
 * is written and read again, and shown on screens and in a format. */
#include "config.h"

#include "fuzz.h"

#include "base/mem.h"
#include "doc/pack.h"
#include "shown.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena a;
	struct node *root = node_new(&a, NODE_DOC, NULL);
	struct cur c = cur_make(data, size);
	struct err e = { 0 };

	mem_asked_reset();
	if (unpack_blocks(&c, root, &a, &e)) {
		check_packed(root, &a);
		show_everywhere(root, size, &a);
	} else {
		FUZZ_CHECK(e.code == ERR_DAMAGED);
	}
	arena_clear(&a);
	FUZZ_CHECK(mem_asked() <= FUZZ_MEMORY_MAX);
	return 0;
}
