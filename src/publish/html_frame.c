#include "config.h"

#include "publish/html_frame.h"

#include "base/ascii.h"
#include "publish/html_link.h"
#include "render/escape.h"

struct sv
html_book_title(const struct toc *toc)
{
	return sv_trim(toc->meta.title).n > 0 ? toc->meta.title :
	    toc->meta.name;
}

bool
html_has_levels(const struct toc *toc)
{
	for (size_t i = 0; i < toc->nentries; i++)
		if (toc->entries[i].level != LEVEL_NONE)
			return true;
	return false;
}

/* Is S letters, digits and '-', as a language tag (RFC 5646) is? */
static bool
is_language(struct sv s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char c = s.p[i];

		if (!ascii_is_alnum(c) && c != '-')
			return false;
	}
	return s.n >= 2;
}

static void
put_beside(struct sink *out, const struct export *x, const char *relation,
    const struct toc_page *page)
{
	if (page == NULL)
		return;
	sink_printf(out, "<link rel=\"%s\" href=\"", relation);
	html_href(out, page->slug, SV(""), 0, x->arena);
	sink_lit(out, "\">\n");
}

static void
put_head(struct sink *out, const struct export *x,
    const struct html_head *head)
{
	const struct toc *toc = x->toc;

	sink_lit(out, "<!DOCTYPE html>\n<html");
	if (is_language(toc->meta.language)) {
		sink_lit(out, " lang=\"");
		escape_html(out, toc->meta.language);
		sink_lit(out, "\"");
	}
	sink_lit(out, ">\n<head>\n<meta charset=\"utf-8\">\n<title>");
	if (head->title.n > 0) {
		escape_html(out, head->title);
		sink_lit(out, " - ");
	}
	escape_html(out, html_book_title(toc));
	sink_lit(out, "</title>\n<meta name=\"viewport\" "
	    "content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light dark\">\n");
	if (head->summary.n > 0) {
		sink_lit(out, "<meta name=\"description\" content=\"");
		escape_html(out, head->summary);
		sink_lit(out, "\">\n");
	}
	put_beside(out, x, "prev", head->before);
	put_beside(out, x, "next", head->after);
	sink_lit(out, "<link rel=\"stylesheet\" href=\"style.css\">\n"
	    "<script src=\"site.js\" defer></script>\n</head>\n");
}

void
html_begin(struct sink *out, const struct export *x,
    const struct html_head *head)
{
	put_head(out, x, head);
	/* No id that a book gives begins with '='. */
	sink_lit(out, "<body>\n<a class=\"skip\" href=\"#=text\">"
	    "Skip to the text</a>\n<header class=\"top\">\n"
	    "<a class=\"home\" href=\"index.html\">");
	escape_html(out, html_book_title(x->toc));
	sink_lit(out, "</a>\n");
	if (html_has_levels(x->toc))
		sink_lit(out, "<a href=\"levels.html\">By level</a>\n");
	sink_lit(out, "</header>\n<main id=\"=text\">\n");
}

static void
put_line(struct sink *out, struct sv text)
{
	if (sv_trim(text).n == 0)
		return;
	sink_lit(out, "<p>");
	escape_html(out, text);
	sink_lit(out, "</p>\n");
}

void
html_end(struct sink *out, const struct export *x)
{
	const struct book_meta *meta = &x->toc->meta;

	sink_lit(out, "</main>\n<footer>\n<p>");
	escape_html(out, html_book_title(x->toc));
	if (meta->version.n > 0) {
		sink_lit(out, " ");
		escape_html(out, meta->version);
	}
	if (meta->date.n > 0) {
		sink_lit(out, ", ");
		escape_html(out, meta->date);
	}
	sink_lit(out, "</p>\n");
	put_line(out, meta->authors);
	put_line(out, meta->copyright);
	sink_lit(out, "</footer>\n</body>\n</html>\n");
}
