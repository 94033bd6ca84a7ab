#include "config.h"

#include "kit/bank.h"

/* What an answer with one or two follow-ups takes; from the plan of the page
 * `interviewing`. */
static const uint8_t minutes_table[KIND_COUNT][LEVEL_COUNT] = {
	[KIND_CONCEPT] = { 0, 5, 6, 7 },
	[KIND_COMPARE] = { 0, 5, 6, 8 },
	[KIND_BEHAVIOURAL] = { 0, 5, 6, 8 },
	[KIND_DEBUG] = { 0, 6, 8, 9 },
	[KIND_CODE] = { 0, 10, 12, 14 },
	[KIND_DESIGN] = { 0, 10, 12, 15 },
	[KIND_EXERCISE] = { 0, 20, 25, 30 },
};

bool
bank_book(const struct shelf *s, struct book **out, struct err *e)
{
	for (size_t i = 0; i < s->n; i++) {
		unsigned questions = 0;

		*out = s->books[i];
		for (uint32_t k = 0; k < book_nentries(*out); k++) {
			struct entry_brief brief;

			if (!book_entry_brief(*out, k, &brief, e))
				return false;
			questions += brief.level != LEVEL_NONE &&
			    brief.kind != KIND_NONE;
			if (questions == BANK_LEAST)
				return true;
		}
	}
	*out = s->books[0];
	return true;
}

unsigned
bank_minutes(enum kind kind, enum level level)
{
	return minutes_table[kind][level];
}

static bool
area_of(struct book *b, uint32_t page, struct bank *bank, uint32_t *area,
    struct err *e)
{
	struct page_info info;

	if (!book_page_info(b, page, &info, e))
		return false;
	*area = info.area;
	if (info.area >= bank->nareas)
		bank->nareas = info.area + 1;
	return true;
}

bool
bank_load(struct book *b, struct arena *a, struct bank *out, struct err *e)
{
	struct entry_brief brief;
	struct entry_info info;
	uint32_t area = 0, page = UINT32_MAX;

	*out = (struct bank){ .nentries = book_nentries(b),
		.npages = book_npages(b) };
	out->v = arena_array(a, out->nentries, sizeof(*out->v));
	for (uint32_t i = 0; i < out->nentries; i++) {
		struct question *q = &out->v[out->n];

		if (!book_entry_brief(b, i, &brief, e))
			return false;
		if (brief.level == LEVEL_NONE || brief.kind == KIND_NONE)
			continue;
		if (!book_entry_info(b, i, a, &info, e) ||
		    (brief.page != page &&
		    !area_of(b, brief.page, out, &area, e)))
			return false;
		page = brief.page;
		if (info.is_overview)
			continue;
		*q = (struct question){ .entry = i, .page = page,
			.area = area, .level = brief.level,
			.kind = brief.kind, .minutes = info.ask,
			.has_own_minutes = info.ask > 0 };
		if (info.ask == 0)
			q->minutes = minutes_table[q->kind][q->level];
		out->n++;
	}
	return true;
}

const struct question *
bank_find(const struct bank *bank, uint32_t entry)
{
	size_t low = 0, high = bank->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (bank->v[middle].entry < entry)
			low = middle + 1;
		else
			high = middle;
	}
	return low < bank->n && bank->v[low].entry == entry ? &bank->v[low] :
							      NULL;
}
