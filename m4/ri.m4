# Checks of this project, one macro a concern.

# RI_TRY_CFLAG(FLAG): add FLAG to WARN_CFLAGS if the compiler takes it.
AC_DEFUN([RI_TRY_CFLAG], [
  ri_save_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS -Werror $1"
  AC_MSG_CHECKING([whether $CC accepts $1])
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes]); WARN_CFLAGS="$WARN_CFLAGS $1"],
    [AC_MSG_RESULT([no])])
  CFLAGS=$ri_save_CFLAGS
])

# RI_WARNINGS: the warnings every file is clean under, and hardening.
AC_DEFUN([RI_WARNINGS], [
  WARN_CFLAGS=-std=c17
  m4_foreach_w([ri_flag], [-Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wvla
    -Wformat=2 -Wundef -Wcast-qual -Wcast-align -Wpointer-arith
    -Wwrite-strings -Wimplicit-fallthrough -Wdouble-promotion
    -Wlogical-op -Wduplicated-cond -fstack-protector-strong],
    [RI_TRY_CFLAG(ri_flag)])
  AC_ARG_ENABLE([werror], [AS_HELP_STRING([--enable-werror],
    [treat warnings as errors])])
  AS_IF([test "$enable_werror" = yes], [WARN_CFLAGS="$WARN_CFLAGS -Werror"])
  AC_SUBST([WARN_CFLAGS])
])

# RI_TIME_BITS: ask for a time_t that holds all dates of files; behind
# AC_SYS_LARGEFILE. Where there is only a narrow one nothing changes.
AC_DEFUN([RI_TIME_BITS], [
  AC_MSG_CHECKING([whether time_t is 64 bits wide unasked])
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <time.h>]],
      [[static int wide[sizeof(time_t) >= 8 ? 1 : -1];
	return sizeof(wide) == 0;]])],
    [AC_MSG_RESULT([yes])],
    [AC_MSG_RESULT([no])
     AC_DEFINE([_TIME_BITS], [64],
       [Define to 64 where time_t has to be asked to be so wide.])])
])

# RI_FUZZING: with --enable-fuzzing everything is counted for a fuzzer, and it
# drives the targets under tests/fuzz. With =fast there is no ASan, what UBSan
# finds ends the program unexplained, and operands of comparisons are not looked
# at: 6 to 45 times the executions.
AC_DEFUN([RI_FUZZING], [
  FUZZ_FLAGS=
  AS_IF([test "$enable_fuzzing" = fast],
    [SAN_FLAGS="-fsanitize=undefined -fsanitize-trap=undefined"])
  AS_IF([test "$enable_fuzzing" != no],
    [FUZZ_FLAGS=-fsanitize=fuzzer
     SAN_FLAGS="$SAN_FLAGS -fsanitize=fuzzer-no-link"
     AS_IF([test "$enable_fuzzing" = fast],
       [SAN_FLAGS="$SAN_FLAGS -fno-sanitize-coverage=trace-cmp"])
     ri_save_CFLAGS=$CFLAGS
     CFLAGS="$CFLAGS $SAN_FLAGS $FUZZ_FLAGS"
     AC_MSG_CHECKING([whether $CC links fuzz targets])
     AC_LINK_IFELSE([AC_LANG_SOURCE([[#include <stddef.h>
#include <stdint.h>
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{ return data == NULL && size > 0; }]])],
       [AC_MSG_RESULT([yes])],
       [AC_MSG_RESULT([no])
	AC_MSG_ERROR([--enable-fuzzing needs CC=clang or CC=afl-clang-fast])])
     CFLAGS=$ri_save_CFLAGS])
  AC_SUBST([FUZZ_FLAGS])
  AM_CONDITIONAL([FUZZING], [test "$enable_fuzzing" != no])
])

# RI_BUILD_KINDS: sanitizers, fuzz targets.
AC_DEFUN([RI_BUILD_KINDS], [
  AC_ARG_ENABLE([sanitizers], [AS_HELP_STRING([--enable-sanitizers],
    [build everything with ASan and UBSan])], [], [enable_sanitizers=no])
  AC_ARG_ENABLE([fuzzing], [AS_HELP_STRING([--enable-fuzzing],
    [the same, and tests/fuzz for CC=clang or CC=afl-clang-fast;
     --enable-fuzzing=fast: without ASan])],
    [AS_IF([test "$enable_fuzzing" = yes], [enable_sanitizers=yes])],
    [enable_fuzzing=no])
  SAN_FLAGS=
  AS_IF([test "$enable_sanitizers" = yes],
    [SAN_FLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"],
    [AS_CASE([" $CPPFLAGS $CFLAGS "], [*_FORTIFY_SOURCE*], [],
       [*" -O0 "*], [],
       [WARN_CFLAGS="$WARN_CFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"])])
  RI_FUZZING
  AC_SUBST([SAN_FLAGS])
  AC_SEARCH_LIBS([pthread_create], [pthread], [],
    [AC_MSG_ERROR([POSIX threads are required])])
])

# RI_LIBRARY(NAME, HEADER, FUNCTION, LIB, VARIABLE, PURPOSE, [OTHER-LIBS]): sets
# have_NAME and VARIABLE_LIBS; --without-NAME leaves it out. OTHER-LIBS are what
# an archive of it needs.
AC_DEFUN([RI_LIBRARY], [
  AC_ARG_WITH([$1], [AS_HELP_STRING([--without-$1], [$6])],
    [], [with_$1=check])
  have_$1=no
  $5_LIBS=
  AS_IF([test "$with_$1" != no],
    [AC_CHECK_HEADER([$2],
      [AC_CHECK_LIB([$4], [$3], [have_$1=yes; $5_LIBS=-l$4], [], [$7])], [],
      [[#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>]])
     AS_IF([test "$with_$1" = yes && test "$have_$1" = no],
       [AC_MSG_ERROR([--with-$1 was given, but $2 or lib$4 is missing])])])
  AC_SUBST([$5_LIBS])
])

# RI_OWN_COPY(NAME, VARIABLE, ARCHIVE, HEADER, CALL, OTHER-LIBS): VARIABLE is to
# link a library's archive into a program where it is there: finding and
# relocating a shared library takes longer than its work here.
AC_DEFUN([RI_OWN_COPY], [
  AC_ARG_WITH([static-$1], [AS_HELP_STRING([--without-static-$1],
    [use the shared library of $1 in programs that start often])], [],
    [with_static_$1=check])
  AS_IF([test "$with_static_$1" != no],
    [AC_MSG_CHECKING([for a static $1])
     ri_save_LIBS=$LIBS
     LIBS="$LIBS -l:$3 $6"
     AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <$4>]], [[return $5;]])],
       [AC_MSG_RESULT([yes]); $2=-l:$3],
       [AC_MSG_RESULT([no])
	AS_IF([test "$with_static_$1" = yes],
	  [AC_MSG_ERROR([--with-static-$1 was given, but $3 is missing])])])
     LIBS=$ri_save_LIBS])
  AC_SUBST([$2])
])

# RI_STUDY: what study, stats and notes need.
AC_DEFUN([RI_STUDY], [
  AC_CHECK_LIB([m], [pow], [AC_SUBST([MATH_LIBS], [-lm])])
  RI_LIBRARY([sqlite3], [sqlite3.h], [sqlite3_open_v2], [sqlite3], [SQLITE],
    [no SQLite: leaves out study, stats and notes], [$MATH_LIBS])
  AS_IF([test "$have_sqlite3" = yes],
    [RI_OWN_COPY([sqlite3], [SQLITE_LIBS], [libsqlite3.a], [sqlite3.h],
      [sqlite3_libversion_number()], [$MATH_LIBS])])
  AM_CONDITIONAL([STUDY], [test "$have_sqlite3" = yes])
  AS_IF([test "$have_sqlite3" = yes],
    [AC_DEFINE([HAVE_STUDY], [1],
      [Define to 1 if study, stats and notes are built.])])
])

AC_DEFUN([RI_LIBRARIES], [
  AC_CHECK_HEADER([zlib.h], [], [AC_MSG_ERROR([zlib is required
  (Debian, Ubuntu: zlib1g-dev; Fedora: zlib-devel; Alpine: zlib-dev)])])
  AC_CHECK_LIB([z], [inflateReset2], [AC_SUBST([ZLIB_LIBS], [-lz])],
    [AC_MSG_ERROR([zlib is required])])
  READER_ZLIB_LIBS=$ZLIB_LIBS
  RI_OWN_COPY([zlib], [READER_ZLIB_LIBS], [libz.a], [zlib.h],
    [inflateReset2(0, 0)], [])
  RI_LIBRARY([md4c], [md4c.h], [md_parse], [md4c], [MD4C],
    [no Markdown parser: leaves out compile and lint])
  RI_LIBRARY([libyaml], [yaml.h], [yaml_parser_initialize], [yaml], [YAML],
    [no YAML parser: leaves out compile, lint and the interview kit])
  RI_LIBRARY([stemmer], [libstemmer.h], [sb_stemmer_new], [stemmer], [STEMMER],
    [no Snowball stemmer: leaves out compile and lint])
  have_compile=no
  AS_IF([test "$have_md4c$have_libyaml$have_stemmer" = yesyesyes],
    [have_compile=yes
     AC_DEFINE([HAVE_COMPILE], [1], [Define to 1 if compile and lint are built.])
     AC_DEFINE([HAVE_LIBSTEMMER], [1], [Define to 1 if libstemmer is there.])])
  AM_CONDITIONAL([COMPILE], [test "$have_compile" = yes])
  READER_YAML_LIBS=$YAML_LIBS
  AS_IF([test "$have_libyaml" = yes],
    [RI_OWN_COPY([libyaml], [READER_YAML_LIBS], [libyaml.a], [yaml.h],
      [yaml_get_version_string() == 0], [])])
  AC_SUBST([READER_YAML_LIBS])
  AM_CONDITIONAL([YAML], [test "$have_libyaml" = yes])
  AS_IF([test "$have_libyaml" = yes],
    [AC_DEFINE([HAVE_LIBYAML], [1], [Define to 1 if libyaml is there.])])
  RI_STUDY

  RI_NCURSES

  # The query's stemmer: one module of the static library, nothing else of it.
  ENGLISH_STEM_LIBS=
  AS_IF([test "$with_stemmer" != no],
    [AC_MSG_CHECKING([for the English module of a static libstemmer])
     ri_save_LIBS=$LIBS
     LIBS="$LIBS -l:libstemmer.a"
     AC_LINK_IFELSE([AC_LANG_SOURCE([[struct SN_env;
struct SN_env *english_UTF_8_create_env(void);
int main(void) { return !english_UTF_8_create_env(); }]])],
       [AC_MSG_RESULT([yes])
	ENGLISH_STEM_LIBS=-l:libstemmer.a
	AC_DEFINE([HAVE_ENGLISH_STEM_MODULE], [1],
	  [Define to 1 if english_UTF_8_stem can be linked statically.])
	AC_LINK_IFELSE([AC_LANG_SOURCE([[struct SN_env;
@%:@define MODULE(name) struct SN_env *name##_UTF_8_create_env(void);
@%:@include "$srcdir/src/text/stem_module.def"
@%:@undef MODULE
@%:@define MODULE(name) || !name##_UTF_8_create_env()
int main(void) { return 0
@%:@include "$srcdir/src/text/stem_module.def"
; }]])],
	  [AC_DEFINE([HAVE_STEM_MODULES], [1],
	    [Define to 1 if those in stem_module.def can, too.])])],
       [AC_MSG_RESULT([no])])
     LIBS=$ri_save_LIBS])
  AC_SUBST([ENGLISH_STEM_LIBS])
])

# RI_NCURSES: the terminfo half of ncurses, a library of its own where that was
# built so.
AC_DEFUN([RI_NCURSES], [
  AC_ARG_WITH([ncurses], [AS_HELP_STRING([--without-ncurses],
    [no terminal descriptions: leaves out browse])], [], [with_ncurses=check])
  have_ncurses=no
  NCURSES_LIBS=
  AS_IF([test "$with_ncurses" != no],
    [AC_CHECK_HEADER([term.h],
      [for ri_lib in tinfo ncursesw ncurses; do
	 AS_IF([test "$have_ncurses" = no],
	   [AC_CHECK_LIB([$ri_lib], [setupterm],
	     [have_ncurses=yes; NCURSES_LIBS=-l$ri_lib])])
       done], [], [[#include <curses.h>]])
     AS_IF([test "$with_ncurses" = yes && test "$have_ncurses" = no],
       [AC_MSG_ERROR([--with-ncurses was given, but term.h or its library is missing])])
     AS_IF([test "$have_ncurses" = yes],
       [AC_DEFINE([HAVE_BROWSE], [1], [Define to 1 if browse is built.])
	RI_OWN_COPY([tinfo], [NCURSES_LIBS], [libtinfo.a], [curses.h],
	  [setupterm(0, 1, 0)],
	  [])])])
  AC_SUBST([NCURSES_LIBS])
  AC_SUBST([have_ncurses])
  AM_CONDITIONAL([BROWSE], [test "$have_ncurses" = yes])
])

# RI_STATIC_PROGRAMS: link what one reads with, the main program and browse,
# with no shared libraries where that works: a start takes a third less. Not
# with sanitizers, and not unasked where the flags want shared or
# position-independent programs.
AC_DEFUN([RI_STATIC_PROGRAMS], [
  AC_ARG_ENABLE([static-programs], [AS_HELP_STRING([--disable-static-programs],
    [link the reading programs with shared libraries (slower to start)])],
    [], [enable_static_programs=check])
  AS_CASE(["$enable_sanitizers,$enable_static_programs, $CC $CFLAGS $LDFLAGS "],
    [yes,yes,*],
      [AC_MSG_ERROR([--enable-sanitizers and --enable-static-programs exclude each other])],
    [yes,*], [enable_static_programs=no],
    [*,check,*' -pie '*|*,check,*' -static-pie '*], [enable_static_programs=no])
  STATIC_LDFLAGS= BROWSE_LDFLAGS=
  AS_IF([test "$enable_static_programs" != no],
    [AC_MSG_CHECKING([whether the reading programs can be linked statically])
     ri_save_LDFLAGS=$LDFLAGS ri_save_LIBS=$LIBS
     LDFLAGS="$LDFLAGS -static" LIBS="$READER_ZLIB_LIBS $LIBS"
     AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <zlib.h>]],
	 [[return inflateReset2(0, 0);]])],
       [STATIC_LDFLAGS=-static
	LIBS="$NCURSES_LIBS $LIBS"
	AS_IF([test "$have_ncurses" = yes],
	  [AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <curses.h>
#include <term.h>]],
	     [[return setupterm(0, 1, 0);]])], [BROWSE_LDFLAGS=-static])])],
       [AS_IF([test "$enable_static_programs" = yes],
	  [AC_MSG_ERROR([--enable-static-programs was given, but the C library or zlib has no archive])])])
     AS_IF([test -n "$STATIC_LDFLAGS"],
       [enable_static_programs=yes], [enable_static_programs=no])
     AC_MSG_RESULT([$enable_static_programs])
     LDFLAGS=$ri_save_LDFLAGS LIBS=$ri_save_LIBS])
  AC_SUBST([STATIC_LDFLAGS])
  AC_SUBST([BROWSE_LDFLAGS])
  AM_CONDITIONAL([STATIC], [test "$enable_static_programs" = yes])
])

# RI_TEST_TOOLS: what the test suites need beyond a shell.
AC_DEFUN([RI_TEST_TOOLS], [
  RI_LIBRARY([cmocka], [cmocka.h], [_cmocka_run_group_tests], [cmocka],
    [CMOCKA], [no unit tests])
  AM_CONDITIONAL([CMOCKA], [test "$have_cmocka" = yes])
  RI_LIBRARY([utf8proc], [utf8proc.h], [utf8proc_charwidth], [utf8proc],
    [UTF8PROC], [do not check widths against it])
  AM_CONDITIONAL([UTF8PROC], [test "$have_utf8proc" = yes])
  AC_SUBST([have_utf8proc])
  AC_ARG_WITH([bats], [AS_HELP_STRING([--without-bats], [no command line tests])],
    [], [with_bats=check])
  AS_IF([test "$with_bats" = no], [BATS=no], [AC_PATH_PROG([BATS], [bats], [no])])
  AM_CONDITIONAL([BATS], [test "$BATS" != no])
  AS_IF([test "$BATS" = no], [have_bats=no], [have_bats=yes])
  AC_SUBST([have_bats])
  AC_MSG_CHECKING([how to give programs the signals' defaults])
  AS_IF([env --default-signal true 2>/dev/null],
    [DEFAULT_SIGNALS='env --default-signal'], [DEFAULT_SIGNALS=])
  AC_MSG_RESULT([${DEFAULT_SIGNALS:-not at all}])
  AC_SUBST([DEFAULT_SIGNALS])
  AC_SUBST([have_cmocka])
  AC_SUBST([have_compile])
  AC_SUBST([have_sqlite3])
  AC_ARG_VAR([RUSTC], [the rustc that checks the corpus])
  AC_ARG_VAR([RUSTDOC], [the rustdoc that checks the corpus])
])

# RI_PRELOAD: can the fault tests make calls of our programs fail? Sanitizers
# have their own allocator.
AC_DEFUN([RI_PRELOAD], [
  have_preload=no
  AS_IF([test "$enable_sanitizers" = no],
    [AC_MSG_CHECKING([whether calls can be made to fail by a preloaded object])
     AS_IF([$CC -shared -fPIC -o conftest.so "$srcdir/tests/faults/fault.c" \
	 -ldl >&AS_MESSAGE_LOG_FD 2>&1], [have_preload=yes])
     rm -f conftest.so
     AC_MSG_RESULT([$have_preload])])
  AM_CONDITIONAL([PRELOAD], [test "$have_preload" = yes])
])

# RI_PREBUILT: where what comes from the corpus is taken from: made anew, unless
# this is a release or another build's folder is given.
AC_DEFUN([RI_PREBUILT], [
  AC_ARG_WITH([prebuilt], [AS_HELP_STRING([--with-prebuilt=DIR],
    [take book and pages from the folder prebuilt/ of another build, for
     programs that cannot run here; no: make them anew, also in a release])],
    [], [with_prebuilt=yes])
  AS_CASE([$with_prebuilt],
    [yes], [AS_IF([test -f "$srcdir/prebuilt/FROM-TARBALL"],
      [with_prebuilt=release; has_book="as shipped"], [with_prebuilt=no])],
    [no], [],
    [for ri_file in rust-interview.book man7/ALIASES topics.texi; do
       AS_IF([test ! -f "$with_prebuilt/$ri_file"],
	 [AC_MSG_ERROR([--with-prebuilt: there is no $ri_file in $with_prebuilt])])
     done
     GIVEN_PREBUILT=`cd "$with_prebuilt" && pwd`
     AS_IF([test "$GIVEN_PREBUILT" = "`pwd`/prebuilt"],
       [AC_MSG_ERROR([--with-prebuilt: $with_prebuilt is this build's own folder])])
     has_book="from $with_prebuilt"
     with_prebuilt=given])
  AS_IF([test "$with_prebuilt" != no], [],
    [test "$cross_compiling" = yes],
      [with_prebuilt=none
       has_book="none: what is made here does not run here; see --with-prebuilt"],
    [test "$have_compile" != yes],
      [with_prebuilt=none; has_book="none: the compile command is left out"],
    [has_book="made from corpus/"])
  AC_SUBST([GIVEN_PREBUILT])
  AM_CONDITIONAL([FROM_TARBALL], [test "$with_prebuilt" = release])
  AM_CONDITIONAL([GIVEN], [test "$with_prebuilt" = given])
  AM_CONDITIONAL([REGEN], [test "$with_prebuilt" = no])
  AM_CONDITIONAL([HAVE_BOOK], [test "$with_prebuilt" != none])
])

# RI_SUMMARY_LINE(HAVE, WHAT, COMMANDS, APT, DNF, APK)
AC_DEFUN([RI_SUMMARY_LINE], [
  AS_IF([test "$1" = yes],
    [AS_ECHO(["  $2: yes"])],
    [AS_ECHO(["  $2: no, so without $3"])
     AS_ECHO(["      apt: $4   dnf: $5   apk: $6"])])
])

AC_DEFUN([RI_SUMMARY], [
  AS_ECHO([""])
  AS_ECHO(["$PACKAGE_NAME $PACKAGE_VERSION"])
  RI_SUMMARY_LINE([$have_md4c], [md4c], [compile, lint],
    [libmd4c-dev], [md4c-devel], [md4c-dev])
  RI_SUMMARY_LINE([$have_libyaml], [libyaml], [compile, lint],
    [libyaml-dev], [libyaml-devel], [yaml-dev])
  RI_SUMMARY_LINE([$have_stemmer], [libstemmer], [compile, lint],
    [libstemmer-dev], [libstemmer-devel], [snowball-dev])
  RI_SUMMARY_LINE([$have_sqlite3], [SQLite], [study, stats, notes],
    [libsqlite3-dev], [sqlite-devel], [sqlite-dev])
  RI_SUMMARY_LINE([$have_ncurses], [ncurses], [browse],
    [libncurses-dev], [ncurses-devel], [ncurses-dev])
  RI_SUMMARY_LINE([$have_cmocka], [cmocka], [the unit tests],
    [libcmocka-dev], [libcmocka-devel], [cmocka-dev])
  AS_IF([test "$BATS" != no], [AS_ECHO(["  bats: yes"])],
    [AS_ECHO(["  bats: no, so without the command line tests"])
     AS_ECHO(["      apt: bats   dnf: bats   apk: bats"])])
  AS_ECHO(["  book: $has_book"])
  AS_ECHO(["  sanitizers: $enable_sanitizers   static reading programs: $enable_static_programs"])
  AS_ECHO([""])
])
