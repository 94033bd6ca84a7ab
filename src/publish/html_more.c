/* What lies beside a site's pages. */
#include "config.h"

#include "publish/html.h"

#include "base/file.h"
#include "publish/folder.h"
#include "publish/html_frame.h"
#include "publish/html_index.h"
#include "publish/html_picture.h"
#include "publish/html_search.h"
#include "publish/site.h"

#define STYLE_BYTES_MAX ((size_t)4 << 20)

static bool
put_made(const struct export *x, const char *name,
    void (*make)(struct sink *out, const struct export *x), struct err *e)
{
	struct buf text = { 0 };
	struct sink out;
	bool ok;

	sink_to_buf(&out, &text);
	make(&out, x);
	ok = sink_flush(&out, e) &&
	    folder_put(x->folder, name, buf_view(&text), e);
	sink_release(&out);
	buf_release(&text);
	return ok;
}

/* The user's own style sheet. */
static bool
put_style(const struct export *x, const char *name, struct err *e)
{
	struct buf text = { 0 };
	bool ok;

	ok = file_read(x->wish->style, STYLE_BYTES_MAX, &text, e) &&
	    folder_put(x->folder, name, buf_view(&text), e);
	buf_release(&text);
	return ok;
}

static bool
put_file(const struct export *x, const struct site_file *file, struct err *e)
{
	if (x->wish->style != NULL &&
	    sv_ends(sv_cstr(file->name), SV(".css")))
		return put_style(x, file->name, e);
	return folder_put(x->folder, file->name, file->text, e);
}

static bool
put_search(const struct export *x, struct err *e)
{
	struct buf text = { 0 };
	bool ok;

	ok = html_search(x, &text, e) &&
	    folder_put(x->folder, "search-index.js", buf_view(&text), e);
	buf_release(&text);
	return ok;
}

bool
html_more(const struct export *x, struct err *e)
{
	for (const struct site_file *f = site_files; f->name != NULL; f++)
		if (!put_file(x, f, e))
			return false;
	return put_made(x, "index.html", html_index, e) &&
	    (!html_has_levels(x->toc) ||
		put_made(x, "levels.html", html_levels, e)) &&
	    put_search(x, e) && html_put_pictures(x, e);
}
