# shellcheck shell=sh
# rust-interview with fzf, for ~/.bashrc or ~/.zshrc: rif [OPTION...] picks
# among all questions, or among what list's options leave, and shows what was
# picked.
rif()
{
	rust-interview list "$@" |
	    fzf --delimiter='\t' --with-nth=1,2 \
	    --preview='rust-interview --width=$FZF_PREVIEW_COLUMNS --color=always {1}' |
	    rust-interview -
}
