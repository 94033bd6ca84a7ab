#include "config.h"

#include "yaml/yaml_read.h"

#include <yaml.h>

#include "base/mem.h"

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	uint32_t first_line;
	struct yaml_node *at;		/* the open list or map */
	unsigned depth;
	size_t values_left;
	bool has_key;			/* of the next value in a map */
	struct sv key;
	bool is_done;
	struct yaml_fault *fault;
};

static bool
fail(struct reader *r, size_t line, const char *what)
{
	r->fault->line = r->first_line + (uint32_t)line;
	r->fault->message = arena_cstr(r->arena, sv_cstr(what));
	return false;
}

static bool
is_null(const yaml_event_t *event, struct sv text)
{
	return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	    (text.n == 0 || sv_eq(text, SV("~")) || sv_eq(text, SV("null")));
}

static struct sv
scalar_text(struct reader *r, const yaml_event_t *event)
{
	struct sv text = sv_make((const char *)event->data.scalar.value,
	    event->data.scalar.length);

	if (is_null(event, text))
		return (struct sv){ 0 };
	return arena_sv(r->arena, text);
}

/* A node of TYPE in what is open, under the key that was read. */
static struct yaml_node *
add(struct reader *r, enum yaml_type type, const yaml_event_t *event)
{
	struct yaml_node *n = arena_alloc(r->arena, sizeof(*n));
	struct yaml_node *parent = r->at;

	n->type = type;
	n->line = r->first_line + (uint32_t)event->start_mark.line;
	n->parent = parent;
	n->key = r->key;
	r->key = (struct sv){ 0 };
	r->has_key = false;
	if (parent->last != NULL)
		parent->last->next = n;
	else
		parent->first = n;
	parent->last = n;
	return n;
}

static bool
read_scalar(struct reader *r, const yaml_event_t *event)
{
	struct sv text = { 0 };

	if (event->type == YAML_SCALAR_EVENT)
		text = scalar_text(r, event);
	if (r->at->type == YAML_MAP && !r->has_key) {
		r->key = text;
		r->has_key = true;
		return true;
	}
	add(r, YAML_SCALAR, event)->text = text;
	return true;
}

static bool
open_node(struct reader *r, enum yaml_type type, const yaml_event_t *event)
{
	if (++r->depth > YAML_DEPTH_MAX)
		return fail(r, event->start_mark.line, "nested too deep");
	if (r->at->type == YAML_MAP && !r->has_key)
		return fail(r, event->start_mark.line,
		    "a key must be a single word or line");
	r->at = add(r, type, event);
	return true;
}

static void
close_node(struct reader *r)
{
	r->depth--;
	r->at = r->at->parent;
}

static bool
read_event(struct reader *r, const yaml_event_t *event)
{
	if (r->values_left-- == 0)
		return fail(r, event->start_mark.line, "too many values");
	switch (event->type) {
	case YAML_SCALAR_EVENT:
	case YAML_ALIAS_EVENT:
		return read_scalar(r, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_node(r, YAML_LIST, event);
	case YAML_MAPPING_START_EVENT:
		return open_node(r, YAML_MAP, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_node(r);
		return true;
	case YAML_DOCUMENT_END_EVENT:
	case YAML_STREAM_END_EVENT:
		r->is_done = true;
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_START_EVENT:
		return true;
	}
	return true;
}

static bool
parser_fault(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	const char *problem = p->problem != NULL ? p->problem : "bad YAML";

	if (p->error == YAML_MEMORY_ERROR)
		mem_exhausted(0);
	if (p->context == NULL)
		return fail(r, p->problem_mark.line, problem);
	(void)fail(r, p->problem_mark.line, problem);
	r->fault->message = arena_printf(r->arena, "%s %s", problem,
	    p->context).p;
	return false;
}

struct yaml_node *
yaml_read(struct sv text, uint32_t first_line, struct arena *a,
    struct yaml_fault *fault)
{
	struct yaml_node *top = arena_alloc(a, sizeof(*top));
	struct reader r = { .arena = a, .first_line = first_line, .at = top,
		.values_left = YAML_VALUES_FREE + text.n / YAML_VALUE_BYTES,
		.fault = fault };
	bool ok = true;

	top->type = YAML_LIST;
	if (yaml_parser_initialize(&r.parser) == 0)
		mem_exhausted(0);
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser,
	    (const unsigned char *)(text.n > 0 ? text.p : ""), text.n);
	while (ok && !r.is_done) {
		yaml_event_t event;

		if (yaml_parser_parse(&r.parser, &event) == 0) {
			ok = parser_fault(&r);
			break;
		}
		ok = read_event(&r, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&r.parser);
	if (!ok)
		return NULL;
	if (top->first != NULL) {
		top->first->parent = NULL;
		return top->first;
	}
	top->type = YAML_NOTHING;
	return top;
}

const struct yaml_node *
yaml_get(const struct yaml_node *map, struct sv key)
{
	if (map->type != YAML_MAP)
		return NULL;
	for (const struct yaml_node *n = map->first; n != NULL; n = n->next)
		if (sv_eq(n->key, key))
			return n;
	return NULL;
}

struct sv
yaml_line(struct sv s, struct arena *a)
{
	struct sv out = arena_sv(a, sv_trim(s));
	char *p = arena_alloc(a, out.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < out.n; i++) {
		char c = out.p[i] == '\n' || out.p[i] == '\t' ||
		    out.p[i] == '\r' ? ' ' : out.p[i];
		if (c != ' ' || n == 0 || p[n - 1] != ' ')
			p[n++] = c;
	}
	return sv_make(p, n);
}
