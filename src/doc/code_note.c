#include "config.h"

#include "doc/code_note.h"

#include "base/buf.h"

#define PART_LEVEL 3	/* of the headings inside a question */
#define PROMPT_MAX 64	/* blocks; what comes later is no prompt */

/* Is N what a question asks about? Then no part's heading is in front of it. */
static bool
is_prompt(const struct node *n)
{
	if (n->parent == NULL || n->parent->type != NODE_DOC)
		return false;
	n = n->prev;
	for (unsigned i = 0; n != NULL && i < PROMPT_MAX; n = n->prev, i++)
		if (n->type == NODE_HEADING)
			return n->u.heading.level < PART_LEVEL;
	return false;
}

static void
put(struct buf *out, const char *what, struct sv name)
{
	buf_printf(out, "%s%s%.*s", out->n > 0 ? ", " : "", what,
	    SV_ARG(name));
}

struct sv
code_note(const struct node *n, const struct fence *fence, struct arena *a)
{
	struct buf text = { 0 };
	struct sv note;

	if (!n->u.code.is_fenced || !fence->is_rust || is_prompt(n))
		return SV("");
	if (fence->edition.n > 0)
		put(&text, "edition ", fence->edition);
	if (fence->crate.n > 0)
		put(&text, "needs crate ", fence->crate);
	if (fence->compile_fail) {
		put(&text, "does not compile", SV(""));
		for (size_t i = 0; i < fence->codes.n; i++)
			buf_printf(&text, "%s%.*s", i == 0 ? ": " : ", ",
			    SV_ARG(fence->codes.v[i]));
	} else if (fence->should_panic) {
		put(&text, "panics", SV(""));
	} else if (fence->is_ignored) {
		put(&text, "not compiled here", SV(""));
	} else if (fence->no_run) {
		put(&text, "compiled, not run", SV(""));
	}
	note = arena_sv(a, buf_view(&text));
	buf_release(&text);
	return note;
}
