#include "config.h"

#include "publish/format.h"

#include "publish/man.h"
#include "publish/man_links.h"
#include "publish/pdf.h"
#include "publish/texinfo.h"

/* clang-format off */
const struct format format_table[] = {
	{ .name = "man", .help = "manual pages, DIR/man7/NAME-SLUG.7",
	    .path = man_path, .page = man_page, .more = man_more },
	{ .name = "texinfo", .help = "Texinfo chapters for a manual to include",
	    .begin = texinfo_begin, .page = texinfo_page, .end = texinfo_end },
	{ .name = "texinfo-manual", .help = "a whole Texinfo manual",
	    .begin = texinfo_manual_begin, .page = texinfo_page,
	    .end = texinfo_manual_end },
	{ .name = "pdf", .help = "a book to print, by groff",
	    .begin = pdf_begin, .page = pdf_page, .convert = pdf_convert },
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
