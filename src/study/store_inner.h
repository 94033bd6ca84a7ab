/* What the files of the store share. */
#ifndef STUDY_STORE_INNER_H
#define STUDY_STORE_INNER_H

#include "study/store.h"

/* Bring an open database to STORE_VERSION, from nothing or any older one. */
bool schema_bring_up(struct sql *s, struct err *e) WARN_UNUSED;
/* The first N migrations alone: what an older version left (for tests). */
bool schema_make(struct sql *s, int version, struct err *e) WARN_UNUSED;

/* The number of the model TEXT, which is added if it is new. */
bool store_model_number(struct store *s, struct sv text, int64_t *out,
    struct err *e) WARN_UNUSED;

/* Whom a row of log counts for, and all rows that count for card ?1. */
#define OWNER "coalesce(log.owner, log.card)"
#define OWNED_BY_1 "(owner = ?1 OR (owner IS NULL AND card = ?1))"

/* --- store_card.c, within a transaction --- */
bool store_write_card(struct store *s, const struct stored_card *c,
    struct err *e) WARN_UNUSED;
/* What one row that is not undone does to its card. */
void store_apply(const struct schedule *s, struct stored_card *c,
    const struct store_event *event);
bool store_replay_card(struct store *s, struct stored_card *c,
    struct err *e) WARN_UNUSED;

/* --- store_log.c, within a transaction --- */
bool store_insert(struct store *s, const struct log_row *row, int64_t model,
    struct err *e) WARN_UNUSED;
/* An id above ABOVE, the newest that the card has. Ids tell the order of rows
 * of the same time, and are the same in every store. */
bool store_new_id(struct store *s, int64_t at, int64_t above, int64_t *out,
    struct err *e) WARN_UNUSED;
/* The card's row as it is now, made if it is not there. */
bool store_find_or_make(struct store *s, struct sv name, struct arena *a,
    struct stored_card *out, struct err *e) WARN_UNUSED;
/* Times of a card never go back, whatever the clock does: NOW is moved. */
bool store_not_before(struct store *s, const struct stored_card *c,
    struct moment *now, struct err *e) WARN_UNUSED;

/* --- store_rename.c, within a transaction --- */
/* Work out whom each row counts for. */
bool store_settle_owners(struct store *s, struct err *e) WARN_UNUSED;

#endif
