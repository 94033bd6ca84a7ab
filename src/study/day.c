#include "config.h"

#include "study/day.h"

#include <stdio.h>
#include <time.h>

#define YEARS_AHEAD 10

/* The two conversions between days and dates are those of H. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", 2013: eras of 400 years that
 * begin in March, so that a leap day is the last of its year. */
int32_t
day_number(int year, unsigned month, unsigned day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	unsigned of_era = (unsigned)(y - era * 400);
	unsigned of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 +
	    day - 1;

	return era * 146097 +
	    (int32_t)(of_era * 365 + of_era / 4 - of_era / 100 + of_year) -
	    719468;
}

struct date {
	int year;
	unsigned month, day;
};

static struct date
date_of(int32_t number)
{
	int32_t z = number + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	unsigned n = (unsigned)(z - era * 146097);
	unsigned y = (n - n / 1460 + n / 36524 - n / 146096) / 365;
	unsigned of_year = n - (365 * y + y / 4 - y / 100);
	unsigned m = (5 * of_year + 2) / 153;

	return (struct date){
		.year = (int)y + era * 400 + (m >= 10),
		.month = m < 10 ? m + 3 : m - 9,
		.day = of_year - (153 * m + 2) / 5 + 1,
	};
}

struct moment
moment_at(int64_t ms, int32_t zone)
{
	int64_t local = ms + (int64_t)zone * 60000 -
	    (int64_t)DAY_ROLLOVER_HOUR * 3600000;
	int64_t day = local / DAY_MS - (local % DAY_MS < 0);

	return (struct moment){ .ms = ms, .zone = zone, .day = (int32_t)day };
}

struct moment
moment_here(int64_t ms)
{
	time_t seconds = (time_t)(ms / 1000 - (ms % 1000 < 0));
	struct tm t;
	int64_t local;

	if (localtime_r(&seconds, &t) == NULL)
		return moment_at(ms, 0);
	local = (int64_t)day_number(t.tm_year + 1900, (unsigned)t.tm_mon + 1,
	    (unsigned)t.tm_mday) * 86400 + t.tm_hour * 3600 + t.tm_min * 60 +
	    t.tm_sec;
	return moment_at(ms, (int32_t)((local - seconds) / 60));
}

void
day_text(int32_t day, char out[DAY_TEXT])
{
	struct date d = date_of(day);

	(void)snprintf(out, DAY_TEXT, "%04d-%02u-%02u", d.year % 10000,
	    d.month % 100, d.day % 100);
}

unsigned
day_of_week(int32_t day)
{
	/* 1970-01-01 was a Thursday. */
	return (unsigned)(((day + 3) % 7 + 7) % 7);
}

/* "2026-11-21", a date that is there. */
static bool
parse_date(struct sv text, int32_t *out)
{
	uint64_t year, month, day;
	struct date back;

	if (text.n != 10 || text.p[4] != '-' || text.p[7] != '-' ||
	    !sv_number(sv_sub(text, 0, 4), &year) ||
	    !sv_number(sv_sub(text, 5, 2), &month) ||
	    !sv_number(sv_sub(text, 8, 2), &day) || month < 1 || month > 12)
		return false;
	*out = day_number((int)year, (unsigned)month, (unsigned)day);
	back = date_of(*out);
	return back.month == month && back.day == day;
}

bool
day_parse(struct sv text, int32_t today, int32_t *out, struct err *e)
{
	uint64_t days;

	if (sv_ends(text, SV("d")) &&
	    sv_number(sv_sub(text, 0, text.n - 1), &days) &&
	    days <= YEARS_AHEAD * 366)
		*out = today + (int32_t)days;
	else if (!parse_date(text, out))
		return err_set(e, ERR_USAGE, "'%.*s' is no date; write "
		    "2026-12-24, or 9d for nine days from now", SV_ARG(text));
	if (*out <= today)
		return err_set(e, ERR_USAGE, "the date '%.*s' is not after "
		    "today", SV_ARG(text));
	if (*out - today > YEARS_AHEAD * 366)
		return err_set(e, ERR_USAGE, "the date '%.*s' is more than %d "
		    "years ahead", SV_ARG(text), YEARS_AHEAD);
	return true;
}
