/* The edition for candidates: every block of the file is inflated, and none has
 * a byte of an answer. */
#include "config.h"

#include <zlib.h>

#include "made_book.h"
#include "scratch.h"

#include "base/arena.h"
#include "book/book.h"
#include "book/dict.h"
#include "search/verify_edition.h"

/* Words beginning with "answer" stand only where an answer stands. */
static const char page[] =
    "---\ntitle: Kept title\nsummary: answersummary\naliases: [keptalias]\n"
    "see-also: [other]\n---\n\nanswerintro text\n\n"
    "## Kept question? {#kept-id .mid .debug tags=\"answertag E0382\" "
    "short=\"answershort\"}\n\nkeptprompt\n\n"
    "- keptpoint\n\n  ```rust,should_panic\n  keptinner();\n  ```\n\n"
    "```rust,compile_fail,E0382\n# let answerhidden = 2;\nlet keptcode = 1;\n"
    "```\n\n"
    "### Short answer\nanswerone\n### Answer\nanswertwo\n"
    "### Example\n```rust\nlet answerthree = 3;\n```\n"
    "### What to cover\n- answerfour\n### Red flags\n- \"answerfive\": no\n"
    "### Follow-ups\n- [answersix](other)\n### Sources\n- <https://answer.example>\n"
    "### Odd heading answerseven\nanswereight\n\n"
    "## Kept exercise {#kept-ex .junior .exercise}\n\n"
    "### Task\nkepttask\n### Starter\n```rust,compile_fail,E0382\nfn keptstarter() {}\n```\n"
    "### Tests\n```rust\n#[test]\nfn kepttests() {}\n```\n"
    "### Hint 1\nanswerhint\n### Solution\n```rust\nfn answersolution() {}\n```\n"
    "### Discussion\nanswerdiscussion\n\n"
    "## Kept story {#kept-st .senior .behavioural}\n\n"
    "### Structure\nanswerstructure\n### Strong and weak answers\nanswerweak\n";

static const char *const kept[] = { "Kept title", "keptalias",
	"Kept question?", "kept-id", "keptprompt", "keptcode", "keptinner",
	"kepttask",
	"keptstarter", "kepttests", "Kept story" };

static void
compile(const struct scratch *s, bool is_for_candidate, const char *path)
{
	struct corpus_opts opts = { .threads = 1,
		.is_for_candidate = is_for_candidate };
	struct compile_opts how = { .threads = 1, .memory = 1 << 24 };
	struct compile_result result;
	struct diag_sink diag = { .emit = ignore };
	struct corpus *corpus;
	struct err e = { 0 };
	char from[300];
	char *paths[] = { from };

	(void)snprintf(from, sizeof(from), "%s/c", s->dir);
	if (!corpus_open(&corpus, paths, 1, SV("made"), &opts, &diag, &e) ||
	    !compile_book(corpus, path, &how, &diag, &result, &e))
		fail_msg("%s", e.msg);
	corpus_free(corpus);
}

static void
write_corpus(const struct scratch *s)
{
	struct buf big = { 0 };

	scratch_write(s, "c/kept.md", page);
	/* Large enough for a dictionary. */
	buf_cstr(&big, "# Other\n\nanswerintro\n");
	for (unsigned i = 0; i < 600; i++)
		buf_printf(&big, "\n## Question number %u {#q%u .mid .concept}\n"
		    "\nA prompt with word%u.\n\n### Answer\n\nThe "
		    "answerlong%u is explained at length, over and over.\n",
		    i, i, i, i);
	buf_byte(&big, '\0');
	scratch_write(s, "c/other.md", big.p);
	buf_release(&big);
	scratch_write(s, "c/synonyms.txt", "keptword => keptother\n");
	scratch_write(s, "c/rubric.yaml", "questions: 4 # answerrubric\n");
	scratch_write(s, "c/selftest.tsv", "answerquery\tkept\n");
	scratch_write(s, "c/error-codes.tsv", "E0382\tkept#kept-id\n");
	scratch_write(s, "c/plans.yaml", "plans: [] # answerplan\n");
	scratch_write(s, "c/book.yaml", "name: made\ndata: [extra.txt]\n");
	scratch_write(s, "c/extra.txt", "answerextra\n");
}

/* STORED, as it inflates with DICTIONARY, added to OUT. */
static void
inflate_into(struct sv stored, size_t raw, struct sv dictionary,
    struct buf *out)
{
	z_stream z = { 0 };

	if (stored.n == raw) {
		buf_sv(out, stored);
		return;
	}
	assert_int_equal(inflateInit2(&z, -15), Z_OK);
	if (dictionary.n > 0)
		assert_int_equal(inflateSetDictionary(&z,
		    (const Bytef *)dictionary.p, (uInt)dictionary.n), Z_OK);
	z.next_in = (Bytef *)(uintptr_t)stored.p;
	z.avail_in = (uInt)stored.n;
	z.next_out = (Bytef *)buf_reserve(out, raw);
	z.avail_out = (uInt)raw;
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	assert_int_equal(z.avail_out, 0);
	out->n += raw;
	inflateEnd(&z);
}

/* Every block of text as it is read. */
static void
inflate_blocks(const struct buf *file, struct buf *out)
{
	struct sv all = buf_view(file);
	struct range table = section(file, BOOK_TAG_BLKS);
	struct range text = section(file, BOOK_TAG_TEXT);
	struct range dict = section(file, BOOK_TAG_DICT);
	struct cur c = cur_sv(sv_sub(all, (size_t)table.at, (size_t)table.n));
	uint32_t n = cur_u32(&c);
	uint64_t at = text.at;

	(void)cur_u32(&c);
	(void)cur_bytes(&c, (n + BOOK_BLOCK_GROUP - 1) / BOOK_BLOCK_GROUP *
	    BOOK_BLOCK_INDEX_BYTES + BOOK_BLOCK_INDEX_BYTES);
	for (uint32_t i = 0; i < n; i++) {
		size_t stored = cur_u16(&c), raw = cur_u16(&c);

		(void)cur_u32(&c);
		inflate_into(sv_sub(all, (size_t)at, stored), raw,
		    sv_sub(all, (size_t)dict.at, (size_t)dict.n), out);
		at += stored;
	}
	assert_true(cur_ok(&c));
	assert_int_equal(at, text.at + text.n);
}

/* The carried files and the terms, which are front-coded. */
static void
add_rest(const char *path, struct buf *out)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct dict_walk walk;
	struct term term;
	struct book *b;
	bool found = true, more = true;

	assert_true(book_open(path, &b, &e));
	for (size_t i = 0; found; i++) {
		struct sv name, bytes;

		assert_true(book_data_at(b, i, &name, &a, &bytes, &found, &e));
		if (found) {
			buf_sv(out, name);
			buf_sv(out, bytes);
		}
	}
	assert_true(dict_walk_begin(b, SV(""), &walk, &e));
	for (;;) {
		assert_true(dict_walk_next(&walk, &term, &more, &e));
		if (!more)
			break;
		buf_byte(out, ' ');
		buf_put(out, walk.text, walk.text_n);
	}
	book_close(b);
	arena_release(&a);
}

/* All that can be got out of the book PATH, as it lies and inflated. */
static void
all_bytes(const char *path, struct buf *out)
{
	struct buf file = { 0 };
	struct err e = { 0 };

	assert_true(file_read(path, 1 << 26, &file, &e));
	buf_sv(out, buf_view(&file));
	inflate_blocks(&file, out);
	add_rest(path, out);
	buf_release(&file);
}

static bool
holds(const struct buf *bytes, struct sv what)
{
	return sv_find(buf_view(bytes), what) < bytes->n;
}

static bool
is_proven(const char *path, struct err *e)
{
	struct book *b;
	bool ok;

	assert_true(book_open(path, &b, e));
	ok = book_verify(b, e) && verify_edition(b, e);
	book_close(b);
	return ok;
}

/* All that is in the edition of the corpus, whose book gets PATH. */
static void
make_edition(struct scratch *s, bool is_candidate, char path[300],
    struct buf *bytes)
{
	scratch_make(s);
	write_corpus(s);
	(void)snprintf(path, 300, "%s/x.book", s->dir);
	compile(s, is_candidate, path);
	all_bytes(path, bytes);
}

static void
no_byte_of_an_answer_is_in_the_candidates_edition(void **state)
{
	struct buf bytes = { 0 };
	struct scratch s;
	struct err e = { 0 };
	char path[300];

	(void)state;
	make_edition(&s, true, path, &bytes);
	assert_false(holds(&bytes, SV("answer")));
	assert_false(holds(&bytes, SV("E0382")));
	assert_false(holds(&bytes, SV("compile_fail")));
	assert_false(holds(&bytes, SV("should_panic")));
	assert_false(holds(&bytes, SV("rubric")));
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		assert_true(holds(&bytes, sv_cstr(kept[i])));
	assert_true(holds(&bytes, SV("keptword => keptother")));
	if (!is_proven(path, &e))
		fail_msg("%s", e.msg);
	buf_release(&bytes);
	scratch_remove(&s);
}

/* The same look finds them in the other edition, and that is refused. */
static void
the_interviewers_edition_has_them_and_is_told_apart(void **state)
{
	struct buf bytes = { 0 };
	struct scratch s;
	struct err e = { 0 };
	char path[300];

	(void)state;
	make_edition(&s, false, path, &bytes);
	assert_true(holds(&bytes, SV("answertwo")));
	assert_true(holds(&bytes, SV("answerlong599")));
	assert_true(holds(&bytes, SV("answerextra")));
	assert_true(holds(&bytes, SV("answerhint")));
	assert_true(holds(&bytes, SV("answershort")));
	assert_false(is_proven(path, &e));
	assert_int_equal(e.code, ERR_CONTENT);
	buf_release(&bytes);
	scratch_remove(&s);
}

/* A book whose questions have no answers, and yet a file too many. */
static void
one_thing_too_many_is_named(void **state)
{
	static const struct {
		const char *name, *text, *says;
	} rows[] = {
		{ "c/rubric.yaml", "questions: 1\n", "rubric.yaml" },
		{ "c/b.md", "# B\n\n## Q {#q .mid .code}\n\n### Answer\nx\n",
		    "b#q has Answer" },
		{ "c/b.md", "# B\n\n## Q {#q .mid .code}\n\n### Other\nx\n",
		    "b#q has text of its own" },
		{ "c/b.md", "# B\n\nintro\n\n## Q {#q .mid .code}\n",
		    "b has an overview" },
		{ "c/b.md", "# B\n\n## Q {#q tags=\"x\"}\n", "b#q has tags" },
		{ "c/b.md", "---\nsummary: s\n---\n# B\n\n## Q {#q}\n",
		    "b has a summary" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct scratch s;
		struct err e = { 0 };
		char path[300];

		scratch_make(&s);
		scratch_write(&s, "c/a.md", "# A\n\n## Kept {#kept .mid .code}\n");
		scratch_write(&s, rows[i].name, rows[i].text);
		(void)snprintf(path, sizeof(path), "%s/c.book", s.dir);
		compile(&s, false, path);
		assert_false(is_proven(path, &e));
		assert_non_null(strstr(e.msg, rows[i].says));
		e = (struct err){ 0 };
		compile(&s, true, path);
		if (!is_proven(path, &e))
			fail_msg("%s", e.msg);
		scratch_remove(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    no_byte_of_an_answer_is_in_the_candidates_edition),
		cmocka_unit_test(
		    the_interviewers_edition_has_them_and_is_told_apart),
		cmocka_unit_test(one_thing_too_many_is_named),
	};

	return cmocka_run_group_tests_name("edition", tests, NULL, NULL);
}
