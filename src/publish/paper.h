/* The size of a sheet of paper. */
#ifndef PUBLISH_PAPER_H
#define PUBLISH_PAPER_H

#include "base/err.h"

struct paper {
	const char *name;		/* "a4", as groff knows it */
	const char *width, *height;	/* as groff takes a length: "21c" */
};

/* The paper called NAME; when NULL, what PAPERSIZE, /etc/papersize or the
 * locale's territory (LC_ALL, LC_PAPER, LANG) says, in this order, else A4.
 * ERR_USAGE for a name that is none. */
const struct paper *paper_named(const char *name, struct err *e) WARN_UNUSED;

#endif
