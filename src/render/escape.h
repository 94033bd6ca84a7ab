/* The one place where corpus bytes become bytes of a format. Every function
 * takes any bytes and writes something that the format shows as that text and
 * never acts on. Unsafe characters (utf8_is_unsafe) are dropped, invalid UTF-8
 * becomes U+FFFD. */
#ifndef RENDER_ESCAPE_H
#define RENDER_ESCAPE_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/sv.h"

#include <stdbool.h>
#include <stdint.h>

/* roff running text: backslash, '-' where it is a minus (an option, a number),
 * quotes that are not apostrophes, leading '.' and '\''; AT_LINE_START says
 * whether S begins an output line. Line ends and tabs become blanks. Non-ASCII
 * goes out as \[uXXXX] with the usual names for the common ones. */
void escape_roff(struct sink *out, struct sv s, bool at_line_start);
/* The same for literal code: every '-', '^', '~', '`' and '\'' copies as
 * itself; line ends stay, and the line behind one is guarded too. */
void escape_roff_code(struct sink *out, struct sv s, bool at_line_start);
/* A roff macro argument between double quotes. */
void escape_roff_arg(struct sink *out, struct sv s);
/* An argument of .TH: as other programs read it, too, so with plain '-'. */
void escape_roff_th(struct sink *out, struct sv s);
/* Texinfo text: @ { } and what Texinfo turns into dashes and quotes. Newlines
 * stay. */
void escape_texi(struct sink *out, struct sv s);
/* The same inside @code and @example, where dashes and quotes are literal. A
 * '#' that begins a line is guarded from makeinfo's line directives. */
void escape_texi_code(struct sink *out, struct sv s);
/* In an argument of a command that takes several: commas, too; a backtick,
 * which cannot stand there as itself, becomes a quote. */
void escape_texi_arg(struct sink *out, struct sv s);
/* A Texinfo node name: . , : ( ) = # and a letter that would make it `Top` or
 * `Topics` become =XX, so that different names stay different; blanks are
 * folded. */
void escape_texi_node(struct sink *out, struct sv s);
/* HTML text, and an attribute's value between double or single quotes. Tabs and
 * newlines stay. */
void escape_html(struct sink *out, struct sv s);
/* One name within a URL (a file name, a fragment): all but ASCII letters,
 * digits and - . _ ~ = becomes %XX. Safe as it is in an HTML attribute. */
void escape_url_name(struct sink *out, struct sv s);
/* A whole URL as it goes into an HTML attribute: what a URL may not hold
 * becomes %XX, what is escaped already stays. Which schemes are safe is the
 * caller's to know. */
void escape_url(struct sink *out, struct sv s);
void escape_json(struct sink *out, struct sv s);	/* without the quotes */
/* One TSV field: tab, CR, LF and controls become a blank. */
void escape_tsv(struct sink *out, struct sv s);
/* One that can be read back: \t, \n, \r, \\, and a \ before what would begin a
 * spreadsheet's formula; other controls are dropped. */
void escape_tsv_field(struct sink *out, struct sv s);
/* XML and HTML: text, and values in double quotes. What XML cannot hold is
 * dropped, line ends and tabs stay. */
void escape_xml(struct sink *out, struct sv s);

/* Markdown that reads as S. Where S stands decides what would be markup. */
struct escape_markdown_where {
	bool is_first, is_last;	/* of a line or of emphasis: blanks there */
	bool is_before_link;
	bool is_heading, is_cell;
};
void escape_markdown(struct sink *out, struct sv s,
    struct escape_markdown_where where);
/* Inside code and where Markdown is made already: lines and tabs stay. */
void escape_markdown_code(struct sink *out, struct sv s, bool is_cell);
/* A link's address, its title in double quotes, a code block's info. */
void escape_markdown_url(struct sink *out, struct sv s);
void escape_markdown_title(struct sink *out, struct sv s, bool is_cell);
void escape_markdown_info(struct sink *out, struct sv s);
/* A scalar on one line, in quotes where it needs them. IS_ITEM: in a list
 * between brackets. */
void escape_yaml(struct sink *out, struct sv s, bool is_item);

/* Plain text for a terminal or file: controls but newline dropped; IS_ASCII
 * also turns what ASCII can say into it (dashes, quotes, arrows) and the rest
 * into '?'. */
void escape_plain(struct sink *out, struct sv s, bool is_ascii);

/* One line of plain text: as escape_plain, with line ends and tabs as blanks.
 * S itself when there is nothing to change, else a copy in A. */
struct sv escape_plain_sv(struct sv s, bool is_ascii, struct arena *a);
/* How C is said in ASCII; "?" when it cannot be, "" for a combining mark. */
struct sv escape_ascii(uint32_t c);

/* Paragraphs of the two typesetters are gathered escaped, with FILL_LINE
 * around what must stand on a line of its own (a request, a macro). */
#define FILL_LINE '\001'

/* Write an escaped roff paragraph in source lines of at most 78 bytes where
 * words allow: a new sentence on a new line; '.', '\'' and T} at the start of
 * a line guarded; words longer than LONGEST get break points. */
void fill_roff(struct sink *out, struct sv escaped, size_t longest);
/* The same on one line, for headings and table cells. */
void fill_roff_line(struct sink *out, struct sv escaped, size_t longest);
/* Columns that escaped roff text takes on one line. */
size_t fill_roff_columns(struct sv escaped);
/* Write BODY, a manual page's escaped source without its head, behind what
 * gives devices that lack a sign in it another one. */
void fill_roff_body(struct sink *out, struct sv body);
/* Write an escaped Texinfo paragraph. */
void fill_texi(struct sink *out, struct sv escaped);
/* The same on one line, for headings and table cells. */
void fill_texi_line(struct sink *out, struct sv escaped);

#endif
