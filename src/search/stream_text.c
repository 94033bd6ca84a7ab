#include "config.h"

#include "search/stream_text.h"

#include "book/stream.h"
#include "doc/stream_walk.h"

#define BODY_FIELDS (1u << FIELD_BODY | 1u << FIELD_CODE)

struct reader {
	struct tokenizer tokenizer;
	uint32_t position;
	void (*on_token)(void *arg, const struct token *token,
	    enum field field);
	void *arg;
};

static void
read_text(struct reader *r, struct sv text, enum token_mode mode,
    enum field field)
{
	struct token token;

	token_begin(&r->tokenizer, text, mode, r->position);
	while (token_next(&r->tokenizer, &token))
		if (token.position < STREAM_MAX)
			r->on_token(r->arg, &token, field);
	r->position = r->tokenizer.position;
	if (r->position > STREAM_MAX)
		r->position = STREAM_MAX;
}

static bool
read_head(struct reader *r, struct book *b, const struct entry_info *info,
    struct arena *a, struct err *e)
{
	struct page_info page;
	struct sv_list aliases;

	read_text(r, info->title, TOKEN_PROSE, FIELD_TITLE);
	r->position += STREAM_GAP;
	read_text(r, info->tags, TOKEN_PROSE, FIELD_TAGS);
	if (info->is_overview) {
		if (!book_page_info(b, info->page, &page, e) ||
		    !book_page_aliases(b, info->page, a, &aliases, e))
			return false;
		read_text(r, page.slug, TOKEN_PROSE, FIELD_NAME);
		for (size_t i = 0; i < aliases.n; i++) {
			r->position += STREAM_BLOCK_GAP;
			read_text(r, aliases.v[i], TOKEN_PROSE, FIELD_NAME);
		}
		r->position += STREAM_BLOCK_GAP;
		read_text(r, page.summary, TOKEN_PROSE, FIELD_SUMMARY);
	}
	r->position += STREAM_GAP;
	return true;
}

static void
read_body(struct reader *r, const struct entry *entry)
{
	struct stream_walk walk = { 0 };
	struct stream_piece piece;
	bool is_begun = false;

	for (struct node *n = entry->first; n != NULL && n != entry->end;
	     n = n->next) {
		if (n == entry->first && !entry->is_overview)
			continue;
		stream_walk_begin(&walk, n);
		while (stream_walk_next(&walk, &piece)) {
			if (piece.starts_block && is_begun)
				r->position += STREAM_BLOCK_GAP;
			is_begun = true;
			read_text(r, piece.text,
			    piece.is_code ? TOKEN_CODE : TOKEN_PROSE,
			    piece.is_code ? FIELD_CODE : FIELD_BODY);
		}
	}
	stream_walk_release(&walk);
}

bool
stream_text(struct book *b, uint32_t entry, uint8_t fields, struct arena *a,
    void (*on_token)(void *arg, const struct token *token, enum field field),
    void *arg, struct err *e)
{
	struct reader r = { .on_token = on_token, .arg = arg };
	struct entry_info info;
	struct page page;

	if (!book_entry_info(b, entry, a, &info, e) ||
	    !read_head(&r, b, &info, a, e))
		return false;
	if (fields != 0 && (fields & BODY_FIELDS) == 0)
		return true;
	if (!book_page_entry(b, entry, a, &page, e))
		return false;
	read_body(&r, &page.entries[0]);
	return true;
}
