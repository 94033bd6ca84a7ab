/* The book's index, as search-index.js holds it (see html_search.c), and the
 * parts of a query in it: which entries have a word, a phrase, one of several.
 * A part is { scores: entry to score, places: entry to positions, df, idf,
 * hasPositions, shares: how far the names of pages, by their first entries,
 * hold it }. */
"use strict";

var BookIndex = (function () {
	var K1 = 1.2;		/* BM25's */
	var OTHER_FORM = 0.9;	/* weight of a form that was not typed */
	var OTHER_NAME = 0.5;	/* of a name that holds such a form */
	var OTHERS_SHARE = 0.4;	/* of what synonyms beside the best add */
	var FORMS_MAX = 12;	/* more are no name */

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
		var data = this.data, all = this;

		data.pages.forEach(function (p) {
			all.name(p.slug, p.first, 6000);
			all.name(p.path, p.first, 6000);
			all.name(p.path.replace(/\.[^.\/]*$/, ""), p.first, 6000);
			p.aliases.forEach(function (alias) {
				all.name(alias, p.first, 5000);
			});
			all.name(p.title, p.first, 4000, true);
			for (var i = 1; i < p.n; i++) {
				all.name(data.entries[p.first + i][1], p.first + i,
				    4000, true);
				all.name(data.entries[p.first + i][0], p.first + i,
				    3000);
			}
		});
		Object.keys(data.codes).forEach(function (code) {
			data.codes[code].forEach(function (entry, i) {
				all.name(code, entry, i === 0 ? 1500 : 1000);
			});
		});
		this.names.forEach(function (pins) {
			pins.sort(function (a, b) {
				return b.bonus - a.bonus;
			});
		});
	};

	/* Where a term is: entries, their weights, positions in them. */
	Index.prototype.list = function (number) {
		var list = this.lists.get(number), term = this.terms[number];

		if (list)
			return list;
		list = { entries: [], weights: [], positions: [] };
		var hasPositions = this.data.positions && !term.isOperator;
		var end = this.terms[number + 1].at;
		var r = new Reader(this.data.postings), entry = 0;
		r.at = term.at;
		while (r.at < end) {
			var gap = r.number(), n = 1, at = 0, positions = [];
			entry += hasPositions ? gap >> 1 : gap;
			list.entries.push(entry);
			list.weights.push(Math.pow(2, (r.digit() - 32) / 6));
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

	/* --- parts of a query, each with the entries that have it --- */

	function rising(a, b) {
		return a - b;
	}

	Index.prototype.addShares = function (terms, shares) {
		var naming = this.naming;

		terms.forEach(function (t) {
			(naming.get(t[0]) || []).forEach(function (first) {
				shares.set(first, Math.max(shares.get(first) || 0,
				    t[1] < 1 ? OTHER_NAME : 1));
			});
		});
	};

	/* What all PARTS share, or what the best of them does. */
	function joinShares(parts, best) {
		var shares = new Map();

		parts.forEach(function (p) {
			p.shares.forEach(function (ignored, first) {
				shares.set(first, best.apply(Math,
				    parts.map(function (q) {
					return q.shares.get(first) || 0;
				})));
			});
		});
		return shares;
	}

	/* TERMS, pairs of number and factor, as one word. */
	Index.prototype.union = function (terms) {
		var weights = new Map(), places = new Map(), all = this;
		var part = { scores: new Map(), weights: weights,
		    places: places, shares: new Map(), hasPositions: false };

		if (terms.length <= FORMS_MAX)
			this.addShares(terms, part.shares);
		terms.forEach(function (t) {
			var list = all.list(t[0]);
			part.hasPositions = part.hasPositions ||
			    !all.terms[t[0]].isOperator;
			list.entries.forEach(function (entry, i) {
				weights.set(entry, (weights.get(entry) || 0) +
				    t[1] * list.weights[i]);
				places.set(entry, (places.get(entry) || [])
				    .concat(list.positions[i]));
			});
		});
		if (terms.length > 1)
			places.forEach(function (p) {
				p.sort(rising);
			});
		part.df = weights.size;
		part.idf = this.idf(part.df);
		return scored(part);
	};

	function scored(part) {
		part.weights.forEach(function (w, entry) {
			part.scores.set(entry, part.idf * (K1 + 1) * w / (K1 + w));
		});
		return part;
	}

	Index.prototype.word = function (text, isOperator) {
		var number = this.numbers.get(text), isTyped = true, terms;

		if (number === undefined && !isOperator &&
		    /^[\p{L}\p{M}]{3,}$/u.test(text)) {
			number = this.cognate(text);
			isTyped = false;
		}
		if (number === undefined)
			return null;
		terms = this.groups.get(this.terms[number].group) || [number];
		return this.union(terms.map(function (n) {
			return [n, isTyped && n === number ? 1 : OTHER_FORM];
		}));
	};

	Index.prototype.prefix = function (text) {
		var terms = [], i;

		for (i = 0; i + 1 < this.terms.length; i++)
			if (this.terms[i].text.startsWith(text))
				terms.push([i, this.terms[i].text === text ? 1 :
				    OTHER_FORM]);
		return terms.length > 0 ? this.union(terms) : null;
	};

	/* Words at given distances. Operators have no place: they must be there. */
	Index.prototype.phrase = function (words) {
		var all = this, parts, placed, part;

		parts = words.map(function (w) {
			var p = all.word(w.text, w.isOperator);
			if (p)
				p.offset = w.offset;
			return p;
		});
		if (parts.length === 0 || parts.indexOf(null) >= 0)
			return null;
		placed = parts.filter(function (p) {
			return p.hasPositions && all.data.positions;
		});
		part = { scores: new Map(), weights: new Map(),
		    shares: joinShares(parts, Math.min),
		    places: new Map(), hasPositions: placed.length > 0,
		    isPhrase: placed.length < parts.length,
		    df: Infinity, idf: 0 };
		parts.forEach(function (p) {
			part.df = Math.min(part.df, p.df);
			part.idf += p.idf;
		});
		parts[0].weights.forEach(function (ignored, entry) {
			var weight = Infinity, starts = null, places = [];
			parts.forEach(function (p) {
				weight = Math.min(weight, p.weights.get(entry) || 0);
			});
			if (weight === 0)
				return;
			placed.forEach(function (p) {
				var here = p.places.get(entry).map(function (x) {
					return x - p.offset;
				});
				starts = starts === null ? here :
				    starts.filter(function (x) {
					return here.indexOf(x) >= 0;
				    });
			});
			if (starts !== null && starts.length === 0)
				return;
			placed.forEach(function (p) {
				starts.forEach(function (x) {
					places.push(x + p.offset);
				});
			});
			part.weights.set(entry, weight);
			part.places.set(entry, places.sort(rising));
		});
		return scored(part);
	};

	/* All of PARTS as one. */
	Index.prototype.all = function (parts) {
		var part;

		if (parts.indexOf(null) >= 0)
			return null;
		if (parts.length === 1)
			return parts[0];
		part = { scores: new Map(), places: new Map(),
		    shares: joinShares(parts, Math.min),
		    hasPositions: false, df: Infinity, idf: 0 };
		parts.forEach(function (p) {
			part.df = Math.min(part.df, p.df);
			part.idf += p.idf;
			part.hasPositions = part.hasPositions || p.hasPositions;
		});
		parts[0].scores.forEach(function (ignored, entry) {
			var score = 0, places = [];
			if (!parts.every(function (p) {
				return p.scores.has(entry);
			}))
				return;
			parts.forEach(function (p) {
				score += p.scores.get(entry);
				places = places.concat(p.places.get(entry));
			});
			part.scores.set(entry, score);
			part.places.set(entry, places.sort(rising));
		});
		return part;
	};

	/* The best of PARTS, whose scores FACTORS scale, and a share of the
	 * others. */
	Index.prototype.any = function (parts, factors) {
		var part = { scores: new Map(), places: new Map(),
		    shares: joinShares(parts, Math.max),
		    hasPositions: false, df: 0 }, bests = new Map();

		parts.forEach(function (p, i) {
			part.df += p.df;
			part.hasPositions = part.hasPositions || p.hasPositions;
			p.scores.forEach(function (score, entry) {
				score *= factors[i];
				bests.set(entry,
				    Math.max(bests.get(entry) || 0, score));
				part.scores.set(entry,
				    (part.scores.get(entry) || 0) + score);
				part.places.set(entry,
				    (part.places.get(entry) || [])
				    .concat(p.places.get(entry)).sort(rising));
			});
		});
		bests.forEach(function (best, entry) {
			part.scores.set(entry, best + OTHERS_SHARE *
			    (part.scores.get(entry) - best));
		});
		part.idf = this.idf(part.df);
		return part;
	};

	Index.prototype.partOf = function (node) {
		var part;

		if (node.words)
			return this.phrase(node.words);
		if (node.isPrefix)
			return this.prefix(node.text);
		part = this.word(node.text, node.isOperator);
		if (part === null && node.fallback.length === 1)
			part = this.word(node.fallback[0].text, false);
		else if (part === null && node.fallback.length > 1)
			part = this.phrase(node.fallback);
		return part;
	};

	Index.prototype.isIn = function (entry, filter) {
		var page;

		if (filter.name === "level:")
			return filter.values.indexOf(
			    this.data.levels[this.data.entries[entry][2]]) >= 0;
		page = this.page(entry);
		return [page.slug].concat(page.aliases).some(function (name) {
			return filter.values.indexOf(name.toLowerCase()) >= 0;
		});
	};

	Index.prototype.page = function (entry) {
		return this.data.pages.find(function (p) {
			return entry < p.first + p.n;
		});
	};

	return Index;
})();
