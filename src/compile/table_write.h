/* What a book says of its pages and entries (META, AREA, PAGE and ENTR of
 * book/format.h). Filled page after page, written at the end. */
#ifndef COMPILE_TABLE_WRITE_H
#define COMPILE_TABLE_WRITE_H

#include "base/buf.h"
#include "base/err.h"
#include "base/map.h"
#include "base/sv.h"
#include "base/vec.h"
#include "compile/book_write.h"
#include "compile/page_part.h"
#include "compile/post_list.h"
#include "doc/page.h"
#include "doc/toc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table_writer {
	const struct toc *toc;
	struct map slugs;	/* slugs and aliases; value: the page */
	uint32_t npages;	/* added so far */
	uint32_t nentries;
	struct buf page_index, page_records;
	struct buf entry_index, entry_records, labels, norms;
	VEC(uint32_t) lengths;	/* FIELD_COUNT for each entry */
	uint64_t text;		/* bytes of the packed stream */
};

/* TOC must outlive T. */
void table_init(struct table_writer *t, const struct toc *toc);
void table_release(struct table_writer *t);
/* Add the next page; CHECKED is what its record says of its code. */
bool table_add(struct table_writer *t, const struct page *page,
    const struct page_part *part, struct sv checked,
    struct err *e) WARN_UNUSED;
/* All pages are added: what weighs their postings. The views in it live as
 * long as T. */
struct post_scale table_scale(struct table_writer *t);
/* The four sections, in order. SOURCE: bytes of Markdown. */
void table_write(const struct table_writer *t, uint64_t source,
    struct book_writer *w);

#endif
