#include "config.h"

#include "kit/exercise.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/file.h"
#include "doc/fence.h"
#include "doc/section.h"
#include "kit/piece.h"

#define CRATES_MAX 8
#define MANIFEST_MAX ((size_t)1 << 16)

static void
add_crate(struct exercise *x, struct sv crate)
{
	for (size_t i = 0; i < x->crates.n; i++)
		if (sv_eq(x->crates.v[i], crate))
			return;
	if (crate.n > 0 && x->crates.n < CRATES_MAX)
		x->crates.v[x->crates.n++] = crate;
}

/* The Rust of PART, as it compiles. */
static struct sv
code_of(struct exercise *x, enum section section, struct arena *a)
{
	struct buf code = { 0 };
	struct part part;
	struct sv out;

	if (!part_find(x->entry, section, &part))
		return SV("");
	for (const struct node *n = part.first; n != NULL && n != part.end;
	    n = n->next) {
		struct fence fence;

		if (n->type != NODE_CODE)
			continue;
		fence = fence_parse(n->u.code.info, a);
		if (!fence.is_rust)
			continue;
		fence_compiled(n->text, &code);
		add_crate(x, fence.crate);
	}
	out = arena_sv(a, buf_view(&code));
	buf_release(&code);
	return out;
}

bool
exercise_read(const struct page *page, const struct entry *entry,
    struct arena *a, struct exercise *out)
{
	struct part p = { 0 };

	*out = (struct exercise){ .page = page, .entry = entry };
	out->name = arena_printf(a, "%.*s#%.*s", SV_ARG(page->slug),
	    SV_ARG(entry->id));
	out->crates.v = arena_array(a, CRATES_MAX, sizeof(*out->crates.v));
	out->starter = code_of(out, SECTION_STARTER, a);
	out->tests = code_of(out, SECTION_TESTS, a);
	out->solution = code_of(out, SECTION_SOLUTION, a);
	while (part_next(entry, &p))
		out->nhints += p.section == SECTION_HINT;
	return entry->kind == KIND_EXERCISE && out->starter.n > 0 &&
	    out->tests.n > 0;
}

struct sv
exercise_crates(const struct exercise *x, struct arena *a)
{
	struct sv all = SV("");

	for (size_t i = 0; i < x->crates.n; i++)
		all = arena_printf(a, "%.*s%s%.*s", SV_ARG(all),
		    i > 0 ? ", " : "", SV_ARG(x->crates.v[i]));
	return arena_printf(a, "the crate%s %.*s", x->crates.n > 1 ? "s" : "",
	    SV_ARG(all));
}

struct sv
exercise_source(const struct exercise *x, struct sv code, struct arena *a)
{
	struct buf text = { 0 };
	struct sv out;

	buf_sv(&text, code);
	buf_cstr(&text, "\n#[cfg(test)]\nmod tests {\nuse super::*;\n");
	buf_sv(&text, x->tests);
	buf_cstr(&text, "}\n");
	out = arena_sv(a, buf_view(&text));
	buf_release(&text);
	return out;
}

/* --- the folder --- */

static const char manifest_mark[] = "exercise = \"";

/* NAME with what a manifest might take for something else as hyphens. */
static void
put_name(struct sv name, struct buf *out)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool is_plain = ascii_is_alnum(c) || c == '_' || c == '#';

		buf_byte(out, (unsigned char)(is_plain ? c : '-'));
	}
}

static void
put_manifest(const struct exercise *x, struct buf *out)
{
	buf_cstr(out, "[package]\nname = \"exercise-");
	put_name(x->entry->id, out);
	buf_printf(out, "\"\nversion = \"0.1.0\"\nedition = \"2024\"\n"
	    "publish = false\n\n[package.metadata.rust-interview]\n%s",
	    manifest_mark);
	put_name(x->name, out);
	buf_cstr(out, "\"\n\n[dependencies]\n");
	for (size_t i = 0; i < x->crates.n; i++) {
		put_name(x->crates.v[i], out);
		buf_cstr(out, " = \"*\"\n");
	}
	/* Not part of a workspace that the folder may lie in. */
	buf_cstr(out, "\n[workspace]\n");
}

static void
put_library(const struct exercise *x, struct buf *out)
{
	buf_printf(out, "//! %.*s\n//!\n//! rust-interview exercise check "
	    "runs the tests; so does cargo test%s.\n\n",
	    SV_ARG(x->entry->title), x->crates.n > 0 ? "" :
	    ", or\n//! rustc --edition 2024 --test src/lib.rs && ./lib");
	buf_sv(out, x->starter);
	buf_cstr(out, "\n#[cfg(test)]\nmod tests;\n");
}

static void
put_tests(const struct exercise *x, struct buf *out)
{
	buf_cstr(out, "use super::*;\n\n");
	buf_sv(out, x->tests);
}

static void
put_readme(const struct exercise *x, struct buf *out)
{
	struct pieces task = { 0 };
	struct arena a = { 0 };
	struct part part;
	struct sink sink;

	buf_printf(out, "# %.*s\n", SV_ARG(x->entry->title));
	if (part_find(x->entry, SECTION_TASK, &part))
		pieces_add(part.first, part.end, &a, &task);
	sink_to_buf(&sink, out);
	pieces_markdown(&sink, &task, false);
	sink_release(&sink);
	buf_printf(out, "\nWrite your answer into `src/lib.rs`.\n\n"
	    "    rust-interview exercise check\n"
	    "    rust-interview exercise hint %.*s\n"
	    "    rust-interview exercise solution %.*s\n",
	    SV_ARG(x->entry->id), SV_ARG(x->entry->id));
	arena_release(&a);
}

static const struct {
	const char *path;
	void (*put)(const struct exercise *x, struct buf *out);
} folder_files[] = {
	{ "Cargo.toml", put_manifest },
	{ "src/lib.rs", put_library },
	{ "src/tests.rs", put_tests },
	{ "README.md", put_readme },
};
#define FILES (sizeof(folder_files) / sizeof(*folder_files))

static bool
write_file(const struct exercise *x, size_t i, const char *dir,
    struct arena *a, struct err *e)
{
	struct buf text = { 0 };
	bool ok;

	folder_files[i].put(x, &text);
	ok = file_put(arena_printf(a, "%s/%s", dir, folder_files[i].path).p,
	    buf_view(&text), e);
	buf_release(&text);
	return ok;
}

static void
remove_folder(const char *dir, struct arena *a)
{
	for (size_t i = 0; i < FILES; i++)
		(void)unlink(arena_printf(a, "%s/%s", dir,
		    folder_files[i].path).p);
	(void)rmdir(arena_printf(a, "%s/src", dir).p);
	(void)rmdir(dir);
}

/* Made beside its place, and moved there whole: over an empty folder too, but
 * never over one that holds anything. */
bool
exercise_start(const struct exercise *x, const char *dir, struct arena *a,
    struct err *e)
{
	char *stage = arena_cstr(a, arena_printf(a, "%s.XXXXXX", dir));
	bool ok;

	if (mkdtemp(stage) == NULL)
		return err_sys(e, "cannot make the folder %s", dir);
	ok = chmod(stage, 0755) == 0 &&
	    mkdir(arena_printf(a, "%s/src", stage).p, 0777) == 0;
	if (!ok)
		(void)err_sys(e, "cannot make the folder %s", dir);
	for (size_t i = 0; i < FILES && ok; i++)
		ok = write_file(x, i, stage, a, e);
	if (ok && rename(stage, dir) != 0) {
		ok = false;
		if (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR)
			(void)err_set(e, ERR_SYS, "%s is there already; name "
			    "another folder", dir);
		else
			(void)err_sys(e, "cannot make the folder %s", dir);
	}
	if (!ok)
		remove_folder(stage, a);
	return ok;
}

struct sv
exercise_of(const char *dir, struct arena *a)
{
	struct sv mark = sv_cstr(manifest_mark), name = { 0 };
	struct buf text = { 0 };
	struct err e = { 0 };

	if (file_read(arena_printf(a, "%s/Cargo.toml", dir).p, MANIFEST_MAX,
		&text, &e)) {
		struct sv rest = buf_view(&text);
		size_t at = sv_find(rest, mark);

		rest = sv_from(rest, at < rest.n ? at + mark.n : rest.n);
		(void)sv_split(&rest, '"', &name);
	}
	name = arena_sv(a, name);
	buf_release(&text);
	return name;
}
