#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/sv.h"
#include "text/field.h"
#include "text/stem.h"
#include "text/stem_language.h"
#include "text/stem_query.h"

static void
assert_sv(struct sv got, const char *want)
{
	assert_int_equal(got.n, strlen(want));
	assert_memory_equal(got.p, want, got.n);
}

static void
assert_stem(const char *language, const char *word, const char *want)
{
	struct stemmer *s = stemmer_new(sv_cstr(language));

	assert_sv(stemmer_stem(s, sv_cstr(word)), want);
	stemmer_free(s);
}

static void
fields_are_found_by_their_prefix(void **state)
{
	(void)state;
	enum field f = FIELD_BODY;

	assert_true(field_named(SV("title"), &f));
	assert_int_equal(f, FIELD_TITLE);
	assert_true(field_named(SV("tag"), &f));
	assert_int_equal(f, FIELD_TAGS);
	assert_false(field_named(SV("Title"), &f));
	assert_false(field_named(SV(""), &f));
	assert_int_equal(f, FIELD_TAGS);
}

static void
body_is_the_lowest_bit_of_a_field_mask(void **state)
{
	(void)state;
	assert_int_equal(FIELD_BODY, 0);
	assert_sv(field_table[FIELD_BODY].prefix, "body");
}

#ifdef HAVE_LIBSTEMMER

static void
stems_join_the_forms_of_a_word(void **state)
{
	(void)state;
	assert_stem("en", "borrowing", "borrow");
	assert_stem("en", "borrowed", "borrow");
	assert_stem("en", "lifetimes", "lifetim");
	assert_stem("en", "lifetime", "lifetim");
}

static void
languages_are_known_by_code_country_and_name(void **state)
{
	(void)state;
	assert_stem("english", "running", "run");
	assert_stem("en-GB", "running", "run");
	assert_stem("EN_us", "running", "run");
	assert_stem("de", "l\xC3\xA4ufern", "lauf");
	assert_stem("nb", "bilene", "bil");
	assert_stem("fr", "emprunts", "emprunt");
}

#endif

static void
unknown_languages_change_nothing(void **state)
{
	(void)state;
	assert_stem("tlh", "running", "running");
	assert_stem("", "running", "running");
	assert_stem("a-language-name-that-no-one-has-heard-of", "runs", "runs");
	assert_stem("a_language_name_that_no_one_has_heard_of", "runs", "runs");
	assert_stem("alanguagenamethatnoonehaseverheardof", "runs", "runs");
	stemmer_free(NULL);
}

static void
words_with_more_than_letters_are_their_own_stem(void **state)
{
	(void)state;
	assert_stem("en", "as", "as");
	assert_stem("en", "to_strings", "to_strings");
	assert_stem("en", "utf8s", "utf8s");
	assert_stem("en", "e0382", "e0382");
	assert_stem("en", "c++", "c++");
	assert_stem("en", "", "");
}

#if defined(HAVE_LIBSTEMMER) && defined(HAVE_ENGLISH_STEM_MODULE)

static void
query_stems_agree_with_those_of_the_compiler(void **state)
{
	(void)state;
	struct stemmer *s = stemmer_new(SV("en"));
	struct sv rest = SV(
	    "abort about accessing addresses allocator ambiguous approve "
	    "arithmetic arms asynciterator attempting auto avoiding avoids "
	    "benefits bootstrap break builder catch cell certainly char "
	    "choosing clients closed column command compilers concrete "
	    "confusing confusion constraints contained contains contexts "
	    "crate creation criteria decision declare directive directly "
	    "discussed drop duration during early edge editions enabling "
	    "entire evaluating even executed exist expectations explanation "
	    "express fallback fields file filename fine first flexible "
	    "focused forget free fully function further game generators goes "
	    "good guarantee handling holds hope http immutable implicit "
	    "implicitly implied inlining inside instance instructions "
	    "interested interesting intermediate intoiter involved items "
	    "kernel known largely letter libcore library likely limited "
	    "linker linking location maintain manual master matches means "
	    "minutes modifier moves multi mytrait need needing neither newer "
	    "niko noplayground normally once operation ordering overflow "
	    "overhead parent pieces placed plan portable positive potentially "
	    "precise present pretty prior process produce programmers "
	    "programming purview rand ranges reading record rectangle refer "
	    "referred remaining renaming requirement results rfcs roughly "
	    "safe scope server signed single size slicing sound source "
	    "sources span specialized specification standard start statically "
	    "substantial sure swift symlink tcpstream toolchain transmute "
	    "trying typed typeof unless unlike unsafecell versions weak "
	    "whenever whether width workflows write yield"
	    " borrowing ownership generalization hopping happily skies dying "
	    "early exceed proceeding succeeded inning outing news "
	    "an e0382 to_strings \xC3\xA9tudes");
	struct sv word;
	char a[64], b[64];
	size_t n = 0;

	for (; sv_word(&rest, &word); n++) {
		struct sv x = stemmer_stem(s, word);
		memcpy(a, x.p, x.n);
		a[x.n] = '\0';
		struct sv y = stem_query(SV("en"), word, b, sizeof(b) - 1);
		b[y.n] = '\0';
		assert_string_equal(a, b);
	}
	assert_true(n >= 200);
	stemmer_free(s);
}

static void
query_stems_follow_the_language_of_the_book(void **state)
{
	static const struct {
		const char *language, *word;
	} words[] = {
		{ "de", "h\xC3\xA4usern" }, { "german", "stra\xC3\x9F" "en" },
		{ "nb", "bilene" },
		{ "ru", "\xD0\xB2\xD0\xBB\xD0\xB0\xD0\xB4\xD0\xB5\xD0\xBB"
			"\xD1\x8C\xD1\x86\xD1\x83" },
		{ "tlh", "running" },
		{ "nl_BE", "lopende" },
	};
	char b[64];

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct stemmer *s = stemmer_new(sv_cstr(words[i].language));
		struct sv word = sv_cstr(words[i].word);
		struct sv x = stemmer_stem(s, word);
		struct sv y = stem_query(sv_cstr(words[i].language), word, b,
		    sizeof(b));

#ifdef HAVE_STEM_MODULES
		assert_true(sv_eq(x, y));
		assert_true(stem_is_for_queries(sv_cstr(words[i].language)) !=
		    sv_eq(y, word));
#else
		assert_true(sv_eq(x, y) || sv_eq(y, word));
#endif
		stemmer_free(s);
	}
}

#else

static void
query_words_are_their_own_stems_without_a_module(void **state)
{
	(void)state;
	char out[16];

	assert_sv(stem_query(SV("en"), SV("borrowing"), out, sizeof(out)), "borrowing");
}

#endif

static void
query_stem_never_exceeds_its_room(void **state)
{
	(void)state;
	char out[4];

	assert_sv(stem_query(SV("en"), SV("xylophonic"), out, sizeof(out)), "xylo");
	assert_sv(stem_query(SV("en"), (struct sv){ 0 }, out, sizeof(out)), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_found_by_their_prefix),
		cmocka_unit_test(body_is_the_lowest_bit_of_a_field_mask),
#ifdef HAVE_LIBSTEMMER
		cmocka_unit_test(stems_join_the_forms_of_a_word),
		cmocka_unit_test(languages_are_known_by_code_country_and_name),
#endif
		cmocka_unit_test(unknown_languages_change_nothing),
		cmocka_unit_test(
		    words_with_more_than_letters_are_their_own_stem),
#if defined(HAVE_LIBSTEMMER) && defined(HAVE_ENGLISH_STEM_MODULE)
		cmocka_unit_test(query_stems_agree_with_those_of_the_compiler),
		cmocka_unit_test(query_stems_follow_the_language_of_the_book),
#else
		cmocka_unit_test(
		    query_words_are_their_own_stems_without_a_module),
#endif
		cmocka_unit_test(query_stem_never_exceeds_its_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
