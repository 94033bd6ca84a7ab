#include "config.h"

#include "corpus/table_rule.h"

#define CELL_LEAST 3

/* Blanks and quote marks before the text of LINE. */
static size_t
margin(struct sv line)
{
	size_t n = 0;

	while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t' ||
	    line.p[n] == '>'))
		n++;
	return n;
}

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

bool
table_rule_is_short(struct sv line)
{
	struct sv row = sv_trim(sv_from(line, margin(line))), cell;
	bool is_short = false;

	if (row.n == 0 || (row.p[0] != '|' && row.p[0] != '-' &&
	    row.p[0] != ':') || sv_find_byte(row, '|') == row.n)
		return false;
	if (row.p[0] == '|')
		row = sv_from(row, 1);
	while (next_cell(&row, &cell)) {
		if (!is_cell(cell))
			return false;
		is_short = is_short || cell.n < CELL_LEAST;
	}
	return is_short;
}

bool
table_rule_may_be(struct sv text)
{
	while (text.n > 0) {
		size_t n = sv_line_end(text);

		if (table_rule_is_short(sv_sub(text, 0, n)))
			return true;
		text = sv_from(text, n + 1);
	}
	return false;
}

void
table_rule_put(struct sv line, struct buf *out)
{
	size_t n = margin(line);
	struct sv row = sv_trim(sv_from(line, n)), cell;

	buf_sv(out, sv_sub(line, 0, n));
	if (row.p[0] == '|')
		row = sv_from(row, 1);
	while (next_cell(&row, &cell)) {
		bool is_left = sv_starts(cell, SV(":"));

		buf_cstr(out, is_left ? "|:" : "|");
		if (cell.n < CELL_LEAST)
			buf_fill(out, '-', CELL_LEAST - cell.n);
		buf_sv(out, sv_from(cell, is_left));
	}
	buf_byte(out, '|');
}
