# Completion of rust-interview for fish. The program itself knows what may
# follow: see rust-interview(1), COMPLETION.
function __rust_interview_complete
	set -l words (commandline -opc)
	set -l current (commandline -ct)
	$words[1] --complete $words[2..] "$current" 2>/dev/null
	or __fish_complete_path "$current"
end

complete -c rust-interview -f -a '(__rust_interview_complete)'
