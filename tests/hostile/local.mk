## What comes from outside to do harm: texts that cost, and strings that mean
## something in a format they end up in.
if COMPILE
check_PROGRAMS += %D%/books %D%/megabyte
%C%_books_SOURCES = %D%/books.c %D%/cost.c %D%/cost.h \
  tests/unit/reseal.c tests/unit/reseal.h
%C%_books_LDADD = librefbook.a
%C%_megabyte_SOURCES = %D%/megabyte.c %D%/megabyte.def %D%/cost.c %D%/cost.h
%C%_megabyte_LDADD =
TESTS += %D%/books %D%/megabyte
endif
TESTS += %D%/strings.test
EXTRA_DIST += %D%/strings.test %D%/strings.py %D%/readers.py \
  %D%/strings.tsv
