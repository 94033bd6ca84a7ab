librefbook_a_SOURCES += %D%/field.c %D%/field.h %D%/field.def
librefbook_a_SOURCES += %D%/filler.c %D%/filler.h
librefbook_a_SOURCES += %D%/message.c %D%/message.h %D%/message.def
librefbook_a_SOURCES += %D%/stem.c %D%/stem.h %D%/stem_rule.h
librefbook_a_SOURCES += %D%/stem_query.c %D%/stem_query.h
librefbook_a_SOURCES += %D%/token.c %D%/token.h %D%/token_scan.h
librefbook_a_SOURCES += %D%/token_sign.c
librefbook_a_SOURCES += %D%/token_word.c
