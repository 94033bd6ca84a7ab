#include "config.h"

#include "search/query_parser.h"

#include "base/ascii.h"
#include "text/ranking.h"

/* OR, NEAR and groups. They are only seen where both sides are there: a query
 * of code has parentheses of its own, and one may ask for the word "or". */

#define GROUPS_MAX 64	/* parentheses looked at */

enum joint { JOINT_NONE, JOINT_OR, JOINT_NEAR };

struct join {
	enum joint joint;
	uint32_t distance;	/* of NEAR */
	size_t end;		/* where the next operand begins */
};

static size_t
skip_blanks(struct sv s, size_t i)
{
	while (i < s.n && query_is_blank(s.p[i]))
		i++;
	return i;
}

/* The keyword behind blanks at I of S, with an operand behind it. */
static struct join
join_at(struct sv s, size_t i)
{
	struct join j = { .joint = JOINT_NONE };
	size_t start = skip_blanks(s, i), end = start;
	uint64_t n = RANK_NEAR_ASKED;

	while (end < s.n && !query_is_blank(s.p[end]))
		end++;
	struct sv word = sv_sub(s, start, end - start);
	j.end = skip_blanks(s, end);
	if (start == i || j.end == s.n)
		return j;
	if (sv_eq(word, SV("OR")))
		j.joint = JOINT_OR;
	else if (sv_eq(word, SV("NEAR")) ||
	    (sv_starts(word, SV("NEAR/")) &&
		sv_number(sv_from(word, 5), &n)))
		j.joint = JOINT_NEAR;
	j.distance = n < 1000 ? (uint32_t)n : 1000;
	return j;
}

/* The parenthesis that closes the one at I of S; s.n if none does. */
static size_t
closing(struct sv s, size_t i)
{
	size_t depth = 0;

	for (; i < s.n; i++) {
		if (s.p[i] == '(')
			depth++;
		else if (s.p[i] == ')' && --depth == 0)
			return i;
	}
	return i;
}

static bool
has_keyword(struct sv s)
{
	for (size_t i = 0; i < s.n; i++)
		if (query_is_blank(s.p[i]) &&
		    join_at(s, i).joint != JOINT_NONE)
			return true;
	return false;
}

/* Does a group begin at p->at? *CLOSE is where it ends. IS_OPERAND: a keyword
 * is in front. */
static bool
is_group(struct parser *p, bool is_operand, size_t *close)
{
	size_t at = p->at;

	if (at + 1 < p->in.n && p->in.p[at] == '-')
		at++;
	if (p->in.p[at] != '(' || p->depth == QUERY_DEPTH_MAX ||
	    p->ngroups == GROUPS_MAX)
		return false;
	p->ngroups++;
	*close = closing(p->in, at);
	if (*close == p->in.n)
		return false;
	return is_operand ||
	    join_at(p->in, *close + 1).joint != JOINT_NONE ||
	    has_keyword(sv_sub(p->in, at + 1, *close - at - 1));
}

/* Where the item at p->at ends: what query_item() reads. */
static size_t
item_end(const struct parser *p)
{
	size_t i = p->at, start;

	if (p->in.p[i] == '`') {
		i += sv_find_byte(sv_from(p->in, i + 1), '`') + 2;
		return i < p->in.n ? i : p->in.n;
	}
	i += p->in.p[i] == '-';
	start = i;
	while (i < p->in.n && ascii_is_lower(p->in.p[i]))
		i++;
	i = i < p->in.n && p->in.p[i] == ':' ? i + 1 : start;
	size_t quote = query_quote_at(p->in, i);
	if (quote > 0) {
		for (i += quote; i < p->in.n; i++)
			if (query_quote_at(p->in, i) > 0)
				return i + query_quote_at(p->in, i);
		return i;
	}
	while (i < p->in.n && !query_is_blank(p->in.p[i]) &&
	    p->in.p[i] != '`')
		i++;
	return i;
}

static struct query_node *
join_make(struct parser *p, enum query_type type, size_t from)
{
	struct query_node *n = arena_alloc(p->a, sizeof(*n));

	n->type = type;
	n->written = sv_sub(p->in, from, p->at - from);
	return n;
}

static void
add_part(struct query_node *join, struct query_node *part)
{
	part->next = NULL;
	if (join->last != NULL)
		join->last->next = part;
	else
		join->first = part;
	join->last = part;
}

static void
read_group(struct parser *p, size_t open, size_t close)
{
	struct sv in = p->in;

	p->in = sv_sub(in, 0, close);
	p->at = open + 1;
	p->depth++;
	query_items(p);
	p->depth--;
	p->in = in;
	p->at = close + 1;
}

/* The item or group at p->at as one node, NULL if nothing is in it. What is
 * excluded goes into the query itself. */
static struct query_node *
take_operand(struct parser *p, bool is_operand)
{
	struct query_node *first = p->q->first, *last = p->q->last, *n, *all;
	size_t from = p->at, close;
	bool is_excluded = false;

	p->q->first = p->q->last = NULL;
	if (is_group(p, is_operand, &close)) {
		is_excluded = p->in.p[from] == '-';
		read_group(p, from + is_excluded, close);
	} else {
		query_item(p);
	}
	n = p->q->first;
	all = n;
	if (n != NULL && (n->next != NULL || is_excluded)) {
		all = join_make(p, QUERY_ALL, from);
		for (struct query_node *next; n != NULL; n = next) {
			next = n->next;
			add_part(all, n);
		}
		all->is_excluded = is_excluded;
	}
	p->q->first = first;
	p->q->last = last;
	if (all == NULL || !all->is_excluded)
		return all;
	query_add(p, all);
	return NULL;
}

/* JOIN of LEFT and RIGHT, either of which may be NULL; LEFT is taken on if it is
 * the same kind of join already. */
static struct query_node *
join_two(struct parser *p, const struct join *j, struct query_node *left,
    struct query_node *right, size_t from)
{
	enum query_type type = j->joint == JOINT_OR ? QUERY_ANY : QUERY_NEAR;
	struct query_node *n = left;

	if (left == NULL || right == NULL)
		return left != NULL ? left : right;
	if (left->type != type || left->offset != j->distance) {
		n = join_make(p, type, from);
		n->offset = j->distance;
		add_part(n, left);
	}
	add_part(n, right);
	n->written = sv_sub(p->in, from, p->at - from);
	return n;
}

/* Operands with keywords between them. */
static void
read_join(struct parser *p)
{
	size_t from = p->at;
	struct query_node *n = take_operand(p, false);
	struct join j;

	p->is_plain = false;
	while ((j = join_at(p->in, p->at)).joint != JOINT_NONE) {
		p->at = j.end;
		n = join_two(p, &j, n, take_operand(p, true), from);
	}
	if (n != NULL)
		query_add(p, n);
}

void
query_items(struct parser *p)
{
	size_t close;

	for (;;) {
		p->at = skip_blanks(p->in, p->at);
		if (p->at >= p->in.n || p->q->nterms >= QUERY_TERMS_MAX)
			return;
		if (is_group(p, false, &close) ||
		    join_at(p->in, item_end(p)).joint != JOINT_NONE)
			read_join(p);
		else
			query_item(p);
	}
}
