#include "config.h"

#include "cmd/wake.h"

#include <dirent.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef HAVE_SYS_INOTIFY_H
#include <sys/inotify.h>
#endif

#include "base/arena.h"

#define DEPTH_MAX 64
#define CALM_ROUNDS 40		/* of waiting for the end of a change */
#define CALM_NANOSECONDS 50000000

/* Set by a signal, read while none comes through. */
static volatile sig_atomic_t is_over;

static void
on_signal(int number)
{
	(void)number;
	is_over = 1;
}

void
wake_open(struct wake *w, bool polls)
{
	static const int ending[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action, now;
	sigset_t block;

	memset(&action, 0, sizeof(action));
	action.sa_handler = on_signal;
	(void)sigemptyset(&block);
	for (size_t i = 0; i < sizeof(ending) / sizeof(*ending); i++) {
		if (sigaction(ending[i], NULL, &now) != 0 ||
		    now.sa_handler == SIG_IGN)
			continue;
		(void)sigaddset(&block, ending[i]);
		(void)sigaction(ending[i], &action, NULL);
	}
	/* Not <pthread.h>'s: the program has one thread here. */
	(void)sigprocmask(SIG_BLOCK, &block, &w->waiting);
	w->fd = -1;
#ifdef HAVE_SYS_INOTIFY_H
	if (!polls)
		w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
#else
	(void)polls;
#endif
}

void
wake_release(struct wake *w)
{
	if (w->fd >= 0)
		(void)close(w->fd);
	w->fd = -1;
}

/* --- which folders --- */

#ifdef HAVE_SYS_INOTIFY_H
/* When the kernel takes no more folders, look for oneself. */
static void
watch_folder(struct wake *w, const char *path, unsigned depth)
{
	const uint32_t events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE |
	    IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF |
	    IN_ONLYDIR;
	struct arena a = { 0 };
	struct dirent *item;
	struct stat st;
	DIR *d;

	if (w->fd < 0)
		return;
	if (inotify_add_watch(w->fd, path, events) < 0) {
		wake_release(w);
		return;
	}
	d = depth < DEPTH_MAX ? opendir(path) : NULL;
	while (d != NULL && (item = readdir(d)) != NULL) {
		const char *below;

		if (item->d_name[0] == '.')
			continue;
		arena_clear(&a);
		below = arena_printf(&a, "%s/%s", path, item->d_name).p;
		if (lstat(below, &st) == 0 && S_ISDIR(st.st_mode))
			watch_folder(w, below, depth + 1);
	}
	if (d != NULL)
		(void)closedir(d);
	arena_release(&a);
}
#endif

void
wake_watch(struct wake *w, char *const *paths, size_t npaths)
{
#ifdef HAVE_SYS_INOTIFY_H
	struct arena a = { 0 };

	for (size_t i = 0; i < npaths && w->fd >= 0; i++) {
		char *path = arena_cstr(&a, sv_cstr(paths[i]));
		struct stat st;
		char *slash;

		/* A file is replaced by its editor: watch where it lies. */
		if (stat(path, &st) == 0 && !S_ISDIR(st.st_mode)) {
			slash = strrchr(path, '/');
			if (slash == NULL)
				path = arena_cstr(&a, SV("."));
			else
				slash[slash == path] = '\0';
			if (inotify_add_watch(w->fd, path, IN_CLOSE_WRITE |
				IN_MOVED_TO | IN_DELETE) < 0)
				wake_release(w);
		} else {
			watch_folder(w, path, 0);
		}
	}
	arena_release(&a);
#else
	(void)w;
	(void)paths;
	(void)npaths;
#endif
}

/* --- waiting --- */

/* Wait for news, at most FOR (NULL: for ever), and take them all. */
static bool
wait_for_news(struct wake *w, const struct timespec *most)
{
	char taken[4096];
	fd_set set;
	int n;

	FD_ZERO(&set);
	if (w->fd >= 0)
		FD_SET((unsigned short)w->fd, &set);
	n = pselect(w->fd + 1, &set, NULL, NULL, most, &w->waiting);
	while (w->fd >= 0 && n > 0 && read(w->fd, taken, sizeof(taken)) > 0)
		;
	return n > 0;
}

bool
wake_wait(struct wake *w)
{
	const struct timespec second = { .tv_sec = 1 };
	const struct timespec calm = { .tv_nsec = CALM_NANOSECONDS };

	(void)wait_for_news(w, w->fd < 0 ? &second : NULL);
	for (unsigned i = 0; w->fd >= 0 && !is_over && i < CALM_ROUNDS; i++)
		if (!wait_for_news(w, &calm))
			break;
	return !is_over;
}
