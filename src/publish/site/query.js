/* What was typed, taken apart: words, "phrases", -exclusions, beginnings*,
 * level: and topic:. Nothing is an error. */
"use strict";

var BookQuery = (function () {
	function isStrong(operator) {
		return operator.length > 1 && operator !== "::" &&
		    operator !== "==";
	}

	function standsFor(a, b) {
		if (a === b || a.start > b.start || a.end < b.end)
			return false;
		if (a.isWhole)
			return !b.isWhole && !b.isOperator;
		if (!a.isOperator)
			return false;
		return !b.isOperator || a.text.length > b.text.length;
	}

	function Query(data) {
		this.fillers = new Set(data.fillers.split(" "));
		this.fields = data.fields;
		this.nodes = [];
		this.nfillers = 0;
		this.plain = [];
		this.isPlain = true;
		this.filters = [];
	}

	Query.prototype.add = function (node) {
		var same = this.nodes.find(function (n) {
			return n.text === node.text && n.isPrefix === node.isPrefix &&
			    n.isExcluded === node.isExcluded;
		});

		if (same)
			same.isOptional = same.isOptional && node.isOptional;
		else
			this.nodes.push(node);
	};

	Query.prototype.phrase = function (pieces, manner) {
		var words = pieces.filter(function (p) {
			return !p.isWhole && !(p.isOperator && p.isInside);
		});

		this.add({ text: manner.text, written: manner.text,
		    isPrefix: false,
		    isExcluded: manner.isExcluded, isOptional: manner.isOptional,
		    words: words.map(function (p) {
			return { text: p.text, isOperator: p.isOperator,
			    offset: p.position - pieces[0].position };
		    }) });
	};

	Query.prototype.words = function (pieces, manner) {
		var query = this, hasWords, outer;

		hasWords = pieces.some(function (p) {
			return !p.isOperator && p.text.length > 1;
		});
		outer = pieces.filter(function (p) {
			return !p.isInside;
		});
		outer.forEach(function (p, i) {
			var isWeak = p.isOperator && !isStrong(p.text);
			var isLetter = p.text.length === 1 && !p.isOperator;
			var node = { text: p.text, written: manner.text,
			    isOperator: p.isOperator,
			    isExcluded: manner.isExcluded, isFiller: false,
			    isOptional: manner.isOptional || (isWeak && hasWords),
			    isPrefix: manner.isPrefix && i === outer.length - 1 };
			node.fallback = pieces.filter(function (q) {
				return q !== p && !q.isOperator && !q.isWhole &&
				    standsFor(p, q);
			}).map(function (q) {
				return { text: q.text, isOperator: false,
				    offset: q.position - p.position };
			});
			if (!manner.isQuoted && !manner.isExcluded &&
			    !p.isOperator &&
			    (isLetter || query.fillers.has(p.text))) {
				node.isFiller = true;
				query.nfillers += isLetter ? 0 : 1;
			}
			query.add(node);
			query.lastSign = isWeak && !hasWords ? node : null;
		});
	};

	Query.prototype.item = function (text, manner) {
		var pieces = bookTokens(text), nouter = 0;

		pieces.forEach(function (p) {
			p.isInside = pieces.some(function (q) {
				return standsFor(q, p);
			});
			nouter += p.isInside ? 0 : 1;
		});
		manner.text = text;
		this.lastSign = null;
		if (nouter > 1 && (manner.isQuoted || manner.isExcluded))
			this.phrase(pieces, manner);
		else
			this.words(pieces, manner);
	};

	Query.prototype.read = function (text) {
		var items = /`([^`]*)`|(-(?=[\p{L}"]))?([a-z]+:(?=[^:\s]))?(?:["\u201C\u201D]([^"\u201C\u201D]*)["\u201C\u201D]?|([^\s`]+))/gu;
		var m, manner, word;

		while ((m = items.exec(text)) !== null) {
			manner = { isExcluded: m[2] !== undefined,
			    isQuoted: m[4] !== undefined, isPrefix: false,
			    isOptional: m[1] !== undefined };
			word = m[1] || m[4] || m[5] || "";
			if (manner.isExcluded)
				this.isPlain = false;
			if (/^(?:level|topic):$/.test(m[3] || "")) {
				this.isPlain = false;
				this.filters.push({ name: m[3],
				    values: word.toLowerCase().split(","),
				    isExcluded: manner.isExcluded });
				continue;
			}
			if (m[3] && this.fields.indexOf(m[3].slice(0, -1)) >= 0)
				this.isPlain = false;
			else
				word = (m[3] || "") + word;
			if (!manner.isQuoted && /[\p{L}\p{Nd}_]\*$/u.test(word)) {
				manner.isPrefix = true;
				word = word.slice(0, -1);
				this.isPlain = false;
			}
			this.plain.push(word);
			this.item(word, manner);
		}
		this.weakenSigns();
		return this;
	};

	/* A lone sign between words is more often punctuation. */
	Query.prototype.weakenSigns = function () {
		var last = this.lastSign, nwords, nletters, nsigns, counting;

		counting = this.nodes.filter(function (n) {
			return !n.isExcluded && !n.isOptional;
		});
		nsigns = counting.filter(function (n) {
			return n.isOperator;
		}).length;
		nletters = counting.filter(function (n) {
			return !n.isOperator && n.text.length === 1;
		}).length;
		nwords = counting.length - nsigns - nletters;
		if (nwords === 0 && (nletters === 0 || nsigns < 2))
			return;
		this.nodes.forEach(function (n) {
			if (!n.isOperator || n.isExcluded || isStrong(n.text))
				return;
			if (n.text !== "?" || nwords > 2 || n === last)
				n.isOptional = true;
		});
	};

	return Query;
})();
