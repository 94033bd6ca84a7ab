/* Places in one line each, as whatis, man -w and apropos give them. */
#include "config.h"

#include "base/sink.h"
#include "cmd/show.h"
#include "render/escape.h"

bool
shown_whatis(struct app *app, const struct place_in_book *p,
    struct shown *out, struct err *e)
{
	struct page_info page;
	struct entry_info entry;
	struct area *areas;
	struct sink sink;
	struct sv name, text, in;
	size_t n;

	if (!book_page_info(p->book, p->page, &page, e) ||
	    !book_entry_info(p->book, p->entry, &app->arena, &entry, e) ||
	    !book_areas(p->book, &app->arena, &areas, &n, e))
		return false;
	name = entry.is_overview ? page.slug : arena_printf(&app->arena,
	    "%.*s#%.*s", SV_ARG(page.slug), SV_ARG(entry.id));
	in = entry.is_overview ? areas[page.area].id : level_name(entry.level);
	text = !entry.is_overview ? entry.title :
	    page.summary.n > 0 ? page.summary : page.title;
	name = in.n == 0 ? name : arena_printf(&app->arena, "%.*s (%.*s)",
	    SV_ARG(name), SV_ARG(in));
	sink_to_buf(&sink, &out->text);
	escape_plain(&sink, name, app->terminal.ansi.is_ascii);
	sink_printf(&sink, "%*s - ", name.n < 24 ? (int)(24 - name.n) : 0, "");
	escape_plain(&sink, text, app->terminal.ansi.is_ascii);
	sink_lit(&sink, "\n");
	sink_release(&sink);
	return true;
}

bool
shown_where(struct app *app, const struct place_in_book *p,
    struct shown *out, struct err *e)
{
	struct page_info page;
	struct entry_info entry;
	struct sink sink;

	if (!book_page_info(p->book, p->page, &page, e) ||
	    !book_entry_info(p->book, p->entry, &app->arena, &entry, e))
		return false;
	sink_to_buf(&sink, &out->text);
	escape_tsv(&sink, sv_cstr(book_path(p->book)));
	sink_lit(&sink, "\t");
	escape_tsv(&sink, page.path);
	if (entry.line > 0 && !p->is_page)
		sink_printf(&sink, ":%u", entry.line);
	sink_lit(&sink, "\n");
	sink_release(&sink);
	return true;
}

/* Does TEXT hold WORD, whatever the case of ASCII letters? */
static bool
holds(struct sv text, struct sv word)
{
	size_t i;

	for (i = 0; i + word.n <= text.n; i++)
		if (sv_ieq(sv_sub(text, i, word.n), word))
			return true;
	return false;
}

static bool
page_holds(struct app *app, struct book *b, const struct page_info *page,
    struct sv word, bool *out, struct err *e)
{
	struct sv_list aliases;
	size_t i;

	*out = holds(page->slug, word) || holds(page->title, word) ||
	    holds(page->summary, word);
	if (*out)
		return true;
	if (!book_page_aliases(b, page->number, &app->arena, &aliases, e))
		return false;
	for (i = 0; i < aliases.n; i++)
		*out |= holds(aliases.v[i], word);
	return true;
}

bool
shown_apropos(struct app *app, struct book *b, struct sv word,
    struct shown *out, struct err *e)
{
	uint32_t p, i;

	for (p = 0; p < book_npages(b); p++) {
		struct place_in_book place = { .book = b, .page = p };
		struct page_info page;
		bool is_in;

		if (!book_page_info(b, p, &page, e) ||
		    !page_holds(app, b, &page, word, &is_in, e))
			return false;
		for (i = 0; i < page.nentries; i++) {
			struct entry_info entry;

			place.entry = page.first_entry + i;
			place.is_page = i == 0;
			if (!book_entry_info(b, place.entry, &app->arena,
				&entry, e))
				return false;
			if (i == 0 ? !is_in : !holds(entry.title, word))
				continue;
			if (!shown_whatis(app, &place, out, e))
				return false;
		}
	}
	return true;
}
