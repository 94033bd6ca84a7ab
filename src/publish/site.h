/* The files under site/ as they are, put into the program by
 * build-aux/embed. */
#ifndef PUBLISH_SITE_H
#define PUBLISH_SITE_H

#include "base/sv.h"

struct site_file {
	const char *name;	/* "style.css" */
	struct sv text;
};

/* Ended by a row without a name. */
extern const struct site_file site_files[];

#endif
