#include "config.h"

#include "publish/html_link.h"

#include "base/buf.h"
#include "doc/link.h"
#include "render/escape.h"

/* Pages of the site's own. */
static const struct sv reserved[] = { SV_INIT("index"), SV_INIT("levels") };

static bool
is_reserved(struct sv slug)
{
	for (size_t i = 0; i < sizeof(reserved) / sizeof(*reserved); i++)
		if (sv_ieq(slug, reserved[i]))
			return true;
	return false;
}

/* May C stand in a file name, on any system? */
static bool
is_file_byte(char c)
{
	const unsigned char b = (unsigned char)c;

	return b > 0x20 && b != 0x7F && strchr("/\\:*?\"<>|=", c) == NULL;
}

const char *
html_file(struct sv slug, struct arena *a)
{
	struct buf name = { 0 };
	const char *file;

	for (size_t i = 0; i < slug.n; i++) {
		if ((i == 0 && (slug.p[i] == '.' || is_reserved(slug))) ||
		    !is_file_byte(slug.p[i]))
			buf_printf(&name, "=%02X",
			    (unsigned)(unsigned char)slug.p[i]);
		else
			buf_byte(&name, (unsigned char)slug.p[i]);
	}
	buf_cstr(&name, ".html");
	file = arena_cstr(a, buf_view(&name));
	buf_release(&name);
	return file;
}

void
html_id(struct sink *out, struct sv id, size_t index)
{
	if (id.n > 0)
		escape_html(out, id);
	else
		sink_printf(out, "=%zu", index);
}

void
html_href(struct sink *out, struct sv slug, struct sv id, size_t index,
    struct arena *a)
{
	struct arena_mark mark = arena_mark(a);

	escape_url_name(out, sv_cstr(html_file(slug, a)));
	arena_reset(a, mark);
	if (id.n > 0) {
		sink_lit(out, "#");
		escape_url_name(out, id);
	} else if (index > 0) {
		sink_printf(out, "#=%zu", index);
	}
}

bool
html_href_link(struct sink *out, const struct toc *toc, const struct link *l,
    struct arena *a)
{
	const struct toc_page *p;
	struct arena_mark mark;
	struct sv id;
	size_t index = 0;

	if (l->page >= toc->npages)
		return false;
	p = &toc->pages[l->page];
	mark = arena_mark(a);
	/* It may be a heading within an entry. */
	id = target_parse(l->target, SV(""), a).id;
	if (l->kind == LINK_ENTRY && l->entry >= p->first_entry &&
	    l->entry - p->first_entry < p->nentries) {
		index = l->entry - p->first_entry;
		if (id.n == 0)
			id = toc->entries[l->entry].id;
	}
	html_href(out, p->slug, id, index, a);
	arena_reset(a, mark);
	return true;
}

bool
html_is_safe_url(struct sv url)
{
	static const struct sv schemes[] = { SV_INIT("http://"),
		SV_INIT("https://"), SV_INIT("mailto:") };

	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		if (sv_ieq(sv_sub(url, 0, schemes[i].n), schemes[i]))
			return true;
	return false;
}
