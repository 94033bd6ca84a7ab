#include "config.h"

#include "study/sitting.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static const enum section question_parts[] = { SECTION_PROMPT, SECTION_TASK,
	SECTION_STARTER };
static const enum section short_parts[] = { SECTION_SHORT_ANSWER };
static const enum section rest_parts[] = { SECTION_NONE, SECTION_ANSWER,
	SECTION_EXAMPLE, SECTION_COVER, SECTION_RED_FLAGS, SECTION_FOLLOW_UPS,
	SECTION_SOURCES, SECTION_STRUCTURE, SECTION_STRONG_WEAK, SECTION_TESTS,
	SECTION_HINT, SECTION_SOLUTION, SECTION_DISCUSSION };

void
sitting_release(struct sitting *s)
{
	session_release(&s->session);
	arena_release(&s->arena);
}

/* --- what is shown --- */

static bool
has_part(const struct sitting *s, const enum section *parts, size_t n)
{
	struct part p;

	for (size_t i = 0; i < n; i++)
		if (part_find(&s->page.entries[0], parts[i], &p))
			return true;
	return false;
}

const enum section *
sitting_parts(const struct sitting *s, enum sitting_stage stage, size_t *n)
{
	/* A section without known parts is all answer; only its title is
	 * asked. */
	bool is_bare = !has_part(s, short_parts, COUNT(short_parts)) &&
	    !has_part(s, rest_parts, COUNT(rest_parts));

	switch (stage) {
	case SITTING_QUESTION:
		*n = is_bare ? 0 : COUNT(question_parts);
		return question_parts;
	case SITTING_SHORT:
		*n = COUNT(short_parts);
		return short_parts;
	case SITTING_FULL:
		break;
	}
	*n = is_bare ? COUNT(question_parts) : COUNT(rest_parts);
	return is_bare ? question_parts : rest_parts;
}

/* Made when it is first needed: a start with a new question does without. */
static uint64_t
digest(struct sitting *s)
{
	if (s->digest == 0)
		s->digest = deck_digest(&s->page);
	return s->digest;
}

bool
sitting_is_changed(struct sitting *s)
{
	return s->item->stored.digest != 0 &&
	    s->item->stored.digest != digest(s);
}

/* --- question after question --- */

static bool
begin(struct sitting *s, struct deck_item *item, struct moment now,
    struct err *e)
{
	s->item = item;
	s->stage = SITTING_QUESTION;
	s->began = now.ms;
	s->asked++;
	s->digest = 0;
	arena_clear(&s->arena);
	return book_page_entry(item->book, item->entry, &s->arena, &s->page,
	    e);
}

bool
sitting_next(struct sitting *s, struct moment now, struct err *e)
{
	struct deck_item *item = session_next(&s->session, now);

	s->is_over = item == NULL;
	return s->is_over || begin(s, item, now, e);
}

static void
reveal(struct sitting *s)
{
	s->stage = s->stage == SITTING_QUESTION &&
	    has_part(s, short_parts, COUNT(short_parts)) ? SITTING_SHORT :
							   SITTING_FULL;
}

static bool
grade(struct sitting *s, enum grade grade, struct moment now,
    const char **said, struct err *e)
{
	int64_t duration = now.ms > s->began ? now.ms - s->began : 0;
	bool counted;

	if (s->stage == SITTING_QUESTION) {
		*said = "See the answer first.";
		return true;
	}
	if (!session_grade(&s->session, s->item, grade, now, duration,
		digest(s), &counted, e))
		return false;
	if (!counted)
		*said = "Answered meanwhile in another run; not counted "
			"twice.";
	s->item = NULL;
	return true;
}

static bool
undo(struct sitting *s, struct moment now, const char **said, struct err *e)
{
	struct deck_item *item;

	if (!session_undo(&s->session, now, &item, e))
		return false;
	*said = item == NULL ? "There is no grade of this run to take back; "
			       "'study undo' takes back older ones." :
			       "The last grade is taken back.";
	return item == NULL || begin(s, item, now, e);
}

static bool
flag(struct sitting *s, enum log_what what, struct moment now,
    const char **said, struct err *e)
{
	if (!session_flag(&s->session, s->item, what, now, e))
		return false;
	*said = what == LOG_SUSPEND ?
	    "Suspended: it is asked no more, until 'study resume'." :
	    what == LOG_MARK ? "Marked." : "No longer marked.";
	if (what == LOG_SUSPEND)
		s->item = NULL;
	return true;
}

bool
sitting_do(struct sitting *s, enum sitting_key key, struct moment now,
    const char **said, struct err *e)
{
	*said = NULL;
	switch (key) {
	case SITTING_AGAIN:
	case SITTING_HARD:
	case SITTING_GOOD:
	case SITTING_EASY:
		return grade(s, (enum grade)key, now, said, e);
	case SITTING_MORE:
		if (s->stage == SITTING_FULL)
			*said = "That is all of it: how well did you know it?";
		reveal(s);
		return true;
	case SITTING_UNDO:
		return undo(s, now, said, e);
	case SITTING_SUSPEND:
		return flag(s, LOG_SUSPEND, now, said, e);
	case SITTING_MARK:
		return flag(s, s->item->stored.card.is_marked ? LOG_UNMARK :
			LOG_MARK, now, said, e);
	case SITTING_END:
		s->is_over = true;
		return true;
	case SITTING_NO_KEY:
		*said = "Not a key here.";
		return true;
	case SITTING_NOTE:
	case SITTING_HELP:
		break;
	}
	return true;
}

/* --- the end --- */

void
sitting_sum(const struct sitting *s, struct moment now, size_t missing,
    struct buf *out)
{
	const struct session *d = &s->session;
	struct session_counts n = session_count(d, now);

	buf_printf(out, "%u answered: %u known, %u not; %u of them new.\n",
	    d->answered, d->passed, d->answered - d->passed, d->first_seen);
	if (n.learning > 0) {
		int64_t wait = (n.next_learning - now.ms + 59999) / 60000;

		buf_printf(out, "%u still being learned, the next in %lld "
		    "min.\n", n.learning, (long long)(wait > 0 ? wait : 0));
	}
	if (n.due > 0)
		buf_printf(out, "%u still due today.\n", n.due);
	buf_printf(out, "Tomorrow: %u due.\n", n.tomorrow);
	if (missing > 0)
		buf_printf(out, "%zu studied question%s not in these books "
		    "(renamed, removed?); their history is kept: "
		    "'rust-interview study rename' offers them new names.\n", missing,
		    missing == 1 ? " is" : "s are");
}
