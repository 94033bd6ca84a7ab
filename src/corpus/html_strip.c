#include "config.h"

#include "corpus/html_strip.h"

#include "base/ascii.h"

/* Tags that go while their text stays; sorted. */
static const struct sv dropped_tags[] = {
	SV_INIT("a"), SV_INIT("abbr"), SV_INIT("address"), SV_INIT("article"),
	SV_INIT("aside"), SV_INIT("b"), SV_INIT("bdi"), SV_INIT("bdo"),
	SV_INIT("big"), SV_INIT("center"), SV_INIT("cite"), SV_INIT("code"),
	SV_INIT("data"), SV_INIT("del"), SV_INIT("details"), SV_INIT("dfn"),
	SV_INIT("div"), SV_INIT("em"), SV_INIT("figcaption"),
	SV_INIT("figure"), SV_INIT("font"), SV_INIT("footer"),
	SV_INIT("header"), SV_INIT("i"), SV_INIT("ins"), SV_INIT("kbd"),
	SV_INIT("label"), SV_INIT("main"), SV_INIT("mark"), SV_INIT("nav"),
	SV_INIT("nobr"), SV_INIT("p"), SV_INIT("q"), SV_INIT("rp"),
	SV_INIT("rt"), SV_INIT("ruby"), SV_INIT("s"), SV_INIT("samp"),
	SV_INIT("section"), SV_INIT("small"), SV_INIT("span"),
	SV_INIT("strike"), SV_INIT("strong"), SV_INIT("sub"),
	SV_INIT("sup"), SV_INIT("time"), SV_INIT("tt"),
	SV_INIT("u"), SV_INIT("var"), SV_INIT("wbr"),
};

static bool
is_dropped(struct sv name)
{
	for (size_t i = 0; i < sizeof(dropped_tags) / sizeof(*dropped_tags);
	    i++)
		if (sv_ieq(dropped_tags[i], name))
			return true;
	return false;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* <summary> and the headings h1 to h6. */
static bool
is_run_in(struct sv name)
{
	return sv_ieq(name, SV("summary")) || (name.n == 2 &&
	    (name.p[0] | 0x20) == 'h' && name.p[1] >= '1' &&
	    name.p[1] <= '6');
}

/* HTML's own names have no capital among lower-case letters. */
static bool
is_component(struct sv name)
{
	bool has_lower = false;

	for (size_t i = 0; i < name.n; i++)
		has_lower = has_lower || name.p[i] >= 'a';
	return has_lower && name.p[0] >= 'A' && name.p[0] <= 'Z';
}

static bool
is_block(struct sv name)
{
	static const struct sv names[] = {
		SV_INIT("p"), SV_INIT("div"), SV_INIT("figcaption"),
		SV_INIT("details"), SV_INIT("center"), SV_INIT("section"),
		SV_INIT("aside"), SV_INIT("article"), SV_INIT("figure"),
		SV_INIT("footer"), SV_INIT("header"), SV_INIT("main"),
		SV_INIT("nav"),
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (sv_ieq(names[i], name))
			return true;
	return false;
}

/* What a tag NAME is. <Aside> is a component, whatever <aside> is. */
static enum html_type
type_of(struct sv name, bool is_end)
{
	if (sv_ieq(name, SV("br")))
		return HTML_BREAK;
	if (is_dropped(name))
		return is_component(name) && is_block(name) ? HTML_COMPONENT
		    : HTML_DROPPED;
	if (sv_ieq(name, SV("img")))
		return HTML_IMAGE;
	if (is_run_in(name))
		return is_end ? HTML_RUN_IN_END : HTML_RUN_IN;
	return is_component(name) ? HTML_COMPONENT : HTML_OTHER;
}

/* Where the tag at the start of S ends, '>' within quotes passed over; 0 if
 * nowhere. */
static size_t
tag_end(struct sv s)
{
	char quote = '\0';

	for (size_t i = 1; i < s.n; i++) {
		char c = s.p[i];

		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if ((c == '"' || c == '\'') && s.p[i - 1] == '=')
			quote = c;
		else if (c == '>')
			return i + 1;
	}
	return 0;
}

/* What begins with '<' at the start of S: its length in *N. */
static enum html_type
read_markup(struct sv s, size_t *n)
{
	size_t from = s.n > 1 && s.p[1] == '/' ? 2 : 1, end = from;
	struct sv name;

	if (sv_starts(s, SV("<!--"))) {
		size_t close = sv_find(sv_from(s, 4), SV("-->"));
		*n = close + 7 < s.n ? close + 7 : s.n;
		return HTML_DROPPED;
	}
	while (end < s.n && (ascii_is_letter(s.p[end]) || (end > from &&
	    ascii_is_digit(s.p[end]))))
		end++;
	name = sv_sub(s, from, end - from);
	if (name.n == 0 && (s.n < 2 || (s.p[1] != '!' && s.p[1] != '?'))) {
		*n = 1;
		return HTML_TEXT;
	}
	*n = tag_end(s);
	if (*n == 0) {
		/* Not closed before the end: then nothing behind it is. */
		*n = s.n;
		return HTML_TEXT;
	}
	/* A name goes on in custom elements: <a-b>. */
	if (name.n == 0 ||
	    (s.p[end] != '>' && s.p[end] != '/' && !is_blank(s.p[end])))
		return HTML_OTHER;
	return type_of(name, from == 2);
}

bool
html_next(struct sv *rest, struct html_piece *out)
{
	size_t n;

	if (rest->n == 0)
		return false;
	if (rest->p[0] == '<') {
		out->type = read_markup(*rest, &n);
	} else {
		out->type = HTML_TEXT;
		n = sv_find_byte(*rest, '<');
	}
	out->raw = sv_sub(*rest, 0, n);
	*rest = sv_from(*rest, n);
	return true;
}

struct sv
html_tag_name(struct sv tag)
{
	size_t from = tag.n > 1 && tag.p[1] == '/' ? 2 : 1, end = from;

	while (end < tag.n && tag.p[end] != '>' && tag.p[end] != '/' &&
	    !is_blank(tag.p[end]))
		end++;
	return sv_sub(tag, from, end - from);
}

bool
html_is_block(struct sv tag)
{
	return is_block(html_tag_name(tag));
}

size_t
html_raw_tag(struct sv s, bool *is_longer)
{
	static const struct sv names[] = { SV_INIT("<pre"),
		SV_INIT("<script"), SV_INIT("<style"), SV_INIT("<textarea") };

	*is_longer = false;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t n = names[i].n;

		if (!sv_ieq(sv_sub(s, 0, n), names[i]))
			continue;
		*is_longer = n < s.n && (ascii_is_alnum(s.p[n]) ||
		    s.p[n] == '-' || s.p[n] == '.' || s.p[n] == '_');
		return *is_longer ? 0 : n;
	}
	return 0;
}

/* Take a value out of *REST, which begins with it. */
static struct sv
take_value(struct sv *rest)
{
	char quote = rest->n > 0 ? rest->p[0] : '\0';
	struct sv value;
	size_t n = 0;

	if (quote == '"' || quote == '\'') {
		n = sv_find_byte(sv_from(*rest, 1), quote);
		value = sv_sub(*rest, 1, n);
		*rest = sv_from(*rest, n + 2);
		return value;
	}
	while (n < rest->n && !is_blank(rest->p[n]) && rest->p[n] != '>')
		n++;
	value = sv_sub(*rest, 0, n);
	*rest = sv_from(*rest, n);
	return value;
}

struct sv
html_attribute(struct sv tag, struct sv name)
{
	struct sv rest = sv_from(tag, 1 + html_tag_name(tag).n);

	while (rest.n > 0) {
		struct sv found, value;
		size_t n = 0;

		while (n < rest.n && rest.p[n] != '=' && rest.p[n] != '>' &&
		    rest.p[n] != '"' && !is_blank(rest.p[n]))
			n++;
		found = sv_sub(rest, 0, n);
		rest = sv_from(rest, n);
		if (rest.n == 0 || rest.p[0] != '=') {
			rest = sv_from(rest, 1);
			continue;
		}
		rest = sv_from(rest, 1);
		value = take_value(&rest);
		if (sv_ieq(found, name))
			return sv_trim(value);
	}
	return SV("");
}
