#include "config.h"

#include "publish/html_picture.h"

#include "doc/link.h"
#include "publish/folder.h"
#include "render/escape.h"

#define FOLDER "pictures/"

/* The name by which X's book carries the picture WRITTEN on the page FROM; ""
 * if it does not. Sites keep some of what they serve in "static". What is wrong
 * with the book is told where the picture is put. */
static struct sv
carried_name(const struct export *x, struct sv written, struct sv from)
{
	struct sv name = target_picture(written, from, x->arena);
	struct err e;
	bool found;

	for (int i = 0; x->book != NULL && name.n > 0 && i < 2; i++) {
		if (book_data(x->book, name, x->arena, NULL, &found, &e) &&
		    found)
			return name;
		name = arena_printf(x->arena, "static/%.*s", SV_ARG(name));
	}
	return SV("");
}

bool
html_picture(struct html *h, const struct node *image)
{
	struct sv rest = carried_name(h->x, image->u.link.target, h->from);
	struct sv part, title = image->u.link.title;
	const char *before = FOLDER;

	if (rest.n == 0)
		return false;
	sink_lit(h->out, "<img src=\"");
	while (sv_split(&rest, '/', &part)) {
		sink_printf(h->out, "%s", before);
		escape_url_name(h->out, part);
		before = "/";
	}
	sink_lit(h->out, "\" alt=\"");
	escape_html(h->out, node_plain_sv(image, h->x->arena));
	if (title.n > 0) {
		sink_lit(h->out, "\" title=\"");
		escape_html(h->out, title);
	}
	sink_lit(h->out, "\">");
	return true;
}

bool
html_put_pictures(const struct export *x, struct err *e)
{
	struct arena a = { 0 };
	struct sv name, bytes;
	bool found = true, ok = true;

	for (size_t i = 0; ok && found; i++) {
		arena_clear(&a);
		ok = book_data_at(x->book, i, &name, &a, NULL, &found, e);
		if (!ok || !found || !path_is_picture(name))
			continue;
		ok = book_data_at(x->book, i, &name, &a, &bytes, &found, e) &&
		    folder_put(x->folder, arena_printf(x->arena, FOLDER "%.*s",
			SV_ARG(name)).p, bytes, e);
	}
	arena_release(&a);
	return ok;
}
