/* The search of an exported site without a browser: for each line of standard
 * input the names of the first hits, parted by blanks.
 * usage: node ask.js SITE [N] <QUERIES */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const site = process.argv[2];
const limit = Number(process.argv[3] || 3);
const scripts = ["search-index.js", "token.js", "index.js", "parts.js", "words.js",
    "query.js", "search.js"];

scripts.forEach(function (name) {
	vm.runInThisContext(fs.readFileSync(path.join(site, name), "utf8"),
	    { filename: name });
});
/* global bookSearch */
const index = vm.runInThisContext("new BookIndex(searchIndex)");

function nameOf(entry) {
	const id = index.data.entries[entry][0];

	return index.page(entry).slug + (id === "" ? "" : "#" + id);
}

fs.readFileSync(0, "utf8").replace(/\n$/, "").split("\n")
    .forEach(function (query) {
	const names = bookSearch(index, query, limit).best.map(function (hit) {
		return nameOf(hit.entry);
	});
	console.log(names.join(" "));
});
