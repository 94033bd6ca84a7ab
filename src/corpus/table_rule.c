#include "config.h"

#include "corpus/table_rule.h"

#include "corpus/md_lines.h"

#define CELL_LEAST 3

/* ":--", "-", "--:" or ":-:". */
static bool
is_cell(struct sv cell)
{
	size_t n = 0;

	if (sv_starts(cell, SV(":")))
		cell = sv_from(cell, 1);
	if (sv_ends(cell, SV(":")))
		cell.n--;
	while (n < cell.n && cell.p[n] == '-')
		n++;
	return n > 0 && n == cell.n;
}

/* The next cell of *ROW, without the blanks around it. */
static bool
next_cell(struct sv *row, struct sv *cell)
{
	if (!sv_split(row, '|', cell))
		return false;
	*cell = sv_trim(*cell);
	return true;
}

/* The cells of LINE behind its margin, of N bytes. */
static struct sv
row_behind(struct sv line, size_t n)
{
	struct sv row = sv_trim(sv_from(line, n));

	return sv_starts(row, SV("|")) ? sv_from(row, 1) : row;
}

bool
table_rule_is_short(struct sv line)
{
	size_t n = md_margin(line).n;
	struct sv row = row_behind(line, n), cell;
	bool is_short = false;

	if (n == line.n || (line.p[n] != '|' && line.p[n] != '-' &&
	    line.p[n] != ':') || sv_find_byte(line, '|') == line.n)
		return false;
	while (next_cell(&row, &cell)) {
		if (!is_cell(cell))
			return false;
		is_short = is_short || cell.n < CELL_LEAST;
	}
	return is_short;
}

void
table_rule_put(struct sv line, struct buf *out)
{
	struct sv margin = md_margin(line);
	struct sv row = row_behind(line, margin.n), cell;

	buf_sv(out, margin);
	while (next_cell(&row, &cell)) {
		bool is_left = sv_starts(cell, SV(":"));

		buf_cstr(out, is_left ? "|:" : "|");
		if (cell.n < CELL_LEAST)
			buf_fill(out, '-', CELL_LEAST - cell.n);
		buf_sv(out, sv_from(cell, is_left));
	}
	buf_byte(out, '|');
}
