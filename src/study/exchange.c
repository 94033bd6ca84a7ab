#include "config.h"

#include "study/exchange.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "study/json_line.h"
#include "study/model.h"
#include "study/store_inner.h"

#define CARD_NAME_MAX 1024
#define TIME_MAX ((int64_t)1 << 42)	/* the year 2109 */
#define ZONE_MAX 1440

static const struct sv whats[LOG_WHAT_END] = {
	[LOG_AGAIN] = SV_INIT("again"), [LOG_HARD] = SV_INIT("hard"),
	[LOG_GOOD] = SV_INIT("good"), [LOG_EASY] = SV_INIT("easy"),
	[LOG_UNDO] = SV_INIT("undo"), [LOG_SUSPEND] = SV_INIT("suspend"),
	[LOG_RESUME] = SV_INIT("resume"), [LOG_MARK] = SV_INIT("mark"),
	[LOG_UNMARK] = SV_INIT("unmark"), [LOG_RENAME] = SV_INIT("rename"),
	[LOG_QUEUE] = SV_INIT("queue"), [LOG_UNQUEUE] = SV_INIT("unqueue"),
};

static const struct sv states[] = {
	[CARD_NEW] = SV_INIT("new"), [CARD_LEARNING] = SV_INIT("learning"),
	[CARD_REVIEW] = SV_INIT("review"),
	[CARD_RELEARNING] = SV_INIT("relearning"),
};
#define STATES (sizeof(states) / sizeof(*states))

/* --- writing --- */

struct writing {
	struct sink *out;
	struct map models;	/* text to its number in the file */
	struct buf line;
	size_t rows;
};

static uint32_t
put_model(struct writing *w, struct sv text)
{
	bool is_new;
	struct map_item *m = map_put(&w->models, text,
	    (uint32_t)w->models.n + 1, &is_new);

	if (is_new) {
		buf_printf(&w->line, "{\"model\":%u,\"text\":", m->value);
		json_line_string(&w->line, text);
		buf_cstr(&w->line, "}\n");
	}
	return m->value;
}

static bool
put_row(void *arg, const struct log_row *row, struct err *e)
{
	struct writing *w = arg;
	uint32_t model = 0;

	(void)e;
	buf_clear(&w->line);
	if (row->model.n > 0)
		model = put_model(w, row->model);
	buf_printf(&w->line, "{\"id\":\"%llx\",\"card\":",
	    (unsigned long long)row->id);
	json_line_string(&w->line, row->card);
	buf_printf(&w->line, ",\"at\":%lld,\"zone\":%d,\"what\":\"%.*s\","
	    "\"state\":\"%.*s\"", (long long)row->at, (int)row->zone,
	    SV_ARG(whats[row->what % LOG_WHAT_END]),
	    SV_ARG(states[row->state % STATES]));
	if (row->duration > 0)
		buf_printf(&w->line, ",\"duration\":%lld",
		    (long long)row->duration);
	if (row->digest != 0)
		buf_printf(&w->line, ",\"digest\":\"%llx\"",
		    (unsigned long long)row->digest);
	if (model != 0)
		buf_printf(&w->line, ",\"model\":%u", model);
	if (row->undoes != 0)
		buf_printf(&w->line, ",\"undoes\":\"%llx\"",
		    (unsigned long long)row->undoes);
	if (row->target.n > 0) {
		buf_cstr(&w->line, ",\"to\":");
		json_line_string(&w->line, row->target);
	}
	buf_cstr(&w->line, "}\n");
	sink_put(w->out, buf_view(&w->line));
	w->rows++;
	return true;
}

bool
exchange_write(struct store *s, struct sink *out, struct err *e)
{
	struct writing w = { .out = out };
	struct store_rows rows = { .take = put_row, .arg = &w,
		.order = ROWS_BY_TIME };
	bool ok;

	sink_printf(out, "{\"format\":\"" EXCHANGE_FORMAT "\",\"version\":%d}\n",
	    EXCHANGE_VERSION);
	ok = store_each(s, &rows, e);
	sink_printf(out, "{\"end\":%zu}\n", w.rows);
	map_release(&w.models);
	buf_release(&w.line);
	return ok;
}

static bool
put_review(void *arg, const struct log_row *row, struct err *e)
{
	struct sink *out = arg;

	(void)e;
	if (row->what <= LOG_EASY && !row->is_undone)
		sink_printf(out, "%lld,%lld,%d,%d,%lld\n",
		    (long long)row->owner_number, (long long)row->at,
		    (int)row->what, (int)row->state, (long long)row->duration);
	return true;
}

bool
exchange_write_revlog(struct store *s, struct sink *out, struct err *e)
{
	struct store_rows rows = { .take = put_review, .arg = out,
		.order = ROWS_BY_CARD };

	sink_lit(out, "card_id,review_time,review_rating,review_state,"
	    "review_duration\n");
	return store_each(s, &rows, e);
}

/* --- reading --- */

struct reading {
	struct store *store;
	struct arena arena;	/* of the line */
	struct arena kept;
	VEC(struct sv) models;	/* by number - 1 */
	struct json_line line;
	struct exchange_sum sum;
	size_t rows;		/* since the head */
	bool is_open;		/* a head was read, its end was not */
	int64_t newest;
	struct sv newest_model;
};

static bool
number_of(const struct reading *r, struct sv key, int64_t low, int64_t high,
    bool is_needed, int64_t *out, struct err *e)
{
	const struct json_field *f = json_line_get(&r->line, key);

	*out = 0;
	if (f == NULL && !is_needed)
		return true;
	if (f == NULL || f->is_text || f->number < low || f->number > high)
		return err_set(e, ERR_CONTENT, "\"%.*s\" is missing or out of "
		    "bounds", SV_ARG(key));
	*out = f->number;
	return true;
}

/* A hexadecimal number above 0, as text: JSON's own have 53 bits in many
 * programs. */
static bool
hex_of(const struct reading *r, struct sv key, bool is_needed, int64_t *out,
    struct err *e)
{
	const struct json_field *f = json_line_get(&r->line, key);
	uint64_t n = 0;
	bool ok = f != NULL && f->is_text && f->text.n > 0 && f->text.n <= 16;

	*out = 0;
	if (f == NULL && !is_needed)
		return true;
	for (size_t i = 0; ok && i < f->text.n; i++) {
		char c = f->text.p[i];

		ok = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
		n = n << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	if (!ok || n == 0 || n > INT64_MAX)
		return err_set(e, ERR_CONTENT, "\"%.*s\" is missing or no "
		    "hexadecimal number", SV_ARG(key));
	*out = (int64_t)n;
	return true;
}

/* One of the N NAMES. */
static bool
word_of(const struct reading *r, struct sv key, const struct sv *names,
    size_t n, int *out, struct err *e)
{
	const struct json_field *f = json_line_get(&r->line, key);

	for (size_t i = 0; f != NULL && f->is_text && i < n; i++)
		if (names[i].n > 0 && sv_eq(names[i], f->text)) {
			*out = (int)i;
			return true;
		}
	return err_set(e, ERR_CONTENT, "\"%.*s\" is missing or unknown",
	    SV_ARG(key));
}

/* The name of a question. */
static bool
card_of(const struct reading *r, struct sv key, struct sv *out, struct err *e)
{
	const struct json_field *f = json_line_get(&r->line, key);
	bool ok = f != NULL && f->is_text && f->text.n > 0 &&
	    f->text.n <= CARD_NAME_MAX;

	for (size_t i = 0; ok && i < f->text.n;)
		ok = !utf8_is_unsafe(utf8_next(f->text, &i));
	if (!ok)
		return err_set(e, ERR_CONTENT, "\"%.*s\" is missing or no "
		    "name", SV_ARG(key));
	*out = f->text;
	return true;
}

static bool
take_row(struct reading *r, struct err *e)
{
	struct log_row row = { 0 };
	int64_t zone, digest, model;
	int what = 0, state = 0;
	bool is_new;

	if (!hex_of(r, SV("id"), true, &row.id, e) ||
	    !card_of(r, SV("card"), &row.card, e) ||
	    !number_of(r, SV("at"), 0, TIME_MAX, true, &row.at, e) ||
	    !number_of(r, SV("zone"), -ZONE_MAX, ZONE_MAX, true, &zone, e) ||
	    !word_of(r, SV("what"), whats, LOG_WHAT_END, &what, e) ||
	    !word_of(r, SV("state"), states, STATES, &state, e) ||
	    !number_of(r, SV("duration"), 0, TIME_MAX, false, &row.duration,
		e) ||
	    !hex_of(r, SV("digest"), false, &digest, e) ||
	    !number_of(r, SV("model"), 1, (int64_t)r->models.n, false, &model,
		e) ||
	    !hex_of(r, SV("undoes"), what == LOG_UNDO, &row.undoes, e) ||
	    (what == LOG_RENAME && !card_of(r, SV("to"), &row.target, e)))
		return false;
	row.zone = (int32_t)zone;
	row.what = (enum log_what)what;
	row.state = (enum card_state)state;
	row.digest = (uint64_t)digest;
	if (what != LOG_UNDO && row.undoes != 0)
		return err_set(e, ERR_CONTENT, "only an undo undoes");
	if (model > 0 && what <= LOG_EASY)
		row.model = r->models.v[model - 1];
	if (!store_merge(r->store, &row, &is_new, e))
		return false;
	if (row.model.n > 0 && row.at >= r->newest) {
		r->newest = row.at;
		r->newest_model = row.model;
	}
	r->rows++;
	r->sum.rows++;
	r->sum.added += is_new;
	return true;
}

static bool
take_head(struct reading *r, struct err *e)
{
	const struct json_field *f = json_line_get(&r->line, SV("format"));
	int64_t version;

	if (f == NULL || !f->is_text || !sv_eq(f->text, SV(EXCHANGE_FORMAT)))
		return err_set(e, ERR_CONTENT, "no export of 'study export'");
	if (!number_of(r, SV("version"), 1, INT32_MAX, true, &version, e))
		return false;
	if (version > EXCHANGE_VERSION)
		return err_set(e, ERR_CONTENT, "written by a newer version "
		    "(%lld, this one knows %d)", (long long)version,
		    EXCHANGE_VERSION);
	r->is_open = true;
	r->rows = 0;
	vec_clear(&r->models);
	return true;
}

static bool
take_model(struct reading *r, struct err *e)
{
	const struct json_field *f = json_line_get(&r->line, SV("text"));
	struct schedule known;
	int64_t number;

	if (!number_of(r, SV("model"), (int64_t)r->models.n + 1,
		(int64_t)r->models.n + 1, true, &number, e))
		return false;
	if (!model_parse(f->text, &known, e))
		return false;
	vec_push(&r->models, arena_sv(&r->kept, f->text));
	return true;
}

static bool
take_end(struct reading *r, struct err *e)
{
	int64_t rows;

	if (!number_of(r, SV("end"), 0, INT64_MAX, true, &rows, e))
		return false;
	if (rows != (int64_t)r->rows)
		return err_set(e, ERR_CONTENT, "%lld rows were to come before "
		    "this line, there were %zu", (long long)rows, r->rows);
	r->is_open = false;
	return true;
}

static bool
take_line(struct reading *r, struct sv line, struct err *e)
{
	if (!json_line_read(line, &r->arena, &r->line, e))
		return false;
	if (!r->is_open)
		return take_head(r, e);
	if (json_line_get(&r->line, SV("end")) != NULL)
		return take_end(r, e);
	if (json_line_get(&r->line, SV("text")) != NULL &&
	    json_line_get(&r->line, SV("text"))->is_text)
		return take_model(r, e);
	return take_row(r, e);
}

static bool
take_lines(struct reading *r, struct sv text, const char *name, struct err *e)
{
	struct sv rest = text, line;
	size_t number = 0;

	while (sv_split(&rest, '\n', &line)) {
		number++;
		if (sv_trim(line).n > 0 && !take_line(r, line, e))
			return err_wrap(e, "%s:%zu", name, number);
		arena_clear(&r->arena);
	}
	if (r->is_open || number == 0)
		return err_set(e, ERR_CONTENT, "%s:%zu: the file is cut off: "
		    "its last line is missing", name, number + 1);
	return true;
}

/* In a store that was empty, schedule as the newest grade was. */
static bool
adopt_model(struct reading *r, struct err *e)
{
	int64_t number;

	return store_model_number(r->store, r->newest_model, &number, e) &&
	    sql_do(&r->store->sql, e, "INSERT OR REPLACE INTO setting VALUES "
		"('model', ?)", "i", number);
}

bool
exchange_read(struct store *s, struct sv text, const char *name,
    struct exchange_sum *out, struct err *e)
{
	struct reading r = { .store = s };
	int64_t before = 0;
	bool ok;

	if (!sql_begin(&s->sql, e))
		return false;
	ok = sql_number(&s->sql, "SELECT count(*) FROM log", &before, e) &&
	    take_lines(&r, text, name, e);
	if (ok && before == 0 && r.newest_model.n > 0)
		ok = adopt_model(&r, e);
	ok = ok && store_replay(s, e);
	ok = sql_end(&s->sql, ok, e);
	*out = r.sum;
	vec_release(&r.models);
	arena_release(&r.arena);
	arena_release(&r.kept);
	return ok;
}
