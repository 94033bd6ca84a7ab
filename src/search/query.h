/* What was typed, taken apart. No input is an error: what cannot be an
 * operator is text.
 *
 *	word		all words; code such as Rc<RefCell<T>> gives its words
 *	"some words"	a phrase; an unbalanced quote is closed at the end
 *	-word -"a b"	exclusion, only before a letter or a quote
 *	lifet*		prefix
 *	title:word code:"&mut T"	a field of text/field.def
 *	level:senior,mid kind: topic: area:	filters; with '-' in front, not
 *
 *	a OR b		either; several may follow each other
 *	a NEAR b, NEAR/n	both, at most 8 or N words apart
 *	(a OR b) c	a group, where OR or NEAR is in it or beside it
 *
 * Words in backquotes are names out of a compiler's message: optional. So are
 * question words beside others ("what is a move").
 *
 * The tree is a list of nodes that must all match; a node that has children
 * says by its type how they combine. */
#ifndef SEARCH_QUERY_H
#define SEARCH_QUERY_H

#include "base/arena.h"
#include "base/sv.h"
#include "search/filter.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define QUERY_TERMS_MAX 64	/* words, and words in phrases; further ones */
#define QUERY_BYTES_MAX 65536	/* and further text are not looked at */
#define QUERY_DEPTH_MAX 8	/* of groups; further ones are no groups */

enum query_type {
	QUERY_WORD,	/* children: what it stands for if no entry has it:
			   the parts of an identifier, the words of `name!` */
	QUERY_PHRASE,	/* children: words and operators at offsets */
	QUERY_ANY,	/* children: any nodes */
	QUERY_ALL,
	QUERY_NEAR
};

struct query_node {
	enum query_type type;
	struct sv text;		/* of a word, folded as the tokenizer does */
	struct sv written;	/* as typed */
	uint32_t offset;	/* in a phrase, or of a part, in positions; of
				   NEAR the distance between two children */
	uint8_t fields;		/* mask; 0 = any field */
	bool is_operator;
	bool is_prefix;
	bool is_excluded;
	bool is_optional;	/* adds to the score only */
	bool is_filler;		/* optional beside other words */
	struct query_node *first, *last, *next;
};

struct query {
	struct query_node *first, *last;
	size_t nterms;
	size_t nfillers;	/* question words seen, repeats too */
	struct filter filter;	/* entries must pass */
	struct filter except;	/* entries must not be any of it */
	bool has_filter;
	struct sv plain;	/* the text without quotes; empty if parts of it
				   are fields, filters or exclusions */
};

/* Strings of OUT are in A or in TEXT. */
void query_parse(struct sv text, struct arena *a, struct query *out);

#endif
