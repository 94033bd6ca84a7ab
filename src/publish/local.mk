# Rooms it may include: base, text, doc, book, render.
librefbook_a_SOURCES += %D%/anki.c %D%/anki.h
librefbook_a_SOURCES += %D%/entry_text.c %D%/entry_text.h
librefbook_a_SOURCES += %D%/export.c %D%/export.h
librefbook_a_SOURCES += %D%/folder.c %D%/folder.h
librefbook_a_SOURCES += %D%/format.c %D%/format.h
librefbook_a_SOURCES += %D%/json.c %D%/json.h
librefbook_a_SOURCES += %D%/html.c %D%/html.h
librefbook_a_SOURCES += %D%/html_block.c %D%/html_block.h
librefbook_a_SOURCES += %D%/html_frame.c %D%/html_frame.h
librefbook_a_SOURCES += %D%/html_index.c %D%/html_index.h
librefbook_a_SOURCES += %D%/html_link.c %D%/html_link.h
librefbook_a_SOURCES += %D%/html_picture.c %D%/html_picture.h
librefbook_a_SOURCES += %D%/html_more.c
librefbook_a_SOURCES += %D%/html_search.c %D%/html_search.h
librefbook_a_SOURCES += %D%/install.c %D%/install.h
librefbook_a_SOURCES += %D%/man.c %D%/man.h
librefbook_a_SOURCES += %D%/man_block.c %D%/man_block.h
librefbook_a_SOURCES += %D%/man_head.c %D%/man_head.h
librefbook_a_SOURCES += %D%/man_inline.c %D%/man_inline.h
librefbook_a_SOURCES += %D%/man_links.c %D%/man_links.h
librefbook_a_SOURCES += %D%/man_table.c %D%/man_table.h
librefbook_a_SOURCES += %D%/manifest.c %D%/manifest.h
librefbook_a_SOURCES += %D%/markdown.c %D%/markdown.h
librefbook_a_SOURCES += %D%/markdown_block.c %D%/markdown_block.h
librefbook_a_SOURCES += %D%/markdown_inline.c %D%/markdown_inline.h
librefbook_a_SOURCES += %D%/opensearch.c %D%/opensearch.h
librefbook_a_SOURCES += %D%/paper.c %D%/paper.h
librefbook_a_SOURCES += %D%/pdf.c %D%/pdf.h %D%/pdf_macros.def
librefbook_a_SOURCES += %D%/sphinx.c %D%/sphinx.h
librefbook_a_SOURCES += %D%/texinfo.c %D%/texinfo.h
librefbook_a_SOURCES += %D%/texinfo_block.c %D%/texinfo_block.h
librefbook_a_SOURCES += %D%/text.c %D%/text.h
librefbook_a_SOURCES += %D%/tsv.c %D%/tsv.h

## The style sheet and scripts of exported sites, as the program carries them.
site_files = \
  $(srcdir)/%D%/site/style.css \
  $(srcdir)/%D%/site/site.js \
  $(srcdir)/%D%/site/index.js \
  $(srcdir)/%D%/site/parts.js \
  $(srcdir)/%D%/site/query.js \
  $(srcdir)/%D%/site/search.js \
  $(srcdir)/%D%/site/token.js \
  $(srcdir)/%D%/site/words.js
librefbook_a_SOURCES += %D%/site.h
nodist_librefbook_a_SOURCES = %D%/site.c
%D%/site.c: $(site_files) $(srcdir)/build-aux/embed
	$(AM_V_GEN)$(MKDIR_P) %D% && \
	  $(srcdir)/build-aux/embed $(site_files) >$@.tmp && mv $@.tmp $@
CLEANFILES += %D%/site.c
EXTRA_DIST += $(site_files) build-aux/embed
