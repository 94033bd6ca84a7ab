bin_PROGRAMS = bin/rust-interview
dist_bin_SCRIPTS = %D%/cargo-why
bin_rust_interview_SOURCES = \
  %D%/main.c \
  %D%/version.c %D%/version.h \
  %D%/app.c %D%/app.h \
  %D%/guard.c %D%/guard.h \
  %D%/opt.c %D%/opt.h \
  %D%/report.c %D%/report.h \
  %D%/table.c %D%/table.h %D%/command.def \
  %D%/books.c %D%/books.h \
  %D%/terminal.c %D%/terminal.h \
  %D%/pager.c %D%/pager.h \
  %D%/helper.c %D%/helper.h \
  %D%/lookup.c %D%/lookup.h \
  %D%/listing.c %D%/listing.h \
  %D%/last.c %D%/last.h \
  %D%/contents.c \
  %D%/show.c %D%/show.h \
  %D%/shown.c \
  %D%/whatis.c \
  %D%/search.c \
  %D%/explain.c \
  %D%/list.c \
  %D%/random.c \
  %D%/code.c \
  %D%/info.c \
  %D%/verify.c \
  %D%/selftest.c \
  %D%/export.c \
  %D%/help.c
bin_rust_interview_LDADD = librefbook.a $(ENGLISH_STEM_LIBS) $(READER_ZLIB_LIBS)
bin_rust_interview_LDFLAGS = $(AM_LDFLAGS) $(STATIC_LDFLAGS)
bin_rust_interview_CPPFLAGS = $(AM_CPPFLAGS) \
  -DPKGLIBEXECDIR='"$(pkglibexecdir)"' -DPKGDATADIR='"$(pkgdatadir)"'

if COMPILE
pkglibexec_PROGRAMS = libexec/rust-interview/rust-interview-compile
libexec_rust_interview_rust_interview_compile_SOURCES = \
  %D%/main_compile.c \
  %D%/version.c %D%/version.h \
  %D%/opt.c %D%/opt.h \
  %D%/report.c %D%/report.h \
  %D%/maker.c %D%/maker.h %D%/command.def \
  %D%/messages.c %D%/messages.h \
  %D%/interrupt.c %D%/interrupt.h \
  %D%/compile.c \
  %D%/lint.c
libexec_rust_interview_rust_interview_compile_LDADD = librefbook.a \
  $(MD4C_LIBS) $(YAML_LIBS) $(STEMMER_LIBS) $(ZLIB_LIBS)
libexec_rust_interview_rust_interview_compile_CPPFLAGS = $(AM_CPPFLAGS)
endif
