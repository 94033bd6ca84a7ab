## The manual around the topics; topics.texi is made from the book.
info_TEXINFOS = %D%/rust-interview.texi
%C%_rust_interview_TEXINFOS = prebuilt/topics.texi
AM_MAKEINFOFLAGS = -I prebuilt -I $(srcdir)/prebuilt
## TeX runs in a folder of its own.
TEXI2DVI = texi2dvi -I $(abs_builddir)/prebuilt -I $(abs_srcdir)/prebuilt
