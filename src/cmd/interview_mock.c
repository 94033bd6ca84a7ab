/* A timed interview of oneself: question, clock, what was wanted, one's own
 * rating; then the scorecard, and what to learn. While a question is open
 * nothing but the question is shown, not even its name. */
#include "config.h"

#include <stdio.h>

#include "base/buf.h"
#include "cmd/helper.h"
#include "cmd/interview.h"
#include "cmd/report.h"
#include "kit/score.h"

#define STUDY "rust-interview-study"
#define WEAK 2		/* rated so, or less, it is to be learnt */

static void
print(struct buf *text)
{
	(void)fwrite(text->p, 1, text->n, stdout);
	(void)fputc('\n', stdout);
	buf_clear(text);
}

/* Ask question I; false when enough was asked. */
static bool
ask(struct interview_job *job, size_t i, struct judged *out)
{
	const struct sheet *s = &job->sheets[0];
	struct arena *a = &job->call->app->arena;
	const struct question_line what = {
		.prompt = "Answer aloud; Enter. ",
		.seconds = s->v[i].minutes * 60,
	};
	struct buf text = { 0 };
	unsigned used = 0;
	bool more;

	sheet_text_asked(s, i, &job->look, &text);
	print(&text);
	(void)typed_line(a, &what, &used, &more);
	if (more) {
		(void)printf("%u:%02u of %u minutes. The whole answer: "
		    "rust-interview %.*s\n", used / 60, used % 60,
		    s->v[i].minutes, SV_ARG(s->v[i].name));
		sheet_text_wanted(s, i, &job->look, &text);
		print(&text);
		out->rating = typed_rating(a, &more);
	}
	buf_release(&text);
	return more;
}

static void
say_what_to_learn(const struct sheet *s, const struct judged *judged)
{
	bool has_one = false;

	for (size_t i = 0; i < s->n; i++) {
		if (judged[i].rating == 0 || judged[i].rating > WEAK)
			continue;
		if (!has_one)
			(void)printf("\nTo read again:\n");
		has_one = true;
		(void)printf("  rust-interview %.*s\n",
		    SV_ARG(s->v[i].name));
	}
	if (!has_one)
		return;
	(void)printf("To keep in mind: rust-interview study --topic ");
	has_one = false;
	for (size_t i = 0; i < s->n; i++) {
		struct sv name = s->v[i].name;

		if (judged[i].rating == 0 || judged[i].rating > WEAK)
			continue;
		(void)printf("%s%.*s", has_one ? "," : "",
		    SV_ARG(sv_sub(name, 0, sv_find_byte(name, '#'))));
		has_one = true;
	}
	(void)printf("\n");
}

static char *
word(struct arena *a, const char *text)
{
	return arena_cstr(a, sv_cstr(text));
}

/* Have the studying program ask next what was weak. What it says is for the
 * person, too. */
static bool
queue(struct interview_job *job, const struct judged *judged, struct err *e)
{
	const struct sheet *s = &job->sheets[0];
	const struct opt_list *books = &job->call->app->opts.books;
	struct arena *a = &job->call->app->arena;
	char **argv = arena_array(a, 2 * books->n + s->n + 3, sizeof(*argv));
	size_t n = 0, first;
	int status;

	argv[n++] = word(a, "study");
	for (size_t i = 0; i < books->n; i++) {
		argv[n++] = word(a, "-b");
		argv[n++] = word(a, books->v[i]);
	}
	argv[n++] = word(a, "queue");
	first = n;
	for (size_t i = 0; i < s->n; i++)
		if (judged[i].rating > 0 && judged[i].rating <= WEAK)
			argv[n++] = arena_cstr(a, s->v[i].name);
	if (n == first)
		return true;
	(void)printf("\nPut into the study queue:\n");
	if (!helper_wait(STUDY, argv, &status, e))
		return false;
	if (status == HELPER_MISSING)
		return err_set(e, ERR_SYS, "nothing was put into the study "
		    "queue: the program " STUDY " is not there");
	return status == EXIT_DONE || err_set(e, ERR_SYS, "not all of that "
	    "was put into the study queue");
}

static void
show_card(struct interview_job *job, struct judged *judged)
{
	const struct sheet *s = &job->sheets[0];
	struct arena *a = &job->call->app->arena;
	struct filled filled = { .path = "", .code = s->code,
		.candidate = SV("you"), .interviewer = SV("you"), .n = s->n };
	struct sheet_judged sheet = { &filled, judged };
	struct scores scores;
	struct buf text = { 0 };

	filled.v = arena_array(a, s->n, sizeof(*filled.v));
	for (size_t i = 0; i < s->n; i++)
		filled.v[i].name = s->v[i].name;
	score_make(&job->rubric, &sheet, 1, a, &scores);
	score_text(&scores, job->look.layout.is_ascii,
	    terminal_table_width(job->call->app), &text);
	print(&text);
	buf_release(&text);
}

int
interview_mock(struct interview_job *job)
{
	const struct sheet *s = &job->sheets[0];
	struct judged *judged = arena_array(&job->call->app->arena, s->n,
	    sizeof(*judged));
	bool has_any = false;
	struct err e = { 0 };

	(void)printf("%zu questions, %u minutes; %.*s asks the same again.\n\n",
	    s->n, s->minutes, SV_ARG(s->code));
	for (size_t i = 0; i < s->n; i++)
		judged[i] = (struct judged){ .kind = s->v[i].kind,
			.weight = s->v[i].weight,
			.has_evidence = true };	/* one heard it oneself */
	for (size_t i = 0; i < s->n; i++) {
		bool goes_on = ask(job, i, &judged[i]);

		has_any |= judged[i].rating > 0;
		if (!goes_on)
			break;
	}
	if (!has_any) {
		report("nothing was rated");
		return EXIT_NOTHING;
	}
	show_card(job, judged);
	say_what_to_learn(s, judged);
	return !job->opts->is_to_study || queue(job, judged, &e) ? EXIT_DONE :
	    report_err(&e, NULL);
}
