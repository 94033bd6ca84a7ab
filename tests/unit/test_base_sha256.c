#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/sha256.h"

static void
assert_sum(struct sv bytes, const char *expected)
{
	char hex[2 * SHA256_SIZE + 1];

	sha256_hex(bytes, hex);
	assert_string_equal(hex, expected);
}

/* The examples of FIPS 180-2, appendix B, and NIST's empty message. */
static void
sha256_gives_the_published_sums(void **state)
{
	static char million[1000000];

	(void)state;
	assert_sum(SV(""), "e3b0c44298fc1c149afbf4c8996fb924"
	    "27ae41e4649b934ca495991b7852b855");
	assert_sum(SV("abc"), "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad");
	assert_sum(SV("abcdbcdecdefdefgefghfghighijhijk"
	    "ijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039"
	    "a33ce45964ff2167f6ecedd419db06c1");
	memset(million, 'a', sizeof(million));
	assert_sum(sv_make(million, sizeof(million)),
	    "cdc76e5c9914fb9281a1c7e284d73e67"
	    "f1809a48a497200e046d39ccc7112cd0");
}

/* Where the length no longer fits into the last block. */
static void
sha256_is_right_around_a_block_boundary(void **state)
{
	static const char zeros[64];

	(void)state;
	assert_sum(sv_make(zeros, 55), "02779466cdec163811d078815c633f21"
	    "901413081449002f24aa3e80f0b88ef7");
	assert_sum(sv_make(zeros, 56), "d4817aa5497628e7c77e6b606107042b"
	    "bba3130888c5f47a375e6179be789fbb");
	assert_sum(sv_make(zeros, 64), "f5a5fd42d16a20302798ef6ed309979b"
	    "43003d2320d9f0e8ea9831a92759fb4b");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sha256_gives_the_published_sums),
		cmocka_unit_test(sha256_is_right_around_a_block_boundary),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
