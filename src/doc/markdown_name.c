#include "config.h"

#include "doc/markdown_name.h"

const struct sv markdown_endings[] = {
	SV_INIT(".md"),
	SV_INIT(".markdown"),
	SV_INIT(".mdx"),
};
const size_t markdown_ending_count =
    sizeof(markdown_endings) / sizeof(*markdown_endings);

/* Bytes of the ending that PATH has; 0 without one. */
static size_t
ending(struct sv path)
{
	for (size_t i = 0; i < markdown_ending_count; i++) {
		size_t n = markdown_endings[i].n;

		if (path.n > n && path.p[path.n - n - 1] != '/' &&
		    sv_ends(path, markdown_endings[i]))
			return n;
	}
	return 0;
}

bool
is_markdown_name(struct sv path)
{
	return ending(path) > 0;
}

struct sv
markdown_base(struct sv path)
{
	return sv_sub(path, 0, path.n - ending(path));
}
