load common

contrib="$BATS_TEST_DIRNAME/../../contrib"
manual="$BATS_TEST_DIRNAME/../../man/rust-interview.1"

# manual_lines EDITOR: what the manual gives to be copied.
manual_lines() {
	awk -v name="$1" '/^\.S[SH] / { is_in = $0 == ".SS " name }
	    /^\.fi/ { is_text = 0 } is_in && is_text { print }
	    /^\.nf/ { is_text = 1 }' "$manual" |
	    sed 's/\\-/-/g; s/\\(aq/'\''/g; s/\\e/\\/g'
}

use_small_corpus() {
	small_corpus
	export RUST_INTERVIEW_BOOK="$PWD/c.book"
}

# in_vim SCRIPT: its lines are run behind those on standard input.
in_vim() {
	cat > setup.vim
	printf '%s\n' "$1" > run.vim
	timeout 20 vim -es -N -i NONE -u NONE -S setup.vim -S run.vim -c 'qa!' </dev/null
}

@test "the manual's lines for vim: K shows, :make fills the list" {
	need vim vim
	use_small_corpus
	printf '\n## What happens? {#mov-after}\n' >> c/moves.md
	asked=$(manual_lines vim)
	[ "$(printf '%s\n' "$asked" | wc -l)" = 3 ]
	run in_vim "edit c/moves.md
setfiletype markdown
silent make!
call writefile(map(getqflist({'nr': 0, 'items': 1}).items, 'bufname(v:val.bufnr) . \":\" . v:val.lnum . \":\" . v:val.type . \":\" . v:val.text'), 'list')
edit x.rs
setfiletype rust
call setline(1, 'E0382')
normal! K" <<< "$asked"
	grep -q '^c/moves.md:[0-9]*:w:.*mov-after' list
	[[ $output == *"What happens after a move?"* ]]
}

@test "contrib for vim: K opens a window, names are completed" {
	need vim vim
	use_small_corpus
	in_vim "edit x.rs
setfiletype rust
call setline(1, 'mov-copy')
set iskeyword+=-
normal! K
call writefile(getline(1, '\$'), 'shown')
call writefile(getcompletion('RustInterview mov-', 'cmdline'), 'names')" \
	    < "$contrib/rust-interview.vim"
	grep -q 'When does a value implement Copy?' shown
	[ "$(cat names)" = "$(printf 'mov-after\nmov-copy')" ]
}

# in_emacs FILE: C-h S on E0382 in Rust, then the buffer it opens.
in_emacs() {
	for folder in "$PREBUILT/../info" "$BATS_TEST_DIRNAME/../../info"; do
		[ ! -f "$folder/rust-interview.info" ] || break
	done
	[ -f "$folder/rust-interview.info" ] || skip "no info manual was built"
	INFOPATH="$folder:" timeout 60 emacs --batch -Q -l "$1" --eval '
	(progn (info-lookup (quote symbol) "E0382" (quote rust-mode))
	  (with-current-buffer "*info*" (princ (buffer-string))))'
}

@test "the manual's lines for Emacs look an error code up" {
	need emacs emacs-nox
	manual_lines Emacs > lines.el
	[ -s lines.el ]
	run in_emacs "$PWD/lines.el"
	[ "$status" = 0 ]
	[[ $output == *E0382* ]]
}

@test "contrib for Emacs looks an error code up and shows a question" {
	need emacs emacs-nox
	use_small_corpus
	run in_emacs "$contrib/rust-interview.el"
	[ "$status" = 0 ]
	[[ $output == *E0382* ]]
	run emacs --batch -Q -l "$contrib/rust-interview.el" --eval '
	(progn (rust-interview "mov-copy")
	  (print (rust-interview--complete "mov-"))
	  (with-current-buffer "*rust-interview*" (princ (buffer-string))))'
	[[ $output == *'("mov-after" "mov-copy")'* ]]
	[[ $output == *"When does a value implement Copy?"* ]]
}

@test "the manual's line for fzf shows what was picked" {
	need fzf fzf
	use_small_corpus
	line=$(manual_lines fzf)
	export FZF_DEFAULT_OPTS=--filter=mov-copy
	run bash -c "$line"
	[ "$status" = 0 ]
	[[ $output == *"When does a value implement Copy?"* ]]
	run bash -c '. "$1/rust-interview-fzf.sh"; rif --level mid' - "$contrib"
	[[ $output == *"When does a value implement Copy?"* ]]
}
