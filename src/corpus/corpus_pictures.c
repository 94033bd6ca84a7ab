/* The pictures of the tree that pages show are carried in the book, so that
 * whoever has it alone can make a site of it. */
#include "config.h"

#include "corpus/inner.h"

#include <sys/stat.h>

#include "base/vec.h"
#include "corpus/include.h"

#define PICTURE_BYTES_MAX ((uint64_t)8 << 20)
#define PICTURES_BYTES_MAX ((uint64_t)64 << 20)	/* of all */

struct carrier {
	struct corpus *corpus;
	struct diag_sink *diag;
	struct map roots;	/* that a picture is of, by its name */
	VEC(struct corpus_data) found;
	uint64_t bytes;
};

/* The file of P below ROOT, as it is or, for sites that put their files there,
 * in "static"; NULL and *WHY without one. *NAME is its path. */
static const char *
file_of(struct carrier *c, const struct root *root, const struct picture *p,
    struct sv *name, const char **why)
{
	struct arena *a = &c->corpus->arena;
	struct sv folder = sv_cstr(root->path);
	const char *beside, *file, *ignored;

	while (!root->is_folder && folder.n > 0 &&
	    folder.p[folder.n - 1] != '/')
		folder.n--;
	folder = folder.n > 0 ? folder : SV(".");
	beside = arena_printf(a, "%.*s/", SV_ARG(folder)).p;
	*name = p->path;
	file = include_path(beside, beside, *name, a, why);
	if (file != NULL)
		return file;
	*name = arena_printf(a, "static/%.*s", SV_ARG(p->path));
	return include_path(beside, beside, *name, a, &ignored);
}

/* Carry the file at PATH as NAME; why not, or NULL. */
static const char *
carry(struct carrier *c, const struct frame *f, const char *path,
    struct sv name)
{
	const struct map_item *taken = map_find(&c->roots, name);
	struct stat st;
	uint64_t size;

	if (taken != NULL)
		return taken->value == f->root ? NULL
		    : "another folder has a picture of that name";
	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return "no regular file";
	size = (uint64_t)st.st_size;
	if (size > PICTURE_BYTES_MAX)
		return "larger than 8 MiB";
	if (size > PICTURES_BYTES_MAX - c->bytes)
		return "all pictures are larger than 64 MiB";
	c->bytes += size;
	map_put(&c->roots, name, f->root, NULL);
	vec_push(&c->found, ((struct corpus_data){ .name = name,
	    .size = size, .path = path, .is_picture = true }));
	return NULL;
}

static void
carry_all_of(struct carrier *c, const struct frame *f)
{
	const struct root *root = &c->corpus->roots[f->root];

	for (size_t i = 0; i < f->npictures; i++) {
		const struct picture *p = &f->pictures[i];
		const char *why;
		struct sv name;
		const char *path = file_of(c, root, p, &name, &why);

		if (path != NULL)
			why = carry(c, f, path, name);
		if (why != NULL)
			diag_emit(c->diag, DIAG_WARNING, "picture", f->full,
			    p->line, "picture not carried: %.*s: %s",
			    SV_ARG(p->path), why);
	}
}

void
corpus_find_pictures(struct corpus *c, struct diag_sink *diag)
{
	struct carrier all = { .corpus = c, .diag = diag };
	struct corpus_data *data;

	for (size_t i = 0; i < c->ndata; i++)
		if (c->data[i].is_picture)
			map_put(&all.roots, c->data[i].name, 0, NULL);
	for (size_t i = 0; i < c->nframes; i++)
		carry_all_of(&all, &c->frames[i]);
	if (all.found.n > 0) {
		data = arena_array(&c->arena, c->ndata + all.found.n,
		    sizeof(*data));
		if (c->ndata > 0)
			memcpy(data, c->data, c->ndata * sizeof(*data));
		memcpy(data + c->ndata, all.found.v,
		    all.found.n * sizeof(*data));
		c->data = data;
		c->ndata += all.found.n;
	}
	vec_release(&all.found);
	map_release(&all.roots);
}
