## Fuzz targets: with --enable-fuzzing driven by libFuzzer or AFL++ (fuzz/run),
## else by replay.c, which is how make check replays their seeds.
if FUZZING
fuzz_driver =
else
fuzz_driver = %D%/replay.c
endif

fuzz_targets = \
  %D%/fuzz_book \
  %D%/fuzz_explain \
  %D%/fuzz_packed \
  %D%/fuzz_query
%C%_fuzz_book_SOURCES = %D%/fuzz_book.c %D%/fuzz.h $(fuzz_driver) \
  tests/unit/reseal.c tests/unit/reseal.h
%C%_fuzz_explain_SOURCES = %D%/fuzz_explain.c $(fuzz_driver)
%C%_fuzz_packed_SOURCES = %D%/fuzz_packed.c %D%/shown.c %D%/shown.h \
  $(fuzz_driver)
%C%_fuzz_query_SOURCES = %D%/fuzz_query.c $(fuzz_driver)
%C%_fuzz_book_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_FLAGS)
%C%_fuzz_explain_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_FLAGS)
%C%_fuzz_packed_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_FLAGS)
%C%_fuzz_query_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_FLAGS)

if YAML
fuzz_targets += %D%/fuzz_sheet
%C%_fuzz_sheet_SOURCES = %D%/fuzz_sheet.c $(fuzz_driver)
%C%_fuzz_sheet_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_FLAGS)
endif
if COMPILE
fuzz_targets += %D%/fuzz_markdown
%C%_fuzz_markdown_SOURCES = %D%/fuzz_markdown.c %D%/shown.c %D%/shown.h \
  $(fuzz_driver)
%C%_fuzz_markdown_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_FLAGS)
if STUDY
fuzz_targets += %D%/fuzz_book_yaml
%C%_fuzz_book_yaml_SOURCES = %D%/fuzz_book_yaml.c $(fuzz_driver)
%C%_fuzz_book_yaml_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_FLAGS)
endif
endif
if STUDY
fuzz_targets += %D%/fuzz_study
%C%_fuzz_study_SOURCES = %D%/fuzz_study.c $(fuzz_driver)
%C%_fuzz_study_LDFLAGS = $(AM_LDFLAGS) $(FUZZ_FLAGS)
endif

check_PROGRAMS += $(fuzz_targets)
TESTS += %D%/replay.test
%D%/replay.log: $(fuzz_targets)
EXTRA_DIST += %D%/coverage %D%/replay.test %D%/run %D%/seeds
fuzz-targets: $(fuzz_targets)
.PHONY: fuzz-targets
