#include "config.h"

#include "compile/checked.h"

#include "base/sha256.h"
#include "doc/code_bytes.h"

/* A version without what stands behind its second dot. */
static struct sv
short_version(struct sv version)
{
	size_t first = sv_find_byte(version, '.');
	size_t second = sv_find_byte(sv_from(version, first + 1), '.');

	return sv_sub(version, 0, first + 1 + second);
}

static bool
read_header(struct checked *c, struct sv line)
{
	struct sv words[4] = { { 0 } };

	for (size_t i = 0; i < 4; i++)
		if (!sv_word(&line, &words[i]))
			return false;
	struct sv version = short_version(words[1]);
	c->by = arena_printf(&c->arena, "%.*s %.*s, %.*s %.*s",
	    SV_ARG(words[0]), SV_ARG(version), SV_ARG(words[2]),
	    SV_ARG(words[3]));
	return true;
}

static void
read_line(struct checked *c, struct sv line)
{
	struct sv hex, slug;

	if (!sv_word(&line, &hex) || !sv_word(&line, &slug))
		return;
	struct sv key = arena_printf(&c->arena, "%.*s %.*s", SV_ARG(hex),
	    SV_ARG(slug));
	map_put(&c->lines, key, 0, NULL);
}

void
checked_init(struct checked *c, struct sv file)
{
	struct sv line;
	bool has_header = false;

	*c = (struct checked){ 0 };
	while (sv_split(&file, '\n', &line)) {
		line = sv_trim(line);
		if (line.n == 0 || line.p[0] == '#')
			continue;
		if (!has_header)
			has_header = read_header(c, line);
		else
			read_line(c, line);
	}
}

/* The sum of PAGE's code; false if there is none. SCRATCH is overwritten. */
static bool
sum_code(const struct page *page, struct buf *scratch,
    char hex[2 * SHA256_SIZE + 1])
{
	buf_clear(scratch);
	code_bytes(&page->doc, scratch);
	sha256_hex(buf_view(scratch), hex);
	return scratch->n > 0;
}

void
checked_line(const struct page *page, struct buf *out)
{
	char hex[2 * SHA256_SIZE + 1];
	struct buf scratch = { 0 };

	if (sum_code(page, &scratch, hex)) {
		buf_printf(out, "%s  ", hex);
		buf_sv(out, page->slug);
		buf_byte(out, '\n');
	}
	buf_release(&scratch);
}

struct sv
checked_by(const struct checked *c, const struct page *page,
    struct buf *scratch)
{
	char hex[2 * SHA256_SIZE + 1];

	if (c->lines.n == 0 || !sum_code(page, scratch, hex))
		return (struct sv){ 0 };
	buf_clear(scratch);
	buf_printf(scratch, "%s %.*s", hex, SV_ARG(page->slug));
	return map_find(&c->lines, buf_view(scratch)) != NULL ? c->by :
	    (struct sv){ 0 };
}

void
checked_release(struct checked *c)
{
	map_release(&c->lines);
	arena_release(&c->arena);
	*c = (struct checked){ 0 };
}
