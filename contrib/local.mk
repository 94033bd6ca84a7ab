## Small things for other programs; rust-interview(1) and -export(1) show them.
contribdir = $(pkgdatadir)/contrib
dist_contrib_SCRIPTS = \
  %D%/sphinx-shard
