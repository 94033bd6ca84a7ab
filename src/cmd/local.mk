# What every program with books, options and a terminal shares.
noinst_LIBRARIES += libapp.a
libapp_a_SOURCES = \
  %D%/version.c %D%/version.h \
  %D%/app.c %D%/app.h \
  %D%/call.c %D%/command.h \
  %D%/kit_opts.c %D%/exercise.h %D%/kit.h \
  %D%/study_opts.c %D%/study_opts.h \
  %D%/browse_opts.c %D%/browse.h \
  %D%/maker_opts.c %D%/maker.h \
  %D%/command_main.c \
  %D%/usage.c %D%/usage.h \
  %D%/guard.c %D%/guard.h \
  %D%/confine.c %D%/confine.h \
  %D%/outside.c %D%/outside.h \
  %D%/helper.c %D%/helper.h \
  %D%/note.c %D%/note.h \
  %D%/opt.c %D%/opt.h \
  %D%/report.c %D%/report.h \
  %D%/books.c %D%/books.h \
  %D%/own_folder.c %D%/own_folder.h \
  %D%/terminal.c %D%/terminal.h \
  %D%/wrapped.c %D%/wrapped.h \
  %D%/pager.c %D%/pager.h \
  %D%/lookup.c %D%/lookup.h \
  %D%/words.c %D%/words.h \
  %D%/listing.c %D%/listing.h \
  %D%/key.c %D%/key.h \
  %D%/last.c %D%/last.h \
  %D%/progress.c %D%/progress.h
libapp_a_CPPFLAGS = $(AM_CPPFLAGS) -DPKGDATADIR='"$(pkgdatadir)"' \
  -DPKGLIBEXECDIR='"$(pkglibexecdir)"'

bin_PROGRAMS = bin/rust-interview
dist_bin_SCRIPTS = %D%/cargo-why
bin_rust_interview_SOURCES = \
  %D%/main.c \
  %D%/table.c %D%/table.h %D%/command.def \
  %D%/complete.c %D%/complete.h \
  %D%/complete_words.c \
  %D%/contents.c \
  %D%/show.c %D%/show.h \
  %D%/show_file.c %D%/show_file.h \
  %D%/shown.c \
  %D%/whatis.c \
  %D%/search.c \
  %D%/explain.c \
  %D%/list.c \
  %D%/random.c \
  %D%/today.c \
  %D%/code.c \
  %D%/info.c \
  %D%/verify.c \
  %D%/signature.c %D%/signature.h \
  %D%/selftest.c \
  %D%/export.c \
  %D%/install.c \
  %D%/new.c %D%/new_files.def \
  %D%/reach.c %D%/reach.h \
  %D%/help.c
bin_rust_interview_LDADD = libapp.a librefbook.a $(ENGLISH_STEM_LIBS) \
  $(READER_ZLIB_LIBS)
bin_rust_interview_LDFLAGS = $(AM_LDFLAGS) $(STATIC_LDFLAGS)

pkglibexec_PROGRAMS =
if STUDY
pkglibexec_PROGRAMS += libexec/rust-interview/rust-interview-study
libexec_rust_interview_rust_interview_study_SOURCES = \
  %D%/main_study.c %D%/study.h \
  %D%/notes.c %D%/notes.h \
  %D%/study.c \
  %D%/study_open.c \
  %D%/study_ask.c \
  %D%/study_face.c %D%/study_face.h \
  %D%/study_key.c %D%/study_key.h %D%/study_key.def \
  %D%/study_lines.c \
  %D%/study_exchange.c \
  %D%/study_optimise.c \
  %D%/study_plan.c \
  %D%/study_rename.c \
  %D%/study_verbs.c \
  %D%/stats.c %D%/stats.h \
  %D%/stats_json.c \
  %D%/stats_svg.c \
  %D%/stats_text.c
libexec_rust_interview_rust_interview_study_LDADD = libapp.a librefbook.a \
  $(ENGLISH_STEM_LIBS) $(SQLITE_LIBS) $(READER_YAML_LIBS) $(MATH_LIBS) \
  $(READER_ZLIB_LIBS) $(NCURSES_LIBS)
if BROWSE
libexec_rust_interview_rust_interview_study_SOURCES += %D%/study_screen.c
endif
endif
if YAML
pkglibexec_PROGRAMS += libexec/rust-interview/rust-interview-kit
libexec_rust_interview_rust_interview_kit_SOURCES = \
  %D%/main_kit.c \
  %D%/exercise.c \
  %D%/exercise_check.c \
  %D%/interview.c \
  %D%/interview_mock.c %D%/interview.h \
  %D%/interview_wish.c \
  %D%/private.c \
  %D%/prove.c \
  %D%/score.c \
  %D%/score_enter.c \
  %D%/typed.c
libexec_rust_interview_rust_interview_kit_LDADD = libapp.a librefbook.a \
  $(ENGLISH_STEM_LIBS) $(READER_YAML_LIBS) $(READER_ZLIB_LIBS)
endif

if COMPILE
pkglibexec_PROGRAMS += libexec/rust-interview/rust-interview-compile
libexec_rust_interview_rust_interview_compile_SOURCES = \
  %D%/main_compile.c \
  %D%/maker.c %D%/command.def \
  %D%/messages.c %D%/messages.h \
  %D%/interrupt.c %D%/interrupt.h \
  %D%/compile.c \
  %D%/lint.c \
  %D%/render.c %D%/render.h \
  %D%/changes.c %D%/changes.h \
  %D%/wake.c %D%/wake.h \
  %D%/watch.c
libexec_rust_interview_rust_interview_compile_LDADD = libapp.a librefbook.a \
  $(MD4C_LIBS) $(YAML_LIBS) $(STEMMER_LIBS) $(ZLIB_LIBS)
endif

if BROWSE
pkglibexec_PROGRAMS += libexec/rust-interview/rust-interview-browse
libexec_rust_interview_rust_interview_browse_SOURCES = \
  %D%/main_browse.c \
  %D%/browse.c \
  %D%/errand.c
libapp_a_SOURCES += %D%/fullscreen.c %D%/fullscreen.h
libexec_rust_interview_rust_interview_browse_LDADD = libapp.a librefbook.a \
  $(ENGLISH_STEM_LIBS) $(READER_ZLIB_LIBS) $(NCURSES_LIBS)
libexec_rust_interview_rust_interview_browse_LDFLAGS = $(AM_LDFLAGS) \
  $(BROWSE_LDFLAGS)
endif
