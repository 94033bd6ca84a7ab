## Hand-written pages; those of section 7 on the topics are made from the book.
dist_man_MANS = \
  %D%/rust-interview.1 \
  %D%/rust-interview-browse.1 \
  %D%/rust-interview-code.1 \
  %D%/rust-interview-compile.1 \
  %D%/rust-interview-exercise.1 \
  %D%/rust-interview-explain.1 \
  %D%/rust-interview-export.1 \
  %D%/rust-interview-help.1 \
  %D%/rust-interview-info.1 \
  %D%/rust-interview-interview.1 \
  %D%/rust-interview-install.1 \
  %D%/rust-interview-lint.1 \
  %D%/rust-interview-list.1 \
  %D%/rust-interview-notes.1 \
  %D%/rust-interview-prove.1 \
  %D%/rust-interview-new.1 \
  %D%/rust-interview-random.1 \
  %D%/rust-interview-score.1 \
  %D%/rust-interview-search.1 \
  %D%/rust-interview-selftest.1 \
  %D%/rust-interview-show.1 \
  %D%/rust-interview-today.1 \
  %D%/rust-interview-stats.1 \
  %D%/rust-interview-study.1 \
  %D%/rust-interview-uninstall.1 \
  %D%/rust-interview-verify.1 \
  %D%/rust-interview-watch.1 \
  %D%/rust-interview-book.5 \
  %D%/rust-interview-corpus.5 \
  %D%/rust-interview-sheet.5 \
  %D%/rust-interview-query.7
