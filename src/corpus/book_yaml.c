#include "config.h"

#include "corpus/book_yaml.h"

#include <stddef.h>

#include "base/map.h"
#include "yaml/toml_read.h"
#include "yaml/yaml_read.h"

struct reader {
	struct book_yaml *book;
	struct arena *arena;
	const char *path;
	struct diag_sink *diag;
};

static const struct key {
	struct sv name;
	size_t offset;		/* in struct book_meta */
} meta_keys[] = {
	{ SV_INIT("name"), offsetof(struct book_meta, name) },
	{ SV_INIT("title"), offsetof(struct book_meta, title) },
	{ SV_INIT("version"), offsetof(struct book_meta, version) },
	{ SV_INIT("date"), offsetof(struct book_meta, date) },
	{ SV_INIT("language"), offsetof(struct book_meta, language) },
	{ SV_INIT("rust"), offsetof(struct book_meta, rust) },
	{ SV_INIT("authors"), offsetof(struct book_meta, authors) },
	{ SV_INIT("copyright"), offsetof(struct book_meta, copyright) },
};

static void
error(struct reader *r, uint32_t line, const char *what, struct sv name)
{
	diag_emit(r->diag, DIAG_ERROR, "book-yaml", r->path, line, "%s: %.*s",
	    what, SV_ARG(name));
}

/* The scalars of N, which may be one itself. */
static struct book_words
read_words(struct reader *r, const struct yaml_node *n)
{
	struct book_words words = { 0 };
	size_t max = 1;

	for (const struct yaml_node *it = n->first; it != NULL; it = it->next)
		max++;
	words.v = arena_array(r->arena, max, sizeof(*words.v));
	if (n->type == YAML_SCALAR && n->text.n > 0)
		words.v[words.n++] = (struct book_word){ n->text, n->line };
	if (n->type == YAML_MAP)
		error(r, n->line, "not a list", n->key);
	for (const struct yaml_node *it = n->first;
	    n->type == YAML_LIST && it != NULL; it = it->next) {
		if (it->type != YAML_SCALAR || it->text.n == 0)
			error(r, it->line, "not a name in a list", n->key);
		else
			words.v[words.n++] =
			    (struct book_word){ it->text, it->line };
	}
	return words;
}

/* "authors" may also be a list. */
static struct sv
joined(struct reader *r, const struct yaml_node *n)
{
	struct book_words words = read_words(r, n);
	struct buf b = { 0 };
	struct sv s;

	for (size_t i = 0; i < words.n; i++) {
		if (i > 0)
			buf_cstr(&b, ", ");
		buf_sv(&b, yaml_line(words.v[i].text, r->arena));
	}
	s = arena_sv(r->arena, buf_view(&b));
	buf_release(&b);
	return s;
}

static void
read_area(struct reader *r, const struct yaml_node *n)
{
	struct book_area *area = &r->book->areas[r->book->nareas];
	const struct yaml_node *it;

	if (n->type != YAML_MAP) {
		error(r, n->line, "not an area", n->text);
		return;
	}
	*area = (struct book_area){ .line = n->line };
	for (it = n->first; it != NULL; it = it->next) {
		if (sv_eq(it->key, SV("id")) && it->type == YAML_SCALAR)
			area->id = it->text;
		else if (sv_eq(it->key, SV("title")) &&
		    it->type == YAML_SCALAR)
			area->title = yaml_line(it->text, r->arena);
		else if (sv_eq(it->key, SV("topics")))
			area->topics = read_words(r, it);
		else
			diag_emit(r->diag, DIAG_WARNING, "book-yaml", r->path,
			    it->line, "unknown key in an area: %.*s",
			    SV_ARG(it->key));
	}
	if (area->id.n == 0) {
		error(r, n->line, "an area without id", area->title);
		return;
	}
	if (area->title.n == 0)
		area->title = area->id;
	r->book->nareas++;
}

static void
read_areas(struct reader *r, const struct yaml_node *n)
{
	size_t max = 0;

	if (n->type != YAML_LIST) {
		error(r, n->line, "not a list", n->key);
		return;
	}
	if (r->book->nareas > 0) {
		error(r, n->line, "given twice", n->key);
		return;
	}
	for (const struct yaml_node *it = n->first; it != NULL; it = it->next)
		max++;
	r->book->areas = arena_array(r->arena, max, sizeof(*r->book->areas));
	for (const struct yaml_node *it = n->first; it != NULL; it = it->next)
		read_area(r, it);
}

/* Areas and topics are given once. */
static void
check_areas(struct reader *r)
{
	struct map ids = { 0 }, topics = { 0 };
	bool is_new;

	for (size_t i = 0; i < r->book->nareas; i++) {
		const struct book_area *area = &r->book->areas[i];

		map_put(&ids, area->id, 0, &is_new);
		if (!is_new)
			error(r, area->line, "area given twice", area->id);
		for (size_t k = 0; k < area->topics.n; k++) {
			struct book_word topic = area->topics.v[k];

			map_put(&topics, topic.text, 0, &is_new);
			if (!is_new)
				error(r, topic.line, "topic given twice",
				    topic.text);
		}
	}
	map_release(&ids);
	map_release(&topics);
}

/* The name becomes that of files. */
static void
check_name(struct reader *r, const struct yaml_node *n)
{
	struct sv name = r->book->meta.name;
	bool ok = name.n > 0 && name.n <= 100 && name.p[0] != '.' &&
	    name.p[0] != '-';

	for (size_t i = 0; ok && i < name.n; i++) {
		unsigned char c = (unsigned char)name.p[i];
		ok = c > ' ' && c != '/' && c != 0x7F;
	}
	if (!ok)
		error(r, n->line, "cannot be the name of a file", name);
}

/* Is it a path that stays in the folder? */
static bool
is_inside(struct sv path)
{
	struct sv part;

	if (path.p[0] == '/')
		return false;
	while (sv_split(&path, '/', &part))
		if (sv_eq(part, SV("..")))
			return false;
	return true;
}

static void
check_data(struct reader *r)
{
	struct book_words *data = &r->book->data;
	size_t kept = 0;

	for (size_t i = 0; i < data->n; i++) {
		struct book_word w = data->v[i];

		if (is_inside(w.text))
			data->v[kept++] = w;
		else
			error(r, w.line, "outside of the folder", w.text);
	}
	data->n = kept;
}

static void
read_key(struct reader *r, const struct yaml_node *n)
{
	char *meta = (char *)&r->book->meta;

	for (size_t i = 0; i < sizeof(meta_keys) / sizeof(*meta_keys); i++) {
		struct sv value;

		if (!sv_eq(meta_keys[i].name, n->key))
			continue;
		value = joined(r, n);
		memcpy(meta + meta_keys[i].offset, &value, sizeof(value));
		if (i == 0)
			check_name(r, n);
		return;
	}
	if (sv_eq(n->key, SV("areas")))
		read_areas(r, n);
	else if (sv_eq(n->key, SV("data")))
		r->book->data = read_words(r, n);
	else
		diag_emit(r->diag, DIAG_WARNING, "book-yaml", r->path,
		    n->line, "unknown key: %.*s", SV_ARG(n->key));
}

void
book_yaml_read(struct sv text, struct arena *a, const char *path,
    struct diag_sink *diag, struct book_yaml *out)
{
	struct reader r = { out, a, path, diag };
	struct yaml_fault fault;
	struct yaml_node *map = yaml_read(text, 1, a, &fault);

	*out = (struct book_yaml){ 0 };
	if (map == NULL) {
		diag_emit(diag, DIAG_ERROR, "yaml", path, fault.line, "%s",
		    fault.message);
		return;
	}
	if (map->type != YAML_MAP && map->type != YAML_NOTHING) {
		error(&r, 1, "not a list of keys and values", SV("book.yaml"));
		return;
	}
	for (const struct yaml_node *n = map->first; n != NULL; n = n->next)
		read_key(&r, n);
	check_areas(&r);
	check_data(&r);
}

void
book_toml_read(struct sv text, struct arena *a, struct book_yaml *out)
{
	struct diag_sink ignored = { 0 };
	struct reader r = { out, a, "book.toml", &ignored };
	struct yaml_fault fault;
	const struct yaml_node *map = toml_read(text, 1, a, &fault);
	const struct yaml_node *book = map != NULL
	    ? yaml_get(map, SV("book")) : NULL, *n;

	if (book == NULL || book->type != YAML_MAP)
		return;
	n = yaml_get(book, SV("title"));
	if (n != NULL && n->type == YAML_SCALAR)
		out->meta.title = yaml_line(n->text, a);
	n = yaml_get(book, SV("language"));
	if (n != NULL && n->type == YAML_SCALAR)
		out->meta.language = n->text;
	n = yaml_get(book, SV("authors"));
	if (n != NULL && n->type == YAML_LIST)
		out->meta.authors = joined(&r, n);
}
