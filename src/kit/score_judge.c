/* What may be wrong with a sheet that people filled in. */
#include "config.h"

#include "kit/score.h"

#include "book/names.h"
#include "kit/choose.h"
#include "kit/code.h"
#include "kit/sheet.h"

struct judge {
	struct book *book;
	const struct bank *bank;
	const struct filled *sheet;
	struct arena *a;
	struct finding_list *findings;
};

static void
find(struct judge *j, uint32_t line, struct sv text)
{
	struct finding f = { j->sheet->path, line, text };

	vec_push(j->findings, f);
}

/* The entry that NAME, page#id, is; UINT32_MAX if none. */
static bool
find_entry(struct judge *j, struct sv name, uint32_t *entry, struct err *e)
{
	struct sv id = name, slug;
	struct name_target page;
	size_t n;
	bool found;

	*entry = UINT32_MAX;
	if (!sv_split(&id, '#', &slug) || id.n == 0)
		return true;
	if (!book_names(j->book, NAME_SLUG, slug, &page, 1, &n, e))
		return false;
	if (n == 0)
		return true;
	if (!book_entry_by_id(j->book, page.page, id, entry, &found, e))
		return false;
	if (!found)
		*entry = UINT32_MAX;
	return true;
}

static bool
compare_sum(struct judge *j, const struct answer *answer, uint32_t entry,
    struct judged *out, struct err *e)
{
	struct page page;

	if (answer->sum.n == 0)
		return true;
	if (!book_page_entry(j->book, entry, j->a, &page, e))
		return false;
	out->is_changed = !sv_ieq(answer->sum,
	    sheet_sum(&page.entries[0], j->a));
	if (out->is_changed)
		find(j, answer->line, arena_printf(j->a, "%.*s has changed "
		    "since the sheet was made", SV_ARG(answer->name)));
	return true;
}

static bool
judge_question(struct judge *j, const struct answer *answer,
    struct judged *out, struct err *e)
{
	const struct question *q;
	uint32_t entry;

	out->kind = answer->kind;
	if (answer->name.n == 0) {
		find(j, answer->line, SV("a question without its name"));
		return true;
	}
	if (!find_entry(j, answer->name, &entry, e))
		return false;
	q = entry == UINT32_MAX ? NULL : bank_find(j->bank, entry);
	if (q == NULL) {
		find(j, answer->line, arena_printf(j->a, "%.*s is no question "
		    "of this book", SV_ARG(answer->name)));
		return true;
	}
	out->kind = q->kind;
	return compare_sum(j, answer, entry, out, e);
}

static void
judge_rating(struct judge *j, const struct answer *answer,
    struct judged *out)
{
	uint32_t line = answer->rating_line > 0 ? answer->rating_line :
						  answer->line;
	uint64_t rating;

	out->has_evidence = answer->evidence.n > 0;
	if (answer->has_two_ratings)
		find(j, line, SV("a second rating of one question; this one "
		    "counts"));
	if (answer->rating.n == 0) {
		find(j, line, arena_printf(j->a, "%.*s has no rating",
		    SV_ARG(answer->name)));
		return;
	}
	if (!sv_number(answer->rating, &rating) || rating == 0 ||
	    rating > RATING_MAX) {
		find(j, line, arena_printf(j->a, "'%.*s' is no rating; they go "
		    "from 1 to %d", SV_ARG(sv_sub(answer->rating, 0, 40)),
		    RATING_MAX));
		return;
	}
	out->rating = (unsigned)rating;
	if (!out->has_evidence)
		find(j, answer->evidence_line > 0 ? answer->evidence_line :
		    line, arena_printf(j->a, "%.*s has a rating without "
		    "evidence", SV_ARG(answer->name)));
}

static bool
is_answered(const struct filled *sheet, struct sv name, size_t before)
{
	for (size_t i = 0; i < before; i++)
		if (sv_eq(sheet->v[i].name, name))
			return true;
	return false;
}

/* Are the sheet's questions those that its code makes? */
static bool
compare_code(struct judge *j, struct err *e)
{
	const struct filled *sheet = j->sheet;
	struct wish w;
	struct choice choice;
	struct lack lack;
	struct err why = { 0 };

	if (!code_read(sheet->code, j->bank, &w, &why) ||
	    !choose(j->bank, &w, NULL, &choice, &lack)) {
		find(j, sheet->code_line, arena_sv(j->a, sv_cstr(why.msg)));
		return true;
	}
	for (size_t i = 0; i < choice.n; i++) {
		struct page page;
		struct sv name;

		if (!book_page_entry(j->book, choice.v[i].question->entry,
			j->a, &page, e))
			return false;
		name = arena_printf(j->a, "%.*s#%.*s", SV_ARG(page.slug),
		    SV_ARG(page.entries[0].id));
		if (!is_answered(sheet, name, sheet->n))
			find(j, sheet->code_line, arena_printf(j->a, "%.*s is "
			    "on the sheet %.*s, but not in this file",
			    SV_ARG(name), SV_ARG(sheet->code)));
	}
	return true;
}

static bool
judge_head(struct judge *j, struct err *e)
{
	const struct filled *sheet = j->sheet;
	uint32_t digest;
	struct err why = { 0 };

	if (sheet->candidate.n == 0)
		find(j, sheet->candidate_line > 0 ? sheet->candidate_line : 1,
		    SV("the candidate has no name; any alias will do"));
	if (!code_book(sheet->code, &digest, &why)) {
		find(j, sheet->code_line, arena_sv(j->a, sv_cstr(why.msg)));
		return true;
	}
	if (digest == code_digest(book_digest(j->book)))
		return compare_code(j, e);
	find(j, sheet->code_line, arena_printf(j->a, "the sheet was made of "
	    "another book than %.*s", SV_ARG(book_meta(j->book)->name)));
	return true;
}

bool
score_judge(struct book *b, const struct bank *bank,
    const struct rubric *rubric, const struct filled *sheet, struct arena *a,
    struct sheet_judged *out, struct finding_list *findings, struct err *e)
{
	struct judge j = { b, bank, sheet, a, findings };

	out->sheet = sheet;
	out->v = arena_array(a, sheet->n, sizeof(*out->v));
	if (!judge_head(&j, e))
		return false;
	for (size_t i = 0; i < sheet->n; i++) {
		const struct answer *answer = &sheet->v[i];

		if (!judge_question(&j, answer, &out->v[i], e))
			return false;
		judge_rating(&j, answer, &out->v[i]);
		out->v[i].weight = rubric->weights[out->v[i].kind];
		if (answer->name.n > 0 && is_answered(sheet, answer->name, i)) {
			find(&j, answer->line, arena_printf(a, "%.*s is there "
			    "twice; the first counts", SV_ARG(answer->name)));
			out->v[i].rating = 0;
		}
	}
	return true;
}

/* Did one interviewer hand in both? Without a name it is the file that tells. */
static bool
is_same_sheet(const struct filled *a, const struct filled *b)
{
	if (!sv_ieq(a->code, b->code) || !sv_ieq(a->candidate, b->candidate) ||
	    !sv_ieq(a->interviewer, b->interviewer))
		return false;
	return a->interviewer.n > 0 ||
	    sv_eq(sv_cstr(a->path), sv_cstr(b->path));
}

void
score_compare(const struct sheet_judged *sheets, size_t n, struct arena *a,
    struct finding_list *findings)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++) {
			const struct filled *sheet = sheets[i].sheet;
			struct finding f = { sheet->path, sheet->code_line,
				arena_printf(a, "the same sheet as %s: "
				    "candidate, interviewer and code agree",
				    sheets[k].sheet->path) };

			if (!is_same_sheet(sheet, sheets[k].sheet))
				continue;
			vec_push(findings, f);
			break;
		}
}
