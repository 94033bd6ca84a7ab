/* Times and study days. A time is milliseconds since 1970 UTC. A study day is
 * a civil date in local time that begins at the roll-over hour, 04:00, so that
 * a late evening belongs to the day before; its number is that of the date:
 * days since 1970-01-01 in the Gregorian calendar. The offset from UTC is kept
 * with each answer, so the log means the same days wherever it is read. */
#ifndef STUDY_DAY_H
#define STUDY_DAY_H

#include "base/err.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stdint.h>

#define DAY_MS 86400000
#define DAY_ROLLOVER_HOUR 4
#define DAY_TEXT 16		/* bytes that hold a date and a NUL */

struct moment {
	int64_t ms;
	int32_t zone;	/* minutes east of UTC */
	int32_t day;	/* the study day it belongs to */
};

/* The moment of MS at ZONE. */
struct moment moment_at(int64_t ms, int32_t zone);
/* The same with the zone that the system has for that time (TZ). */
struct moment moment_here(int64_t ms);

/* Number of the date; months and days from 1. */
int32_t day_number(int year, unsigned month, unsigned day);
/* "2026-11-21" */
void day_text(int32_t day, char out[DAY_TEXT]);
/* Day of the week, 0 = Monday. */
unsigned day_of_week(int32_t day);
/* An ISO date, or "9d", days from TODAY. ERR_USAGE when it is neither, or not
 * after today; at most ten years ahead. */
bool day_parse(struct sv text, int32_t today, int32_t *out,
    struct err *e) WARN_UNUSED;

#endif
