#include "config.h"

#include "cmd/opt.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/sv.h"
#include "base/vec.h"

static const struct opt *
by_letter(const struct opt *table, char letter)
{
	for (; table != NULL && table->type != OPT_END; table++)
		if (table->letter == letter)
			return table;
	return NULL;
}

/* The row whose long name is NAME, or the only one that begins with it. */
static const struct opt *
by_name(const struct opt_spec *spec, struct sv name, bool *is_ambiguous)
{
	const struct opt *tables[] = { spec->own, spec->common };
	const struct opt *near = NULL;
	size_t i;

	*is_ambiguous = false;
	for (i = 0; i < 2; i++) {
		const struct opt *o = tables[i];

		for (; o != NULL && o->type != OPT_END; o++) {
			if (o->name == NULL)
				continue;
			if (sv_eq(sv_cstr(o->name), name))
				return o;
			if (sv_starts(sv_cstr(o->name), name)) {
				*is_ambiguous = near != NULL;
				near = o;
			}
		}
	}
	return *is_ambiguous ? NULL : near;
}

static bool
is_in(const struct opt *table, const struct opt *o)
{
	for (; table != NULL && table->type != OPT_END; table++)
		if (table == o)
			return true;
	return false;
}

static bool
store_choice(const struct opt *o, const char *arg, unsigned *into,
    struct err *e)
{
	char all[128] = "";
	unsigned i;

	if (arg == NULL) {
		*into = o->value;
		return true;
	}
	for (i = 0; o->choices[i] != NULL; i++) {
		if (strcmp(o->choices[i], arg) == 0) {
			*into = i;
			return true;
		}
		(void)snprintf(all + strlen(all), sizeof(all) - strlen(all),
		    "%s%s", i == 0 ? "" : ", ", o->choices[i]);
	}
	return err_set(e, ERR_USAGE, "--%s takes one of %s, not '%s'", o->name,
	    all, arg);
}

static bool
store(const struct opt_spec *spec, const struct opt *o, const char *arg,
    struct err *e)
{
	char *base = is_in(spec->own, o) ? spec->own_into : spec->common_into;
	void *into = base + o->offset;
	uint64_t number;

	switch (o->type) {
	case OPT_FLAG:
		*(bool *)into = true;
		return true;
	case OPT_SET:
		*(unsigned *)into = o->value;
		return true;
	case OPT_STRING:
		*(const char **)into = arg;
		return true;
	case OPT_NUMBER:
		if (!sv_number(sv_cstr(arg), &number))
			return err_set(e, ERR_USAGE,
			    arg[0] != '\0' && arg[strspn(arg, "0123456789")] ==
				'\0' ? "%s%s: %s is too large" :
				"%s%s takes a number from 0 on, not '%s'",
			    o->name != NULL ? "--" : "-",
			    o->name != NULL ? o->name : (char[]){ o->letter, 0 },
			    arg);
		*(struct opt_number *)into = (struct opt_number){ true, number };
		return true;
	case OPT_LIST:
		vec_push((struct opt_list *)into, arg);
		return true;
	case OPT_CHOICE:
		return store_choice(o, arg, into, e);
	case OPT_END:
		break;
	}
	return true;
}

static bool
parse_long(const struct opt_spec *spec, char **argv, int argc, int *at,
    struct err *e)
{
	const char *text = argv[*at] + 2;
	const char *equals = strchr(text, '=');
	struct sv name = sv_make(text,
	    equals != NULL ? (size_t)(equals - text) : strlen(text));
	const char *arg = equals != NULL ? equals + 1 : NULL;
	bool is_ambiguous;
	const struct opt *o = by_name(spec, name, &is_ambiguous);

	if (o == NULL)
		return err_set(e, ERR_USAGE, "%s option '--%.*s'",
		    is_ambiguous ? "ambiguous" : "unknown", SV_ARG(name));
	if (o->arg == NULL && arg != NULL)
		return err_set(e, ERR_USAGE, "option '--%s' takes no argument",
		    o->name);
	if (o->arg != NULL && arg == NULL && !o->is_arg_optional) {
		if (*at + 1 >= argc)
			return err_set(e, ERR_USAGE,
			    "option '--%s' needs an argument: %s", o->name,
			    o->arg);
		arg = argv[++*at];
	}
	return store(spec, o, arg, e);
}

/* One word of letters, "-lc" or "-n5" or "-n 5". */
static bool
parse_letters(const struct opt_spec *spec, char **argv, int argc, int *at,
    struct err *e)
{
	const char *p = argv[*at] + 1;

	while (*p != '\0') {
		const struct opt *o = by_letter(spec->own, *p);
		const char *arg = NULL;

		if (o == NULL)
			o = by_letter(spec->common, *p);
		if (o == NULL)
			return err_set(e, ERR_USAGE, "unknown option '-%c'",
			    *p >= ' ' && *p < 127 ? *p : '?');
		p++;
		if (o->arg != NULL && !o->is_arg_optional) {
			if (*p != '\0')
				arg = p;
			else if (*at + 1 < argc)
				arg = argv[++*at];
			else
				return err_set(e, ERR_USAGE,
				    "option '-%c' needs an argument: %s",
				    o->letter, o->arg);
			return store(spec, o, arg, e);
		}
		if (!store(spec, o, NULL, e))
			return false;
	}
	return true;
}

/* Is ARG an option at this place? */
static bool
is_option(const char *arg, enum opt_order order, size_t nwords)
{
	/* "-" is standard input, "-3" a number. */
	if (arg[0] != '-' || arg[1] == '\0' || ascii_is_digit(arg[1]))
		return false;
	if (order != OPT_QUERY)
		return true;
	/* "->" and "-?" are text before any word too. */
	if (arg[1] != '-' && !ascii_is_letter(arg[1]))
		return false;
	if (nwords == 0 || (arg[1] == '-' && arg[2] != '\0'))
		return true;
	return arg[2] == '\0' && strchr("lcnb", arg[1]) != NULL;
}

bool
opt_parse(int argc, char **argv, const struct opt_spec *spec, size_t *nwords,
    bool *has_dashes, struct err *e)
{
	int i;

	*nwords = 0;
	*has_dashes = false;
	for (i = 1; i < argc; i++) {
		char *arg = argv[i];

		if (!*has_dashes && strcmp(arg, "--") == 0) {
			*has_dashes = true;
			continue;
		}
		if (*has_dashes || !is_option(arg, spec->order, *nwords)) {
			if (spec->order == OPT_STOP && !*has_dashes) {
				*nwords = (size_t)(argc - i);
				memmove(argv + 1, argv + i,
				    *nwords * sizeof(*argv));
				argv[*nwords + 1] = NULL;
				return true;
			}
			argv[++*nwords] = arg;
			continue;
		}
		if (!(arg[1] == '-' ? parse_long(spec, argv, argc, &i, e) :
			parse_letters(spec, argv, argc, &i, e)))
			return false;
	}
	return true;
}

void
opt_list_release(struct opt_list *l)
{
	vec_release(l);
}

void
opt_help(struct sink *out, const struct opt *table)
{
	for (; table != NULL && table->type != OPT_END; table++) {
		char left[64];

		(void)snprintf(left, sizeof(left), "%c%c%s%s%s%s%s%s%s",
		    table->letter != 0 ? '-' : ' ',
		    table->letter != 0 ? table->letter : ' ',
		    table->name == NULL ? "" :
			table->letter != 0 ? ", --" : "  --",
		    table->name == NULL ? "" : table->name,
		    table->is_arg_optional ? "[" : "",
		    table->arg == NULL ? "" : table->name == NULL ? " " : "=",
		    table->arg == NULL ? "" : table->arg,
		    table->is_arg_optional ? "]" : "", "");
		if (strlen(left) > 24)
			sink_printf(out, "  %s\n%28s%s\n", left, "",
			    table->help);
		else
			sink_printf(out, "  %-24s  %s\n", left, table->help);
	}
}
