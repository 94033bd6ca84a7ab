#include "config.h"

#include "compile/count.h"

#include "base/ascii.h"
#include "book/stream.h"

/* Is TEXT made of what words are made of? An operator like that ("_") is given
 * out as a word too, and a text is always the one or always the other. */
static bool
is_word_text(struct sv text)
{
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		if (c < 0x80 && c != '_' && !ascii_is_alnum(c))
			return false;
	}
	return true;
}

static void
count_text(struct counter *c, struct sv text, enum token_mode mode,
    enum field field)
{
	struct token token;

	token_begin(&c->tokenizer, text, mode, c->position);
	while (token_next(&c->tokenizer, &token)) {
		bool is_operator = token.is_operator &&
		    !is_word_text(token.text);
		if (token.position >= STREAM_MAX)
			continue;
		if (!token.is_operator && !token.is_whole)
			c->lengths[field]++;
		run_add(c->run, token.text, is_operator, field,
		    token.position);
	}
	c->position = c->tokenizer.position;
	if (c->position > STREAM_MAX)
		c->position = STREAM_MAX;
}

static void
count_list(struct counter *c, struct sv_list list, enum field field)
{
	for (size_t i = 0; i < list.n; i++) {
		c->position += STREAM_BLOCK_GAP;
		count_text(c, list.v[i], TOKEN_PROSE, field);
	}
}

uint32_t
count_begin(struct counter *c, const struct page *page,
    const struct entry *entry)
{
	for (unsigned i = 0; i < FIELD_COUNT; i++)
		c->lengths[i] = 0;
	c->position = 0;
	c->is_body_begun = false;
	count_text(c, entry->is_overview ? page->title : entry->title,
	    TOKEN_PROSE, FIELD_TITLE);
	if (entry->short_title.n > 0) {
		c->position += STREAM_BLOCK_GAP;
		count_text(c, entry->short_title, TOKEN_PROSE, FIELD_TITLE);
	}
	c->position += STREAM_GAP;
	count_text(c, entry->tags, TOKEN_PROSE, FIELD_TAGS);
	if (entry->is_overview) {
		count_text(c, page->slug, TOKEN_PROSE, FIELD_NAME);
		count_list(c, page->aliases, FIELD_NAME);
		c->position += STREAM_BLOCK_GAP;
		count_text(c, page->summary, TOKEN_PROSE, FIELD_SUMMARY);
	}
	c->position += STREAM_GAP;
	if (c->position > STREAM_MAX)
		c->position = STREAM_MAX;
	return c->position;
}

uint32_t
count_block(struct counter *c, struct node *block)
{
	struct stream_piece piece;
	uint32_t first = c->position +
	    (c->is_body_begun ? STREAM_BLOCK_GAP : 0);

	stream_walk_begin(&c->walk, block);
	while (stream_walk_next(&c->walk, &piece)) {
		if (piece.starts_block && c->is_body_begun)
			c->position += STREAM_BLOCK_GAP;
		c->is_body_begun = true;
		count_text(c, piece.text,
		    piece.is_code ? TOKEN_CODE : TOKEN_PROSE,
		    piece.is_code ? FIELD_CODE : FIELD_BODY);
	}
	return first < STREAM_MAX ? first : STREAM_MAX;
}

void
count_end(struct counter *c, uint32_t number)
{
	run_entry(c->run, number);
}

void
count_release(struct counter *c)
{
	stream_walk_release(&c->walk);
}

