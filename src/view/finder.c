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

static void
find_wanted(struct finder *f, struct sv text)
{
	struct sv wanted = buf_view(&f->wanted);
	bool has_case = has_capitals(wanted);
	size_t i = 0;

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

static bool
is_code(enum style style)
{
	return style == STYLE_CODE || style >= STYLE_CODE_PLAIN;
}

/* Code is read by the line, for colours part its words. */
static void
read_line(struct sought_scan *scan, const struct paper_line *line,
    struct sv text)
{
	size_t at = line->text, n = 0;
	uint32_t i;

	if (line->nruns == 0)
		sought_break(scan);
	for (i = 0; i < line->nruns; i++) {
		const struct run *r = &line->runs[i];

		n += r->text.n;
		if (line->code != NULL && i + 1 < line->nruns)
			continue;
		sought_read(scan, sv_sub(text, at, n), at,
		    line->code != NULL || is_code(r->style));
		at += n;
		n = 0;
	}
}

static void
find_sought(struct finder *f, const struct paper *p)
{
	struct sought_scan scan = { .sought = &f->sought };
	size_t i;

	for (i = 0; i < p->lines.n; i++)
		read_line(&scan, &p->lines.v[i], buf_view(&p->text));
	sought_settle(&scan);
	for (i = 0; i < scan.spots.n; i++)
		vec_push(&f->hits, ((struct span){ scan.spots.v[i].from,
		    scan.spots.v[i].end }));
	sought_scan_release(&scan);
}

void
finder_run(struct finder *f, const struct paper *p)
{
	vec_clear(&f->hits);
	if (f->wanted.n > 0)
		find_wanted(f, buf_view(&p->text));
	else if (f->sought.n > 0)
		find_sought(f, p);
}

bool
finder_is_on(const struct finder *f)
{
	return f->wanted.n > 0 || f->hits.n > 0;
}

void
finder_clear(struct finder *f)
{
	buf_clear(&f->wanted);
	sought_clear(&f->sought);
	vec_clear(&f->hits);
}

void
finder_release(struct finder *f)
{
	buf_release(&f->wanted);
	sought_release(&f->sought);
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
