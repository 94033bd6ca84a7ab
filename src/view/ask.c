/* When keys answer a question instead of being commands. */
#include "config.h"

#include "view/inner.h"

const struct filter_key filter_keys[] = {
	{ 'j', true, LEVEL_JUNIOR },
	{ 'm', true, LEVEL_MID },
	{ 's', true, LEVEL_SENIOR },
	{ 'c', false, KIND_CONCEPT },
	{ 'o', false, KIND_CODE },
	{ 'p', false, KIND_COMPARE },
	{ 'd', false, KIND_DEBUG },
	{ 'g', false, KIND_DESIGN },
	{ 'b', false, KIND_BEHAVIOURAL },
	{ 'e', false, KIND_EXERCISE },
};
const size_t filter_key_count = sizeof(filter_keys) / sizeof(*filter_keys);

bool
is_typing(const struct view *v)
{
	return v->asks == ASKS_QUERY || v->asks == ASKS_FIND ||
	    v->asks == ASKS_FILE || v->asks == ASKS_PROGRAM ||
	    v->asks == ASKS_LINK;
}

const char *
ask_label(const struct view *v)
{
	switch (v->asks) {
	case ASKS_NOTHING:
	case ASKS_FILTER:
		break;
	case ASKS_QUERY:
		return "Search: ";
	case ASKS_FIND:
		return "In this page: ";
	case ASKS_FILE:
		return "Write code to: ";
	case ASKS_PROGRAM:
		return "Give code to: ";
	case ASKS_LINK:
		return "Follow link: ";
	case ASKS_BLOCK:
		return "Which block of code? Its number:";
	case ASKS_NEW_MARK:
		return "Mark this place with a letter:";
	case ASKS_MARK:
		return "To the mark of a letter, ' for where you were:";
	}
	return "";
}

void
ask(struct view *v, enum asking what)
{
	v->asks = what;
	if (what == ASKS_QUERY)
		prompt_set(&v->prompt, buf_view(&v->query));
	else
		prompt_set(&v->prompt, SV(""));
	v->find_from = v->top;
}

static void
filter_changed(struct view *v)
{
	v->is_stale = true;
	v->contents.top = v->results.top = 0;
}

static void
filter_key(struct view *v, uint32_t key)
{
	struct filter *f = &v->filter;
	size_t i;

	if (key == 'a') {
		f->levels = f->kinds = 0;
		filter_changed(v);
		return;
	}
	for (i = 0; i < filter_key_count; i++)
		if ((uint32_t)filter_keys[i].key == key)
			break;
	if (i == filter_key_count) {
		v->asks = ASKS_NOTHING;
		return;
	}
	if (filter_keys[i].is_level)
		f->levels ^= 1u << filter_keys[i].number;
	else
		f->kinds ^= 1u << filter_keys[i].number;
	filter_changed(v);
}

void
act_filter(struct view *v)
{
	if (!v->text.is_open)
		ask(v, ASKS_FILTER);
}

static void
mark_key(struct view *v, uint32_t key, bool is_new)
{
	struct place place;
	size_t i = key - 'a';

	v->asks = ASKS_NOTHING;
	if (key == '\'' && !is_new) {
		place = v->before_jump;
		place_go(v, &place);
		return;
	}
	if (key < 'a' || key > 'z') {
		view_say(v, "marks are the letters a to z");
		return;
	}
	if (is_new) {
		v->marks[i] = v->now;
		v->has_mark[i] = true;
		view_say(v, "'%c comes back here", (int)key);
	} else if (!v->has_mark[i]) {
		view_say(v, "no place has the mark %c", (int)key);
	} else {
		place = v->marks[i];
		place_go(v, &place);
	}
}

static void
block_key(struct view *v, uint32_t key)
{
	const struct node *blocks[VIEW_BLOCKS];
	size_t n = visible_blocks(v, blocks);

	v->asks = ASKS_NOTHING;
	if (key >= '1' && key - '0' <= n)
		use_block(v, blocks[key - '1']);
	else if (key >= '1' && key <= '9')
		view_say(v, "no block of that number is on the screen");
}

/* A digit: follow as soon as no other link's number can be meant. */
static void
link_key(struct view *v, uint32_t key)
{
	size_t first, n = visible_links(v, &first);
	uint64_t number = 0;

	if (key != VIEW_ENTER && (key < '0' || key > '9') &&
	    key != VIEW_BACKSPACE) {
		v->asks = ASKS_NOTHING;
		return;
	}
	if (key != VIEW_ENTER)
		(void)prompt_key(&v->prompt, key);
	(void)sv_number(buf_view(&v->prompt.text), &number);
	if (key != VIEW_ENTER && (number == 0 || number * 10 <= n))
		return;
	v->asks = ASKS_NOTHING;
	if (number > 0 && number <= n)
		follow_link(v, first + (size_t)number - 1);
	else if (number > 0)
		view_say(v, "no link of that number is on the screen");
}

static void
query_key(struct view *v, uint32_t key)
{
	switch (key) {
	case VIEW_ENTER:
		list_make(v);
		v->asks = ASKS_NOTHING;
		open_chosen(v);
		return;
	case VIEW_TAB:
		v->asks = ASKS_NOTHING;
		return;
	case VIEW_DOWN:
	case 'n' & 0x1F:
		list_make(v);
		list_move(v, 1);
		return;
	case VIEW_UP:
	case 'p' & 0x1F:
		list_make(v);
		list_move(v, -1);
		return;
	case VIEW_PAGE_DOWN:
	case VIEW_PAGE_UP:
		list_make(v);
		list_move(v, key == VIEW_PAGE_UP ? -(long)body_rows(v) / 2 :
						   (long)body_rows(v) / 2);
		return;
	default:
		break;
	}
	if (!prompt_key(&v->prompt, key) ||
	    sv_eq(buf_view(&v->prompt.text), buf_view(&v->query)))
		return;
	buf_clear(&v->query);
	buf_sv(&v->query, buf_view(&v->prompt.text));
	v->results.chosen = v->results.top = 0;
	v->hits_wanted = 0;
	v->is_stale = true;
}

static void
find_key(struct view *v, uint32_t key)
{
	if (key == VIEW_ENTER) {
		v->asks = ASKS_NOTHING;
		find_typed(v, true);
	} else if (prompt_key(&v->prompt, key)) {
		find_typed(v, false);
	}
}

static void
name_key(struct view *v, uint32_t key)
{
	if (key != VIEW_ENTER) {
		(void)prompt_key(&v->prompt, key);
		return;
	}
	v->asks = ASKS_NOTHING;
	if (sv_trim(buf_view(&v->prompt.text)).n == 0)
		return;
	buf_clear(&v->errand.with);
	buf_sv(&v->errand.with, sv_trim(buf_view(&v->prompt.text)));
	v->errand.kind = v->wish;
}

static void
ask_cancel(struct view *v)
{
	enum asking was = v->asks;

	v->asks = ASKS_NOTHING;
	if (was == ASKS_FIND) {
		find_end(v);
		page_to(v, v->find_from, true);
	} else if (was == ASKS_QUERY) {
		place_step(v, -1);
	}
}

void
ask_key(struct view *v, uint32_t key)
{
	bool is_empty = v->prompt.text.n == 0 && key == VIEW_BACKSPACE &&
	    v->asks != ASKS_QUERY && v->asks != ASKS_FILTER;

	if (key == VIEW_ESC || is_empty) {
		ask_cancel(v);
		return;
	}
	switch (v->asks) {
	case ASKS_NOTHING:
		return;
	case ASKS_QUERY:
		query_key(v, key);
		return;
	case ASKS_FIND:
		find_key(v, key);
		return;
	case ASKS_FILE:
	case ASKS_PROGRAM:
		name_key(v, key);
		return;
	case ASKS_FILTER:
		filter_key(v, key);
		return;
	case ASKS_LINK:
		link_key(v, key);
		return;
	case ASKS_BLOCK:
		block_key(v, key);
		return;
	case ASKS_NEW_MARK:
		mark_key(v, key, true);
		return;
	case ASKS_MARK:
		mark_key(v, key, false);
		return;
	}
}
