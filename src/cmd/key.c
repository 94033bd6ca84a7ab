#include "config.h"

#include "cmd/key.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define ESCAPE '\033'
#define ESCAPE_WAIT_MS 50	/* for the rest of a key's sequence */

/* All that a handler can know; set while a key is waited for. */
static struct termios saved;
static volatile sig_atomic_t is_raw;

static const int deadly[] = { SIGHUP, SIGTERM, SIGQUIT, SIGPIPE };
#define DEADLY (sizeof(deadly) / sizeof(*deadly))

static void
put_right(int number)
{
	if (is_raw)
		(void)tcsetattr(STDIN_FILENO, TCSANOW, &saved);
	(void)signal(number, SIG_DFL);
	(void)raise(number);
}

static void
guard(struct sigaction before[DEADLY])
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = put_right;
	for (size_t i = 0; i < DEADLY; i++)
		if (sigaction(deadly[i], NULL, &before[i]) == 0 &&
		    before[i].sa_handler != SIG_IGN)
			(void)sigaction(deadly[i], &action, NULL);
}

static void
unguard(const struct sigaction before[DEADLY])
{
	for (size_t i = 0; i < DEADLY; i++)
		(void)sigaction(deadly[i], &before[i], NULL);
}

/* Not with poll(2), which a sandbox's limits forbid. */
static bool
more_comes(void)
{
	const struct timespec wait = { .tv_nsec = ESCAPE_WAIT_MS * 1000000L };
	fd_set set;

	FD_ZERO(&set);
	FD_SET(STDIN_FILENO, &set);
	return pselect(STDIN_FILENO + 1, &set, NULL, NULL, &wait, NULL) == 1;
}

/* Keys that send signals come as keys. */
static char
read_raw(void)
{
	struct sigaction before[DEADLY];
	struct termios raw = saved;
	char key = KEY_END, rest[32];
	ssize_t n;

	guard(before);
	raw.c_lflag &= (tcflag_t)~(ICANON | ECHO | ISIG);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	is_raw = 1;
	(void)tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
	while ((n = read(STDIN_FILENO, &key, 1)) < 0 && errno == EINTR)
		;
	if (n == 1 && key == ESCAPE && more_comes() &&
	    read(STDIN_FILENO, rest, sizeof(rest)) > 0)
		key = KEY_UNKNOWN;
	(void)tcsetattr(STDIN_FILENO, TCSADRAIN, &saved);
	is_raw = 0;
	unguard(before);
	return n == 1 ? key : KEY_END;
}

char
key_read(void)
{
	char key;

	for (;;) {
		if (tcgetattr(STDIN_FILENO, &saved) != 0)
			return KEY_END;
		key = read_raw();
		if (key == KEY_END || key == (char)saved.c_cc[VEOF])
			return KEY_END;
		if (key == (char)saved.c_cc[VINTR]) {
			(void)fputs("\n", stdout);
			(void)fflush(stdout);
			(void)raise(SIGINT);
		} else if (key == (char)saved.c_cc[VSUSP]) {
			(void)raise(SIGTSTP);
		} else {
			return key;
		}
	}
}
