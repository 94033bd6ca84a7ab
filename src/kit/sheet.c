#include "config.h"

#include "kit/sheet.h"

#include "base/map.h"

/* clang-format off */
const struct sheet_form sheet_forms[] = {
	{ "text", ".txt", true, false, sheet_text },
	{ "markdown", ".md", true, false, sheet_markdown },
	{ "json", ".json", false, false, sheet_json },
	{ "html", ".html", false, false, sheet_html },
	{ "pdf", ".pdf", false, true, sheet_pdf },
};
/* clang-format on */
const size_t sheet_nforms = sizeof(sheet_forms) / sizeof(*sheet_forms);

const enum section sheet_sections[SHEET_PARTS] = { SECTION_COVER,
	SECTION_RED_FLAGS, SECTION_FOLLOW_UPS };

struct sv
sheet_sum(const struct entry *entry, struct arena *a)
{
	struct buf text = { 0 };
	uint32_t sum;

	buf_sv(&text, entry->title);
	for (const struct node *n = entry->first;
	    n != NULL && n != entry->end; n = n->next) {
		buf_byte(&text, '\n');
		node_plain(n, &text);
	}
	sum = map_hash(buf_view(&text));
	buf_release(&text);
	return arena_printf(a, "%08x", sum);
}

static void
add_part(const struct entry *entry, enum section section, struct arena *a,
    struct pieces *out)
{
	struct part part;

	if (part_find(entry, section, &part))
		pieces_add(part.first, part.end, a, out);
}

static void
fill(const struct entry *entry, bool is_for_candidate, struct arena *a,
    struct sheet_question *out)
{
	add_part(entry, SECTION_PROMPT, a, &out->prompt);
	add_part(entry, SECTION_TASK, a, &out->prompt);
	add_part(entry, SECTION_STARTER, a, &out->prompt);
	add_part(entry, SECTION_TESTS, a, &out->prompt);
	if (is_for_candidate)
		return;
	for (size_t i = 0; i < SHEET_PARTS; i++)
		add_part(entry, sheet_sections[i], a, &out->parts[i]);
}

static bool
add_question(struct book *b, const struct rubric *rubric,
    const struct chosen *chosen, struct arena *a, struct sheet *out,
    struct err *e)
{
	const struct question *q = chosen->question;
	struct page page;
	const struct entry *entry;

	if (!book_page_entry(b, q->entry, a, &page, e))
		return false;
	entry = &page.entries[0];
	out->v[out->n] = (struct sheet_question){
		.name = arena_printf(a, "%.*s#%.*s", SV_ARG(page.slug),
		    SV_ARG(entry->id)),
		.title = entry->title,
		.sum = sheet_sum(entry, a),
		.level = q->level,
		.kind = q->kind,
		.minutes = chosen->minutes,
		.weight = rubric->weights[q->kind],
		.anchors = rubric->anchors[q->kind][q->level],
	};
	fill(entry, out->is_for_candidate, a, &out->v[out->n]);
	out->n++;
	return true;
}

bool
sheet_make(struct book *b, const struct rubric *rubric, const struct wish *w,
    const struct choice *choice, struct sv code, struct arena *a,
    struct sheet *out, struct err *e)
{
	out->code = code;
	out->book = *book_meta(b);
	out->levels = levels_text(w->levels, a);
	out->minutes = choice->minutes;
	out->seed = w->seed;
	out->v = arena_array(a, choice->n, sizeof(*out->v));
	for (size_t i = 0; i < choice->n; i++)
		if (!add_question(b, rubric, &choice->v[i], a, out, e))
			return false;
	return true;
}
