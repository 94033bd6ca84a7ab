/* Classifying what a link's target is, before any book is known. */
#ifndef DOC_LINK_H
#define DOC_LINK_H

#include "base/arena.h"
#include "base/sv.h"

#include <stdbool.h>

enum target_kind {
	TARGET_WEB,		/* has a scheme that is safe to show */
	TARGET_NAME,		/* `page`, `page#id`: a slug or alias */
	TARGET_PATH,		/* relative .md path, or a folder, with #id */
	TARGET_HERE,		/* #id on the same page */
	TARGET_OTHER		/* anything else: shown as text */
};

struct target {
	enum target_kind kind;
	struct sv page;		/* slug, or path relative to the root */
	struct sv id;		/* percent-decoded, "" if none */
};

/* FROM is the path of the page that holds the link; paths are made relative to
 * the root, '..' that would leave it gives TARGET_OTHER. */
struct target target_parse(struct sv written, struct sv from,
    struct arena *a);

/* The picture WRITTEN on the page FROM as a path relative to the root; "" for
 * one of the web or outside of the root, and for what no browser shows. */
struct sv target_picture(struct sv written, struct sv from, struct arena *a);
/* Has PATH the suffix of a picture: .png, .svg, … ? */
bool path_is_picture(struct sv path);

#endif
