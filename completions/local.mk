## Each where its shell looks; configure can say where else.
EXTRA_DIST += %D%/rust-interview %D%/_rust-interview %D%/rust-interview.fish
if COMPLETE_bash
bashcompletion_DATA = %D%/rust-interview
endif
if COMPLETE_zsh
zshcompletion_DATA = %D%/_rust-interview
endif
if COMPLETE_fish
fishcompletion_DATA = %D%/rust-interview.fish
endif
