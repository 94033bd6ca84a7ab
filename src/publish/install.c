#include "config.h"

#include "publish/install.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/child.h"
#include "base/file.h"
#include "publish/export.h"
#include "publish/folder.h"
#include "publish/man_links.h"

#define KEY "install "
#define BOOKS "rust-interview/books"
#define INDEX "man/index.db"
#define DIR_FILE "info/dir"
#define OUTPUT_MAX ((size_t)1 << 20)	/* of the programs run */
#define WORDS_MAX 8
#define DIR_MAX ((size_t)16 << 20)

struct place {			/* where a book is put */
	const char *share;
	struct sv name;
	struct arena *arena;
	struct installed *out;
};

/* --- other programs --- */

static const char *
below(const struct place *p, const char *path)
{
	return arena_printf(p->arena, "%s/%s", p->share, path).p;
}

static const char *
info_path(const struct place *p)
{
	return arena_printf(p->arena, "info/%.*s.info", SV_ARG(p->name)).p;
}

static bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static void
remark(const struct place *p, struct sv text)
{
	if (p->out->nremarks < INSTALL_REMARKS)
		p->out->remarks[p->out->nremarks++] = text;
}

/* Run WORDS (NULL-terminated) with INPUT. What goes wrong becomes a remark that
 * begins with LOST. */
static bool
run(const struct place *p, const char *const *words, struct sv input,
    const char *lost)
{
	struct child_result result = { 0 };
	char *argv[WORDS_MAX + 1] = { NULL };
	struct err e = { 0 };
	struct sv said;
	bool ok;

	for (size_t i = 0; i < WORDS_MAX && words[i] != NULL; i++)
		argv[i] = arena_cstr(p->arena, sv_cstr(words[i]));
	ok = child_run(argv, input, OUTPUT_MAX, &result, &e) &&
	    result.status == 0;
	if (e.code != ERR_NONE) {
		remark(p, arena_printf(p->arena, "%s: %s", lost, e.msg));
	} else if (!ok) {
		said = sv_trim(buf_view(&result.said));
		said = sv_sub(said, 0, sv_find_byte(said, '\n'));
		remark(p, arena_printf(p->arena, "%s: %s ended with status "
		    "%d: %.*s", lost, words[0], result.status,
		    SV_ARG(said)));
	}
	child_release(&result);
	return ok;
}

/* mandb leaves folders for formatted pages, which are not needed. */
static void
remove_cat_folders(const char *man)
{
	struct dirent *item;
	DIR *d = file_open_dir(man);

	while (d != NULL && (item = readdir(d)) != NULL)
		if (strncmp(item->d_name, "cat", 3) == 0)
			(void)unlinkat(dirfd(d), item->d_name, AT_REMOVEDIR);
	if (d != NULL)
		(void)closedir(d);
}

/* Bring the index of the manual pages up to date, for apropos. */
static void
index_pages(const struct place *p)
{
	const char *man = below(p, "man");
	const char *words[] = { "mandb", "--user-db", "-q", man, NULL };
	struct stat st;

	if (stat(man, &st) != 0)
		return;
	(void)run(p, words, SV(""), "apropos will not know the pages");
	/* For root, mandb gives the folder away. */
	if (geteuid() == 0 && chown(man, st.st_uid, st.st_gid) != 0)
		remark(p, arena_printf(p->arena, "%s: cannot be given back "
		    "to its owner", man));
	remove_cat_folders(man);
}

/* --- installing --- */

static bool
put_book(struct folder *f, const struct place *p, const struct book *b,
    struct err *e)
{
	const char *path = arena_printf(p->arena, BOOKS "/%.*s.book",
	    SV_ARG(p->name)).p;
	struct file_map map = { 0 };
	bool ok = file_map(book_path(b), &map, e) &&
	    folder_put(f, path, sv_make((const char *)map.p, map.n), e);

	file_unmap(&map);
	return ok;
}

static bool
put_pages(struct folder *f, struct book *b, struct err *e)
{
	const struct export_wish wish = { 0 };
	bool ok;

	f->below = "man/";
	ok = export_into(format_named(SV("man")), b, f, &wish, e);
	f->below = "";
	return ok;
}

static bool
put_info(struct folder *f, const struct place *p, struct book *b,
    struct err *e)
{
	const struct export_wish wish = { 0 };
	const char *path = info_path(p), *staged = folder_stage(f, path, e);
	const char *words[] = { "makeinfo", "--no-split", "-o", staged, "-",
		NULL };
	struct buf text = { 0 };
	size_t nfiles;
	bool ok = staged != NULL && export_book(format_named(
	    SV("texinfo-manual")), b, NULL, &wish, &text, &nfiles, e);

	if (ok && run(p, words, buf_view(&text), "left out the info manual")) {
		folder_add(f, path);
		p->out->has_info = true;
	}
	buf_release(&text);
	return ok;
}

/* Say in the manifest that what is about to be made at PATH is the books'. */
static bool
claim(const struct place *p, const char *path, struct err *e)
{
	struct manifest m, more;

	if (is_there(below(p, path)))
		return true;
	if (!manifest_read(p->share, &m, p->arena, e))
		return false;
	if (manifest_find(&m, path) != NULL)
		return true;
	more = (struct manifest){ .v = arena_array(p->arena, m.n + 1,
	    sizeof(*more.v)), .n = m.n + 1 };
	if (m.n > 0)
		memcpy(more.v, m.v, m.n * sizeof(*m.v));
	more.v[m.n] = (struct owned){ MANIFEST_SHARED, path };
	return manifest_write(p->share, &more, e);
}

/* Tell info and apropos. */
static bool
announce(const struct place *p, struct err *e)
{
	const char *words[] = { "install-info", "--quiet",
		below(p, info_path(p)), below(p, DIR_FILE), NULL };

	if (p->out->has_info) {
		if (!claim(p, DIR_FILE, e))
			return false;
		(void)run(p, words, SV(""), "info's list of manuals stays as "
		    "it was");
	}
	if (!claim(p, INDEX, e))
		return false;
	index_pages(p);
	return true;
}

static bool
holds_key(const struct manifest *m, struct sv key)
{
	for (size_t i = 0; i < m->n; i++)
		if (sv_eq(m->v[i].key, key))
			return true;
	return false;
}

bool
install_book(struct book *b, const char *share, struct arena *a,
    struct installed *out, struct err *e)
{
	const struct place p = { share, book_meta(b)->name, a, out };
	struct sv key = arena_printf(a, KEY "%.*s", SV_ARG(p.name));
	struct folder f = { 0 };
	bool ok = false;

	*out = (struct installed){ 0 };
	if (!man_is_name(p.name) || p.name.p[0] == '.')
		return err_set(e, ERR_CONTENT, "%s: the book's name can name "
		    "no file", book_path(b));
	if (!folder_open(&f, share, key, "move what is there away, or choose "
		"a place by --prefix", a, e))
		goto out;
	out->is_anew = holds_key(&f.old, key);
	if (!put_book(&f, &p, b, e) || !put_pages(&f, b, e) ||
	    !put_info(&f, &p, b, e))
		goto out;
	out->nfiles = f.paths.n;
	ok = folder_commit(&f, e) && announce(&p, e);
out:
	folder_release(&f);
	return ok;
}

/* --- and back --- */

bool
install_names(const char *share, struct arena *a, struct sv_list *out,
    struct err *e)
{
	struct manifest m;

	*out = (struct sv_list){ 0 };
	if (!manifest_read(share, &m, a, e))
		return false;
	out->v = arena_array(a, m.n, sizeof(*out->v));
	for (size_t i = 0; i < m.n; i++) {
		struct sv key = m.v[i].key;
		size_t k = 0;

		if (!sv_starts(key, SV(KEY)))
			continue;
		key = sv_from(key, sizeof(KEY) - 1);
		while (k < out->n && !sv_eq(out->v[k], key))
			k++;
		if (k == out->n)
			out->v[out->n++] = key;
	}
	return true;
}

/* Does the list of manuals at PATH name any? */
static bool
has_entries(const char *path)
{
	struct buf text = { 0 };
	struct err e = { 0 };
	struct sv rest, line;
	bool has = !file_read(path, DIR_MAX, &text, &e);

	rest = buf_view(&text);
	while (!has && sv_split(&rest, '\n', &line))
		has = sv_starts(line, SV("* ")) &&
		    !sv_starts(line, SV("* Menu:"));
	buf_release(&text);
	return has;
}

/* Does any page lie in MAN's folders man1 to man9? */
static bool
has_pages(const char *man, struct arena *a)
{
	struct dirent *item;
	DIR *d = file_open_dir(man);
	bool has = false;

	while (d != NULL && !has && (item = readdir(d)) != NULL) {
		struct walk walk = { 0 };
		struct err e = { 0 };

		if (strncmp(item->d_name, "man", 3) == 0)
			has = !file_walk(arena_printf(a, "%s/%s", man,
			    item->d_name).p, NULL, a, &walk, &e) ||
			    walk.n > 0;
	}
	if (d != NULL)
		(void)closedir(d);
	return has;
}

/* Without a book left, what the books had in common is nobody's: removed where
 * it says nothing any more, else left to whoever uses it. */
static bool
clear_shared(const struct place *p, struct err *e)
{
	bool keeps_index = has_pages(below(p, "man"), p->arena);
	struct sv_list names;
	struct manifest m;
	size_t kept = 0;

	if (!install_names(p->share, p->arena, &names, e) ||
	    !manifest_read(p->share, &m, p->arena, e))
		return false;
	for (size_t i = 0; i < m.n && names.n == 0; i++) {
		const char *path = m.v[i].path, *full = below(p, path);

		if (!sv_eq(m.v[i].key, MANIFEST_SHARED))
			m.v[kept++] = m.v[i];
		else if (!(strcmp(path, INDEX) == 0 ? keeps_index :
			strcmp(path, DIR_FILE) == 0 && has_entries(full)))
			(void)unlink(full);
	}
	if (names.n == 0)
		m.n = kept;
	if (is_there(below(p, INDEX)))
		index_pages(p);
	return manifest_settle(p->share, &m, p->arena, e);
}

bool
install_remove(struct sv name, const char *share, struct arena *a,
    struct installed *out, struct err *e)
{
	const struct place p = { share, name, a, out };
	struct sv key = arena_printf(a, KEY "%.*s", SV_ARG(name));
	const char *words[] = { "install-info", "--quiet", "--remove",
		below(&p, info_path(&p)), below(&p, DIR_FILE), NULL };
	struct manifest m;

	*out = (struct installed){ 0 };
	if (!manifest_read(share, &m, a, e))
		return false;
	if (!holds_key(&m, key))
		return true;
	if (manifest_find(&m, info_path(&p)) != NULL &&
	    is_there(below(&p, info_path(&p))) &&
	    is_there(below(&p, DIR_FILE)))
		(void)run(&p, words, SV(""), "info's list of manuals still "
		    "names it");
	return folder_clear(share, key, a, &out->nfiles, e) &&
	    clear_shared(&p, e);
}
