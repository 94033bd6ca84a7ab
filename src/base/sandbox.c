#include "config.h"

#include "base/sandbox.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_SANITIZERS 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define HAS_SANITIZERS 1
#endif

#if defined(HAVE_LINUX_SECCOMP_H) && !defined(HAS_SANITIZERS)

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

/* --- limits --- */

/* For root they are none as long as it has its capabilities. */
static bool
forbid_descriptors(void)
{
	struct __user_cap_header_struct head = {
		.version = _LINUX_CAPABILITY_VERSION_3 };
	const struct __user_cap_data_struct none[2] = { { 0 } };
	const struct rlimit zero = { 0, 0 };

	return syscall(SYS_capset, &head, none) == 0 &&
	    setrlimit(RLIMIT_NOFILE, &zero) == 0 &&
	    setrlimit(RLIMIT_NPROC, &zero) == 0;
}

/* --- Landlock --- */

/* The headers of a system are often older than its kernel. The numbers are the
 * same on every architecture that this is built for. */
#define CREATE_RULESET 444
#define RESTRICT_SELF 446
#define VERSION_WANTED 1u

struct ruleset {		/* a longer one that ends in zeros is taken */
	uint64_t files, network, scopes;
};

static uint64_t
first_bits(unsigned n)
{
	return (UINT64_C(1) << n) - 1;
}

/* All that version VERSION of Landlock can forbid, by linux/landlock.h. */
static struct ruleset
everything(long version)
{
	static const unsigned bits_of_files[] = { 13, 14, 15, 15, 16 };
	const size_t last = sizeof(bits_of_files) / sizeof(*bits_of_files);
	const size_t v = (size_t)version < last ? (size_t)version : last;

	return (struct ruleset){ .files = first_bits(bits_of_files[v - 1]),
		.network = version >= 4 ? first_bits(2) : 0,
		.scopes = version >= 6 ? first_bits(2) : 0 };
}

static bool
forbid_files(void)
{
	const long version = syscall(CREATE_RULESET, NULL, 0, VERSION_WANTED);
	struct ruleset rules;
	bool ok;
	long fd;

	if (version < 1)
		return false;
	rules = everything(version);
	fd = syscall(CREATE_RULESET, &rules, sizeof(rules), 0u);
	if (fd < 0)
		return false;
	ok = syscall(RESTRICT_SELF, (int)fd, 0u) == 0;
	(void)close((int)fd);
	return ok;
}

/* --- seccomp --- */

/* Where a call has another form (mmap by a structure in memory, as on s390x, or
 * 64-bit values in two halves) the table would not do. */
#if defined(__x86_64__) && defined(__LP64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && defined(__LP64__) && defined(__AARCH64EL__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

#ifdef ARCHITECTURE

/* TCGETS2, TCSETS2 and TCSETSW2 of asm/termbits.h, which cannot be included
 * beside termios.h. */
#define GET_TERMIOS2 0x802C542A
#define SET_TERMIOS2 0x402C542B
#define SET_DRAINED_TERMIOS2 0x402C542C

enum condition { ALWAYS, WITHOUT, ON_SELF, ONE_OF };

struct rule {
	uint32_t call;
	enum condition when;
	unsigned argument;
	uint32_t bits;
	const uint32_t *values;		/* of ONE_OF, up to a 0 */
};

static const struct rule rules[] = {
#define CALL(name) { SYS_##name, ALWAYS, 0, 0, NULL },
#define CALL_WITHOUT(name, n, bits) { SYS_##name, WITHOUT, n, bits, NULL },
#define CALL_ON_SELF(name) { SYS_##name, ON_SELF, 0, 0, NULL },
#define CALL_ONE_OF(name, n, ...) \
	{ SYS_##name, ONE_OF, n, 0, (const uint32_t[]){ __VA_ARGS__, 0 } },
#include "base/sandbox.def"
#undef CALL
#undef CALL_WITHOUT
#undef CALL_ON_SELF
#undef CALL_ONE_OF
};

#define RULES (sizeof(rules) / sizeof(*rules))
#define STEPS_MAX 128

struct program {
	struct sock_filter steps[STEPS_MAX];
	unsigned short n;
};

/* Where a jump leads, until the length of the program is known. */
enum { ON = 0, TO_ALLOW = 254, TO_DENY = 255 };

static void
put(struct program *p, unsigned code, uint32_t k, uint8_t yes, uint8_t no)
{
	p->steps[p->n++] = (struct sock_filter){ .code = (uint16_t)code,
		.jt = yes, .jf = no, .k = k };
}

static void
put_load(struct program *p, size_t at)
{
	put(p, BPF_LD | BPF_W | BPF_ABS, (uint32_t)at, 0, 0);
}

/* The lower half of argument N: little comes first on all of the above. */
static void
put_load_argument(struct program *p, unsigned n)
{
	put_load(p, offsetof(struct seccomp_data, args) +
	    n * sizeof(uint64_t));
}

static void
put_if_is(struct program *p, uint32_t value, uint8_t yes, uint8_t no)
{
	put(p, BPF_JMP | BPF_JEQ | BPF_K, value, yes, no);
}

/* The number of the call is loaded, and still is behind the rule if it is of
 * another call. */
static void
put_rule(struct program *p, const struct rule *r)
{
	const unsigned short start = p->n;

	put_if_is(p, r->call, r->when == ALWAYS ? TO_ALLOW : ON, ON);
	if (r->when == ALWAYS)
		return;
	put_load_argument(p, r->argument);
	if (r->when == WITHOUT)
		put(p, BPF_JMP | BPF_JSET | BPF_K, r->bits, TO_DENY, TO_ALLOW);
	else if (r->when == ON_SELF)
		put_if_is(p, (uint32_t)getpid(), TO_ALLOW, TO_DENY);
	else
		for (size_t i = 0; r->values[i] != 0; i++)
			put_if_is(p, r->values[i], TO_ALLOW,
			    r->values[i + 1] != 0 ? ON : TO_DENY);
	p->steps[start].jf = (uint8_t)(p->n - start - 1);
}

static uint8_t
jump_to_end(uint8_t jump, size_t left)
{
	return jump == TO_DENY ? (uint8_t)left :
	    jump == TO_ALLOW ? (uint8_t)(left + 1) : jump;
}

static void
put_end(struct program *p)
{
	for (size_t i = 0; i < p->n; i++) {
		struct sock_filter *step = &p->steps[i];

		step->jt = jump_to_end(step->jt, p->n - i - 1);
		step->jf = jump_to_end(step->jf, p->n - i - 1);
	}
	put(p, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS, 0, 0);
	put(p, BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
}

/* The first step has no use but this: when a filter is set, Linux tries it on
 * each of some 900 calls to know those that are always allowed, but gives up
 * where an argument is looked at. This program's few calls can as well be looked
 * at one by one: half the cost. The other half grows with the steps. */
static bool
forbid_calls(void)
{
	struct program p = { .n = 0 };
	struct sock_fprog all = { .filter = p.steps };

	put_load_argument(&p, 0);
	put_load(&p, offsetof(struct seccomp_data, arch));
	put_if_is(&p, ARCHITECTURE, ON, TO_DENY);
	put_load(&p, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < RULES; i++)
		put_rule(&p, &rules[i]);
	put_end(&p);
	all.len = p.n;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) == 0;
}

#else

static bool
forbid_calls(void)
{
	return false;
}

#endif

unsigned
sandbox_enter(bool is_strict)
{
	unsigned layers = 0;

	/* What the others ask for: no program that is run gives new rights. */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) != 0)
		return 0;
	if (forbid_files() && forbid_descriptors())
		layers |= SANDBOX_FILES;
	if ((is_strict || layers == 0) && forbid_calls())
		layers |= SANDBOX_CALLS;
	return layers;
}

#else

unsigned
sandbox_enter(bool is_strict)
{
	(void)is_strict;
	return 0;
}

#endif
