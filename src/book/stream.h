/* The token stream of an entry: which texts the indexer and the snippets read,
 * in which order, with which field and position. Both walk it by these rules,
 * so that positions in the postings lead back to characters:
 *
 *	0 …		title of the entry (of the page for an overview)
 *	+ STREAM_BLOCK_GAP	its short title, if it has one
 *	+ STREAM_GAP	tags; for an overview: slug, aliases, then summary
 *	+ STREAM_GAP	the body: top-level blocks in order, the entry's own
 *			heading left out
 *
 * Inside the body, inline text and code spans of one block follow each other;
 * each new block adds STREAM_BLOCK_GAP positions, so that phrases do not cross
 * blocks. Positions over STREAM_MAX are not indexed. */
#ifndef BOOK_STREAM_H
#define BOOK_STREAM_H

#define STREAM_GAP 4
#define STREAM_BLOCK_GAP 2
#define STREAM_MAX (1u << 24)

#endif
