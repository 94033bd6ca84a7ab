#include "config.h"

#include "view/finder.h"

#include "base/utf8.h"

static bool
has_capitals(struct sv s)
{
	size_t i = 0;

	while (i < s.n)
		if (utf8_is_upper(utf8_next(s, &i)))
			return true;
	return false;
}

static void
skip_blanks(struct sv s, size_t *i)
{
	while (*i < s.n && s.p[*i] == ' ')
		++*i;
}

/* Where WANTED, found at FROM of TEXT, ends; FROM when it is not there. */
static size_t
match_end(struct sv text, size_t from, struct sv wanted, bool has_case)
{
	size_t i = from, k = 0;

	while (k < wanted.n) {
		uint32_t c, w;

		if (i >= text.n)
			return from;
		c = utf8_next(text, &i);
		w = utf8_next(wanted, &k);
		if (c != w && (has_case || utf8_fold(c) != utf8_fold(w)))
			return from;
		if (c == ' ') {
			skip_blanks(text, &i);
			skip_blanks(wanted, &k);
		}
	}
	return i;
}

void
finder_run(struct finder *f, struct sv text)
{
	struct sv wanted = buf_view(&f->wanted);
	bool has_case = has_capitals(wanted);
	size_t i = 0;

	vec_clear(&f->hits);
	while (wanted.n > 0 && i < text.n) {
		size_t end = match_end(text, i, wanted, has_case);

		if (end > i) {
			vec_push(&f->hits, ((struct span){ i, end }));
			i = end;
		} else {
			(void)utf8_next(text, &i);
		}
	}
}

void
finder_clear(struct finder *f)
{
	buf_clear(&f->wanted);
	vec_clear(&f->hits);
}

void
finder_release(struct finder *f)
{
	buf_release(&f->wanted);
	vec_release(&f->hits);
}

size_t
span_behind(const struct span *v, size_t n, size_t offset)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (v[middle].end > offset)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}
