#include "config.h"

#include "cmd/study_face.h"

#include "cmd/notes.h"
#include "cmd/study_key.h"

void
face_layout(const struct face *f, enum sitting_stage stage, struct arena *a,
    struct layout *out)
{
	struct layout_opts how = terminal_layout(&f->study->app->terminal);
	const struct page *page = &f->sitting->page;
	const enum section *parts;
	size_t n;

	parts = sitting_parts(f->sitting, stage, &n);
	layout_parts(page, &page->entries[0], parts, n,
	    stage == SITTING_QUESTION, &how, a, out);
}

void
face_grades(const struct face *f, struct arena *a, struct sv out[GRADES + 1])
{
	static const char *const names[] = { NULL, "again", "hard, a pass",
		"good", "easy" };
	struct card choices[GRADES + 1];

	session_choices(&f->sitting->session, f->sitting->item, f->now,
	    choices);
	for (int g = GRADE_AGAIN; g <= GRADE_EASY; g++)
		out[g] = arena_printf(a, "%s (%.*s)", names[g],
		    SV_ARG(study_wait(&choices[g], f->now, a)));
}

struct sv
face_flags(const struct face *f, const char *separator, struct arena *a)
{
	return arena_printf(a, "%s%s%s%s",
	    f->sitting->item->stored.card.is_marked ? separator : "",
	    f->sitting->item->stored.card.is_marked ? "marked" : "",
	    sitting_is_changed(f->sitting) ? separator : "",
	    sitting_is_changed(f->sitting) ?
		"changed since you last answered it" : "");
}

bool
face_note(const struct face *f, struct err *e)
{
	const struct deck_item *item = f->sitting->item;
	struct place_in_book place = { .book = item->book, .page = item->page,
		.entry = item->entry };

	return notes_edit(f->study->app, &place, e);
}

void
face_keys(bool with_moves, unsigned columns, struct buf *out)
{
	const char *group = "";

	for (size_t i = 0; i < study_key_count; i++) {
		const struct study_key *k = &study_key_table[i];

		if (k->moves != CARD_STAY && !with_moves)
			continue;
		if (k->group != group)
			buf_printf(out, "%s%s\n", *group != '\0' ? "\n" : "",
			    k->group);
		group = k->group;
		if (columns < 60)
			buf_printf(out, "  %s\n      %s\n", k->keys, k->help);
		else
			buf_printf(out, "  %-18s  %s\n", k->keys, k->help);
	}
}
