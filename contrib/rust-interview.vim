" rust-interview in vim: K on a word of Rust shows what the reference says of it,
" :make on a page of a corpus lists what lint finds, :RustInterview NAME opens a
" page or a question in a window. To use it: `source` this file in ~/.vimrc.
augroup rust_interview
	autocmd!
	autocmd FileType rust setlocal keywordprg=:RustInterview
	autocmd FileType markdown setlocal makeprg=rust-interview\ lint\ %:S
	autocmd FileType markdown setlocal errorformat=%f:%l:\ %t%*[^:]:\ %m
augroup END

function! s:Show(name) abort
	let text = systemlist('rust-interview --no-pager --width=78 -- ' .
	    \ shellescape(a:name))
	new
	setlocal buftype=nofile bufhidden=wipe noswapfile nobuflisted
	call setline(1, text)
	setlocal nomodifiable
endfunction

function! s:Complete(lead, line, at) abort
	let lines = systemlist('rust-interview --complete show ' .
	    \ shellescape(a:lead) . ' 2>/dev/null')
	return map(lines, 'split(v:val, "\t")[0]')
endfunction

command! -nargs=1 -complete=customlist,s:Complete RustInterview call s:Show(<q-args>)
