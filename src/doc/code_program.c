#include "config.h"

#include "doc/code_program.h"

void
code_program(struct sv code, struct buf *out)
{
	struct sv rest = code, line, body = code;
	bool returns_result = sv_ends(sv_trim(code), SV("(())"));

	if (sv_find(code, SV("fn main(")) < code.n) {
		buf_sv(out, code);
		return;
	}
	while (sv_split(&rest, '\n', &line) &&
	    (sv_starts(sv_trim(line), SV("#![")) || sv_trim(line).n == 0)) {
		buf_sv(out, line);
		buf_byte(out, '\n');
		body = rest;
	}
	buf_cstr(out, returns_result ?
		"fn main() { fn inner() -> Result<(), impl core::fmt::Debug> {\n" :
		"fn main() {\n");
	buf_sv(out, body);
	buf_cstr(out, returns_result ? "}\ninner().unwrap() }\n" : "}\n");
}
