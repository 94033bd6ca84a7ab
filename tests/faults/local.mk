## Calls that fail: a preloaded object, and who calls for it.
if PRELOAD
check_DATA = %D%/fault.so
%D%/fault.so: %D%/fault.c
	$(AM_V_CCLD)$(MKDIR_P) %D% && $(CC) $(WARN_CFLAGS) $(CFLAGS) -shared \
	  -fPIC -o $@ $(srcdir)/%D%/fault.c -ldl
CLEANFILES += %D%/fault.so
endif
TESTS += %D%/faults.test %D%/kill.test
EXTRA_DIST += %D%/fault.c %D%/faults.test %D%/kill.test
