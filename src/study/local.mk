librefbook_a_SOURCES += %D%/day.c %D%/day.h
librefbook_a_SOURCES += %D%/fsrs.c %D%/fsrs.h
librefbook_a_SOURCES += %D%/schedule.c %D%/schedule.h
