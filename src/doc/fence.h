/* A code block's info string as rustdoc reads it, and its hidden lines. */
#ifndef DOC_FENCE_H
#define DOC_FENCE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"

#include <stdbool.h>

struct fence {
	struct sv language;	/* "rust", "text", …; "" none given */
	bool is_rust;		/* rustdoc would take it for Rust */
	bool compile_fail, should_panic, no_run, is_ignored;
	struct sv edition;	/* "2021", "" default */
	struct sv_list codes;	/* E0382 … as written */
	struct sv crate;	/* of crate-NAME, "" none */
};

/* Words are parted by commas and blanks; rustdoc's rule (an unknown word makes
 * another language; none at all is Rust) is followed for is_rust, except that
 * an indented block without info has language "" and is_rust false. */
struct fence fence_parse(struct sv info, struct arena *a);

/* Append the lines of CODE that show: hidden ones ("# ", "#" alone) dropped,
 * "##" at a line's start shown as "#". Only for Rust blocks. */
void fence_visible(struct sv code, struct buf *out);
/* Append CODE as it compiles: "# " taken off, "##" to "#". */
void fence_compiled(struct sv code, struct buf *out);
/* Append the program that rustdoc makes of CODE: without a main its text goes
 * into one, and a last line "Ok::<(), E>(())" makes that return a Result. Crate
 * attributes stay outside. */
void fence_program(struct sv code, struct buf *out);

#endif
