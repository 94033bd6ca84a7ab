#include "config.h"

#include "doc/shape.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "doc/section.h"

/* --- what reads as a question --- */

/* "12. ", "12) ", "12: ", "Q12 ", "Question 12: "; *NUMBER is it. */
static bool
is_numbered(struct sv text, uint64_t *number)
{
	size_t digits = 0;
	bool is_named = true;

	if (sv_starts(text, SV("Question ")))
		text = sv_from(text, 9);
	else if (sv_starts(text, SV("Q")))
		text = sv_from(text, 1);
	else
		is_named = false;
	while (digits < text.n && ascii_is_digit(text.p[digits]))
		digits++;
	if (!sv_number(sv_sub(text, 0, digits), number))
		return false;
	text = sv_from(text, digits);
	if (text.n > 0 && (text.p[0] == '.' || text.p[0] == ')' ||
	    text.p[0] == ':'))
		text = sv_from(text, 1);
	else if (!is_named)
		return false;
	/* "1.2 Scope" is a section's number. */
	return text.n == 0 || text.p[0] == ' ';
}

/* Blanks, stars, arrows, faces: what may follow the question mark. */
static bool
is_ornament(uint32_t c)
{
	if (c <= 0x2000)
		return c == ' ' || c == '*';
	return utf8_is_mark(c) || !(utf8_is_letter(c) || utf8_is_digit(c) ||
	    c == 0xFF1F);
}

static bool
asks(struct sv text)
{
	uint32_t last = 0;

	for (size_t at = 0; at < text.n;) {
		uint32_t c = utf8_next(text, &at);

		if (!is_ornament(c))
			last = c;
	}
	return last == '?' || last == 0xFF1F;
}

static bool
is_question(struct sv text)
{
	uint64_t number;

	text = sv_trim(text);
	return asks(text) || is_numbered(text, &number);
}

/* --- headings --- */

#define SHAPE_MANY 12		/* sections that need finding */

struct outline {
	size_t count[7], questions[7];	/* by level */
	size_t sections[7];		/* with text of their own */
	/* of a level, all that end in '?' or are numbered, "Answer" and such
	 * as well; headings above it before the first of them, and after */
	size_t asked[7], above[7], behind[7];
	const struct node *only_title;
};

static void
count_asked(struct outline *o, unsigned level, bool is_asked)
{
	o->asked[level] += is_asked;
	for (unsigned i = level + 1; i <= 6; i++) {
		o->above[i] += o->asked[i] == 0;
		o->behind[i] += o->asked[i] > 0;
	}
}

static struct outline
outline_of(const struct node *root, struct arena *a)
{
	struct outline o = { 0 };

	for (const struct node *n = root->first; n != NULL; n = n->next) {
		unsigned level = n->type == NODE_HEADING ?
		    n->u.heading.level : 0;
		struct sv text;
		bool is_asked;

		if (level == 0)
			continue;
		text = node_plain_sv(n, a);
		is_asked = is_question(text);
		if (level > 1)
			count_asked(&o, level, is_asked);
		/* "### Answer" under each question makes no entries. */
		if (level > 2 && section_of_heading(text) != SECTION_NONE)
			continue;
		o.count[level]++;
		o.questions[level] += is_asked;
		o.sections[level] += level > 1 && n->next != NULL &&
		    n->next->type != NODE_HEADING;
		if (level == 1)
			o.only_title = o.count[1] == 1 ? n : NULL;
	}
	return o;
}

/* The deepest level that is mostly questions, under headings that only group
 * them; 0: none. */
static unsigned
question_level(const struct outline *o)
{
	for (unsigned level = 6; level > 0; level--) {
		size_t above = 0;

		for (unsigned i = 1; i < level; i++)
			above += o->sections[i];
		if (o->questions[level] >= SHAPE_LEAST &&
		    o->questions[level] * 3 >= o->count[level] * 2 &&
		    o->questions[level] > above * 4)
			return level;
	}
	return 0;
}

/* The level of questions each of which is followed by a heading above it:
 * "###### 1. What?", "#### Answer: B". 0: none. */
static unsigned
answered_level(const struct outline *o)
{
	for (unsigned i = 6; i > 2; i--)
		if (o->asked[i] >= SHAPE_LEAST && o->above[i] == 0 &&
		    o->behind[i] <= o->asked[i] &&
		    o->behind[i] * 3 >= o->asked[i] * 2)
			return i;
	return 0;
}

/* The level of many sections under headings without text of their own. */
static unsigned
grouped_level(const struct outline *o)
{
	size_t above = 0;

	for (unsigned level = 2; level <= 6; level++) {
		if (level > 2 && o->sections[level] >= SHAPE_MANY &&
		    o->sections[level] > above * 4)
			return level;
		above += o->sections[level];
	}
	return 0;
}

static unsigned
section_level(const struct outline *o)
{
	unsigned from = o->only_title != NULL ? 2 : 1;
	unsigned level;

	if (from == 2 && o->count[2] > 0)
		return 2;
	for (level = from; level <= 6; level++)
		if (o->count[level] > 1)
			return level;
	for (level = from; level <= 6; level++)
		if (o->count[level] > 0)
			return level;
	return 0;
}

/* --- items --- */

/* Numbers that are left out at once. */
#define SHAPE_GAP 9

static bool
is_bold(const struct node *para)
{
	return para->first != NULL && para->first->type == NODE_STRONG &&
	    para->first->next == NULL;
}

/* A line of a table of contents. */
static bool
is_reference(const struct node *para)
{
	const struct node *n = para->first;

	return n != NULL && n->next == NULL && n->type == NODE_LINK &&
	    sv_starts(n->u.link.target, SV("#"));
}

static bool
ends_in_question_mark(const struct node *para)
{
	const struct node *last = para->last;

	if (is_reference(para))
		return false;
	while (last != NULL && last->last != NULL)
		last = last->last;
	return last != NULL && last->type == NODE_TEXT && asks(last->text);
}

bool
shape_is_question(const struct node *item)
{
	const struct node *para = item->first;

	if (para != NULL && para->type == NODE_HEADING)
		return true;
	return para != NULL && para->type == NODE_PARA &&
	    (is_bold(para) || ends_in_question_mark(para));
}

/* Not the number after the last, but one that a list made by hand has. */
static bool
is_near(const struct shape_place *at, uint64_t number)
{
	return at->last > 0 && number >= at->last &&
	    number <= at->last + SHAPE_GAP;
}

/* Does LIST begin the numbers anew, or a page in their middle? Bold words
 * alone head items of answers, too. */
static bool
begins_anew(const struct node *list, const struct shape_place *at)
{
	bool is_anew = at->last == 0 || (at->is_part &&
	    list->u.list.start <= 1), are_headings = true;

	for (const struct node *it = list->first; it != NULL; it = it->next) {
		const struct node *para = it->first;

		if (para == NULL || (para->type != NODE_HEADING &&
			(para->type != NODE_PARA ||
			!ends_in_question_mark(para))))
			return false;
		are_headings = are_headings && para->type == NODE_HEADING;
	}
	return is_anew || are_headings;
}

static uint64_t
list_items(const struct node *list, struct shape_place *at)
{
	const uint64_t start = list->u.list.start;
	uint64_t questions = 0, all = 0;

	if (!list->u.list.is_ordered || list->first == NULL)
		return 0;
	for (const struct node *it = list->first; it != NULL; it = it->next) {
		questions += shape_is_question(it);
		all++;
	}
	if (start == at->last + 1 ? all > 1 && questions * 3 < all * 2 :
	    !(is_near(at, start) && questions == all) &&
	    !begins_anew(list, at))
		return 0;
	at->last = start + all - 1;
	at->is_part = false;
	return all > 1 ? questions : 1;
}

/* A question in bold, or a summary, without a number. */
static bool
is_bare(const struct node *n, bool with_summaries)
{
	if (n->type != NODE_PARA || !is_bold(n))
		return false;
	return ends_in_question_mark(n) ?
	    with_summaries || !n->u.para.is_summary :
	    with_summaries && n->u.para.is_summary;
}

uint64_t
shape_items(const struct node *n, struct shape_place *at)
{
	const struct node *text;
	uint64_t number;

	if (at->is_bare)
		return is_bare(n, at->with_summaries);
	if (n->type == NODE_LIST)
		return list_items(n, at);
	at->is_part = at->is_part || n->type == NODE_HEADING;
	if (n->type != NODE_PARA || !is_bold(n))
		return 0;
	text = n->first->first;
	if (text == NULL || text->type != NODE_TEXT ||
	    !is_numbered(text->text, &number))
		return 0;
	if (number != at->last + 1 && !is_near(at, number) &&
	    !(ends_in_question_mark(n) &&
	    (at->last == 0 || (at->is_part && number <= 1))))
		return 0;
	at->last = number;
	at->is_part = false;
	return 1;
}

static bool
has_answer(const struct node *n)
{
	const struct node *item = n->first;

	return (n->next != NULL && n->next->type == NODE_PARA) ||
	    (n->type == NODE_LIST && item != NULL &&
	    item->first != item->last);
}

/* Questions among the top level's items; items of one that no text follows are
 * steps, not questions. */
static uint64_t
count_items(const struct node *root)
{
	struct shape_place at = { 0 };
	uint64_t all = 0, n;
	bool has_alone = false, all_answered = true;

	for (const struct node *it = root->first; it != NULL; it = it->next) {
		n = shape_items(it, &at);
		all += n;
		if (n == 1 && it->type == NODE_LIST &&
		    !shape_is_question(it->first)) {
			has_alone = true;
			all_answered = all_answered && has_answer(it);
		}
	}
	return has_alone && !all_answered ? 0 : all;
}

/* The first list of items that begin with headings, "1. ### What?"; or NULL. */
static const struct node *
headed_list(const struct node *root)
{
	for (const struct node *n = root->first; n != NULL; n = n->next)
		if (n->type == NODE_LIST && n->u.list.is_ordered &&
		    n->first != NULL && n->first->first != NULL &&
		    n->first->first->type == NODE_HEADING)
			return n;
	return NULL;
}

/* Headings that items are weighed against. Behind items that begin with
 * headings, those of lower levels are parts of answers, of theirs some. */
static size_t
headings_beside_items(const struct outline *o, const struct node *root)
{
	const struct node *list = headed_list(root);
	unsigned level = list != NULL ? list->first->first->u.heading.level : 7;
	size_t all = 0, behind = 0;

	for (unsigned i = 1; i <= 6; i++)
		all += o->count[i];
	for (; list != NULL; list = list->next)
		if (list->type == NODE_HEADING &&
		    list->u.heading.level >= level)
			behind += list->u.heading.level > level ? 2 : 1;
	behind /= 2;
	all -= behind < all ? behind : all;
	return all - (all > 0 && o->only_title != NULL);
}

/* Questions without numbers among the top level's blocks; *AT gets what they
 * are. */
static uint64_t
count_bare(const struct node *root, struct shape_place *at)
{
	uint64_t summaries = 0, asking = 0, all = 0;

	for (const struct node *n = root->first; n != NULL; n = n->next) {
		bool is_summary = n->type == NODE_PARA &&
		    n->u.para.is_summary;

		summaries += is_summary;
		asking += is_summary && ends_in_question_mark(n);
	}
	*at = (struct shape_place){ .is_bare = true,
		.with_summaries = asking * 2 >= summaries };
	for (const struct node *n = root->first; n != NULL; n = n->next)
		all += is_bare(n, at->with_summaries);
	return all;
}

/* The first heading of a page of questions, if it is a `#` and another follows
 * before any question may: it heads the page, and that one a group. */
static const struct node *
title_above_groups(const struct node *root, struct shape_place at)
{
	const struct node *title = NULL;

	for (const struct node *n = root->first; n != NULL; n = n->next) {
		if (shape_items(n, &at) > 0)
			return NULL;
		if (n->type != NODE_HEADING)
			continue;
		if (n->u.heading.level != 1)
			return NULL;
		if (title != NULL)
			return title;
		title = n;
	}
	return NULL;
}

/* The first heading, if no other is as high. */
static const struct node *
top_heading(const struct outline *o, const struct node *root)
{
	const struct node *n = root->first;
	size_t as_high = 0;

	while (n != NULL && n->type != NODE_HEADING)
		n = n->next;
	if (n == NULL)
		return NULL;
	for (unsigned i = 1; i <= n->u.heading.level; i++)
		as_high += o->count[i];
	return as_high == 1 ? n : NULL;
}

/* Does PARA have pictures; does it have text beside them? */
static void
look_into(const struct node *para, bool *has_pictures, bool *has_text)
{
	struct node *n = (struct node *)(uintptr_t)para;

	*has_pictures = *has_text = false;
	while ((n = node_walk(para, n, n->type == NODE_IMAGE)) != NULL) {
		*has_pictures = *has_pictures || n->type == NODE_IMAGE;
		*has_text = *has_text || n->type == NODE_TEXT ||
		    n->type == NODE_CODE_SPAN;
	}
}

/* The only <h1>, of text alone, with nothing but pictures above it. */
static const struct node *
title_in_html(const struct node *root)
{
	const struct node *title = NULL;
	bool is_above = true, has_pictures, has_text;

	for (const struct node *n = root->first; n != NULL; n = n->next) {
		if (n->type != NODE_PARA) {
			is_above = false;
			continue;
		}
		look_into(n, &has_pictures, &has_text);
		if (!n->u.para.is_title) {
			is_above = is_above && !has_text;
		} else {
			if (title != NULL || !is_above || has_pictures ||
			    !has_text)
				return NULL;
			title = n;
		}
	}
	return title;
}

struct shape
shape_of(const struct node *root, struct arena *a)
{
	const struct outline o = outline_of(root, a);
	struct shape s = { .title = o.only_title };
	unsigned level = question_level(&o);
	struct shape_place place;
	size_t nheadings;
	uint64_t items, bare = count_bare(root, &place);

	nheadings = headings_beside_items(&o, root);
	items = count_items(root);
	s.answered = answered_level(&o);
	if (s.answered > 0) {
		s.mode = ENTRIES_H2;
		s.why = arena_printf(a, "%zu questions of level %u, answers "
		    "above it", o.questions[s.answered], s.answered);
	} else if (level > 0 && o.questions[level] >= items) {
		s.mode = (enum entry_mode)level;
		s.why = arena_printf(a, "%zu of %zu headings of level %u read "
		    "as questions", o.questions[level], o.count[level], level);
	} else if (items >= SHAPE_LEAST && items > nheadings) {
		s.mode = ENTRIES_LIST;
		s.why = arena_printf(a, "%llu numbered items read as "
		    "questions", (unsigned long long)items);
	} else if (bare >= SHAPE_LEAST && bare > nheadings) {
		s.mode = ENTRIES_LIST;
		s.begin = place;
		s.why = arena_printf(a, "%llu paragraphs read as questions",
		    (unsigned long long)bare);
	} else if ((level = grouped_level(&o)) > 0) {
		s.mode = (enum entry_mode)level;
		s.why = arena_printf(a, "%zu sections of level %u in groups",
		    o.sections[level], level);
	}
	s.is_questions = s.mode != ENTRIES_AUTO;
	if (s.is_questions && s.mode != ENTRIES_H1 && s.title == NULL)
		s.title = title_above_groups(root, s.begin);
	if (s.title == NULL)
		s.title = title_in_html(root);
	if (s.title == NULL)
		s.title = top_heading(&o, root);
	if (s.is_questions)
		return s;
	level = section_level(&o);
	s.mode = level > 0 ? (enum entry_mode)level : ENTRIES_NONE;
	s.why = level > 0 ? arena_printf(a, "%zu sections of level %u",
	    o.count[level], level) : SV("no headings");
	return s;
}

enum level
shape_level(struct sv heading)
{
	static const struct {
		struct sv word;
		enum level level;
	} words[] = {
		{ SV_INIT("beginner"), LEVEL_JUNIOR },
		{ SV_INIT("basic"), LEVEL_JUNIOR },
		{ SV_INIT("easy"), LEVEL_JUNIOR },
		{ SV_INIT("junior"), LEVEL_JUNIOR },
		{ SV_INIT("entry-level"), LEVEL_JUNIOR },
		{ SV_INIT("intermediate"), LEVEL_MID },
		{ SV_INIT("medium"), LEVEL_MID },
		{ SV_INIT("mid"), LEVEL_MID },
		{ SV_INIT("mid-level"), LEVEL_MID },
		{ SV_INIT("middle"), LEVEL_MID },
		{ SV_INIT("advanced"), LEVEL_SENIOR },
		{ SV_INIT("expert"), LEVEL_SENIOR },
		{ SV_INIT("hard"), LEVEL_SENIOR },
		{ SV_INIT("senior"), LEVEL_SENIOR },
	};
	struct sv word;

	/* Its first or second word: "Level: Advanced", "Basic questions". */
	for (int n = 0; n < 2 && sv_word(&heading, &word); n++) {
		while (word.n > 0 && (word.p[word.n - 1] == ':' ||
		    word.p[word.n - 1] == 's'))
			word.n--;
		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
			if (sv_ieq(word, words[i].word))
				return words[i].level;
	}
	return LEVEL_NONE;
}
