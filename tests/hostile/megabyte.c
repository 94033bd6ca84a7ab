/* What a megabyte that means harm costs: each row of megabyte.def is compiled
 * (with RI_THOROUGH=yes also linted, shown as a file and from the book, listed
 * and searched for), at little cost: see cost.h. */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cost.h"

#define SIZE 1000000

struct harm {
	const char *name, *head, *repeated, *tail;
};

static const struct harm harms[] = {
#define HARM(name, head, repeated, tail) { name, head, repeated, tail },
#include "megabyte.def"
#undef HARM
};

struct way {
	bool is_thorough;
	const char *argv[COST_WORDS];
};

static const struct way ways[] = {
	{ false, { "rust-interview", "compile", "-q", "-o", "harm.book",
	    "harm.md" } },
	{ true, { "rust-interview", "lint", "harm.md" } },
	{ true, { "rust-interview", "show", "./harm.md" } },
	{ true, { "rust-interview", "-b", "harm.book", "show", "-a", "harm" } },
	{ true, { "rust-interview", "-b", "harm.book", "list" } },
	{ true, { "rust-interview", "-b", "harm.book", "search", "a" } },
};

static bool
write_harm(const struct harm *h)
{
	FILE *f = fopen("harm.md", "w");
	size_t n = strlen(h->head) + strlen(h->tail);
	unsigned number = 0;
	bool ok;

	if (f == NULL)
		return false;
	(void)fputs(h->head, f);
	while (n + strlen(h->repeated) + 8 < SIZE) {
		for (const char *p = h->repeated; *p != '\0'; p++, n++) {
			if (*p == '%')
				n += (size_t)fprintf(f, "%u", ++number) - 1;
			else
				(void)putc(*p, f);
		}
	}
	(void)fputs(h->tail, f);
	ok = ferror(f) == 0;
	return fclose(f) == 0 && ok;
}

static bool
costs_little(const struct harm *h, bool is_thorough)
{
	bool ok = true;

	(void)unlink("harm.book");
	if (!write_harm(h))
		return false;
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		if ((is_thorough || !ways[i].is_thorough) &&
		    (strcmp(ways[i].argv[1], "-b") != 0 ||
		    access("harm.book", F_OK) == 0))
			ok = cost_is_bounded(h->name, ways[i].argv) && ok;
	return ok;
}

int
main(void)
{
	const size_t n = sizeof(harms) / sizeof(*harms);
	char folder[256];
	int failed = 0;

#ifdef ARENA_FENCED
	(void)puts("1..0 # SKIP sanitizers cost more than what they watch");
	return 0;
#endif
	if (!cost_enter_folder(folder, sizeof(folder)))
		return 99;
	(void)printf("1..%zu\n", n);
	for (size_t i = 0; i < n; i++) {
		bool ok = costs_little(&harms[i], cost_is_thorough());

		(void)printf("%s %zu - %s\n", ok ? "ok" : "not ok", i + 1,
		    harms[i].name);
		(void)fflush(stdout);
		failed += !ok;
	}
	(void)unlink("harm.md");
	(void)unlink("harm.book");
	(void)rmdir(folder);
	return failed > 0;
}
