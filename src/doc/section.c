#include "config.h"

#include "doc/section.h"

#include "base/ascii.h"

const struct section_info section_table[SECTION_COUNT] = {
#define SECTION(id, text, word, is_question)                                  \
	[SECTION_##id] = { SV_INIT(text), SV_INIT(word), is_question },
#include "doc/section.def"
#undef SECTION
};

/* "Hint 2" is a hint like "Hint". */
static struct sv
without_number(struct sv s)
{
	size_t n = s.n;

	while (n > 0 && ascii_is_digit(s.p[n - 1]))
		n--;
	return n < s.n && n > 0 && s.p[n - 1] == ' ' ? sv_sub(s, 0, n - 1) : s;
}

enum section
section_of_heading(struct sv text)
{
	struct sv bare = without_number(sv_trim(text));

	if (sv_ieq(bare, section_table[SECTION_HINT].heading))
		return SECTION_HINT;
	for (unsigned i = SECTION_NONE + 1; i < SECTION_COUNT; i++)
		if (sv_ieq(sv_trim(text), section_table[i].heading))
			return (enum section)i;
	return SECTION_NONE;
}

enum section
section_of_brief(struct sv brief)
{
	if (sv_ieq(brief, SV("prompt")))
		return SECTION_PROMPT;
	for (unsigned i = SECTION_NONE + 1; i < SECTION_COUNT; i++)
		if (sv_ieq(brief, section_table[i].brief))
			return (enum section)i;
	return SECTION_NONE;
}

/* A part's heading is short: compare without an allocation, in a buffer that
 * any known heading fits. */
static enum section
section_of_node(const struct node *heading)
{
	const struct node *text = heading->first;
	struct buf b = { 0 };
	enum section s;

	if (text != NULL && text->type == NODE_TEXT && text->next == NULL)
		return section_of_heading(text->text);
	node_plain(heading, &b);
	s = section_of_heading(buf_view(&b));
	buf_release(&b);
	return s;
}

/* The level of headings that begin a part of ENTRY; 0 when it has none. */
static unsigned
part_level(const struct entry *entry)
{
	const struct node *first = entry->first;

	if (entry->is_overview || first == NULL ||
	    first->type != NODE_HEADING)
		return 0;
	return first->u.heading.level + 1u;
}

/* The first block from N on, not behind END, that ends a part. */
static struct node *
part_end(struct node *n, const struct node *end, unsigned level)
{
	while (n != NULL && n != end) {
		if (level != 0 && n->type == NODE_HEADING &&
		    n->u.heading.level <= level)
			break;
		n = n->next;
	}
	return n;
}

bool
part_next(const struct entry *entry, struct part *p)
{
	unsigned level = part_level(entry);

	if (p->section == SECTION_NONE && p->heading == NULL &&
	    p->first == NULL && p->end == NULL) {
		p->section = SECTION_PROMPT;
		p->first = level != 0 ? entry->first->next : entry->first;
		if (level != 0 && entry->first->next == NULL)
			p->first = entry->end;
		p->end = part_end(p->first, entry->end, level);
		return true;
	}
	if (p->end == entry->end || p->end == NULL)
		return false;
	p->heading = p->end;
	p->section = p->heading->u.heading.level == level ?
	    section_of_node(p->heading) : SECTION_NONE;
	p->first = p->heading->next;
	p->end = part_end(p->first, entry->end, level);
	return true;
}

bool
part_find(const struct entry *entry, enum section section, struct part *out)
{
	struct part p = { 0 };

	while (part_next(entry, &p)) {
		if (p.section != section || p.first == p.end)
			continue;
		*out = p;
		return true;
	}
	return false;
}
