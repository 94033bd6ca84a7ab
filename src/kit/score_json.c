#include "config.h"

#include "kit/score.h"

#include "render/escape.h"

static void
put_string(struct sink *out, const char *before, struct sv value)
{
	sink_printf(out, "%s\"", before);
	escape_json(out, value);
	sink_lit(out, "\"");
}

static void
put_mean(struct sink *out, const char *before, unsigned mean)
{
	if (mean == 0)
		sink_printf(out, "%snull", before);
	else
		sink_printf(out, "%s%u.%02u", before, mean / 100, mean % 100);
}

static void
put_sums(struct sink *out, const char *key, const struct score_sum *sums,
    size_t n)
{
	bool has_one = false;

	sink_printf(out, ",\"%s\":{", key);
	for (size_t i = 0; i < n; i++) {
		if (sums[i].n == 0)
			continue;
		put_string(out, has_one ? "," : "", sums[i].label);
		put_mean(out, ":", score_mean(&sums[i]));
		has_one = true;
	}
	sink_lit(out, "}");
}

static const char *
boolean(bool b)
{
	return b ? "true" : "false";
}

static void
put_question(struct sink *out, const struct candidate *c,
    const struct scored_question *q)
{
	put_string(out, "{\"question\":", q->name);
	put_string(out, ",\"kind\":", kind_name(q->kind));
	sink_printf(out, ",\"weight\":%u,\"ratings\":[", q->weight);
	for (size_t i = 0; i < c->nsheets; i++) {
		const struct judged *j = q->by[i];

		sink_printf(out, "%s", i > 0 ? "," : "");
		if (j == NULL || j->rating == 0)
			sink_lit(out, "null");
		else
			sink_printf(out, "%u", j->rating);
	}
	put_mean(out, "],\"mean\":", q->mean);
	sink_printf(out, ",\"differ\":%s,\"evidence_missing\":%s,"
	    "\"changed\":%s}", boolean(q->is_apart),
	    boolean(q->lacks_evidence), boolean(q->is_changed));
}

static void
put_candidate(struct sink *out, const struct candidate *c)
{
	put_string(out, "{\"candidate\":", c->alias);
	if (c->signal != NULL)
		put_string(out, ",\"signal\":", c->signal->name);
	else
		sink_lit(out, ",\"signal\":null");
	put_mean(out, ",\"mean\":", score_mean(&c->total));
	put_mean(out, ",\"lowest\":", c->lowest);
	sink_printf(out, ",\"below\":%u,\"rated\":%u,\"reasons\":[", c->below,
	    c->total.n);
	for (size_t i = 0; i < c->reasons.n; i++)
		put_string(out, i > 0 ? "," : "", c->reasons.v[i]);
	sink_lit(out, "]");
	put_sums(out, "kinds", c->kinds, KIND_COUNT);
	put_sums(out, "topics", c->topics, c->ntopics);
	sink_lit(out, ",\"sheets\":[");
	for (size_t i = 0; i < c->nsheets; i++) {
		const struct filled *s = c->sheets[i]->sheet;

		put_string(out, i > 0 ? ",{\"file\":" : "{\"file\":",
		    sv_cstr(s->path));
		put_string(out, ",\"code\":", s->code);
		put_string(out, ",\"interviewer\":", s->interviewer);
		sink_lit(out, "}");
	}
	sink_lit(out, "],\"questions\":[");
	for (size_t i = 0; i < c->nquestions; i++) {
		sink_printf(out, "%s\n  ", i > 0 ? "," : "");
		put_question(out, c, &c->questions[i]);
	}
	sink_lit(out, "]}");
}

void
score_json(const struct scores *scores, const struct finding_list *findings,
    struct buf *out)
{
	struct sink sink;

	sink_to_buf(&sink, out);
	sink_lit(&sink, "{\"candidates\":[");
	for (size_t i = 0; i < scores->n; i++) {
		sink_printf(&sink, "%s\n ", i > 0 ? "," : "");
		put_candidate(&sink, &scores->v[i]);
	}
	sink_lit(&sink, "],\n\"findings\":[");
	for (size_t i = 0; i < findings->n; i++) {
		put_string(&sink, i > 0 ? ",\n {\"file\":" : "\n {\"file\":",
		    sv_cstr(findings->v[i].path));
		sink_printf(&sink, ",\"line\":%u", findings->v[i].line);
		put_string(&sink, ",\"message\":", findings->v[i].text);
		sink_lit(&sink, "}");
	}
	sink_lit(&sink, "]}\n");
	sink_release(&sink);
}
