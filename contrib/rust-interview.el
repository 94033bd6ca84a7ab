;;; rust-interview.el --- the reference in Emacs  -*- lexical-binding: t -*-

;; C-h S (info-lookup-symbol) on a word of Rust opens the manual where its index
;; has it: an error code, an alias, a tag.  M-x rust-interview NAME shows a page
;; or a question.  M-x compile with "rust-interview lint DIR" needs nothing: its
;; lines are as GNU's.  To use it: (load "…/rust-interview.el").

(require 'info-look)

(dolist (mode '(rust-mode rust-ts-mode markdown-mode))
  (info-lookup-add-help
   :mode mode
   :regexp "[A-Za-z_][A-Za-z0-9_-]*"
   :doc-spec '(("(rust-interview)Code Index")
               ("(rust-interview)Concept Index"))))

(defun rust-interview--complete (prefix)
  "The names that begin with PREFIX."
  (mapcar (lambda (line) (car (split-string line "\t")))
          (ignore-errors
            (process-lines "rust-interview" "--complete" "show" prefix))))

(defun rust-interview (name)
  "Show the page or question NAME of rust-interview."
  (interactive
   (list (completing-read "Page or question: "
                          (completion-table-dynamic
                           #'rust-interview--complete))))
  (with-current-buffer (get-buffer-create "*rust-interview*")
    (let ((inhibit-read-only t))
      (erase-buffer)
      (call-process "rust-interview" nil t nil "--no-pager" "--width=78"
                    "--" name)
      (goto-char (point-min)))
    (view-mode)
    (display-buffer (current-buffer))))

;;; rust-interview.el ends here
