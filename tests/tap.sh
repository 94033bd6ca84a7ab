# shellcheck shell=sh
# Checks that speak TAP and end with the counts that automake's summary has;
# sourced. FAIL and SKIP lines are what bootstrap shows.
pass=0 fail=0 skip=0 n=0

passed() { n=$((n + 1)); pass=$((pass + 1)); echo "ok $n - $1"; }

# failed NAME [FILE]: FILE is what was said.
failed() {
	n=$((n + 1)); fail=$((fail + 1))
	echo "not ok $n - $1"
	echo "FAIL: $1"
	test $# = 1 || tail -n 20 "$2" | sed 's/^/# /'
}

skipped() {
	n=$((n + 1)); skip=$((skip + 1))
	echo "ok $n - $1 # SKIP $2"
	echo "SKIP: $1: $2"
}

# missing NAME PACKAGE: a skip, or a failure where all packages were asked for.
missing() {
	if test "${RI_FULL-}" = yes; then failed "$1: apt: $2"
	else skipped "$1" "apt: $2"; fi
}

# check NAME COMMAND...: that it succeeds.
check() {
	what=$1; shift
	if "$@" > "$tmp/said" 2>&1; then passed "$what"
	else failed "$what" "$tmp/said"; fi
}

# says TEXT COMMAND...: its output holds TEXT; more than that is not waited for.
says() {
	want=$1; shift
	"$@" > "$tmp/output" 2>&1
	grep -q -e "$want" "$tmp/output" || { cat "$tmp/output"; return 1; }
}

finish() {
	echo "1..$n"
	echo "# PASS: $pass"; echo "# SKIP: $skip"; echo "# FAIL: $fail"
	test $fail = 0
}
