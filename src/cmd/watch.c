/* watch: the book of some trees, made anew whenever they change. */
#include "config.h"

#include <stdio.h>

#include "cmd/changes.h"
#include "cmd/maker.h"
#include "cmd/report.h"
#include "cmd/wake.h"

/* What changed since OLD, which becomes what is now; *IS_NEWS says if
 * anything did. */
static bool
look(struct moment *old, char *const *paths, size_t npaths, bool *is_news,
    struct err *e)
{
	struct buf text = { 0 };
	struct moment now;
	struct sink out;

	*is_news = false;
	if (!moment_take(&now, paths, npaths, e)) {
		moment_release(&now);
		return false;
	}
	sink_to_buf(&out, &text);
	*is_news = moment_differs(old, &now, &out);
	sink_release(&out);
	if (text.n > 0)
		(void)fwrite(text.p, 1, text.n, stdout);
	buf_release(&text);
	moment_release(old);
	*old = now;
	return true;
}

/* That it does not compile has been said; the next change may mend it. */
static void
compile(const struct watch_cmd_opts *o, size_t npaths, char **paths)
{
	(void)maker_compile(&o->compile, npaths, paths, false);
	/* A failure is seen when stdout is closed. */
	(void)fflush(stdout);
}

int
cmd_watch(void *opts, size_t nwords, char **words)
{
	const struct watch_cmd_opts *o = opts;
	struct moment moment = { 0 };
	struct wake wake;
	struct err e = { 0 };
	bool is_news;

	if (nwords == 0) {
		(void)err_set(&e, ERR_USAGE, "which folder should be "
		    "watched?");
		return report_err(&e, "watch");
	}
	wake_open(&wake, o->polls);
	wake_watch(&wake, words, nwords);
	if (moment_take(&moment, words, nwords, &e)) {
		compile(o, nwords, words);
		while (e.code == ERR_NONE && wake_wait(&wake)) {
			/* Folders may be new. */
			wake_watch(&wake, words, nwords);
			if (look(&moment, words, nwords, &is_news, &e) &&
			    is_news)
				compile(o, nwords, words);
		}
	}
	moment_release(&moment);
	wake_release(&wake);
	return e.code == ERR_NONE ? EXIT_DONE : report_err(&e, NULL);
}
