#include "config.h"

#include "publish/paper.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/sv.h"

#define PAPERSIZE_MAX 4096

enum { A4, LETTER };

static const struct paper papers[] = {
	[A4] = { "a4", "21c", "29.7c" },
	[LETTER] = { "letter", "8.5i", "11i" },
};

/* Territories that use Letter, by the Unicode CLDR's paperSize. */
static const char letter_lands[] = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE";

static const struct paper *
find(struct sv name)
{
	for (size_t i = 0; i < sizeof(papers) / sizeof(*papers); i++)
		if (sv_ieq(name, sv_cstr(papers[i].name)))
			return &papers[i];
	return NULL;
}

/* The first line of /etc/papersize that is no remark. */
static const struct paper *
of_system(void)
{
	const struct paper *found = NULL;
	struct buf text = { 0 };
	struct err e = { 0 };
	struct sv rest, line;

	if (file_read("/etc/papersize", PAPERSIZE_MAX, &text, &e)) {
		rest = buf_view(&text);
		while (found == NULL && sv_split(&rest, '\n', &line))
			found = find(sv_trim(line));
	}
	buf_release(&text);
	return found;
}

static const struct paper *
of_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_PAPER", "LANG" };
	struct sv lands = sv_cstr(letter_lands), land, value = SV("");

	for (size_t i = 0; i < 3 && value.n == 0; i++)
		value = sv_cstr(getenv(names[i]));
	value = sv_sub(sv_from(value, sv_find_byte(value, '_') + 1), 0, 2);
	while (sv_word(&lands, &land))
		if (sv_eq(land, value))
			return &papers[LETTER];
	return &papers[A4];
}

const struct paper *
paper_named(const char *name, struct err *e)
{
	const char *variable = getenv("PAPERSIZE");
	const struct paper *p = NULL;

	if (name != NULL) {
		p = find(sv_cstr(name));
		if (p == NULL)
			(void)err_set(e, ERR_USAGE, "unknown paper '%s'; "
			    "there are a4 and letter", name);
		return p;
	}
	if (variable != NULL)
		p = find(sv_cstr(variable));
	if (p == NULL)
		p = of_system();
	return p != NULL ? p : of_locale();
}
