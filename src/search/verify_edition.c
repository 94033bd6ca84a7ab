#include "config.h"

#include "search/verify_edition.h"

#include <stdio.h>

#include "base/map.h"
#include "book/dict.h"
#include "doc/edition.h"
#include "doc/stream_walk.h"
#include "text/token.h"

struct prover {
	struct book *book;
	struct map terms;	/* all that the texts kept give */
	struct stream_walk walk;
	struct tokenizer tokenizer;
};

static bool
breach(const struct prover *p, struct sv what, struct err *e)
{
	return err_set(e, ERR_CONTENT, "%s: no edition for candidates: %.*s",
	    book_path(p->book), SV_ARG(what));
}

static void
add_text(struct prover *p, struct sv text, enum token_mode mode)
{
	struct token token;

	token_begin(&p->tokenizer, text, mode, 0);
	while (token_next(&p->tokenizer, &token))
		(void)map_put(&p->terms, token.text, 0, NULL);
}

static void
add_page(struct prover *p, const struct page *page)
{
	struct stream_piece piece;

	add_text(p, page->title, TOKEN_PROSE);
	add_text(p, page->slug, TOKEN_PROSE);
	for (size_t i = 0; i < page->aliases.n; i++)
		add_text(p, page->aliases.v[i], TOKEN_PROSE);
	for (size_t i = 0; i < page->nentries; i++) {
		const struct entry *entry = &page->entries[i];

		add_text(p, entry->title, TOKEN_PROSE);
		for (struct node *n = entry->first;
		    n != NULL && n != entry->end; n = n->next) {
			stream_walk_begin(&p->walk, n);
			while (stream_walk_next(&p->walk, &piece))
				add_text(p, piece.text, piece.is_code ?
				    TOKEN_CODE : TOKEN_PROSE);
		}
	}
}

static bool
check_pages(struct prover *p, struct err *e)
{
	struct arena a = { 0 };
	bool ok = true;

	for (uint32_t i = 0; i < book_npages(p->book) && ok; i++) {
		struct page page;
		struct sv what;

		arena_clear(&a);
		ok = book_page(p->book, i, &a, &page, e);
		if (!ok)
			break;
		what = edition_breach(&page, &a);
		if (what.n > 0)
			ok = breach(p, what, e);
		else
			add_page(p, &page);
	}
	arena_release(&a);
	return ok;
}

static bool
check_terms(struct prover *p, struct err *e)
{
	struct dict_walk walk;
	struct term term;
	bool more;

	if (!dict_walk_begin(p->book, SV(""), &walk, e))
		return false;
	for (;;) {
		struct sv text;

		if (!dict_walk_next(&walk, &term, &more, e))
			return false;
		if (!more)
			return true;
		text = sv_make(walk.text, walk.text_n);
		if (map_find(&p->terms, text) == NULL) {
			char what[128];
			int n = snprintf(what, sizeof(what), "the term '%.*s' "
			    "is from elsewhere", SV_ARG(text));

			return breach(p, sv_make(what, (size_t)n), e);
		}
	}
}

static bool
check_data(struct prover *p, struct err *e)
{
	struct arena a = { 0 };
	bool ok = true, found = true;

	for (size_t i = 0; ok && found; i++) {
		struct sv name;

		ok = book_data_at(p->book, i, &name, &a, NULL, &found, e);
		if (ok && found && !sv_eq(name, SV("synonyms.txt")))
			ok = breach(p, arena_printf(&a, "it carries %.*s",
			    SV_ARG(name)), e);
	}
	arena_release(&a);
	return ok;
}

static bool
check_sections(struct prover *p, struct err *e)
{
	bool is_of_text;

	for (size_t i = 0; i < book_nsections(p->book); i++)
		if (strcmp(book_section(p->book, i).what, "unknown") == 0)
			return breach(p, SV("a section that is not known"), e);
	if (!book_dictionary_is_text(p->book, &is_of_text, e))
		return false;
	return is_of_text ||
	    breach(p, SV("its dictionary has other texts"), e);
}

bool
verify_edition(struct book *b, struct err *e)
{
	struct prover p = { .book = b };
	bool ok = check_pages(&p, e) && check_terms(&p, e) &&
	    check_data(&p, e) && check_sections(&p, e);

	stream_walk_release(&p.walk);
	map_release(&p.terms);
	return ok;
}
