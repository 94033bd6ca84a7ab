## Calls that fail: a preloaded object, and who calls for it. It takes the place
## of functions that the C library's headers may have as inline ones.
if PRELOAD
check_DATA = %D%/fault.so
%D%/fault.so: %D%/fault.c
	$(AM_V_CCLD)$(MKDIR_P) %D% && $(CC) $(WARN_CFLAGS) $(CFLAGS) -shared \
	  -U_FORTIFY_SOURCE -Wno-static-in-inline \
	  -fPIC -o $@ $(srcdir)/%D%/fault.c -ldl
CLEANFILES += %D%/fault.so
if STATIC
# Nothing can be put before a static program: the same one, linked otherwise.
check_PROGRAMS += bin/rust-interview-shared
bin_rust_interview_shared_SOURCES = $(bin_rust_interview_SOURCES)
bin_rust_interview_shared_LDADD = $(bin_rust_interview_LDADD)
endif
endif
TESTS += %D%/faults.test %D%/kill.test
EXTRA_DIST += %D%/fault.c %D%/faults.test %D%/kill.test
