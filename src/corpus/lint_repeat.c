/* The same words twice on a page: a thing is said once, where it is the answer;
 * elsewhere a clause and a link. Sources are titles of others, code is code. */
#include "config.h"

#include "corpus/lint_checks.h"

#include "base/vec.h"

#define RUN 8			/* words in a row */

struct token {
	size_t start, end;	/* in `text` */
	uint32_t line;
};

struct repeat {
	struct lint *lint;
	struct map seen;	/* RUN words -> the line of the first */
	/* Of the block at hand: its words, one blank between. */
	struct buf text, word;
	VEC(struct token) tokens;
};

static void
add_words(struct repeat *r, struct sv text, uint32_t line)
{
	while (lint_next_token(&text, &r->word)) {
		struct token t = { .line = line };

		if (r->text.n > 0)
			buf_byte(&r->text, ' ');
		t.start = r->text.n;
		buf_sv(&r->text, buf_view(&r->word));
		t.end = r->text.n;
		vec_push(&r->tokens, t);
	}
}

/* Compare each run of the block at hand with all before; a longer repetition is
 * told once, by its first words. */
static void
compare_block(struct repeat *r)
{
	bool is_told = false;

	for (size_t i = 0; i + RUN <= r->tokens.n; i++) {
		const struct token *t = &r->tokens.v[i];
		struct sv run = sv_sub(buf_view(&r->text), t->start,
		    t[RUN - 1].end - t->start);
		bool is_new;
		uint32_t line = map_put(&r->seen, run, t->line,
		    &is_new)->value;

		if (!is_new && !is_told)
			lint_say(r->lint, t->line, "the same words as in line "
			    "%u, \"%.*s\": say it once and link", line,
			    SV_ARG(run));
		is_told = !is_new;
	}
	buf_clear(&r->text);
	r->tokens.n = 0;
}

/* One block of inlines. Line ends are nodes, so words have their lines. */
static void
read_inlines(struct repeat *r, struct node *block)
{
	uint32_t line = lint_line(block);

	for (struct node *n = block; n != NULL;
	    n = node_walk(block, n, false)) {
		if (n->type == NODE_SOFT_BREAK || n->type == NODE_BREAK)
			line++;
		else if (n->type == NODE_TEXT || n->type == NODE_CODE_SPAN)
			add_words(r, n->text, line);
	}
	compare_block(r);
}

static void
read_block(struct repeat *r, struct node *block)
{
	for (struct node *n = block; n != NULL; n = node_walk(block, n, false))
		if (n->type == NODE_PARA || n->type == NODE_HEADING ||
		    n->type == NODE_CELL)
			read_inlines(r, n);
}

void
lint_repeated_words(struct lint *l)
{
	struct repeat r = { .lint = l };

	for (size_t i = 0; i < l->page->nentries; i++) {
		const struct entry *entry = &l->page->entries[i];
		struct part p = { 0 };

		if (!entry->is_overview && entry->first != NULL &&
		    entry->first->type == NODE_HEADING)
			read_inlines(&r, entry->first);
		while (part_next(entry, &p)) {
			if (p.section == SECTION_SOURCES)
				continue;
			if (p.heading != NULL && p.section == SECTION_NONE)
				read_inlines(&r, p.heading);
			for (struct node *n = p.first;
			    n != NULL && n != p.end; n = n->next)
				read_block(&r, n);
		}
	}
	map_release(&r.seen);
	buf_release(&r.text);
	buf_release(&r.word);
	vec_release(&r.tokens);
}
