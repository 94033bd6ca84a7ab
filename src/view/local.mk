# Rooms it may include: base, doc, book, search, render.
librefbook_a_SOURCES += %D%/ask.c %D%/inner.h
librefbook_a_SOURCES += %D%/bookmarks.c %D%/bookmarks.h
librefbook_a_SOURCES += %D%/card.c %D%/card.h
librefbook_a_SOURCES += %D%/code.c
librefbook_a_SOURCES += %D%/contents.c
librefbook_a_SOURCES += %D%/draw.c
librefbook_a_SOURCES += %D%/draw_list.c
librefbook_a_SOURCES += %D%/draw_page.c
librefbook_a_SOURCES += %D%/dump.c %D%/dump.h
librefbook_a_SOURCES += %D%/finder.c %D%/finder.h
librefbook_a_SOURCES += %D%/frame.c %D%/frame.h
librefbook_a_SOURCES += %D%/input.c %D%/input.h
librefbook_a_SOURCES += %D%/key.c %D%/key.h
librefbook_a_SOURCES += %D%/keys.c %D%/keys.h %D%/keys.def
librefbook_a_SOURCES += %D%/lists.c
librefbook_a_SOURCES += %D%/outline.c
librefbook_a_SOURCES += %D%/page.c
librefbook_a_SOURCES += %D%/paper.c %D%/paper.h
librefbook_a_SOURCES += %D%/pen.c %D%/pen.h
librefbook_a_SOURCES += %D%/places.c
librefbook_a_SOURCES += %D%/prompt.c %D%/prompt.h
librefbook_a_SOURCES += %D%/results.c
librefbook_a_SOURCES += %D%/screen.c %D%/screen.h
if BROWSE
librefbook_a_SOURCES += %D%/terminfo.c
endif
librefbook_a_SOURCES += %D%/terminfo.h
librefbook_a_SOURCES += %D%/tty.c %D%/tty.h
librefbook_a_SOURCES += %D%/view.c %D%/view.h
