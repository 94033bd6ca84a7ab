## Calls that fail, a book that is cut short: preloaded objects, and who calls
## for them. They take the place of functions that the C library's headers may
## have as inline ones.
if PRELOAD
preloaded = %D%/fault.so %D%/shrink.so
check_DATA = $(preloaded)
$(preloaded): %D%/fault.c %D%/shrink.c
	$(AM_V_CCLD)$(MKDIR_P) %D% && $(CC) $(WARN_CFLAGS) $(CFLAGS) -shared \
	  -U_FORTIFY_SOURCE -Wno-static-in-inline \
	  -fPIC -o $@ $(srcdir)/`echo $@ | $(SED) 's/so$$/c/'` -ldl
CLEANFILES += $(preloaded)
check_PROGRAMS += %D%/inject
%C%_inject_SOURCES = %D%/inject.c
%C%_inject_LDADD = librefbook.a
%D%/faults.log: %D%/inject$(EXEEXT)
if STATIC
# Nothing can be put before a static program: the same one, linked otherwise.
check_PROGRAMS += bin/rust-interview-shared
bin_rust_interview_shared_SOURCES = $(bin_rust_interview_SOURCES)
bin_rust_interview_shared_LDADD = $(bin_rust_interview_LDADD)
endif
endif
TESTS += %D%/faults.test %D%/kill.test %D%/shrink.test
EXTRA_DIST += %D%/fault.c %D%/shrink.c %D%/faults.test %D%/kill.test \
  %D%/shrink.test
