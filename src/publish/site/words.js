/* What stands for words that the book has not: others of their stem, synonyms,
 * the nearest word; and the codes of a compiler's message. */
"use strict";

(function (Index) {
	/* English endings, in place of a stemmer. */
	var suffixes = ["ings", "ing", "edly", "ed", "ers", "er", "es", "s",
	    "ly", "ments", "ment", "ations", "ation", "ions", "ion", "ors",
	    "or", "able", "ible", "ness", "ity", "al", "ive", "ics", "ic",
	    "ances", "ance", "ences", "ence", "e", "d"];

	/* A term that shares the stem of WORD, which the book has not. */
	Index.prototype.cognate = function (word) {
		var i, k, base, number;

		for (i = 0; i < suffixes.length; i++) {
			if (!word.endsWith(suffixes[i]))
				continue;
			base = word.slice(0, -suffixes[i].length);
			if (base.length < 3)
				continue;
			for (k = -1; k < suffixes.length; k++) {
				number = this.numbers.get(base +
				    (k < 0 ? "" : suffixes[k]));
				if (number !== undefined)
					return number;
			}
			number = this.numbers.get(base.replace(/(.)\1$/, "$1"));
			if (number !== undefined)
				return number;
		}
		return undefined;
	};

	/* What WORDS stand for: as they are, or by their stems. */
	Index.prototype.meant = function (words) {
		var all = this, keys;

		if (!this.stems) {
			this.stems = new Set();
			this.data.synonyms.forEach(function (s) {
				s[0].split(" ").forEach(function (word) {
					all.stems.add(word);
				});
			});
		}
		keys = words.reduce(function (begun, word) {
			var stems = all.stemsOf(word), longer = [];
			begun.forEach(function (key) {
				stems.forEach(function (stem) {
					longer.push(key === "" ? stem :
					    key + " " + stem);
				});
			});
			return longer;
		}, [""]);
		return this.synonyms.get(keys.find(function (key) {
			return all.synonyms.has(key);
		}));
	};

	/* Words of things said that WORD may be a form of, itself first. */
	Index.prototype.stemsOf = function (word) {
		var found = [], stems = this.stems;

		[""].concat(suffixes).forEach(function (suffix) {
			var base = word.slice(0, word.length - suffix.length);
			if (!word.endsWith(suffix))
				return;
			[base, base.replace(/y$/, "i"),
			    base.replace(/(.)\1$/, "$1")].forEach(function (s) {
				if (stems.has(s) && found.indexOf(s) < 0)
					found.push(s);
			});
		});
		return found;
	};

	/* Do WORDS from AT on begin with those WANTED, at most GAP others where
	 * a name stands? Where they are all used up by as many as there are,
	 * without a name still open, begun is their number. */
	function fit(words, at, wanted, gap) {
		var left = 0, met = 0, isOpen = false, isWhole;

		isWhole = wanted.every(function (w) {
			if (w === "*") {
				left = gap;
				return true;
			}
			while (words[at] !== w) {
				if (at >= words.length)
					return false;
				isOpen = true;
				if (left-- === 0)
					return false;
				at++;
			}
			at++;
			met++;
			left = 0;
			isOpen = false;
			return true;
		});
		return { isWhole: isWhole,
		    begun: at >= words.length && !isOpen ? met : 0 };
	}

	/* The codes of the errors whose messages begin with TEXT, each once; or
	 * else of the one whose message is in it. */
	Index.prototype.codesOf = function (text) {
		var words = text.toLowerCase().match(/[\w'\u0080-\uFFFF]+/g) || [];
		var r = this.rank, gap = r.gap, codes = [], i, found;

		this.data.messages.forEach(function (message) {
			var begun = fit(words, 0, message[1].split(" "), gap).begun;
			if (begun >= r.begunLeast && codes.indexOf(message[0]) < 0 &&
			    codes.length < r.codesBegun)
				codes.push(message[0]);
		});
		function fits(message) {
			return fit(words, i, message[1].split(" "), gap).isWhole;
		}
		for (i = 0; i < words.length && codes.length === 0; i++) {
			found = this.data.messages.find(fits);
			if (found)
				codes.push(found[0]);
		}
		return codes;
	};

	/* Optimal string alignment, cut off at LIMIT + 1. */
	function distance(a, b, limit) {
		var rows = [[]], i, k, d, least;

		if (Math.abs(a.length - b.length) > limit)
			return limit + 1;
		for (k = 0; k <= b.length; k++)
			rows[0].push(k);
		for (i = 1; i <= a.length; i++) {
			rows.push([i]);
			least = i;
			for (k = 1; k <= b.length; k++) {
				d = Math.min(rows[i - 1][k - 1] +
				    (a[i - 1] === b[k - 1] ? 0 : 1),
				    rows[i - 1][k] + 1, rows[i][k - 1] + 1);
				if (i > 1 && k > 1 && a[i - 1] === b[k - 2] &&
				    a[i - 2] === b[k - 1])
					d = Math.min(d, rows[i - 2][k - 2] + 1);
				rows[i].push(d);
				least = Math.min(least, d);
			}
			if (least > limit)
				return limit + 1;
		}
		return rows[a.length][b.length];
	}

	/* In words of the fewest letters one in place of another is no slip. */
	function isOther(word, text, least) {
		return word.length === least && text.length <= least &&
		    word.split("").sort().join("") !==
		    text.split("").sort().join("");
	}

	Index.prototype.correct = function (word) {
		var best = null, least = 2, df = 0, r = this.rank, i, limit, d, n;

		for (i = 0; word.length >= r.mendLeast && i + 1 < this.terms.length; i++) {
			var term = this.terms[i];
			limit = word.length < r.mendTwo || term.text[0] !== word[0] ? 1 : 2;
			limit = Math.min(limit, least);
			if (term.isOperator)
				continue;
			d = distance(word, term.text, limit);
			if (d > limit || isOther(word, term.text, r.mendLeast))
				continue;
			n = this.list(i).entries.length;
			if (d === least && n <= df)
				continue;
			best = term.text;
			least = d;
			df = n;
		}
		return best;
	};
})(BookIndex);
