/* Options from tables: the one parser of every command. A row says letter,
 * long name, argument, type and where in the command's struct the value goes;
 * --help and the manual's test read the same rows. */
#ifndef CMD_OPT_H
#define CMD_OPT_H

#include "base/err.h"
#include "base/sink.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum opt_type {
	OPT_END,	/* ends a table */
	OPT_FLAG,	/* bool: set to true */
	OPT_SET,	/* unsigned: set to `value` */
	OPT_STRING,	/* const char * */
	OPT_NUMBER,	/* struct opt_number, decimal */
	OPT_LIST,	/* struct opt_list: one more each time */
	OPT_CHOICE	/* unsigned: index into `choices` */
};

struct opt_list {
	const char **v;
	size_t n, cap;
};

struct opt_number {
	bool is_set;
	uint64_t value;
};

struct opt {
	char letter;		/* 0: none */
	const char *name;	/* long name; NULL: none */
	const char *arg;	/* name of the argument in --help; NULL: none */
	enum opt_type type;
	size_t offset;
	unsigned value;		/* OPT_SET; OPT_CHOICE: when given without */
	bool is_arg_optional;	/* only as --name=ARG */
	const char *const *choices;	/* OPT_CHOICE: NULL-terminated */
	const char *help;
};

/* When words that are no options stop the options. */
enum opt_order {
	OPT_PERMUTE,	/* never: GNU's order */
	OPT_STOP,	/* at the first word */
	OPT_QUERY	/* after the first word only long options and the letters
			   l c n b alone are options, the rest is text */
};

struct opt_spec {
	const struct opt *own, *common;		/* either may be NULL */
	void *own_into, *common_into;
	enum opt_order order;
};

/* Parse ARGV[1..ARGC), argv[0] being the command. Words are moved to ARGV[1..]
 * in order, *NWORDS says how many; with OPT_STOP they are what is left from
 * the first word on. *HAS_DASHES: a "--" was there. An option may be cut short
 * to a unique beginning. */
bool opt_parse(int argc, char **argv, const struct opt_spec *spec,
    size_t *nwords, bool *has_dashes, struct err *e) WARN_UNUSED;
void opt_list_release(struct opt_list *l);
/* The rows as --help shows them. */
void opt_help(struct sink *out, const struct opt *table);

#endif
