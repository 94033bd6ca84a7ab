#include "config.h"

#include "corpus/inner.h"

#include <sys/stat.h>

#include "base/mem.h"
#include "base/pool.h"
#include "base/vec.h"
#include "corpus/diag_list.h"
#include "doc/markdown_name.h"

struct finder {
	struct corpus *corpus;
	VEC(struct frame) frames;
	struct diag_sink *diag;
};

static void
find_skips(struct finder *f, const struct root *root, const struct walk *walk)
{
	for (size_t i = 0; i < walk->nskips; i++) {
		struct sv full = arena_printf(&f->corpus->arena, "%s/%.*s",
		    root->path, SV_ARG(walk->skips[i].path));

		diag_emit(f->diag, DIAG_WARNING, "skipped", full.p, 0,
		    "passed over: %s", walk->skips[i].why);
	}
}

static bool
find_below(struct finder *f, const char *path, struct err *e)
{
	struct corpus *c = f->corpus;
	struct root *root = &c->roots[c->nroots];
	struct walk walk;
	struct stat st;

	*root = (struct root){ .path = path };
	if (path[0] == '\0')
		return err_set(e, ERR_USAGE, "the name of a folder is empty");
	if (stat(path, &st) != 0)
		return err_sys(e, "%s", path);
	root->is_folder = S_ISDIR(st.st_mode);
	if (!file_walk(path, is_markdown_name, &c->arena, &walk, e))
		return false;
	find_skips(f, root, &walk);
	if (walk.n == 0)
		return err_set(e, ERR_SYS, "%s: no Markdown file (*.md, "
		    "*.markdown, *.mdx) in this folder", path);
	for (size_t i = 0; i < walk.n; i++) {
		struct frame frame = {
			.full = walk.items[i].full,
			.path = walk.items[i].path,
			.root = (uint32_t)c->nroots,
		};

		vec_push(&f->frames, frame);
	}
	c->nroots++;
	return true;
}

bool
corpus_find(struct corpus *c, char *const *paths, size_t npaths,
    struct diag_sink *diag, struct err *e)
{
	struct finder f = { .corpus = c, .diag = diag };
	bool ok = true;

	c->roots = arena_array(&c->arena, npaths, sizeof(*c->roots));
	for (size_t i = 0; ok && i < npaths; i++)
		ok = find_below(&f, paths[i], e);
	c->nframes = f.frames.n;
	c->frames = arena_copy(&c->arena, f.frames.v, c->nframes,
	    sizeof(*c->frames));
	vec_release(&f.frames);
	return ok;
}

/* What a worker has made of one page, until its turn comes. */
struct slot {
	struct arena arena;
	struct frame frame;
	struct diag_list diags;
};

struct loader {
	struct corpus *corpus;
	const struct corpus_opts *opts;
	struct diag_sink *diag;
	struct slot *slots;
	size_t window;
	struct arena *workers;		/* one a thread, for the page itself */
};

static bool
load_page(void *arg, size_t i, size_t worker, struct err *e)
{
	struct loader *l = arg;
	struct slot *slot = &l->slots[i % l->window];
	struct arena *a = &l->workers[worker];
	struct frame frame = l->corpus->frames[i];
	struct diag_sink diag;
	struct page_text text;

	slot->diags = (struct diag_list){ .arena = &slot->arena };
	diag = diag_list_sink(&slot->diags);
	if (!page_text_read(&frame, a, &diag, &text, &frame.is_bad, e))
		return false;
	frame_of(&frame, &text, a);
	slot->frame = frame_copy(&frame, &slot->arena);
	arena_clear(a);		/* the tree, before the next is read */
	return true;
}

static bool
keep_page(void *arg, size_t i, struct err *e)
{
	struct loader *l = arg;
	struct corpus *c = l->corpus;
	struct slot *slot = &l->slots[i % l->window];

	(void)e;
	c->frames[i] = frame_copy(&slot->frame, &c->arena);
	diag_list_give(&slot->diags, l->diag);
	arena_release(&slot->arena);
	if (l->opts->progress != NULL)
		l->opts->progress(l->opts->progress_arg, i + 1, c->nframes);
	return true;
}

bool
corpus_load(struct corpus *c, const struct corpus_opts *opts,
    struct diag_sink *diag, struct err *e)
{
	struct loader l = { .corpus = c, .opts = opts, .diag = diag };
	size_t threads = opts->threads > 0 ? opts->threads : pool_cores();
	struct pool_job job = { .work = load_page, .done = keep_page,
		.arg = &l, .n = c->nframes, .threads = threads };
	bool ok;

	l.window = pool_window(threads);
	l.slots = mem_array(l.window, sizeof(*l.slots));
	l.workers = mem_array(threads, sizeof(*l.workers));
	ok = pool_run(&job, e);
	for (size_t i = 0; i < l.window; i++)
		arena_release(&l.slots[i].arena);
	for (size_t i = 0; i < threads; i++)
		arena_release(&l.workers[i]);
	mem_free(l.slots);
	mem_free(l.workers);
	return ok;
}
