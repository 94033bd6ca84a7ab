#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "corpus/corpus.h"
#include "temp_tree.h"

static void
expect_sv(struct sv got, const char *want)
{
	assert_int_equal(got.n, strlen(want));
	assert_memory_equal(got.p, want, got.n);
}

/* The slugs in reading order, parted by blanks. */
static void
expect_order(struct temp_tree *t, const char *want)
{
	const struct toc *toc = corpus_toc(t->corpus);
	struct buf b = { 0 };

	for (size_t i = 0; i < toc->npages; i++) {
		buf_sv(&b, toc->pages[i].slug);
		buf_byte(&b, ' ');
	}
	buf_byte(&b, '\0');
	assert_string_equal(b.p, want);
	buf_release(&b);
}

/* The first link of page NUMBER. */
static struct link
first_link(struct temp_tree *t, size_t number, struct arena *a)
{
	struct err e = { 0 };
	struct page page;
	struct node *n;

	assert_true(corpus_page(t->corpus, number, a, &page, &e));
	corpus_check_links(t->corpus, &page, number, &t->diag);
	for (n = page.doc.root; n->type != NODE_LINK;)
		n = node_walk(page.doc.root, n, false);
	return n->u.link;
}

static void
expect_link(struct temp_tree *t, enum link_kind kind, const char *slug,
    const char *id)
{
	struct arena a = { 0 };
	struct link link = first_link(t, 0, &a);

	assert_int_equal(link.kind, kind);
	expect_sv(link.slug, slug);
	expect_sv(link.id, id);
	arena_release(&a);
}

/* --- ordinary trees --- */

static void
ordinary_tree_needs_no_front_matter(void **state)
{
	struct temp_tree *t = *state;
	const struct toc *toc;

	tree_write(t, "b.md", "# Bee\n\ntext\n\n## One\n\n## Two\n");
	tree_write(t, "a/README.md", "text\n");
	tree_write(t, "README.md", "# Home\n");
	tree_write(t, ".hidden.md", "# no\n");
	tree_write(t, "other.txt", "no\n");
	assert_true(tree_open(t));
	toc = corpus_toc(t->corpus);
	expect_order(t, "index a b ");
	expect_sv(toc->meta.name, "default");
	expect_sv(toc->meta.language, "en");
	assert_int_equal(toc->nareas, 1);
	expect_sv(toc->areas[0].id, "pages");
	assert_int_equal(toc->areas[0].npages, 3);
	expect_sv(toc->pages[2].title, "Bee");
	expect_sv(toc->pages[1].title, "README");
	assert_int_equal(toc->pages[2].nentries, 3);
	expect_sv(toc->entries[toc->pages[2].first_entry + 1].id, "one");
	assert_int_equal(toc->entries[toc->pages[2].first_entry].page, 2);
	assert_false(corpus_has_book_yaml(t->corpus));
	tree_expect(t, "");
}

static void
byte_order_mark_and_crlf_are_no_text(void **state)
{
	struct temp_tree *t = *state;
	struct arena a = { 0 };
	struct page page;

	tree_write(t, "a.md", "\xEF\xBB\xBF---\r\ntitle: T\r\n---\r\n\r\n"
			      "## A {#x}\r\n");
	assert_true(tree_open(t));
	assert_true(corpus_page(t->corpus, 0, &a, &page, &t->err));
	expect_sv(page.title, "T");
	expect_sv(page.entries[1].id, "x");
	assert_int_equal(page.entries[1].line, 5);
	arena_release(&a);
}

static void
summary_of_mdbook_gives_order_and_titles(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "SUMMARY.md", "# Summary\n\n[Intro](intro.md)\n\n"
	    "- [The *Z*](z.md)\n  - [A](sub/a.md)\n- [Draft]()\n");
	tree_write(t, "intro.md", "# Own\n\nx\n");
	tree_write(t, "extra.md", "x\n");
	tree_write(t, "z.md", "x\n");
	tree_write(t, "sub/a.md", "x\n");
	assert_true(tree_open(t));
	expect_order(t, "intro z sub-a extra ");
	expect_sv(corpus_toc(t->corpus)->pages[0].title, "Own");
	expect_sv(corpus_toc(t->corpus)->pages[1].title, "The Z");
	expect_sv(corpus_toc(t->corpus)->pages[3].title, "extra");
	tree_expect(t, "");
}

static void
summary_that_lists_no_page_is_one(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "SUMMARY.md", "just text\n");
	tree_write(t, "z.md", "x\n");
	assert_true(tree_open(t));
	expect_order(t, "SUMMARY z ");
}

static void
parts_of_a_summary_are_areas(void **state)
{
	struct temp_tree *t = *state;
	const struct toc *toc;

	tree_write(t, "src/SUMMARY.md", "# Summary\n\n[I](i.md)\n\n"
	    "## Part\n\n- [Z](z.md)\n\n# Part\n\n- [A](a.md)\n\n# None\n");
	tree_write(t, "src/i.md", "x\n");
	tree_write(t, "src/a.md", "x\n");
	tree_write(t, "src/z.md", "x\n");
	tree_write(t, "more.md", "x\n");
	tree_write(t, "book.toml", "[book]\ntitle = \"A \\u00e9\"\n"
	    "authors = [\"X\", 'Y']\nlanguage = \"de\"\n");
	assert_true(tree_open(t));
	toc = corpus_toc(t->corpus);
	expect_order(t, "src-i src-z src-a more ");
	assert_int_equal(toc->nareas, 4);
	expect_sv(toc->areas[0].title, "A \xC3\xA9");
	expect_sv(toc->areas[1].id, "part");
	expect_sv(toc->areas[2].id, "part-2");
	expect_sv(toc->areas[3].title, "Other");
	expect_sv(toc->meta.authors, "X, Y");
	expect_sv(toc->meta.language, "de");
	tree_expect(t, "");
}

static void
weights_order_the_pages_of_a_folder(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "x\n");
	tree_write(t, "b.md", "---\nnav_order: 10\n---\n");
	tree_write(t, "c/_index.md", "+++\nweight = 9\n+++\n");
	tree_write(t, "c/x.md", "x\n");
	tree_write(t, "c/y.md", "---\nweight: 1\n---\n");
	tree_write(t, "c.md", "---\nweight: 1.5\n---\n");
	assert_true(tree_open(t));
	expect_order(t, "c-2 c-y c-x b a c ");
	tree_expect(t, "c/_index.md:0: slug-twice\n");
}

static void
keys_of_site_generators_name_pages(void **state)
{
	struct temp_tree *t = *state;
	const struct toc *toc;

	tree_write(t, "d/a.md", "+++\nslug = \"one\"\ntags = [\"p\",\n\"q r\"]\n"
	    "description = \"\"\"\nsays\\\n  it\"\"\"\n"
	    "aliases = [\"/old/\", 'other']\n[extra]\ntitle = { no = 1 }\n"
	    "+++\ntext\n");
	tree_write(t, "d/b.md", "---\npermalink: /x/y.html\n---\n");
	tree_write(t, "d/c.md", "---\npermalink: /:title/\nurl: [a]\n---\n");
	assert_true(tree_open(t));
	toc = corpus_toc(t->corpus);
	expect_order(t, "d-one x-y d-c ");
	expect_sv(toc->pages[0].title, "a");
	expect_sv(toc->pages[0].summary, "saysit");
	assert_int_equal(toc->pages[0].aliases.n, 1);
	expect_sv(toc->entries[0].tags, "p q r");
	tree_expect(t, "");
}

static void
bad_toml_is_an_error_with_its_line(void **state)
{
	static const char *const bad[] = {
		"+++\na = 1\nb\n+++\n", "+++\n\na = \"x\n+++\n",
		"+++\n\na = [1,\n+++\n", "+++\n\na = 'x' y\n+++\n",
		"+++\n\na = { b\n+++\n", "+++\n\na =\n+++\n",
		"+++\n\n[a\n+++\n",
	};
	struct temp_tree *t = *state;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		tree_write(t, "a.md", bad[i]);
		assert_false(tree_open(t));
		assert_int_equal(t->err.code, ERR_CONTENT);
		tree_expect(t, i == 2 ? "a.md:4: !toml\n" : "a.md:3: !toml\n");
	}
	tree_write(t, "a.md", "+++\nno front matter\n");
	assert_true(tree_open(t));
	tree_expect(t, "");
}

static void
rule_at_the_top_is_no_front_matter(void **state)
{
	struct temp_tree *t = *state;
	struct arena a = { 0 };
	struct page page;

	tree_write(t, "a.md", "---\n\nSome: text [\n\n---\n");
	assert_true(tree_open(t));
	assert_true(corpus_page(t->corpus, 0, &a, &page, &t->err));
	assert_int_equal(page.doc.root->first->type, NODE_RULE);
	assert_int_equal(page.doc.root->first->next->line, 3);
	arena_release(&a);
	tree_expect(t, "");
}

static void
keys_of_other_programs_are_passed_over(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "---\nlayout: post\ntags: [a, {b: c}]\n"
			      "title: T\ndate: 2020-01-01\n---\n");
	assert_true(tree_open(t));
	expect_sv(corpus_toc(t->corpus)->pages[0].title, "T");
	tree_expect(t, "");
}

static void
front_matter_of_the_wrong_type_is_warned_of(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "---\ntitle: [a]\nentries: h9\n"
			      "aliases: b, c\n---\n");
	assert_true(tree_open(t));
	tree_expect(t, "a.md:2: front-matter\na.md:3: front-matter\n");
	assert_int_equal(corpus_toc(t->corpus)->pages[0].aliases.n, 2);
}

static void
entries_key_chooses_the_entries(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "---\nentries: list\n---\n1. A?\n2. B?\n");
	tree_write(t, "b.md", "---\nentries: none\n---\n## A\n## B\n");
	assert_true(tree_open(t));
	assert_int_equal(corpus_toc(t->corpus)->pages[0].nentries, 3);
	assert_int_equal(corpus_toc(t->corpus)->pages[1].nentries, 1);
}

static void
made_slugs_that_collide_get_numbers(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a b.md", "x\n");
	tree_write(t, "a-b.md", "x\n");
	tree_write(t, "a/b.md", "x\n");
	assert_true(tree_open(t));
	expect_order(t, "a-b a-b-2 a-b-3 ");
	tree_expect(t, "a-b.md:0: slug-twice\na/b.md:0: slug-twice\n");
}

/* --- content errors --- */

static void
invalid_bytes_are_an_error_with_their_line(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "one\ntwo\xFF\n");
	tree_write_bytes(t, "b.md", "x\n\ny\0z\n", 7);
	assert_false(tree_open(t));
	assert_int_equal(t->err.code, ERR_CONTENT);
	tree_expect(t, "a.md:2: !encoding\nb.md:3: !encoding\n");
}

static void
bad_yaml_is_an_error_with_its_line(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "---\ntitle: a\nsummary: [b\n---\n");
	tree_write(t, "book.yaml", "name: x\ntitle: \"y\n");
	assert_false(tree_open(t));
	assert_int_equal(t->err.code, ERR_CONTENT);
	assert_non_null(strstr((buf_byte(&t->said, '\0'), t->said.p),
	    "!yaml"));
}

static void
id_given_twice_is_a_warning(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "# T\n\n## A {#x}\n\n## B {#x}\n");
	assert_true(tree_open(t));
	tree_expect(t, "a.md:5: id-twice\n");
}

static void
alias_given_twice_is_an_error(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "---\naliases: [x]\n---\n");
	tree_write(t, "b.md", "---\ntitle: B\naliases: [x, b]\n---\n");
	assert_false(tree_open(t));
	tree_expect(t, "b.md:3: !alias-twice\nb.md:3: alias-twice\n");
}

static void
alias_that_is_a_made_slug_is_an_error_only_with_book_yaml(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "---\naliases: [b]\n---\n");
	tree_write(t, "b.md", "x\n");
	assert_true(tree_open(t));
	tree_expect(t, "a.md:2: alias-twice\n");
	tree_write(t, "book.yaml", "areas: [{id: x, topics: [a, b]}]\n");
	assert_false(tree_open(t));
	tree_expect(t, "a.md:2: !alias-twice\n");
}

static void
reserved_names_are_errors_in_the_own_corpus_only(void **state)
{
	struct temp_tree *t = *state;
	struct sv names[] = { SV("search") };
	struct corpus_opts opts = { .reserved = { names, 1 } };

	tree_write(t, "search.md", "x\n");
	assert_true(tree_open_with(t, &opts));
	tree_expect(t, "search.md:0: reserved\n");
	opts.is_own = true;
	assert_false(tree_open_with(t, &opts));
	tree_expect(t, "search.md:0: !reserved\n");
}

/* --- book.yaml --- */

static void
book_yaml_gives_areas_and_order(void **state)
{
	struct temp_tree *t = *state;
	const struct toc *toc;

	tree_write(t, "book.yaml",
	    "name: test-book\ntitle: \"A\\n\\ntitle\"\nversion: 1.10\nrust: \"1.96\"\n"
	    "authors: [A, B]\nstrange: 1\n"
	    "areas:\n  - id: two\n    title: Second\n    topics: [z, a]\n"
	    "  - {id: one, topics: [m]}\n  - {id: empty}\n");
	tree_write(t, "a.md", "x\n");
	tree_write(t, "m.md", "---\narea: two\n---\nx\n");
	tree_write(t, "z.md", "x\n");
	tree_write(t, "p.md", "---\narea: two\n---\nx\n");
	tree_write(t, "q.md", "x\n");
	assert_true(tree_open(t));
	toc = corpus_toc(t->corpus);
	expect_order(t, "z a p m q ");
	expect_sv(toc->meta.name, "test-book");
	expect_sv(toc->meta.title, "A title");
	expect_sv(toc->meta.version, "1.10");
	expect_sv(toc->meta.authors, "A, B");
	assert_int_equal(toc->nareas, 3);
	expect_sv(toc->areas[0].title, "Second");
	assert_int_equal(toc->areas[0].npages, 3);
	expect_sv(toc->areas[1].title, "one");
	expect_sv(toc->areas[2].id, "other");
	assert_int_equal(toc->areas[2].first_page, 4);
	assert_int_equal(toc->pages[4].area, 2);
	assert_true(corpus_has_book_yaml(t->corpus));
	tree_expect(t, "book.yaml:6: book-yaml\nm.md:2: area\nq.md:0: area\n");
}

static void
book_yaml_errors_name_their_lines(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "x\n");
	tree_write(t, "book.yaml",
	    "name: a/b\nareas:\n  - id: x\n    topics: [a, a, none]\n"
	    "  - id: x\n  - title: y\ndata: [../x]\n");
	assert_false(tree_open(t));
	tree_expect(t, "book.yaml:1: !book-yaml\nbook.yaml:6: !book-yaml\n"
		       "book.yaml:4: !book-yaml\nbook.yaml:5: !book-yaml\n"
		       "book.yaml:7: !book-yaml\nbook.yaml:4: !topic\n");
}

static void
areas_are_given_once(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "x\n");
	tree_write(t, "book.yaml",
	    "areas: [{id: x, topics: [a]}]\n"
	    "areas: [{id: y}, {id: z}, {id: v}, {id: w}]\n");
	assert_false(tree_open(t));
	tree_expect(t, "book.yaml:2: !book-yaml\n");
}

static void
yaml_aliases_do_not_grow(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "---\na: &a [x, x, x]\nb: &b [*a, *a, *a]\n"
			      "c: &c [*b, *b, *b]\ntitle: *c\n---\n");
	assert_true(tree_open(t));
	expect_sv(corpus_toc(t->corpus)->pages[0].title, "a");
}

static void
deep_yaml_is_an_error(void **state)
{
	struct temp_tree *t = *state;
	struct buf b = { 0 };

	buf_cstr(&b, "---\ntitle: ");
	buf_fill(&b, '[', 50000);
	buf_cstr(&b, "\n---\n");
	tree_write_bytes(t, "a.md", b.p, b.n);
	buf_release(&b);
	assert_false(tree_open(t));
	tree_expect(t, "a.md:2: !yaml\n");
}

static void
data_files_are_carried(void **state)
{
	struct temp_tree *t = *state;
	const struct corpus_data *data;

	tree_write(t, "a.md", "x\n");
	tree_write(t, "synonyms.txt", "gc => drop\n");
	tree_write(t, "extra/x.tsv", "1\n");
	tree_write(t, "book.yaml",
	    "data: [extra/x.tsv, synonyms.txt]\nareas: []\n");
	assert_true(tree_open(t));
	assert_int_equal(corpus_ndata(t->corpus), 2);
	data = corpus_data(t->corpus, 0);
	expect_sv(data->name, "synonyms.txt");
	expect_sv(data->bytes, "gc => drop\n");
	expect_sv(corpus_data(t->corpus, 1)->name, "extra/x.tsv");
	tree_expect(t, "");
}

static void
missing_data_file_stops(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "x\n");
	tree_write(t, "book.yaml", "data: [none.txt]\n");
	assert_false(tree_open(t));
	assert_int_equal(t->err.code, ERR_SYS);
	assert_non_null(strstr(t->err.msg, "none.txt"));
}

/* --- what cannot be read --- */

static void
missing_folder_is_a_system_error(void **state)
{
	struct temp_tree *t = *state;
	char none[] = "/nonexistent/folder";
	char *paths[] = { none };
	struct corpus_opts opts = { 0 };

	assert_false(corpus_open(&t->corpus, paths, 1, SV("x"), &opts,
	    &t->diag, &t->err));
	assert_int_equal(t->err.code, ERR_SYS);
	assert_non_null(strstr(t->err.msg, none));
}

static void
folder_without_markdown_is_a_system_error(void **state)
{
	struct temp_tree *t = *state;

	assert_false(tree_open(t));
	assert_int_equal(t->err.code, ERR_SYS);
	assert_non_null(strstr(t->err.msg, "Markdown"));
}

static void
one_file_is_a_corpus(void **state)
{
	struct temp_tree *t = *state;
	struct corpus_opts opts = { 0 };
	char path[300];
	char *paths[] = { path };

	tree_write(t, "a.md", "# A\n");
	tree_write(t, "b.md", "# B\n");
	(void)snprintf(path, sizeof(path), "%s/b.md", t->dir);
	assert_true(corpus_open(&t->corpus, paths, 1, SV("x"), &opts,
	    &t->diag, &t->err));
	expect_order(t, "b ");
}

static void
two_folders_make_one_corpus(void **state)
{
	struct temp_tree *t = *state;
	struct corpus_opts opts = { 0 };
	char one[300], two[300];
	char *paths[] = { one, two };

	tree_write(t, "x/a.md", "[t](b.md)\n");
	tree_write(t, "x/b.md", "x\n");
	tree_write(t, "y/a.md", "x\n");
	(void)snprintf(one, sizeof(one), "%s/x", t->dir);
	(void)snprintf(two, sizeof(two), "%s/y", t->dir);
	assert_true(corpus_open(&t->corpus, paths, 2, SV("x"), &opts,
	    &t->diag, &t->err));
	expect_order(t, "a b a-2 ");
	expect_link(t, LINK_PAGE, "b", "");
}

static void
links_out_of_the_tree_and_fifos_are_warned_of(void **state)
{
	struct temp_tree *t = *state;
	char path[300];

	tree_write(t, "a.md", "x\n");
	(void)snprintf(path, sizeof(path), "%s/out.md", t->dir);
	assert_int_equal(symlink("/etc/passwd", path), 0);
	(void)snprintf(path, sizeof(path), "%s/pipe.md", t->dir);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_true(tree_open(t));
	expect_order(t, "a ");
	tree_expect(t, "out.md:0: skipped\npipe.md:0: skipped\n");
}

static void
page_that_changed_is_an_error(void **state)
{
	struct temp_tree *t = *state;
	struct arena a = { 0 };
	struct page page;

	tree_write(t, "a.md", "one\n");
	assert_true(tree_open(t));
	tree_write(t, "a.md", "two\n");
	assert_false(corpus_page(t->corpus, 0, &a, &page, &t->err));
	assert_int_equal(t->err.code, ERR_CONTENT);
	arena_release(&a);
}

/* --- pages and links --- */

static void
page_comes_with_numbers_and_names(void **state)
{
	struct temp_tree *t = *state;
	struct arena a = { 0 };
	struct page page;

	tree_write(t, "a.md", "# A\n\n## x\n");
	tree_write(t, "b.md", "---\ntitle: B\nsummary: sum\naliases: [bee]\n"
			      "see-also: [a, none, a-b]\n---\n# B\n\n## y\n");
	assert_true(tree_open(t));
	tree_expect(t, "b.md:5: see-also\nb.md:5: see-also\n");
	assert_true(corpus_page(t->corpus, 1, &a, &page, &t->err));
	assert_int_equal(page.number, 1);
	expect_sv(page.slug, "b");
	expect_sv(page.summary, "sum");
	expect_sv(page.area, "pages");
	assert_int_equal(page.entries[0].number, 2);
	assert_int_equal(page.entries[1].number, 3);
	assert_int_equal(page.see_also.n, 1);
	expect_sv(page.see_also.v[0], "a");
	assert_int_equal(corpus_bytes(t->corpus), 90);
	arena_release(&a);
}

static void
links_lead_to_slugs_aliases_and_entries(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "b.md", "---\naliases: [bee]\n---\n# B\n\n"
			      "## Q {#bor-q}\n\n### Part x\n\n## R\n");
	tree_write(t, "a.md", "[t](b)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_PAGE, "b", "");
	tree_write(t, "a.md", "[t](bee#bor-q)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_ENTRY, "b", "bor-q");
	tree_write(t, "a.md", "[t](b.md#part-x)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_ENTRY, "b", "bor-q");
	tree_write(t, "a.md", "[t](b#-Part-X--)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_ENTRY, "b", "bor-q");
	tree_write(t, "a.md", "[t](b#b)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_PAGE, "b", "");
	tree_write(t, "a.md", "[t](b#none)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_TEXT, "", "");
	tree_expect(t, "a.md:1: link\n");
}

static void
links_lead_to_paths_folders_and_places(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "x/y.md", "# Y\n\n## S\n");
	tree_write(t, "x/README.md", "x\n");
	tree_write(t, "a/a.md", "[t](../x/y.md#s)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_ENTRY, "x-y", "s");
	tree_write(t, "a/a.md", "[t](../x/)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_PAGE, "x", "");
	tree_write(t, "a/a.md", "[t](/x/y.html)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_PAGE, "x-y", "");
	tree_write(t, "a/a.md", "# A\n\n## B\n[t](#b)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_ENTRY, "a-a", "b");
	tree_write(t, "a/a.md", "[t][r]\n\n[r]: ../x/y\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_PAGE, "x-y", "");
	tree_expect(t, "");
}

static void
links_lead_to_places_that_html_names(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "b.md", "x <a id=here></a> y\n\n## Q\n\n"
	    "| a |\n|---|\n| <span id='cell'>c</span> |\n\n"
	    "<a name=\"before\"></a>\n\n## <b id=\"in\">R</b>\n\n"
	    "```html\n<p id=\"code\">\n```\n");
	tree_write(t, "a.md", "[t](b.md#here)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_PAGE, "b", "");
	tree_write(t, "a.md", "[t](b.md#cell)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_ENTRY, "b", "q");
	tree_write(t, "a.md", "[t](b.md#before)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_ENTRY, "b", "r");
	tree_write(t, "a.md", "[t](b.md#in)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_ENTRY, "b", "r");
	tree_write(t, "a.md", "[t](b.md#code)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_TEXT, "", "");
}

static void
links_from_the_root_of_a_site_are_looked_for_in_each_folder_above(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "src/guide/x.md", "# X\n\n## S\n");
	tree_write(t, "src/api/a.md", "[t](/guide/x#s)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_ENTRY, "src-guide-x", "s");
	tree_write(t, "src/api/a.md", "[t](/api/none)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_TEXT, "", "");
	tree_expect(t, "src/api/a.md:1: link\n");
}

static void
links_of_wikis_lead_to_pages_that_there_are(void **state)
{
	struct temp_tree *t = *state;
	struct arena a = { 0 };
	struct err e = { 0 };
	struct page page;
	struct buf b = { 0 };

	tree_write(t, "a.md", "[[[T; 2]; 3]] [[Two words]], [[two-words#One|x]]"
	    " [[text|a]] [[none|x]] [[a#none]] [u [[a]]](a) [[a");
	tree_write(t, "two-words.md", "## One\n\n## Two\n");
	assert_true(tree_open(t));
	assert_true(corpus_page(t->corpus, 0, &a, &page, &e));
	for (struct node *n = page.doc.root; n != NULL;
	    n = node_walk(page.doc.root, n, false))
		if (n->type == NODE_LINK)
			buf_printf(&b, "%.*s=%.*s#%.*s ",
			    SV_ARG(n->first->text), SV_ARG(n->u.link.slug),
			    SV_ARG(n->u.link.id));
	buf_byte(&b, '\0');
	assert_string_equal(b.p, "Two words=two-words# x=two-words#one "
	    "text=a# a#none=a# u [[a]]=a# ");
	buf_clear(&b);
	node_plain(page.doc.root, &b);
	expect_sv(buf_view(&b), "[[[T; 2]; 3]] Two words, x text [[none|x]] "
	    "a#none u [[a]] [[a");
	buf_release(&b);
	arena_release(&a);
}

static void
dead_links_are_text_and_warned_of_with_their_line(void **state)
{
	struct temp_tree *t = *state;

	tree_write(t, "a.md", "x\n\ny\n[t](none#x)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_TEXT, "", "");
	tree_expect(t, "a.md:4: link\n");
	tree_write(t, "a.md", "[t](javascript:x)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_TEXT, "", "");
	tree_expect(t, "a.md:1: link\n");
	tree_write(t, "a.md", "[t](https://x.y)\n");
	assert_true(tree_open(t));
	expect_link(t, LINK_WEB, "", "");
	tree_expect(t, "");
}

static void
threads_do_not_change_what_is_read(void **state)
{
	struct temp_tree *t = *state;
	struct corpus_opts one = { .threads = 1 }, many = { .threads = 7 };
	struct buf first = { 0 };

	tree_write(t, "a.md", "---\nentries: h9\n---\n");
	tree_write(t, "b.md", "---\nentries: h9\n---\n");
	tree_write(t, "c d.md", "x\n");
	tree_write(t, "c-d.md", "x\n");
	tree_write(t, "e.md", "---\ntitle: []\n---\n");
	assert_true(tree_open_with(t, &one));
	buf_sv(&first, buf_view(&t->said));
	buf_byte(&first, '\0');
	assert_true(tree_open_with(t, &many));
	tree_expect(t, first.p);
	buf_release(&first);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, tree_begin, tree_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(ordinary_tree_needs_no_front_matter),
		TEST(byte_order_mark_and_crlf_are_no_text),
		TEST(summary_of_mdbook_gives_order_and_titles),
		TEST(parts_of_a_summary_are_areas),
		TEST(weights_order_the_pages_of_a_folder),
		TEST(keys_of_site_generators_name_pages),
		TEST(bad_toml_is_an_error_with_its_line),
		TEST(summary_that_lists_no_page_is_one),
		TEST(rule_at_the_top_is_no_front_matter),
		TEST(keys_of_other_programs_are_passed_over),
		TEST(front_matter_of_the_wrong_type_is_warned_of),
		TEST(entries_key_chooses_the_entries),
		TEST(made_slugs_that_collide_get_numbers),
		TEST(invalid_bytes_are_an_error_with_their_line),
		TEST(bad_yaml_is_an_error_with_its_line),
		TEST(id_given_twice_is_a_warning),
		TEST(alias_given_twice_is_an_error),
		TEST(alias_that_is_a_made_slug_is_an_error_only_with_book_yaml),
		TEST(reserved_names_are_errors_in_the_own_corpus_only),
		TEST(book_yaml_gives_areas_and_order),
		TEST(book_yaml_errors_name_their_lines),
		TEST(areas_are_given_once),
		TEST(yaml_aliases_do_not_grow),
		TEST(deep_yaml_is_an_error),
		TEST(data_files_are_carried),
		TEST(missing_data_file_stops),
		TEST(missing_folder_is_a_system_error),
		TEST(folder_without_markdown_is_a_system_error),
		TEST(one_file_is_a_corpus),
		TEST(two_folders_make_one_corpus),
		TEST(links_out_of_the_tree_and_fifos_are_warned_of),
		TEST(page_that_changed_is_an_error),
		TEST(page_comes_with_numbers_and_names),
		TEST(links_lead_to_slugs_aliases_and_entries),
		TEST(links_lead_to_paths_folders_and_places),
		TEST(links_lead_to_places_that_html_names),
		TEST(links_from_the_root_of_a_site_are_looked_for_in_each_folder_above),
		TEST(links_of_wikis_lead_to_pages_that_there_are),
		TEST(dead_links_are_text_and_warned_of_with_their_line),
		TEST(threads_do_not_change_what_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
