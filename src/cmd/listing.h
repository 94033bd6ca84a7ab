/* Rows of entries in every output form: list, search, several matches. */
#ifndef CMD_LISTING_H
#define CMD_LISTING_H

#include "base/buf.h"
#include "cmd/app.h"
#include "search/search.h"

enum listing_form {
	LISTING_PLAIN,		/* for people; into a pipe the same as TSV */
	LISTING_TSV,
	LISTING_JSON,
	LISTING_NAMES,		/* page#id alone */
	LISTING_COUNT		/* how many, alone */
};

struct listing_opts {		/* of list, search and random */
	unsigned form;
	struct opt_number limit, context;
	struct opt_list levels, topics, kinds, areas;	/* comma lists */
	struct opt_number seed;
	bool is_exact, has_why;
};

/* The filter rows, for the option tables of these commands. */
#define LISTING_FILTER_OPTS                                                   \
	{ .name = "level", .arg = "LIST", .type = OPT_LIST,                   \
	    .offset = offsetof(struct listing_opts, levels),                  \
	    .help = "only these levels: junior, mid, senior" },               \
	{ .name = "topic", .arg = "LIST", .type = OPT_LIST,                   \
	    .offset = offsetof(struct listing_opts, topics),                  \
	    .help = "only these pages" },                                     \
	{ .name = "kind", .arg = "LIST", .type = OPT_LIST,                    \
	    .offset = offsetof(struct listing_opts, kinds),                   \
	    .help = "only these kinds: concept, code, debug, ..." },          \
	{ .name = "area", .arg = "LIST", .type = OPT_LIST,                    \
	    .offset = offsetof(struct listing_opts, areas),                   \
	    .help = "only these areas" }
#define LISTING_FORM_OPTS                                                     \
	{ .name = "json", .type = OPT_SET, .value = LISTING_JSON,             \
	    .offset = offsetof(struct listing_opts, form),                    \
	    .help = "one JSON array of objects" },                            \
	{ .name = "tsv", .type = OPT_SET, .value = LISTING_TSV,               \
	    .offset = offsetof(struct listing_opts, form),                    \
	    .help = "tab-separated lines" },                                  \
	{ .letter = 'l', .name = "names", .type = OPT_SET,                    \
	    .value = LISTING_NAMES,                                           \
	    .offset = offsetof(struct listing_opts, form),                    \
	    .help = "only the names, one a line" },                           \
	{ .letter = 'c', .name = "count", .type = OPT_SET,                    \
	    .value = LISTING_COUNT,                                           \
	    .offset = offsetof(struct listing_opts, form),                    \
	    .help = "only how many there are" }

/* The filter that the options ask for; an unknown level, kind, page or area is
 * a usage error that names what there is. */
bool listing_filter(struct app *app, const struct listing_opts *o,
    struct filter *out, struct err *e) WARN_UNUSED;

/* Write HITS in FORM to OUT. With HAS_SCORES the keys and columns that only a
 * search has are there. */
struct listing {
	struct app *app;
	enum listing_form form;
	bool has_scores;
	bool is_numbered;	/* on a terminal; a search always is */
};
bool listing_write(const struct listing *l, const struct hit *hits, size_t n,
    struct buf *out, struct err *e) WARN_UNUSED;

/* Keep HITS to be called by their numbers: see last.h. */
bool listing_save(struct app *app, const struct hit *hits, size_t n,
    struct err *e) WARN_UNUSED;

/* A line below the rows that tells how to go on. */
void listing_foot(const struct app *app, struct sv text, struct buf *out);

/* "page#id", or the slug for an overview, in the app's arena. */
bool listing_name(struct app *app, const struct hit *hit, struct sv *out,
    struct err *e) WARN_UNUSED;

#endif
