## Small things for other programs; rust-interview(1) and -export(1) show them.
contribdir = $(pkgdatadir)/contrib
dist_contrib_SCRIPTS = \
  %D%/sphinx-shard
dist_contrib_DATA = \
  %D%/rust-interview-fzf.sh \
  %D%/rust-interview.el \
  %D%/rust-interview.vim
