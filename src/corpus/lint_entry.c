/* What the heading of an entry says of it. */
#include "config.h"

#include "corpus/lint_checks.h"

#include "base/utf8.h"

#define HEADING_MAX 60
#define SHORT_MAX 48
#define TAGS_MIN 1
#define TAGS_MAX 8

void
lint_level_missing(struct lint *l)
{
	if (l->entry->level == LEVEL_NONE)
		lint_say(l, l->entry->line,
		    "no level: add .junior, .mid or .senior");
}

void
lint_kind_missing(struct lint *l)
{
	if (l->entry->kind == KIND_NONE)
		lint_say(l, l->entry->line, "no kind: add .concept, "
		    ".code, .compare, .debug, .design, .behavioural or "
		    ".exercise");
}

void
lint_id_missing(struct lint *l)
{
	const struct node *heading = l->entry->first;

	if (sv_find_byte(heading->u.heading.attr, '#') ==
	    heading->u.heading.attr.n)
		lint_say(l, l->entry->line,
		    "no id: add {#id}, or it changes when the heading does");
}

void
lint_tags_missing(struct lint *l)
{
	if (l->entry->tags.n == 0)
		lint_say(l, l->entry->line, "no tags: add %d to %d words that "
		    "someone would search for", TAGS_MIN, TAGS_MAX);
}

/* Error codes come on top. */
void
lint_tags_count(struct lint *l)
{
	struct sv rest = l->entry->tags, tag;
	int n = 0;

	while (sv_word(&rest, &tag))
		n += !lint_is_error_code(tag);
	if (l->entry->tags.n > 0 && (n < TAGS_MIN || n > TAGS_MAX))
		lint_say(l, l->entry->line, "tags besides error codes: "
		    "%d, give %d to %d", n, TAGS_MIN, TAGS_MAX);
}

void
lint_heading_long(struct lint *l)
{
	size_t n = utf8_length(l->entry->title);

	if (n > HEADING_MAX && l->entry->short_title.n == 0)
		lint_say(l, l->entry->line, "heading of %zu characters "
		    "without short=: add one of at most %d", n, SHORT_MAX);
}

void
lint_heading_code(struct lint *l)
{
	const struct node *first = l->entry->first->first;

	if (first != NULL && first->type == NODE_CODE_SPAN)
		lint_say(l, l->entry->line, "heading begins with code: begin "
		    "with a word");
}

void
lint_short_long(struct lint *l)
{
	size_t n = utf8_length(l->entry->short_title);

	if (n > SHORT_MAX)
		lint_say(l, l->entry->line, "short= has %zu characters: "
		    "at most %d fit in lists", n, SHORT_MAX);
}

/* Another entry's name, for the message about two that are alike. */
static void
say_other(struct lint *l, const char *what, uint32_t other)
{
	lint_say(l, l->entry->line, "%s %.*s: merge them, or say how they "
	    "differ", what, SV_ARG(lint_entry_name(l, other)));
}

void
lint_title_twice(struct lint *l)
{
	struct map_item *it;
	bool is_new;

	it = map_put(&l->titles, l->entry->title, l->entry->number, &is_new);
	if (!is_new)
		say_other(l, "the same title as", it->value);
}

/* After lint_title_twice(), which says enough about the same title. */
void
lint_title_alike(struct lint *l)
{
	const struct map_item *same = map_find(&l->titles, l->entry->title);
	uint32_t other;

	if ((same == NULL || same->value == l->entry->number) &&
	    alike_add(&l->alike, l->entry->title, l->entry->number, &other))
		say_other(l, "nearly the same question as", other);
}
