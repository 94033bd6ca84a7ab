#!/bin/sh
# Install this bundle, or take it away again.
#
#   sh install.sh [PREFIX]             PREFIX is ~/.local if not given
#   sh install.sh --remove [PREFIX]
#
# Needs no network, and no rights but those to write to PREFIX. A file is put
# in place by renaming, so that a version that is running goes on.
set -eu
umask 022

say() { printf '%s\n' "install.sh: $*"; }
die() { say "$*" >&2; exit 2; }

verb=put
case ${1-} in
--remove) verb=remove; shift ;;
-h | --help) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit 0 ;;
-*) die "unknown option: $1; see sh install.sh --help" ;;
esac
test $# -le 1 || die "one PREFIX at most"
case $0 in */*) cd "${0%/*}" ;; esac || exit 2
here=$(pwd -P)
test -f share/rust-interview/books/rust-interview.book ||
    die "$here is not a whole bundle; unpack it again"
prefix=${1-${HOME:+$HOME/.local}}
test -n "$prefix" || die "HOME is not set; say where: sh install.sh PREFIX"
case $prefix in /*) ;; *) die "PREFIX must begin with a slash: $prefix" ;; esac

new=
trap 'test -z "$new" || rm -f "$new"' EXIT
trap 'exit 2' HUP INT TERM

# A link never takes the place of a file that somebody else put there.
put() {
	if test -h "$1" && test -e "$2" && ! test -h "$2"; then
		say "$2 is not ours: kept" >&2
		return
	fi
	new=${2%/*}/.install.$$
	rm -f "$new"
	cp -P "$1" "$new"
	mv -f "$new" "$2"
	new=
}

# Files go first, so that the links to them lead nowhere; others are kept.
remove() {
	if ! test -h "$1"; then rm -f "$2"
	elif test -h "$2" && ! test -e "$2"; then rm -f "$2"
	fi
}

# each FROM TO KIND: the files, or the links, below a folder.
each() {
	for entry in "$1"/*; do
		to=$2/${entry##*/}
		if test -h "$entry"; then
			test "$3" = files || "$verb" "$entry" "$to"
		elif test -d "$entry"; then
			test $verb = remove || mkdir -p "$to"
			(each "$entry" "$to" "$3") || exit
			case $verb$to in remove*/rust-interview*)
				rmdir "$to" 2>/dev/null || : ;;
			esac
		elif test "$3" = files; then
			"$verb" "$entry" "$to"
		fi
	done
}

all() {
	doc=$prefix/share/doc/rust-interview
	test $verb = remove || mkdir -p "$doc"
	for kind in files links; do
		for folder in bin libexec share; do
			test $verb = remove || mkdir -p "$prefix/$folder"
			each "$folder" "$prefix/$folder" $kind
		done
	done
	test $verb = remove || mkdir -p "$doc/html"
	each html "$doc/html" files
	for file in README COPYING rust-interview.txt; do
		$verb "$file" "$doc/$file"
	done
}

# The menu that info shows first; without its program, info -f still reads.
menu() {
	if command -v install-info >/dev/null; then
		install-info "$@" "$prefix/share/info/rust-interview.info" \
		    "$prefix/share/info/dir" >/dev/null 2>&1 || :
	fi
}

if test $verb = remove; then
	menu --remove
	all
	rmdir "$prefix/share/doc/rust-interview/html" \
	    "$prefix/share/doc/rust-interview" 2>/dev/null || :
	say "removed from $prefix"
	exit 0
fi
mkdir -p "$prefix" || exit 2
test "$(cd "$prefix" && pwd -P)" != "$here" ||
    die "$here is the bundle itself; bin/rust-interview runs from there"
test -w "$prefix" || die "$prefix cannot be written to; name another PREFIX"
all
menu
say "installed below $prefix"
case :${PATH-}: in
*:"$prefix/bin":*) ;;
*) say "for rust-interview and man to find it: PATH=$prefix/bin:\$PATH" ;;
esac
"$prefix/bin/rust-interview" verify -q ||
    die "the program does not run here; $prefix/share/doc/rust-interview/README says how to read without it"
