#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/attr.h"
#include "doc/doc.h"
#include "doc/entity.h"
#include "doc/fence.h"
#include "doc/link.h"
#include "doc/page.h"
#include "doc/section.h"
#include "doc/slug.h"
#include "doc/vocab.h"

static struct arena arena;

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void
expect_sv(struct sv got, const char *want)
{
	assert_int_equal(got.n, strlen(want));
	assert_memory_equal(got.p, want, got.n);
}

static struct node *
add_text(struct node *parent, enum node_type type, const char *text)
{
	struct node *n = node_new(&arena, type, parent);

	n->text = sv_cstr(text);
	return n;
}

static struct node *
add_heading(struct node *root, uint8_t level, const char *text)
{
	struct node *n = node_new(&arena, NODE_HEADING, root);

	n->u.heading.level = level;
	if (*text != '\0')
		add_text(n, NODE_TEXT, text);
	return n;
}

static struct node *
add_para(struct node *root, const char *text)
{
	struct node *n = node_new(&arena, NODE_PARA, root);

	add_text(n, NODE_TEXT, text);
	return n;
}

/* --- tree --- */

static void
walk_visits_every_node_in_order_and_skips_on_demand(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct node *a = add_para(root, "a");
	struct node *b = add_para(root, "b");

	(void)state;
	assert_ptr_equal(node_walk(root, root, false), a);
	assert_ptr_equal(node_walk(root, a, false), a->first);
	assert_ptr_equal(node_walk(root, a, true), b);
	assert_ptr_equal(node_walk(root, a->first, false), b);
	assert_null(node_walk(root, b->first, false));
}

static void
walk_of_a_lone_node_ends_at_once(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);

	(void)state;
	assert_null(node_walk(root, root, false));
}

static void
detached_node_leaves_its_neighbours_linked(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct node *a = add_para(root, "a");
	struct node *b = add_para(root, "b");
	struct node *c = add_para(root, "c");

	(void)state;
	node_detach(b);
	assert_ptr_equal(a->next, c);
	assert_ptr_equal(c->prev, a);
	assert_null(b->parent);
	node_detach(c);
	assert_ptr_equal(root->last, a);
}

static void
plain_text_makes_breaks_blanks_and_parts_blocks(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct node *a = add_para(root, "one");
	struct buf b = { 0 };

	(void)state;
	node_new(&arena, NODE_SOFT_BREAK, a);
	add_text(a, NODE_CODE_SPAN, "two");
	add_para(root, "three");
	node_plain(root, &b);
	expect_sv(buf_view(&b), "one two\nthree");
	buf_release(&b);
}

static void
plain_view_folds_runs_of_blanks(void **state)
{
	struct node *p = add_para(NULL, "  a \t\n b  ");

	(void)state;
	expect_sv(node_plain_sv(p, &arena), "a b");
}

/* --- vocabulary, sections --- */

static void
levels_and_kinds_are_found_by_name_only(void **state)
{
	enum level level = LEVEL_NONE;
	enum kind kind = KIND_NONE;

	(void)state;
	assert_true(level_named(SV("mid"), &level));
	assert_int_equal(level, LEVEL_MID);
	assert_false(level_named(SV(""), &level));
	assert_false(level_named(SV("Mid"), &level));
	assert_true(kind_named(SV("behavioural"), &kind));
	assert_int_equal(kind, KIND_BEHAVIOURAL);
	expect_sv(kind_name(KIND_DEBUG), "debug");
	expect_sv(level_name(LEVEL_NONE), "");
}

static void
sections_are_found_by_heading_in_any_case(void **state)
{
	(void)state;
	assert_int_equal(section_of_heading(SV("red FLAGS")),
	    SECTION_RED_FLAGS);
	assert_int_equal(section_of_heading(SV("Hint")), SECTION_HINT);
	assert_int_equal(section_of_heading(SV("Hint 12")), SECTION_HINT);
	assert_int_equal(section_of_heading(SV("Answer 2")), SECTION_NONE);
	assert_int_equal(section_of_heading(SV("Notes")), SECTION_NONE);
}

static void
sections_are_found_by_brief_word(void **state)
{
	(void)state;
	assert_int_equal(section_of_brief(SV("short")), SECTION_SHORT_ANSWER);
	assert_int_equal(section_of_brief(SV("hint")), SECTION_HINT);
	assert_int_equal(section_of_brief(SV("prompt")), SECTION_PROMPT);
	assert_int_equal(section_of_brief(SV("nothing")), SECTION_NONE);
}

static void
parts_of_an_entry_come_in_order_with_the_prompt_first(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct entry e = { .first = add_heading(root, 2, "Q") };
	struct node *prompt = add_para(root, "prompt");
	struct node *answer = add_heading(root, 3, "Answer");
	struct node *text = add_para(root, "text");
	struct node *deeper = add_heading(root, 4, "deeper");
	struct node *other = add_heading(root, 3, "Notes");
	struct part p = { 0 };

	(void)state;
	assert_true(part_next(&e, &p));
	assert_int_equal(p.section, SECTION_PROMPT);
	assert_ptr_equal(p.first, prompt);
	assert_ptr_equal(p.end, answer);
	assert_true(part_next(&e, &p));
	assert_int_equal(p.section, SECTION_ANSWER);
	assert_ptr_equal(p.first, text);
	assert_ptr_equal(p.end, other);
	assert_ptr_equal(text->next, deeper);
	assert_true(part_next(&e, &p));
	assert_int_equal(p.section, SECTION_NONE);
	assert_ptr_equal(p.heading, other);
	assert_null(p.first);
	assert_false(part_next(&e, &p));
}

static void
parts_stop_at_the_end_of_their_entry(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct entry e = { .first = add_heading(root, 2, "Q") };
	struct part p = { 0 };

	(void)state;
	e.end = add_heading(root, 2, "Next");
	add_heading(root, 3, "Answer");
	assert_true(part_next(&e, &p));
	assert_ptr_equal(p.first, p.end);
	assert_false(part_next(&e, &p));
	assert_false(part_find(&e, SECTION_ANSWER, &p));
}

static void
overview_is_all_prompt(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct entry e = { .is_overview = true };
	struct part p = { 0 };

	(void)state;
	e.first = add_para(root, "text");
	add_heading(root, 3, "Answer");
	assert_true(part_next(&e, &p));
	assert_null(p.end);
	assert_false(part_next(&e, &p));
}

static void
part_find_passes_over_empty_parts(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct entry e = { .first = add_heading(root, 2, "Q") };
	struct node *text;
	struct part p;

	(void)state;
	add_heading(root, 3, "Hint 1");
	add_heading(root, 3, "Hint 2");
	text = add_para(root, "x");
	assert_true(part_find(&e, SECTION_HINT, &p));
	assert_ptr_equal(p.first, text);
	assert_false(part_find(&e, SECTION_PROMPT, &p));
}

/* --- attributes --- */

static void
expect_attr(const char *line, const char *attr, size_t text_end)
{
	struct sv got;
	size_t end;

	assert_true(attr_find(sv_cstr(line), &got, &end));
	expect_sv(got, attr);
	assert_int_equal(end, text_end);
}

static void
attributes_end_a_heading_line(void **state)
{
	(void)state;
	expect_attr("## A {#id}", "#id", 4);
	expect_attr("## A {#id}  ", "#id", 4);
	expect_attr("## A ## {.b}", ".b", 4);
	expect_attr("## A {.b} ##", ".b", 4);
	expect_attr("## A {k=v}\r", "k=v", 4);
	expect_attr("## {#id}", "#id", 2);
	expect_attr("{#id}", "#id", 0);
}

static void
attributes_hold_braces_and_blanks_in_quotes(void **state)
{
	(void)state;
	expect_attr("## A {#i tags=\"a {b} c\"}", "#i tags=\"a {b} c\"", 4);
	expect_attr("## {x} {k='a \"b'}", "k='a \"b'", 6);
}

static void
braces_with_anything_else_are_text(void **state)
{
	struct sv attr;
	size_t end;

	(void)state;
	assert_false(attr_find(SV("## struct A {}"), &attr, &end));
	assert_false(attr_find(SV("## A {b}"), &attr, &end));
	assert_false(attr_find(SV("## A {#id} x"), &attr, &end));
	assert_false(attr_find(SV("## A {#id x}"), &attr, &end));
	assert_false(attr_find(SV("## A {#}"), &attr, &end));
	assert_false(attr_find(SV("## A {k=\"open}"), &attr, &end));
	assert_false(attr_find(SV("## A \\{#id}"), &attr, &end));
	assert_false(attr_find(SV("## A {#a.b.k=\"v\"}"), &attr, &end));
	assert_false(attr_find(SV("}"), &attr, &end));
	assert_false(attr_find(SV(""), &attr, &end));
}

static void
attributes_are_read_one_by_one(void **state)
{
	struct sv rest = SV(" #i .c k=v q=\"a b\"");
	struct attr a;

	(void)state;
	assert_true(attr_next(&rest, &a));
	assert_int_equal(a.type, ATTR_ID);
	expect_sv(a.name, "i");
	assert_true(attr_next(&rest, &a));
	assert_int_equal(a.type, ATTR_CLASS);
	expect_sv(a.name, "c");
	assert_true(attr_next(&rest, &a));
	assert_int_equal(a.type, ATTR_PAIR);
	expect_sv(a.value, "v");
	assert_true(attr_next(&rest, &a));
	expect_sv(a.name, "q");
	expect_sv(a.value, "a b");
	assert_false(attr_next(&rest, &a));
}

/* --- slugs --- */

static void
github_slug_keeps_letters_digits_hyphens_and_underscores(void **state)
{
	(void)state;
	expect_sv(slug_github(SV("Hello, World!"), &arena), "hello-world");
	expect_sv(slug_github(SV("a  b"), &arena), "a--b");
	expect_sv(slug_github(SV("Vec<T>::new_in - x"), &arena),
	    "vectnew_in---x");
	expect_sv(slug_github(SV("\xC3\x84pfel 3"), &arena), "\xC3\xA4pfel-3");
	expect_sv(slug_github(SV("?!"), &arena), "");
}

static void
path_slug_is_a_file_name_in_every_format(void **state)
{
	(void)state;
	expect_sv(slug_path(SV("ownership.md"), &arena), "ownership");
	expect_sv(slug_path(SV("a b/c.d.md"), &arena), "a-b-c.d");
	expect_sv(slug_path(SV("a/README.md"), &arena), "a");
	expect_sv(slug_path(SV("a/b/index.md"), &arena), "a-b");
	expect_sv(slug_path(SV("README.md"), &arena), "index");
	expect_sv(slug_path(SV("-.x/\x01y\xFF#.md"), &arena), "x--y--");
	expect_sv(slug_path(SV("--.md"), &arena), "index");
	expect_sv(slug_path(SV(""), &arena), "index");
}

static void
made_heading_ids_are_unique_and_leave_given_ones(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct node *a = add_heading(root, 2, "Same");
	struct node *b = add_heading(root, 2, "Same");
	struct node *given = add_heading(root, 2, "Other");
	struct node *c = add_heading(root, 2, "Same 2");
	struct node *empty = add_heading(root, 2, "");

	(void)state;
	given->u.heading.id = SV("same-1");
	slug_headings(root, &arena);
	expect_sv(a->u.heading.id, "same");
	expect_sv(b->u.heading.id, "same-2");
	expect_sv(given->u.heading.id, "same-1");
	expect_sv(c->u.heading.id, "same-2-1");
	expect_sv(empty->u.heading.id, "section");
}

/* --- links --- */

static void
expect_target(const char *written, enum target_kind kind, const char *page,
    const char *id)
{
	struct target t = target_parse(sv_cstr(written), SV("a/b.md"), &arena);

	assert_int_equal(t.kind, kind);
	expect_sv(t.page, page);
	expect_sv(t.id, id);
}

static void
link_targets_are_names_paths_places_or_addresses(void **state)
{
	(void)state;
	expect_target("borrowing", TARGET_NAME, "borrowing", "");
	expect_target("borrowing#bor-nll", TARGET_NAME, "borrowing",
	    "bor-nll");
	expect_target("#here", TARGET_HERE, "", "here");
	expect_target("#", TARGET_HERE, "", "");
	expect_target("c.md#x", TARGET_PATH, "a/c.md", "x");
	expect_target("./c.md?q", TARGET_PATH, "a/c.md", "");
	expect_target("../x/y.md#f%20g", TARGET_PATH, "x/y.md", "f g");
	expect_target("/x.md", TARGET_PATH, "x.md", "");
	expect_target("c.html", TARGET_PATH, "a/c.md", "");
	expect_target("folder/", TARGET_PATH, "a/folder", "");
	expect_target("..", TARGET_PATH, "", "");
	expect_target("https://x.y/#z", TARGET_WEB, "", "");
	expect_target("MAILTO:a@b", TARGET_WEB, "", "");
}

static void
targets_that_are_unsafe_or_leave_the_root_are_text(void **state)
{
	(void)state;
	expect_target("javascript:alert(1)", TARGET_OTHER, "", "");
	expect_target("data:text/html,x", TARGET_OTHER, "", "");
	expect_target("file:///etc/passwd", TARGET_OTHER, "", "");
	expect_target("../../x.md", TARGET_OTHER, "", "");
	expect_target("//host/x", TARGET_OTHER, "", "");
	expect_target("", TARGET_OTHER, "", "");
}

/* --- fences --- */

static void
fence_words_are_read_as_rustdoc_does(void **state)
{
	struct fence f = fence_parse(SV("rust,compile_fail,E0382,edition2021"),
	    &arena);

	(void)state;
	expect_sv(f.language, "rust");
	assert_true(f.is_rust);
	assert_true(f.compile_fail);
	assert_int_equal(f.codes.n, 1);
	expect_sv(f.codes.v[0], "E0382");
	expect_sv(f.edition, "2021");
	f = fence_parse(SV("should_panic no_run"), &arena);
	assert_true(f.should_panic && f.no_run && f.is_rust);
	expect_sv(f.language, "");
	f = fence_parse(SV("ignore-x86_64"), &arena);
	assert_true(f.is_ignored && f.is_rust);
	f = fence_parse(SV("rust,crate-serde"), &arena);
	expect_sv(f.crate, "serde");
}

static void
fence_of_another_language_is_not_rust(void **state)
{
	struct fence f = fence_parse(SV("text"), &arena);

	(void)state;
	assert_false(f.is_rust);
	expect_sv(f.language, "text");
	assert_false(fence_parse(SV("toml,ignore"), &arena).is_rust);
	assert_true(fence_parse(SV("ignore,toml"), &arena).is_rust);
	assert_true(fence_parse(SV("editable,rust"), &arena).is_rust);
	assert_true(fence_parse(SV(""), &arena).is_rust);
}

static void
hidden_lines_do_not_show_but_compile(void **state)
{
	struct sv code = SV("# use x;\n#\n  # y\n##[a]\n#[b]\n# ");
	struct buf b = { 0 };

	(void)state;
	fence_visible(code, &b);
	expect_sv(buf_view(&b), "#[a]\n#[b]\n");
	buf_clear(&b);
	fence_compiled(code, &b);
	expect_sv(buf_view(&b), "use x;\n\n  y\n#[a]\n#[b]\n");
	buf_release(&b);
}

/* --- entities --- */

static void
expect_entity(const char *reference, const char *want)
{
	char out[ENTITY_BYTES_MAX];

	expect_sv(sv_make(out, entity_decode(sv_cstr(reference), out)), want);
}

static void
entities_are_decoded_by_name_and_number(void **state)
{
	(void)state;
	expect_entity("&amp;", "&");
	expect_entity("&AElig;", "\xC3\x86");
	expect_entity("&zwnj;", "\xE2\x80\x8C");
	expect_entity("&NotEqualTilde;", "\xE2\x89\x82\xCC\xB8");
	expect_entity("&CounterClockwiseContourIntegral;", "\xE2\x88\xB3");
	expect_entity("&#65;", "A");
	expect_entity("&#x1F600;", "\xF0\x9F\x98\x80");
}

static void
entities_without_meaning_give_nothing_or_the_replacement(void **state)
{
	(void)state;
	expect_entity("&nothing;", "");
	expect_entity("&amp", "");
	expect_entity("&;", "");
	expect_entity("&#;", "");
	expect_entity("&#xG;", "");
	expect_entity("&#0;", "\xEF\xBF\xBD");
	expect_entity("&#xD800;", "\xEF\xBF\xBD");
	expect_entity("&#99999999999;", "\xEF\xBF\xBD");
}

/* --- pages --- */

static struct page
split(struct node *root, enum entry_mode mode)
{
	struct page p = { .doc = { .root = root }, .mode = mode };
	struct id_twice twice;

	page_split(&p, SV("stem"), &arena, &twice);
	return p;
}

static void
single_title_heading_gives_the_title_and_leaves_the_overview(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct node *intro;
	struct page p;

	(void)state;
	add_heading(root, 1, "Title");
	intro = add_para(root, "intro");
	add_heading(root, 2, "A");
	p = split(root, ENTRIES_AUTO);
	expect_sv(p.title, "Title");
	assert_int_equal(p.mode, ENTRIES_H2);
	assert_int_equal(p.nentries, 2);
	assert_true(p.entries[0].is_overview);
	assert_ptr_equal(p.entries[0].first, intro);
	expect_sv(p.entries[1].id, "a");
	assert_ptr_equal(page_entry(&p, SV("a")), &p.entries[1]);
	assert_null(page_entry(&p, SV("b")));
}

static void
several_title_headings_are_the_entries(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct page p;

	(void)state;
	add_heading(root, 1, "Summary");
	add_heading(root, 2, "x");
	add_heading(root, 1, "Motivation");
	p = split(root, ENTRIES_AUTO);
	expect_sv(p.title, "stem");
	assert_int_equal(p.mode, ENTRIES_H1);
	assert_int_equal(p.nentries, 3);
	assert_null(p.entries[0].first);
	assert_ptr_equal(p.entries[1].end, p.entries[2].first);
	assert_null(p.entries[2].end);
}

static void
highest_level_that_occurs_twice_makes_the_entries(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct page p;

	(void)state;
	add_heading(root, 2, "Once");
	add_heading(root, 3, "a");
	add_heading(root, 3, "b");
	p = split(root, ENTRIES_AUTO);
	assert_int_equal(p.mode, ENTRIES_H3);
	assert_int_equal(p.nentries, 3);
	expect_sv(p.title, "Once");
}

static void
known_parts_do_not_count_as_entries(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct page p;

	(void)state;
	add_heading(root, 2, "The only question");
	add_heading(root, 3, "Short answer");
	add_heading(root, 3, "Answer");
	p = split(root, ENTRIES_AUTO);
	assert_int_equal(p.mode, ENTRIES_H2);
	assert_int_equal(p.nentries, 2);
}

static void
page_without_headings_is_its_overview(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct page p;

	(void)state;
	p = split(root, ENTRIES_AUTO);
	assert_int_equal(p.nentries, 1);
	assert_null(p.entries[0].first);
	expect_sv(p.entries[0].title, "stem");
	add_para(root, "x");
	p = split(root, ENTRIES_AUTO);
	assert_int_equal(p.mode, ENTRIES_NONE);
	assert_non_null(p.entries[0].first);
}

static void
heading_above_the_entries_level_begins_its_own(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct page p;

	(void)state;
	add_heading(root, 2, "Group A");
	add_heading(root, 3, "a");
	add_heading(root, 2, "Group B");
	add_heading(root, 3, "b");
	p = split(root, ENTRIES_H3);
	assert_int_equal(p.nentries, 4);
	expect_sv(p.entries[1].title, "a");
	expect_sv(p.entries[2].title, "Group B");
}

static void
attributes_of_a_heading_describe_its_entry(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct page p;
	struct node *h;

	(void)state;
	add_heading(root, 1, "T");
	h = add_heading(root, 2, "Q");
	h->u.heading.attr = SV("#own-q .senior .debug tags=\"move E0382\" "
			       "short=\"the q\" ask=7 .unknown");
	p = split(root, ENTRIES_AUTO);
	expect_sv(p.entries[1].id, "own-q");
	assert_int_equal(p.entries[1].level, LEVEL_SENIOR);
	assert_int_equal(p.entries[1].kind, KIND_DEBUG);
	expect_sv(p.entries[1].tags, "move E0382");
	expect_sv(p.entries[1].short_title, "the q");
	assert_int_equal(p.entries[1].ask, 7);
}

static void
id_given_twice_is_told_with_both_lines(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct page p = { .doc = { .root = root } };
	struct id_twice twice;
	struct node *a = add_heading(root, 2, "a"), *b;

	(void)state;
	b = add_heading(root, 3, "b");
	a->u.heading.attr = SV("#x");
	a->line = 4;
	b->u.heading.attr = SV("#x");
	b->line = 9;
	page_split(&p, SV("stem"), &arena, &twice);
	expect_sv(twice.id, "x");
	assert_int_equal(twice.first, 4);
	assert_int_equal(twice.second, 9);
	expect_sv(a->u.heading.id, "x");
	expect_sv(b->u.heading.id, "b");
}

static void
numbered_items_are_lifted_into_entries(void **state)
{
	struct node *root = node_new(&arena, NODE_DOC, NULL);
	struct node *list = node_new(&arena, NODE_LIST, root);
	struct node *item = node_new(&arena, NODE_ITEM, list);
	struct page p;

	(void)state;
	list->u.list.is_ordered = true;
	add_para(item, "What is a move? {#mv .mid}");
	add_para(item, "An answer.");
	add_heading(item, 1, "Of the answer");
	add_heading(item, 3, "Below");
	item = node_new(&arena, NODE_ITEM, list);
	add_para(item, "Second?");
	p = split(root, ENTRIES_LIST);
	assert_int_equal(p.nentries, 3);
	expect_sv(p.entries[1].title, "What is a move?");
	expect_sv(p.entries[1].id, "mv");
	assert_int_equal(p.entries[1].level, LEVEL_MID);
	assert_int_equal(p.entries[1].first->type, NODE_HEADING);
	assert_int_equal(p.entries[1].first->next->type, NODE_PARA);
	assert_int_equal(p.entries[1].first->next->next->u.heading.level, 3);
	assert_int_equal(p.entries[2].first->prev->u.heading.level, 5);
	assert_ptr_equal(p.entries[1].end, p.entries[2].first);
	expect_sv(p.entries[2].id, "second");
}

static void
entry_modes_have_names(void **state)
{
	enum entry_mode mode = ENTRIES_AUTO;

	(void)state;
	assert_true(entry_mode_named(SV("H3"), &mode));
	assert_int_equal(mode, ENTRIES_H3);
	assert_true(entry_mode_named(SV("list"), &mode));
	assert_int_equal(mode, ENTRIES_LIST);
	assert_false(entry_mode_named(SV("h7"), &mode));
}

#define TEST(f) cmocka_unit_test_teardown(f, release)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(walk_visits_every_node_in_order_and_skips_on_demand),
		TEST(walk_of_a_lone_node_ends_at_once),
		TEST(detached_node_leaves_its_neighbours_linked),
		TEST(plain_text_makes_breaks_blanks_and_parts_blocks),
		TEST(plain_view_folds_runs_of_blanks),
		TEST(levels_and_kinds_are_found_by_name_only),
		TEST(sections_are_found_by_heading_in_any_case),
		TEST(sections_are_found_by_brief_word),
		TEST(parts_of_an_entry_come_in_order_with_the_prompt_first),
		TEST(parts_stop_at_the_end_of_their_entry),
		TEST(overview_is_all_prompt),
		TEST(part_find_passes_over_empty_parts),
		TEST(attributes_end_a_heading_line),
		TEST(attributes_hold_braces_and_blanks_in_quotes),
		TEST(braces_with_anything_else_are_text),
		TEST(attributes_are_read_one_by_one),
		TEST(github_slug_keeps_letters_digits_hyphens_and_underscores),
		TEST(path_slug_is_a_file_name_in_every_format),
		TEST(made_heading_ids_are_unique_and_leave_given_ones),
		TEST(link_targets_are_names_paths_places_or_addresses),
		TEST(targets_that_are_unsafe_or_leave_the_root_are_text),
		TEST(fence_words_are_read_as_rustdoc_does),
		TEST(fence_of_another_language_is_not_rust),
		TEST(hidden_lines_do_not_show_but_compile),
		TEST(entities_are_decoded_by_name_and_number),
		TEST(entities_without_meaning_give_nothing_or_the_replacement),
		TEST(single_title_heading_gives_the_title_and_leaves_the_overview),
		TEST(several_title_headings_are_the_entries),
		TEST(highest_level_that_occurs_twice_makes_the_entries),
		TEST(known_parts_do_not_count_as_entries),
		TEST(page_without_headings_is_its_overview),
		TEST(heading_above_the_entries_level_begins_its_own),
		TEST(attributes_of_a_heading_describe_its_entry),
		TEST(id_given_twice_is_told_with_both_lines),
		TEST(numbered_items_are_lifted_into_entries),
		TEST(entry_modes_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
