#include "config.h"

#include "corpus/front.h"

#include <stddef.h>

#include "yaml/toml_read.h"
#include "yaml/yaml_read.h"

enum key_type { KEY_TEXT, KEY_LIST, KEY_MODE, KEY_NUMBER };

static const struct key {
	struct sv name;
	enum key_type type;
	size_t offset;		/* of the value in struct front */
	size_t line;		/* of its line; 0: not kept */
} key_table[] = {
	{ SV_INIT("title"), KEY_TEXT, offsetof(struct front, title),
	    offsetof(struct front, title_line) },
	{ SV_INIT("area"), KEY_TEXT, offsetof(struct front, area),
	    offsetof(struct front, area_line) },
	{ SV_INIT("summary"), KEY_TEXT, offsetof(struct front, summary),
	    offsetof(struct front, summary_line) },
	{ SV_INIT("aliases"), KEY_LIST, offsetof(struct front, aliases),
	    offsetof(struct front, aliases_line) },
	{ SV_INIT("see-also"), KEY_LIST, offsetof(struct front, see_also),
	    offsetof(struct front, see_also_line) },
	{ SV_INIT("entries"), KEY_MODE, offsetof(struct front, mode), 0 },
	/* Those of Hugo and Jekyll. */
	{ SV_INIT("description"), KEY_TEXT,
	    offsetof(struct front, description), 0 },
	{ SV_INIT("slug"), KEY_TEXT, offsetof(struct front, slug), 0 },
	{ SV_INIT("permalink"), KEY_TEXT, offsetof(struct front, permalink),
	    0 },
	{ SV_INIT("url"), KEY_TEXT, offsetof(struct front, permalink), 0 },
	{ SV_INIT("tags"), KEY_LIST, offsetof(struct front, tags), 0 },
	{ SV_INIT("keywords"), KEY_LIST, offsetof(struct front, tags), 0 },
	{ SV_INIT("weight"), KEY_NUMBER, offsetof(struct front, weight), 0 },
	{ SV_INIT("sidebar_position"), KEY_NUMBER,
	    offsetof(struct front, weight), 0 },
	{ SV_INIT("order"), KEY_NUMBER, offsetof(struct front, weight), 0 },
	{ SV_INIT("nav_order"), KEY_NUMBER, offsetof(struct front, weight),
	    0 },
};

#define KEY_COUNT (sizeof(key_table) / sizeof(*key_table))

struct reader {
	struct front *front;
	struct arena *arena;
	const char *path;
	struct diag_sink *diag;
};

static const struct key *
key_named(struct sv name)
{
	for (size_t i = 0; i < KEY_COUNT; i++)
		if (sv_eq(key_table[i].name, name))
			return &key_table[i];
	return NULL;
}

/* The words of a list, or of a line parted by commas. */
static struct sv_list
read_list(const struct yaml_node *n, struct arena *a)
{
	struct sv_list list = { 0 };
	struct sv rest = n->text, part;
	size_t max = 1;

	for (const struct yaml_node *it = n->first; it != NULL; it = it->next)
		max++;
	for (size_t i = 0; i < rest.n; i++)
		max += rest.p[i] == ',';
	list.v = arena_array(a, max, sizeof(*list.v));
	for (const struct yaml_node *it = n->first; it != NULL; it = it->next)
		if (it->type == YAML_SCALAR && sv_trim(it->text).n > 0)
			list.v[list.n++] = sv_trim(it->text);
	while (sv_split(&rest, ',', &part))
		if (sv_trim(part).n > 0)
			list.v[list.n++] = sv_trim(part);
	return list;
}

static void
wrong_type(struct reader *r, const struct yaml_node *n, const char *wanted)
{
	diag_emit(r->diag, DIAG_WARNING, "front-matter", r->path, n->line,
	    "%.*s: should be %s", SV_ARG(n->key), wanted);
}

/* A number, or nothing: those keys are other programs'. */
static uint32_t
read_number(const struct yaml_node *n)
{
	uint64_t number;

	return n->type == YAML_SCALAR && sv_number(n->text, &number) &&
	    number < UINT32_MAX ? (uint32_t)number : 0;
}

static void
read_key(struct reader *r, const struct key *key, const struct yaml_node *n)
{
	char *at = (char *)r->front + key->offset;
	bool is_ours = key->line != 0 || key->type == KEY_MODE;

	if (key->line != 0)
		memcpy((char *)r->front + key->line, &n->line,
		    sizeof(n->line));
	if (key->type == KEY_NUMBER) {
		uint32_t number = read_number(n);
		memcpy(at, &number, sizeof(number));
		return;
	}
	if (key->type == KEY_LIST) {
		struct sv_list list = read_list(n, r->arena);
		if (list.n > FRONT_ITEMS_MAX) {
			list.n = FRONT_ITEMS_MAX;
			wrong_type(r, n, "shorter: its end does not count");
		}
		memcpy(at, &list, sizeof(list));
		if (n->type == YAML_MAP && is_ours)
			wrong_type(r, n, "a list");
		return;
	}
	if (n->type != YAML_SCALAR) {
		if (is_ours)
			wrong_type(r, n, "one line of text");
		return;
	}
	if (key->type == KEY_TEXT) {
		struct sv text = yaml_line(n->text, r->arena);
		memcpy(at, &text, sizeof(text));
	} else if (n->text.n > 0 &&
	    !entry_mode_named(n->text, &r->front->mode)) {
		wrong_type(r, n, "h1 to h6, list, none or auto");
	}
}

/* Does LINE, the one behind the first "---", look like YAML keys? Text does
 * not, which a rule of three hyphens may also begin. */
static bool
looks_like_key(struct sv line)
{
	size_t n = 0;

	line = sv_trim(line);
	if (sv_eq(line, SV("---")) || (line.n > 0 && line.p[0] == '#'))
		return true;
	while (n < line.n && line.p[n] != ':' && line.p[n] != ' ')
		n++;
	return n > 0 && n < line.n && line.p[n] == ':' &&
	    (n + 1 == line.n || line.p[n + 1] == ' ');
}

static bool
take_line(struct sv *rest, struct sv *line)
{
	if (!sv_split(rest, '\n', line))
		return false;
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

/* What stands between the lines of hyphens, or of plus signs with *IS_TOML;
 * false without front matter. */
static bool
find_front(struct sv text, struct front *out, struct sv *inside,
    bool *is_toml)
{
	struct sv rest = text, line, mark;
	size_t start;
	bool is_first = true;

	if (!take_line(&rest, &mark) || (!sv_eq(mark, SV("---")) &&
	    !sv_eq(mark, SV("+++"))))
		return false;
	*is_toml = sv_eq(mark, SV("+++"));
	start = text.n - rest.n;
	out->body_line = 2;
	for (size_t from = start; from - start <= FRONT_SIZE_MAX &&
	    take_line(&rest, &line); from = text.n - rest.n) {
		out->body_line++;
		if (is_first && !*is_toml && !looks_like_key(line))
			break;
		is_first = false;
		if (!sv_eq(line, mark) &&
		    (*is_toml || !sv_eq(line, SV("..."))))
			continue;
		*inside = sv_sub(text, start, from - start);
		out->body = text.n - rest.n;
		return true;
	}
	out->body_line = 1;
	return false;
}

/* Aliases that are addresses are those of Hugo's redirections. */
static void
drop_addresses(struct sv_list *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].p[0] != '/')
			list->v[kept++] = list->v[i];
	list->n = kept;
}

void
front_read(struct sv text, struct arena *a, const char *path,
    struct diag_sink *diag, struct front *out)
{
	struct reader r = { out, a, path, diag };
	struct yaml_fault fault;
	struct yaml_node *map;
	struct sv inside;
	bool is_toml;

	*out = (struct front){ .body_line = 1 };
	if (!find_front(text, out, &inside, &is_toml))
		return;
	map = is_toml ? toml_read(inside, 2, a, &fault)
	    : yaml_read(inside, 2, a, &fault);
	if (map == NULL) {
		diag_emit(diag, DIAG_ERROR, is_toml ? "toml" : "yaml", path,
		    fault.line, "front matter: %s", fault.message);
		return;
	}
	for (const struct yaml_node *n = map->first;
	    map->type == YAML_MAP && n != NULL; n = n->next) {
		const struct key *key = key_named(n->key);
		if (key != NULL)
			read_key(&r, key, n);
	}
	drop_addresses(&out->aliases);
	if (out->summary.n == 0)
		out->summary = out->description;
	out->see_also_given = out->see_also.n;
}
