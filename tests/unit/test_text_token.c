#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "text/token.h"

/* All tokens of INPUT in one line: "text@position"; operators in brackets and
 * without the position, which is that of the next word; wholes with a '*'. */
static void
assert_tokens(enum token_mode mode, const char *input, const char *want)
{
	struct tokenizer t;
	struct token k;
	struct buf b = { 0 };

	token_begin(&t, sv_cstr(input), mode, 0);
	while (token_next(&t, &k)) {
		buf_printf(&b, "%s", b.n > 0 ? " " : "");
		if (k.is_operator)
			buf_printf(&b, "[%.*s]", SV_ARG(k.text));
		else
			buf_printf(&b, "%.*s%s@%u", SV_ARG(k.text),
			    k.is_whole ? "*" : "", k.position);
	}
	buf_byte(&b, '\0');
	assert_string_equal(b.p, want);
	buf_release(&b);
}

#define prose(input, want) assert_tokens(TOKEN_PROSE, input, want)
#define code(input, want) assert_tokens(TOKEN_CODE, input, want)
#define mixed(input, want) assert_tokens(TOKEN_MIXED, input, want)

static void
words_are_folded_runs_of_letters_and_digits(void **state)
{
	(void)state;
	prose("Who owns a value?", "who@0 owns@1 a@2 value@3");
	prose("E0382: u8, f64;", "e0382@0 u8@1 f64@2");
	prose("", "");
	prose(" .,;- ", "");
	prose("\xC3\x89t\xC3\xA9 na\xC3\xAFve \xD0\x9C\xD0\xB8\xD1\x80",
	    "\xC3\xA9t\xC3\xA9@0 na\xC3\xAFve@1 \xD0\xBC\xD0\xB8\xD1\x80@2");
	prose("impl Trait for `Box`es", "impl@0 trait@1 for@2 box@3 es@4");
}

static void
apostrophes_between_letters_are_dropped(void **state)
{
	(void)state;
	prose("can't isn\xE2\x80\x99t O'Reilly",
	    "cant@0 isnt@1 oreilly@2");
	prose("Rust's it's RefCell's",
	    "rust@0 it@1 refcell*@2 ref@2 cell@3");
	prose("we'll they're I've she'd I'm", "we@0 they@1 i@2 she@3 i@4");
	prose("`Rc`'s C++'s borrowers' 90's",
	    "rc@0 c++@1 borrowers@2 90@3");
	prose("'s value", "value@0");
	code("isn't", "isnt@0");
}

static void
elided_articles_are_words_of_their_own(void **state)
{
	(void)state;
	prose("c'est l'emprunt qu'il", "c@0 est@1 l@2 emprunt@3 qu@4 il@5");
}

static void
identifiers_give_the_whole_and_their_parts(void **state)
{
	(void)state;
	prose("read_to_string x",
	    "read_to_string*@0 read@0 to@1 string@2 x@3");
	prose("PhantomData x", "phantomdata*@0 phantom@0 data@1 x@2");
	prose("HTTPServer", "httpserver*@0 http@0 server@1");
	prose("MAX_VALUE", "max_value*@0 max@0 value@1");
	prose("Utf8Error", "utf8error*@0 utf8@0 error@1");
	prose("_unused __x", "_unused*@0 unused@0 __x*@1 x@1");
	prose("\xC3\x89" "coleNormale",
	    "\xC3\xA9" "colenormale*@0 \xC3\xA9" "cole@0 normale@1");
	code("r#type", "r#type*@0 type@0");
}

static void
words_without_parts_are_given_once(void **state)
{
	(void)state;
	prose("HTTP IDs Vec2D x86", "http@0 ids@1 vec2d@2 x86@3");
	prose("own\xC2\xAD" "ership", "ownership@0");
}

static void
numbers_are_words(void **state)
{
	(void)state;
	prose("1_000 0x1F 0xFF_u8 1_u32 10MB",
	    "1000@0 0x1f@1 0xffu8@2 1u32@3 10mb@4");
	prose("1.85.0.", "1.85.0*@0 1@0 85@1 0@2");
	prose("3.14 2.", "3.14*@0 3@0 14@1 2@2");
	code("1..2 1..=5 x.0", "1@0 [..] 2@1 1@2 [..=] 5@3 x@4 0@5");
	prose("2_phase", "2_phase*@0 2@0 phase@1");
}

static void
names_with_a_number_behind_a_hyphen_are_found_joined(void **state)
{
	(void)state;
	prose("UTF-8 x", "utf8*@0 utf@0 8@1 x@2");
	mixed("sha-256", "sha256*@0 sha@0 256@1");
	code("len-1", "len@0 1@1");
	prose("2024-01-02 a-1 may-1-2", "2024@0 01@1 02@2 a@3 1@4 may@5 "
	    "1@6 2@7");
}

static void
names_of_languages_keep_their_signs(void **state)
{
	(void)state;
	prose("C++, C# and C++17; i++ clang++",
	    "c++@0 c#@1 and@2 c++@3 17@4 i++@5 clang++@6");
	mixed("c++ c#", "c++@0 c#@1");
	code("a + b++c", "a@0 [+] b@1 [+] [+] c@2");
}

static void
ideographs_kana_and_hangul_are_one_token_each(void **state)
{
	(void)state;
	prose("Rust\xE6\xBC\xA2\xE5\xAD\x97" "a",
	    "rust@0 \xE6\xBC\xA2@1 \xE5\xAD\x97@2 a@3");
	prose("\xE3\x81\x8B\xE3\x82\x99\xEA\xB0\x80",
	    "\xE3\x81\x8B\xE3\x82\x99@0 \xEA\xB0\x80@1");
	prose("\xF0\x9F\xA6\x80\xEF\xB8\x8F crab", "crab@0");
}

static void
generics_are_words(void **state)
{
	(void)state;
	code("Rc<RefCell<T>>", "rc@0 refcell*@1 ref@1 cell@2 t@3");
	code("Box<dyn Error + Send>", "box@0 dyn@1 error@2 [+] send@3");
	code("collect::<Vec<_>>()", "collect@0 [::<>] [::] vec@1 [_]");
	mixed("Vec::<>::new", "vec@0 [::<>] [::] [::] new@1");
}

static void
references_and_lifetimes_are_operators_and_words(void **state)
{
	(void)state;
	code("&mut T", "[&mut] [&] mut@0 t@1");
	code("&'a str", "[&] ['a] a@0 str@1");
	code("&'a mut T", "[&mut] [&] ['a] a@0 mut@1 t@2");
	code("T: 'static", "t@0 ['static] static@1");
	code("Foo<'_> _", "foo@0 ['_] [_]");
	code("&&mut x && y", "[&&] [&mut] mut@0 x@1 [&&] y@2");
	code("&mutex", "[&] mutex@0");
	code("'outer: loop", "['outer] outer@0 loop@1");
	mixed("what is &mut?", "what@0 is@1 [&mut] [&] mut@2");
}

static void
operators_carry_the_position_of_the_next_word(void **state)
{
	(void)state;
	struct tokenizer t;
	struct token k;

	token_begin(&t, SV("a => b ?"), TOKEN_CODE, 5);
	assert_true(token_next(&t, &k));
	assert_int_equal(k.position, 5);
	assert_true(token_next(&t, &k));
	assert_true(k.is_operator);
	assert_int_equal(k.position, 6);
	assert_true(token_next(&t, &k));
	assert_int_equal(k.position, 6);
	assert_true(token_next(&t, &k));
	assert_true(k.is_operator);
	assert_int_equal(k.position, 7);
	assert_false(token_next(&t, &k));
	assert_int_equal(t.position, 7);
	assert_false(token_next(&t, &k));
}

static void
all_operators_are_known_in_code(void **state)
{
	(void)state;
	code("a -> b => c == d != e <= f >= g",
	    "a@0 [->] b@1 [=>] c@2 [==] d@3 [!=] e@4 [<=] f@5 [>=] g@6");
	code("a << b >> c <<= d >>= e",
	    "a@0 [<<] b@1 [>>] c@2 [<<=] d@3 [>>=] e@4");
	code("a += b -= c *= d /= e %= f ^= g |= h &= i",
	    "a@0 [+=] b@1 [-=] c@2 [*=] d@3 [/=] e@4 [%=] f@5 [^=] g@6 [|=] "
	    "h@7 [&=] i@8");
	code("a + b - c * d / e % f ^ g | h & i",
	    "a@0 [+] b@1 [-] c@2 [*] d@3 [/] e@4 [%] f@5 [^] g@6 [|] h@7 [&] "
	    "i@8");
	code("!a; b?; c @ 1..=2, ..d || e = _ #",
	    "[!] a@0 [;] b@1 [?] [;] c@2 [@] 1@3 [..=] 2@4 [..] d@5 [||] e@6 "
	    "[=] [_] [#]");
	code("std::mem |x| x ?Sized *p",
	    "std@0 [::] mem@1 [|] x@2 [|] x@3 [?] sized@4 [*] p@5");
}

static void
decoration_is_no_operator(void **state)
{
	(void)state;
	code("--- ==== *** ... ##### ///a", "a@0");
	code("cargo run --release src/main.rs no-std",
	    "cargo@0 run@1 release@2 src@3 main@4 rs@5 no@6 std@7");
}

static void
attributes_and_macros_are_operators_in_prose_too(void **state)
{
	(void)state;
	prose("#[derive(Clone)]", "[#[derive]] derive@0 clone@1");
	code("#![no_std]",
	    "[#![no_std]] [#[no_std]] no_std*@0 no@0 std@1");
	mixed("#[tokio::main]", "[#[tokio::main]] tokio@0 [::] main@1");
	prose("use vec! or macro_rules! Stop!",
	    "use@0 [vec!] vec@1 or@2 [macro_rules!] macro_rules*@3 macro@3 "
	    "rules@4 stop@5");
	code("Foo!(a) b!=c", "[foo!] foo@0 a@1 b@2 [!=] c@3");
	prose("issue #3 [#4]", "issue@0 3@1 4@2");
}

static void
prose_has_no_other_operators(void **state)
{
	(void)state;
	prose("a & b => c :: d ? _ |e| &mut",
	    "a@0 b@1 c@2 d@3 e@4 mut@5");
	prose("the 'a of 'static, said 'hello world' and 'owner' don't",
	    "the@0 ['a] a@1 of@2 ['static] static@3 said@4 hello@5 world@6 "
	    "and@7 owner@8 dont@9");
	prose("struct Foo<'s>(&'s str)",
	    "struct@0 foo@1 ['s] s@2 ['s] s@3 str@4");
}

static void
mixed_text_takes_marks_behind_words_as_punctuation(void **state)
{
	(void)state;
	mixed("?", "[?]");
	mixed("what is the ? operator?", "what@0 is@1 the@2 [?] operator@3");
	mixed("open()? Help! a; b", "open@0 [?] help@1 a@2 b@3");
	mixed("`Rc`'s", "rc@0");
	mixed("'s 'static", "['s] s@0 ['static] static@1");
}

static void
character_literals_are_no_lifetimes(void **state)
{
	(void)state;
	code("'x' 'a'|'b' b'c' ['d','e']",
	    "x@0 a@1 [|] b@2 b@3 c@4 d@5 e@6");
	code("'\\n' '\\'' '\"' '+' ' ' '\\u{1F980}' '\xE6\xBC\xA2' a & b",
	    "a@0 [&] b@1");
	code("f::<'a>('b')", "f@0 [::<>] [::] ['a] a@1 b@2");
}

static void
string_literals_are_words(void **state)
{
	(void)state;
	code("f(\"a & b\\n{x:?} it's \\\"q\\\"\") & y",
	    "f@0 a@1 b@2 x@3 it@4 q@5 [&] y@6");
	code("r#\"a \"b\" & c\"# & br\"\\\" & d",
	    "a@0 b@1 c@2 [&] [&] d@3");
	code("r\"a\n&\" & b", "a@0 [&] b@1");
	code("stray \" quote & x\ny", "stray@0 quote@1 [&] x@2 y@3");
}

static void
comments_in_code_are_mixed_text(void **state)
{
	(void)state;
	code("a; // isn't &mut; 'x' \"b\nc;",
	    "a@0 [;] isnt@1 [&mut] [&] mut@2 x@3 b@4 c@5 [;]");
	code("/* it's & * **/ a;", "it@0 [&] [*] a@1 [;]");
	code("/* open & a;", "open@0 [&] a@1 [;]");
	code("http://a.b // c", "http@0 a@1 b@2 c@3");
}

static void
assert_range(struct tokenizer *t, struct token *k, size_t start, size_t end)
{
	assert_true(token_next(t, k));
	assert_int_equal(k->start, start);
	assert_int_equal(k->end, end);
}

static void
ranges_lead_back_to_the_input(void **state)
{
	(void)state;
	struct tokenizer t;
	struct token k;

	token_begin(&t, SV("RwLocking=>&'ab vec!"), TOKEN_CODE, 0);
	assert_range(&t, &k, 0, 9);	/* rwlocking */
	assert_range(&t, &k, 0, 2);	/* rw */
	assert_range(&t, &k, 2, 9);	/* locking */
	assert_range(&t, &k, 9, 11);	/* => */
	assert_range(&t, &k, 11, 12);	/* & */
	assert_range(&t, &k, 12, 15);	/* 'ab */
	assert_range(&t, &k, 13, 15);	/* ab */
	assert_range(&t, &k, 16, 20);	/* vec! */
	assert_range(&t, &k, 16, 19);	/* vec */
	assert_false(token_next(&t, &k));
}

static void
long_words_are_cut_between_characters(void **state)
{
	(void)state;
	char input[203];
	struct tokenizer t;
	struct token k;

	memset(input, 'a', 200);
	memcpy(input + 63, "\xC3\xA9", 2);
	token_begin(&t, sv_make(input, 200), TOKEN_PROSE, 0);
	assert_true(token_next(&t, &k));
	assert_int_equal(k.text.n, 63);
	assert_int_equal(k.end, 200);
	assert_false(token_next(&t, &k));
	memset(input, 'b', 200);
	input[200] = '!';
	token_begin(&t, sv_make(input, 201), TOKEN_CODE, 0);
	assert_true(token_next(&t, &k));
	assert_true(k.is_operator);
	assert_int_equal(k.text.n, TOKEN_MAX + 1);
	assert_true(token_next(&t, &k));
	assert_int_equal(k.text.n, TOKEN_MAX);
	assert_false(token_next(&t, &k));
}

static void
invalid_bytes_separate_words(void **state)
{
	(void)state;
	prose("a\xFF" "b\xC3 \xE2\x82", "a@0 b@1");
	code("'\xFF 'a\xF0", "['a] a@0");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_folded_runs_of_letters_and_digits),
		cmocka_unit_test(apostrophes_between_letters_are_dropped),
		cmocka_unit_test(elided_articles_are_words_of_their_own),
		cmocka_unit_test(identifiers_give_the_whole_and_their_parts),
		cmocka_unit_test(words_without_parts_are_given_once),
		cmocka_unit_test(numbers_are_words),
		cmocka_unit_test(
		    names_with_a_number_behind_a_hyphen_are_found_joined),
		cmocka_unit_test(names_of_languages_keep_their_signs),
		cmocka_unit_test(ideographs_kana_and_hangul_are_one_token_each),
		cmocka_unit_test(generics_are_words),
		cmocka_unit_test(
		    references_and_lifetimes_are_operators_and_words),
		cmocka_unit_test(operators_carry_the_position_of_the_next_word),
		cmocka_unit_test(all_operators_are_known_in_code),
		cmocka_unit_test(decoration_is_no_operator),
		cmocka_unit_test(
		    attributes_and_macros_are_operators_in_prose_too),
		cmocka_unit_test(prose_has_no_other_operators),
		cmocka_unit_test(
		    mixed_text_takes_marks_behind_words_as_punctuation),
		cmocka_unit_test(character_literals_are_no_lifetimes),
		cmocka_unit_test(string_literals_are_words),
		cmocka_unit_test(comments_in_code_are_mixed_text),
		cmocka_unit_test(ranges_lead_back_to_the_input),
		cmocka_unit_test(long_words_are_cut_between_characters),
		cmocka_unit_test(invalid_bytes_separate_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
