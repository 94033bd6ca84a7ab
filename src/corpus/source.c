#include "config.h"

#include "corpus/source.h"

#include "base/ascii.h"

struct source
source_begin(struct sv text, uint32_t first_line)
{
	return (struct source){ .rest = text, .line = first_line - 1 };
}

static struct sv
without_indent(struct sv line)
{
	size_t n = 0;

	while (n < 3 && n < line.n && line.p[n] == ' ')
		n++;
	return sv_from(line, n);
}

/* How many C begin LINE. */
static size_t
run_of(struct sv line, char c)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == c)
		n++;
	return n;
}

bool
code_fence_takes(struct code_fence *f, struct sv line)
{
	char c = line.n > 0 ? line.p[0] : '\0';
	size_t n = run_of(line, c);

	if (f->mark != '\0') {
		if (c == f->mark && n >= f->size &&
		    sv_trim(sv_from(line, n)).n == 0)
			f->mark = '\0';
		return true;
	}
	if ((c != '`' && c != '~') || n < 3)
		return false;
	/* "```x```" on one line is a code span. */
	if (c == '`' && sv_find_byte(sv_from(line, n), '`') < line.n - n)
		return false;
	f->mark = c;
	f->size = n;
	return true;
}

bool
source_line(struct source *s, struct sv *out)
{
	while (sv_split(&s->rest, '\n', out)) {
		s->line++;
		if (sv_ends(*out, SV("\r")))
			*out = sv_sub(*out, 0, out->n - 1);
		if (!code_fence_takes(&s->fence, without_indent(*out)))
			return true;
	}
	return false;
}

static void
read_mark(struct mark *m, struct sv inside)
{
	size_t n = 0;

	inside = sv_trim(inside);
	while (n < inside.n && (ascii_is_lower(inside.p[n]) ||
	    inside.p[n] == '-'))
		n++;
	if (n == 0 || n == inside.n || inside.p[n] != ':') {
		m->name = SV("");
		m->text = inside;
		return;
	}
	m->name = sv_sub(inside, 0, n);
	m->text = sv_trim(sv_from(inside, n + 1));
}

bool
mark_next(struct source *s, struct mark *out)
{
	struct sv line;

	while (source_line(s, &line)) {
		struct sv all = without_indent(line);
		size_t end;

		if (!sv_starts(all, SV("<!--")))
			continue;
		/* To the end of the text: the comment may have more lines. */
		all = sv_from(all, 4);
		all.n = (size_t)(s->rest.p + s->rest.n - all.p);
		end = sv_find(all, SV("-->"));
		if (end == all.n)
			return false;
		read_mark(out, sv_sub(all, 0, end));
		out->first = s->line;
		while (s->rest.n > 0 && all.p + end >= s->rest.p) {
			struct sv more;

			(void)sv_split(&s->rest, '\n', &more);
			s->line++;
		}
		out->last = s->line;
		return true;
	}
	return false;
}

bool
mark_above(struct source s, uint32_t line, struct sv name, struct mark *out)
{
	struct mark m;
	uint32_t last = 0;
	bool is_found = false;

	while (s.line < line && mark_next(&s, &m) && m.last < line) {
		if (m.first != last + 1)
			is_found = false;
		last = m.last;
		if (name.n == 0 || sv_eq(m.name, name)) {
			*out = m;
			is_found = true;
		}
	}
	return is_found && last + 1 == line;
}
