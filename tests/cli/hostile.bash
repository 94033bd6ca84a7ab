# hostile_corpus: a folder "h" whose text is markup in other formats, and h.book.
# The text of hostile#evil is in hostile_text, as every format must give it back.
hostile_text='a	tab "quoted" '\''single'\'' <script>alert(1)</script> & &amp; ]]> \n {x} @bye .so $HOME'

hostile_corpus() {
	mkdir -p h/sub
	cat > h/book.yaml <<'END2'
name: h
title: "Hostile: <book> \"x\""
data: [notes.txt]
areas:
  - id: a
    title: "A & <B>"
    topics: [hostile, sub-plain]
END2
	printf 'no newline at the end' > h/notes.txt
	cat > h/hostile.md <<'END2'
---
title: "# title: with <b>, [x] and 'y'"
area: a
summary: "- it's \"so\": #1, 100% & more"
aliases: ["a, b", "true", "1.5"]
see-also: [sub-plain]
---

Overview with *stars*, **two**, ***three***, _a_*b*, ~~gone~~, a\*b, 1\. x,
\# no heading, \<b> no tag, &lt;i&gt;, &amp;amp;, [link](sub-plain "the \"title\""),
<https://example.org/a_b?c=d&e=f>, ![image](a(b).png), `` a`b ``, a\
hard break, a trailing &#32;
\- no list, \+ none, 14\) none, \=== and a control &#27;[31m.

## Evil <script> "title" {x} \# {#evil .junior .debug tags="E0382 <b> a\b" short="evil <s>"}

END2
	printf '%s\n' '```text' "$hostile_text" $'\e[31m' '```' >> h/hostile.md
	cat >> h/hostile.md <<'END2'

### Short answer
Short <b> &amp; "quoted", \[x\], a	tab and `]]>`.

### Answer
1. one

   two
2. - nested
   - > quoted

     ```rust
     # hidden
     let x = "</textarea>";
     ```

- list

<!-- -->

    indented

* other list

| a \| b | `c \| d` |
|:---|---:|
| *x* | |

***

<custom-tag>
raw & html
</custom-tag>

### Own heading {.unknown}
Text.

## Title {#given}

## Evil
END2
	cat > h/sub/plain.md <<'END2'
# Title

## Title

Twice, so the second got a number.

### Title
END2
	ri compile -q -o h.book h 2>/dev/null || [ $? = 1 ]
	[ -f h.book ]
}
