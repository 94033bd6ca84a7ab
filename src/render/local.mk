# Rooms it may include: base, doc.
librefbook_a_SOURCES += %D%/ansi.c %D%/ansi.h
librefbook_a_SOURCES += %D%/block.c %D%/block.h
librefbook_a_SOURCES += %D%/escape.c %D%/escape.h
librefbook_a_SOURCES += %D%/escape_fill.c
librefbook_a_SOURCES += %D%/flow.c %D%/flow.h
librefbook_a_SOURCES += %D%/format.c %D%/format.h
librefbook_a_SOURCES += %D%/layout.c %D%/layout.h
librefbook_a_SOURCES += %D%/man.c %D%/man.h
librefbook_a_SOURCES += %D%/man_block.c %D%/man_block.h
librefbook_a_SOURCES += %D%/man_table.c %D%/man_table.h
librefbook_a_SOURCES += %D%/table.c %D%/table.h
librefbook_a_SOURCES += %D%/texinfo.c %D%/texinfo.h
librefbook_a_SOURCES += %D%/texinfo_block.c %D%/texinfo_block.h
