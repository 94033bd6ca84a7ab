#include "config.h"

#include "corpus/synonyms.h"

#include "base/buf.h"
#include "base/vec.h"
#include "text/token.h"

struct synonym_vec VEC_BODY(struct synonym);
struct sv_vec VEC_BODY(struct sv);

struct reader {
	struct arena *a;
	struct diag_sink *diag;
	const char *path;
	uint32_t line;
	struct tokenizer tokenizer;
	struct synonym_vec found;
};

/* TEXT as an operator of Rust: "::<>" may have a name as well. */
static bool
sign_of(struct reader *r, struct sv text, struct sv *out)
{
	struct token token;

	token_begin(&r->tokenizer, sv_trim(text), TOKEN_CODE, 0);
	if (!token_next(&r->tokenizer, &token) || !token.is_operator ||
	    token.start > 0 || token.end < sv_trim(text).n)
		return false;
	*out = arena_sv(r->a, token.text);
	return true;
}

/* The words of TEXT; "" when there are none or too many. */
static struct sv
words_of(struct reader *r, struct sv text)
{
	struct buf words = { 0 };
	struct token token;
	size_t n = 0;
	struct sv all;

	if (sign_of(r, text, &all))
		return all;
	token_begin(&r->tokenizer, text, TOKEN_WORDS, 0);
	while (token_next(&r->tokenizer, &token)) {
		/* An identifier is looked for by its parts. */
		if (token.is_whole)
			continue;
		if (n++ > 0)
			buf_byte(&words, ' ');
		buf_sv(&words, token.text);
	}
	all = n <= SYNONYM_WORDS_MAX ? arena_sv(r->a, buf_view(&words)) :
					(struct sv){ 0 };
	buf_release(&words);
	return all;
}

/* The comma list TEXT as words. */
static void
read_side(struct reader *r, struct sv text, struct sv_vec *out)
{
	struct sv item;

	while (sv_split(&text, ',', &item)) {
		struct sv words = words_of(r, item);
		if (words.n > 0)
			vec_push(out, words);
		else
			diag_emit(r->diag, DIAG_ERROR, "synonym", r->path,
			    r->line, "'%.*s' must be 1 to %d words",
			    SV_ARG(sv_trim(item)), SYNONYM_WORDS_MAX);
	}
}

/* Each of SAID means all of MEANT. */
static void
add(struct reader *r, const struct sv_vec *said, const struct sv_vec *meant)
{
	struct synonym s = { .meant.n = meant->n, .line = r->line };

	s.meant.v = arena_copy(r->a, meant->v, meant->n, sizeof(*s.meant.v));
	for (size_t i = 0; i < said->n; i++) {
		s.said = said->v[i];
		vec_push(&r->found, s);
	}
}

static void
read_line(struct reader *r, struct sv line)
{
	size_t arrow = sv_find(line, SV("=>"));
	struct sv_vec said = { 0 }, meant = { 0 };

	read_side(r, sv_sub(line, 0, arrow), &said);
	if (arrow < line.n)
		read_side(r, sv_from(line, arrow + 2), &meant);
	const struct sv_vec *right = arrow < line.n ? &meant : &said;
	if (said.n == 0 || right->n == 0 || (right == &said && said.n < 2) ||
	    right->n > SYNONYM_FORMS_MAX)
		diag_emit(r->diag, DIAG_ERROR, "synonym", r->path, r->line,
		    "a line is 'said, said => meant, meant' or 'one, another', "
		    "at most %d of each", SYNONYM_FORMS_MAX);
	else
		add(r, &said, right);
	vec_release(&said);
	vec_release(&meant);
}

void
synonyms_read(struct sv text, const char *path, struct arena *a,
    struct diag_sink *diag, struct synonym_list *out)
{
	struct reader r = { .a = a, .diag = diag, .path = path };
	struct sv line;

	while (sv_split(&text, '\n', &line)) {
		r.line++;
		line = sv_trim(sv_sub(line, 0, sv_find_byte(line, '#')));
		if (line.n > 0)
			read_line(&r, line);
	}
	*out = (struct synonym_list){ .n = r.found.n };
	out->v = arena_copy(a, r.found.v, r.found.n, sizeof(*out->v));
	vec_release(&r.found);
}
