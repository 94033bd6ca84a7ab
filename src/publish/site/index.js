/* The book's index, as search-index.js holds it (see html_search.c). What a
 * query finds in it is in parts.js. */
"use strict";

var BookIndex = (function () {
	/* Numbers are digits of base 91: printable ASCII but '"' and '\\'. */
	function Reader(text) {
		this.text = text;
		this.at = 0;
	}

	Reader.prototype.digit = function () {
		var c = this.text.charCodeAt(this.at++);
		return c - 35 - (c > 92 ? 1 : 0);
	};

	Reader.prototype.number = function () {
		var d = this.digit(), n = 0, digits = d < 90 ? 3 : 5;

		if (d < 64)
			return d;
		if (d < 89)
			return 64 + (d - 64) * 91 + this.digit();
		while (digits-- > 0)
			n = n * 91 + this.digit();
		return n;
	};

	function Index(data) {
		this.data = data;
		this.rank = data.rank;
		this.n = data.entries.length;
		this.terms = [];
		this.numbers = new Map();
		this.groups = new Map();
		this.lists = new Map();
		this.names = new Map();
		this.synonyms = new Map(data.synonyms);
		this.readTerms();
		this.readNaming();
		this.readNames();
	}

	Index.prototype.readTerms = function () {
		var heads = new Reader(this.data.heads), last = "", at = 0;
		var all = this;

		this.data.terms.split(" ").forEach(function (item, i) {
			var shared = new Reader(item).digit(), head, term;

			last = last.slice(0, shared) + item.slice(1);
			head = heads.number();
			term = { text: last, group: head >> 1,
			    isOperator: head % 2 === 1, at: at };
			at += heads.number();
			all.terms.push(term);
			all.numbers.set(last, i);
			if (term.group === 0)
				return;
			if (!all.groups.has(term.group))
				all.groups.set(term.group, []);
			all.groups.get(term.group).push(i);
		});
		this.terms.push({ at: at });
	};

	/* Of each term the first entries of the pages that it names. */
	Index.prototype.readNaming = function () {
		var r = new Reader(this.data.naming), term = 0, page, n;

		this.naming = new Map();
		while (r.at < this.data.naming.length) {
			term += r.number();
			this.naming.set(term, []);
			for (page = 0, n = r.number(); n > 0; n--) {
				page += r.number();
				this.naming.get(term).push(
				    this.data.pages[page].first);
			}
		}
	};

	/* Lower case, '-' for what parts words, nothing but letters and digits. */
	function fold(name) {
		return name.toLowerCase().replace(/[\s_-]+/g, "-")
		    .replace(/[^\p{L}\p{M}\p{Nd}\/-]/gu, "")
		    .replace(/^-+|-+$/g, "").replace(/--+/g, "-");
	}

	Index.prototype.name = function (name, entry, bonus, isTitle) {
		var key = fold(name);

		if (key === "")
			return;
		if (!this.names.has(key))
			this.names.set(key, []);
		this.names.get(key).push({ entry: entry, bonus: bonus,
		    isTitle: isTitle === true });
	};

	/* Entries that are called NAME, and what that is worth. */
	Index.prototype.named = function (name) {
		return this.names.get(fold(name)) || [];
	};

	/* A query that is a name finds what it names first. */
	Index.prototype.readNames = function () {
		var data = this.data, all = this, r = this.rank;

		data.pages.forEach(function (p) {
			[p.slug, p.path, p.path.replace(/\.[^.\/]*$/, "")]
			    .forEach(function (name) {
				all.name(name, p.first, r.pinName);
			});
			p.aliases.forEach(function (alias) {
				all.name(alias, p.first, r.pinAlias);
			});
			all.name(p.title, p.first, r.pinTitle, true);
			for (var i = 1; i < p.n; i++) {
				all.name(data.entries[p.first + i][1], p.first + i,
				    r.pinTitle, true);
				all.name(data.entries[p.first + i][0], p.first + i,
				    r.pinId);
			}
		});
		Object.keys(data.codes).forEach(function (code) {
			data.codes[code].forEach(function (entry, i) {
				all.name(code, entry, r.pinCode +
				    (i === 0 ? r.pinAnswer : 0));
			});
		});
		this.names.forEach(function (pins) {
			pins.sort(function (a, b) {
				return b.bonus - a.bonus;
			});
		});
	};

	/* Where a term is: entries, their weights, fields and positions. */
	Index.prototype.list = function (number) {
		var list = this.lists.get(number), term = this.terms[number];

		if (list)
			return list;
		list = { entries: [], weights: [], fields: [], positions: [] };
		var hasPositions = this.data.positions && !term.isOperator;
		var end = this.terms[number + 1].at;
		var r = new Reader(this.data.postings), entry = 0, step;
		r.at = term.at;
		while (r.at < end) {
			var gap = r.number(), n = 1, at = 0, positions = [];
			entry += hasPositions ? gap >> 1 : gap;
			list.entries.push(entry);
			step = r.digit();
			list.fields.push(step < 64 ? 1 :
			    step < 90 ? step - 64 : r.digit());
			list.weights.push(this.data.weights[step < 64 ? step :
			    r.digit()]);
			if (hasPositions && gap % 2 === 1)
				n = r.number();
			while (hasPositions && n-- > 0)
				positions.push(at += r.number());
			list.positions.push(positions);
		}
		this.lists.set(number, list);
		return list;
	};

	Index.prototype.idf = function (df) {
		df = Math.min(df, this.n);
		return Math.log(1 + (this.n - df + 0.5) / (df + 0.5));
	};

	Index.prototype.page = function (entry) {
		return this.data.pages.find(function (p) {
			return entry < p.first + p.n;
		});
	};

	/* The pages that a filter's NAME means: a slug, or else an alias. */
	Index.prototype.pagesOf = function (name) {
		function has(list) {
			return list.some(function (n) {
				return fold(n) === fold(name);
			});
		}
		var pages = this.data.pages.filter(function (p) {
			return has([p.slug]);
		});

		return pages.length > 0 ? pages :
		    this.data.pages.filter(function (p) {
			return has(p.aliases);
		    });
	};

	/* What ENTRY is, in the terms of a query's filters. */
	Index.prototype.isOf = function (entry, kind, values) {
		var facts = this.data.entries[entry], page, all = this;

		if (kind === "level")
			return values.indexOf(this.data.levels[facts[2]]) >= 0;
		if (kind === "kind")
			return values.indexOf(this.data.kinds[facts[3]]) >= 0;
		page = this.page(entry);
		if (kind === "area")
			return values.indexOf(page.area.toLowerCase()) >= 0;
		return values.some(function (name) {
			return all.pagesOf(name).indexOf(page) >= 0;
		});
	};

	return Index;
})();
