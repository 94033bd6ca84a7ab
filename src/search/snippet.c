#include "config.h"

#include "search/snippet.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "book/passage.h"
#include "book/stream.h"
#include "doc/section.h"
#include "doc/stream_walk.h"
#include "search/plan.h"
#include "search/snippet_cut.h"

#define COLUMNS_DEFAULT 160
#define WORD_COLUMNS 6		/* of a word with its blank, on average */
#define SPOTS_MAX 4096
#define AGAIN 0.1		/* what a word counts when there already */
#define TIGHT 0.3		/* so much better is one whose words touch */
#define LATER 1.15		/* so much better must a later window be: what
				   is said first is said best */
#define WINDOWS_MAX 4		/* tried before the opening is shown */
#define CODE_COLUMNS 100	/* of a line of code, at most, mostly */

struct spot {			/* a word that matches */
	uint32_t position;
	uint16_t clause;
};

struct spots {
	struct spot *v;
	size_t n;
};

struct window {
	uint32_t first, last;	/* positions */
	bool is_found;
};

/* What is looked for while the text is read. */
struct marker {
	const struct plan *plan;
	const struct spots *spots;
	size_t at;		/* in spots */
	struct window window;
	struct snippet_shape shape;
	uint32_t width;		/* of a window, in positions */
	bool wants_operator;	/* nothing else says where to look */
	struct arena *scratch;
};

static void
merge_spots(struct spots *all, struct positions p, uint16_t clause,
    uint32_t from)
{
	size_t skip = 0;

	while (skip < p.n && p.v[skip] < from)
		skip++;
	size_t more = p.n - skip;
	if (more > SPOTS_MAX - all->n)
		more = SPOTS_MAX - all->n;
	size_t i = all->n, k = more, out = i + k;
	all->n = out;
	while (k > 0) {
		if (i > 0 && all->v[i - 1].position > p.v[skip + k - 1])
			all->v[--out] = all->v[--i];
		else
			all->v[--out] = (struct spot){ p.v[skip + --k],
				clause };
	}
}

/* All places in the body where a part of the query matches. */
static bool
find_spots(struct plan *plan, uint32_t entry, uint32_t body,
    struct arena *scratch, struct spots *out, struct err *e)
{
	struct positions p;
	size_t n = 0;
	struct positions found[QUERY_TERMS_MAX];

	for (size_t i = 0; i < plan->n; i++) {
		struct clause *c = &plan->v[i];
		found[i] = (struct positions){ 0 };
		if (!clause_is_shown(c) || !c->it->has_positions)
			continue;
		if (!iter_seek(c->it, entry, e))
			return false;
		if (c->it->entry != entry)
			continue;
		if (!iter_positions(c->it, scratch, &p, e))
			return false;
		found[i] = p;
		n += p.n;
	}
	out->n = 0;
	out->v = arena_array(scratch, n < SPOTS_MAX ? n : SPOTS_MAX,
	    sizeof(*out->v));
	for (size_t i = 0; i < plan->n; i++)
		merge_spots(out, found[i], (uint16_t)i, body);
	return true;
}

/* The window of WIDTH positions that holds the words that say most. */
static struct window
best_window(const struct plan *plan, const struct spots *spots,
    uint32_t width)
{
	uint16_t counts[QUERY_TERMS_MAX] = { 0 };
	struct window best = { 0 };
	double sum = 0, most = 0;
	size_t from = 0;

	for (size_t i = 0; i < spots->n; i++) {
		const struct spot *s = &spots->v[i];
		const struct clause *c = &plan->v[s->clause];
		sum += c->scale * c->it->idf *
		    (counts[s->clause]++ == 0 ? 1 : AGAIN);
		for (; s->position - spots->v[from].position > width; from++) {
			uint16_t gone = spots->v[from].clause;
			c = &plan->v[gone];
			sum -= c->scale * c->it->idf *
			    (--counts[gone] == 0 ? 1 : AGAIN);
		}
		double span = s->position - spots->v[from].position;
		double value = sum * (1 + TIGHT * (1 - span / (width + 1)));
		if (value > most * LATER) {
			most = value;
			best = (struct window){ spots->v[from].position,
				s->position, true };
		}
	}
	return best;
}

static bool
is_text_of(const struct query_node *n, const struct token *token)
{
	return n->is_operator == token->is_operator &&
	    sv_eq(n->text, token->text);
}

/* Is the token one that N names as it stands? Groups have a depth limit. */
static bool
node_names(const struct query_node *n, const struct token *token,
    bool in_phrases)
{
	if (n->type == QUERY_WORD)
		return is_text_of(n, token);
	if (n->type == QUERY_PHRASE && !in_phrases)
		return false;
	for (const struct query_node *c = n->first; c != NULL; c = c->next)
		if (node_names(c, token, in_phrases))
			return true;
	return false;
}

static bool
is_named(const struct plan *plan, const struct token *token, bool in_phrases)
{
	for (size_t i = 0; i < plan->n; i++)
		if (clause_is_shown(&plan->v[i]) &&
		    node_names(plan->v[i].node, token, in_phrases))
			return true;
	return false;
}

static bool
is_match(struct marker *m, const struct token *token)
{
	const struct spots *s = m->spots;

	while (m->at < s->n && s->v[m->at].position < token->position)
		m->at++;
	bool is_spot = m->at < s->n &&
	    s->v[m->at].position == token->position;
	if (token->is_operator)
		return is_named(m->plan, token, is_spot);
	if (token->is_whole)
		return is_spot && is_named(m->plan, token, false);
	return is_spot;
}

/* Append the piece and note where its matches come to stand. */
static void
read_piece(struct marker *m, const struct stream_piece *piece,
    uint32_t *position, struct snippet_line *line)
{
	struct tokenizer *t = line->tokenizer;
	struct token token;
	size_t done = 0;

	token_begin(t, piece->text,
	    piece->is_code ? TOKEN_CODE : TOKEN_PROSE, *position);
	while (token_next(t, &token)) {
		if (!is_match(m, &token) || token.end > piece->text.n)
			continue;
		if (token.start > done) {
			line_put(line, sv_sub(piece->text, done,
			    token.start - done));
			done = token.start;
		}
		size_t start = line->text.n;
		if (token.end > done)
			line_put(line, sv_sub(piece->text, done,
			    token.end - done));
		/* One inside the one before widens it at most. */
		line_mark(line, token.start < done && line->nmarks > 0
		    ? line->marks[line->nmarks - 1].start
		    : start, token.position >= m->window.first);
		if (token.position <= m->window.last)
			line->reach = line->text.n;
		if (token.end > done)
			done = token.end;
	}
	*position = t->position;
	line_put(line, sv_from(piece->text, done));
}

/* Are there N lines behind AT, and so many columns besides? */
static bool
has_lines(struct sv text, size_t at, size_t n, unsigned columns)
{
	size_t width = columns > CODE_COLUMNS ? columns : CODE_COLUMNS;

	if (text.n - at > n * width)
		return true;
	for (; at < text.n; at++)
		if (text.p[at] == '\n' && n-- == 0)
			return true;
	return false;
}

/* Enough was read: what follows will not be shown. */
static bool
is_enough(const struct marker *m, uint32_t position,
    const struct snippet_line *line)
{
	struct sv text = buf_view(&line->text);
	size_t columns = m->shape.columns;

	if (!line->has_anchor && (m->window.is_found || m->wants_operator))
		return false;
	if (line->keeps_lines)
		return position > m->window.last && has_lines(text,
		    line->has_anchor ? line->anchor : line->least,
		    2 * (size_t)m->shape.context + 2, m->shape.columns);
	if (!line->has_anchor)
		return text.n > line->least + 8 * columns;
	/* A column is a byte at least. */
	return position > m->window.last && text.n - line->anchor > columns &&
	    utf8_columns(sv_from(text, line->anchor)) > columns;
}

/* Where a reader begins who knows nothing of hits: behind the heading of the
 * short answer, else behind the first headings. */
static const struct node *
opening(const struct node *first, struct arena *scratch)
{
	const struct node *n;

	for (n = first; n != NULL; n = n->next)
		if (n->type == NODE_HEADING && n->next != NULL &&
		    section_of_heading(node_plain_sv(n, scratch)) ==
		    SECTION_SHORT_ANSWER)
			return n->next;
	for (n = first; n != NULL && n->type == NODE_HEADING; n = n->next)
		continue;
	return n != NULL ? n : first;
}

/* Does the piece begin a cell beside another of its row? */
static bool
is_next_cell(const struct stream_piece *piece)
{
	const struct node *n = piece->node;

	while (!node_is_block(n) && n->parent != NULL)
		n = n->parent;
	return n->type == NODE_CELL && n->prev != NULL;
}

static void
begin_block(const struct marker *m, const struct stream_piece *piece,
    struct snippet_line *line)
{
	if (is_next_cell(piece))
		line_put(line, SV(" | "));
	else if (line->keeps_lines)
		line_block_on_its_own(line, piece->node->type == NODE_CODE);
	else
		line_block(line, !m->window.is_found);
}

/* Is it a list of where to read on, each item of which ends in a link? */
static bool
is_of_links(const struct node *list)
{
	if (list->type != NODE_LIST)
		return false;
	for (const struct node *n = list->first; n != NULL; n = n->next)
		if (n->first == NULL || n->first->type != NODE_PARA ||
		    n->first->last == NULL || n->first->next != NULL ||
		    n->first->last->type != NODE_LINK)
			return false;
	return list->first != NULL;
}

/* False if the window is in a list of links, which says nothing of its own:
 * BEYOND is where it begins. */
static bool
read_blocks(struct marker *m, const struct passage *passage,
    struct snippet_line *line, uint32_t *beyond)
{
	struct stream_walk walk = { 0 };
	struct stream_piece piece;
	uint32_t position = passage->position;
	bool is_begun = false, is_done = false;
	const struct node *begin = m->window.is_found
	    ? NULL
	    : opening(passage->first, m->scratch);

	for (struct node *n = passage->first; n != NULL && !is_done;
	     n = n->next) {
		if (n == begin)
			line_begin_here(line);
		/* On one line a heading would read as a part of a sentence. */
		is_done = n->type == NODE_HEADING && line->has_anchor &&
		    !line->keeps_lines;
		*beyond = position;
		stream_walk_begin(&walk, n);
		while (!is_done && stream_walk_next(&walk, &piece)) {
			if (piece.starts_block) {
				if (is_begun)
					position += STREAM_BLOCK_GAP;
				begin_block(m, &piece, line);
			} else if (piece.is_after_break) {
				line_put(line, SV(" "));
			}
			is_begun = true;
			read_piece(m, &piece, &position, line);
			is_done = is_enough(m, position, line);
		}
		if (m->window.is_found && m->window.first >= *beyond &&
		    m->window.first < position && is_of_links(n)) {
			stream_walk_release(&walk);
			return false;
		}
	}
	line->is_cut = is_done || !passage->is_at_end;
	stream_walk_release(&walk);
	return true;
}

/* Operators have no positions: the text is gone through until one comes. */
static bool
wants_operator(const struct plan *plan, const struct spots *spots)
{
	if (spots->n > 0)
		return false;
	for (size_t i = 0; i < plan->n; i++)
		if (clause_is_shown(&plan->v[i]) && !plan->v[i].it->has_positions)
			return true;
	return false;
}

/* Where reading begins and how many words it goes on: with a context some lines
 * before the window and behind it. */
static uint32_t
reach(const struct marker *m, uint32_t body, uint32_t *words)
{
	uint32_t around = m->shape.has_context
	    ? (m->shape.context + 1) * m->width : 0;
	uint32_t first = m->window.first;

	*words = m->wants_operator ? STREAM_MAX : 2 * (m->width + around);
	return first > body + around ? first - around
	    : first < body ? first : body;
}

/* Read around the best window of the spots that does not lie in links. */
static bool
read_window(struct marker *m, struct spots *spots, uint32_t entry,
    uint32_t body, struct snippet_line *line, struct err *e)
{
	struct passage passage;
	uint32_t first, words, beyond;

	for (unsigned i = 0;; i++) {
		m->at = 0;
		m->window = best_window(m->plan, spots, m->width);
		m->wants_operator = wants_operator(m->plan, spots);
		first = reach(m, body, &words);
		if (!book_passage(m->plan->book, entry, first, words,
			m->scratch, &passage, e))
			return false;
		if (read_blocks(m, &passage, line, &beyond))
			return true;
		while (spots->n > 0 &&
		    (i == WINDOWS_MAX ||
			spots->v[spots->n - 1].position >= beyond))
			spots->n--;
		line_restart(line);
	}
}

bool
snippet_make(struct plan *plan, uint32_t entry,
    const struct snippet_shape *shape, struct arena *a, struct arena *scratch,
    struct snippet *out, struct err *e)
{
	struct snippet_line line = { .keeps_lines = shape->has_context };
	struct spots spots;
	struct marker m = { .plan = plan, .spots = &spots, .shape = *shape,
		.scratch = scratch };
	uint32_t body;
	bool ok = false;

	if (m.shape.columns == 0)
		m.shape.columns = COLUMNS_DEFAULT;
	*out = (struct snippet){ 0 };
	line_init(&line, scratch);
	if (!book_body_position(plan->book, entry, &body, e) ||
	    !find_spots(plan, entry, body, scratch, &spots, e))
		goto out;
	m.width = m.shape.columns / WORD_COLUMNS;
	if (!read_window(&m, &spots, entry, body, &line, e))
		goto out;
	if (line.keeps_lines)
		line_cut_context(&line, m.shape.columns, m.shape.context, a,
		    out);
	else
		line_cut(&line, m.shape.columns, a, out);
	ok = true;
out:
	line_release(&line);
	return ok;
}
