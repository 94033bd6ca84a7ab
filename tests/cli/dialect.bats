# What other programs add to Markdown becomes a book, too.
load common

# page TEXT: the page a, alone in the folder t, as it is shown.
page() {
	mkdir -p t
	printf '%s\n' "$1" > t/a.md
	ri compile -q -o t.book t 2>err
	ri -b t.book show a
}

@test "a footnote stands in the entry that refers to it first" {
	run page '# T

Text[^late] and `[^late]`.

## One

See[^x] and[^late], but not[^none].

## Two

End.

[^x]: The *note*,
going on.

    In two paragraphs.
[^late]: http://example.org
[^unused]: Kept.'
	[ "$status" = 0 ]
	[[ $output == *'Text[1] and `[^late]`.'*'[1] http://example.org'*One*'See[2] and[1], but not[^none].'*'[2] The note, going on.'*'In two paragraphs.'*Two*'End.'*'[3] Kept.'* ]]
	[ "$(ri -b t.book list | wc -l)" = 3 ]
}

@test "mdBook's includes are read, also parts, in code and in each other" {
	mkdir -p t/sub
	cat > t/sub/x.rs <<'END'
fn one() {}
// ANCHOR: two
fn two() {}
// ANCHOR_END: two
fn three() {}
END
	echo 'Inner {{#include last.md}}' > t/sub/inner.md
	echo 'and last.' > t/sub/last.md
	run page '# T

{{#title Other}}

```rust
{{#include sub/x.rs:two}}
{{#include sub/x.rs:5}}
```

```rust
{{#rustdoc_include sub/x.rs:two}}
```

> {{#playground sub/x.rs:1:1}}

{{#include sub/inner.md}}'
	[ "$status" = 0 ]
	[ ! -s err ]
	[ "$(grep -c 'fn two' <<< "$output")" = 2 ]
	[ "$(grep -c 'fn three' <<< "$output")" = 1 ]
	[[ $output != *ANCHOR* && $output != *include* ]]
	[[ $output == *'Inner and last.'* ]]
	ri -b t.book code a | grep '^# fn one' || ri -b t.book code a | grep 'fn one'
}

@test "an include that leaves the tree or is not there is its name, with a warning" {
	mkdir -p t
	echo secret > secret
	ln -s ../secret t/link.md.txt
	mkfifo t/fifo
	printf 'a\200b\n' > t/latin1.txt
	run page 'A {{#include ../secret}} b.

{{#include link.md.txt}}

{{#include none}}

{{#include fifo}} {{#include latin1.txt}} {{#include /etc/passwd}}

{{#include a.md}}'
	[ "$status" = 0 ]
	[[ $output != *secret\ * && $output != *root:* ]]
	[[ $output == *'A [../secret] b.'*'[link.md.txt]'*'[none]'*'[fifo] [latin1.txt] [/etc/passwd]'*'[a.md]'* ]]
	run -0 ri compile -v -o t.book t
	[[ $output == *"t/a.md:1: warning: not included: ../secret: outside of the folder"* ]]
	[[ $output == *"t/a.md:5: warning: not included: none: no such file"* ]]
	[[ $output == *"t/a.md:7: warning: not included: latin1.txt: not UTF-8"* ]]
	[[ $output == *"t/a.md:9: warning: not included: a.md: too many"* ]]
}

@test "diagnostics behind an include name the lines of the file" {
	mkdir -p t
	printf '1\n2\n3\n' > t/x
	page '{{#include x}}

[dead](nowhere)' > /dev/null
	run -0 ri compile -v -o t.book t
	[[ $output == *"t/a.md:3: warning: link leads nowhere: nowhere"* ]]
}

@test "Hugo's shortcodes show what they say" {
	run page '{{< figure src="p.png" caption="A picture" >}}

{{% alert title="Careful" color="warning" %}}
Text with `{{< code >}}`.
{{% /alert %}}

{{< highlight go "linenos=table" >}}
x := {{ .Title }}
{{< /highlight >}}

```
{{< kept >}}
```'
	[ "$status" = 0 ]
	[[ $output == *'[A picture]'*Careful*'Text with `{{< code >}}`.'*'x := {{ .Title }}'*'{{< kept >}}'* ]]
	[[ $output != *alert* && $output != *highlight* && $output != *figure* ]]
}

@test "Jekyll's Liquid leads to pages, and is dropped where it says nothing" {
	mkdir -p t/sub
	echo '# B' > t/sub/b.md
	run page '{% include nav.html %}

{% comment %}
hidden
{% endcomment %}

See [b]({{ site.baseurl }}{% link sub/b.md %}){:target="_blank"} of {{ page.title }}.
{: .note }

{% highlight ruby %}
puts 1
{% endhighlight %}'
	[ "$status" = 0 ]
	[[ $output != *hidden* && $output != *'{%'* && $output != *note* && $output != *baseurl* ]]
	[[ $output == *'See b'*'puts 1'* ]]
	run -0 ri compile -v -o t.book t
	[[ $output != *"leads nowhere"* ]]
}

@test "what is written with a backslash stays, also through an export" {
	page 'A \{{< figure >}} b \{% tag %} \{{ site.x }} \{{#include a}} c.

\{: .x}

`{% y %}` {z}' > shown
	[[ $(< shown) == *'A {{< figure >}} b {% tag %} {{ site.x }} {{#include a}} c.'*'{: .x}'*'`{% y %}` {z}'* ]]
	ri -b t.book export markdown again
	ri compile -q -o again.book again
	ri -b again.book show a | cmp - shown
}

@test "a page without a book is read in the same way, from its own folder" {
	mkdir -p t/s
	echo inner > t/s/i.txt
	printf '{{#include i.txt}}\n\nNote[^1].\n\n[^1]: Here.\n' > t/s/a.md
	for path in t/s/a.md ./t/s/a.md "$PWD/t/s/a.md"; do
		run -0 ri -l "$path"
		[[ $output == *inner*'Note[1].'*'[1] Here.'* ]]
	done
}

@test "the Rust Reference's names of rules are places, not text" {
	mkdir -p t
	printf '# T\n\nr[items.fn]\n## Functions\n\nr[items.fn.intro]\n' > t/a.md
	printf 'A *function*. r[i] is\nr[i]\n' >> t/a.md
	printf '[there](a.md#r-items.fn.intro)\n' > t/b.md
	run -0 ri compile -v -o t.book t
	[[ $output != *"leads nowhere"* ]]
	run -0 ri -b t.book show a
	[[ $output == *'A function. r[i] is r[i]'* ]]
	[[ $output != *items.fn* ]]
	run -0 ri -b t.book show b
	[[ $output == *'there (a#functions)'* ]]
}

@test "boxes of Docusaurus, VuePress and Pandoc are quotations with their titles" {
	run page '# T

Before.
:::note

In *one*.

```text
:::tip
```
:::
After.

:::tip[Try `x`]
- item
:::
::::details More of it
:::warning
Inner.
:::
Outer.
::::

::: {.caution}
Pandoc.
:::

:::tabs
Laid out.
:::

::: pkg.module.Class

End :::.'
	[ "$status" = 0 ]
	[[ $output == *'│ Note: In one.'*'│   :::tip'*After.* ]]
	[[ $output == *'│ Try `x`'*'│ More of it'*'│ │ Warning: Inner.'*'│ Outer.'* ]]
	[[ $output == *'│ Caution: Pandoc.'*'    Laid out.'* ]]
	[[ $output == *'    ::: pkg.module.Class'*'End :::.'* ]]
	[ "$(grep -c ':::' <<< "$output")" = 3 ]
}

@test "boxes and tabs of MkDocs hold what is indented below them" {
	run page '# T

!!! note
    Text `a`

    ```c
    int x;

    ```
!!! warning inline end "Mind **this**"

    Two.

    ??? tip "Inner"
        Three.

After.

=== "Tab *A*"

    Four.

        code

=== "Tab B"
    1. Five

       !!! danger ""
           Six.

Wow!
!!! no box at all

    if (a
        === "b")'
	[ "$status" = 0 ]
	[[ $output == *'│ Note: Text `a`'*'│   int x;'*'│ Mind this'*'│ Two.'*'│ │ Inner'*'│ │ Three.'* ]]
	[[ $output == *'    After.'*'    Tab A'*'    Four.'*'      code'*'    Tab B'*'1.  Five'*'│ Six.'* ]]
	[[ $output == *'Wow! !!! no box at all'*'=== "b")'* ]]
	[ "$(grep -c '!!!\|???' <<< "$output")" = 1 ]
}

@test "blocks between slashes are boxes and tabs, comments of Rust are not" {
	run page '# T

//// tab | Python 3

One.

/// note | Mind
    type: warning

Two.

///

////

/// Adds one.
/// note that it may overflow

/// tip
Three.
///'
	[ "$status" = 0 ]
	[[ $output == *'    Python 3'*'    One.'*'│ Mind'*'│ Two.'*'/// Adds one.'*'│ Tip: Three.'* ]]
	[[ $output == *'/// note that it'* && $output != *type:* ]]
}

@test "what only MDX can read is dropped, and tags keep what they say" {
	run page "import Tabs from '@theme/Tabs';
import {
  A,
} from './a';

# T

export const x = () => (
  <b>gone</b>
);

## Two {/*to*/}

{/* gone
gone */}
Text {/* gone */} goes on, \`{/* stays */}\`.
import from 'it' what you like.

<Tabs groupId=\"a\" values={[
    {label: 'gone', value: 'b'},
  ]}>
<TabItem value=\"b\" label='Of it' on={() => 'gone>'}>

Inner.

</TabItem>
</Tabs>

\`\`\`js
import y from 'y';
export const z = 1;
<Y a={b} />
\`\`\`

<T is no tag
at all.

{/* not closed

<T nor
this"
	[ "$status" = 0 ]
	[[ $output != *gone* && $output != *Tabs* && $output != *"'./a'"* ]]
	[[ $output == *'Text goes on, `{/* stays */}`. import from'*'Of it'*Inner.* ]]
	[[ $output == *"import y from 'y';"*'export const z = 1;'*'<Y a={b} />'*'<T is no tag at all.'*'not closed'*'<T nor this'* ]]
	run -0 ri -b t.book show a#to
}

@test "between a component's tags is Markdown, with blank lines or without" {
	run page 'Before

<Note>
Some **bold** of `<link>`.
</Note>
After.

<Tabs>
  <TabItem label="One">
    deep
  </TabItem>
</Tabs>

1. Step

   <Warning>
   *in it*
   </Warning>
2. Next

<Aside title="Mind">
Use **both**.
</Aside>

The type is
<String>
in it, as ``{/* kept */}`` is.

<pre>
<Config>
  <Item>
</Config>
</pre>

### `a` {/*of-a*/}

<Vec> is.'
	[ "$status" = 0 ]
	[[ $output == *'Before'*'Some bold of `<link>`.'*After.*One*deep*'1.  Step'*'in it'*'2.  Next'*Mind*'Use both.'*'The type is <String> in it, as `{/* kept */}` is.'*'`a`'*'<Vec> is.'* ]]
	[[ $output == *$'<pre>\n    <Config>\n      <Item>\n    </Config>\n    </pre>'* ]]
	for gone in '\*\*' '</[^Cp]' '<Note>' '{/\*of'; do
		printf '%s\n' "$output" | lacks "$gone"
	done
	run -0 ri -b t.book show a#of-a
}

@test "outlines that mdbook-course makes are dropped" {
	run page '# T

{{%session outline}}

a {{% raw }} b {{% note %}} c {{% not closed'
	[ "$status" = 0 ]
	[[ $output == *'a {{% raw }} b'*'c {{% not closed'* ]]
	printf '%s\n' "$output" | lacks outline
}

@test "files that end in .markdown and .mdx are pages, and links reach them" {
	mkdir -p t/guide
	printf '# Home\n\n[a](guide/one) [b](guide/two.md) [c](guide/three.html) [d](guide/)\n' > t/README.markdown
	printf '# One\n\n[Two](./two.mdx#part)\n' > t/guide/one.markdown
	printf 'import X from "x"\n\n# Two\n\n## Part\n\n<X />Text.\n' > t/guide/two.mdx
	printf '# Three\n' > t/guide/three.mdx
	printf '# Guide\n' > t/guide/index.mdx
	printf 'no page\n' > t/guide/.mdx
	printf 'no page\n' > t/guide/x.md5
	ri compile -o t.book t 2> err
	lacks warning < err
	[ "$(ri -b t.book list --tsv | cut -f1 | grep -vc '#')" = 5 ]
	ri -b t.book export html site
	for link in 'guide-one.html">a' 'guide-two.html">b' \
	    'guide-three.html">c' 'guide.html">d'; do
		grep -q "<a href=\"$link</a>" site/=69ndex.html
	done
	[[ "$(ri -b t.book show guide-two)" == *Part*Text.* ]]
	ri -b t.book show guide/two.mdx > page
	diff page <(ri -b t.book show guide-two)
	ri -b t.book export markdown again
	ri compile -q -o again.book again
	diff <(ri -b t.book list) <(ri -b again.book list)
	[ -f again/guide/two.md ]
	ri -l t/guide/one.markdown | grep -q One
	(cd t/guide && ri two.mdx | grep -q Text)
}

@test "one hyphen in a cell below a table's header is enough" {
	run page '| a | b |
|--|:-|
| x | y |

> c|d
> -|-
> 1|2

a | b

- | -'
	[ "$status" = 0 ]
	[[ $output == *'a  b'*'x  y'*'│ c  d'*'│ 1  2'*'a | b'*'• | -'* ]]
	[ "$(printf '%s\n' "$output" | grep -c '|')" = 2 ]
}
