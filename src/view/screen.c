#include "config.h"

#include "view/screen.h"

#include "base/mem.h"

static const char *
look_start(enum look look, const struct ansi_opts *opts)
{
	if (!opts->has_style)
		return "";
	switch (look) {
	case LOOK_PLAIN:
		break;
	case LOOK_BAR:
		return "\033[7m";
	case LOOK_CHOSEN:
		return "\033[1;7m";
	case LOOK_HIT:
		return opts->has_colour ? "\033[30;43m" : "\033[7m";
	case LOOK_BADGE:
		return opts->has_colour ? "\033[1;30;46m" : "\033[1;7m";
	}
	return "";
}

/* A row's bytes; its texts are clean since frame_put. */
static void
row_bytes(const struct screen *s, const struct row *row, struct buf *out)
{
	struct sink sink;
	size_t i;

	sink_to_buf(&sink, out);
	for (i = 0; i < row->n; i++) {
		const struct piece *p = &row->v[i];
		const char *start = look_start(p->look, &s->ansi);

		if (*start == '\0') {
			ansi_run(&sink, &p->run, &s->ansi);
			continue;
		}
		sink_put(&sink, sv_cstr(start));
		sink_put(&sink, p->run.text);
		sink_lit(&sink, "\033[0m");
	}
	sink_release(&sink);
}

static void
fit(struct screen *s, const struct frame *frame)
{
	unsigned i;

	if (s->nrows == frame->nrows && s->ncolumns == frame->ncolumns)
		return;
	for (i = 0; i < s->nrows; i++)
		buf_release(&s->rows[i]);
	mem_free(s->rows);
	s->rows = mem_array(frame->nrows, sizeof(*s->rows));
	s->nrows = frame->nrows;
	s->ncolumns = frame->ncolumns;
	s->is_unknown = true;
}

static void
paint_row(struct screen *s, const struct row *row, unsigned number,
    struct buf *out)
{
	struct buf bytes = { 0 };

	row_bytes(s, row, &bytes);
	if (s->is_unknown ? bytes.n == 0 :
		sv_eq(buf_view(&bytes), buf_view(&s->rows[number]))) {
		buf_release(&bytes);
		return;
	}
	terminfo_move(number, 0, out);
	/* Before the text: behind a full row it would take its last cell. */
	if (!s->is_unknown)
		buf_sv(out, s->terminfo->clear_line);
	buf_sv(out, buf_view(&bytes));
	buf_release(&s->rows[number]);
	s->rows[number] = bytes;
}

void
screen_paint(struct screen *s, const struct frame *frame, struct buf *out)
{
	unsigned i;

	fit(s, frame);
	buf_sv(out, s->terminfo->hide_cursor);
	if (s->is_unknown) {
		for (i = 0; i < s->nrows; i++)
			buf_clear(&s->rows[i]);
		buf_sv(out, s->terminfo->clear);
	}
	for (i = 0; i < frame->nrows; i++)
		paint_row(s, &frame->rows[i], i, out);
	s->is_unknown = false;
	if (!frame->has_cursor)
		return;
	terminfo_move(frame->cursor_row, frame->cursor_column, out);
	buf_sv(out, s->terminfo->show_cursor);
}

void
screen_release(struct screen *s)
{
	unsigned i;

	for (i = 0; i < s->nrows; i++)
		buf_release(&s->rows[i]);
	mem_free(s->rows);
	s->rows = NULL;
	s->nrows = 0;
}

/* RFC 4648, section 4. */
static void
append_base64(struct sv bytes, struct buf *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz"
				     "0123456789+/";
	size_t i;

	for (i = 0; i < bytes.n; i += 3) {
		size_t k, left = bytes.n - i < 3 ? bytes.n - i : 3;
		uint32_t v = 0;

		for (k = 0; k < 3; k++)
			v = v << 8 | (k < left ?
			    (unsigned char)bytes.p[i + k] : 0u);
		for (k = 0; k < 4; k++)
			buf_byte(out, k > left ? '=' :
			    (unsigned char)digits[v >> (18 - 6 * k) & 63]);
	}
}

void
screen_clipboard(struct sv text, bool in_tmux, bool in_screen,
    struct buf *out)
{
	/* tmux takes it itself where set-clipboard is on, and hands on what is
	 * wrapped where allow-passthrough is. */
	if (!in_screen) {
		buf_cstr(out, "\033]52;c;");
		append_base64(text, out);
		buf_cstr(out, "\a");
	}
	if (!in_tmux && !in_screen)
		return;
	buf_cstr(out, in_tmux ? "\033Ptmux;\033\033]52;c;" :
				"\033P\033]52;c;");
	append_base64(text, out);
	buf_cstr(out, "\a\033\\");
}
