# language: in book.yaml chooses the forms of words; small trees in three of them.
load common

setup_file() {
	MODULES=$(grep -c '^#define HAVE_STEM_MODULES 1' "${builddir:-.}/config.h") ||
	    true
	export MODULES
}

# found BOOK QUERY PAGE: the first hit, and nothing corrected to get there.
found() {
	run --separate-stderr ri -b "$1" search -l -- "$2"
	echo "$2: $output $stderr"
	[ "$status" = 0 ]
	[ -z "$stderr" ]
	[ "${lines[0]%%#*}" = "$3" ]
}

german_tree() {
	mkdir -p de
	cat > de/book.yaml <<'END'
name: handbuch
title: Handbuch
language: de
END
	cat > de/haeuser.md <<'END'
# Häuser und Straßen

Ein Haus steht an der Straße. Die Bewohnerin übergibt ihre Schlüssel.

## Wann werden die Schlüssel übergeben?

Sobald der Vertrag unterschrieben ist, laufen die Fristen. Größere Wohnungen kosten mehr.
END
	cat > de/vertrag.md <<'END'
# Verträge

Ein Vertrag hat zwei Unterschriften. Kündigungen erfolgen schriftlich.

## Wie wird gekündigt?

Mit einer Frist von drei Monaten.
END
}

russian_tree() {
	mkdir -p ru
	cat > ru/book.yaml <<'END'
name: kniga
title: Книга
language: russian
END
	cat > ru/vladenie.md <<'END'
# Владение

Каждое значение имеет одного владельца. Программисты пишут программы быстро.

## Когда значение освобождается?

Когда владелец выходит из области видимости. Ёлка стоит.
END
	cat > ru/zaim.md <<'END'
# Заимствование

Ссылки заимствуют значения. Компилятор проверяет ссылку.

## Сколько ссылок может быть?

Одна изменяемая или много неизменяемых.
END
}

japanese_tree() {
	mkdir -p ja
	cat > ja/book.yaml <<'END'
name: ja
title: 手引き
language: ja
END
	cat > ja/shoyuken.md <<'END'
# 所有権

所有権はRustの中心となる考え方であり、値にはただ一つの所有者がある。所有者がスコープから外れると、値は破棄される。「借用」によって、値を渡さずに参照することができます。

## 所有権が移動するのはいつですか

代入や関数呼び出しで値を渡すと、所有権が移動する。移動した後の変数は使えない。
END
	cat > ja/syakuyo.md <<'END'
# 借用

参照を借りることを借用という。権利を持つ人と所属は別である。データベースの設計も扱う。

## 可変参照はいくつ持てますか

同時に一つだけ持てる。東京都の有名な場所の話。
END
}

@test "German: inflected forms that stand in the book or not find each other" {
	german_tree
	ri compile -q -o de.book de
	for q in Haus häuser hauses STRASSE wohnung; do
		found de.book "$q" haeuser
	done
	for q in vertrages Verträgen unterschrift; do
		found de.book "$q" vertrag
	done
}

@test "German: forms that no page has are stemmed where the module is there" {
	[ "$MODULES" = 1 ] ||
	    skip "built without Snowball's modules for queries"
	german_tree
	ri compile -q -o de.book de
	for q in strassen größer; do found de.book "$q" haeuser; done
	for q in kündigen Kündigung; do found de.book "$q" vertrag; done
}

@test "Russian: a language by its Snowball name, forms in the book" {
	russian_tree
	ri compile -q -o ru.book ru
	for q in ВЛАДЕЛЕЦ владельца программы; do found ru.book "$q" vladenie; done
	for q in ссылки ссылку компилятор; do found ru.book "$q" zaim; done
}

@test "Russian: forms that no page has are stemmed where the module is there" {
	[ "$MODULES" = 1 ] ||
	    skip "built without Snowball's modules for queries"
	russian_tree
	ri compile -q -o ru.book ru
	for q in программа программиста владельцу; do
		found ru.book "$q" vladenie
	done
	for q in ссылка заимствованием компилятором; do
		found ru.book "$q" zaim
	done
}

@test "Japanese: each pair of characters is found, and no others" {
	japanese_tree
	ri compile -q -o ja.book ja
	for q in 所有権 有権 移動 所有者 Rustの中心; do
		found ja.book "$q" shoyuken
	done
	for q in 可変参照 データ 京都 同時に一つ; do
		found ja.book "$q" syakuyo
	done
	run ri -b ja.book search 権所
	[ "$status" = 1 ]
	run ri -b ja.book search -l 可変参照
	[ "${#lines[@]}" = 1 ]
}

@test "Japanese: lines end between characters, not before what closes" {
	japanese_tree
	ri compile -q -o ja.book ja
	for width in 20 21 24 25 40; do
		run ri -b ja.book show --width=$width shoyuken
		[ "$status" = 0 ]
		lacks -E '^ *[。、」）ー]' <<< "$output"
		lacks -E '[「（]$' <<< "$output"
		[ "$(grep -c . <<< "$output")" -gt $((200 / width)) ]
	done
}
