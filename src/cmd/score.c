#include "config.h"

#include <stdio.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/kit.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "kit/score.h"

struct job {
	struct call *call;
	struct book *book;
	struct bank bank;
	struct rubric rubric;
	struct sheet_judged *sheets;
	struct finding_list findings;
	struct scores scores;
};

static bool
read_sheets(struct job *job, struct err *e)
{
	struct call *c = job->call;
	struct arena *a = &c->app->arena;
	struct filled *sheets = arena_array(a, c->nwords, sizeof(*sheets));

	job->sheets = arena_array(a, c->nwords, sizeof(*job->sheets));
	for (size_t i = 0; i < c->nwords; i++)
		if (!filled_read(c->words[i], a, &sheets[i], e) ||
		    !score_judge(job->book, &job->bank, &job->rubric,
			&sheets[i], a, &job->sheets[i], &job->findings, e))
			return false;
	score_compare(job->sheets, c->nwords, a, &job->findings);
	score_make(&job->rubric, job->sheets, c->nwords, a, &job->scores);
	return true;
}

static int
write_out(struct job *job)
{
	const struct score_opts *o = job->call->opts;
	struct app *app = job->call->app;
	struct buf text = { 0 };
	struct err e = { 0 };
	int status = EXIT_DONE;

	switch ((enum score_form)o->form) {
	case SCORE_TEXT:
		score_text(&job->scores, o->out == NULL &&
		    app->terminal.ansi.is_ascii, o->out == NULL ?
		    terminal_table_width(app) : 0, &text);
		break;
	case SCORE_JSON:
		score_json(&job->scores, &job->findings, &text);
		break;
	case SCORE_SVG:
		score_svg(&job->scores, &text);
		break;
	}
	if (o->out == NULL)
		status = pager_write(app, buf_view(&text));
	else if (!private_write(o->out, o->is_forced, buf_view(&text), &e))
		status = report_err(&e, NULL);
	buf_release(&text);
	return status;
}

static void
say_findings(const struct finding_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		report("%s:%u: %.*s", list->v[i].path, list->v[i].line,
		    SV_ARG(list->v[i].text));
}

int
cmd_score(struct call *c)
{
	const struct score_opts *o = c->opts;
	struct app *app = c->app;
	struct job job = { .call = c };
	struct err e = { 0 };
	int status;

	if (o->is_entered)
		return score_enter(c);
	if (c->nwords == 0)
		(void)err_set(&e, ERR_USAGE, "which sheets?");
	if (e.code != ERR_NONE ||
	    !bank_book(&app->shelf, &job.book, &e) ||
	    (o->out != NULL && !private_check(o->out, o->is_forced, &e)) ||
	    !bank_load(job.book, &app->arena, &job.bank, &e) ||
	    !rubric_load(job.book, &app->arena, &job.rubric, &e) ||
	    !read_sheets(&job, &e)) {
		vec_release(&job.findings);
		return report_err(&e, "score");
	}
	say_findings(&job.findings);
	status = write_out(&job);
	if (status == EXIT_DONE && job.findings.n > 0)
		status = EXIT_NOTHING;
	vec_release(&job.findings);
	return status;
}
