## Tests speak TAP; suites without their runner are counted as skipped.
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
  $(top_srcdir)/build-aux/tap-driver.sh
TEST_EXTENSIONS = .test .bats
TEST_LOG_DRIVER = $(LOG_DRIVER)
BATS_LOG_DRIVER = $(LOG_DRIVER)
## Started by nohup or in the background of a script, make ignores signals that
## tests send, and so would every program below it.
BATS_LOG_COMPILER = $(DEFAULT_SIGNALS) $(BATS)
AM_BATS_LOG_FLAGS = --tap
LOG_COMPILER = $(SHELL) $(srcdir)/%D%/unit/run
AM_TESTS_ENVIRONMENT = \
  PATH="`pwd`/bin:$$PATH"; export PATH; \
  CMOCKA_MESSAGE_OUTPUT=TAP; export CMOCKA_MESSAGE_OUTPUT; \
  CC='$(CC)'; export CC; srcdir='$(abs_srcdir)'; export srcdir; \
  builddir='.'; export builddir; PREBUILT="`cd $(PREBUILT) 2>/dev/null && pwd`"; export PREBUILT; \
  HAVE_CMOCKA='$(have_cmocka)' HAVE_BATS='$(have_bats)'; \
  HAVE_COMPILE='$(have_compile)' HAVE_SQLITE='$(have_sqlite3)'; \
  HAVE_NCURSES='$(have_ncurses)'; HAVE_UTF8PROC='$(have_utf8proc)'; \
  FUZZ_TARGETS='$(fuzz_targets)'; export FUZZ_TARGETS; \
  export HAVE_CMOCKA HAVE_BATS HAVE_COMPILE HAVE_SQLITE HAVE_NCURSES; \
  export HAVE_UTF8PROC; \
  PTY="`pwd`/%D%/pty"; export PTY; \
  GOLDEN='$(abs_srcdir)/%D%/golden'; export GOLDEN;

shell_tests = \
  %D%/missing.test \
  %D%/smoke.test \
  %D%/readme.test \
  %D%/eval/eval.test \
  %D%/tree/rooms.test \
  %D%/tree/format.test \
  %D%/tree/headers.test \
  %D%/tree/limits.test \
  %D%/tree/needs.test \
  %D%/tree/pages.test \
  %D%/tree/unicode.test
TESTS = $(shell_tests)
EXTRA_DIST += %D%/unit/run %D%/golden %D%/view %D%/bench/make-corpus %D%/bench/run \
  %D%/bench/kill %D%/bench/peers %D%/bench/ratio.c %D%/bench/reviews.c $(shell_tests) \
  %D%/installed %D%/blocks.awk %D%/build-crates %D%/check-plan.awk \
  $(cli_tests) $(study_cli_tests) %D%/cli/browse.bats \
  %D%/cli/study_screen.bats %D%/cli/common.bash \
  %D%/cli/hostile.bash %D%/data/rustc-messages.txt \
  %D%/eval/run %D%/eval/queries.tsv %D%/site/ask.js %D%/site/language

cli_tests = \
  %D%/cli/badinput.bats \
  %D%/cli/book.bats \
  %D%/cli/code.bats \
  %D%/cli/compile.bats \
  %D%/cli/completions.bats \
  %D%/cli/dialect.bats \
  %D%/cli/edition.bats \
  %D%/cli/editors.bats \
  %D%/cli/examples.bats \
  %D%/cli/exercise.bats \
  %D%/cli/explain.bats \
  %D%/cli/export.bats \
  %D%/cli/export_data.bats \
  %D%/cli/export_markdown.bats \
  %D%/cli/file.bats \
  %D%/cli/install.bats \
  %D%/cli/interview.bats \
  %D%/cli/language.bats \
  %D%/cli/lint.bats \
  %D%/cli/list.bats \
  %D%/cli/manners.bats \
  %D%/cli/names.bats \
  %D%/cli/new.bats \
  %D%/cli/pictures.bats \
  %D%/cli/prove.bats \
  %D%/cli/realworld.bats \
  %D%/cli/sandbox.bats \
  %D%/cli/score.bats \
  %D%/cli/search.bats \
  %D%/cli/selftest.bats \
  %D%/cli/show.bats \
  %D%/cli/signature.bats \
  %D%/cli/site.bats \
  %D%/cli/sphinx.bats
study_cli_tests = \
  %D%/cli/notes.bats \
  %D%/cli/stats.bats \
  %D%/cli/study.bats
## What the same programs, linked otherwise, could do otherwise.
reading_cli_tests = \
  %D%/cli/book.bats \
  %D%/cli/explain.bats \
  %D%/cli/file.bats \
  %D%/cli/install.bats \
  %D%/cli/language.bats \
  %D%/cli/list.bats \
  %D%/cli/manners.bats \
  %D%/cli/names.bats \
  %D%/cli/search.bats \
  %D%/cli/show.bats
reading_tests = $(reading_cli_tests) \
  %D%/cli/browse.bats \
  %D%/cli/study.bats \
  %D%/faults/faults.test
check-reading:
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(reading_tests)'
.PHONY: check-reading
if BATS
if COMPILE
TESTS += $(cli_tests)
if STUDY
TESTS += $(study_cli_tests)
endif
if BROWSE
TESTS += %D%/cli/browse.bats
if STUDY
TESTS += %D%/cli/study_screen.bats
endif
endif
endif
endif

check_PROGRAMS =
if BROWSE
check_PROGRAMS += %D%/pty
%C%_pty_SOURCES = %D%/pty.c
%C%_pty_LDADD =
endif
if CMOCKA
check_PROGRAMS += $(unit_tests)
if YAML
check_PROGRAMS += $(kit_unit_tests)
TESTS += $(kit_unit_tests)
endif
if UTF8PROC
check_PROGRAMS += %D%/unit/test_utf8_peer
TESTS += %D%/unit/test_utf8_peer
endif
if COMPILE
check_PROGRAMS += $(compile_unit_tests)
TESTS += $(compile_unit_tests)
endif
if STUDY
if COMPILE
check_PROGRAMS += $(study_unit_tests)
TESTS += $(study_unit_tests)
endif
endif
TESTS += $(unit_tests)
endif
unit_tests = \
  %D%/unit/test_base_bytes \
  %D%/unit/test_base_child \
  %D%/unit/test_base_err \
  %D%/unit/test_base_file \
  %D%/unit/test_base_file_new \
  %D%/unit/test_base_pool \
  %D%/unit/test_base_sandbox \
  %D%/unit/test_base_sha256 \
  %D%/unit/test_base_utf8 \
  %D%/unit/test_bitpack \
  %D%/unit/test_card \
  %D%/unit/test_diagnostic \
  %D%/unit/test_doc \
  %D%/unit/test_doc_stream_walk \
  %D%/unit/test_escape \
  %D%/unit/test_pack \
  %D%/unit/test_query \
  %D%/unit/test_rust_lex \
  %D%/unit/test_sum \
  %D%/unit/test_text_token

kit_unit_tests = \
  %D%/unit/test_choose \
  %D%/unit/test_score \
  %D%/unit/test_sheet_code

compile_unit_tests = \
  %D%/unit/test_book \
  %D%/unit/test_book_hostile \
  %D%/unit/test_compile \
  %D%/unit/test_corpus \
  %D%/unit/test_edition \
  %D%/unit/test_golden \
  %D%/unit/test_hostile_book \
  %D%/unit/test_html \
  %D%/unit/test_layout \
  %D%/unit/test_lint \
  %D%/unit/test_lint_code \
  %D%/unit/test_lint_entry \
  %D%/unit/test_lint_page \
  %D%/unit/test_man \
  %D%/unit/test_md_read \
  %D%/unit/test_prune \
  %D%/unit/test_search \
  %D%/unit/test_shape \
  %D%/unit/test_sought \
  %D%/unit/test_suggest \
  %D%/unit/test_synonyms \
  %D%/unit/test_texinfo \
  %D%/unit/test_text_stem
if BROWSE
compile_unit_tests += %D%/unit/test_view
endif

study_unit_tests = \
  %D%/unit/test_fsrs \
  %D%/unit/test_optimise \
  %D%/unit/test_session \
  %D%/unit/test_sitting \
  %D%/unit/test_store

## What several of them share. Tests may use everything; only what they refer
## to is linked.
check_LIBRARIES =
if CMOCKA
if COMPILE
check_LIBRARIES += %D%/unit/libkit.a
endif
endif
%C%_unit_libkit_a_SOURCES = \
  %D%/unit/lint_kit.h \
  %D%/unit/made_book.h \
  %D%/unit/own_folder.h \
  %D%/unit/page_kit.h \
  %D%/unit/reseal.h \
  %D%/unit/scratch.h \
  %D%/unit/temp_tree.h \
  %D%/unit/reseal.c \
  %D%/unit/scratch.c
include tests/fuzz/local.mk
include tests/faults/local.mk
include tests/hostile/local.mk
%C%_unit_test_utf8_peer_LDADD = librefbook.a $(CMOCKA_LIBS) $(UTF8PROC_LIBS)
LDADD = $(check_LIBRARIES) librefbook.a $(ENGLISH_STEM_LIBS) $(CMOCKA_LIBS) $(MD4C_LIBS) \
  $(YAML_LIBS) $(STEMMER_LIBS) $(SQLITE_LIBS) $(MATH_LIBS) $(ZLIB_LIBS) \
  $(NCURSES_LIBS)

## The crates that check-corpus builds for the corpus's code.
distclean-local:
	rm -rf %D%/crates
