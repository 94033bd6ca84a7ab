#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "own_folder.h"

/* Number of names in the current folder, "." and ".." not counted. */
static size_t
count_names(void)
{
	size_t n = 0;
	DIR *d = opendir(".");

	assert_non_null(d);
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n - 2;
}

static void
new_file_appears_only_when_committed(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };

	write_file("book", "old");
	assert_true(file_new_open(&f, "book", &e));
	file_new_put(&f, "new text", 8);
	assert_int_equal(f.written, 8);
	assert_file("book", "old");
	assert_int_equal(count_names(), 2);
	assert_true(file_new_commit(&f, &e));
	assert_file("book", "new text");
	assert_int_equal(count_names(), 1);
	file_new_release(&f);
	file_new_release(&f);
}

static void
released_file_leaves_the_old_one_and_no_litter(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };

	write_file("book", "old");
	assert_true(file_new_open(&f, "book", &e));
	file_new_put(&f, "new", 3);
	file_new_release(&f);
	file_new_release(&f);
	assert_file("book", "old");
	assert_int_equal(count_names(), 1);
}

static void
new_file_has_the_mode_of_the_umask(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };
	struct stat st;
	mode_t mask = umask(027);

	assert_true(file_new_open(&f, "book", &e));
	assert_true(file_new_commit(&f, &e));
	umask(mask);
	assert_int_equal(stat("book", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(st.st_size, 0);
}

static void
patches_reach_what_is_written_and_what_is_pending(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };
	static char block[200000];
	struct buf b = { 0 };

	memset(block, '.', sizeof(block));
	assert_true(file_new_open(&f, "book", &e));
	file_new_put(&f, block, sizeof(block));		/* leaves memory */
	file_new_put(&f, "....", 4);
	file_new_patch(&f, 0, "head", 4);
	file_new_patch(&f, sizeof(block) - 2, "seam", 4);
	file_new_patch(&f, sizeof(block) + 3, "e", 1);
	assert_true(file_new_commit(&f, &e));
	assert_true(file_read("book", 300000, &b, &e));
	assert_int_equal(b.n, sizeof(block) + 4);
	assert_memory_equal(b.p, "head.", 5);
	assert_memory_equal(b.p + b.n - 7, ".seam.e", 7);
	buf_release(&b);
}

static void
link_is_kept_and_its_target_replaced(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };
	struct stat st;

	write_file("real", "old");
	assert_int_equal(symlink("real", "link"), 0);
	assert_true(file_new_open(&f, "link", &e));
	file_new_put(&f, "new", 3);
	assert_true(file_new_commit(&f, &e));
	assert_int_equal(lstat("link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_file("real", "new");
}

/* The number of a process that has ended. */
static long
dead_process(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	return (long)pid;
}

static void
temporaries_of_dead_writers_are_removed(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };
	const char *living = ".book.tmp.1-000000";
	char dead[60], other[60];
	long pid = dead_process();

	(void)snprintf(dead, sizeof(dead), ".book.tmp.%ld-000000", pid);
	(void)snprintf(other, sizeof(other), ".books.tmp.%ld-000000", pid);
	write_file(dead, "");
	write_file(other, "");
	write_file(living, "");
	write_file(".book.tmp.x", "");
	write_file(".book.tmp.0-000000", "");
	assert_true(file_new_open(&f, "book", &e));
	assert_true(file_new_commit(&f, &e));
	assert_int_equal(access(dead, F_OK), -1);
	assert_int_equal(access(other, F_OK), 0);
	assert_int_equal(access(living, F_OK), 0);
	assert_int_equal(count_names(), 5);
}

static void
full_disk_is_reported(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };

	if (access("/dev/full", W_OK) != 0)
		skip();
	assert_true(file_new_open(&f, "/dev/full", &e));
	file_new_put(&f, "x", 1);
	file_new_patch(&f, 0, "y", 1);
	assert_false(file_new_commit(&f, &e));
	assert_int_equal(e.code, ERR_SYS);
	assert_string_equal(e.msg, "/dev/full: No space left on device");
}

static void
fifo_gets_the_patched_bytes(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };
	char got[8] = { 0 };

	assert_int_equal(mkfifo("fifo", 0600), 0);
	int fd = open("fifo", O_RDONLY | O_NONBLOCK);
	assert_true(file_new_open(&f, "fifo", &e));
	file_new_put(&f, "....", 4);
	file_new_patch(&f, 1, "ab", 2);
	assert_true(file_new_commit(&f, &e));
	assert_int_equal(read(fd, got, sizeof(got)), 4);
	assert_string_equal(got, ".ab.");
	close(fd);
	assert_int_equal(count_names(), 1);
}

static void
open_file_is_written_to_where_it_is(void **state)
{
	(void)state;
	char name[40];
	struct err e = { 0 };

	write_file("log", "said. ");
	int fd = open("log", O_WRONLY | O_APPEND);
	(void)snprintf(name, sizeof(name), "/dev/fd/%d", fd);
	if (access(name, W_OK) != 0)
		skip();
	assert_true(file_put(name, SV("more"), &e));
	close(fd);
	assert_file("log", "said. more");
}

static void
file_in_memory_is_replaced_like_any_other(void **state)
{
	(void)state;
	char name[] = "/dev/shm/test-file-XXXXXX";
	struct err e = { 0 };
	int fd = mkstemp(name);

	if (fd < 0)
		skip();
	close(fd);
	write_file(name, "old");
	bool ok = file_put(name, SV("new"), &e);
	if (ok)
		assert_file(name, "new");
	assert_int_equal(unlink(name), 0);
	assert_true(ok);
}

static void
new_file_names_why_it_cannot_be_made(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };

	assert_false(file_new_open(&f, ".", &e));
	assert_string_equal(e.msg, ".: is a directory");
	assert_false(file_new_open(&f, "no/book", &e));
	assert_string_equal(e.msg, "no/book: No such file or directory");
	assert_false(file_new_open(&f, "", &e));
	assert_string_equal(e.msg, "output file: empty name");
}

static void
very_long_names_are_written(void **state)
{
	(void)state;
	struct file_new f;
	struct err e = { 0 };
	char name[256] = { 0 };

	memset(name, 'n', 255);
	assert_true(file_new_open(&f, name, &e));
	file_new_put(&f, "x", 1);
	assert_true(file_new_commit(&f, &e));
	assert_file(name, "x");
}

#define in_folder(test) cmocka_unit_test_setup_teardown(test, enter, leave)

static void
scratch_file_gives_back_its_bytes_and_has_no_name(void **state)
{
	struct file_scratch f;
	struct err e = { 0 };
	char got[4];

	(void)state;
	assert_true(file_scratch_open(&f, "book", &e));
	assert_string_equal(f.place, ".");
	assert_true(file_scratch_put(&f, "abc", 3, &e));
	assert_true(file_scratch_put(&f, "defg", 4, &e));
	assert_int_equal(f.length, 7);
	assert_true(file_scratch_read(&f, 2, got, 4, &e));
	assert_memory_equal(got, "cdef", 4);
	DIR *dir = opendir(".");
	for (const struct dirent *d; (d = readdir(dir)) != NULL;)
		assert_int_equal(strspn(d->d_name, "."), strlen(d->d_name));
	closedir(dir);
	assert_false(file_scratch_read(&f, 5, got, 4, &e));
	assert_int_equal(e.code, ERR_SYS);
	file_scratch_release(&f);
	file_scratch_release(&f);
}

static void
scratch_file_that_cannot_be_made_names_its_folder(void **state)
{
	struct file_scratch f;
	struct err e = { 0 };

	(void)state;
	assert_false(file_scratch_open(&f, "nosuch/book", &e));
	assert_int_equal(e.code, ERR_SYS);
	assert_non_null(strstr(e.msg, "temporary file in nosuch ("));
	file_scratch_release(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		in_folder(new_file_appears_only_when_committed),
		in_folder(released_file_leaves_the_old_one_and_no_litter),
		in_folder(new_file_has_the_mode_of_the_umask),
		in_folder(patches_reach_what_is_written_and_what_is_pending),
		in_folder(link_is_kept_and_its_target_replaced),
		in_folder(temporaries_of_dead_writers_are_removed),
		in_folder(full_disk_is_reported),
		in_folder(fifo_gets_the_patched_bytes),
		in_folder(open_file_is_written_to_where_it_is),
		in_folder(file_in_memory_is_replaced_like_any_other),
		in_folder(new_file_names_why_it_cannot_be_made),
		in_folder(very_long_names_are_written),
		in_folder(scratch_file_gives_back_its_bytes_and_has_no_name),
		in_folder(scratch_file_that_cannot_be_made_names_its_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
