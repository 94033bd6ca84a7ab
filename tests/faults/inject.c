/* Makes the calls of one command fail in turn, and looks at what is left:
 *
 *	inject NAME SHIM SOME STATE COMMAND [ARG]...
 *
 * The folder was/ holds the state before; COMMAND goes from a copy of it, w/,
 * to the state after. SHIM is fault.so. Of the calls of each kind fail the
 * first, the last, and SOME between. STATE is a command whose output says what
 * state there is, "-" where the files in w/ do. Temporary files are counted by
 * their names. Prints what does not hold, and last what was done; exit status 1
 * if anything does not hold. */
#include "config.h"

#include <fcntl.h>
#include <ftw.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/vec.h"

#define FILE_MAX ((size_t)64 << 20)
#define SECONDS_MAX 60		/* for a run */
#define HOWS_MAX 5
#define OPEN_MAX_NFTW 16

/* Errors as Linux numbers them: fault.so does not read names. 95 (EOPNOTSUPP)
 * is what a file system says that has no files without a name. */
static const struct kind {
	const char *call;
	const char *hows[HOWS_MAX];	/* "short", "4" (EINTR): no failure */
} kinds[] = {
	{ "open", { "24", "5", "28", "4", "95" } },
	{ "read", { "5", "4", "short" } },
	{ "write", { "28", "5", "4", "short" } },
	{ "fsync", { "5", "28", "4" } },
	{ "rename", { "5", "28", "13" } },
	{ "mmap", { "12" } },
	{ "malloc", { "12" } },
	{ "mkdir", { "28", "13" } },
	{ "unlink", { "5" } },
	{ "opendir", { "24", "4" } },
	{ "close", { "5", "4" } },
	{ "wait", { "4" } },
	{ "thread", { "11" } },
};
#define KINDS (sizeof(kinds) / sizeof(*kinds))

struct state {
	uint64_t shown;		/* of what a user sees */
	uint64_t all;		/* of every name, the numbers in it aside */
	unsigned litter;	/* temporary files, and folders of such */
};

struct run {
	const char *name, *shim, *state_command;
	char **command;
	struct state old, new;
	unsigned long some;
	unsigned faults, survived, bad;
	struct VEC_BODY(uint64_t) mended;	/* states seen to be mended */
	FILE *said;				/* stderr of the last run */
};

/* One call that fails. */
struct fault {
	const char *call, *how;
	unsigned long at, of;
};

/* --- trees --- */

static struct state looked;	/* nftw hands nothing on */
static char litter_folder[4096];

static uint64_t
hash(uint64_t h, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)	/* FNV-1a */
		h = (h ^ (unsigned char)p[i]) * 1099511628211u;
	return h;
}

/* ".NAME.tmp.PID-N", ".rust-interview-export.PID", ".rust-interview.XXXXXX" */
static bool
is_litter(const char *name)
{
	static const char stage[] = ".rust-interview";
	if (name[0] != '.')
		return false;
	return strstr(name + 1, ".tmp.") != NULL ||
	    (strncmp(name, stage, sizeof(stage) - 1) == 0 &&
	    strrchr(name, '.') != name);
}

static uint64_t
hash_name(const char *path)
{
	uint64_t h = 14695981039346656037u;

	for (; *path != '\0'; path++)
		h = hash(h, *path >= '0' && *path <= '9' ? "0" : path, 1);
	return h;
}

static int
look(const char *path, const struct stat *st, int type, struct FTW *at)
{
	struct buf bytes = { 0 };
	struct err e = { 0 };
	char target[4096];
	uint64_t h = hash_name(path);
	const size_t n = strlen(litter_folder);

	(void)st;
	if (is_litter(path + at->base) && (n == 0 ||
		strncmp(path, litter_folder, n) != 0)) {
		looked.litter++;
		(void)snprintf(litter_folder, sizeof(litter_folder), "%s/",
		    path);
	}
	if (type == FTW_F && file_read(path, FILE_MAX, &bytes, &e))
		h = hash(h, bytes.p, bytes.n);
	buf_release(&bytes);
	if (type == FTW_SL) {
		ssize_t length = readlink(path, target, sizeof(target));

		h = hash(h, target, length > 0 ? (size_t)length : 0);
	}
	looked.all += h;
	/* Without makeinfo, or when it cannot be run, there is no manual. */
	if (type != FTW_D && strstr(path, "/.") == NULL &&
	    strstr(path, "/info/") == NULL)
		looked.shown += h;
	return 0;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

/* From was/ to w/. */
static int
copy_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	struct buf bytes = { 0 };
	struct err e = { 0 };
	char to[4096], target[4096] = "";
	bool ok = false;
	int fd;

	(void)at;
	(void)snprintf(to, sizeof(to), "w%s", path + strlen("was"));
	if (type == FTW_D)
		return mkdir(to, st->st_mode & 0777);
	if (type == FTW_SL)
		return readlink(path, target, sizeof(target) - 1) < 0 ||
		    symlink(target, to) != 0;
	fd = open(to, O_WRONLY | O_CREAT | O_EXCL, st->st_mode & 0777);
	if (fd >= 0 && file_read(path, FILE_MAX, &bytes, &e))
		ok = file_write_fd(fd, bytes.p, bytes.n);
	buf_release(&bytes);
	return fd < 0 || close(fd) != 0 || !ok;
}

static void
must(bool ok, const char *what)
{
	if (ok)
		return;
	perror(what);
	exit(99);
}

static void
set_back(void)
{
	(void)nftw("w", remove_one, OPEN_MAX_NFTW, FTW_DEPTH | FTW_PHYS);
	must(nftw("was", copy_one, OPEN_MAX_NFTW, FTW_PHYS) == 0, "was");
}

/* --- runs --- */

/* The exit status of WORDS, at most SECONDS_MAX later; FAULT may be NULL. */
static int
run_words(const struct run *r, char *const *words, const struct fault *fault,
    const char *out)
{
	char at[24];
	int status;
	pid_t pid;

	rewind(r->said);
	must(ftruncate(fileno(r->said), 0) == 0, "standard error");
	pid = fork();
	must(pid >= 0, "fork");
	if (pid == 0) {
		int fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);

		if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0 ||
		    dup2(fileno(r->said), STDERR_FILENO) < 0)
			_exit(99);
		if (fault != NULL) {
			(void)snprintf(at, sizeof(at), "%lu", fault->at);
			(void)setenv("FAULT_CALL", fault->call, 1);
			(void)setenv("FAULT_HOW", fault->how, 1);
			(void)setenv("FAULT_AT", at, 1);
			(void)setenv("LD_PRELOAD", r->shim, 1);
		}
		(void)alarm(SECONDS_MAX);
		execvp(words[0], words);
		_exit(99);
	}
	must(waitpid(pid, &status, 0) == pid, "waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) :
				   128 + WTERMSIG(status);
}

static struct state
look_around(const struct run *r)
{
	char shell[] = "sh", c[] = "-c";
	char *words[] = { shell, c, NULL, NULL };
	struct buf out = { 0 };
	struct err e = { 0 };

	looked = (struct state){ 0 };
	litter_folder[0] = '\0';
	must(nftw("w", look, OPEN_MAX_NFTW, FTW_PHYS) == 0, "w");
	if (strcmp(r->state_command, "-") == 0)
		return looked;
	words[2] = strdup(r->state_command);
	must(words[2] != NULL && run_words(r, words, NULL, "state") == 0 &&
	    file_read("state", FILE_MAX, &out, &e), r->state_command);
	looked.shown = hash(1, out.p, out.n);
	free(words[2]);
	buf_release(&out);
	return looked;
}

/* --- what must hold --- */

static void
fail(struct run *r, const struct fault *f, const char *what)
{
	char line[400];

	r->bad++;
	printf("# %s: %s %lu of %lu, %s: %s\n", r->name, f->call, f->at, f->of,
	    f->how, what);
	rewind(r->said);
	while (fgets(line, sizeof(line), r->said) != NULL)
		printf("#   it said: %s", line);
}

/* One line, and whose; that a damaged log was set aside is said, too. */
static bool
is_one_line(FILE *said)
{
	static const char name[] = "rust-interview: ";
	char line[2000];
	unsigned lines = 0;
	bool ok = true;

	rewind(said);
	while (fgets(line, sizeof(line), said) != NULL) {
		lines += strstr(line, " it was set aside as ") == NULL;
		ok = ok && strncmp(line, name, sizeof(name) - 1) == 0;
	}
	return ok && lines == 1;
}

/* From what the fault left, the same command comes to the new state. That was
 * seen already where the same was left. */
static void
check_again(struct run *r, const struct fault *f, const struct state *left)
{
	struct state s;

	if (left->all == r->old.all || left->all == r->new.all)
		return;
	for (size_t i = 0; i < r->mended.n; i++)
		if (r->mended.v[i] == left->all)
			return;
	vec_push(&r->mended, left->all);
	if (run_words(r, r->command, NULL, "/dev/null") != 0)
		fail(r, f, "does not work afterwards");
	s = look_around(r);
	if (s.shown != r->new.shown)
		fail(r, f, "not the new state when called again");
	if (s.litter > 0)
		fail(r, f, "temporary files stay when called again");
}

/* SQLite takes a sync that a signal ended for one that failed. */
static bool
can_go_on(const struct run *r, const struct fault *f)
{
	if (strcmp(f->how, "4") == 0)
		return strcmp(f->call, "fsync") != 0 ||
		    strcmp(r->state_command, "-") == 0;
	return strcmp(f->how, "short") == 0;
}

static void
check_one(struct run *r, const struct fault *f)
{
	struct state s;
	int status;

	set_back();
	status = run_words(r, r->command, f, "/dev/null");
	r->faults++;
	r->survived += status == 0;
	if (status > 2)
		fail(r, f, "no exit status of ours");
	if (status != 0 && !is_one_line(r->said))
		fail(r, f, "not one line of ours");
	if (status != 0 && can_go_on(r, f))
		fail(r, f, "gave up what can be done");
	s = look_around(r);
	if (s.shown != r->old.shown && s.shown != r->new.shown)
		fail(r, f, "neither the old state nor the new");
	if (status == 0 && s.shown != r->new.shown)
		fail(r, f, "exit status 0, and not the new state");
	if (s.litter > 1)
		fail(r, f, "more than one temporary file");
	check_again(r, f, &s);
}

/* How many such calls there are. */
static unsigned long
count(struct run *r, struct fault f)
{
	FILE *from;

	set_back();
	(void)remove("count");
	(void)run_words(r, r->command, &f, "/dev/null");
	from = fopen("count", "r");
	if (from == NULL || fscanf(from, "%lu", &f.of) != 1)
		f.of = 0;
	if (from != NULL)
		(void)fclose(from);
	return f.of;
}

static void
check_kind(struct run *r, const struct kind *k)
{
	struct fault f = { .call = k->call, .how = k->hows[0] };
	const unsigned before = r->faults, survived = r->survived;
	unsigned long step;

	f.of = count(r, f);
	step = f.of / (r->some + 1);
	step += step == 0;
	for (size_t i = 0; i < HOWS_MAX && k->hows[i] != NULL; i++) {
		f.how = k->hows[i];
		for (f.at = 1; f.at < f.of; f.at += step)
			check_one(r, &f);
		f.at = f.of;
		if (f.of > 0)
			check_one(r, &f);
	}
	printf("# %s: %lu calls of %s, %u faults, %u without effect\n",
	    r->name, f.of, k->call, r->faults - before,
	    r->survived - survived);
}

int
main(int argc, char **argv)
{
	struct run r = { 0 };

	if (argc < 6)
		return 99;
	r = (struct run){ .name = argv[1], .shim = argv[2],
		.some = strtoul(argv[3], NULL, 10), .state_command = argv[4],
		.command = argv + 5, .said = tmpfile() };
	must(r.said != NULL && setenv("FAULT_COUNT", "count", 1) == 0,
	    "standard error");
	set_back();
	r.old = look_around(&r);
	if (run_words(&r, r.command, NULL, "/dev/null") != 0)
		fail(&r, &(struct fault){ "no call", "no fault", 0, 0 },
		    "it does not work");
	r.new = look_around(&r);
	for (size_t i = 0; i < KINDS; i++)
		check_kind(&r, &kinds[i]);
	printf("%u faults, %u without effect%s\n", r.faults, r.survived,
	    r.bad > 0 ? ", and not all is well" : "");
	vec_release(&r.mended);
	(void)fclose(r.said);
	return r.bad > 0;
}
