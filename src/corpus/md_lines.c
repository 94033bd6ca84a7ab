#include "config.h"

#include "corpus/md_lines.h"

#include "corpus/md_guard.h"

struct md_lines
md_lines_begin(struct sv text, uint32_t first_line)
{
	return (struct md_lines){
		.text = text,
		.line = first_line,
		.has_cr = sv_find_byte(text, '\r') < text.n,
	};
}

/* The offset of the line end in [FROM, TO), or TO. */
static size_t
find_end(const struct md_lines *l, size_t from, size_t to)
{
	const char *p = l->text.p;

	if (!l->has_cr)
		return from + sv_find_byte(sv_sub(l->text, from, to - from),
		    '\n');
	while (from < to && p[from] != '\n' && p[from] != '\r')
		from++;
	return from;
}

/* To the line behind the end at END; false at the last one. */
static bool
step_over(struct md_lines *l, size_t end)
{
	struct sv text = l->text;

	if (end >= text.n)
		return false;
	if (text.p[end] == '\r' && end + 1 < text.n &&
	    text.p[end + 1] == '\n')
		end++;
	l->start = l->scanned = end + 1;
	l->line++;
	l->is_used = false;
	return true;
}

static bool
step(struct md_lines *l)
{
	return step_over(l, find_end(l, l->scanned, l->text.n));
}

void
md_lines_to(struct md_lines *l, size_t offset)
{
	while (l->scanned < offset) {
		size_t end = find_end(l, l->scanned, offset);

		l->scanned = end;
		if (end == offset || !step_over(l, end))
			break;
	}
	l->is_used = true;
}

void
md_lines_forward(struct md_lines *l, uint32_t line)
{
	while (l->line < line && step(l))
		;
	l->is_used = true;
}

struct sv
md_lines_text(const struct md_lines *l)
{
	return sv_sub(l->text, l->start,
	    find_end(l, l->scanned, l->text.n) - l->start);
}

struct sv
md_lines_before(const struct md_lines *l)
{
	const char *p = l->text.p;
	size_t end = l->start, start;

	if (end == 0)
		return (struct sv){ 0 };
	end--;
	if (p[end] == '\n' && end > 0 && p[end - 1] == '\r')
		end--;
	for (start = end; start > 0 && p[start - 1] != '\n' &&
	    p[start - 1] != '\r';)
		start--;
	return sv_sub(l->text, start, end - start);
}

void
md_lines_search(struct md_lines *l, bool (*is_it)(struct sv line))
{
	struct md_lines it = *l, text = { 0 };
	bool has_text = false;

	if (it.is_used && !step(&it))
		return;
	do {
		struct sv line = md_lines_text(&it);

		if (!md_line_is_text(line) || it.line == l->passed)
			continue;
		if (is_it(line)) {
			*l = it;
			l->is_used = true;
			return;
		}
		if (!has_text)
			text = it;
		has_text = true;
	} while (!l->is_lost && step(&it));
	if (has_text) {
		*l = text;
		l->is_used = true;
	}
	l->is_lost = true;
}

static struct sv
body_of(struct sv line)
{
	return sv_from(line, md_prefix(line, 0).n);
}

bool
md_line_is_heading(struct sv line)
{
	struct sv body = body_of(line);
	size_t n = 0;

	while (n < body.n && body.p[n] == '#')
		n++;
	return n > 0 && n <= 6 && (n == body.n || body.p[n] == ' ' ||
	    body.p[n] == '\t');
}

bool
md_line_is_fence(struct sv line)
{
	struct sv body = body_of(line);

	return sv_starts(body, SV("```")) || sv_starts(body, SV("~~~"));
}

bool
md_line_is_fence_end(struct sv line)
{
	struct md_prefix p = md_prefix(line, 0);
	struct sv body = sv_trim(sv_from(line, p.n));
	size_t n = 0;

	if (p.lists > 0 || !md_line_is_fence(line))
		return false;
	while (n < body.n && body.p[n] == body.p[0])
		n++;
	return n == body.n;
}

bool
md_line_is_rule(struct sv line)
{
	return md_is_rule(body_of(line));
}

bool
md_line_is_item(struct sv line)
{
	struct md_prefix p = md_prefix(line, 0);
	struct sv task = sv_trim(sv_from(line, p.n));

	return p.marks > 0 && (task.n == 0 || sv_eq(task, SV("[ ]")) ||
	    sv_ieq(task, SV("[x]")));
}

bool
md_line_is_text(struct sv line)
{
	return sv_trim(line).n > 0;
}

struct sv
md_margin(struct sv line)
{
	size_t n = 0;

	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t' ||
	    line.p[n] == '>'))
		n++;
	return sv_sub(line, 0, n);
}
