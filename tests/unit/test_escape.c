#include "config.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "render/escape.h"

static char text[65536];

/* What ESCAPE writes for S. */
static const char *
escaped(void (*escape)(struct sink *, struct sv), struct sv s)
{
	struct buf b = { 0 };
	struct sink out = { 0 };

	sink_to_buf(&out, &b);
	escape(&out, s);
	assert_true(b.n < sizeof(text));
	if (b.n > 0)
		memcpy(text, b.p, b.n);
	text[b.n] = '\0';
	sink_release(&out);
	buf_release(&b);
	return text;
}

static void
roff_text(struct sink *out, struct sv s)
{
	escape_roff(out, s, true);
}

static void
roff_code(struct sink *out, struct sv s)
{
	escape_roff_code(out, s, true);
}

static void
plain_utf8(struct sink *out, struct sv s)
{
	escape_plain(out, s, false);
}

static void
plain_ascii(struct sink *out, struct sv s)
{
	escape_plain(out, s, true);
}

static void
roff_keeps_requests_and_escapes_as_text(void **state)
{
	(void)state;
	assert_string_equal(escaped(roff_text, SV(".so \\fBx 'q' don't")),
	    "\\&.so \\efBx \\(aqq' don't");
	assert_string_equal(escaped(roff_text, SV("'br")), "\\(aqbr");
	assert_string_equal(escaped(roff_text, SV("a\nb\tc")), "a b c");
}

static void
roff_has_minus_for_options_and_hyphen_in_words(void **state)
{
	(void)state;
	assert_string_equal(escaped(roff_text, SV("well-known -x --all 3 - 1")),
	    "well-known \\-x \\-\\-all 3 - 1");
}

static void
roff_names_signs_beyond_ascii(void **state)
{
	(void)state;
	assert_string_equal(escaped(roff_text, SV("\u2014\u2026\u4E2D\u00E9")),
	    "\\(em\\[u2026]\\[u4E2D]\\:\\[u00E9]");
}

static void
roff_code_copies_as_typed(void **state)
{
	(void)state;
	assert_string_equal(escaped(roff_code, SV("'a -> `x` ^~ \\n\n.EE")),
	    "\\(aqa \\-> \\(gax\\(ga \\(ha\\(ti \\en\n\\&.EE");
}

static void
roff_argument_holds_no_quotation_mark(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_roff_arg, SV("a \"b\" -c")),
	    "a \\(dqb\\(dq \\-c");
}

static void
html_text_has_no_tags_and_leaves_no_attribute(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_html,
	    SV("<script>a && \"b\" 'c'</script> ]]>\n\tx")),
	    "&lt;script&gt;a &amp;&amp; &quot;b&quot; &#39;c&#39;"
	    "&lt;/script&gt; ]]&gt;\n\tx");
	assert_string_equal(escaped(escape_html, SV("a\033\r\x7F\0b\xFF")),
	    "ab\uFFFD");
}

static void
names_in_a_url_keep_nothing_that_a_url_reads(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_url_name,
	    SV("a b/../c?d#e%41&\"<\u00E9=3D")),
	    "a%20b%2F..%2Fc%3Fd%23e%2541%26%22%3C%C3%A9=3D");
}

static void
urls_keep_what_is_escaped_and_leave_no_attribute(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_url,
	    SV("https://e.org/a%20b c%?x=1&y='2'#[\"<>{|}#\\")),
	    "https://e.org/a%20b%20c%25?x=1&amp;y=%272%27#%5B%22%3C%3E"
	    "%7B%7C%7D%23%5C");
}

static void
texinfo_text_has_no_commands(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_texi, SV("@bye {x} -- '' `")),
	    "@@bye @{x@} -@asis{}- '@asis{}' @t{`}");
	assert_string_equal(escaped(escape_texi_arg, SV("a, b")),
	    "a@comma{} b");
}

static void
texinfo_code_is_no_line_directive(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_texi_code,
	    SV("# 12 \"f\"\n  #line 3\n@end example")),
	    "@hashchar{} 12 \"f\"\n  @hashchar{}line 3\n@@end example");
}

static void
texinfo_node_names_stay_apart(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_texi_node, SV("v1.2,a:(b)")),
	    "v1=2E2=2Ca=3A=28b=29");
	assert_string_equal(escaped(escape_texi_node, SV("v1=2E2")),
	    "v1=3D2E2");
	assert_string_equal(escaped(escape_texi_node, SV("Top")), "=54op");
	assert_string_equal(escaped(escape_texi_node, SV("ownership")),
	    "ownership");
}

static void
json_has_no_control_characters(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_json,
	    SV("\"\\/\n\t\033[0m\001\u2028\177")),
	    "\\\"\\\\/\\n\\t[0m\\u2028");
}

static void
tsv_field_stays_one_field(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_tsv, SV("a\tb\r\nc\033d")),
	    "a b  c d");
}

static void
plain_text_drives_no_terminal(void **state)
{
	(void)state;
	assert_string_equal(escaped(plain_utf8,
	    SV("a\033[31mb\u202Ec\xC2\x9B" "d\u200Be\nf")), "a[31mbcde\nf");
}

static void
bytes_that_are_no_text_become_a_replacement(void **state)
{
	(void)state;
	assert_string_equal(escaped(plain_utf8, SV("a\xFF\xC0z")),
	    "a\uFFFD\uFFFDz");
	assert_string_equal(escaped(escape_json, SV("\xED\xA0\x80")),
	    "\uFFFD\uFFFD\uFFFD");
}

static void
ascii_says_what_it_can(void **state)
{
	(void)state;
	assert_string_equal(escaped(plain_ascii,
	    SV("\u201Cx\u201D \u2014 \u2192 \u2026 caf\u00E9 \u4E2D \u2502")),
	    "\"x\" -- -> ... cafe ? |");
}

static void
clean_text_is_not_copied(void **state)
{
	struct arena a = { 0 };
	const struct sv s = SV("plain text, caf\u00E9");

	(void)state;
	assert_ptr_equal(escape_plain_sv(s, false, &a).p, s.p);
	assert_true(sv_eq(escape_plain_sv(SV("a\nb\033c"), false, &a),
	    SV("a bc")));
	assert_true(sv_eq(escape_plain_sv(s, true, &a),
	    SV("plain text, cafe")));
	arena_release(&a);
}

/* --- what was written reads back as the same --- */

static unsigned
hex_value(const char *p)
{
	unsigned v = 0;

	for (int i = 0; i < 4; i++)
		v = v << 4 | (unsigned)(p[i] <= '9' ? p[i] - '0' :
		    (p[i] | 0x20) - 'a' + 10);
	return v;
}

/* A JSON string's inside as text (escapes below U+0800 or in the BMP). */
static size_t
json_read(const char *p, char *out)
{
	size_t n = 0;

	for (; *p != '\0'; p++) {
		unsigned c;

		assert_true((unsigned char)*p >= 0x20 && *p != '"');
		if (*p != '\\') {
			out[n++] = *p;
			continue;
		}
		p++;
		switch (*p) {
		case 'n':
			out[n++] = '\n';
			break;
		case 't':
			out[n++] = '\t';
			break;
		case 'u':
			c = hex_value(p + 1);
			out[n++] = (char)(0xE0 | c >> 12);
			out[n++] = (char)(0x80 | (c >> 6 & 0x3F));
			out[n++] = (char)(0x80 | (c & 0x3F));
			p += 4;
			break;
		default:
			assert_true(*p == '"' || *p == '\\');
			out[n++] = *p;
		}
	}
	return n;
}

static void
json_reads_back_as_written(void **state)
{
	static const char hostile[] = "</script>\"},{\"a\":\"\\\n\t'\u2029"
	    "\u65E5\U0001F600 \\u0000 \\\\\" ]]>";
	char back[sizeof(hostile) * 2];
	size_t n;

	(void)state;
	n = json_read(escaped(escape_json, sv_cstr(hostile)), back);
	assert_int_equal(n, sizeof(hostile) - 1);
	assert_memory_equal(back, hostile, n);
}

static void
yaml_item(struct sink *out, struct sv s)
{
	escape_yaml(out, s, true);
}

static void
yaml_value(struct sink *out, struct sv s)
{
	escape_yaml(out, s, false);
}

static void
any_byte_is_safe_in_every_format(void **state)
{
	static void (*const all[])(struct sink *, struct sv) = {
		roff_text, roff_code, escape_roff_arg, escape_roff_th,
		escape_texi, escape_texi_code, escape_texi_arg,
		escape_texi_node, escape_json, escape_tsv, escape_tsv_field,
		escape_markdown_url, escape_markdown_info, yaml_value,
		yaml_item, plain_utf8, plain_ascii,
	};
	char pair[2];

	(void)state;
	for (size_t f = 0; f < sizeof(all) / sizeof(*all); f++) {
		for (unsigned v = 0; v < 65536; v++) {
			const char *p;

			pair[0] = (char)(v >> 8);
			pair[1] = (char)(v & 0xFF);
			p = escaped(all[f], sv_make(pair, 2));
			assert_int_equal(utf8_check(sv_cstr(p)), strlen(p));
			for (; *p != '\0'; p++)
				assert_true((unsigned char)*p >= 0x20 ||
				    *p == '\n');
		}
	}
}

static void
xml_keeps_no_markup_and_no_byte_that_xml_cannot_hold(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_xml, SV("<a b=\"c\">&amp;]]>\x1B\t\n")),
	    "&lt;a b=&quot;c&quot;&gt;&amp;amp;]]&gt;\t\n");
	assert_string_equal(escaped(escape_xml, SV("\xEF\xBF\xBF\u202E\u00E9")),
	    "\uFFFD\u00E9");
}

static void
tsv_fields_can_be_read_back(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_tsv_field, SV("a\tb\nc\\n\rd\x01")),
	    "a\\tb\\nc\\\\n\\rd");
}

static void
tsv_fields_are_no_formulas(void **state)
{
	(void)state;
	assert_string_equal(escaped(escape_tsv_field, SV("=1+1")), "\\=1+1");
	assert_string_equal(escaped(escape_tsv_field, SV("@a")), "\\@a");
	assert_string_equal(escaped(escape_tsv_field, SV("-b")), "\\-b");
	/* What is dropped hides nothing. */
	assert_string_equal(escaped(escape_tsv_field,
	    SV("\x01\x7F\u202E+1")), "\\+1");
	assert_string_equal(escaped(escape_tsv_field, SV("a=b")), "a=b");
	assert_string_equal(escaped(escape_tsv_field, SV("\n=b")), "\\n=b");
	assert_string_equal(escaped(escape_tsv_field, SV("")), "");
}

static void
markdown_plain(struct sink *out, struct sv s)
{
	escape_markdown(out, s, (struct escape_markdown_where){ 0 });
}

static void
markdown_line(struct sink *out, struct sv s)
{
	escape_markdown(out, s, (struct escape_markdown_where){
	    .is_first = true, .is_last = true, .is_before_link = true });
}

static void
markdown_head(struct sink *out, struct sv s)
{
	escape_markdown(out, s, (struct escape_markdown_where){
	    .is_first = true, .is_last = true, .is_heading = true });
}

static void
markdown_escapes_what_would_be_markup_only(void **state)
{
	(void)state;
	assert_string_equal(escaped(markdown_plain,
	    SV("a*b _c_ d_e [f] `g` h\\ ~i~ <j> 1 < 2 & R&D &amp; k!")),
	    "a\\*b \\_c\\_ d_e \\[f\\] \\`g\\` h\\\\ \\~i\\~ \\<j> "
	    "1 < 2 & R&D \\&amp; k!");
	assert_string_equal(escaped(markdown_line, SV(" a! ")),
	    "&#32;a!&#32;");
	assert_string_equal(escaped(markdown_line, SV("a!")), "a\\!");
	assert_string_equal(escaped(markdown_head, SV("a {#b} #")),
	    "a \\{#b} \\#");
}

static void
markdown_names_controls(void **state)
{
	(void)state;
	assert_string_equal(escaped(markdown_plain, SV("a\x1B[\u202E\n")),
	    "a&#27;\\[&#x202E;&#10;");
}

static void
markdown_code(struct sink *out, struct sv s)
{
	escape_markdown_code(out, s, true);
}

static void
markdown_code_is_as_it_was_but_for_controls_and_bars(void **state)
{
	(void)state;
	assert_string_equal(escaped(markdown_code, SV("*a* | <b>\t\x1B\u202E")),
	    "*a* \\| <b>\t");
	assert_string_equal(escaped(markdown_code, SV("a\x97" "b\xEF\xBF\xBD")),
	    "a\xEF\xBF\xBD" "b\xEF\xBF\xBD");
}

static void
yaml_quotes_what_would_not_be_text(void **state)
{
	(void)state;
	assert_string_equal(escaped(yaml_value, SV("a, b [c]")), "a, b [c]");
	assert_string_equal(escaped(yaml_item, SV("a, b")), "\"a, b\"");
	assert_string_equal(escaped(yaml_value, SV("1.96")), "\"1.96\"");
	assert_string_equal(escaped(yaml_value, SV("2026-11-21")),
	    "2026-11-21");
	assert_string_equal(escaped(yaml_value, SV("No")), "\"No\"");
	assert_string_equal(escaped(yaml_value, SV("a: \"b\\\" #c\n")),
	    "\"a: \\\"b\\\\\\\" #c\\U0000000A\"");
	assert_string_equal(escaped(yaml_value, SV("- a")), "\"- a\"");
	assert_string_equal(escaped(yaml_value, SV("a\xE1 b")),
	    "\"a\\uFFFD b\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roff_keeps_requests_and_escapes_as_text),
		cmocka_unit_test(
		    roff_has_minus_for_options_and_hyphen_in_words),
		cmocka_unit_test(roff_names_signs_beyond_ascii),
		cmocka_unit_test(roff_code_copies_as_typed),
		cmocka_unit_test(roff_argument_holds_no_quotation_mark),
		cmocka_unit_test(html_text_has_no_tags_and_leaves_no_attribute),
		cmocka_unit_test(names_in_a_url_keep_nothing_that_a_url_reads),
		cmocka_unit_test(urls_keep_what_is_escaped_and_leave_no_attribute),
		cmocka_unit_test(texinfo_text_has_no_commands),
		cmocka_unit_test(texinfo_code_is_no_line_directive),
		cmocka_unit_test(texinfo_node_names_stay_apart),
		cmocka_unit_test(json_has_no_control_characters),
		cmocka_unit_test(tsv_field_stays_one_field),
		cmocka_unit_test(plain_text_drives_no_terminal),
		cmocka_unit_test(bytes_that_are_no_text_become_a_replacement),
		cmocka_unit_test(ascii_says_what_it_can),
		cmocka_unit_test(clean_text_is_not_copied),
		cmocka_unit_test(json_reads_back_as_written),
		cmocka_unit_test(any_byte_is_safe_in_every_format),
		cmocka_unit_test(xml_keeps_no_markup_and_no_byte_that_xml_cannot_hold),
		cmocka_unit_test(tsv_fields_can_be_read_back),
		cmocka_unit_test(tsv_fields_are_no_formulas),
		cmocka_unit_test(markdown_escapes_what_would_be_markup_only),
		cmocka_unit_test(markdown_names_controls),
		cmocka_unit_test(markdown_code_is_as_it_was_but_for_controls_and_bars),
		cmocka_unit_test(yaml_quotes_what_would_not_be_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
