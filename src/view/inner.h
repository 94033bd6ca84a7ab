/* What the files of this room share of struct view. */
#ifndef VIEW_INNER_H
#define VIEW_INNER_H

#include "view/view.h"

/* --- places.c --- */
enum view_where view_where(const struct view *v);
/* Go to PLACE; where the reader was is kept, to come back to. */
void place_go(struct view *v, const struct place *place);
/* The same without a trace: back, forward. False if it cannot be shown. */
bool place_enter(struct view *v, const struct place *place);
/* Note in v->now where in it the reader is. */
void place_keep(struct view *v);
void place_step(struct view *v, int by);
/* The name ("page#id") and title of an entry; empty if the book is damaged. */
struct sv entry_name(struct view *v, struct book *book, uint32_t entry,
    struct arena *a);
struct sv entry_title(struct view *v, struct book *book, uint32_t entry,
    struct arena *a);
/* The entry at the top of the page, as its number in the book. */
uint32_t current_entry(const struct view *v);

/* --- page.c --- */
/* Rows between the bar and the foot. */
unsigned body_rows(const struct view *v);
/* Lay the page out again, at the same place. */
void page_set(struct view *v);
/* Move the top line to LINE; IS_FREE also beyond the last screenful. */
void page_to(struct view *v, size_t line, bool is_free);
/* Make LINE visible, moving as little as can be. */
void page_reveal(struct view *v, size_t line);
size_t page_lines(const struct view *v);
/* The links that are visible: the first, and how many. */
size_t visible_links(const struct view *v, size_t *first);
void follow_link(struct view *v, size_t number);
/* The blocks of code on the screen, up to VIEW_BLOCKS. */
size_t visible_blocks(const struct view *v, const struct node **blocks);
/* Find in the page what is in the prompt, from where that was begun. */
void find_typed(struct view *v, bool is_last);
/* Light again what was lit before something was typed. */
void find_end(struct view *v);
/* Do v->wish with a block. */
void use_block(struct view *v, const struct node *block);

/* Look for the words of v->now.query, to be lit when the page is set. */
void page_light(struct view *v);

/* --- outline.c --- */
#define PAGE_WIDTH 80	/* columns of text, where nothing else is asked for */
/* Columns for the page: all, or those beside which its questions stand. */
unsigned page_columns(const struct view *v);
/* The question, of the page, that is named at a place of the screen; 0 none. */
size_t outline_at(const struct view *v, unsigned column, unsigned row);
void outline_draw(const struct view *v, struct frame *f);

/* --- lists --- */
struct list *view_list(struct view *v);
unsigned item_rows(const struct view *v);
/* Items that the screen holds. */
size_t visible_items(const struct view *v);
void list_to(struct view *v, size_t item);
void list_move(struct view *v, long by);
/* Make the list that is shown, when it is stale. */
void list_make(struct view *v);
void contents_make(struct view *v);
void results_make(struct view *v);
/* What the results have been found by, in the view's arena. */
struct sv results_query(struct view *v);
void open_chosen(struct view *v);
/* Does an entry of that level and kind pass the filter? */
bool view_passes(const struct view *v, enum level level, enum kind kind);

/* --- ask.c --- */
void ask(struct view *v, enum asking what);
void ask_key(struct view *v, uint32_t key);
/* The question before the prompt. */
const char *ask_label(const struct view *v);
bool is_typing(const struct view *v);
struct filter_key {
	char key;
	bool is_level;
	unsigned number;
};
extern const struct filter_key filter_keys[];
extern const size_t filter_key_count;

/* --- draw_*.c --- */
#define LIST_COLUMNS 110	/* beyond, the eye loses the line */
#define FACTS_FROM 60	/* columns from which levels and kinds fit */
#define SLUG_FROM 100	/* and the name of the page before them */
void draw_list(struct view *v, struct frame *f);
void draw_page(struct view *v, struct frame *f);
void draw_text(struct view *v, struct frame *f);
/* LABEL and what has been typed behind it; of a long text, while HAS_CURSOR, as
 * much before the cursor as there is room for. */
void draw_typed(const struct view *v, struct frame *f, unsigned row,
    struct sv label, struct sv typed, bool has_cursor);
/* Rows that the foot takes. */
unsigned foot_rows(const struct view *v);

#endif
