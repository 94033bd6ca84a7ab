/* Which entries match a query and how well, as the book's program finds
 * them: BM25F, most of the words of a sentence, all of others, a bonus for words
 * near each other, names first. */
"use strict";

var bookSearch = (function () {
	/* How much a clause says: the first that occurs is required. */
	var CONTENT = 0, COMMON = 1, NAMED = 2, KEYWORD = 3, FILLERS = 4,
	    SIGN = 5;

	function Plan(index, query) {
		this.index = index;
		this.rank = index.rank;
		this.query = query;
		this.clauses = query.nodes.map(function (node) {
			return { node: node, part: index.partOf(node),
			    isCovered: false };
		});
		this.widen();
		this.giveRoles();
	}

	/* What other people say for something is met by that as well: the
	 * longest run of words, then without question words between them. */
	Plan.prototype.widen = function () {
		var i = 0, k, run;

		while (i < this.clauses.length) {
			for (k = 2 * this.rank.saidWords; k > 0; k--) {
				run = this.run(i, (k + 1) >> 1, k % 2 !== 0);
				if (run && this.widenBy(run.clauses))
					break;
			}
			i += k > 0 ? run.taken : 1;
		}
	};

	Plan.prototype.run = function (from, n, skips) {
		var run = { clauses: [], taken: 0 }, i, node;

		for (i = from; i < this.clauses.length &&
		    run.clauses.length < n; i++) {
			node = this.clauses[i].node;
			if (node.type !== "word" || node.isPrefix ||
			    node.isExcluded || node.fields)
				return null;
			if (skips && this.query.fillers.has(node.text)) {
				if (i === from)
					return null;
				continue;
			}
			run.clauses.push(this.clauses[i]);
			run.taken = i + 1 - from;
		}
		return run.clauses.length === n && (!skips || run.taken > n) ?
		    run : null;
	};

	/* What is meant is as rare as what says it, and not so common as its
	 * name is in a book on it: between the two. */
	Plan.prototype.synonymFactor = function (said, part) {
		var r = this.rank;

		if (!said || said.idf <= part.idf)
			return r.synonym;
		return r.synonym * (1 + r.saidShare * (said.idf - part.idf) /
		    part.idf);
	}

	Plan.prototype.widenBy = function (clauses) {
		var words = [], plan = this;
		var index = this.index, parts = [], factors = [], meant, said;

		clauses.forEach(function (c) {
			if (c.node.fallback.length > 0 && !c.node.isOperator)
				c.node.fallback.forEach(function (f) {
					words.push(f.text);
				});
			else
				words.push(c.node.text);
		});
		meant = index.meant(words);
		if (!meant)
			return false;
		said = index.all(clauses.map(function (c) {
			return c.part;
		}));
		if (said) {
			parts.push(said);
			factors.push(1);
		}
		meant.split("|").forEach(function (form) {
			var list = form.split(" ").map(function (w, i) {
				return { text: w, isOperator: false, offset: i };
			});
			var part = list.length > 1 ? index.phrase(list) :
			    index.word(form, false);
			if (part) {
				parts.push(part);
				factors.push(plan.synonymFactor(said, part));
			}
		});
		if (parts.length > (said ? 1 : 0)) {
			clauses.slice(1).forEach(function (c) {
				c.isCovered = true;
			});
			clauses[0].part = index.bestOf(parts, factors);
		}
		return true;
	};

	Plan.prototype.rankOf = function (c) {
		var n = c.node, r = this.rank;

		if (n.isOperator && n.isOptional)
			return SIGN;
		if (n.isOptional || c.isCovered)
			return n.isFiller ? FILLERS : NAMED;
		if (n.type !== "word" || n.fields)
			return CONTENT;
		if (n.isFiller)
			return this.query.keywords.has(n.text) ? KEYWORD :
			    FILLERS;
		if (c.part && this.index.n >= r.commonLeast && !n.isPrefix &&
		    c.part.df > Math.floor(this.index.n / r.commonPart))
			return COMMON;
		return CONTENT;
	};

	Plan.prototype.optionalScale = function (c) {
		var r = this.rank;

		if (c.rank === KEYWORD || c.rank === FILLERS)
			return c.part && c.part.idf > r.fillerIdf ?
			    r.filler * r.fillerIdf / c.part.idf : r.filler;
		return c.rank === COMMON ? 1 : r.named;
	};

	Plan.prototype.giveRoles = function () {
		var plan = this, best = SIGN;

		this.required = [];
		this.optional = [];
		this.excluded = [];
		this.isImpossible = false;
		this.clauses.forEach(function (c) {
			c.rank = plan.rankOf(c);
			c.scale = 1;
			if (!c.node.isExcluded)
				best = Math.min(best, c.rank);
		});
		var nrequired = 0;
		this.clauses.forEach(function (c) {
			var list = plan.required;
			if (c.node.isExcluded) {
				list = plan.excluded;
			} else if (c.rank > best) {
				list = plan.optional;
				c.scale = plan.optionalScale(c);
			} else {
				nrequired++;
				plan.isImpossible = plan.isImpossible || !c.part;
			}
			if (c.part)
				list.push(c);
		});
		this.nrequired = nrequired;
		this.isSentence = best <= COMMON && (nrequired > this.rank.sentence ||
		    (this.query.nfillers > 0 && nrequired > 1));
	};

	Plan.prototype.passes = function (entry) {
		var index = this.index;

		if (this.excluded.some(function (c) {
			return c.part.scores.has(entry);
		}))
			return false;
		function isOf(filters) {
			return function (kind) {
				return index.isOf(entry, kind, filters[kind]);
			};
		}
		return Object.keys(this.query.filter)
		    .every(isOf(this.query.filter)) &&
		    !Object.keys(this.query.except)
		    .some(isOf(this.query.except));
	};

	/* --- scores --- */

	function sum(clauses, entry) {
		return clauses.reduce(function (total, c) {
			return total + c.scale * (c.part.scores.get(entry) || 0);
		}, 0);
	}

	/* Entries that have every required part. */
	Plan.prototype.matchAll = function () {
		var plan = this, hits = new Map();

		if (this.isImpossible || this.nrequired === 0)
			return hits;
		this.required[0].part.scores.forEach(function (ignored, entry) {
			if (plan.required.every(function (c) {
				return c.part.scores.has(entry);
			}) && plan.passes(entry))
				hits.set(entry, sum(plan.required, entry) +
				    sum(plan.optional, entry));
		});
		return hits;
	};

	/* Those that have most of it, by idf. */
	Plan.prototype.matchMost = function () {
		var plan = this, hits = new Map(), covers = new Map();
		var required = this.required, optional = this.optional;
		var best = 0;

		if (required.length === 0) {
			required = optional.filter(function (c) {
				return c.rank < KEYWORD;
			});
			optional = optional.filter(function (c) {
				return c.rank >= KEYWORD;
			});
		}
		required.forEach(function (c) {
			c.part.scores.forEach(function (ignored, entry) {
				covers.set(entry, (covers.get(entry) || 0) +
				    c.part.idf);
			});
		});
		covers.forEach(function (cover, entry) {
			if (cover > best && plan.passes(entry))
				best = cover;
		});
		covers.forEach(function (cover, entry) {
			if (best > 0 && cover >= best * plan.rank.most && plan.passes(entry))
				hits.set(entry, sum(required, entry) +
				    sum(optional, entry));
		});
		return hits;
	};

	/* Every entry that the filters let pass, if there are any. */
	Plan.prototype.matchEvery = function () {
		var hits = new Map();

		for (var i = 0; i < this.index.n; i++)
			if (Object.keys(this.query.filter).length > 0 &&
			    this.passes(i))
				hits.set(i, 0);
		return hits;
	};

	/* What the query names, and what a compiler's message is about. Nobody
	 * calls a page by signs, but a title may have them. */
	Plan.prototype.pins = function () {
		var plain = this.query.plain.join(" "), pins = new Map();
		var index = this.index, codes = index.codesOf(plain);

		if (!this.query.isPlain)
			return pins;
		[plain].concat(codes).forEach(function (name, i) {
			var isCode = /['&<>|=?!()[\]{}*+$%;^~]./.test(name);
			var named = index.named(name);
			/* Several messages begin so: their answers alone. */
			if (i > 0 && codes.length > 1)
				named = named.slice(0, 1);
			named.forEach(function (p) {
				if (isCode && !p.isTitle)
					return;
				if (!pins.has(p.entry) && pins.size < index.rank.pinsMax)
					pins.set(p.entry, p.bonus);
			});
		});
		return pins;
	};

	/* Sum of 1 / distance^2 over A's places and the nearest of B. */
	function nearness(r, a, b) {
		var total = 0, k = 0;

		a.slice(0, r.nearPlaces).forEach(function (place) {
			var least = r.nearDistance + 1;
			while (k < b.length && b[k] <= place)
				k++;
			if (k < b.length)
				least = b[k] - place;
			/* Against the order counts as one farther. */
			if (k > 0 && b[k - 1] !== place)
				least = Math.min(least, place - b[k - 1] +
				    r.nearTurned);
			if (least <= r.nearDistance)
				total += 1 / (least * least);
		});
		return total;
	}

	/* A bonus for words of the query that lie near each other. */
	Plan.prototype.addNearness = function (candidates) {
		var plan = this, r = this.rank, usable = this.clauses.filter(function (c) {
			return c.part && c.part.hasPositions &&
			    !c.part.isPhrase && !c.node.isExcluded;
		}), required;

		required = usable.filter(function (c) {
			return plan.required.indexOf(c) >= 0;
		});
		if (required.length > 1)
			usable = required;
		usable = usable.slice(0, r.nearParts);
		if (usable.length < 2)
			return;
		candidates.forEach(function (hit) {
			var last = [], lastIdf = 0;
			usable.forEach(function (c) {
				var places = c.part.places.get(hit.entry) || [];
				var near = nearness(r, last, places);
				hit.score += r.near *
				    Math.min(c.part.idf, lastIdf) *
				    (r.k1 + 1) * near / (r.k1 + near);
				last = places;
				lastIdf = c.part.idf;
			});
		});
	};

	/* What the names of an entry's page add: often what all of the page is
	 * about is said there alone. Pieces of code do not count. */
	Plan.prototype.addPages = function (candidates) {
		var index = this.index, telling;

		telling = this.required.concat(this.optional.filter(function (c) {
			return c.rank < NAMED;
		})).filter(function (c) {
			return !/[<>&=|#[\]{}*]/.test(c.node.written);
		});
		candidates.forEach(function (hit) {
			var first = index.page(hit.entry).first;
			telling.forEach(function (c) {
				hit.score += index.rank.page * c.scale * c.part.idf *
				    (c.part.shares.get(first) || 0);
			});
		});
	};

	/* Take each missing word for what it begins, if it is the last, or for
	 * the nearest that there is. */
	Plan.prototype.mend = function () {
		var query = this.query, index = this.index, isMended = false;

		this.clauses.forEach(function (c) {
			var n = c.node, better;
			if (c.part || c.isCovered || n.type !== "word" || n.isOperator ||
			    n.isPrefix || n.isExcluded || n.isOptional ||
			    n.isFiller)
				return;
			if (n === query.nodes[query.nodes.length - 1] &&
			    index.prefix(n.text)) {
				n.isPrefix = isMended = true;
				return;
			}
			better = index.correct(n.text);
			if (better === null)
				return;
			query.plain = query.plain.map(function (p) {
				return p.toLowerCase() === n.text ? better : p;
			});
			n.text = better;
			n.fallback = [];
			isMended = true;
		});
		return isMended;
	};

	/* The score of each entry that matches. */
	Plan.prototype.match = function () {
		var plan = this;
		var hits = this.isSentence ? this.matchMost() : this.matchAll();

		this.pins().forEach(function (bonus, entry) {
			if (hits.has(entry))
				hits.set(entry, hits.get(entry) + bonus);
			else if (plan.passes(entry))
				hits.set(entry, bonus + sum(plan.required, entry) +
				    sum(plan.optional, entry));
		});
		return hits;
	};

	function before(a, b) {
		return b.score - a.score || a.entry - b.entry;
	}

	/* The best LIMIT entries of INDEX for TEXT, best first, and how many
	 * match. */
	return function (index, text, limit) {
		var query = new BookQuery(index.data).read(text);
		var plan = new Plan(index, query), hits = plan.match();
		var best = [], total;

		if (plan.pins().size === 0 && plan.mend()) {
			plan = new Plan(index, query);
			hits = plan.match();
		}
		if (query.nodes.length === 0)
			hits = plan.matchEvery();
		else if (hits.size === 0 && !plan.isSentence)
			hits = plan.matchMost();
		total = hits.size;
		hits.forEach(function (score, entry) {
			best.push({ entry: entry, score: score });
		});
		best.sort(before);
		if (best.length > 1) {
			plan.addNearness(best.slice(0, index.rank.nearMax));
			plan.addPages(best.slice(0, index.rank.nearMax));
		}
		return { total: total, best: best.sort(before).slice(0, limit) };
	};
})();
