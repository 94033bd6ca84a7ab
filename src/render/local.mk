# Rooms it may include: base, doc.
librefbook_a_SOURCES += %D%/ansi.c %D%/ansi.h
librefbook_a_SOURCES += %D%/block.c %D%/block.h
librefbook_a_SOURCES += %D%/escape.c %D%/escape.h
librefbook_a_SOURCES += %D%/escape_fill.c
librefbook_a_SOURCES += %D%/escape_markdown.c
librefbook_a_SOURCES += %D%/escape_url.c
librefbook_a_SOURCES += %D%/flow.c %D%/flow.h
librefbook_a_SOURCES += %D%/json.c %D%/json.h
librefbook_a_SOURCES += %D%/layout.c %D%/layout.h
librefbook_a_SOURCES += %D%/line_break.c %D%/line_break.h
librefbook_a_SOURCES += %D%/rust_lex.c %D%/rust_lex.h
librefbook_a_SOURCES += %D%/table.c %D%/table.h
