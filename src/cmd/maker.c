#include "config.h"

#include "cmd/maker.h"

#include "doc/markdown_name.h"

/* rust-interview-query(7) is a page of the manual, not of the corpus. */
static const char *const reserved[] = {
#define COMMAND(name, ...) name,
#include "cmd/command.def"
#undef COMMAND
	"query",
};

struct sv
maker_default_name(const char *path)
{
	struct sv p = sv_cstr(path);
	size_t from;

	while (p.n > 1 && p.p[p.n - 1] == '/')
		p.n--;
	for (from = p.n; from > 0 && p.p[from - 1] != '/'; from--)
		;
	p = markdown_base(sv_from(p, from));
	/* A folder such as "." or "/" names nothing. */
	return p.n == 0 || p.p[0] == '.' || p.p[0] == '/' ? SV("book") : p;
}

struct sv_list
maker_reserved(struct arena *a)
{
	struct sv_list out = { .n = sizeof(reserved) / sizeof(*reserved) };
	size_t i;

	out.v = arena_array(a, out.n, sizeof(*out.v));
	for (i = 0; i < out.n; i++)
		out.v[i] = sv_cstr(reserved[i]);
	return out;
}
