#include "config.h"

#include "view/tty.h"

#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"

static const struct sv mouse_on = SV_INIT("\033[?1000h\033[?1006h");
static const struct sv mouse_off = SV_INIT("\033[?1006l\033[?1000l");
static const struct sv plain = SV_INIT("\033[0m");

/* What a signal handler can know of the program. */
static struct tty *rescued;
static volatile sig_atomic_t has_resized, has_stopped;

static const int deadly[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT,
	SIGSEGV, SIGBUS, SIGFPE, SIGILL };
#define DEADLY (sizeof(deadly) / sizeof(*deadly))
static struct sigaction before[DEADLY];

static void
write_all(int fd, struct sv bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(fd, bytes.p, bytes.n);

		if (n < 0 && errno != EINTR)
			return;
		bytes = sv_from(bytes, n > 0 ? (size_t)n : 0);
	}
}

/* Only write(2) and tcsetattr(3), which a handler may call. */
void
tty_rescue(void)
{
	struct tty *t = rescued;

	if (t == NULL || !t->is_entered)
		return;
	t->is_entered = false;
	if (t->takes_mouse)
		write_all(t->out, mouse_off);
	write_all(t->out, plain);
	write_all(t->out, t->terminfo->show_cursor);
	write_all(t->out, t->terminfo->leave);
	(void)tcsetattr(t->in, TCSANOW, &t->saved);
}

/* Give the terminal back, then die as if nobody had been asked; a handler that
 * was there before, as that for a book that shrinks, has its turn. */
static void
on_deadly(int number, siginfo_t *info, void *context)
{
	size_t i;

	tty_rescue();
	for (i = 0; i < DEADLY && deadly[i] != number; i++)
		;
	if (i < DEADLY && (before[i].sa_flags & SA_SIGINFO) != 0)
		before[i].sa_sigaction(number, info, context);
	(void)signal(number, SIG_DFL);
	(void)raise(number);
}

static void
on_news(int number)
{
	if (number == SIGTSTP)
		has_stopped = 1;
	else
		has_resized = 1;
}

/* Stops and new sizes only come while waiting. */
static void
install_handlers(struct tty *t)
{
	static const int news[] = { SIGWINCH, SIGTSTP, SIGCONT };
	struct sigaction action, was;
	sigset_t blocked;
	size_t i;

	memset(&action, 0, sizeof(action));
	(void)sigemptyset(&action.sa_mask);
	action.sa_sigaction = on_deadly;
	action.sa_flags = SA_SIGINFO;
	for (i = 0; i < DEADLY; i++) {
		(void)sigaction(deadly[i], NULL, &before[i]);
		if ((before[i].sa_flags & SA_SIGINFO) != 0 ||
		    before[i].sa_handler == SIG_DFL)
			(void)sigaction(deadly[i], &action, NULL);
	}
	action.sa_flags = 0;
	action.sa_handler = on_news;
	(void)sigemptyset(&blocked);
	for (i = 0; i < sizeof(news) / sizeof(*news); i++) {
		/* A shell without job control has stops ignored. */
		if (sigaction(news[i], NULL, &was) == 0 &&
		    was.sa_handler != SIG_IGN)
			(void)sigaction(news[i], &action, NULL);
		(void)sigaddset(&blocked, news[i]);
	}
	(void)sigprocmask(SIG_BLOCK, &blocked, &t->unblocked);
	for (i = 0; i < sizeof(news) / sizeof(*news); i++)
		(void)sigdelset(&t->unblocked, news[i]);
}

static void
enter(struct tty *t)
{
	struct termios raw = t->saved;

	raw.c_iflag &= (tcflag_t)~(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
	/* Keys that send signals go on sending them. */
	raw.c_lflag &= (tcflag_t)~(ICANON | ECHO | IEXTEN);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	t->is_entered = true;
	(void)tcsetattr(t->in, TCSADRAIN, &raw);
	write_all(t->out, t->terminfo->enter);
	write_all(t->out, t->terminfo->hide_cursor);
	if (t->takes_mouse)
		write_all(t->out, mouse_on);
}

void
tty_leave(struct tty *t)
{
	(void)t;
	tty_rescue();
}

/* --- other programs --- */

static const int interrupts[] = { SIGINT, SIGQUIT };
#define INTERRUPTS (sizeof(interrupts) / sizeof(*interrupts))
static struct sigaction lent[INTERRUPTS], stops;

/* Not ignored, for what is ignored here is so in the other program. */
static void
on_interrupt(int number)
{
	(void)number;
}

void
tty_lend(struct tty *t, bool has_screen)
{
	struct sigaction action;
	size_t i;

	memset(&action, 0, sizeof(action));
	(void)sigemptyset(&action.sa_mask);
	action.sa_handler = on_interrupt;
	for (i = 0; i < INTERRUPTS; i++) {
		(void)sigaction(interrupts[i], NULL, &lent[i]);
		if ((lent[i].sa_flags & SA_SIGINFO) != 0 ||
		    lent[i].sa_handler != SIG_IGN)
			(void)sigaction(interrupts[i], &action, NULL);
	}
	if (!has_screen)
		return;
	tty_leave(t);
	(void)sigaction(SIGTSTP, NULL, &stops);
	if (stops.sa_handler == on_news)
		(void)signal(SIGTSTP, SIG_DFL);
	(void)sigprocmask(SIG_SETMASK, &t->unblocked, &t->blocked);
}

void
tty_take_back(struct tty *t, bool has_screen)
{
	size_t i;

	if (has_screen) {
		(void)sigprocmask(SIG_SETMASK, &t->blocked, NULL);
		(void)sigaction(SIGTSTP, &stops, NULL);
		enter(t);
	}
	for (i = 0; i < INTERRUPTS; i++)
		(void)sigaction(interrupts[i], &lent[i], NULL);
}

bool
tty_open(struct tty *t, int in, int out, const struct terminfo *terminfo,
    bool takes_mouse, struct err *e)
{
	*t = (struct tty){ .in = in, .out = out, .terminfo = terminfo,
		.takes_mouse = takes_mouse };
	if (tcgetattr(in, &t->saved) != 0)
		return err_sys(e, "the terminal");
	rescued = t;
	install_handlers(t);
	enter(t);
	return true;
}

void
tty_mouse(struct tty *t, bool takes_mouse)
{
	t->takes_mouse = takes_mouse;
	write_all(t->out, takes_mouse ? mouse_on : mouse_off);
}

void
tty_stop(struct tty *t)
{
	sigset_t stop, was;

	tty_leave(t);
	(void)signal(SIGTSTP, SIG_DFL);
	(void)raise(SIGTSTP);
	(void)sigemptyset(&stop);
	(void)sigaddset(&stop, SIGTSTP);
	/* It stops here. */
	(void)sigprocmask(SIG_UNBLOCK, &stop, &was);
	(void)sigprocmask(SIG_SETMASK, &was, NULL);
	(void)signal(SIGTSTP, on_news);
	(void)tcgetattr(t->in, &t->saved);
	enter(t);
}

void
tty_size(const struct tty *t, unsigned *columns, unsigned *rows)
{
	struct winsize size = { 0 };

	*columns = 80;
	*rows = 24;
	if (ioctl(t->out, TIOCGWINSZ, &size) != 0)
		return;
	if (size.ws_col > 0)
		*columns = size.ws_col;
	if (size.ws_row > 0)
		*rows = size.ws_row;
}

struct tty_news
tty_wait(struct tty *t, int milliseconds, char *into, size_t size)
{
	struct timespec most = { milliseconds / 1000,
		milliseconds % 1000 * 1000000L };
	struct tty_news news = { 0 };
	fd_set set;
	ssize_t n;
	int ready;

	FD_ZERO(&set);
	FD_SET((unsigned short)t->in, &set);
	ready = pselect(t->in + 1, &set, NULL, NULL,
	    milliseconds < 0 ? NULL : &most, &t->unblocked);
	news.is_resized = has_resized != 0;
	news.is_stopped = has_stopped != 0;
	has_resized = has_stopped = 0;
	if (ready < 0)
		news.is_over = errno != EINTR;
	if (ready <= 0)
		return news;
	n = read(t->in, into, size);
	news.is_over = n == 0 || (n < 0 && errno != EINTR && errno != EAGAIN);
	news.n = n > 0 ? (size_t)n : 0;
	return news;
}

bool
tty_write(const struct tty *t, struct sv bytes)
{
	return file_write_fd(t->out, bytes.p, bytes.n);
}
