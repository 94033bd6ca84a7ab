/* A log of answers from another machine: all of it is taken over, or nothing;
 * and what was taken over is written so that it can be taken over again. */
#include "config.h"

#include "fuzz.h"

#include "base/mem.h"
#include "study/exchange.h"

static void
export(struct store *s, struct buf *out)
{
	struct sink sink;
	struct err e = { 0 };

	sink_to_buf(&sink, out);
	FUZZ_CHECK(exchange_write(s, &sink, &e));
	sink_release(&sink);
}

static void
check_again(struct store *s)
{
	struct buf log = { 0 }, again = { 0 };
	struct exchange_sum sum;
	struct store other;
	struct sink sink;
	struct err e = { 0 };

	export(s, &log);
	FUZZ_CHECK(store_open(&other, ":memory:", &e));
	FUZZ_CHECK(exchange_read(&other, buf_view(&log), "log", &sum, &e));
	FUZZ_CHECK(sum.rows == sum.added);
	export(&other, &again);
	FUZZ_CHECK(sv_eq(buf_view(&log), buf_view(&again)));
	/* Its numbers of cards are each store's own. */
	buf_clear(&again);
	sink_to_buf(&sink, &again);
	FUZZ_CHECK(exchange_write_revlog(&other, &sink, &e));
	sink_release(&sink);
	store_close(&other);
	buf_release(&log);
	buf_release(&again);
}

/* A store without rows; one that an import has filled is made anew. */
static struct store *
empty_store(bool is_anew)
{
	static struct store s;
	struct err e = { 0 };

	if (is_anew)
		store_close(&s);
	if (s.sql.db == NULL)
		FUZZ_CHECK(store_open(&s, ":memory:", &e));
	return &s;
}

static void
check_empty(struct store *s)
{
	struct err e = { 0 };
	int64_t rows, grades, cards, models;

	FUZZ_CHECK(store_count(s, &rows, &grades, &e) && rows == 0);
	FUZZ_CHECK(sql_number(&s->sql, "SELECT count(*) FROM card", &cards,
	    &e) && cards == 0);
	FUZZ_CHECK(sql_number(&s->sql, "SELECT count(*) FROM model", &models,
	    &e) && models == 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct store *s;
	struct exchange_sum sum;
	struct err e = { 0 };

	if (s == NULL)
		s = empty_store(false);
	mem_asked_reset();
	if (exchange_read(s, fuzz_text(data, size), "log", &sum, &e)) {
		check_again(s);
		s = empty_store(true);
	} else {
		FUZZ_CHECK(e.code == ERR_CONTENT);
		check_empty(s);
	}
	FUZZ_CHECK(mem_asked() <= FUZZ_MEMORY_MAX);
	return 0;
}
