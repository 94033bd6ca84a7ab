#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/sink.h"
#include "own_folder.h"

static void
read_appends_the_whole_file(void **state)
{
	(void)state;
	struct buf b = { 0 };
	struct err e = { 0 };

	write_file("a", "text");
	buf_cstr(&b, ">");
	assert_true(file_read("a", 4, &b, &e));
	assert_int_equal(b.n, 5);
	assert_memory_equal(b.p, ">text", 5);
	buf_release(&b);
}

static void
read_refuses_more_than_the_limit(void **state)
{
	(void)state;
	struct buf b = { 0 };
	struct err e = { 0 };

	write_file("a", "text");
	assert_false(file_read("a", 3, &b, &e));
	assert_int_equal(e.code, ERR_LIMIT);
	assert_string_equal(e.msg, "a: larger than 3 bytes");
	buf_release(&b);
}

static void
read_names_what_it_cannot_read(void **state)
{
	(void)state;
	struct buf b = { 0 };
	struct err e = { 0 };

	assert_false(file_read("none", 9, &b, &e));
	assert_string_equal(e.msg, "none: No such file or directory");
	assert_false(file_read(".", 9, &b, &e));
	assert_string_equal(e.msg, ".: is a directory");
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_false(file_read("fifo", 9, &b, &e));
	assert_string_equal(e.msg, "fifo: not a regular file");
	assert_int_equal(e.code, ERR_SYS);
	buf_release(&b);
}

static void
read_fd_takes_all_of_a_pipe(void **state)
{
	(void)state;
	struct buf b = { 0 };
	struct err e = { 0 };
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_true(file_write_fd(ends[1], "piped", 5));
	close(ends[1]);
	assert_true(file_read_fd(ends[0], "pipe", 5, &b, &e));
	assert_int_equal(b.n, 5);
	close(ends[0]);
	buf_release(&b);
}

static void
map_shows_the_bytes_of_a_file(void **state)
{
	(void)state;
	struct file_map m, again;
	struct err e = { 0 };

	write_file("a", "mapped");
	assert_true(file_map("a", &m, &e));
	assert_int_equal(m.n, 6);
	assert_memory_equal(m.p, "mapped", 6);
	assert_true(file_map("./a", &again, &e));
	assert_int_equal(m.inode, again.inode);
	assert_int_equal(m.device, again.device);
	file_unmap(&again);
	file_unmap(&m);
	file_unmap(&m);
	assert_null(m.p);
}

static void
address_in_a_map_tells_its_path_until_it_is_unmapped(void **state)
{
	(void)state;
	struct file_map a, b, c;
	struct err e = { 0 };
	const uint8_t *in_b;

	write_file("a", "first");
	write_file("b", "second");
	assert_true(file_map("a", &a, &e));
	assert_true(file_map("b", &b, &e));
	assert_true(file_map("./a", &c, &e));
	in_b = b.p;
	assert_string_equal(file_mapped_at(a.p), "a");
	assert_string_equal(file_mapped_at(b.p + 5), "b");
	assert_string_equal(file_mapped_at(c.p), "./a");
	assert_null(file_mapped_at(b.p + 6));
	assert_null(file_mapped_at(&e));
	assert_null(file_mapped_at(NULL));
	file_unmap(&b);
	assert_null(file_mapped_at(in_b));
	assert_string_equal(file_mapped_at(a.p), "a");
	file_unmap(&a);
	assert_string_equal(file_mapped_at(c.p), "./a");
	file_unmap(&c);
	assert_null(file_mapped_at(NULL));
}

static void
map_of_an_empty_file_has_no_bytes(void **state)
{
	(void)state;
	struct file_map m;
	struct err e = { 0 };

	write_file("a", "");
	assert_true(file_map("a", &m, &e));
	assert_int_equal(m.n, 0);
	file_unmap(&m);
}

/* Narrow types hold no date after 2038 and no size of 2 GiB. */
static void
files_of_any_date_are_opened(void **state)
{
	(void)state;
	struct file_map m = { 0 };
	struct err e = { 0 };

	write_file("a", "late");
	assert_int_equal(system("touch -t 204001010000 a"), 0);
	assert_true(file_map("a", &m, &e));
	assert_int_equal(m.n, 4);
	file_unmap(&m);
}

static void
map_refuses_what_the_machine_cannot_address(void **state)
{
	(void)state;
	struct file_map m = { 0 };
	struct err e = { 0 };

	write_file("a", "");
	if (truncate("a", (off_t)3 << 30) != 0) {
		print_message("# no file of 3 GiB can be made here\n");
		skip();
	}
	if (SIZE_MAX > UINT32_MAX) {
		assert_true(file_map("a", &m, &e));
		assert_true(m.n == (uint64_t)3 << 30);
		file_unmap(&m);
	} else {
		assert_false(file_map("a", &m, &e));
		assert_string_equal(e.msg, "a: too large for this machine");
	}
}

static void
map_refuses_all_but_regular_files(void **state)
{
	(void)state;
	struct file_map m;
	struct err e = { 0 };

	assert_false(file_map(".", &m, &e));
	assert_string_equal(e.msg, ".: is a directory");
	assert_false(file_map("/dev/null", &m, &e));
	assert_string_equal(e.msg, "/dev/null: not a regular file");
	assert_false(file_map("none", &m, &e));
	assert_string_equal(e.msg, "none: No such file or directory");
}

static void
assert_item(const struct walk *w, size_t i, const char *path, const char *full)
{
	assert_string_equal(w->items[i].full, full);
	assert_int_equal(w->items[i].path.n, strlen(path));
	assert_memory_equal(w->items[i].path.p, path, strlen(path));
}

static bool
is_md(struct sv path)
{
	return sv_ends(path, SV(".md"));
}

static void
walk_sorts_bytewise_by_relative_path(void **state)
{
	(void)state;
	struct arena a = { 0 };
	struct walk w;
	struct err e = { 0 };

	assert_int_equal(mkdir("t", 0700), 0);
	assert_int_equal(mkdir("t/a", 0700), 0);
	assert_int_equal(mkdir("t/.git", 0700), 0);
	write_file("t/b.md", "");
	write_file("t/a/z.md", "");
	write_file("t/a-b.md", "");
	write_file("t/B.md", "");
	write_file("t/note.txt", "");
	write_file("t/.hidden.md", "");
	write_file("t/.git/x.md", "");
	assert_true(file_walk("t/", is_md, &a, &w, &e));
	assert_int_equal(w.n, 4);
	assert_int_equal(w.nskips, 0);
	assert_item(&w, 0, "B.md", "t/B.md");
	assert_item(&w, 1, "a-b.md", "t/a-b.md");
	assert_item(&w, 2, "a/z.md", "t/a/z.md");
	assert_item(&w, 3, "b.md", "t/b.md");
	arena_release(&a);
}

static void
walk_of_a_file_yields_it_alone(void **state)
{
	(void)state;
	struct arena a = { 0 };
	struct walk w;
	struct err e = { 0 };

	assert_int_equal(mkdir("t", 0700), 0);
	write_file("t/one.text", "");
	assert_true(file_walk("t/one.text", is_md, &a, &w, &e));
	assert_int_equal(w.n, 1);
	assert_item(&w, 0, "one.text", "t/one.text");
	arena_release(&a);
}

static void
assert_skip(const struct walk *w, size_t i, const char *path, const char *why)
{
	assert_int_equal(w->skips[i].path.n, strlen(path));
	assert_memory_equal(w->skips[i].path.p, path, strlen(path));
	assert_string_equal(w->skips[i].why, why);
}

static void
walk_follows_links_to_files_in_the_tree_only(void **state)
{
	(void)state;
	struct arena a = { 0 };
	struct walk w;
	struct err e = { 0 };

	assert_int_equal(mkdir("t", 0700), 0);
	assert_int_equal(mkdir("t-other", 0700), 0);
	write_file("t/a.md", "");
	write_file("t-other/out.md", "");
	assert_int_equal(symlink("a.md", "t/in.md"), 0);
	assert_int_equal(symlink("../t-other/out.md", "t/out.md"), 0);
	assert_int_equal(symlink("../t-other", "t/there"), 0);
	assert_int_equal(symlink(".", "t/loop"), 0);
	assert_int_equal(symlink("self.md", "t/self.md"), 0);
	assert_int_equal(symlink("gone", "t/gone.md"), 0);
	assert_int_equal(symlink("gone", "t/gone.txt"), 0);
	assert_int_equal(mkfifo("t/fifo.md", 0600), 0);
	assert_true(file_walk("t", is_md, &a, &w, &e));
	assert_int_equal(w.n, 2);
	assert_item(&w, 0, "a.md", "t/a.md");
	assert_item(&w, 1, "in.md", "t/in.md");
	assert_int_equal(w.nskips, 6);
	assert_skip(&w, 0, "fifo.md", "a FIFO");
	assert_skip(&w, 1, "gone.md", "broken symbolic link");
	assert_skip(&w, 2, "loop", "symbolic link to a folder");
	assert_skip(&w, 3, "out.md", "symbolic link out of the tree");
	assert_skip(&w, 4, "self.md", "broken symbolic link");
	assert_skip(&w, 5, "there", "symbolic link out of the tree");
	arena_release(&a);
}

static void
walk_names_what_is_missing(void **state)
{
	(void)state;
	struct arena a = { 0 };
	struct walk w;
	struct err e = { 0 };

	assert_false(file_walk("none", is_md, &a, &w, &e));
	assert_int_equal(e.code, ERR_SYS);
	assert_string_equal(e.msg, "none: No such file or directory");
	assert_false(file_walk("/dev/null", is_md, &a, &w, &e));
	assert_string_equal(e.msg, "/dev/null: neither a file nor a folder");
	arena_release(&a);
}

static void
folders_are_made_with_their_parents(void **state)
{
	(void)state;
	struct err e = { 0 };
	struct stat st;

	assert_true(file_make_dirs("a//b/c/", true, &e));
	assert_true(file_make_dirs("a/b/c", true, &e));
	assert_int_equal(stat("a/b", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_true(file_make_dirs("/", false, &e));
	write_file("file", "");
	assert_false(file_make_dirs("file/x", false, &e));
	assert_string_equal(e.msg, "file: Not a directory");
	assert_false(file_make_dirs("file", false, &e));
	assert_string_equal(e.msg, "file: Not a directory");
}

static void
sink_writes_to_a_descriptor_in_order(void **state)
{
	(void)state;
	struct sink s;
	struct err e = { 0 };
	int fd = open("out", O_WRONLY | O_CREAT, 0600);

	sink_to_fd(&s, fd);
	sink_lit(&s, "one ");
	sink_printf(&s, "%s", "two");
	assert_true(sink_flush(&s, &e));
	assert_false(sink_failed(&s));
	sink_release(&s);
	close(fd);
	assert_file("out", "one two");
}

static void
sink_keeps_the_first_failure(void **state)
{
	(void)state;
	struct sink s;
	struct err e = { 0 };
	int fd = open("/dev/full", O_WRONLY);

	if (fd < 0)
		skip();
	sink_to_fd(&s, fd);
	sink_lit(&s, "lost");
	assert_false(sink_failed(&s));
	assert_false(sink_flush(&s, &e));
	assert_true(sink_failed(&s));
	assert_int_equal(s.error, ENOSPC);
	assert_string_equal(e.msg, "write error: No space left on device");
	sink_lit(&s, "more");
	assert_false(sink_flush(&s, &e));
	sink_release(&s);
	close(fd);
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		in_folder(read_appends_the_whole_file),
		in_folder(read_refuses_more_than_the_limit),
		in_folder(read_names_what_it_cannot_read),
		in_folder(read_fd_takes_all_of_a_pipe),
		in_folder(map_shows_the_bytes_of_a_file),
		in_folder(address_in_a_map_tells_its_path_until_it_is_unmapped),
		in_folder(map_of_an_empty_file_has_no_bytes),
		in_folder(files_of_any_date_are_opened),
		in_folder(map_refuses_what_the_machine_cannot_address),
		in_folder(map_refuses_all_but_regular_files),
		in_folder(walk_sorts_bytewise_by_relative_path),
		in_folder(walk_of_a_file_yields_it_alone),
		in_folder(walk_follows_links_to_files_in_the_tree_only),
		in_folder(walk_names_what_is_missing),
		in_folder(folders_are_made_with_their_parents),
		in_folder(sink_writes_to_a_descriptor_in_order),
		in_folder(sink_keeps_the_first_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
