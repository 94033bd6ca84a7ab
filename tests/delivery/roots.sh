# shellcheck shell=sh
# Root file systems of their own, without a network; sourced. $roots is the
# folder they lie in.

# How to leave the network behind: as root, or as root of a user namespace.
if unshare -mn true 2>/dev/null; then apart="unshare -mn"
elif unshare -rmn true 2>/dev/null; then apart="unshare -rmn"
else apart=
fi

root_path=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# inside ROOT COMMAND...: with nothing of the environment, no HOME, no network
# and no /proc.
inside() {
	root=$1; shift
	# shellcheck disable=SC2086 # a command with its options
	$apart env -i PATH="$root_path" LC_ALL=C.UTF-8 TERM=dumb \
	    chroot "$root" "$@" </dev/null
}

# reading ROOT COMMAND...: the same, and nothing there can be written.
reading() {
	root=$1; shift
	# shellcheck disable=SC2086,SC2016
	$apart env -i PATH="$root_path" LC_ALL=C.UTF-8 TERM=dumb \
	    sh -c 'root=$1; shift
		mount --bind "$root" "$root" &&
		mount -o remount,bind,ro "$root" && exec chroot "$root" "$@"' \
	    reading "$root" "$@" </dev/null
}

# A root with nothing in it but busybox, which needs no library.
bare_root() {
	mkdir -p "$1/bin" "$1/tmp"
	cp "$(command -v busybox)" "$1/bin/busybox"
	for name in sh cat chmod cp cut env find grep gunzip less ls ln mkdir \
	    mv rm rmdir sed sort tar; do
		ln -s busybox "$1/bin/$name"
	done
}

# $no_minbase says why there is no $roots/minbase.
make_minbase() {
	no_minbase=
	mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' \
	    'Created-By: Packages' 2>/dev/null |
	    sed -n "s/^$(. /etc/os-release && echo "$VERSION_CODENAME") //p" |
	    sed 1q)
	# shellcheck disable=SC2034 # the parts use it
	if test "$(id -u)" != 0; then no_minbase="needs root"
	elif test -z "$apart"; then no_minbase="no rights to leave the network"
	elif test -z "$mirror"; then no_minbase="no mirror of Debian is known"
	elif ! debootstrap --variant=minbase \
	    "$(. /etc/os-release && echo "$VERSION_CODENAME")" \
	    "$roots/minbase" "$mirror" > "$tmp/debootstrap" 2>&1; then
		no_minbase="debootstrap: $(tail -n 1 "$tmp/debootstrap")"
	fi
}

# minbase_with NAME PACKAGE...: a copy of it with packages, while the network
# is still there.
minbase_with() {
	root=$roots/$1; shift
	cp -a "$roots/minbase" "$root" && test $# = 0 ||
	    chroot "$root" env DEBIAN_FRONTEND=noninteractive \
	    apt-get install -qq -y --no-install-recommends "$@"
}
