#include "config.h"

#include "corpus/inner.h"

#include <sys/stat.h>

#include "base/utf8.h"
#include "doc/link.h"

#define DATA_SIZE_MAX ((size_t)256 << 20)

static const struct sv known_files[] = {
	SV_INIT("synonyms.txt"), SV_INIT("selftest.tsv"), SV_INIT("CHECKED"),
	SV_INIT("plans.yaml"), SV_INIT("rubric.yaml"),
	SV_INIT("error-codes.tsv"),
};

/* The path of NAME in ROOT, and whether there is such a file. */
static const char *
file_in(struct corpus *c, const struct root *root, struct sv name,
    bool *exists)
{
	const char *path = arena_printf(&c->arena, "%s/%.*s", root->path,
	    SV_ARG(name)).p;
	struct stat st;

	*exists = root->is_folder && stat(path, &st) == 0;
	return path;
}

bool
corpus_read_yaml(struct corpus *c, struct diag_sink *diag, struct err *e)
{
	struct buf b = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < c->nroots; i++) {
		bool exists;
		const char *path = file_in(c, &c->roots[i], SV("book.yaml"),
		    &exists);

		if (!exists)
			continue;
		if (c->has_yaml) {
			diag_emit(diag, DIAG_WARNING, "book-yaml", path, 0,
			    "passed over: the book is described by %s",
			    c->yaml_path);
			continue;
		}
		c->has_yaml = true;
		c->yaml_path = path;
		ok = file_read(path, BOOK_YAML_SIZE_MAX, &b, e);
		if (ok)
			book_yaml_read(arena_sv(&c->arena, buf_view(&b)),
			    &c->arena, path, diag, &c->yaml);
	}
	for (size_t i = 0; ok && !c->has_yaml && i < c->nroots; i++) {
		bool exists;
		const char *path = file_in(c, &c->roots[i], SV("book.toml"),
		    &exists);

		buf_clear(&b);
		if (!exists)
			continue;
		ok = file_read(path, BOOK_YAML_SIZE_MAX, &b, e);
		if (ok && utf8_check(buf_view(&b)) == b.n)
			book_toml_read(arena_sv(&c->arena, buf_view(&b)),
			    &c->arena, &c->yaml);
		break;
	}
	buf_release(&b);
	return ok;
}

/* Read DATA's file; a picture only when it is written. */
static bool
read_data(struct corpus *c, struct corpus_data *data, struct err *e)
{
	struct buf b = { 0 };
	struct stat st;
	bool ok;

	if (data->is_picture) {
		if (stat(data->path, &st) != 0)
			return err_sys(e, "%s", data->path);
		data->size = (uint64_t)st.st_size;
		return true;
	}
	ok = file_read(data->path, DATA_SIZE_MAX, &b, e);
	if (ok)
		data->bytes = arena_sv(&c->arena, buf_view(&b));
	data->size = b.n;
	buf_release(&b);
	return ok;
}

/* Carry NAME from the first root that has it. *FOUND says if one has. */
static bool
carry(struct corpus *c, struct sv name, bool *found, struct err *e)
{
	*found = false;
	for (size_t i = 0; i < c->ndata; i++)
		*found = *found || sv_eq(c->data[i].name, name);
	for (size_t i = 0; !*found && i < c->nroots; i++) {
		struct corpus_data *data = &c->data[c->ndata];

		*data = (struct corpus_data){ .name = name,
			.path = file_in(c, &c->roots[i], name, found),
			.is_picture = path_is_picture(name) };
		if (*found) {
			c->ndata++;
			return read_data(c, data, e);
		}
	}
	return true;
}

bool
corpus_read_data(struct corpus *c, struct err *e)
{
	size_t known = sizeof(known_files) / sizeof(*known_files);
	bool found;

	/* The first alone says nothing of answers. */
	if (c->is_for_candidate) {
		c->data = arena_array(&c->arena, 1, sizeof(*c->data));
		return carry(c, known_files[0], &found, e);
	}

	c->data = arena_array(&c->arena, known + c->yaml.data.n,
	    sizeof(*c->data));
	for (size_t i = 0; i < known; i++)
		if (!carry(c, known_files[i], &found, e))
			return false;
	for (size_t i = 0; i < c->yaml.data.n; i++) {
		struct book_word w = c->yaml.data.v[i];

		if (!carry(c, w.text, &found, e))
			return false;
		if (!found)
			return err_set(e, ERR_SYS, "%s:%u: no such file: %.*s",
			    c->yaml_path, w.line, SV_ARG(w.text));
	}
	return true;
}
