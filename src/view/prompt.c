#include "config.h"

#include "view/prompt.h"

#include <string.h>

#include "base/utf8.h"
#include "view/key.h"

#define PROMPT_MAX 4096		/* bytes; what is typed beyond is dropped */
#define CONTROL(letter) ((letter) & 0x1F)

void
prompt_set(struct prompt *p, struct sv text)
{
	buf_clear(&p->text);
	buf_sv(&p->text, text);
	p->at = p->text.n;
}

void
prompt_release(struct prompt *p)
{
	buf_release(&p->text);
	p->at = 0;
}

/* The character before, or behind, the cursor. */
static size_t
before(const struct prompt *p)
{
	size_t i = p->at;

	while (i > 0 && ((unsigned char)p->text.p[--i] & 0xC0) == 0x80)
		;
	return i;
}

static size_t
behind(const struct prompt *p)
{
	size_t i = p->at;

	if (i < p->text.n)
		(void)utf8_next(buf_view(&p->text), &i);
	return i;
}

static size_t
word_before(const struct prompt *p)
{
	size_t i = p->at;

	while (i > 0 && p->text.p[i - 1] == ' ')
		i--;
	while (i > 0 && p->text.p[i - 1] != ' ')
		i--;
	return i;
}

static void
cut(struct prompt *p, size_t from, size_t end)
{
	if (from < end)
		memmove(p->text.p + from, p->text.p + end, p->text.n - end);
	p->text.n -= end - from;
	p->at = from;
}

static void
insert(struct prompt *p, uint32_t c)
{
	char bytes[4];
	size_t n = utf8_encode(c, bytes);

	if (p->text.n + n > PROMPT_MAX)
		return;
	(void)buf_reserve(&p->text, n);
	memmove(p->text.p + p->at + n, p->text.p + p->at, p->text.n - p->at);
	memcpy(p->text.p + p->at, bytes, n);
	p->text.n += n;
	p->at += n;
}

bool
prompt_key(struct prompt *p, uint32_t key)
{
	switch (key) {
	case VIEW_BACKSPACE:
		cut(p, before(p), p->at);
		return true;
	case VIEW_DELETE:
	case CONTROL('D'):
		cut(p, p->at, behind(p));
		return true;
	case CONTROL('W'):
		cut(p, word_before(p), p->at);
		return true;
	case CONTROL('U'):
		cut(p, 0, p->at);
		return true;
	case CONTROL('K'):
		p->text.n = p->at;
		return true;
	case VIEW_LEFT:
	case CONTROL('B'):
		p->at = before(p);
		return true;
	case VIEW_RIGHT:
	case CONTROL('F'):
		p->at = behind(p);
		return true;
	case VIEW_HOME:
	case CONTROL('A'):
		p->at = 0;
		return true;
	case VIEW_END:
	case CONTROL('E'):
		p->at = p->text.n;
		return true;
	default:
		break;
	}
	if (key < ' ' || key >= VIEW_NO_KEY || utf8_is_unsafe(key))
		return false;
	insert(p, key);
	return true;
}
