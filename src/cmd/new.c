/* new: a small corpus to begin with. */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/file.h"
#include "cmd/report.h"
#include "cmd/table.h"

static const struct new_file {
	const char *name, *text;
} files[] = {
#define FILE(name, text) { name, text },
#include "cmd/new_files.def"
#undef FILE
};

#define NFILES (sizeof(files) / sizeof(*files))

/* The last part of DIR, in letters, digits and hyphens only. */
static struct sv
name_of(const char *dir, struct arena *a)
{
	char *real = realpath(dir, NULL);
	struct sv path = sv_cstr(real != NULL ? real : dir);
	struct buf name = { 0 };
	size_t from = path.n;
	struct sv out;

	while (from > 0 && path.p[from - 1] != '/')
		from--;
	for (path = sv_from(path, from); path.n > 0; path = sv_from(path, 1)) {
		unsigned char c = (unsigned char)path.p[0];

		if (ascii_is_alnum(c))
			buf_byte(&name, c);
		else if (name.n > 0 && name.p[name.n - 1] != '-')
			buf_byte(&name, '-');
	}
	out = name.n == 0 ? SV("handbook") : arena_sv(a, buf_view(&name));
	if (sv_ends(out, SV("-")))
		out.n--;
	buf_release(&name);
	free(real);
	return out;
}

/* Make DIR if it is missing; false if it holds anything. */
static bool
take_folder(const char *dir, bool *is_made, struct err *e)
{
	struct dirent *item;
	bool is_empty = true;
	DIR *d;

	*is_made = mkdir(dir, 0777) == 0;
	if (!*is_made && errno != EEXIST)
		return err_sys(e, "%s", dir);
	d = file_open_dir(dir);
	if (d == NULL)
		return err_sys(e, "%s", dir);
	while (is_empty && (item = readdir(d)) != NULL)
		is_empty = strcmp(item->d_name, ".") == 0 ||
		    strcmp(item->d_name, "..") == 0;
	(void)closedir(d);
	return is_empty || err_set(e, ERR_USAGE, "%s is not empty; a new "
	    "corpus needs a folder of its own", dir);
}

static bool
write_file(const char *path, const char *text, struct sv name, struct err *e)
{
	struct sv rest = sv_cstr(text);
	struct file_new f = { 0 };
	bool ok = file_new_open(&f, path, e);

	while (ok && rest.n > 0) {
		size_t at = sv_find(rest, SV("@NAME@"));

		file_new_put(&f, rest.p, at);
		if (at < rest.n)
			file_new_put(&f, name.p, name.n);
		rest = sv_from(rest, at + 6);
	}
	ok = ok && file_new_commit(&f, e);
	file_new_release(&f);
	return ok;
}

/* All files or none. */
static bool
write_all(const char *dir, struct sv name, struct arena *a, struct err *e)
{
	size_t n = 0;

	while (n < NFILES && write_file(arena_printf(a, "%s/%s", dir,
		files[n].name).p, files[n].text, name, e))
		n++;
	if (n == NFILES)
		return true;
	while (n-- > 0)
		(void)unlink(arena_printf(a, "%s/%s", dir, files[n].name).p);
	return false;
}

int
cmd_new(struct call *c)
{
	struct arena *a = &c->app->arena;
	struct err e = { 0 };
	const char *dir;
	struct sv name;
	bool is_made;

	if (c->nwords != 1 || c->words[0][0] == '\0') {
		(void)err_set(&e, ERR_USAGE, "which folder should be made?");
		return report_err(&e, "new");
	}
	dir = c->words[0];
	if (!take_folder(dir, &is_made, &e))
		return report_err(&e, "new");
	name = name_of(dir, a);
	if (!write_all(dir, name, a, &e)) {
		if (is_made)
			(void)rmdir(dir);
		return report_err(&e, NULL);
	}
	(void)printf("%s: a book named %.*s, of two pages that say how to go "
		     "on:\n    cd %s\n    make install\n    man deploy\n",
	    dir, SV_ARG(name), dir);
	return EXIT_DONE;
}
