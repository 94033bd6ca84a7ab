/* Sheets that were filled in, by hand or by another program, as score and
 * interview --exclude read them: Markdown or JSON, see rust-interview-sheet(5).
 * Read as they are; what is wrong with the answers is for score to say. */
#ifndef KIT_FILLED_H
#define KIT_FILLED_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "doc/vocab.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct answer {
	struct sv name;		/* page#id */
	struct sv sum;
	enum level level;	/* as the sheet says; NONE when it does not */
	enum kind kind;
	struct sv rating, evidence;	/* as written, without blanks around */
	uint32_t line;		/* of the question */
	uint32_t rating_line, evidence_line;	/* 0: there is none */
	bool has_two_ratings;
};

struct filled {
	const char *path;
	struct sv code, book, candidate, interviewer, date;
	uint32_t code_line, candidate_line;
	struct answer *v;
	size_t n;
};

/* Read PATH into A. ERR_CONTENT, with its line, when it is no sheet. */
bool filled_read(const char *path, struct arena *a, struct filled *out,
    struct err *e) WARN_UNUSED;
/* The same of its bytes. */
bool filled_parse(const char *path, struct sv text, struct arena *a,
    struct filled *out, struct err *e) WARN_UNUSED;

#endif
