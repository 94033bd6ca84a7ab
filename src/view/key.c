#include "config.h"

#include "view/key.h"

#include "base/utf8.h"

static const struct {
	struct sv name;
	uint32_t key;
} names[] = {
	{ SV_INIT("Up"), VIEW_UP },
	{ SV_INIT("Down"), VIEW_DOWN },
	{ SV_INIT("Left"), VIEW_LEFT },
	{ SV_INIT("Right"), VIEW_RIGHT },
	{ SV_INIT("Home"), VIEW_HOME },
	{ SV_INIT("End"), VIEW_END },
	{ SV_INIT("PageUp"), VIEW_PAGE_UP },
	{ SV_INIT("PageDown"), VIEW_PAGE_DOWN },
	{ SV_INIT("Delete"), VIEW_DELETE },
	{ SV_INIT("Backspace"), VIEW_BACKSPACE },
	{ SV_INIT("Tab"), VIEW_TAB },
	{ SV_INIT("S-Tab"), VIEW_BACK_TAB },
	{ SV_INIT("Enter"), VIEW_ENTER },
	{ SV_INIT("Esc"), VIEW_ESC },
	{ SV_INIT("Space"), ' ' },
};

uint32_t
key_named(struct sv name)
{
	size_t i, end = 0;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (sv_eq(names[i].name, name))
			return names[i].key;
	if (name.n > 2 && sv_starts(name, SV("M-")))
		return VIEW_ALT + key_named(sv_from(name, 2));
	if (name.n == 3 && sv_starts(name, SV("C-")))
		return (uint32_t)name.p[2] & 0x1F;
	if (name.n > 0) {
		uint32_t c = utf8_next(name, &end);

		if (end == name.n)
			return c;
	}
	return VIEW_NO_KEY;
}

bool
key_in(const char *names_of, uint32_t key)
{
	struct sv rest = sv_cstr(names_of), word;

	while (sv_word(&rest, &word))
		if (key_named(word) == key)
			return true;
	return false;
}
