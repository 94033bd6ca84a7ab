#include "config.h"

#include "kit/filled.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "yaml/yaml_read.h"

#define FILE_MAX ((size_t)4 << 20)
#define QUESTIONS_MAX 1000

/* --- Markdown --- */

struct reader {
	struct arena *a;
	struct filled *out;
	struct sv fence;	/* "```" of the open one, "" none */
	bool is_in_rating;	/* below the heading Rating */
	bool has_heading;	/* some heading below the question's */
	struct answer *answer;	/* NULL: in the sheet's head */
	struct buf evidence;
	bool has_evidence;	/* lines go there */
	uint32_t line;
};

static void
end_evidence(struct reader *r)
{
	if (r->has_evidence)
		r->answer->evidence = arena_sv(r->a,
		    sv_trim(buf_view(&r->evidence)));
	r->has_evidence = false;
	buf_clear(&r->evidence);
}

static void
begin_answer(struct reader *r)
{
	struct filled *f = r->out;

	end_evidence(r);
	r->is_in_rating = r->has_heading = false;
	if (f->n == QUESTIONS_MAX)
		return;
	r->answer = &f->v[f->n++];
	*r->answer = (struct answer){ .line = r->line };
}

/* "- Key: value" or "Key: value". */
static bool
read_field(struct sv line, struct sv *key, struct sv *value, bool *has_bullet)
{
	struct sv s = sv_trim(line);
	size_t colon;

	*has_bullet = s.n > 1 && (s.p[0] == '-' || s.p[0] == '*' ||
	    s.p[0] == '+') && s.p[1] == ' ';
	if (*has_bullet)
		s = sv_trim(sv_from(s, 2));
	colon = sv_find_byte(s, ':');
	if (colon == s.n || colon > 20)
		return false;
	*key = sv_trim(sv_sub(s, 0, colon));
	*value = sv_trim(sv_from(s, colon + 1));
	return true;
}

static void
head_field(struct reader *r, struct sv key, struct sv value)
{
	struct filled *f = r->out;

	if (sv_ieq(key, SV("Code"))) {
		f->code = value;
		f->code_line = r->line;
	} else if (sv_ieq(key, SV("Book"))) {
		f->book = value;
	} else if (sv_ieq(key, SV("Candidate"))) {
		f->candidate = value;
		f->candidate_line = r->line;
	} else if (sv_ieq(key, SV("Interviewer"))) {
		f->interviewer = value;
	} else if (sv_ieq(key, SV("Date"))) {
		f->date = value;
	}
}

/* "`page#id` 1a2b3c4d", with or without the marks. */
static void
question_field(struct answer *a, struct sv value)
{
	struct sv rest = value, name = { 0 };

	(void)sv_word(&rest, &name);
	while (name.n > 0 && name.p[0] == '`')
		name = sv_from(name, 1);
	while (name.n > 0 && name.p[name.n - 1] == '`')
		name.n--;
	a->name = name;
	(void)sv_word(&rest, &a->sum);
}

/* "mid concept, weight 2". */
static void
kind_field(struct answer *a, struct sv value)
{
	struct sv rest = value, word;

	while (sv_word(&rest, &word)) {
		if (word.p[word.n - 1] == ',')
			word.n--;
		if (!level_named(word, &a->level))
			(void)kind_named(word, &a->kind);
	}
}

static bool
answer_field(struct reader *r, struct sv key, struct sv value,
    bool has_bullet)
{
	struct answer *a = r->answer;

	if (!r->has_heading && sv_ieq(key, SV("Question")) &&
	    a->name.n == 0) {
		question_field(a, value);
		return true;
	}
	if (!r->has_heading && sv_ieq(key, SV("Kind")) &&
	    a->kind == KIND_NONE) {
		kind_field(a, value);
		return true;
	}
	if (!r->is_in_rating && !has_bullet)
		return false;
	if (sv_ieq(key, SV("Rating"))) {
		end_evidence(r);
		a->has_two_ratings = a->rating_line != 0;
		a->rating = value;
		a->rating_line = r->line;
		return true;
	}
	if (sv_ieq(key, SV("Evidence"))) {
		end_evidence(r);
		a->evidence_line = r->line;
		r->has_evidence = true;
		buf_sv(&r->evidence, value);
		return true;
	}
	return false;
}

/* A fence begins, ends or goes on: is LINE code or its edge? */
static bool
take_fence(struct reader *r, struct sv line)
{
	struct sv s = sv_trim(line);
	size_t n = 0;

	while (n < s.n && (s.p[0] == '`' || s.p[0] == '~') &&
	    s.p[n] == s.p[0])
		n++;
	if (r->fence.n == 0) {
		if (n < 3)
			return false;
		r->fence = sv_sub(s, 0, n);
		return true;
	}
	if (n == s.n && n >= r->fence.n && s.p[0] == r->fence.p[0])
		r->fence = SV("");
	return true;
}

static void
add_evidence(struct reader *r, struct sv line)
{
	if (!r->has_evidence)
		return;
	buf_byte(&r->evidence, ' ');
	buf_sv(&r->evidence, sv_trim(line));
}

static void
take_heading(struct reader *r, struct sv line)
{
	if (sv_starts(line, SV("## "))) {
		begin_answer(r);
		return;
	}
	if (!sv_starts(line, SV("### ")))
		return;
	end_evidence(r);
	r->has_heading = true;
	r->is_in_rating = sv_ieq(sv_trim(sv_from(line, 4)), SV("Rating"));
}

static void
take_line(struct reader *r, struct sv line)
{
	struct sv key, value;
	bool has_bullet;

	if (take_fence(r, line)) {
		add_evidence(r, line);
	} else if (sv_starts(line, SV("#"))) {
		take_heading(r, line);
	} else if (!read_field(line, &key, &value, &has_bullet)) {
		add_evidence(r, line);
	} else if (r->answer == NULL) {
		head_field(r, key, value);
	} else if (!answer_field(r, key, value, has_bullet)) {
		add_evidence(r, line);
	}
}

static void
read_markdown(struct sv text, struct arena *a, struct filled *out)
{
	struct reader r = { .a = a, .out = out };
	struct sv rest = text, line;

	out->v = arena_array(a, QUESTIONS_MAX, sizeof(*out->v));
	while (sv_split(&rest, '\n', &line)) {
		r.line++;
		take_line(&r, line);
	}
	end_evidence(&r);
	buf_release(&r.evidence);
}

/* --- JSON --- */

static struct sv
text_of(const struct yaml_node *map, struct sv key, uint32_t *line)
{
	const struct yaml_node *n = yaml_get(map, key);

	if (n == NULL || n->type != YAML_SCALAR)
		return SV("");
	if (line != NULL)
		*line = n->line;
	return sv_trim(n->text);
}

static void
read_json_answer(const struct yaml_node *map, struct answer *out)
{
	*out = (struct answer){ .line = map->line,
		.name = text_of(map, SV("question"), NULL),
		.sum = text_of(map, SV("sum"), NULL) };
	out->rating = text_of(map, SV("rating"), &out->rating_line);
	out->evidence = text_of(map, SV("evidence"), &out->evidence_line);
	(void)level_named(text_of(map, SV("level"), NULL), &out->level);
	(void)kind_named(text_of(map, SV("kind"), NULL), &out->kind);
}

/* JSON is YAML, save for what nobody writes in a sheet. */
static bool
read_json(struct sv text, struct arena *a, struct filled *out, struct err *e)
{
	struct yaml_fault fault = { 0 };
	const struct yaml_node *root = yaml_read(text, 1, a, &fault), *list, *n;
	size_t count = 0;

	if (root == NULL)
		return err_set(e, ERR_CONTENT, "%s:%u: no JSON: %s", out->path,
		    fault.line, fault.message);
	out->code = text_of(root, SV("code"), &out->code_line);
	out->candidate = text_of(root, SV("candidate"), &out->candidate_line);
	out->interviewer = text_of(root, SV("interviewer"), NULL);
	out->date = text_of(root, SV("date"), NULL);
	n = yaml_get(root, SV("book"));
	if (n != NULL)
		out->book = arena_printf(a, "%.*s %.*s",
		    SV_ARG(text_of(n, SV("name"), NULL)),
		    SV_ARG(text_of(n, SV("version"), NULL)));
	list = yaml_get(root, SV("questions"));
	if (list == NULL || list->type != YAML_LIST)
		return true;
	for (n = list->first; n != NULL && count < QUESTIONS_MAX; n = n->next)
		count++;
	out->v = arena_array(a, count, sizeof(*out->v));
	for (n = list->first; n != NULL && out->n < count; n = n->next)
		read_json_answer(n, &out->v[out->n++]);
	return true;
}

/* --- both --- */

static bool
check_text(const char *path, struct sv text, struct err *e)
{
	size_t end = utf8_check(text);
	uint32_t line = 1;

	if (end == text.n)
		return true;
	for (size_t i = 0; i < end; i++)
		line += text.p[i] == '\n';
	return err_set(e, ERR_CONTENT, "%s:%u: not text in UTF-8", path,
	    line);
}

bool
filled_parse(const char *path, struct sv text, struct arena *a,
    struct filled *out, struct err *e)
{
	struct sv trimmed = sv_trim(text);

	*out = (struct filled){ .path = path };
	if (!check_text(path, text, e))
		return false;
	if (trimmed.n > 0 && trimmed.p[0] == '{') {
		if (!read_json(text, a, out, e))
			return false;
	} else {
		read_markdown(text, a, out);
	}
	if (out->code.n == 0 || out->n == 0)
		return err_set(e, ERR_CONTENT, "%s: no interview sheet: %s",
		    path, out->code.n == 0 ? "it has no line with its Code" :
		    "it has no questions");
	return true;
}

bool
filled_read(const char *path, struct arena *a, struct filled *out,
    struct err *e)
{
	struct buf bytes = { 0 };
	bool ok = file_read(path, FILE_MAX, &bytes, e);

	if (ok)
		ok = filled_parse(path, arena_sv(a, buf_view(&bytes)), a, out,
		    e);
	buf_release(&bytes);
	return ok;
}
