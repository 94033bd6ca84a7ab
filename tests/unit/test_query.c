/* What was typed, taken apart. Each test describes the tree in one line:
 * words as they are, [a b] phrases, '-' excluded, '~' optional, '?' fillers,
 * '*' prefixes, <op> operators, name: fields. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/sv.h"
#include "text/message.h"
#include "search/query.h"
#include "text/filler.h"
#include "text/field.h"

static void
put_fields(struct buf *out, uint8_t fields)
{
	for (unsigned i = 0; i < FIELD_COUNT; i++)
		if ((fields >> i & 1) != 0) {
			buf_sv(out, field_table[i].prefix);
			buf_byte(out, ':');
		}
}

static void
put_word(struct buf *out, const struct query_node *n)
{
	buf_cstr(out, n->is_operator ? "<" : "");
	buf_sv(out, n->text);
	buf_cstr(out, n->is_operator ? ">" : "");
	buf_cstr(out, n->is_prefix ? "*" : "");
}

/* Words as they are, [phrases], joins as any( … ). */
static void
put_node(struct buf *out, const struct query_node *n)
{
	buf_cstr(out, out->n > 0 ? " " : "");
	buf_cstr(out, n->is_excluded ? "-" : "");
	buf_cstr(out, n->is_optional ? "~" : "");
	buf_cstr(out, n->is_filler ? "?" : "");
	put_fields(out, n->fields);
	if (n->type == QUERY_WORD) {
		put_word(out, n);
		return;
	}
	if (n->type >= QUERY_ANY) {
		buf_cstr(out, n->type == QUERY_ANY ? "any(" :
		    n->type == QUERY_ALL ? "all(" : "near(");
		for (const struct query_node *c = n->first; c != NULL;
		     c = c->next)
			put_node(out, c);
		buf_cstr(out, " )");
		return;
	}
	buf_byte(out, '[');
	for (const struct query_node *c = n->first; c != NULL; c = c->next) {
		buf_cstr(out, c != n->first ? " " : "");
		put_word(out, c);
	}
	buf_byte(out, ']');
}

static void
parse_bytes(const char *p, size_t n, struct arena *a, struct query *q)
{
	query_parse(sv_make(p, n), a, q);
}

static void
expect(const char *text, const char *tree)
{
	struct arena a = { 0 };
	struct buf out = { 0 };
	struct query q;

	parse_bytes(text, strlen(text), &a, &q);
	for (const struct query_node *n = q.first; n != NULL; n = n->next)
		put_node(&out, n);
	buf_byte(&out, '\0');
	assert_string_equal(out.p, tree);
	buf_release(&out);
	arena_release(&a);
}

static void
words_are_folded_and_each_is_there_once(void **state)
{
	(void)state;
	expect("Borrow CHECKER", "borrow checker");
	expect("borrow borrow  Borrow\tchecker\n", "borrow checker");
	expect("can't", "?cant");
	expect("", "");
	expect(" \t\n", "");
}

static void
keywords_join_what_is_beside_them(void **state)
{
	(void)state;
	expect("mutex OR rwlock", "any( mutex rwlock )");
	expect("a1 OR b1 OR c1 d1", "any( a1 b1 c1 ) d1");
	expect("a1 NEAR b1", "near( a1 b1 )");
	expect("a1 NEAR/3 b1 NEAR/3 c1", "near( a1 b1 c1 )");
	expect("a1 OR \"b1 c1\"", "any( a1 [b1 c1] )");
	expect("title:a1 OR b1", "any( title:a1 b1 )");
	expect("Rc<a1> OR b1", "any( all( rc a1 ) b1 )");
}

static void
groups_are_joined_as_one(void **state)
{
	(void)state;
	expect("(a1 OR b1) c1", "any( a1 b1 ) c1");
	expect("(a1 b1) OR c1", "any( all( a1 b1 ) c1 )");
	expect("a1 OR (b1 NEAR (c1 d1))",
	    "any( a1 near( b1 all( c1 d1 ) ) )");
	expect("a1 -(b1 OR c1)", "a1 -all( any( b1 c1 ) )");
	expect("a1 OR -b1", "-b1 a1");
}

static void
keywords_without_both_sides_are_words(void **state)
{
	(void)state;
	expect("OR", "?or");
	expect("a1 OR", "a1 ?or");
	expect("OR a1", "?or a1");
	expect("a1 or b1", "a1 ?or b1");
	expect("NEAR/x a1", "near ?x a1");
	expect("(a1 OR b1", "any( a1 b1 )");
}

static void
parentheses_of_code_are_no_groups(void **state)
{
	(void)state;
	expect("f1(a1, b1)", "f1 a1 b1");
	expect("(a1, b1) c1", "a1 b1 c1");
}

static void
groups_may_be_nested_without_end(void **state)
{
	struct arena a = { 0 };
	struct buf text = { 0 };
	struct query q;

	(void)state;
	for (int i = 0; i < 30000; i++)
		buf_cstr(&text, "(");
	buf_cstr(&text, "a1 OR b1");
	for (int i = 0; i < 30000; i++)
		buf_cstr(&text, ")");
	parse_bytes(text.p, text.n, &a, &q);
	assert_true(q.first != NULL);
	buf_release(&text);
	arena_release(&a);
}

static void
quotes_make_phrases(void **state)
{
	(void)state;
	expect("\"move closure\" x", "[move closure] ?x");
	expect("\"closure\"", "closure");
	expect("\"the closure\"", "[the closure]");
	expect("\xE2\x80\x9Cmove closure\xE2\x80\x9D", "[move closure]");
}

static void
quote_that_is_not_closed_ends_with_the_query(void **state)
{
	(void)state;
	expect("\"move closure", "[move closure]");
	expect("borrow \"", "borrow");
	expect("\"\"", "");
	expect("\" \" \"", "");
	expect("a \"b c\" \"d e", "?a [b c] [d e]");
}

static void
hyphen_before_a_letter_or_quote_excludes(void **state)
{
	(void)state;
	expect("move -panic", "move -panic");
	expect("move -\"stack overflow\"", "move -[stack overflow]");
	expect("-panic", "-panic");
	expect("move -lifet*", "move -lifet*");
	expect("-title:move drop", "-title:move drop");
}

static void
other_hyphens_exclude_nothing(void **state)
{
	(void)state;
	expect("->", "<->>");
	expect("drop-check", "drop check");
	expect("-", "<->");
	expect("x -1 drop", "?x ~<-> ?1 drop");
	expect("--exact", "exact");
}

static void
star_behind_a_word_makes_a_prefix(void **state)
{
	(void)state;
	expect("lifet*", "lifet*");
	expect("title:lifet*", "title:lifet*");
	expect("*", "<*>");
	expect("*const", "~<*> const");
	expect("\"lifet*\"", "[lifet <*>]");
}

static void
fields_hold_the_next_word_or_quoted_text(void **state)
{
	(void)state;
	expect("title:pin drop", "title:pin drop");
	expect("code:\"&mut T\"", "code:[<&mut> mut t]");
	expect("body:move tag:E0382 summary:owner name:moves",
	    "body:move tag:e0382 summary:owner name:moves");
	expect("title:\"move closure", "title:[move closure]");
}

static void
what_is_no_field_is_text(void **state)
{
	(void)state;
	expect("colour:red", "colour red");
	expect("title: pin", "title pin");
	expect("title::pin", "title ~<::> pin");
	expect("level:expert", "level expert");
	expect(":title", "title");
}

static void
path_is_no_field(void **state)
{
	struct arena a = { 0 };
	struct query q;

	(void)state;
	parse_bytes("code::exit", 10, &a, &q);
	assert_int_equal(q.first->fields, 0);
	parse_bytes("std::process::exit", 18, &a, &q);
	assert_false(q.has_filter);
	assert_true(sv_eq(q.first->text, SV("std")));
	assert_int_equal(q.first->fields, 0);
	arena_release(&a);
}

static void
filters_take_lists_and_leave_no_words(void **state)
{
	struct arena a = { 0 };
	struct query q;
	static const char text[] = "level:senior,mid kind:debug "
	    "topic:async,\"\" area:\"language, tools\" pin";

	(void)state;
	parse_bytes(text, sizeof(text) - 1, &a, &q);
	assert_true(q.has_filter);
	assert_int_equal(q.filter.levels,
	    1u << LEVEL_MID | 1u << LEVEL_SENIOR);
	assert_int_equal(q.filter.kinds, 1u << KIND_DEBUG);
	assert_true(sv_eq(q.filter.topics.v[0], SV("async")));
	assert_int_equal(q.filter.areas.n, 2);
	assert_true(sv_eq(q.filter.areas.v[1], SV("tools")));
	assert_true(sv_eq(q.last->text, SV("pin")));
	arena_release(&a);
}

static void
excluded_filters_are_kept_apart(void **state)
{
	struct arena a = { 0 };
	struct query q;

	(void)state;
	parse_bytes("pin -level:junior", 17, &a, &q);
	assert_int_equal(q.filter.levels, 0);
	assert_int_equal(q.except.levels, 1u << LEVEL_JUNIOR);
	arena_release(&a);
}

static void
backquoted_names_are_optional(void **state)
{
	(void)state;
	expect("cannot move `value`", "?cannot move ~value");
	expect("`value` value", "value");
	expect("lone ` quote", "lone quote");
	expect("`", "");
	expect("``", "");
}

static void
identifiers_stand_for_their_parts(void **state)
{
	struct arena a = { 0 };
	struct query q;

	(void)state;
	expect("PhantomData", "phantomdata");
	expect("read_to_string", "read_to_string");
	parse_bytes("PhantomData", 11, &a, &q);
	assert_true(sv_eq(q.first->first->text, SV("phantom")));
	assert_true(sv_eq(q.first->last->text, SV("data")));
	assert_int_equal(q.first->last->offset, 1);
	arena_release(&a);
}

static void
operators_of_several_signs_are_required(void **state)
{
	(void)state;
	expect("..=", "<..=>");
	expect("'static", "<'static>");
	expect("#[derive]", "<#[derive]>");
	expect("?", "<?>");
	expect("&mut T", "<&mut> ?t");
	expect("::<>", "<::<>>");
}

static void
sign_beside_single_letters_is_what_is_meant(void **state)
{
	(void)state;
	expect("|x|", "<|> ?x");
	expect("*p", "<*> ?p");
	expect("|x| x + 1", "~<|> ?x ~<+> ?1");
}

static void
one_sign_between_words_is_optional(void **state)
{
	(void)state;
	expect("ownership & borrowing", "ownership ~<&> borrowing");
	expect("what is a move?", "?what ?is ?a move");
	expect("the ? operator", "?the <?> operator");
}

static void
question_words_are_fillers_unless_asked_for(void **state)
{
	(void)state;
	expect("what is ownership", "?what ?is ownership");
	expect("title:what", "title:what");
	expect("\"what\"", "what");
	expect("-what move", "-what move");
	assert_true(is_filler(SV("a")));
	assert_true(is_filler(SV("your")));
	assert_false(is_filler(SV("")));
	assert_false(is_filler(SV("owner")));
}

static void
plain_text_is_what_may_be_a_name(void **state)
{
	struct arena a = { 0 };
	struct query q;

	(void)state;
	parse_bytes("\"What is\"  a `Pin`", 18, &a, &q);
	assert_true(sv_eq(q.plain, SV("What is a Pin")));
	parse_bytes("what -is", 8, &a, &q);
	assert_int_equal(q.plain.n, 0);
	parse_bytes("title:what", 10, &a, &q);
	assert_int_equal(q.plain.n, 0);
	parse_bytes("wha*", 4, &a, &q);
	assert_int_equal(q.plain.n, 0);
	arena_release(&a);
}

static void
terms_are_limited(void **state)
{
	struct arena a = { 0 };
	struct buf text = { 0 };
	struct query q;

	(void)state;
	for (unsigned i = 0; i < 10000; i++)
		buf_printf(&text, "word%u ", i);
	parse_bytes(text.p, text.n, &a, &q);
	assert_int_equal(q.nterms, QUERY_TERMS_MAX);
	buf_clear(&text);
	buf_byte(&text, '"');
	for (unsigned i = 0; i < 10000; i++)
		buf_printf(&text, "w%u ", i);
	parse_bytes(text.p, text.n, &a, &q);
	assert_true(q.nterms <= QUERY_TERMS_MAX);
	buf_release(&text);
	arena_release(&a);
}

static void
bytes_are_limited(void **state)
{
	struct arena a = { 0 };
	struct buf text = { 0 };
	struct query q;

	(void)state;
	buf_fill(&text, ' ', QUERY_BYTES_MAX);
	buf_cstr(&text, "late");
	parse_bytes(text.p, text.n, &a, &q);
	assert_null(q.first);
	buf_clear(&text);
	buf_fill(&text, 'a', QUERY_BYTES_MAX * 2);
	parse_bytes(text.p, text.n, &a, &q);
	assert_int_equal(q.nterms, 1);
	buf_release(&text);
	arena_release(&a);
}

static void
any_bytes_are_a_query(void **state)
{
	static const char odd[] = "\0move\xFF\xC3(\xE2\x80 \0\0drop\x1B[m\"";
	struct arena a = { 0 };
	struct buf text = { 0 };
	struct query q;

	(void)state;
	parse_bytes(odd, sizeof(odd) - 1, &a, &q);
	assert_non_null(q.first);
	for (unsigned i = 0; i < 256 * 64; i++)
		buf_byte(&text, (unsigned char)(i * 31 >> (i & 3)));
	parse_bytes(text.p, text.n, &a, &q);
	assert_true(q.nterms <= QUERY_TERMS_MAX);
	buf_release(&text);
	arena_release(&a);
}

static void
messages_of_the_compiler_have_codes(void **state)
{
	(void)state;
	assert_true(sv_eq(message_code(SV("cannot borrow x as mutable more "
	    "than once at a time")), SV("E0499")));
	assert_true(sv_eq(message_code(SV("error: cannot borrow `*self.x` as "
	    "mutable because it is also borrowed as immutable")),
	    SV("E0502")));
	assert_true(sv_eq(message_code(SV("Borrow of moved value: s")),
	    SV("E0382")));
	assert_true(sv_eq(message_code(SV("v does not live long enough")),
	    SV("E0597")));
	assert_true(sv_eq(message_code(SV("`T` may not live long enough")),
	    SV("E0309")));
	assert_true(sv_eq(message_code(SV("this function takes 1 argument but "
	    "2 arguments were supplied")), SV("E0061")));
	assert_true(sv_eq(message_code(SV("field `x` of struct `P` is "
	    "private")), SV("E0616")));
}

static void
assert_code(const char *text, const char *code)
{
	assert_string_equal(message_code(sv_cstr(text)).p, code);
}

static void
messages_of_todays_compiler_have_codes(void **state)
{
	(void)state;
	assert_code("cannot find type `Foo` in this scope", "E0425");
	assert_code("cannot find module or crate `tokio` in this scope",
	    "E0433");
	assert_code("use of undeclared crate or module `rand`", "E0433");
	assert_code("refutable pattern in local binding", "E0005");
	assert_code("assign to part of moved value: `x`", "E0382");
	assert_code("cannot move out of dereference of `Ref<'_, Job>`",
	    "E0507");
	assert_code("the type parameter `T` is not constrained by the impl "
	    "trait, self type, or predicates", "E0207");
	assert_code("expected function, tuple struct or tuple variant, found "
	    "struct `Foo`", "E0423");
	assert_code("expected type, found variant `Shape::Dot`", "E0573");
	assert_code("missing generics for struct `Foo`", "E0107");
	assert_code("expected a type, found a trait", "E0782");
}

static void
other_text_has_no_code(void **state)
{
	(void)state;
	assert_int_equal(message_code(SV("")).n, 0);
	assert_int_equal(message_code(SV("cannot borrow")).n, 0);
	assert_int_equal(message_code(SV("moved value, borrow of")).n, 0);
	assert_int_equal(message_code(SV("cannot borrow a b c d e f g h as "
	    "mutable more than once at a time")).n, 0);
}

/* "A B C" of the codes. */
static void
assert_begun(const char *text, const char *wanted)
{
	struct sv codes[8];
	size_t i, n = message_begun(sv_cstr(text), codes, 8);
	struct buf got = { 0 };

	for (i = 0; i < n; i++)
		buf_printf(&got, "%s%.*s", i > 0 ? " " : "", SV_ARG(codes[i]));
	buf_byte(&got, '\0');
	assert_string_equal(got.p, wanted);
	buf_release(&got);
}

static void
what_begins_several_messages_has_all_their_codes(void **state)
{
	(void)state;
	assert_begun("cannot borrow as mutable", "E0499 E0502 E0596");
	assert_begun("Cannot borrow `v` as mutable more", "E0499");
	assert_begun("cannot borrow `x` as mutable more than once at a time",
	    "E0499");
	assert_begun("cannot move out", "E0505 E0507 E0508 E0509");
	assert_begun("cannot borrow", "");
	assert_begun("function pointer closure", "");
	assert_begun("why can I not borrow as mutable", "");
	assert_begun("", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_folded_and_each_is_there_once),
		cmocka_unit_test(quotes_make_phrases),
		cmocka_unit_test(quote_that_is_not_closed_ends_with_the_query),
		cmocka_unit_test(keywords_join_what_is_beside_them),
		cmocka_unit_test(groups_are_joined_as_one),
		cmocka_unit_test(keywords_without_both_sides_are_words),
		cmocka_unit_test(parentheses_of_code_are_no_groups),
		cmocka_unit_test(groups_may_be_nested_without_end),
		cmocka_unit_test(hyphen_before_a_letter_or_quote_excludes),
		cmocka_unit_test(other_hyphens_exclude_nothing),
		cmocka_unit_test(star_behind_a_word_makes_a_prefix),
		cmocka_unit_test(fields_hold_the_next_word_or_quoted_text),
		cmocka_unit_test(what_is_no_field_is_text),
		cmocka_unit_test(path_is_no_field),
		cmocka_unit_test(filters_take_lists_and_leave_no_words),
		cmocka_unit_test(excluded_filters_are_kept_apart),
		cmocka_unit_test(backquoted_names_are_optional),
		cmocka_unit_test(identifiers_stand_for_their_parts),
		cmocka_unit_test(operators_of_several_signs_are_required),
		cmocka_unit_test(sign_beside_single_letters_is_what_is_meant),
		cmocka_unit_test(one_sign_between_words_is_optional),
		cmocka_unit_test(question_words_are_fillers_unless_asked_for),
		cmocka_unit_test(plain_text_is_what_may_be_a_name),
		cmocka_unit_test(terms_are_limited),
		cmocka_unit_test(bytes_are_limited),
		cmocka_unit_test(any_bytes_are_a_query),
		cmocka_unit_test(messages_of_the_compiler_have_codes),
		cmocka_unit_test(messages_of_todays_compiler_have_codes),
		cmocka_unit_test(other_text_has_no_code),
		cmocka_unit_test(
		    what_begins_several_messages_has_all_their_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
