#include "config.h"

#include "view/pen.h"

#include "base/utf8.h"

void
pen_put(struct pen *pen, struct run run, enum look look)
{
	unsigned columns = (unsigned)utf8_columns(run.text);
	struct piece piece;
	size_t n;

	if (pen->skip >= columns) {
		pen->skip -= columns;
		return;
	}
	if (pen->skip > 0) {
		n = utf8_prefix(run.text, pen->skip);
		/* Half of a wide character is a blank. */
		if (utf8_columns(sv_sub(run.text, 0, n)) < pen->skip) {
			(void)utf8_next(run.text, &n);
			frame_pad(pen->f, pen->row,
			    pen->f->rows[pen->row].columns + 1, look);
		}
		run.text = sv_from(run.text, n);
		pen->skip = 0;
	}
	piece = (struct piece){ run, look };
	(void)frame_put(pen->f, pen->row, &piece, pen->limit);
}

void
pen_indent(struct pen *pen, unsigned indent, unsigned left)
{
	if (indent > left)
		frame_pad(pen->f, pen->row, indent - left, LOOK_PLAIN);
	pen->skip = left > indent ? left - indent : 0;
}

void
pen_cut(struct pen *pen)
{
	frame_pad(pen->f, pen->row, pen->limit, LOOK_PLAIN);
	(void)frame_text(pen->f, pen->row, SV(">"), STYLE_DIM, LOOK_PLAIN);
}
