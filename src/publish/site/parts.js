/* The parts of a query in a book's index: which entries have a word, a phrase,
 * one of several. A part is { scores: entry to score, places: entry to
 * positions, df, idf, hasPositions, shares: how far the names of pages, by their
 * first entries, hold it }. */
"use strict";

(function (Index) {
	function rising(a, b) {
		return a - b;
	}

	/* What the names of pages share of TERMS, pairs of number and factor. */
	Index.prototype.addShares = function (terms, shares) {
		var naming = this.naming, other = this.rank.pageOtherForm;

		terms.forEach(function (t) {
			(naming.get(t[0]) || []).forEach(function (first) {
				shares.set(first, Math.max(shares.get(first) || 0,
				    t[1] < 1 ? other : 1));
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

	Index.prototype.scored = function (part) {
		var k1 = this.rank.k1;

		part.weights.forEach(function (w, entry) {
			part.scores.set(entry, part.idf * (k1 + 1) * w / (k1 + w));
		});
		return part;
	};

	/* TERMS, pairs of number and factor, as one word; with FIELDS only where
	 * one of them is in these. Of many forms those that are not do not
	 * count, as in the book's program. */
	Index.prototype.union = function (terms, fields, isPrefix) {
		var weights = new Map(), places = new Map(), all = this;
		var isIn = new Set(), isList;
		var part = { scores: new Map(), weights: weights,
		    places: places, shares: new Map(), hasPositions: false };

		isList = isPrefix || terms.length > this.rank.formsMax;
		if (!isList)
			this.addShares(terms, part.shares);
		terms.forEach(function (t) {
			var list = all.list(t[0]);
			part.hasPositions = part.hasPositions ||
			    !all.terms[t[0]].isOperator;
			list.entries.forEach(function (entry, i) {
				if (!fields || (list.fields[i] & fields) !== 0)
					isIn.add(entry);
				else if (isList)
					return;
				weights.set(entry, (weights.get(entry) || 0) +
				    t[1] * list.weights[i]);
				places.set(entry, (places.get(entry) || [])
				    .concat(list.positions[i]));
			});
		});
		part.df = weights.size;
		part.idf = this.idf(part.df);
		Array.from(weights.keys()).forEach(function (entry) {
			if (!isIn.has(entry))
				weights.delete(entry);
			else if (terms.length > 1)
				places.get(entry).sort(rising);
		});
		return weights.size > 0 ? this.scored(part) : null;
	};

	Index.prototype.word = function (text, isOperator, fields) {
		var number = this.numbers.get(text), isTyped = true, terms;
		var other = this.rank.otherForm;

		if (number === undefined && !isOperator &&
		    /^[\p{L}\p{M}]{3,}$/u.test(text)) {
			number = this.cognate(text);
			isTyped = false;
		}
		if (number === undefined)
			return null;
		terms = this.groups.get(this.terms[number].group) || [number];
		return this.union(terms.map(function (n) {
			return [n, isTyped && n === number ? 1 : other];
		}), fields, false);
	};

	Index.prototype.prefix = function (text, fields) {
		var terms = [], i;

		for (i = 0; i + 1 < this.terms.length; i++)
			if (this.terms[i].text.startsWith(text))
				terms.push([i, this.terms[i].text === text ? 1 :
				    this.rank.otherForm]);
		return terms.length > 0 ? this.union(terms, fields, true) : null;
	};

	/* Words at given distances. Operators have no place: they must be there. */
	Index.prototype.phrase = function (words, fields) {
		var all = this, parts, placed, part;

		parts = words.map(function (w) {
			var p = all.word(w.text, w.isOperator, fields);
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
		    isPhrase: placed.length < parts.length || fields > 0,
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
		return this.scored(part);
	};

	/* PARTS as one, where HAS says that an entry is one of its. */
	Index.prototype.join = function (parts, has, best) {
		var part = { scores: new Map(), places: new Map(),
		    shares: joinShares(parts, best),
		    hasPositions: false, df: 0, idf: 0 };

		parts.forEach(function (p) {
			part.hasPositions = part.hasPositions || p.hasPositions;
			part.idf += p.idf;
			p.scores.forEach(function (ignored, entry) {
				var there;
				if (part.scores.has(entry) || !has(entry))
					return;
				there = parts.filter(function (q) {
					return q.scores.has(entry);
				});
				part.scores.set(entry, there.reduce(
				    function (sum, q) {
					return sum + q.scores.get(entry);
				    }, 0));
				part.places.set(entry, there.reduce(
				    function (all, q) {
					return all.concat(q.places.get(entry) ||
					    []);
				    }, []).sort(rising));
			});
		});
		return part;
	};

	/* Entries that have all of PARTS. */
	Index.prototype.all = function (parts, isToo) {
		var part;

		if (parts.indexOf(null) >= 0)
			return null;
		if (parts.length === 1)
			return parts[0];
		part = this.join(parts, function (entry) {
			return parts.every(function (p) {
				return p.scores.has(entry);
			}) && (!isToo || isToo(entry));
		}, Math.min);
		part.df = Math.min.apply(Math, parts.map(function (p) {
			return p.df;
		}));
		return part;
	};

	/* Is there a stretch of at most DISTANCE with a place of each of LISTS? */
	function hasStretch(lists, distance) {
		var at = lists.map(function () {
			return 0;
		}), first, last;

		for (;;) {
			first = 0;
			last = 0;
			for (var i = 0; i < lists.length; i++) {
				if (at[i] === lists[i].length)
					return false;
				if (lists[i][at[i]] < lists[first][at[first]])
					first = i;
				last = Math.max(last, lists[i][at[i]]);
			}
			if (last - lists[first][at[first]] <= distance)
				return true;
			at[first]++;
		}
	}

	/* Those in which they are near each other. */
	Index.prototype.near = function (parts, distance) {
		var placed;

		if (parts.indexOf(null) >= 0)
			return null;
		placed = parts.filter(function (p) {
			return p.hasPositions;
		});
		if (placed.length < 2 || !this.data.positions)
			return this.all(parts);
		return this.all(parts, function (entry) {
			return hasStretch(placed.map(function (p) {
				return p.places.get(entry);
			}), distance * (parts.length - 1));
		});
	};

	/* Entries that have any of PARTS. */
	Index.prototype.either = function (parts) {
		var part;

		parts = parts.filter(function (p) {
			return p !== null;
		});
		if (parts.length === 0)
			return null;
		part = this.join(parts, function () {
			return true;
		}, Math.max);
		part.df = parts.reduce(function (sum, p) {
			return sum + p.df;
		}, 0);
		part.idf = this.idf(part.df);
		return part;
	};

	/* Ways to say the same: the best of PARTS, whose scores FACTORS scale,
	 * and a share of the others. */
	Index.prototype.bestOf = function (parts, factors) {
		var part = this.either(parts), share = this.rank.othersShare;

		part.scores.forEach(function (ignored, entry) {
			var sum = 0, best = 0;
			parts.forEach(function (p, i) {
				var score = factors[i] * (p.scores.get(entry) || 0);
				sum += score;
				best = Math.max(best, score);
			});
			part.scores.set(entry, best + share * (sum - best));
		});
		return part;
	};

	Index.prototype.partOf = function (node) {
		var all = this, part, parts;

		switch (node.type) {
		case "phrase":
			return this.phrase(node.words, node.fields);
		case "word":
			if (node.isPrefix)
				return this.prefix(node.text, node.fields);
			part = this.word(node.text, node.isOperator, node.fields);
			if (part === null && node.fallback.length === 1)
				return this.word(node.fallback[0].text, false,
				    node.fields);
			if (part === null && node.fallback.length > 1)
				return this.phrase(node.fallback, node.fields);
			return part;
		}
		parts = node.nodes.map(function (n) {
			return all.partOf(n);
		});
		return node.type === "any" ? this.either(parts) :
		    node.type === "near" ? this.near(parts, node.distance) :
		    this.all(parts);
	};
})(BookIndex);
