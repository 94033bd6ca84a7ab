/* What was typed, taken apart as the program does: words, "phrases",
 * -exclusions, beginnings*, field:words, filters such as level:, OR, NEAR and
 * groups. Nothing is an error: what cannot be an operator is text.
 *
 * A node is a word, a phrase of words, or what joins nodes: any, all, near. */
"use strict";

var BookQuery = (function () {
	var TERMS_MAX = 64, BYTES_MAX = 65536, DEPTH_MAX = 8, GROUPS_MAX = 64;
	var blank = /[\0-\x20\x7F]/;
	/* `name`, or -field:"words" or -field:word, each part but the last
	 * optional; nothing at a lone backquote. */
	var item = /`([^`]*)`|(-(?=[\p{L}"\u201C-\u201E]))?([a-z]+:(?=[^:\0-\x20\x7F]))?(?:["\u201C-\u201E]([^"\u201C-\u201E]*)["\u201C-\u201E]?|([^\0-\x20\x7F`]*))/uy;
	var keyword = /[\0-\x20\x7F]+(?:(OR)|NEAR(?:\/(\d+))?)(?=[\0-\x20\x7F])[\0-\x20\x7F]*/y;

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
		this.keywords = new Set(data.keywords.split(" "));
		this.data = data;
		this.text = "";
		this.at = 0;
		this.depth = 0;
		this.ngroups = 0;
		this.nodes = [];
		this.nterms = 0;
		this.nfillers = 0;
		this.plain = [];
		this.isPlain = true;
		this.filter = {};
		this.except = {};
	}

	Query.prototype.add = function (node) {
		var same = this.nodes.find(function (n) {
			return n.type === node.type && !n.nodes &&
			    n.text === node.text && n.isPrefix === node.isPrefix &&
			    n.isExcluded === node.isExcluded &&
			    n.fields === node.fields;
		});

		if (same) {
			same.isOptional = same.isOptional && node.isOptional;
		} else if (node.nodes || this.nterms < TERMS_MAX) {
			this.nodes.push(node);
			this.nterms += node.nodes ? 0 : 1;
		}
	};

	Query.prototype.phrase = function (pieces, manner) {
		var words = pieces.filter(function (p) {
			return !p.isWhole && !(p.isOperator && p.isInside);
		});

		this.add({ type: "phrase", text: manner.text,
		    written: manner.text, isPrefix: false, fields: manner.fields,
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
			var node = { type: "word", text: p.text,
			    written: manner.text, isOperator: p.isOperator,
			    fields: manner.fields,
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
			    !p.isOperator && manner.fields === 0 &&
			    (isLetter || query.fillers.has(p.text))) {
				node.isFiller = true;
				query.nfillers += isLetter ? 0 : 1;
			}
			query.add(node);
			query.lastSign = isWeak && !hasWords ? node : null;
		});
	};

	Query.prototype.textOf = function (text, manner) {
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

	/* --- items --- */

	/* Put VALUES into the filter NAME; false if none is one that it knows. */
	Query.prototype.filterBy = function (filters, name, values) {
		var known = { level: this.data.levels, kind: this.data.kinds }[name];
		var list = values.toLowerCase().split(",").map(function (v) {
			return v.trim();
		}).filter(function (v) {
			return v !== "" && (!known || known.indexOf(v) >= 0);
		});

		if (list.length > 0)
			filters[name] = (filters[name] || []).concat(list);
		return list.length > 0;
	};

	/* The item at this.at, as a match; it may be empty. */
	Query.prototype.match = function () {
		item.lastIndex = this.at;
		return item.exec(this.text);
	};

	Query.prototype.item = function () {
		var m = this.match(), manner, word, field;

		if (m[0] === "") {
			this.at++;	/* a lone backquote */
			return;
		}
		this.at += m[0].length;
		manner = { isExcluded: m[2] !== undefined,
		    isQuoted: m[4] !== undefined, isPrefix: false,
		    isOptional: m[1] !== undefined, fields: 0 };
		word = m[1] || m[4] || m[5] || "";
		if (manner.isExcluded)
			this.isPlain = false;
		field = m[3] ? this.data.fields.indexOf(m[3].slice(0, -1)) : -1;
		if (/^(?:level|kind|topic|area):$/.test(m[3] || "") &&
		    this.filterBy(manner.isExcluded ? this.except : this.filter,
		    m[3].slice(0, -1), word)) {
			this.isPlain = false;
			return;
		}
		if (field >= 0) {
			manner.fields = 1 << field;
			this.isPlain = false;
		} else {
			word = (m[3] || "") + word;
		}
		if (!manner.isQuoted && /[\p{L}\p{Nd}_]\*$/u.test(word)) {
			manner.isPrefix = true;
			word = word.slice(0, -1);
			this.isPlain = false;
		}
		this.plain.push(word);
		this.textOf(word, manner);
	};

	/* --- OR, NEAR and groups --- */

	/* The keyword behind blanks at AT, with an operand behind it. */
	Query.prototype.joinAt = function (at) {
		var m;

		keyword.lastIndex = at;
		m = keyword.exec(this.text);
		if (m === null || keyword.lastIndex === this.text.length)
			return null;
		return { type: m[1] === "OR" ? "any" : "near",
		    distance: m[2] === undefined ? this.data.rank.nearAsked :
		    Math.min(Number(m[2]), 1000), end: keyword.lastIndex };
	};

	/* Where the parenthesis at AT is closed; -1 if it is not. */
	Query.prototype.closing = function (at) {
		for (var depth = 0; at < this.text.length; at++) {
			if (this.text[at] === "(")
				depth++;
			else if (this.text[at] === ")" && --depth === 0)
				return at;
		}
		return -1;
	};

	Query.prototype.within = function (from, end, read) {
		var text = this.text, result;

		this.text = text.slice(0, end);
		result = read.call(this, from);
		this.text = text;
		return result;
	};

	Query.prototype.hasKeyword = function (at) {
		for (; at < this.text.length; at++)
			if (blank.test(this.text[at]) && this.joinAt(at))
				return true;
		return false;
	};

	/* Where the group at this.at ends; -1 if there is none. IS_OPERAND: a
	 * keyword is in front. */
	Query.prototype.groupEnd = function (isOperand) {
		var at = this.at, close;

		if (this.text[at] === "-")
			at++;
		if (this.text[at] !== "(" || this.depth === DEPTH_MAX ||
		    this.ngroups === GROUPS_MAX)
			return -1;
		this.ngroups++;
		close = this.closing(at);
		if (close < 0 || isOperand || this.joinAt(close + 1) ||
		    this.within(at + 1, close, this.hasKeyword))
			return close;
		return -1;
	};

	Query.prototype.group = function (close) {
		this.within(0, close, function () {
			this.depth++;
			this.items();
			this.depth--;
		});
		this.at = close + 1;
	};

	/* The item or group at this.at as one node, null if nothing is in it. What
	 * is excluded goes into the query itself. */
	Query.prototype.operand = function (isOperand) {
		var nodes = this.nodes, own, from = this.at, isExcluded = false;
		var close = this.groupEnd(isOperand);

		this.nodes = own = [];
		if (close >= 0) {
			isExcluded = this.text[from] === "-";
			this.at += isExcluded ? 2 : 1;
			this.group(close);
		} else {
			this.item();
		}
		this.nodes = nodes;
		if (own.length > 1 || (own.length === 1 && isExcluded))
			own = [{ type: "all", nodes: own, text: "",
			    written: this.text.slice(from, this.at),
			    isExcluded: isExcluded }];
		if (own.length === 0 || !own[0].isExcluded)
			return own[0] || null;
		this.add(own[0]);
		return null;
	};

	/* Operands with keywords between them. */
	Query.prototype.join = function () {
		var from = this.at, node = this.operand(false), next, right;

		this.isPlain = false;
		while ((next = this.joinAt(this.at)) !== null) {
			this.at = next.end;
			right = this.operand(true);
			if (node === null || right === null) {
				node = node || right;
				continue;
			}
			if (node.type !== next.type ||
			    node.distance !== next.distance)
				node = { type: next.type, nodes: [node], text: "",
				    distance: next.distance };
			node.nodes.push(right);
			node.written = this.text.slice(from, this.at);
		}
		if (node !== null)
			this.add(node);
	};

	Query.prototype.items = function () {
		for (;;) {
			while (this.at < this.text.length &&
			    blank.test(this.text[this.at]))
				this.at++;
			if (this.at >= this.text.length ||
			    this.nterms >= TERMS_MAX)
				return;
			if (this.groupEnd(false) >= 0 ||
			    this.joinAt(this.at + this.match()[0].length))
				this.join();
			else
				this.item();
		}
	};

	Query.prototype.read = function (text) {
		this.text = text.slice(0, BYTES_MAX);
		this.items();
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
