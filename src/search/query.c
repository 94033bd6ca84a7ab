#include "config.h"

#include "search/query.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "search/query_parser.h"
#include "text/field.h"
#include "text/filler.h"

#define PLAIN_MAX 512	/* bytes of a query that may be a title */

/* How the piece of text being read is meant. */
struct manner {
	enum token_mode mode;
	uint8_t fields;
	bool is_excluded;
	bool is_optional;
	bool is_quoted;
	bool is_prefix;		/* its last word */
};

/* A token that outlives the tokenizer. */
struct piece {
	struct sv text;
	size_t start, end;
	uint32_t position;
	bool is_operator, is_whole;
	bool is_inside;		/* another piece stands for it */
};

static bool
is_letter_at(struct sv s, size_t i)
{
	if (i >= s.n)
		return false;
	return utf8_is_letter(utf8_next(s, &i));
}

size_t
query_quote_at(struct sv s, size_t i)
{
	struct sv rest = sv_from(s, i);

	if (rest.n > 0 && rest.p[0] == '"')
		return 1;
	if (sv_starts(rest, SV("\xE2\x80\x9C")) ||
	    sv_starts(rest, SV("\xE2\x80\x9D")) ||
	    sv_starts(rest, SV("\xE2\x80\x9E")))
		return 3;
	return 0;
}

static void
put_plain(struct parser *p, struct sv text)
{
	if (text.n + 1 > PLAIN_MAX - p->plain_n) {
		p->is_plain = false;
		return;
	}
	if (p->plain_n > 0)
		p->plain[p->plain_n++] = ' ';
	memcpy(p->plain + p->plain_n, text.p, text.n);
	p->plain_n += text.n;
}

static struct query_node *
node_make(struct parser *p, enum query_type type, struct sv written,
    const struct manner *m)
{
	struct query_node *n = arena_alloc(p->a, sizeof(*n));

	n->type = type;
	n->written = written;
	n->fields = m->fields;
	n->is_excluded = m->is_excluded;
	n->is_optional = m->is_optional;
	return n;
}

static void
add_child(struct query_node *parent, struct query_node *child)
{
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

static bool
is_same(const struct query_node *a, const struct query_node *b)
{
	if (a->type >= QUERY_ANY || a->type != b->type ||
	    a->fields != b->fields ||
	    a->is_excluded != b->is_excluded || a->is_prefix != b->is_prefix ||
	    a->is_operator != b->is_operator || a->offset != b->offset ||
	    !sv_eq(a->text, b->text))
		return false;
	if (a->type == QUERY_WORD)
		return true;
	const struct query_node *x = a->first, *y = b->first;
	for (; x != NULL && y != NULL; x = x->next, y = y->next)
		if (x->offset != y->offset || !sv_eq(x->text, y->text))
			return false;
	return x == y;
}

static size_t
term_count(const struct query_node *n)
{
	size_t count = 1;

	for (const struct query_node *c = n->first; c != NULL; c = c->next)
		count++;
	return count;
}

void
query_add(struct parser *p, struct query_node *n)
{
	struct query *q = p->q;

	for (struct query_node *old = q->first; old != NULL; old = old->next) {
		if (!is_same(old, n))
			continue;
		old->is_optional = old->is_optional && n->is_optional;
		return;
	}
	if (q->last != NULL)
		q->last->next = n;
	else
		q->first = n;
	q->last = n;
}

/* N as a part of the query, as far as there is room. */
static void
add_node(struct parser *p, struct query_node *n)
{
	struct query *q = p->q;
	size_t count = term_count(n);
	struct query_node *last = q->last;

	if (q->nterms + count > QUERY_TERMS_MAX)
		return;
	query_add(p, n);
	if (q->last != last)
		q->nterms += count;
}

static size_t
read_pieces(struct parser *p, struct sv text, enum token_mode mode)
{
	struct tokenizer *t = p->tokenizer;
	struct piece *pieces = p->pieces;
	struct token token;
	size_t n = 0;

	token_begin(t, text, mode, 0);
	while (n < QUERY_TERMS_MAX && token_next(t, &token))
		pieces[n++] = (struct piece){
			.text = arena_sv(p->a, token.text),
			.start = token.start,
			.end = token.end,
			.position = token.position,
			.is_operator = token.is_operator,
			.is_whole = token.is_whole,
		};
	return n;
}

/* Operators of more than a sign stand for the words and signs in them, whole
 * identifiers for their parts. */
static bool
stands_for(const struct piece *a, const struct piece *b)
{
	if (a->start > b->start || a->end < b->end)
		return false;
	if (a->is_whole)
		return !b->is_whole && !b->is_operator;
	if (!a->is_operator)
		return false;
	if (b->is_operator)
		return a->text.n > b->text.n;
	return true;
}

static void
mark_inside(struct piece *pieces, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++)
			if (k != i && stands_for(&pieces[i], &pieces[k]))
				pieces[k].is_inside = true;
}

/* Is the operator one that is typed for its own sake, not in passing? */
static bool
is_strong(struct sv operator)
{
	return operator.n > 1 && !sv_eq(operator, SV("::")) &&
	    !sv_eq(operator, SV("=="));
}

static void
add_fallback(struct parser *p, struct query_node *n, const struct piece *own,
    const struct piece *pieces, size_t npieces, const struct manner *m)
{
	for (size_t i = 0; i < npieces; i++) {
		const struct piece *piece = &pieces[i];
		if (piece == own || piece->is_operator ||
		    piece->start < own->start || piece->end > own->end ||
		    (own->is_whole && piece->is_whole) ||
		    (!own->is_whole && !own->is_operator))
			continue;
		struct query_node *c = node_make(p, QUERY_WORD, n->written, m);
		c->text = piece->text;
		c->offset = piece->position - own->position;
		add_child(n, c);
	}
}

static void
add_piece(struct parser *p, const struct piece *own,
    const struct piece *pieces, size_t npieces, const struct manner *m,
    struct sv written)
{
	struct query_node *n = node_make(p, QUERY_WORD, written, m);
	bool is_one_letter = own->text.n == 1 && !own->is_operator;

	n->text = own->text;
	n->is_operator = own->is_operator;
	add_fallback(p, n, own, pieces, npieces, m);
	if (!m->is_quoted && !m->is_excluded && m->fields == 0 &&
	    !own->is_operator &&
	    (is_one_letter || is_filler(own->text))) {
		n->is_filler = true;
		p->q->nfillers += !is_one_letter;
	}
	add_node(p, n);
}

/* All pieces at their distances. Wholes are left out: their parts lie at the
 * same places. So are signs and words inside longer operators. */
static void
add_phrase(struct parser *p, struct sv text, const struct manner *m,
    const struct piece *pieces, size_t n)
{
	struct query_node *phrase = node_make(p, QUERY_PHRASE, text, m);
	size_t nkept = 0, only = 0;

	for (size_t i = 0; i < n; i++) {
		if (pieces[i].is_whole ||
		    (pieces[i].is_operator && pieces[i].is_inside))
			continue;
		struct query_node *c = node_make(p, QUERY_WORD, text, m);
		c->text = pieces[i].text;
		c->offset = pieces[i].position - pieces[0].position;
		c->is_operator = pieces[i].is_operator;
		add_child(phrase, c);
		only = i;
		nkept++;
	}
	if (nkept == 1)
		add_piece(p, &pieces[only], pieces, n, m, text);
	else if (nkept > 1)
		add_node(p, phrase);
}

/* Do A and B behind it write a word without blanks: ideographs, kana, Hangul?
 * Each is a token; what two that stand side by side say, they say together. */
static bool
is_pair(const struct piece *a, const struct piece *b)
{
	size_t i = 0, k = 0;

	return a->end == b->start && !a->is_operator && !b->is_operator &&
	    a->text.n > 0 && b->text.n > 0 &&
	    utf8_is_cjk(utf8_next(a->text, &i)) && i == a->text.n &&
	    utf8_is_cjk(utf8_next(b->text, &k)) && k == b->text.n;
}

/* Words and operators that each must match; of a run of ideographs each pair,
 * as a phrase. */
static void
add_words(struct parser *p, struct sv text, const struct manner *m,
    const struct piece *pieces, size_t n)
{
	size_t nwords = 0, lone = n;

	for (size_t i = 0; i < n; i++) {
		/* A letter alone is a name that stands for any. */
		nwords += !pieces[i].is_operator && pieces[i].text.n > 1;
		if (!pieces[i].is_inside)
			lone = i;
	}
	for (size_t i = 0; i < n; i++) {
		struct manner own = *m;
		if (pieces[i].is_inside)
			continue;
		if (i + 1 < n && is_pair(&pieces[i], &pieces[i + 1])) {
			add_phrase(p, sv_sub(text, pieces[i].start,
			    pieces[i + 1].end - pieces[i].start), m,
			    &pieces[i], 2);
			continue;
		}
		if (i > 0 && is_pair(&pieces[i - 1], &pieces[i]))
			continue;
		bool is_weak = pieces[i].is_operator &&
		    !is_strong(pieces[i].text);
		if (is_weak && nwords > 0)
			own.is_optional = true;
		add_piece(p, &pieces[i], pieces, n, &own, text);
		if (i == lone && p->q->last != NULL) {
			if (m->is_prefix && !pieces[i].is_operator)
				p->q->last->is_prefix = true;
			if (is_weak && nwords == 0)
				p->last_sign = p->q->last;
		}
	}
}

static void
add_text(struct parser *p, struct sv text, const struct manner *m)
{
	struct piece *pieces = p->pieces;
	struct arena_mark mark = arena_mark(p->a);
	size_t n, nouter = 0, nterms = p->q->nterms;

	if (text.n == 0 || nterms >= QUERY_TERMS_MAX)
		return;
	n = read_pieces(p, text, m->mode);
	mark_inside(pieces, n);
	for (size_t i = 0; i < n; i++)
		nouter += !pieces[i].is_inside;
	if (nouter > 1 && (m->is_quoted || m->is_excluded))
		add_phrase(p, text, m, pieces, n);
	else
		add_words(p, text, m, pieces, n);
	/* Nothing new: a long text of few words must not cost memory. */
	if (p->q->nterms == nterms)
		arena_reset(p->a, mark);
}

/* A value: up to the next blank, or a quoted text. */
static struct sv
take_value(struct parser *p, bool *is_quoted)
{
	size_t quote = query_quote_at(p->in, p->at), start;

	*is_quoted = quote > 0;
	p->at += quote;
	start = p->at;
	if (*is_quoted) {
		while (p->at < p->in.n && query_quote_at(p->in, p->at) == 0)
			p->at++;
		struct sv value = sv_sub(p->in, start, p->at - start);
		p->at += p->at < p->in.n ? query_quote_at(p->in, p->at) : 0;
		return value;
	}
	while (p->at < p->in.n && !query_is_blank(p->in.p[p->at]) &&
	    p->in.p[p->at] != '`')
		p->at++;
	return sv_sub(p->in, start, p->at - start);
}

static void
list_add(struct sv_list *list, struct sv item, struct arena *a)
{
	struct sv *v = arena_array(a, list->n + 1, sizeof(*v));

	if (list->n > 0)
		memcpy(v, list->v, list->n * sizeof(*v));
	v[list->n++] = item;
	list->v = v;
}

/* Put VALUES, a comma list, into the filter that NAME is; false if NAME is no
 * filter, or no value is one that it knows. */
static bool
add_filter(struct parser *p, struct filter *f, struct sv name,
    struct sv values)
{
	bool is_level = sv_eq(name, SV("level"));
	bool is_kind = sv_eq(name, SV("kind"));
	bool is_topic = sv_eq(name, SV("topic"));
	bool is_area = sv_eq(name, SV("area"));
	bool any = false;
	struct sv value;
	enum level level;
	enum kind kind;

	if (!is_level && !is_kind && !is_topic && !is_area)
		return false;
	while (sv_split(&values, ',', &value)) {
		value = sv_trim(value);
		if (value.n == 0)
			continue;
		if (is_level && level_named(value, &level))
			f->levels |= 1u << level;
		else if (is_kind && kind_named(value, &kind))
			f->kinds |= 1u << kind;
		else if (is_topic && f->topics.n < QUERY_TERMS_MAX)
			list_add(&f->topics, value, p->a);
		else if (is_area && f->areas.n < QUERY_TERMS_MAX)
			list_add(&f->areas, value, p->a);
		else
			continue;
		any = true;
	}
	p->q->has_filter = p->q->has_filter || any;
	return any;
}

/* `name:value` at p->at: true if it was a field or a filter. */
static bool
take_field(struct parser *p, struct manner *m)
{
	size_t start = p->at, i = start;
	enum field field;
	bool is_quoted;

	while (i < p->in.n && ascii_is_lower(p->in.p[i]))
		i++;
	if (i == start || i + 1 >= p->in.n || p->in.p[i] != ':' ||
	    p->in.p[i + 1] == ':' || query_is_blank(p->in.p[i + 1]))
		return false;
	struct sv name = sv_sub(p->in, start, i - start);
	p->at = i + 1;
	if (field_named(name, &field)) {
		m->fields = (uint8_t)(1u << field);
		p->is_plain = false;
		return true;
	}
	struct sv value = take_value(p, &is_quoted);
	if (add_filter(p, m->is_excluded ? &p->q->except : &p->q->filter,
		name, value)) {
		p->is_plain = false;
		m->mode = TOKEN_WORDS;	/* all is taken */
		return true;
	}
	p->at = start;
	return false;
}

/* `lifet*`: take the star off. `*const` and `T*` of C are none. */
static bool
take_star(struct sv *word)
{
	if (word->n < 2 || word->p[word->n - 1] != '*')
		return false;
	unsigned char c = (unsigned char)word->p[word->n - 2];
	if (c < 0x80 && c != '_' && !ascii_is_alnum(c))
		return false;
	word->n--;
	return true;
}

/* `names` in backquotes; a lone backquote is passed over. */
static void
take_backquoted(struct parser *p)
{
	struct sv rest = sv_from(p->in, p->at + 1);
	size_t n = sv_find_byte(rest, '`');
	struct manner m = { .mode = TOKEN_CODE, .is_optional = true };

	p->at++;
	if (n >= rest.n)
		return;
	add_text(p, sv_sub(rest, 0, n), &m);
	put_plain(p, sv_sub(rest, 0, n));
	p->at += n + 1;
}

void
query_item(struct parser *p)
{
	struct manner m = { .mode = TOKEN_MIXED };
	struct sv rest = sv_from(p->in, p->at);

	if (rest.p[0] == '`') {
		take_backquoted(p);
		return;
	}
	if (rest.n > 1 && rest.p[0] == '-' &&
	    (is_letter_at(rest, 1) || query_quote_at(rest, 1) > 0)) {
		m.is_excluded = true;
		p->is_plain = false;
		p->at++;
	}
	if (take_field(p, &m) && m.mode == TOKEN_WORDS)
		return;
	struct sv text = take_value(p, &m.is_quoted);
	if (!m.is_quoted)
		m.is_prefix = take_star(&text);
	if (m.is_prefix)
		p->is_plain = false;
	if (p->is_plain)
		put_plain(p, text);
	p->last_sign = NULL;
	add_text(p, text, &m);
}

/* A lone sign between words is more often punctuation than what is looked for:
 * it must match only if it stands alone or beside single letters, or is '?' with
 * one other word. */
static void
weaken_signs(struct parser *p)
{
	size_t nwords = 0, nletters = 0, nsigns = 0;

	for (const struct query_node *n = p->q->first; n != NULL; n = n->next) {
		bool counts = !n->is_excluded && !n->is_optional;
		nsigns += counts && n->is_operator;
		nletters += counts && !n->is_operator && n->text.n == 1;
		nwords += counts && !n->is_operator && n->text.n != 1;
	}
	if (nwords == 0 && (nletters == 0 || nsigns < 2))
		return;
	for (struct query_node *n = p->q->first; n != NULL; n = n->next) {
		if (!n->is_operator || n->is_excluded || is_strong(n->text))
			continue;
		if (sv_eq(n->text, SV("?")) && nwords < 3 &&
		    n != p->last_sign)
			continue;
		n->is_optional = true;
	}
}

void
query_parse(struct sv text, struct arena *a, struct query *out)
{
	struct parser p = { .in = sv_sub(text, 0, QUERY_BYTES_MAX), .a = a };

	*out = (struct query){ 0 };
	p.q = out;
	p.plain = arena_alloc(a, PLAIN_MAX);
	p.tokenizer = arena_alloc(a, sizeof(*p.tokenizer));
	p.pieces = arena_array(a, QUERY_TERMS_MAX, sizeof(*p.pieces));
	p.is_plain = true;
	query_items(&p);
	weaken_signs(&p);
	if (p.is_plain)
		out->plain = sv_make(p.plain, p.plain_n);
}
