/* study export and study import. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/sink.h"
#include "cmd/report.h"
#include "cmd/study.h"
#include "study/exchange.h"

#define IMPORT_MAX ((size_t)1 << 30)

int
study_export(struct study *s, const struct study_verb *verb,
    const struct study_opts *o)
{
	struct buf text = { 0 };
	struct err e = { 0 };
	struct sink out;
	char **words;
	size_t n = study_words(s, &words);
	bool to_file = n == 1 && strcmp(words[0], "-") != 0, ok;

	(void)verb;
	if (n > 1) {
		(void)err_set(&e, ERR_USAGE, "study export takes one file");
		return report_err(&e, "study");
	}
	if (to_file)
		sink_to_buf(&out, &text);
	else
		sink_to_fd(&out, STDOUT_FILENO);
	ok = (o->has_revlog ? exchange_write_revlog(&s->store, &out, &e) :
			      exchange_write(&s->store, &out, &e)) &&
	    sink_flush(&out, &e) && (!to_file || file_put(words[0],
		buf_view(&text), &e));
	sink_release(&out);
	buf_release(&text);
	return ok ? EXIT_DONE : study_failed(s, &e);
}

int
study_import(struct study *s, const struct study_verb *verb,
    const struct study_opts *o)
{
	struct exchange_sum sum = { 0 };
	struct buf text = { 0 };
	struct err e = { 0 };
	char **words;
	size_t n = study_words(s, &words);
	bool ok;

	(void)verb;
	(void)o;
	if (n == 0) {
		(void)err_set(&e, ERR_USAGE, "study import needs files; '-' "
		    "is standard input");
		return report_err(&e, "study");
	}
	for (size_t i = 0; i < n; i++) {
		buf_clear(&text);
		ok = file_read(words[i], IMPORT_MAX, &text, &e) &&
		    exchange_read(&s->store, buf_view(&text), words[i], &sum,
			&e);
		if (!ok)
			break;
		(void)printf("%s: %zu rows, %zu of them new\n", words[i],
		    sum.rows, sum.added);
	}
	buf_release(&text);
	return e.code == ERR_NONE ? EXIT_DONE : study_failed(s, &e);
}
