# Pictures of the folder that pages show are carried in the book.
load common

# tree: the folder t, with three pictures that its page shows.
tree() {
	mkdir -p t/sub/img t/static "t/with blank"
	printf '\211PNG one' > t/sub/img/one.png
	printf '<svg/>' > "t/with blank/two #2.svg"
	printf 'GIF89a' > t/static/three.gif
	cat > t/sub/a.md <<'END'
# A

![The *first*](img/one.png "a title") and <img src="../with%20blank/two%20%232.svg" alt="second">.

[![linked](/three.gif)](https://e.org)
END
}

@test "a site has them, by their paths, with their text" {
	tree
	run -0 --separate-stderr ri compile -o t.book t
	[ -z "$stderr" ]
	rm -r t
	ri verify t.book
	ri -b t.book export html out
	printf '\211PNG one' | cmp - out/pictures/sub/img/one.png
	cmp <(printf '<svg/>') "out/pictures/with blank/two #2.svg"
	[ "$(cat out/pictures/static/three.gif)" = GIF89a ]
	grep -qF '<img src="pictures/sub/img/one.png" alt="The first" title="a title">' out/sub-a.html
	grep -qF '<img src="pictures/with%20blank/two%20%232.svg" alt="second">' out/sub-a.html
	grep -qF '<a href="https://e.org"><img src="pictures/static/three.gif" alt="linked"></a>' out/sub-a.html
	run -0 ri -b t.book show sub-a
	[[ $output == *'[The first]'*'[second]'*'[linked]'* ]]
}

@test "a second export removes those that are gone" {
	tree
	ri compile -q -o t.book t
	ri -b t.book export html out
	echo '# A' > t/sub/a.md
	ri compile -q -o t.book t
	ri -b t.book export html out
	[ ! -e out/pictures ]
}

@test "an export as Markdown has them, and gives the same book again" {
	tree
	ri compile -q -o t.book t
	ri -b t.book export markdown again
	cmp t/sub/img/one.png again/sub/img/one.png
	(cd again && run -0 --separate-stderr ri compile -o ../again.book . &&
	    [ -z "$stderr" ])
	ri -b again.book export html out
	[ -f out/pictures/static/three.gif ]
	ri -b again.book export markdown twice
	diff -r again twice
}

@test "only pictures of the folder are carried; each other one is a warning" {
	tree
	echo secret > secret.png
	echo secret > t/notes.txt
	ln -s ../secret.png t/link.png
	mkfifo t/fifo.png
	truncate -s 9M t/big.png
	cat > t/b.md <<'END'
![a](../secret.png) ![b](link.png) ![c](fifo.png) ![d](big.png)

![e](none.png) ![f](notes.txt) ![g](https://e.org/x.png) ![h](//e.org/y.png)

![i](data:image/png;base64,AAAA) ![j](file:///etc/x.png) ![k](../../../../etc/x.png)
END
	run -0 timeout 10 rust-interview compile -v -o t.book t
	[[ $output == *"t/b.md:1: warning: picture not carried: link.png: outside of the folder"* ]]
	[[ $output == *"t/b.md:1: warning: picture not carried: fifo.png: no regular file"* ]]
	[[ $output == *"t/b.md:1: warning: picture not carried: big.png: larger than 8 MiB"* ]]
	[[ $output == *"t/b.md:3: warning: picture not carried: none.png: no such file"* ]]
	[ "$(grep -c 'not carried' <<< "$output")" = 4 ]
	ri -b t.book export html out
	[ "$(find out/pictures -type f | wc -l)" = 3 ]
	run -1 grep -r secret out
	run -1 grep -E '<img[^>]*(//|\.\.|data:)' out/b.html
}

@test "all pictures together are bounded" {
	tree
	for i in 1 2 3 4 5 6 7 8 9 10; do
		truncate -s 7M t/$i.png
		echo "![$i]($i.png)"
	done > t/b.md
	run -0 ri compile -v -o t.book t
	[ "$(grep -c 'all pictures are larger than 64 MiB' <<< "$output")" = 1 ]
	run -0 ri -b t.book search -l first
}

@test "of two folders with a picture of one name the second says so" {
	tree
	mkdir -p u/sub/img
	echo other > u/sub/img/one.png
	echo '![x](img/one.png)' > u/sub/b.md
	run -0 ri compile -v -o t.book t u
	[[ $output == *"u/sub/b.md:1: warning: picture not carried: sub/img/one.png: another folder has a picture of that name"* ]]
}

@test "the edition without answers carries none" {
	tree
	printf '## Q?\n\n![x](sub/img/one.png)\n\n### Answer\n\na\n' > t/q.md
	ri compile -q --edition=candidate -o t.book t
	ri -b t.book export html out
	[ ! -e out/pictures ]
}

@test "a thousand of them are carried, and a file beside them is found" {
	mkdir t
	printf 'E0382\ta\n' > t/error-codes.tsv
	for i in $(seq 1000); do
		printf '<svg>%d</svg>' "$i" > "t/a-name-of-some-length-$i.svg"
		echo "![$i](a-name-of-some-length-$i.svg)"
	done > t/a.md
	ri compile -q -o t.book t
	ri verify t.book
	ri -b t.book export html out
	[ "$(find out/pictures -type f | wc -l)" = 1000 ]
	[ "$(cat out/pictures/a-name-of-some-length-777.svg)" = '<svg>777</svg>' ]
	ri -b t.book show E0382 | grep -F '[1000]'
}

@test "a book's size is told against its pages and pictures" {
	mkdir t
	printf '# A\n\n![one](one.png)\n' > t/a.md
	head -c 100000 /dev/urandom > t/one.png
	run -0 ri compile -o t.book t
	[[ $output =~ ' 10'[0-9].[0-9]' % of the source' ]]
}
