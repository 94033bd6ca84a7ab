#include "config.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "cmd/command.h"
#include "cmd/interview.h"
#include "cmd/kit.h"
#include "cmd/pager.h"
#include "cmd/report.h"
#include "kit/code.h"
#include "kit/sheet.h"

/* --- which sheets --- */

static bool
read_panel(struct interview_job *job, struct err *e)
{
	struct sv rest = sv_cstr(job->opts->panel), name;

	while (sv_split(&rest, ',', &name)) {
		name = sv_trim(name);
		if (name.n == 0)
			return err_set(e, ERR_USAGE,
			    "--panel has an empty name");
		for (size_t i = 0; i < job->n; i++)
			if (sv_ieq(job->names[i], name))
				return err_set(e, ERR_USAGE, "--panel has "
				    "'%.*s' twice", SV_ARG(name));
		if (job->n == SHEETS_MAX)
			return err_set(e, ERR_USAGE, "--panel takes at most "
			    "%d names", SHEETS_MAX);
		job->names[job->n++] = name;
	}
	return job->n > 0 ||
	    err_set(e, ERR_USAGE, "--panel needs names: --panel Ana,Bo");
}

static bool
read_count(struct interview_job *job, struct err *e)
{
	const struct interview_opts *o = job->opts;

	if (job->is_mock && (o->panel != NULL || o->forms.is_set ||
	    o->out != NULL || o->is_for_candidate))
		return err_set(e, ERR_USAGE, "interview mock is for one, on "
		    "the terminal: without --panel, --forms, --candidate and "
		    "-o");
	if (o->is_to_study && !job->is_mock)
		return err_set(e, ERR_USAGE, "--study goes with mock");
	if (o->panel != NULL && o->forms.is_set)
		return err_set(e, ERR_USAGE,
		    "--panel and --forms exclude each other");
	if (o->is_same && o->panel == NULL)
		return err_set(e, ERR_USAGE, "--same goes with --panel");
	if (o->panel != NULL)
		return read_panel(job, e);
	job->n = 1;
	if (!o->forms.is_set)
		return true;
	if (o->forms.value < 1 || o->forms.value > SHEETS_MAX)
		return err_set(e, ERR_USAGE, "--forms takes 1 to %d",
		    SHEETS_MAX);
	job->n = (size_t)o->forms.value;
	for (size_t i = 0; i < job->n; i++)
		job->names[i] = arena_printf(&job->call->app->arena, "%zu",
		    i + 1);
	return true;
}

/* FILE, or for one of several FILE-NAME before its suffix. */
static const char *
path_of(const struct interview_job *job, size_t number)
{
	struct sv out = sv_cstr(job->opts->out), name = job->names[number];
	struct sv suffix = sv_cstr(job->form->suffix);
	struct arena *a = &job->call->app->arena;
	char *safe;

	if (job->n == 1)
		return job->opts->out;
	if (!sv_ends(out, suffix))
		suffix = SV("");
	safe = arena_cstr(a, name);
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)safe[i] <= ' ' || safe[i] == '/')
			safe[i] = '-';
	return arena_printf(a, "%.*s-%s%.*s", (int)(out.n - suffix.n), out.p,
	    safe, SV_ARG(suffix)).p;
}

/* Names that differ may still make one file name. */
static bool
check_paths(const struct interview_job *job, struct err *e)
{
	for (size_t k = 1; k < job->n && job->opts->out != NULL; k++)
		for (size_t i = 0; i < k; i++)
			if (strcmp(path_of(job, i), path_of(job, k)) == 0)
				return err_set(e, ERR_USAGE, "'%.*s' and "
				    "'%.*s' would both write %s",
				    SV_ARG(job->names[i]),
				    SV_ARG(job->names[k]), path_of(job, i));
	return true;
}

/* The form that was asked for, else the one that the file's name ends in. */
static bool
read_form(struct interview_job *job, struct err *e)
{
	const struct interview_opts *o = job->opts;
	size_t form = o->format;

	if (form == 0 && o->out != NULL)
		for (size_t i = 0; i < sheet_nforms; i++)
			if (sv_ends(sv_cstr(o->out),
				sv_cstr(sheet_forms[i].suffix)))
				form = i;
	job->form = &sheet_forms[form];
	if (o->out == NULL && job->n > 1 && !job->form->is_text)
		return err_set(e, ERR_USAGE, "%zu sheets as %s need -o FILE",
		    job->n, job->form->name);
	if (job->n > 1 && o->out != NULL && strcmp(o->out, "-") == 0)
		return err_set(e, ERR_USAGE, "%zu sheets do not go to "
		    "standard output with -o; name a FILE", job->n);
	if (o->out == NULL && job->form->is_binary &&
	    job->call->app->terminal.is_terminal)
		return err_set(e, ERR_USAGE, "a %s is nothing for a terminal; "
		    "use -o sheet%s", job->form->name, job->form->suffix);
	job->look.paper = paper_named(o->paper, e);
	return job->look.paper != NULL && check_paths(job, e);
}

/* --- choosing --- */

static bool
choose_one(struct interview_job *job, struct wish *w, const struct edits *edits,
    size_t number, struct choice *choice, struct err *e)
{
	struct asked *asked = &job->asked;
	struct arena *a = &job->call->app->arena;
	struct sheet *s = &job->sheets[number];
	struct lack lack;
	struct sv code;

	if (!choose(&asked->bank, w, edits, choice, &lack))
		return asked_lack(asked, &lack, a, e);
	code = code_make(w, &asked->bank, book_digest(asked->book), a);
	s->is_for_candidate = job->opts->is_for_candidate;
	if (job->opts->panel != NULL)
		s->interviewer = job->names[number];
	return sheet_make(asked->book, &job->rubric, w, choice, code, a, s, e);
}

static bool
is_on(const struct choice *choice, uint32_t entry)
{
	for (size_t i = 0; i < choice->n; i++)
		if (choice->v[i].question->entry == entry)
			return true;
	return false;
}

/* What is to be swapped is on the sheet. */
static bool
check_swaps(struct interview_job *job, struct err *e)
{
	const struct numbers *without = &job->asked.edits.without;
	const struct opt_list *swap = &job->opts->swap;
	struct wish w = job->asked.wish;
	struct choice before;
	struct lack lack;

	if (swap->n == 0)
		return true;
	if (!choose(&job->asked.bank, &w, NULL, &before, &lack))
		return asked_lack(&job->asked, &lack,
		    &job->call->app->arena, e);
	/* Later swaps may name what came in by the earlier. */
	for (size_t i = 0; i < swap->n; i++) {
		struct edits edits = job->asked.edits;

		edits.without.n = without->n - swap->n + i;
		w = job->asked.wish;
		if (!choose(&job->asked.bank, &w, &edits, &before, &lack))
			return asked_lack(&job->asked, &lack,
			    &job->call->app->arena, e);
		if (!is_on(&before, without->v[edits.without.n]))
			return err_set(e, ERR_USAGE, "'%s' is not on this "
			    "sheet, so nothing can be swapped for it",
			    swap->v[i]);
	}
	return true;
}

/* The share of MIX that sheet NUMBER of N gets: kinds are dealt round. */
static struct mix
deal(const struct mix *mix, size_t number, size_t n)
{
	struct mix out = { 0 };
	size_t turn = 0;

	for (unsigned k = 1; k < KIND_COUNT; k++)
		for (unsigned i = 0; i < mix->of[k]; i++)
			out.of[k] = (uint8_t)(out.of[k] + (turn++ % n == number));
	return out;
}

/* Each sheet has a seed of its own, so that its code stays short, and no
 * question of those before it. */
static bool
choose_apart(struct interview_job *job, struct err *e)
{
	struct arena *a = &job->call->app->arena;
	struct edits edits = job->asked.edits;
	struct choice *choices = arena_array(a, job->n, sizeof(*choices));
	uint32_t *taken = arena_array(a, edits.exclude.n +
	    job->n * WISH_SLOTS_MAX, sizeof(*taken));

	if (edits.exclude.n > 0)
		memcpy(taken, edits.exclude.v,
		    edits.exclude.n * sizeof(*taken));
	edits.exclude.v = taken;
	for (size_t i = 0; i < job->n; i++) {
		struct wish w = job->asked.wish;

		w.seed += (uint32_t)i;
		if (w.has_mix && job->opts->panel != NULL)
			w.mix = deal(&job->asked.wish.mix, i, job->n);
		/* What is to be included comes once. */
		if (i > 0)
			edits.include.n = 0;
		if (i > 0 && job->opts->forms.is_set)
			edits.like = &choices[0];
		if (!choose_one(job, &w, &edits, i, &choices[i], e))
			return false;
		for (size_t k = 0; k < choices[i].n; k++)
			taken[edits.exclude.n++] =
			    choices[i].v[k].question->entry;
	}
	return true;
}

static bool
choose_sheets(struct interview_job *job, struct err *e)
{
	const bool is_dealt = job->asked.wish.has_mix && !job->opts->is_same &&
	    job->opts->panel != NULL;
	struct choice choice;

	if (is_dealt && mix_total(&job->asked.wish.mix) < job->n)
		return err_set(e, ERR_USAGE, "the mix has %u question%s for "
		    "%zu interviewers", mix_total(&job->asked.wish.mix),
		    mix_total(&job->asked.wish.mix) == 1 ? "" : "s", job->n);
	if (job->n > 1 && !job->opts->is_same)
		return choose_apart(job, e);
	for (size_t i = 0; i < job->n; i++) {
		struct wish w = job->asked.wish;

		if (!choose_one(job, &w, &job->asked.edits, i, &choice, e))
			return false;
	}
	return true;
}

/* --- writing --- */

static bool
write_files(struct interview_job *job, struct err *e)
{
	struct buf bytes = { 0 };
	bool ok = true;

	for (size_t i = 0; i < job->n && ok; i++)
		ok = private_check(path_of(job, i), job->opts->is_forced, e);
	for (size_t i = 0; i < job->n && ok; i++) {
		const struct sheet *s = &job->sheets[i];
		const char *path = path_of(job, i);

		buf_clear(&bytes);
		ok = job->form->write(s, &job->look, &bytes, e) &&
		    private_write(path, job->opts->is_forced,
		    buf_view(&bytes), e);
		if (ok && strcmp(path, "-") != 0)
			(void)printf("%s: %.*s, %zu question%s, %u minutes\n",
			    path, SV_ARG(s->code), s->n, s->n == 1 ? "" : "s",
			    s->minutes);
	}
	buf_release(&bytes);
	return ok;
}

static int
write_screen(struct interview_job *job)
{
	struct buf text = { 0 };
	struct err e = { 0 };
	int status;

	for (size_t i = 0; i < job->n; i++) {
		if (i > 0)
			buf_cstr(&text, "\n");
		if (!job->form->write(&job->sheets[i], &job->look, &text,
			&e)) {
			buf_release(&text);
			return report_err(&e, NULL);
		}
	}
	if (job->form->is_text) {
		status = pager_write(job->call->app, buf_view(&text));
	} else {
		(void)fwrite(text.p, 1, text.n, stdout);
		status = EXIT_DONE;
	}
	buf_release(&text);
	return status;
}

static bool
is_plain_call(const struct call *c)
{
	const struct interview_opts *o = c->opts;

	return c->nwords == 0 && o->levels.n == 0 && o->topics.n == 0 &&
	    !o->minutes.is_set && o->mix == NULL && !o->seed.is_set;
}

int
cmd_interview(struct call *c)
{
	struct app *app = c->app;
	struct interview_job *job = arena_alloc(&app->arena, sizeof(*job));
	struct err e = { 0 };

	job->call = c;
	job->opts = c->opts;
	job->is_mock = c->nwords > 0 && strcmp(c->words[0], "mock") == 0;
	if (job->is_mock) {
		c->words++;
		c->nwords--;
	}
	job->look.layout = terminal_layout(&app->terminal);
	job->look.ansi = app->terminal.ansi;
	if (c->nwords > 1)
		(void)err_set(&e, ERR_USAGE, "interview takes one sheet code");
	if (e.code != ERR_NONE || !read_count(job, &e) ||
	    !read_form(job, &e) || !asked_read(c, &job->asked, &e) ||
	    !rubric_load(job->asked.book, &app->arena, &job->rubric, &e) ||
	    !check_swaps(job, &e) || !choose_sheets(job, &e))
		return report_err(&e, "interview");
	if (job->is_mock)
		return interview_mock(job);
	if (is_plain_call(c))
		report("a sheet of 45 minutes at level mid; --level, --minutes, "
		    "--topics and --mix change it, %.*s makes it again",
		    SV_ARG(job->sheets[0].code));
	if (job->opts->out == NULL)
		return write_screen(job);
	/* A file is the same whatever the terminal. */
	job->look.ansi = (struct ansi_opts){ 0 };
	job->look.layout.width = TERMINAL_PROSE_MAX;
	job->look.layout.is_ascii = false;
	return write_files(job, &e) ? EXIT_DONE : report_err(&e, NULL);
}
