# RI_COMPLETION(SHELL, FOLDER-BELOW-DATADIR, [PKG-CONFIG-NAME])
# Where the completion for SHELL is installed: where the shell's own package looks
# when it is in our prefix, as pkg-config says, so that a prefix of the user's or
# of distcheck is never left.
AC_DEFUN([RI_COMPLETION], [
  AC_ARG_WITH([$1completiondir],
    [AS_HELP_STRING([--with-$1completiondir=DIR],
      [folder of the completion for $1, or no [DATADIR/$2]])],
    [], [with_$1completiondir=yes])
  AS_CASE([$with_$1completiondir],
    [yes], [$1completiondir='$(datadir)/$2'
      m4_ifval([$3], [AS_IF([test -n "$PKG_CONFIG"],
	[ri_dir=`$PKG_CONFIG --define-variable=prefix='\${prefix}' \
	  --define-variable=datadir='\${datadir}' \
	  --variable=completionsdir $3 2>/dev/null`
	 AS_CASE([$ri_dir], ['${'*], [$1completiondir=$ri_dir])])])],
    [$1completiondir=$with_$1completiondir])
  AC_SUBST([$1completiondir])
  AM_CONDITIONAL([COMPLETE_$1],
    [test "$with_$1completiondir" != no])
])

AC_DEFUN([RI_COMPLETIONS], [
  AC_ARG_VAR([PKG_CONFIG], [the pkg-config that says where completions go])
  AC_PATH_PROG([PKG_CONFIG], [pkg-config])
  RI_COMPLETION([bash], [bash-completion/completions], [bash-completion])
  RI_COMPLETION([zsh], [zsh/site-functions])
  RI_COMPLETION([fish], [fish/vendor_completions.d], [fish])
])
