/* The known parts of an entry. Within an entry whose heading has level L, a
 * part begins at a heading of level L + 1 whose text is in section.def and
 * ends at the next heading of that level or above. The overview of a page
 * knows no parts but its text. */
#ifndef DOC_SECTION_H
#define DOC_SECTION_H

#include "base/sv.h"
#include "doc/doc.h"
#include "doc/page.h"

enum section {
	SECTION_NONE,		/* an unknown ### heading: ordinary text */
#define SECTION(id, heading, brief, is_asked) SECTION_##id,
#include "doc/section.def"
#undef SECTION
	SECTION_COUNT,
	SECTION_PROMPT = SECTION_COUNT	/* what stands before the first ### */
};

struct section_info {
	struct sv heading, brief;
	bool is_asked;		/* part of the question, not of its answer */
};

extern const struct section_info section_table[SECTION_COUNT];

/* By heading text ("Red flags", "Hint 2"; case is ignored) or brief word
 * ("prompt" and "hint" included). SECTION_NONE when unknown. */
enum section section_of_heading(struct sv text);
enum section section_of_brief(struct sv brief);

struct part {
	enum section section;
	struct node *heading;	/* NULL for the prompt */
	struct node *first;	/* first block of its text */
	struct node *end;	/* first sibling behind it; NULL at the end */
};

/* Walk the parts of an entry in order, the prompt (possibly empty: first ==
 * end) first. Begin with a zeroed *P; false at the end. */
bool part_next(const struct entry *entry, struct part *p);
/* The first part of that kind; false if the entry has none, or it is empty. */
bool part_find(const struct entry *entry, enum section section,
    struct part *out);

#endif
