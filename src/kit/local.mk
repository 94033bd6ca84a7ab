# Rooms it may include: base, doc, book, yaml, render, publish.
librefbook_a_SOURCES += %D%/bank.c %D%/bank.h
librefbook_a_SOURCES += %D%/choose.c %D%/choose.h
librefbook_a_SOURCES += %D%/code.c %D%/code.h
librefbook_a_SOURCES += %D%/filled.c %D%/filled.h
librefbook_a_SOURCES += %D%/piece.c %D%/piece.h
librefbook_a_SOURCES += %D%/rubric.c %D%/rubric.h
librefbook_a_SOURCES += %D%/sheet.c %D%/sheet.h
librefbook_a_SOURCES += %D%/sheet_html.c
librefbook_a_SOURCES += %D%/sheet_json.c
librefbook_a_SOURCES += %D%/sheet_markdown.c
librefbook_a_SOURCES += %D%/sheet_pdf.c
librefbook_a_SOURCES += %D%/sheet_text.c
librefbook_a_SOURCES += %D%/slots.c %D%/slots.h
librefbook_a_SOURCES += %D%/wish.c %D%/wish.h
