/* A folder of Markdown as pages in reading order. Loading happens in two
 * passes, so that memory does not grow with the text: corpus_open() reads the
 * frame (files, book.yaml, each page's front matter, headings, ids) and checks
 * names; corpus_page() reads one page whole again, with links resolved, and
 * may be called from several threads. */
#ifndef CORPUS_CORPUS_H
#define CORPUS_CORPUS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sv.h"
#include "corpus/diag.h"
#include "doc/page.h"
#include "doc/toc.h"

#include <stdbool.h>
#include <stddef.h>

struct corpus;

struct corpus_data {		/* a carried file: synonyms.txt, … */
	struct sv name;		/* "synonyms.txt" */
	struct sv bytes;	/* "" of a picture, which is not read yet */
	uint64_t size;
	const char *path;	/* as to be opened */
	bool is_picture;	/* path_is_picture(name) */
};

struct corpus_opts {
	size_t threads;			/* 0 = all cores */
	struct sv_list reserved;	/* names of commands */
	bool is_own;			/* reserved names are errors */
	bool is_for_candidate;		/* the edition of doc/edition.h */
	/* Called now and then with pages read; may be NULL. */
	void (*progress)(void *arg, size_t done, size_t total);
	void *progress_arg;
};

/* Read the frame of the trees at PATHS (folders or files; book.yaml only
 * at the root of a folder). DEFAULT_NAME names the book when there is no
 * book.yaml. Warnings and content errors go to DIAG; false with ERR_CONTENT
 * when there were errors, with ERR_SYS when something cannot be read. */
bool corpus_open(struct corpus **out, char *const *paths, size_t npaths,
    struct sv default_name, const struct corpus_opts *opts,
    struct diag_sink *diag, struct err *e) WARN_UNUSED;
void corpus_free(struct corpus *c);

/* Everything but the text, pages and entries numbered in reading order. */
const struct toc *corpus_toc(const struct corpus *c);
/* Bytes of Markdown in all pages. */
uint64_t corpus_bytes(const struct corpus *c);
bool corpus_has_book_yaml(const struct corpus *c);
/* Carried files: synonyms.txt, selftest.tsv, CHECKED, plans.yaml, rubric.yaml,
 * error-codes.tsv where present, what book.yaml's data: names, and pictures
 * that pages show; each name once. */
size_t corpus_ndata(const struct corpus *c);
const struct corpus_data *corpus_data(const struct corpus *c, size_t i);
/* Path of page NUMBER as to be opened. */
const char *corpus_path(const struct corpus *c, size_t number);

/* Read page NUMBER whole into A: parsed, split, links resolved, related left
 * empty (see_also holds slugs that exist only). Safe from several threads.
 * A file that changed since corpus_open is ERR_CONTENT. */
bool corpus_page(const struct corpus *c, size_t number, struct arena *a,
    struct page *out, struct err *e) WARN_UNUSED;
/* The same, and what the page was made of: *TEXT is the file behind its front
 * matter, beginning with line *FIRST_LINE. */
bool corpus_page_text(const struct corpus *c, size_t number, struct arena *a,
    struct page *out, struct sv *text, uint32_t *first_line,
    struct err *e) WARN_UNUSED;

/* Read the file PATH ("-": standard input) alone, as a page of no corpus, into
 * A: no link leads to another page. ERR_CONTENT when DIAG was told why not. */
bool corpus_lone_page(const char *path, struct arena *a,
    struct diag_sink *diag, struct page *out, struct err *e) WARN_UNUSED;

/* An ordered pre-order pass has warned of dead links already? Lint asks each
 * page; compile gets the count by kind. Unresolved links of PAGE as loaded. */
void corpus_check_links(const struct corpus *c, const struct page *page,
    size_t number, struct diag_sink *diag);

#endif
