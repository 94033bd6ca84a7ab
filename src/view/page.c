/* Reading: moving in a page, from question to question, along links; answers
 * hidden and shown. The same moves scroll the help. */
#include "config.h"

#include "book/names.h"
#include "view/inner.h"

unsigned
body_rows(const struct view *v)
{
	unsigned taken = 1 + foot_rows(v);

	return v->rows > taken ? v->rows - taken : 1;
}

size_t
page_lines(const struct view *v)
{
	return v->text.is_open ? v->text.lines.n : v->paper.lines.n;
}

void
page_set(struct view *v)
{
	unsigned most = v->opts.width > 0 ? v->opts.width : PAGE_WIDTH;
	struct layout_opts opts = { .is_ascii = v->opts.is_ascii,
		.marks_code = v->opts.marks_code,
		.colours_code = v->opts.colours_code,
		.hides_urls = true };

	if (v->paper.book == NULL)
		return;
	opts.width = v->columns < most ? v->columns : most;
	paper_set(&v->paper, &opts);
	if (v->link > v->paper.links.n)
		v->link = 0;
	finder_run(&v->finder, &v->paper);
	v->top = paper_line_at(&v->paper, v->now.at);
	/* The title, too, when it is the first question that is asked for. */
	if (v->now.at.entry == 0 && v->now.at.ink == 0)
		v->top = 0;
}

void
page_to(struct view *v, size_t line, bool is_free)
{
	size_t *top = v->text.is_open ? &v->text.top : &v->top;
	size_t n = page_lines(v), rows = body_rows(v);
	size_t end = n > rows ? n - rows : 0;

	if (is_free)
		end = n > 0 ? n - 1 : 0;
	/* Who is beyond the end by a jump is not drawn back. */
	if (*top > end && line > end)
		end = *top;
	*top = line < end ? line : end;
	if (!v->text.is_open && v->paper.lines.n > 0)
		v->now.at = v->paper.lines.v[v->top].at;
}

void
page_reveal(struct view *v, size_t line)
{
	size_t rows = body_rows(v);

	if (line < v->top)
		page_to(v, line > rows / 4 ? line - rows / 4 : 0, true);
	else if (line >= v->top + rows)
		page_to(v, line - rows / 2, true);
}

static void
page_move(struct view *v, long by)
{
	size_t top = v->text.is_open ? v->text.top : v->top;
	size_t n = (size_t)(by < 0 ? -by : by);

	if (by < 0)
		page_to(v, top > n ? top - n : 0, true);
	else
		page_to(v, top + n, false);
}

void
act_line_down(struct view *v)
{
	page_move(v, 1);
}

void
act_line_up(struct view *v)
{
	page_move(v, -1);
}

/* A line of the last screen stays, to be found again. */
static long
screen(const struct view *v)
{
	unsigned rows = body_rows(v);

	return rows > 2 ? (long)rows - 1 : 1;
}

void
act_screen_down(struct view *v)
{
	page_move(v, screen(v));
}

void
act_screen_up(struct view *v)
{
	page_move(v, -screen(v));
}

void
act_half_down(struct view *v)
{
	page_move(v, (long)(body_rows(v) + 1) / 2);
}

void
act_half_up(struct view *v)
{
	page_move(v, -(long)(body_rows(v) + 1) / 2);
}

void
act_first(struct view *v)
{
	page_to(v, 0, true);
}

void
act_last(struct view *v)
{
	page_to(v, 0, true);
	page_to(v, page_lines(v), false);
}

void
act_right(struct view *v)
{
	unsigned columns = page_columns(v), step = columns / 2;

	if (!v->text.is_open && v->left + columns < v->paper.widest)
		v->left += step > 0 ? step : 1;
}

void
act_left(struct view *v)
{
	unsigned half = page_columns(v) / 2, step = half > 0 ? half : 1;

	v->left = v->left > step ? v->left - step : 0;
}

/* --- from question to question --- */

static bool
is_wanted(const struct view *v, const struct entry *e)
{
	return !e->is_overview && view_passes(v, e->level, e->kind);
}

void
act_next_question(struct view *v)
{
	const struct page *page = &v->paper.page;
	size_t i = current_entry(v) - page->entries[0].number + 1;

	while (i < page->nentries && !is_wanted(v, &page->entries[i]))
		i++;
	if (i < page->nentries)
		page_to(v, paper_line_of(&v->paper, (uint32_t)i), true);
	else
		view_say(v, "that was the last question; } is the next "
		    "topic");
}

void
act_previous_question(struct view *v)
{
	const struct page *page = &v->paper.page;
	size_t i = current_entry(v) - page->entries[0].number;

	/* First to the head of this one. */
	if (v->top > paper_line_of(&v->paper, (uint32_t)i))
		i++;
	while (i > 1 && !is_wanted(v, &page->entries[i - 1]))
		i--;
	page_to(v, i > 1 ? paper_line_of(&v->paper, (uint32_t)(i - 1)) : 0,
	    true);
}

static void
go_to_page(struct view *v, uint32_t number)
{
	struct place place = { .kind = PLACE_PAGE, .book = v->now.book,
		.page = number, .is_from_results = v->now.is_from_results };

	if (number >= book_npages(v->now.book))
		view_say(v, "there is no topic beyond this one");
	else
		place_go(v, &place);
}

void
act_next_page(struct view *v)
{
	go_to_page(v, v->now.page + 1);
}

void
act_previous_page(struct view *v)
{
	go_to_page(v, v->now.page - 1);
}

/* --- links --- */

size_t
visible_links(const struct view *v, size_t *first)
{
	const struct paper *p = &v->paper;
	size_t i = 0, end, bottom = v->top + body_rows(v);

	while (i < p->links.n && p->links.v[i].line < v->top)
		i++;
	for (end = i; end < p->links.n && p->links.v[end].line < bottom; end++)
		;
	*first = i;
	return end - i;
}

static void
choose_link(struct view *v, size_t link)
{
	v->link = link + 1;
	page_reveal(v, v->paper.links.v[link].line);
	view_say(v, "%.*s", SV_ARG(v->paper.links.v[link].target));
}

void
act_next_link(struct view *v)
{
	size_t first, n = visible_links(v, &first);

	if (v->link > first && v->link <= first + n &&
	    v->link < v->paper.links.n)
		choose_link(v, v->link);
	else if (v->link <= first && first < v->paper.links.n)
		choose_link(v, first);
	else
		view_say(v, "no link below");
}

void
act_previous_link(struct view *v)
{
	size_t first, n = visible_links(v, &first);

	if (v->link > 1 && v->link > first && v->link <= first + n)
		choose_link(v, v->link - 2);
	else if (first + n > 0)
		choose_link(v, first + n - 1);
	else
		view_say(v, "no link above");
}

static bool
is_address(struct sv target)
{
	return sv_find(target, SV("://")) < target.n ||
	    sv_starts(target, SV("mailto:"));
}

void
follow_link(struct view *v, size_t number)
{
	struct sv target = v->paper.links.v[number].target;
	size_t at = sv_find_byte(target, '#'), n = 0;
	struct name_target to;
	struct err e = { 0 };
	bool is_found = true;

	if (is_address(target)) {
		view_say(v, "%.*s", SV_ARG(target));
		return;
	}
	if (!book_names(v->now.book, NAME_SLUG, sv_sub(target, 0, at), &to, 1,
		&n, &e) || (n > 0 && at < target.n &&
		!book_entry_by_id(v->now.book, to.page,
		    sv_from(target, at + 1), &to.entry, &is_found, &e)))
		view_say(v, "%s", e.msg);
	else if (n == 0 || !is_found)
		view_say(v, "there is no %.*s", SV_ARG(target));
	else
		view_open(v, v->now.book, to.page, to.entry, false);
}

/* Show the first hidden answer on the screen; false when there is none. */
static bool
show_answer(struct view *v)
{
	size_t i, end = v->top + body_rows(v);
	struct paper *p = &v->paper;

	for (i = v->top; i < p->lines.n && i < end; i++) {
		uint32_t entry = p->lines.v[i].at.entry;

		if (p->is_hidden[entry] && paper_has_answer(p, entry)) {
			p->is_hidden[entry] = false;
			page_set(v);
			return true;
		}
	}
	return false;
}

void
act_follow(struct view *v)
{
	if (v->link > 0)
		follow_link(v, v->link - 1);
	else if (!show_answer(v))
		page_move(v, 1);
}

void
act_link_numbers(struct view *v)
{
	size_t first;

	if (visible_links(v, &first) == 0)
		view_say(v, "no link on the screen");
	else
		ask(v, ASKS_LINK);
}

void
act_number(struct view *v)
{
	size_t first, n = visible_links(v, &first);
	uint32_t key = v->key;

	if (n < 10) {
		if (key - '0' <= n)
			follow_link(v, first + key - '1');
		else
			view_say(v, n == 0 ? "no link on the screen" :
			    "no link of that number; . shows them");
		return;
	}
	ask(v, ASKS_LINK);
	ask_key(v, key);
}

/* --- hidden answers --- */

void
act_fold(struct view *v)
{
	struct paper *p = &v->paper;
	uint32_t entry = current_entry(v) - p->page.entries[0].number;

	if (show_answer(v))
		return;
	if (!paper_has_answer(p, entry)) {
		view_say(v, "nothing is hidden here");
		return;
	}
	p->is_hidden[entry] = true;
	v->link = 0;
	v->now.at = (struct anchor){ .entry = entry };
	page_set(v);
}

void
act_quiz(struct view *v)
{
	struct paper *p = &v->paper;
	size_t i;

	v->is_quiz = !v->is_quiz;
	v->is_stale = true;	/* results show no answers, either */
	view_say(v, v->is_quiz ? "answers are hidden; x shows one, X all" :
	    "answers are shown");
	if (p->book == NULL)
		return;
	for (i = 0; i < p->page.nentries; i++)
		p->is_hidden[i] = v->is_quiz;
	v->link = 0;
	/* Of an answer that is hidden now only its question is there. */
	if (v->now.kind == PLACE_PAGE && v->is_quiz)
		v->now.at.ink = 0;
	page_set(v);
}

/* --- searching in the page --- */

void
act_find(struct view *v)
{
	ask(v, ASKS_FIND);
}

static size_t
line_of_text(const struct paper *p, size_t offset)
{
	size_t low = 0, high = p->lines.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->lines.v[middle].text <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? low - 1 : 0;
}

/* Where hits are looked for: from the top line on. */
static size_t
top_offset(const struct view *v)
{
	return v->top < v->paper.lines.n ? v->paper.lines.v[v->top].text : 0;
}

void
find_typed(struct view *v, bool is_last)
{
	struct finder *f = &v->finder;
	size_t hit;

	buf_clear(&f->wanted);
	buf_sv(&f->wanted, buf_view(&v->prompt.text));
	finder_run(f, &v->paper);
	page_to(v, v->find_from, true);
	if (f->hits.n > 0) {
		hit = span_behind(f->hits.v, f->hits.n, top_offset(v));
		if (hit == f->hits.n)
			hit = 0;
		page_reveal(v, line_of_text(&v->paper, f->hits.v[hit].from));
	}
	if (!is_last || f->wanted.n == 0)
		return;
	if (f->hits.n > 0) {
		view_say(v, "%zu hit%s in this page; n is the next screen of "
		    "them", f->hits.n, f->hits.n == 1 ? "" : "s");
		return;
	}
	view_say(v, "not in this page: %.*s", SV_ARG(buf_view(&f->wanted)));
	find_end(v);
}

void
find_end(struct view *v)
{
	buf_clear(&v->finder.wanted);
	finder_run(&v->finder, &v->paper);
}

void
act_next_hit(struct view *v)
{
	const struct finder *f = &v->finder;
	const struct paper *p = &v->paper;
	size_t hit, next;

	if (!finder_is_on(f)) {
		act_next_page(v);
		return;
	}
	/* Beyond what is on the screen. */
	next = v->top + body_rows(v);
	hit = next < p->lines.n ?
	    span_behind(f->hits.v, f->hits.n, p->lines.v[next].text) :
	    f->hits.n;
	if (hit < f->hits.n)
		page_reveal(v, line_of_text(p, f->hits.v[hit].from));
	else
		view_say(v, "no further hit below");
}

void
act_previous_hit(struct view *v)
{
	const struct finder *f = &v->finder;
	size_t hit;

	if (!finder_is_on(f))
		return;
	hit = span_behind(f->hits.v, f->hits.n, top_offset(v));
	if (hit > 0)
		page_reveal(v, line_of_text(&v->paper,
		    f->hits.v[hit - 1].from));
	else
		view_say(v, "no hit above");
}
