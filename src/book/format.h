/* The book file, to the byte: what the writer (compile/) writes and the reader
 * (this room) believes only after checking. rust-interview-book(5) says the
 * same for people; a test keeps the two together.
 *
 * All numbers are little-endian and unaligned. "varint" is LEB128 (base/buf.h),
 * "string" a varint length and that many bytes. Bit streams and packed arrays
 * are those of book/bitpack.h: bits fill each byte from the lowest up.
 *
 *	+--------+---------------+------+------+-- … --+------+
 *	| header | section table | TEXT |  other sections | SUMS |
 *	+--------+---------------+------+------+-- … --+------+
 *
 * The sections lie in the order of the table without gaps; the first is TEXT,
 * begins right behind the table; the last is SUMS, ends at the file's end.
 * Between them any order; the writer puts POST first, then follows the tags
 * below. Every known section is there exactly once. An unknown one is skipped,
 * unless its flag BOOK_REQUIRED is set: then the book is newer than the
 * reader.
 *
 * header, BOOK_HEADER_BYTES:
 *	0	u8[8]	BOOK_MAGIC
 *	8	u16	BOOK_VERSION
 *	10	u16	number of sections, at most BOOK_SECTIONS_MAX
 *	12	u32	sum (book/sum.h) of header and section table, with
 *			this field as 0
 *	16	u64	length of the file
 *	24	u64	0
 * section table, BOOK_SECTION_BYTES each:
 *	0	u8[4]	tag
 *	4	u32	flags: BOOK_REQUIRED
 *	8	u64	offset in the file
 *	16	u64	length
 */
#ifndef BOOK_FORMAT_H
#define BOOK_FORMAT_H

#define BOOK_MAGIC "\211RIB\r\n\032\n"	/* 8 bytes, as PNG's */
#define BOOK_VERSION 2
#define BOOK_HEADER_BYTES 32
#define BOOK_SUM_AT 12		/* in the header */
#define BOOK_SECTION_BYTES 24
#define BOOK_SECTIONS_MAX 64
#define BOOK_REQUIRED 1u	/* flag of a section */

#define BOOK_TAG_TEXT "TEXT"
#define BOOK_TAG_META "META"
#define BOOK_TAG_AREA "AREA"
#define BOOK_TAG_PAGE "PAGE"
#define BOOK_TAG_ENTR "ENTR"
#define BOOK_TAG_NAME "NAME"
#define BOOK_TAG_BLKS "BLKS"
#define BOOK_TAG_ANCH "ANCH"
#define BOOK_TAG_DICT "DICT"
#define BOOK_TAG_TERM "TERM"
#define BOOK_TAG_GRUP "GRUP"
#define BOOK_TAG_POST "POST"
#define BOOK_TAG_SYNO "SYNO"
#define BOOK_TAG_DATA "DATA"
#define BOOK_TAG_SUMS "SUMS"

/* SUMS: a u32 for each BOOK_SUM_BYTES of the bytes between TEXT and SUMS (the
 * last piece may be short): its sum (book/sum.h). Counted from the end of TEXT, not from
 * the file's start. A piece is checked when first touched. TEXT's bytes have
 * the sums in BLKS, the header its own. */
#define BOOK_SUM_BYTES 1024
#define BOOK_SUM_FACTOR 0x9E3779B97F4A7C15u	/* 2^64 / golden ratio */

/* META:
 *	u32 pages, u32 entries, u32 areas, u32 0
 *	u64 bytes of Markdown compiled, u64 bytes of the packed stream
 *	strings: name, title, version, date, language, rust, authors, copyright
 */
#define BOOK_META_STRINGS 8
#define BOOK_PAGES_MAX (1u << 26)
#define BOOK_ENTRIES_MAX (1u << 28)

/* AREA: for each area: string id, string title, varint number of pages. Pages
 * lie in reading order, so area after area; the numbers add up to all pages. */

/* PAGE: an index of pages + 1 records, then the records.
 *	index:	u32 number of the page's first entry, u32 offset of its record
 *		(from the end of the index); the last: entries, length of all
 *	record:	varint area (index)
 *		varint mode (enum entry_mode)
 *		strings slug, title, summary, path, checked
 *		varint number of aliases, a string each
 *		varint number of related, a varint entry number each (that of
 *		an overview stands for its page)
 * A page's first entry is its overview; a page has at least that one. */
#define BOOK_PAGE_INDEX_BYTES 8

/* ENTR: arrays, an index, then the records.
 *	u8[2 * entries]	norms: for entry i at 2i that of BODY, at 2i + 1 that
 *			of CODE: the weight step (see POST) of a term that
 *			occurs in that field once and nowhere else
 *	u8[entries]	labels: level | kind << BOOK_KIND_SHIFT
 *	index:	for each group of BOOK_ENTRY_GROUP entries, and one for the
 *		end: u64 offset of the group's first record (from the end of
 *		the index), u64 offset of its first entry's text in the packed
 *		stream. The last is: length of all records, of the stream.
 *	record:	u8 flags BOOK_ENTRY_*
 *		varint bytes of its text in the stream
 *		varint source line
 *		varint words (tokens with a position in its body)
 *		varint position of its body's first word (book/stream.h)
 *		string title		unless BOOK_ENTRY_OVERVIEW
 *		string id		if BOOK_ENTRY_ID
 *		varint number		if BOOK_ENTRY_SUFFIX
 *		string short title	if BOOK_ENTRY_SHORT
 *		string tags		if BOOK_ENTRY_TAGS
 *		varint minutes		if BOOK_ENTRY_ASK
 * The texts of the entries follow each other in the packed stream without
 * gaps: the lengths of a group's entries add up to the distance of its and the
 * next index record's stream offsets.
 *
 * Id: given by BOOK_ENTRY_ID; else "" for an overview; else slug_github(title),
 * with BOOK_ENTRY_SUFFIX followed by '-' and the number in decimal.
 * BOOK_ENTRY_HEADING: the entry's text begins with a HEADING written by
 * pack_bare_heading(): it has one child, a TEXT with the title, and the
 * entry's id. (The writer sets it when that is so, to store titles once.) */
#define BOOK_ENTRY_GROUP 16
#define BOOK_ENTRY_INDEX_BYTES 16
#define BOOK_NORMS 2
#define BOOK_KIND_SHIFT 4
#define BOOK_ENTRY_OVERVIEW 0x01
#define BOOK_ENTRY_ID 0x02
#define BOOK_ENTRY_SUFFIX 0x04
#define BOOK_ENTRY_SHORT 0x08
#define BOOK_ENTRY_TAGS 0x10
#define BOOK_ENTRY_ASK 0x20
#define BOOK_ENTRY_HEADING 0x40

/* NAME: names of pages and entries, found by the map_hash() of the folded name
 * (name_fold), then verified against the table that holds the name itself.
 *	u32 number of names n
 *	u8  b: bits of a hash that choose its bucket, at most
 *	    BOOK_NAME_BITS_MAX; the writer takes the least b for which
 *	    n <= 2^b * BOOK_NAME_BUCKET, or the most
 *	u8  w: bits of a target, 3 to 32
 *	u16 0
 *	u32[2^b + 1]	index of the first name of each bucket; the last is n
 *	u16[n]		the BOOK_NAME_REST bits of the hash below the bucket's
 *	bits		n targets of w bits: entry << 3 | BOOK_NAME_*
 * Bucket: hash >> (32 - b) (0 if b is 0); rest: hash >> (16 - b) & 0xFFFF.
 * Sorted by bucket, rest, target. Names of a page have its overview's number.
 * Each pair of name and target once. An entry whose folded id and folded title
 * agree has one BOOK_NAME_ID_TITLE. Overviews have no id. A name that folds to
 * nothing is not stored. */
#define BOOK_NAME_BITS_MAX 16
#define BOOK_NAME_BUCKET 16
#define BOOK_NAME_REST 16
#define BOOK_NAME_SLUG 0
#define BOOK_NAME_PATH 1	/* twice: with and without extension */
#define BOOK_NAME_ALIAS 2
#define BOOK_NAME_ID 3
#define BOOK_NAME_TITLE 4	/* of an entry, or of the page (overview) */
#define BOOK_NAME_CODE 5	/* E0382, one of the entry's tags */
#define BOOK_NAME_ID_TITLE 6
#define BOOK_NAME_ANSWER 7	/* E0382: its answer by error-codes.tsv */

/* TEXT and BLKS: the packed stream is what pack_block() (doc/pack.h) writes for
 * every top-level block of every entry in book order. It is cut into blocks
 * of at most BOOK_BLOCK_MAX bytes: a block ends at the first top-level node
 * boundary at or behind BOOK_BLOCK_SOFT bytes; if none comes, at
 * BOOK_BLOCK_MAX. Each is deflated by itself (raw deflate, no header) with the
 * preset dictionary DICT if that is not empty, and lies in TEXT; the blocks
 * follow each other without gaps. One that deflate does not make shorter is
 * stored as it is (stored == raw). One shorter than raw / BOOK_RATIO_MAX is
 * filled with zero bytes up to that (rounded up): so a reader can tell from
 * the file's size how much can come out of it.
 * BLKS:
 *	u32 number of blocks n, u32 0
 *	index:	for each group of BOOK_BLOCK_GROUP blocks, and one for the end:
 *		u64 offset of its first block in TEXT, u64 in the stream. The
 *		last is: length of TEXT, of the stream.
 *	record:	u16 stored bytes, u16 raw bytes, u32 sum of the stored bytes
 * Ten hits open ten blocks, so a search likes them small: against 4096 it takes
 * an eighth less time, and a book 2 to 7 % more room.
 */
#define BOOK_BLOCK_SOFT 2048
#define BOOK_BLOCK_MAX 8192
#define BOOK_RATIO_MAX 4
#define BOOK_BLOCK_GROUP 16
#define BOOK_BLOCK_INDEX_BYTES 16
#define BOOK_BLOCK_BYTES 8

/* ANCH: where one may begin to read in the midst of an entry. For each
 * BOOK_ANCHOR_STEP bytes of the packed stream (the last may be short):
 *	u16 first: offset in them of the first top-level node that begins
 *	    there; BOOK_ANCHOR_STEP when none does
 *	u32 entry of that node (none: of the node that goes on here)
 *	u32 position of its first word (book/stream.h), at most STREAM_MAX; of
 *	    an entry's own heading: that of its body. None begins: the position
 *	    of the node that goes on here.
 * Entries rise or stay; within an entry so do positions. */
#define BOOK_ANCHOR_STEP 1024
#define BOOK_ANCHOR_BYTES 10

/* DICT: the preset dictionary, raw, at most BOOK_DICT_MAX bytes; empty for
 * less than BOOK_DICT_LEAST bytes of source. */
#define BOOK_DICT_MAX 32768
#define BOOK_DICT_LEAST 65536

/* TERM: the surface forms, sorted bytewise, each once, of 1 to BOOK_TERM_MAX
 * bytes.
 *	u32 number of terms n, u32 number of groups g
 *	index:	for each block of BOOK_TERM_BLOCK terms, and one for the end:
 *		u8[8]	the block's first term, cut or filled with 0
 *		u32	offset of the block (from the end of the index)
 *		u32	groups that begin in front of the block
 *		u64	offset of its first term's list (from the end of
 *			POST's header)
 *		The last: 0 bytes, length of all blocks, g, length of all lists.
 *	term:	u8	shared | more << 4: bytes shared with the term before
 *			it (0 for a block's first), bytes that follow (>= 1).
 *			Either nibble 15 means: a varint with what is beyond
 *			15 follows (that of shared first)
 *		the bytes
 *		varint	df << 4 | operator << 3 | stem << 2 | kind (BOOK_TERM_*)
 *		varint	only if kind is BACK: groups begun so far - 1 - group
 *		u8	only if stem is 1: cut | add << 7, then u8 if add is 1
 *		varint	bytes of its posting list
 * Lists lie in POST in the order of terms, without gaps.
 *
 * Forms with one stem are a group. A group of one form is ALONE and has the
 * number g + the term's number. The others are numbered from 0 in the order of
 * their first forms: FIRST is the first form of the next group, BACK another
 * form of a group begun before. An operator is ALONE.
 * Stem (ALONE and FIRST only): absent when the form is its own stem. Else the
 * stem is the form without its last CUT bytes, with the byte ADD behind. A stem
 * that cannot be said so (cut <= 127; ADD only where the stem has 2 bytes or
 * more) is the one byte 0 and in the list of odd stems.
 * A text that occurs both as an operator and as a word is a word. */
#define BOOK_TERM_MAX 72
#define BOOK_TERM_BLOCK 32
#define BOOK_TERM_INDEX_BYTES 24
#define BOOK_TERM_ALONE 0
#define BOOK_TERM_FIRST 1
#define BOOK_TERM_BACK 2

/* GRUP:
 *	u32 number of idf records, u32 number of odd stems
 *	idf:	u32 df, u32 the bits of idf as an IEEE 754 single, for each df
 *		that a term or group of this book has, rising.
 *		idf = ln(1 + (entries - df + .5) / (df + .5))
 *	odd:	u32 map_hash of the stem, u32 group, u32 offset of the stem, a
 *		string (from the end of the index below), sorted by hash, then
 *		by stem bytewise
 *	index:	for each BOOK_GROUP_BLOCK groups, and one for the end: u32
 *		offset of the block's first record (from the end of the index).
 *		The last: length of all records.
 *	record:	varint df: entries that hold any of its forms
 *		varint number of forms, at least 2
 *		varint first form's term number, then for each further form
 *		varint distance - 1 from the one before
 *	the strings of the odd stems, behind the last record */
#define BOOK_IDF_BYTES 8
#define BOOK_ODD_BYTES 12
#define BOOK_GROUP_BLOCK 16

/* POST:
 *	u64 postings in all lists, u64 positions in all lists
 *	u8 k of first positions, u8 k of gaps, for lists of df 1
 *	u8 bits of an entry number (so that 2^bits >= entries), u8 0, u32 0
 *	the lists
 *
 * A posting is an entry, a field mask (bit i: field i of text/field.def; never
 * 0), a frequency (number of positions, 1 to BOOK_FREQ_MAX) with as many
 * positions, and a weight step, 0 to BOOK_WEIGHTS - 1 (book/weight.h). An
 * operator has no frequency and no positions. Positions of an entry rise and
 * are below STREAM_MAX; an occurrence beyond is not indexed at all; of two at
 * one position one is kept.
 * The weight of a posting whose mask is BODY alone or CODE alone is not stored
 * but weight_implied(norm, frequency) with the entry's norm of that field; of
 * an operator it always is stored.
 *
 * Mask as written in bits: 0 BODY alone; 1 0 CODE alone; 1 1 and
 * BOOK_MASK_BITS bits: the mask. As a number: 0 BODY, 1 CODE, else the mask.
 *
 * df 1: a bit stream:
 *	entry (the number of bits above); gamma(frequency), not for operators;
 *	mask; BOOK_WEIGHT_BITS weight unless implied; positions
 * Positions of one entry: rice(k first, first position), then for each further
 * one rice(k gap, distance - 1). Filled with 0 bits to a whole byte.
 *
 * df >= 2:
 *	u8	the largest weight of the list
 *	for each full block of BOOK_POSTING_BLOCK postings, BOOK_SKIP_BYTES:
 *		u32 its last entry, u32 its end in bytes (from the end of these
 *		records), u8 its largest weight
 *	the full blocks, then the tail of df % BOOK_POSTING_BLOCK if not 0.
 * A full block:
 *	packed array of entry distances - 1 (of the first: from the last entry
 *	    of the block before, or from -1)
 *	packed array of frequencies - 1, not for operators
 *	packed array of masks as numbers
 *	packed array of the weights that are not implied, in order; left out
 *	    when there are none
 *	not for operators: u8 k of first positions, u8 k of gaps; packed array of
 *	    BOOK_POSITION_STEPS numbers of bits; a bit stream: the positions of
 *	    each entry in order, filled to a whole byte. The numbers are what the
 *	    positions of the first BOOK_POSITION_STEP postings take, of the next,
 *	    and so on: of all but the last. So one need not read all those in
 *	    front of an entry's.
 * The tail:
 *	u16	k of entries | k of first positions << 5 | k of gaps << 10
 *		(operators: the latter two are 0)
 *	a bit stream: for each entry rice(k, distance - 1); gamma(frequency),
 *	    not for operators; mask; weight unless implied. Then, not for
 *	    operators, the positions of each entry in order. Filled to a whole
 *	    byte.
 * k is at most BOOK_RICE_MAX; the writer takes the one that gives the fewest
 * bits, the least of several (for df 1: over all such lists). */
#define BOOK_POST_HEADER_BYTES 24
#define BOOK_POSTING_BLOCK 128
#define BOOK_SKIP_BYTES 9
#define BOOK_POSITION_STEP 16
#define BOOK_POSITION_STEPS 7
#define BOOK_WEIGHTS 64
#define BOOK_WEIGHT_BITS 6
#define BOOK_MASK_BITS 6
#define BOOK_FREQ_MAX (1u << 24)
#define BOOK_RICE_MAX 24	/* largest k */
#define BOOK_RICE_ONES 24	/* this many 1 bits: 32 bits of value follow */

/* SYNO: what people say against what the pages say: words as the tokenizer folds
 * them, parted by one blank.
 *	u32 number of keys n, u32 bytes of all records
 *	index:	for each key, rising by hash, then by its bytes: u32 map_hash of
 *		the key (base/map.h), u32 offset of its record (from the end of
 *		the index)
 *	records, in this order, without gaps: string key, varint offset of its
 *		group (from the end of the records)
 *	groups, each once, without gaps: varint number of forms (1 to
 *		BOOK_SYNONYM_FORMS), a string each
 * Keys are what is said, in an English book each word's stem. Keys and forms
 * have 1 to BOOK_SYNONYM_WORDS words. */
#define BOOK_SYNONYM_INDEX_BYTES 8
#define BOOK_SYNONYM_WORDS 4
#define BOOK_SYNONYM_FORMS 64

/* DATA: varint number of files; for each: string name, varint raw bytes, varint
 * stored bytes; sorted by name, each once. Then the files in that order, each
 * raw deflate without a dictionary, or as it is when that is not longer (stored
 * == raw), or filled with zero bytes up to raw / BOOK_RATIO_MAX rounded up. */
#define BOOK_DATA_MAX (1u << 24)	/* raw bytes of one file */

#endif
