#include "config.h"

#include "kit/wish.h"

#include "base/buf.h"

static bool
parse_item(struct sv item, struct mix *out, struct err *e)
{
	struct sv rest = item, name, count = { 0 };
	uint64_t n = 1;
	enum kind kind;

	if (!sv_split(&rest, ':', &name) || !kind_named(sv_trim(name), &kind))
		return err_set(e, ERR_USAGE, "--mix: unknown kind '%.*s'; there "
		    "are concept, code, compare, debug, design, behavioural, "
		    "exercise", SV_ARG(name));
	count = sv_trim(rest);
	if (count.n > 0 && !sv_number(count, &n))
		return err_set(e, ERR_USAGE,
		    "--mix: '%.*s' is no number; write %.*s:2",
		    SV_ARG(count), SV_ARG(name));
	if (n == 0 || n > WISH_OF_KIND_MAX)
		return err_set(e, ERR_USAGE, "--mix: 1 to %d questions of a "
		    "kind, not %.*s", WISH_OF_KIND_MAX, SV_ARG(item));
	if (out->of[kind] > 0)
		return err_set(e, ERR_USAGE, "--mix has the kind %.*s twice",
		    SV_ARG(kind_name(kind)));
	out->of[kind] = (uint8_t)n;
	return true;
}

bool
mix_parse(struct sv text, struct mix *out, struct err *e)
{
	struct sv rest = text, item;

	*out = (struct mix){ 0 };
	while (sv_split(&rest, ',', &item))
		if (!parse_item(item, out, e))
			return false;
	if (mix_total(out) == 0)
		return err_set(e, ERR_USAGE, "--mix names no kind; write "
		    "concept:2,code:2");
	return mix_total(out) <= WISH_SLOTS_MAX || err_set(e, ERR_USAGE,
	    "--mix: at most %d questions", WISH_SLOTS_MAX);
}

unsigned
mix_total(const struct mix *m)
{
	unsigned n = 0;

	for (unsigned k = 0; k < KIND_COUNT; k++)
		n += m->of[k];
	return n;
}

struct sv
mix_text(const struct mix *m, struct arena *a)
{
	struct buf text = { 0 };
	struct sv out;

	for (unsigned k = 1; k < KIND_COUNT; k++)
		if (m->of[k] > 0)
			buf_printf(&text, "%s%.*s:%u", text.n > 0 ? "," : "",
			    SV_ARG(kind_name((enum kind)k)), m->of[k]);
	out = arena_sv(a, buf_view(&text));
	buf_release(&text);
	return out;
}

struct sv
levels_text(unsigned levels, struct arena *a)
{
	struct sv out = { 0 };

	for (unsigned l = LEVEL_JUNIOR; l < LEVEL_COUNT; l++)
		if ((levels >> l & 1) != 0)
			out = arena_printf(a, "%.*s%s%.*s", SV_ARG(out),
			    out.n > 0 ? "," : "",
			    SV_ARG(level_name((enum level)l)));
	return out;
}
