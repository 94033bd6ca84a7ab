## Everything in one archive, for a machine without a network or a compiler.
EXTRA_DIST += %D%/README %D%/install.sh %D%/make
bundle = $(PACKAGE)-$(VERSION)-$(host_cpu)
bundle: all
	+CC='$(CC)' MAKE='$(MAKE)' $(srcdir)/%D%/make '$(bundle)' '$(VERSION)' \
	  '$(abs_srcdir)' "`cd $(PREBUILT) && pwd`" '$(abs_builddir)/bin/rust-interview'
.PHONY: bundle
