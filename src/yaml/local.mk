# Rooms it may include: base.
librefbook_a_SOURCES += %D%/toml_read.c %D%/toml_read.h
librefbook_a_SOURCES += %D%/yaml_read.c %D%/yaml_read.h
