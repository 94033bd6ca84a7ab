/* A block of Rust as a whole program. */
#ifndef DOC_CODE_PROGRAM_H
#define DOC_CODE_PROGRAM_H

#include "base/buf.h"
#include "base/sv.h"

/* Append CODE, as it compiles, as rustdoc makes a program of a block: without a
 * main its text goes into one, and a last line "Ok::<(), E>(())" makes that
 * return a Result. Crate attributes stay outside. */
void code_program(struct sv code, struct buf *out);

#endif
