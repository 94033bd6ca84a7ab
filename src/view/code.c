/* Blocks of code: copied, written, edited, given to a program. */
#include "config.h"

#include "doc/fence.h"
#include "view/inner.h"

size_t
visible_blocks(const struct view *v, const struct node **blocks)
{
	const struct paper *p = &v->paper;
	size_t i, n = 0, end = v->top + body_rows(v);

	for (i = v->top; i < p->lines.n && i < end; i++) {
		const struct node *code = p->lines.v[i].code;

		if (code != NULL && n < VIEW_BLOCKS &&
		    (n == 0 || blocks[n - 1] != code))
			blocks[n++] = code;
	}
	return n;
}

/* What is shown is what is copied; a compiler and an editor get all of it. */
void
use_block(struct view *v, const struct node *block)
{
	struct errand *errand = &v->errand;
	struct arena a = { 0 };
	struct fence fence = fence_parse(block->u.code.info, &a);
	bool is_rust = block->u.code.is_fenced && fence.is_rust;

	errand->edition = arena_sv(&v->arena, fence.edition);
	buf_clear(&errand->text);
	if (!is_rust)
		buf_sv(&errand->text, block->text);
	else if (v->wish == ERRAND_COPY)
		fence_visible(block->text, &errand->text);
	else
		fence_program(block->text, &errand->text);
	if (errand->text.n > 0 &&
	    errand->text.p[errand->text.n - 1] != '\n')
		buf_byte(&errand->text, '\n');
	arena_release(&a);
	switch (v->wish) {
	case ERRAND_WRITE:
		ask(v, ASKS_FILE);
		return;
	case ERRAND_PIPE:
		ask(v, ASKS_PROGRAM);
		prompt_set(&v->prompt, SV("rustc"));
		return;
	case ERRAND_NONE:
	case ERRAND_COPY:
	case ERRAND_EDIT:
	case ERRAND_MOUSE:
	case ERRAND_REDRAW:
		break;
	}
	errand->kind = v->wish;
}

static void
wish_for(struct view *v, enum errand_kind wish)
{
	const struct node *blocks[VIEW_BLOCKS];
	size_t n = visible_blocks(v, blocks);

	v->wish = wish;
	if (n == 0)
		view_say(v, "no code on the screen");
	else if (n == 1)
		use_block(v, blocks[0]);
	else
		ask(v, ASKS_BLOCK);
}

void
act_copy(struct view *v)
{
	wish_for(v, ERRAND_COPY);
}

void
act_write(struct view *v)
{
	wish_for(v, ERRAND_WRITE);
}

void
act_edit(struct view *v)
{
	wish_for(v, ERRAND_EDIT);
}

void
act_pipe(struct view *v)
{
	wish_for(v, ERRAND_PIPE);
}

void
act_redraw(struct view *v)
{
	v->errand.kind = ERRAND_REDRAW;
}

void
act_mouse(struct view *v)
{
	v->opts.takes_mouse = !v->opts.takes_mouse;
	v->errand.kind = ERRAND_MOUSE;
	view_say(v, v->opts.takes_mouse ? "the mouse scrolls and follows "
	    "links" : "the mouse is the terminal's");
}
