#include "config.h"

#include "publish/export.h"

#include <sys/stat.h>

#include "base/file.h"
#include "publish/folder.h"

/* One run. X's arena is reset after each page, KEPT is not. */
struct job {
	const struct format *format;
	const char *target;
	struct export x;
	struct arena kept, scratch;
	struct toc toc;
	struct folder own, *folder;	/* of a format that fills one */
	struct buf text;	/* of the file being made */
	struct sink sink;
};

static bool
put_page(struct job *j, const struct page *page, struct err *e)
{
	if (j->format->page != NULL)
		j->format->page(&j->sink, &j->x, page);
	if (j->format->path == NULL)
		return true;
	if (!sink_flush(&j->sink, e) || !folder_put(j->folder,
		j->format->path(&j->x, page->slug), buf_view(&j->text), e))
		return false;
	buf_clear(&j->text);
	return true;
}

static bool
put_pages(struct job *j, struct err *e)
{
	for (uint32_t i = 0; i < book_npages(j->x.book); i++) {
		struct page page;

		arena_clear(&j->scratch);
		if (!book_page(j->x.book, i, &j->scratch, &page, e) ||
		    !put_page(j, &page, e))
			return false;
	}
	arena_clear(&j->scratch);
	return true;
}

/* The pages and what stands beside them, gathered. */
static bool
gather(struct job *j, struct err *e)
{
	j->x.folder = j->folder;
	return put_pages(j, e) &&
	    (j->format->more == NULL || j->format->more(&j->x, e));
}

static bool
fill_folder(struct job *j, size_t *nfiles, struct err *e)
{
	struct sv key = arena_printf(&j->kept, "%s %.*s", j->format->name,
	    SV_ARG(j->toc.meta.name));

	j->folder = &j->own;
	if (!folder_open(&j->own, j->target, key, "--force replaces what is "
		"there", &j->kept, e))
		return false;
	j->own.is_forced = j->x.wish->is_forced;
	if (!gather(j, e))
		return false;
	*nfiles = j->own.paths.n;
	return folder_commit(&j->own, e);
}

static bool
make_text(struct job *j, struct err *e)
{
	const struct format *f = j->format;
	struct buf made = { 0 };
	bool ok;

	if (f->begin != NULL)
		f->begin(&j->sink, &j->x);
	if (!put_pages(j, e))
		return false;
	if (f->end != NULL)
		f->end(&j->sink, &j->x);
	if (!sink_flush(&j->sink, e))
		return false;
	if (f->convert == NULL)
		return true;
	ok = f->convert(&j->x, buf_view(&j->text), &made, e);
	buf_release(&j->text);
	j->text = made;
	return ok;
}

static bool
write_file(struct job *j, struct err *e)
{
	struct stat st;

	if (!j->x.wish->is_forced && stat(j->target, &st) == 0) {
		if (S_ISDIR(st.st_mode))
			return err_set(e, ERR_USAGE, "%s: is a folder; this "
			    "format writes a file", j->target);
		if (S_ISREG(st.st_mode))
			return err_set(e, ERR_USAGE, "%s exists; --force "
			    "replaces it", j->target);
	}
	return file_put(j->target, buf_view(&j->text), e);
}

static bool
run(struct job *j, struct buf *text_out, size_t *nfiles, struct err *e)
{
	if (!book_toc(j->x.book, &j->kept, &j->toc, e))
		return false;
	j->x.toc = &j->toc;
	j->x.arena = &j->scratch;
	if (j->folder != NULL)
		return gather(j, e);
	if (j->format->path != NULL)
		return fill_folder(j, nfiles, e);
	if (!make_text(j, e))
		return false;
	if (text_out != NULL) {
		buf_put(text_out, j->text.p, j->text.n);
		return true;
	}
	*nfiles = 1;
	return write_file(j, e);
}

static bool
run_all(struct job *j, struct buf *text_out, size_t *nfiles, struct err *e)
{
	bool ok;

	*nfiles = 0;
	sink_to_buf(&j->sink, &j->text);
	ok = run(j, text_out, nfiles, e);
	folder_release(&j->own);
	sink_release(&j->sink);
	buf_release(&j->text);
	arena_release(&j->scratch);
	arena_release(&j->kept);
	return ok;
}

bool
export_book(const struct format *format, struct book *b, const char *target,
    const struct export_wish *wish, struct buf *text_out, size_t *nfiles,
    struct err *e)
{
	struct job j = { .format = format, .target = target,
		.x = { .book = b, .wish = wish } };

	return run_all(&j, text_out, nfiles, e);
}

bool
export_into(const struct format *format, struct book *b,
    struct folder *folder, const struct export_wish *wish, struct err *e)
{
	struct job j = { .format = format, .folder = folder,
		.x = { .book = b, .wish = wish } };
	size_t nfiles;

	return run_all(&j, NULL, &nfiles, e);
}
