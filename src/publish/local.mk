# Rooms it may include: base, text, doc, book, render.
librefbook_a_SOURCES += %D%/export.c %D%/export.h
librefbook_a_SOURCES += %D%/folder.c %D%/folder.h
librefbook_a_SOURCES += %D%/format.c %D%/format.h
librefbook_a_SOURCES += %D%/man.c %D%/man.h
librefbook_a_SOURCES += %D%/man_block.c %D%/man_block.h
librefbook_a_SOURCES += %D%/man_head.c %D%/man_head.h
librefbook_a_SOURCES += %D%/man_inline.c %D%/man_inline.h
librefbook_a_SOURCES += %D%/man_links.c %D%/man_links.h
librefbook_a_SOURCES += %D%/man_table.c %D%/man_table.h
librefbook_a_SOURCES += %D%/manifest.c %D%/manifest.h
librefbook_a_SOURCES += %D%/paper.c %D%/paper.h
librefbook_a_SOURCES += %D%/texinfo.c %D%/texinfo.h
librefbook_a_SOURCES += %D%/texinfo_block.c %D%/texinfo_block.h
librefbook_a_SOURCES += %D%/paper.c %D%/paper.h
librefbook_a_SOURCES += %D%/pdf.c %D%/pdf.h %D%/pdf_macros.def
