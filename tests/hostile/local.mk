## What comes from outside to do harm: texts that cost, and strings that mean
## something in a format they end up in.
if COMPILE
check_PROGRAMS += %D%/megabyte
%C%_megabyte_SOURCES = %D%/megabyte.c %D%/megabyte.def
%C%_megabyte_LDADD =
TESTS += %D%/megabyte
endif
TESTS += %D%/strings.test
EXTRA_DIST += %D%/strings.test %D%/strings.py %D%/readers.py \
  %D%/strings.tsv
