#include "config.h"

#include "cmd/signature.h"

#include "base/child.h"
#include "base/file.h"

#define KEY_LIMIT 65536
#define SIGNATURE_SIZE 64
#define OUTPUT_LIMIT 65536
#define WORDS_MAX 12

/* Run OpenSSL's command with WORDS, ended by NULL; what it says is in RESULT. */
static bool
run_openssl(const char *const *words, struct child_result *result,
    struct err *e)
{
	struct arena a = { 0 };
	char *argv[WORDS_MAX + 1] = { NULL };
	bool ok;

	for (size_t i = 0; i < WORDS_MAX && words[i] != NULL; i++)
		argv[i] = arena_cstr(&a, sv_cstr(words[i]));
	ok = child_run(argv, SV(""), OUTPUT_LIMIT, result, e) ||
	    err_wrap(e, "a signature is checked by OpenSSL 3 or later "
		"(apt: openssl)");
	arena_release(&a);
	return ok;
}

/* Other kinds would be taken as well, by rules of their own. */
static bool
check_key(const char *key, struct err *e)
{
	const char *const words[] = { "openssl", "pkey", "-pubin", "-in", key,
		"-noout", "-text_pub", NULL };
	struct child_result said = { 0 };
	struct buf bytes = { 0 };
	bool ok = file_read(key, KEY_LIMIT, &bytes, e) &&
	    run_openssl(words, &said, e);

	if (ok && (said.status != 0 || !sv_starts(buf_view(&said.out),
	    SV("ED25519 Public-Key"))))
		ok = err_set(e, ERR_SYS, "%s: not an Ed25519 public key in "
		    "PEM; 'openssl pkey -in PRIVATE -pubout' writes one", key);
	child_release(&said);
	buf_release(&bytes);
	return ok;
}

static bool
check_size(const char *file, const char *signature, struct err *e)
{
	struct buf bytes = { 0 };
	bool ok = file_read(signature, KEY_LIMIT, &bytes, e);

	if (ok && bytes.n != SIGNATURE_SIZE)
		ok = err_set(e, ERR_CONTENT, "%s: %s is no Ed25519 signature: "
		    "%zu bytes where there must be %d", file, signature,
		    bytes.n, SIGNATURE_SIZE);
	buf_release(&bytes);
	return ok;
}

/* OpenSSL's status is 1 whatever went wrong; its words tell. */
static bool
judge(const char *file, const char *signature, const char *key,
    const struct child_result *said, struct err *e)
{
	struct sv reasons = buf_view(&said->said), line;

	if (said->status == 0)
		return true;
	if (sv_starts(buf_view(&said->out), SV("Signature Verification")))
		return err_set(e, ERR_CONTENT, "%s: %s is not its signature "
		    "by the key %s: the book was changed, or signed by "
		    "another key", file, signature, key);
	line = SV("no reason given");
	(void)sv_split(&reasons, '\n', &line);
	return err_set(e, ERR_SYS, "%s: openssl cannot check its signature: "
	    "%.*s", file, SV_ARG(line));
}

bool
signature_check(const char *file, const char *signature, const char *key,
    struct err *e)
{
	const char *const words[] = { "openssl", "pkeyutl", "-verify",
		"-pubin", "-inkey", key, "-rawin", "-in", file,
		"-sigfile", signature, NULL };
	struct child_result said = { 0 };
	const bool ok = check_key(key, e) &&
	    check_size(file, signature, e) && run_openssl(words, &said, e) &&
	    judge(file, signature, key, &said, e);

	child_release(&said);
	return ok;
}
