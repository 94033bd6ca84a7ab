/* Parsing a query: what its two files share. query.c reads items, query_join.c
 * joins them. Nothing else includes this. */
#ifndef SEARCH_QUERY_PARSER_H
#define SEARCH_QUERY_PARSER_H

#include "base/arena.h"
#include "search/query.h"
#include "text/token.h"

#include <stdbool.h>
#include <stddef.h>

struct piece;

struct parser {
	struct sv in;
	size_t at;
	struct arena *a;
	struct query *q;
	struct tokenizer *tokenizer;
	struct piece *pieces;		/* QUERY_TERMS_MAX */
	struct query_node *last_sign;	/* a lone weak operator at the end */
	char *plain;
	size_t plain_n;
	bool is_plain;
	unsigned depth, ngroups;	/* of groups; looked at */
};

static inline bool
query_is_blank(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7F;
}

/* Length of a double quote at I, straight or curled; 0 if there is none. */
size_t query_quote_at(struct sv s, size_t i);
/* Put N at the end of the query, unless it is there already. */
void query_add(struct parser *p, struct query_node *n);
/* Read the item at p->at, which is no blank, into the query. */
void query_item(struct parser *p);
/* Read all items up to the end of p->in, joined where they ask for it. */
void query_items(struct parser *p);

#endif
