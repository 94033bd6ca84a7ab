#include "config.h"

#include "publish/format.h"

#include "publish/anki.h"
#include "publish/json.h"
#include "publish/html.h"
#include "publish/man.h"
#include "publish/man_links.h"
#include "publish/markdown.h"
#include "publish/opensearch.h"
#include "publish/pdf.h"
#include "publish/sphinx.h"
#include "publish/texinfo.h"
#include "publish/text.h"
#include "publish/tsv.h"

/* clang-format off */
const struct format format_table[] = {
	{ .name = "man", .help = "manual pages, DIR/man7/NAME-SLUG.7",
	    .path = man_path, .page = man_page, .more = man_more },
	{ .name = "html", .help = "a site of static pages, DIR/index.html",
	    .path = html_path, .page = html_page, .more = html_more },
	{ .name = "texinfo", .help = "Texinfo chapters for a manual to include",
	    .begin = texinfo_begin, .page = texinfo_page, .end = texinfo_end },
	{ .name = "texinfo-manual", .help = "a whole Texinfo manual",
	    .begin = texinfo_manual_begin, .page = texinfo_page,
	    .end = texinfo_manual_end },
	{ .name = "pdf", .help = "a book to print, by groff",
	    .begin = pdf_begin, .page = pdf_page, .convert = pdf_convert },
	{ .name = "markdown", .help = "the folder that makes this book, DIR/SLUG.md",
	    .path = markdown_path, .page = markdown_page,
	    .more = markdown_more },
	{ .name = "text", .help = "the whole book as plain text",
	    .begin = text_begin, .page = text_page },
	{ .name = "json", .help = "one JSON object, see book.schema.json",
	    .begin = json_begin, .page = json_page, .end = json_end },
	{ .name = "tsv", .help = "a line of tab-separated fields an entry",
	    .begin = tsv_begin, .page = tsv_page },
	{ .name = "anki", .help = "flash cards that Anki imports as they are",
	    .begin = anki_begin, .page = anki_page },
	{ .name = "opensearch", .help = "documents for the bulk interface",
	    .page = opensearch_page },
	{ .name = "sphinx", .help = "documents for Sphinx's xmlpipe2",
	    .begin = sphinx_begin, .page = sphinx_page, .end = sphinx_end },
};
/* clang-format on */

const size_t format_count = sizeof(format_table) / sizeof(*format_table);

const struct format *
format_named(struct sv name)
{
	for (size_t i = 0; i < format_count; i++)
		if (sv_eq(name, sv_cstr(format_table[i].name)))
			return &format_table[i];
	return NULL;
}
