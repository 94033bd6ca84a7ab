#include "config.h"

#include "view/dump.h"

static const char *const marks[][2] = {
	[LOOK_PLAIN] = { "", "" },
	[LOOK_BAR] = { "", "" },
	[LOOK_HIT] = { "{", "}" },
	[LOOK_CHOSEN] = { "<", ">" },
	[LOOK_BADGE] = { "(", ")" },
};

static void
dump_row(const struct row *row, struct buf *out)
{
	enum look look = LOOK_PLAIN;
	size_t i;

	for (i = 0; i < row->n; i++) {
		const struct piece *p = &row->v[i];

		if (p->look != look) {
			buf_cstr(out, marks[look][1]);
			buf_cstr(out, marks[p->look][0]);
		}
		look = p->look;
		buf_sv(out, p->run.text);
	}
	buf_cstr(out, marks[look][1]);
}

void
dump_frame(const struct frame *f, struct buf *out)
{
	unsigned i;

	for (i = 0; i < f->nrows; i++) {
		size_t start = out->n;

		dump_row(&f->rows[i], out);
		if (f->has_cursor && f->cursor_row == i)
			buf_byte(out, '_');
		while (out->n > start && out->p[out->n - 1] == ' ')
			out->n--;
		buf_byte(out, '\n');
	}
}
