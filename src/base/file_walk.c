#include "config.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/vec.h"

/* The folders still to read are a stack of our own, so a deep tree costs heap
 * and no call depth. */
struct walker {
	struct arena *arena;
	bool (*is_wanted)(struct sv path);
	const char *root;
	struct sv root_real;		/* without links; ends in '/' */
	char real[PATH_MAX];
	VEC(struct walk_item) folders;	/* path "" is the root */
	VEC(struct walk_item) items;
	VEC(struct walk_skip) skips;
};

static bool
is_to_be_listed(const struct walker *w, struct sv path)
{
	return w->is_wanted == NULL || w->is_wanted(path);
}

static void
skip(struct walker *w, struct sv path, const char *why)
{
	vec_push(&w->skips, ((struct walk_skip){ path, why }));
}

/* A symbolic link: what it leads to must be a file in the tree. */
static bool
take_link(struct walker *w, struct walk_item item, struct err *e)
{
	bool wanted = is_to_be_listed(w, item.path);
	struct stat st;

	if (stat(item.full, &st) != 0) {
		if (errno != ENOENT && errno != ELOOP && errno != ENOTDIR)
			return err_sys(e, "%s", item.full);
		if (wanted)
			skip(w, item.path, "broken symbolic link");
		return true;
	}
	if (!S_ISDIR(st.st_mode) && !wanted)
		return true;
	if (realpath(item.full, w->real) == NULL)
		return err_sys(e, "%s", item.full);
	struct sv real = sv_cstr(w->real);
	if (!sv_starts(real, w->root_real) &&
	    !sv_eq(real, sv_sub(w->root_real, 0, w->root_real.n - 1)))
		skip(w, item.path, "symbolic link out of the tree");
	else if (S_ISDIR(st.st_mode))
		skip(w, item.path, "symbolic link to a folder");
	else if (!S_ISREG(st.st_mode))
		skip(w, item.path, "symbolic link to no regular file");
	else
		vec_push(&w->items, item);
	return true;
}

static const char *
special_name(mode_t mode)
{
	if (S_ISFIFO(mode))
		return "a FIFO";
	return S_ISSOCK(mode) ? "a socket" : "a device";
}

static bool
take(struct walker *w, struct walk_item item, struct err *e)
{
	struct stat st;

	if (lstat(item.full, &st) != 0) {
		/* Removed since its name was read: not there. */
		return errno == ENOENT || err_sys(e, "%s", item.full);
	}
	if (S_ISDIR(st.st_mode))
		vec_push(&w->folders, item);
	else if (S_ISLNK(st.st_mode))
		return take_link(w, item, e);
	else if (!is_to_be_listed(w, item.path))
		return true;
	else if (S_ISREG(st.st_mode))
		vec_push(&w->items, item);
	else
		skip(w, item.path, special_name(st.st_mode));
	return true;
}

/* What lies in FOLDER under NAME. Its path is the end of its full name. */
static struct walk_item
item_in(struct walker *w, struct walk_item folder, const char *name)
{
	size_t n = strlen(folder.full);
	bool has_slash = n > 0 && folder.full[n - 1] == '/';
	size_t parents = folder.path.n > 0 ? folder.path.n + 1 : 0;
	struct buf full = { 0 };

	buf_put(&full, folder.full, n);
	if (!has_slash)
		buf_byte(&full, '/');
	size_t start = full.n - parents;
	buf_cstr(&full, name);
	struct walk_item item = {
		.full = arena_cstr(w->arena, buf_view(&full)),
	};
	item.path = sv_make(item.full + start, full.n - start);
	buf_release(&full);
	return item;
}

static bool
read_folder(struct walker *w, struct walk_item folder, struct err *e)
{
	bool ok = true;
	DIR *dir = file_open_dir(folder.full);

	if (dir == NULL)
		return err_sys(e, "%s", folder.full);
	while (ok) {
		errno = 0;
		const struct dirent *d = readdir(dir);
		if (d == NULL) {
			ok = errno == 0 || err_sys(e, "%s", folder.full);
			break;
		}
		if (d->d_name[0] != '.')
			ok = take(w, item_in(w, folder, d->d_name), e);
	}
	closedir(dir);
	return ok;
}

static int
by_path(const void *a, const void *b)
{
	const struct walk_item *x = a, *y = b;

	return sv_cmp(x->path, y->path);
}

static int
skip_by_path(const void *a, const void *b)
{
	const struct walk_skip *x = a, *y = b;

	return sv_cmp(x->path, y->path);
}

static void
deliver(struct walker *w, struct walk *out)
{
	*out = (struct walk){ .n = w->items.n, .nskips = w->skips.n };
	out->items = arena_copy(w->arena, w->items.v, out->n,
	    sizeof(*out->items));
	out->skips = arena_copy(w->arena, w->skips.v, out->nskips,
	    sizeof(*out->skips));
	qsort(out->items, out->n, sizeof(*out->items), by_path);
	qsort(out->skips, out->nskips, sizeof(*out->skips), skip_by_path);
}

/* The last part of PATH, without slashes behind it. */
static struct sv
last_part(const char *path)
{
	struct sv s = sv_cstr(path);

	while (s.n > 1 && s.p[s.n - 1] == '/')
		s.n--;
	size_t start = s.n;
	while (start > 0 && s.p[start - 1] != '/')
		start--;
	return sv_from(s, start);
}

static bool
walk_root(struct walker *w, struct err *e)
{
	struct stat st;
	struct walk_item root = {
		.full = arena_cstr(w->arena, sv_cstr(w->root)),
	};

	if (stat(w->root, &st) != 0)
		return err_sys(e, "%s", w->root);
	if (S_ISREG(st.st_mode)) {
		root.path = arena_sv(w->arena, last_part(w->root));
		vec_push(&w->items, root);
		return true;
	}
	if (!S_ISDIR(st.st_mode))
		return err_set(e, ERR_SYS, "%s: neither a file nor a folder",
		    w->root);
	if (realpath(w->root, w->real) == NULL)
		return err_sys(e, "%s", w->root);
	w->root_real = arena_printf(w->arena, "%s%s", w->real,
	    strcmp(w->real, "/") == 0 ? "" : "/");
	vec_push(&w->folders, root);
	bool ok = true;
	while (ok && w->folders.n > 0)
		ok = read_folder(w, w->folders.v[--w->folders.n], e);
	return ok;
}

bool
file_walk(const char *root, bool (*is_wanted)(struct sv path), struct arena *a,
    struct walk *out, struct err *e)
{
	struct walker w = { .arena = a, .is_wanted = is_wanted, .root = root };
	bool ok = walk_root(&w, e);

	if (ok)
		deliver(&w, out);
	vec_release(&w.folders);
	vec_release(&w.items);
	vec_release(&w.skips);
	return ok;
}
