/* What a book of a megabyte that means harm costs: one whose lengths, counts and
 * bytes are wrong, section after section, with its sums made right again; and
 * whole ones of shapes that nobody writes. Each is verified, listed, searched,
 * shown and exported, at little cost: see cost.h. With RI_THOROUGH=yes every
 * change is tried, else every SAMPLEth. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/cur.h"
#include "base/file.h"
#include "base/random.h"
#include "book/format.h"
#include "cost.h"
#include "reseal.h"

#define BOOK_BYTES_LIMIT ((size_t)8 << 20)
#define PAGES 60
#define ENTRIES 20
#define HEAD_BYTES 64		/* of a section, where its counts are */
#define SAMPLE 97
#define ONE_IN 100		/* bytes that are drawn anew */

static const char *const ways[][COST_WORDS] = {
	{ "rust-interview", "verify", "harm.book" },
	{ "rust-interview", "-b", "harm.book", "list" },
	{ "rust-interview", "-b", "harm.book", "search", "w1 moved" },
	{ "rust-interview", "-b", "harm.book", "search", "\"w1 w2\" mov*" },
	{ "rust-interview", "-b", "harm.book", "show", "-a", "p1" },
	{ "rust-interview", "-b", "harm.book", "export", "json", "-" },
	{ "rust-interview", "-b", "harm.book", "export", "text", "-" },
};
#define WAYS (sizeof(ways) / sizeof(*ways))

static const uint32_t wrong[] = { 0, 0xFFFFFFFF, 0x00FFFFFF, 0x00010000 };
#define WRONGS (sizeof(wrong) / sizeof(*wrong))

static unsigned number, failed;

static void
tell(bool ok, const char *what)
{
	number++;
	failed += !ok;
	(void)printf("%s %u - %s\n", ok ? "ok" : "not ok", number, what);
	(void)fflush(stdout);
}

/* --- books of Markdown --- */

static void
put_words(FILE *f, unsigned n, uint64_t *seed)
{
	for (unsigned i = 0; i < n; i++) {
		uint64_t dice = random_next(seed);

		(void)fprintf(f, "w%u%s", (unsigned)(dice % 5000) + 1,
		    i % 12 == 11 ? ".\n" : i % 30 == 29 ? " moved " : " ");
	}
	(void)fputs("\n\n", f);
}

static void
put_usual(FILE *f, uint64_t *seed)
{
	for (unsigned i = 0; i < ENTRIES; i++) {
		(void)fprintf(f, "## What is w%u? {#q%u .junior .debug "
		    "tags=\"E0382\"}\n\n```rust\nfn f() {}\n```\n\n"
		    "### Short answer\n\n", i, i);
		put_words(f, 60, seed);
		(void)fputs("### Answer\n\n- `w1` *w2*\n\n| a | b |\n|---|---|\n"
		    "| w3 | w4 |\n\n", f);
		put_words(f, 200, seed);
	}
}

static void
put_long(FILE *f, uint64_t *seed)
{
	put_words(f, 400000, seed);
}

static void
put_same(FILE *f, uint64_t *seed)
{
	(void)seed;
	for (unsigned i = 0; i < 500000; i++)
		(void)fputs("moved ", f);
}

static void
put_short(FILE *f, uint64_t *seed)
{
	(void)fprintf(f, "## w%u\n", (unsigned)random_next(seed) % 5000);
}

static void
put_entries(FILE *f, uint64_t *seed)
{
	for (unsigned i = 0; i < 40000; i++)
		put_short(f, seed);
}

static void
put_deep(FILE *f, uint64_t *seed)
{
	for (unsigned i = 0; i < 2000; i++) {
		for (unsigned k = 0; k < 100; k++)
			(void)fputs(k % 2 == 0 ? "> " : "- ", f);
		put_words(f, 30, seed);
	}
}

static const struct shape {
	const char *name;
	unsigned pages;
	void (*put)(FILE *, uint64_t *);
} shapes[] = {
	{ "a page of a megabyte", 1, put_long },
	{ "a word again and again", 1, put_same },
	{ "very many pages", 2000, put_short },
	{ "very many entries", 1, put_entries },
	{ "nesting", 1, put_deep },
	{ "a book as usual", PAGES, put_usual },	/* what is changed */
};
#define SHAPES (sizeof(shapes) / sizeof(*shapes))

static bool
make_book(const struct shape *s)
{
	uint64_t seed = 1;
	char path[64];
	bool ok = mkdir("c", 0777) == 0;

	for (unsigned i = 1; i <= s->pages && ok; i++) {
		FILE *f;

		(void)snprintf(path, sizeof(path), "c/p%u.md", i);
		f = fopen(path, "w");
		if (f == NULL)
			return false;
		(void)fputs("# Moved\n\n", f);
		s->put(f, &seed);
		ok = fclose(f) == 0;
	}
	ok = ok && system("rust-interview compile -q -o harm.book c "
	    ">/dev/null 2>&1") == 0;
	return system("rm -rf c") == 0 && ok;
}

static bool
costs_little(const char *name)
{
	bool ok = true;

	for (size_t i = 0; i < WAYS; i++)
		ok = cost_is_bounded(name, ways[i]) && ok;
	return ok;
}

/* --- changes --- */

struct section {
	char tag[5];
	uint64_t offset, length;
};

static bool
write_book(const uint8_t *p, size_t n)
{
	FILE *f = fopen("harm.book", "w");
	bool ok = f != NULL && fwrite(p, 1, n, f) == n;

	return f != NULL && fclose(f) == 0 && ok;
}

/* The changed COPY of WHOLE, which it is again afterwards. */
static bool
try_change(const char *name, uint8_t *copy, const struct buf *whole)
{
	bool ok;

	reseal(copy, whole->n);
	ok = write_book(copy, whole->n) && costs_little(name);
	memcpy(copy, whole->p, whole->n);
	return ok;
}

static bool
try_counts(const struct section *s, uint8_t *copy, const struct buf *whole,
    unsigned sample)
{
	unsigned tried = 0;
	bool ok = true;
	char name[64];

	for (uint64_t at = 0; at < HEAD_BYTES && at + 4 <= s->length; at += 2)
		for (size_t i = 0; i < WRONGS; i++) {
			if (tried++ % sample != 0)
				continue;
			for (unsigned k = 0; k < 4; k++)
				copy[s->offset + at + k] =
				    (uint8_t)(wrong[i] >> 8 * k);
			(void)snprintf(name, sizeof(name), "%s+%u: %08lx",
			    s->tag, (unsigned)at, (unsigned long)wrong[i]);
			ok = try_change(name, copy, whole) && ok;
		}
	return ok;
}

static bool
try_bytes(const struct section *s, uint8_t *copy, const struct buf *whole,
    unsigned sample)
{
	bool ok = true;
	char name[64];

	for (uint64_t seed = 1; seed <= 40 / sample + 1; seed++) {
		uint64_t dice = seed;

		for (uint64_t i = 0; i < s->length; i++)
			if (random_next(&dice) % ONE_IN == 0)
				copy[s->offset + i] =
				    (uint8_t)random_next(&dice);
		(void)snprintf(name, sizeof(name), "%s, bytes, seed %u", s->tag,
		    (unsigned)seed);
		ok = try_change(name, copy, whole) && ok;
	}
	return ok;
}

static void
try_section(struct cur *table, const struct buf *whole, uint8_t *copy,
    unsigned sample)
{
	struct section s = { 0 };
	char what[64];

	memcpy(s.tag, cur_take(table, 4).p, 4);
	(void)cur_u32(table);
	s.offset = cur_u64(table);
	s.length = cur_u64(table);
	(void)snprintf(what, sizeof(what), "counts of %s", s.tag);
	tell(try_counts(&s, copy, whole, sample), what);
	(void)snprintf(what, sizeof(what), "bytes of %s", s.tag);
	tell(try_bytes(&s, copy, whole, sample), what);
}

static void
try_sections(unsigned sample)
{
	struct buf whole = { 0 };
	struct err e = { 0 };
	struct cur table;
	uint8_t *copy;
	unsigned n;

	if (!file_read("harm.book", BOOK_BYTES_LIMIT, &whole, &e) ||
	    (copy = malloc(whole.n)) == NULL) {
		tell(false, "the book is read");
		return;
	}
	memcpy(copy, whole.p, whole.n);
	(void)printf("# a book of %zu bytes\n", whole.n);
	table = cur_make(whole.p, whole.n);
	(void)cur_take(&table, 10);
	n = cur_u16(&table);
	(void)cur_take(&table, BOOK_HEADER_BYTES - 12);
	for (unsigned i = 0; i < n; i++)
		try_section(&table, &whole, copy, sample);
	free(copy);
	buf_release(&whole);
}

int
main(void)
{
	char folder[256];

#ifdef ARENA_FENCED
	(void)puts("1..0 # SKIP sanitizers cost more than what they watch");
	return 0;
#endif
	if (!cost_enter_folder(folder, sizeof(folder)))
		return 99;
	for (size_t i = 0; i < SHAPES; i++)
		tell(make_book(&shapes[i]) && costs_little(shapes[i].name),
		    shapes[i].name);
	try_sections(cost_is_thorough() ? 1 : SAMPLE);
	(void)printf("1..%u\n", number);
	(void)unlink("harm.book");
	(void)rmdir(folder);
	return failed > 0;
}
