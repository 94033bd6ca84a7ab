#!/usr/bin/env bats
# verify --signature: books that came from who says so.
load common

signed_book() {
	need openssl openssl
	small_corpus
	openssl genpkey -algorithm ed25519 -out private.pem
	openssl pkey -in private.pem -pubout -out team.pub
	openssl pkeyutl -sign -inkey private.pem -rawin -in c.book -out c.sig
}

@test "a signature by the key is found good, and the book is read as well" {
	signed_book
	run -0 ri verify --signature c.sig --key team.pub c.book
	[ "${lines[0]}" = "c.book: signed by the key team.pub" ]
	[[ "${lines[1]}" == "c.book: whole: "* ]]
	run -0 ri verify -q --signature=c.sig --key=team.pub c.book
	[ -z "$output" ]
}

@test "a changed book, another key, a short signature: one line, status 1" {
	signed_book
	cp c.book d.book
	printf x >> d.book
	run -1 ri verify --signature c.sig --key team.pub d.book
	[[ "$output" == *"d.book: c.sig is not its signature by the key team.pub"* ]]
	[ "${#lines[@]}" = 1 ]
	openssl genpkey -algorithm ed25519 | openssl pkey -pubout -out other.pub
	run -1 ri verify --signature c.sig --key other.pub c.book
	[ "${#lines[@]}" = 1 ]
	head -c 63 c.sig > short.sig
	run -1 ri verify --signature short.sig --key team.pub c.book
	[[ "$output" == *"63 bytes where there must be 64"* ]]
	[ "${#lines[@]}" = 1 ]
}

@test "a key of another kind and a private one are refused, status 2" {
	signed_book
	openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 |
	    openssl pkey -pubout -out ec.pub
	for key in ec.pub private.pem c.book; do
		run -2 ri verify --signature c.sig --key $key c.book
		[[ "$output" == *"$key: "* ]]
		[ "${#lines[@]}" = 1 ]
	done
	[[ "$(ri verify --signature c.sig --key ec.pub c.book 2>&1)" == \
	    *"ec.pub: not an Ed25519 public key in PEM"* ]]
}

@test "files that are missing and a machine without openssl: status 2" {
	signed_book
	for words in "none.sig --key team.pub c.book" \
	    "c.sig --key none.pub c.book" "c.sig --key team.pub none.book"; do
		run -2 ri verify --signature $words
		[ "${#lines[@]}" = 1 ]
		[[ "$output" == *none.* ]]
	done
	program=$(command -v rust-interview)
	PATH=$PWD/home run -2 "$program" verify --signature c.sig \
	    --key team.pub c.book
	[[ "$output" == *"checked by OpenSSL 3 or later (apt: openssl)"* ]]
	[ "${#lines[@]}" = 1 ]
}

@test "signature and key go together, with one book" {
	run -2 ri verify --signature c.sig c.book
	[[ "${lines[0]}" == *"--signature and --key are to be given together" ]]
	run -2 ri verify --signature c.sig --key k.pub a.book b.book
	[[ "${lines[0]}" == *"--signature takes one book" ]]
}
