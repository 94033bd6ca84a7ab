/* Runs a program on a pseudo-terminal of its own and types into it: for tests
 * of full-screen programs, which need sizes, signals and the terminal's state.
 *
 *	pty COLUMNSxROWS PROGRAM [ARGUMENT]... < STEPS
 *
 * A step a line: "wait TEXT" until the program has written TEXT since the last
 * wait; "send TEXT", with \r, \t, \e and \x1a; "size COLUMNSxROWS"; "storm N"
 * sizes; "kill NUMBER" sends a signal, "stopped" waits until it is stopped,
 * "fg" continues it and what it has started; "pause MILLISECONDS"; "never TEXT"
 * if it has not written that so far; "keep FILE" in which all that it writes
 * will be; "random SEED SECONDS" types for so long
 * what comes, the same for the same seed, in sizes that change. At the end of
 * the steps the program must end. Then it says how that was, and in which state
 * the terminal is. Exit status 1 when a step took longer than ten seconds. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/random.h"

#define SECONDS_MAX 10
#define SAID_MAX (1 << 24)

/* What is typed at random. Nothing that ends the program, or that has it write
 * a file or run a program of that name. */
static const char *const random_keys[] = { "\r", "\r", "\r", "\t", " ", " ",
	"\033[A", "\033[B", "\033[B", "\033[C", "\033[D", "\033[5~",
	"\033[6~", "\033[Z", "\033[1;3D", "\033v", "\033", "\177", "\b", "a",
	"b", "c", "d", "e", "g", "h", "j", "k", "l", "m", "n", "o", "p", "r",
	"s", "s", "t", "t", "u", "x", "y", "z", "B", "F", "G", "H", "J", "K",
	"L", "M", "N", "R", "X", "0", "1", "2", "9", ".", "'", "?", "[", "]",
	"{", "}", "/", "<", ">", "&", "\"", "*", "\303\274", "\346\227\245",
	"\xff", "\f", "\006", "\025", "\033[M #$", "\033[<0;9;4M",
	"\033[<64;1;2M", "\033[<65;1;2M", "\033[99", "\033[[A", "struct" };
#define RANDOM_KEYS (sizeof(random_keys) / sizeof(*random_keys))
#define SIZE_EVERY 15		/* keys */
#define UNREAD_MAX 16		/* bytes of them */

static char said[SAID_MAX];
static size_t nsaid, seen;
static int master, slave;
static pid_t shell, child;
static int news[2];		/* from the shell: the child, its end */
static const char stopped[] = "[stopped]";
static FILE *kept;

static void fail(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

static void
fail(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vprintf(fmt, args);
	va_end(args);
	printf("\n--- it wrote:\n");
	fwrite(said, 1, nsaid, stdout);
	printf("\n");
	if (child > 0)
		kill(child, SIGKILL);
	exit(1);
}

static void
set_size(const char *text)
{
	struct winsize size = { 0 };
	char *end;

	size.ws_col = (unsigned short)strtoul(text, &end, 10);
	size.ws_row = (unsigned short)strtoul(*end == 'x' ? end + 1 : end,
	    NULL, 10);
	if (ioctl(master, TIOCSWINSZ, &size) != 0)
		fail("the size cannot be set: %s", strerror(errno));
}

static void
tell(const void *p, size_t n)
{
	if (write(news[1], p, n) != (ssize_t)n)
		_exit(1);
}

/* Read what comes within MILLISECONDS; false when nothing does. */
static bool
listen_for(int milliseconds)
{
	struct pollfd p = { .fd = master, .events = POLLIN };
	ssize_t n;

	if (poll(&p, 1, milliseconds) <= 0)
		return false;
	n = read(master, said + nsaid, SAID_MAX - nsaid);
	if (n > 0)
		nsaid += (size_t)n;
	return n > 0;
}

static bool
find(const char *text)
{
	size_t i, n = strlen(text);

	for (i = seen; i + n <= nsaid; i++) {
		if (memcmp(said + i, text, n) == 0) {
			seen = i + n;
			return true;
		}
	}
	return false;
}

static void
wait_for(const char *text)
{
	time_t end = time(NULL) + SECONDS_MAX;

	while (!find(text)) {
		if (time(NULL) > end)
			fail("it does not write: %s", text);
		(void)listen_for(100);
	}
}

static void
check_never(const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 0; i + n <= nsaid; i++)
		if (memcmp(said + i, text, n) == 0)
			fail("it has written: %s", text);
}

static void
send_text(const char *text)
{
	for (; *text != '\0'; text++) {
		char c = *text;

		if (c == '\\' && text[1] != '\0')
			switch (*++text) {
			case 'r':
				c = '\r';
				break;
			case 't':
				c = '\t';
				break;
			case 'e':
				c = '\033';
				break;
			case 'x':
				c = (char)strtol(text + 1, NULL, 16);
				text += strlen(text + 1) < 2 ? 0 : 2;
				break;
			default:
				c = *text;
			}
		if (write(master, &c, 1) != 1)
			fail("nothing can be sent: %s", strerror(errno));
	}
}

static void
storm(unsigned n)
{
	char size[32];
	unsigned i;

	for (i = 1; i <= n; i++) {
		(void)snprintf(size, sizeof(size), "%ux%u", 1 + i * 37 % 211,
		    1 + i * 17 % 60);
		set_size(size);
		(void)listen_for(1);
	}
}

/* Wait until the program is near the end of what was typed: else it would have
 * to catch up later, in somebody else's time. */
static void
let_it_read(time_t end)
{
	int unread;

	while (time(NULL) < end && ioctl(slave, FIONREAD, &unread) == 0 &&
	    unread > UNREAD_MAX)
		(void)listen_for(5);
}

static void
type_randomly(const char *arguments)
{
	char *rest, size[32];
	uint64_t seed = strtoull(arguments, &rest, 10);
	time_t end = time(NULL) + strtol(rest, NULL, 10);

	while (time(NULL) < end) {
		uint64_t dice = random_next(&seed);

		if (dice % SIZE_EVERY == 0) {
			(void)snprintf(size, sizeof(size), "%ux%u",
			    (unsigned)(1 + (dice >> 8) % 200),
			    (unsigned)(1 + (dice >> 16) % 60));
			set_size(size);
		} else {
			send_text(random_keys[(dice >> 8) % RANDOM_KEYS]);
		}
		(void)listen_for(1);
		let_it_read(end);
		/* What it wrote is of no further use. */
		if (nsaid > SAID_MAX / 2)
			nsaid = seen = 0;
	}
}

static void
keep(const char *path)
{
	kept = fopen(path, "w");
	if (kept == NULL)
		fail("%s cannot be written: %s", path, strerror(errno));
}

static void
step(char *line)
{
	char *text = strchr(line, ' ');

	line[strcspn(line, "\n")] = '\0';
	if (text != NULL)
		*text++ = '\0';
	else
		text = line + strlen(line);
	if (strcmp(line, "wait") == 0)
		wait_for(text);
	else if (strcmp(line, "send") == 0)
		send_text(text);
	else if (strcmp(line, "size") == 0)
		set_size(text);
	else if (strcmp(line, "storm") == 0)
		storm((unsigned)strtoul(text, NULL, 10));
	else if (strcmp(line, "kill") == 0)
		(void)kill(child, (int)strtol(text, NULL, 10));
	else if (strcmp(line, "stopped") == 0)
		wait_for(stopped);
	else if (strcmp(line, "fg") == 0)
		(void)kill(-child, SIGCONT);
	else if (strcmp(line, "random") == 0)
		type_randomly(text);
	else if (strcmp(line, "keep") == 0)
		keep(text);
	else if (strcmp(line, "never") == 0)
		check_never(text);
	else if (strcmp(line, "pause") == 0)
		while (listen_for((int)strtol(text, NULL, 10)))
			;
	else if (*line != '\0')
		fail("no step: %s", line);
}

/* In the child that stands for a shell: run the program as a job of its own, as
 * only such can be stopped, say when it is, and hand on how it ends. */
static void
be_shell(char **words)
{
	int status = 0;
	pid_t job;

	(void)setsid();
	(void)ioctl(slave, TIOCSCTTY, 0);
	(void)signal(SIGTTOU, SIG_IGN);
	job = fork();
	if (job == 0) {
		(void)setpgid(0, 0);
		(void)tcsetpgrp(slave, getpid());
		/* A shell in the background ignores some. */
		for (int i = 1; i < 32; i++)
			(void)signal(i, SIG_DFL);
		(void)dup2(slave, STDIN_FILENO);
		(void)dup2(slave, STDOUT_FILENO);
		(void)dup2(slave, STDERR_FILENO);
		(void)close(master);
		(void)close(slave);
		(void)execvp(words[0], words);
		_exit(127);
	}
	tell(&job, sizeof(job));
	while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status))
		if (write(slave, stopped, sizeof(stopped) - 1) < 0)
			break;
	tell(&status, sizeof(status));
	_exit(0);
}

static void
start(char **words)
{
	if (pipe(news) != 0 || (shell = fork()) < 0)
		fail("it cannot be started: %s", strerror(errno));
	if (shell == 0)
		be_shell(words);
	(void)close(news[1]);
	if (read(news[0], &child, sizeof(child)) != sizeof(child))
		fail("it cannot be started");
}

static void
open_terminal(const char *size)
{
	master = posix_openpt(O_RDWR | O_NOCTTY);
	if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0 ||
	    (slave = open(ptsname(master), O_RDWR | O_NOCTTY)) < 0) {
		printf("no pseudo-terminal: %s\n", strerror(errno));
		exit(77);
	}
	set_size(size);
}

/* Was TEXT written after the last time that OTHER was? */
static bool
is_last(const char *text, const char *other)
{
	size_t i, at[2] = { 0, 0 };
	const char *const both[2] = { text, other };

	for (i = 0; i < nsaid; i++)
		for (int k = 0; k < 2; k++)
			if (strncmp(said + i, both[k], strlen(both[k])) == 0)
				at[k] = i + 1;
	return at[0] >= at[1];
}

static int
wait_for_end(void)
{
	time_t end = time(NULL) + SECONDS_MAX;
	struct pollfd p = { .fd = news[0], .events = POLLIN };
	int status = 0;

	while (poll(&p, 1, 0) == 0) {
		if (time(NULL) > end)
			fail("it does not end");
		(void)listen_for(20);
	}
	if (read(news[0], &status, sizeof(status)) != sizeof(status))
		fail("its end is unknown");
	while (listen_for(50))
		;
	(void)waitpid(shell, NULL, 0);
	return status;
}

int
main(int argc, char **argv)
{
	struct termios before, after;
	char line[1024];
	int status;

	if (argc < 3)
		return 2;
	open_terminal(argv[1]);
	(void)tcgetattr(slave, &before);
	start(argv + 2);
	while (fgets(line, sizeof(line), stdin) != NULL)
		step(line);
	status = wait_for_end();
	if (kept != NULL && (fwrite(said, 1, nsaid, kept) != nsaid ||
		fclose(kept) != 0))
		return 2;
	memset(&after, 0, sizeof(after));
	(void)tcgetattr(slave, &after);
	if (WIFSIGNALED(status))
		printf("ended by signal %d\n", WTERMSIG(status));
	else
		printf("ended with status %d\n", WEXITSTATUS(status));
	printf("terminal %s\n", before.c_lflag == after.c_lflag &&
		before.c_iflag == after.c_iflag &&
		before.c_oflag == after.c_oflag ? "as before" : "changed");
	printf("screen %s\n", is_last("\033[?1049l", "\033[?1049h") ?
	    "left" : "kept");
	printf("cursor %s\n", is_last("\033[?25h", "\033[?25l") ? "shown" :
	    "hidden");
	printf("mouse %s\n", is_last("\033[?1000l", "\033[?1000h") ? "off" :
	    "on");
	return 0;
}
