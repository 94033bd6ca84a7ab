/* What the files of corpus.h share; for corpus_*.c only. */
#ifndef CORPUS_INNER_H
#define CORPUS_INNER_H

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "corpus/book_yaml.h"
#include "corpus/corpus.h"
#include "corpus/frame.h"

struct root {
	const char *path;
	bool is_folder;
	struct frame *summary;	/* SUMMARY.md, NULL if none */
	struct sv_list order;	/* the paths that it lists */
	uint32_t *areas;	/* the area of each */
};

struct corpus {
	struct arena arena;
	struct root *roots;
	size_t nroots;
	struct frame *frames;	/* sorted by root, then by path */
	size_t nframes;
	uint32_t *order;	/* frame of each page number */
	struct map names;	/* slug or alias -> frame */
	struct toc toc;
	bool has_yaml;
	bool is_for_candidate;
	const char *yaml_path;
	struct book_yaml yaml;
	struct corpus_data *data;
	size_t ndata;
	uint64_t bytes;
};

/* corpus_load.c: the files below PATHS, then the frame of each. */
bool corpus_find(struct corpus *c, char *const *paths, size_t npaths,
    struct diag_sink *diag, struct err *e) WARN_UNUSED;
bool corpus_load(struct corpus *c, const struct corpus_opts *opts,
    struct diag_sink *diag, struct err *e) WARN_UNUSED;

/* corpus_data.c: book.yaml and the files to be carried. */
bool corpus_read_yaml(struct corpus *c, struct diag_sink *diag,
    struct err *e) WARN_UNUSED;
bool corpus_read_data(struct corpus *c, struct err *e) WARN_UNUSED;

/* corpus_pictures.c: those that pages show, to be carried; warns of those that
 * cannot be. */
void corpus_find_pictures(struct corpus *c, struct diag_sink *diag);

/* corpus_names.c: slugs, aliases and see-also. */
void corpus_name(struct corpus *c, const struct corpus_opts *opts,
    struct diag_sink *diag);
/* The frame of PATH below root ROOT; NULL if there is none. */
struct frame *corpus_frame_at(const struct corpus *c, uint32_t root,
    struct sv path);
/* That of the Markdown file BASE with any of the endings (markdown_name.h). */
struct frame *corpus_frame_named(const struct corpus *c, uint32_t root,
    struct sv base);

/* corpus_weight.c: all frames, in the order of their folders and of weights
 * given; false, and the order is that of paths, where there are none. */
bool corpus_by_weight(const struct corpus *c, uint32_t *order);

/* corpus_summary.c: without book.yaml, read each root's SUMMARY.md, or that of
 * its src; one that lists pages gives their order, and its headings the areas,
 * and is none itself. */
bool corpus_read_summaries(struct corpus *c, struct err *e) WARN_UNUSED;

/* corpus_order.c: areas, reading order, numbers, the table of contents. */
void corpus_arrange(struct corpus *c, struct sv default_name,
    struct diag_sink *diag);

/* corpus_links.c: fill in where the links of PAGE, made of frame F, lead. */
void corpus_resolve(const struct corpus *c, const struct frame *f,
    struct page *page, struct arena *a);

#endif
