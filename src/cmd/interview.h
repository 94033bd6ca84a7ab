/* What the parts of the command interview share. */
#ifndef CMD_INTERVIEW_H
#define CMD_INTERVIEW_H

#include "cmd/app.h"
#include "cmd/kit.h"
#include "kit/rubric.h"
#include "kit/sheet.h"

#define SHEETS_MAX 26

/* Sheets to be written, and what they share. */
struct interview_job {
	struct call *call;
	const struct interview_opts *opts;
	bool is_mock;
	struct asked asked;
	struct rubric rubric;
	const struct sheet_form *form;
	struct sheet_look look;
	struct sv names[SHEETS_MAX];	/* interviewers, or numbers of forms */
	size_t n;
	struct sheet sheets[SHEETS_MAX];
};

/* Ask the first sheet of oneself. Returns the exit status. */
int interview_mock(struct interview_job *job);

#endif
