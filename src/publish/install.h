/* A book put where rust-interview, man and info look, under its own name, and
 * taken away again. All is below one folder, SHARE (~/.local/share):
 *
 *	rust-interview/books/NAME.book
 *	man/man7/NAME-PAGE.7	and the links that lead to it
 *	info/NAME.info		and its entry in info/dir
 *
 * and in the manifest of that folder under the key "install NAME". */
#ifndef PUBLISH_INSTALL_H
#define PUBLISH_INSTALL_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "book/book.h"

#include <stdbool.h>
#include <stddef.h>

/* What did not go as it should but hinders nothing. */
#define INSTALL_REMARKS 4

struct installed {
	size_t nfiles;
	bool is_anew;		/* it was there before */
	bool has_info;
	struct sv remarks[INSTALL_REMARKS];
	size_t nremarks;
};

/* Put B below SHARE; of an installed book of its name what changed is replaced,
 * what is no longer there removed. Without the programs makeinfo, install-info
 * or mandb their part is left out, with a remark. ERR_USAGE, with SHARE as it
 * was, when something is in the way. Strings are in A. */
bool install_book(struct book *b, const char *share, struct arena *a,
    struct installed *out, struct err *e) WARN_UNUSED;
/* Take away what install_book() put there; nfiles is 0 when there is no such
 * book. */
bool install_remove(struct sv name, const char *share, struct arena *a,
    struct installed *out, struct err *e) WARN_UNUSED;
/* The names of the books installed below SHARE. */
bool install_names(const char *share, struct arena *a, struct sv_list *out,
    struct err *e) WARN_UNUSED;

#endif
