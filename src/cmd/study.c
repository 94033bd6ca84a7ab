#include "config.h"

#include <stdio.h>
#include <string.h>

#include "cmd/report.h"
#include "cmd/study.h"
#include "cmd/study_key.h"
#include "study/model.h"

#define HELP_COLUMNS 80

/* clang-format off */
static const struct study_verb verbs[] = {
	{ .name = "undo", .run = study_undo },
	{ .name = "suspend", .takes_words = true, .run = study_flag },
	{ .name = "resume", .takes_words = true, .run = study_flag },
	{ .name = "mark", .takes_words = true, .run = study_flag },
	{ .name = "unmark", .takes_words = true, .run = study_flag },
	{ .name = "queue", .takes_words = true, .run = study_flag },
	{ .name = "unqueue", .takes_words = true, .run = study_flag },
	{ .name = "rename", .takes_words = true, .run = study_rename },
	{ .name = "plan", .run = study_plan },
	{ .name = "export", .takes_words = true, .run = study_export },
	{ .name = "import", .takes_words = true, .run = study_import },
	{ .name = "optimise", .run = study_optimise },
	{ .name = "replay", .run = study_replay },
	{ .name = "check", .run = study_check },
};
/* clang-format on */

void
study_help(struct sink *out)
{
	size_t column = sizeof("Verbs:") - 1;

	sink_lit(out, "Verbs:");
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++) {
		size_t n = 1 + strlen(verbs[i].name);

		if (column + n >= HELP_COLUMNS) {
			sink_lit(out, "\n ");
			column = 1;
		}
		sink_printf(out, " %s", verbs[i].name);
		column += n;
	}
	sink_lit(out, "\n");
}

size_t
study_words(const struct study *s, char ***words)
{
	*words = s->call->words + 1;
	return s->call->nwords - 1;
}

static const struct study_verb *
find_verb(const struct call *c, struct err *e)
{
	for (size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
		if (strcmp(verbs[i].name, c->words[0]) == 0) {
			if (!verbs[i].takes_words && c->nwords > 1)
				(void)err_set(e, ERR_USAGE,
				    "study %s takes no '%s'", verbs[i].name,
				    c->words[1]);
			return &verbs[i];
		}
	(void)err_set(e, ERR_USAGE, "study has no '%s'; a topic is chosen "
	    "with --topic=%s", c->words[0], c->words[0]);
	return NULL;
}

/* --retention and --steps hold from now on, for all cards. */
static bool
keep_schedule(struct study *s, const struct study_opts *o, struct err *e)
{
	struct schedule new = s->store.schedule;
	struct sv percent = sv_cstr(o->retention);
	double value;

	if (sv_ends(percent, SV("%")))
		percent.n--;
	if (o->retention != NULL) {
		if (!model_number(percent, &value))
			value = 0;
		new.retention = value > 1 ? value / 100 : value;
		if (new.retention < RETENTION_MIN ||
		    new.retention > RETENTION_MAX)
			return err_set(e, ERR_USAGE, "--retention is from "
			    "%.0f to %.0f", RETENTION_MIN * 100,
			    RETENTION_MAX * 100);
	}
	if (o->steps != NULL &&
	    !steps_parse(sv_cstr(o->steps), &new.learning, e))
		return false;
	if (o->retention == NULL && o->steps == NULL)
		return true;
	return store_use(&s->store, &new, e) &&
	    store_load_model(&s->store, e);
}

static int
print_keys(void)
{
	for (size_t i = 0; i < study_key_count; i++)
		(void)printf("%s\t%s\t%s\n", study_key_table[i].group,
		    study_key_table[i].keys, study_key_table[i].help);
	return EXIT_DONE;
}

int
cmd_study(struct call *c)
{
	const struct study_opts *o = c->opts;
	const struct study_verb *verb = NULL;
	struct study s = { 0 };
	struct err e = { 0 };
	int status;

	if (o->wants_keys)
		return print_keys();
	if (c->nwords > 0)
		verb = find_verb(c, &e);
	if (e.code != ERR_NONE || !study_open(&s, c, &e))
		return report_err(&e, "study");
	if (!keep_schedule(&s, o, &e))
		status = study_failed(&s, &e);
	else if (verb != NULL)
		status = verb->run(&s, verb, o);
	else
		status = study_ask(&s, o);
	study_close(&s);
	return status;
}
