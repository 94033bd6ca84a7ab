/* What was typed, in tokens: the same words and operators that the index was
 * made of. */
"use strict";

var bookTokens = (function () {
	var word = /[\p{L}\p{M}\p{Nd}_]/u;
	var upper = /\p{Lu}/u;
	var lower = /\p{Ll}/u;
	var ideograph = new RegExp("[\\p{Script=Han}\\p{Script=Hiragana}" +
	    "\\p{Script=Katakana}\\p{Script=Hangul}]", "u");
	var clitic = /^(?:s|d|m|ll|re|ve)$/i;
	var elided = /^(?:[cdjlmnst]|qu)$/i;
	/* Longest first. */
	var signs = ["<<=", ">>=", "..=", "=>", "->", "..", "||", "!=", "==",
	    "<=", ">=", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "^=", "|=",
	    "?", "|", "!", "*", "+", "-", "/", "%", "^", "=", "@", ";"];

	function isWord(s, i) {
		return i >= 0 && i < s.length && word.test(s[i]) &&
		    !ideograph.test(s[i]);
	}

	function runEnd(s, i) {
		while (isWord(s, i))
			i++;
		return i;
	}

	/* Where the part of an identifier that begins at I ends: at '_', in
	 * "aB" and in "ABc", but not in "IDs". */
	function partEnd(s, i, end) {
		var isNumber = /\d/.test(s[i]), from = i;

		for (; i < end && s[i] !== "_"; i++) {
			var next = i + 1 < end ? s[i + 1] : "";
			if (isNumber || i === from || !upper.test(s[i]))
				continue;
			if (lower.test(s[i - 1]) || (lower.test(next) &&
			    !(upper.test(s[i - 1]) && next === "s" &&
			    i + 2 === end)))
				break;
		}
		return i;
	}

	/* Behind the word from START on, with what apostrophes join to it. */
	function joinedEnd(s, start) {
		var end = runEnd(s, start), rest;

		while (/['\u2019]/.test(s[end] || "") && isWord(s, end + 1) &&
		    !/[\d_]/.test(s[end + 1])) {
			rest = s.slice(end + 1, runEnd(s, end + 1));
			if (clitic.test(rest))
				return { end: end, next: end + 1 + rest.length };
			if (rest.length > 1 && elided.test(s.slice(start, end)))
				break;
			end += 1 + rest.length;
		}
		return { end: end, next: end };
	}

	function Tokenizer(s) {
		this.s = s;
		this.at = 0;
		this.position = 0;
		this.out = [];
	}

	Tokenizer.prototype.push = function (text, start, end, isOperator,
	    isWhole) {
		this.out.push({ text: text.toLowerCase(), start: start,
		    end: end, position: this.position, isOperator: isOperator,
		    isWhole: isWhole });
	};

	Tokenizer.prototype.parts = function (start, end) {
		while (start < end) {
			if (!isWord(this.s, start) || this.s[start] === "_") {
				start++;
				continue;
			}
			var stop = partEnd(this.s, start, end);
			this.push(this.s.slice(start, stop), start, stop, false,
			    false);
			this.position++;
			start = stop;
		}
	};

	/* A word, or all that counts as one: c++, utf-8, 1.85.0, vec!, r#type. */
	Tokenizer.prototype.word = function () {
		var s = this.s, start = this.at, join = joinedEnd(s, start);
		var text = s.slice(start, join.end).replace(/['\u2019]/g, "");
		var isJoined = text.length < join.end - start;
		var hasParts = false, rest = s.slice(join.end), more;

		this.at = join.next;
		if (/^_+$/.test(text)) {
			if (text === "_")
				this.push("_", start, join.end, true, false);
			return;
		}
		if (/^\d/.test(text)) {
			more = join.next === join.end &&
			    /^(?:\.\d[\p{L}\p{Nd}_]*)+/u.exec(rest);
			if (/^\d[\d_]*(?:[iuf](?:8|16|32|64|128|size))?$/.test(text))
				text = text.replace(/_/g, "");
			if (more) {
				text += more[0];
				this.at = join.end += more[0].length;
			}
			hasParts = Boolean(more) || text.indexOf("_") > 0;
		} else {
			hasParts = !isJoined &&
			    partEnd(s, start, join.end) !== join.end;
			if (join.next === join.end && (more =
			    /^\+\+(?=[\d\s]|$)/.exec(rest) ||
			    (/^[cfj]$/i.test(text) && /^#(?=\s|$)/.exec(rest)))) {
				text += more[0];
				this.at = join.end += more[0].length;
				hasParts = false;
			} else if (!isJoined && /^\p{L}{2,}$/u.test(text) &&
			    (more = /^-(\d{1,4})(?![\p{L}\p{Nd}_])/u.exec(rest))) {
				text += more[1];
				this.at = join.end += more[0].length;
				hasParts = true;
			} else if (/^![^=]|^!$/.test(rest) && !isJoined &&
			    !upper.test(text)) {
				this.at = join.end + 1;
				this.push(text + "!", start, this.at, true,
				    false);
			} else if (text === "r" && /^#[\p{L}_]/u.test(rest)) {
				join.end = this.at = runEnd(s, join.end + 1);
				text = s.slice(start, join.end);
				hasParts = true;
			}
		}
		this.push(text, start, join.end, false, hasParts);
		if (hasParts)
			this.parts(/^r#/.test(text) ? start + 2 : start, join.end);
		else
			this.position++;
	};

	Tokenizer.prototype.quote = function () {
		var s = this.s, i = this.at++, end = runEnd(s, i + 1);

		if (end > i + 1 && s[end] !== "'" && !/\d/.test(s[i + 1]) &&
		    !upper.test(s[i + 1]) && !isWord(s, i - 1))
			this.push(s.slice(i, end), i, end, true, false);
	};

	Tokenizer.prototype.hash = function () {
		var s = this.s, i = this.at++, more;

		more = /^#(!?)\[((?:[\p{L}_][\p{L}\p{Nd}_]*)(?:::[\p{L}\p{Nd}_]+)*)/u
		    .exec(s.slice(i));
		if (more) {
			var end = i + more[0].length;
			if (more[1])
				this.push("#![" + more[2] + "]", i, end, true,
				    false);
			this.push("#[" + more[2] + "]", i, end, true, false);
			this.at = end - more[2].length;
		} else if (s[this.at] === "#") {
			while (s[this.at] === "#")
				this.at++;
		} else if (!/\d/.test(s[this.at] || "")) {
			this.push("#", i, i + 1, true, false);
		}
	};

	Tokenizer.prototype.ampersand = function () {
		var s = this.s, i = this.at, more;
		var mut = /^mut(?![\p{L}\p{Nd}_])/u;

		if (s[i + 1] === "&") {
			this.push("&&", i, i + 2, true, false);
			this.at = i + 2;
			if (mut.test(s.slice(i + 2)))
				this.push("&mut", i + 1, i + 5, true, false);
			return;
		}
		if (s[i + 1] === "=") {
			this.push("&=", i, i + 2, true, false);
			this.at = i + 2;
			return;
		}
		this.at = i + 1;
		more = /^(?:'[\p{L}\p{Nd}_]+ )?mut(?![\p{L}\p{Nd}_])/u
		    .exec(s.slice(i + 1));
		if (more)
			this.push("&mut", i, i + 1 + more[0].length, true, false);
		this.push("&", i, i + 1, true, false);
	};

	Tokenizer.prototype.colon = function () {
		var more = /^(:+)(<>?)?/.exec(this.s.slice(this.at)), i = this.at;

		if (more[1] !== "::") {
			this.at += more[1].length;
			return;
		}
		this.at += more[0].length;
		if (more[2])
			this.push("::<>", i, this.at, true, false);
		this.push("::", i, i + 2, true, false);
	};

	function isOperatorHere(s, sign, i) {
		if (sign === "<<" || sign === ">>")
			return i === 0 || /\s/.test(s[i - 1]);
		if (sign.length > 1)
			return true;
		if (sign === "-")
			return !isWord(s, i - 1) || !isWord(s, i + 1);
		if (sign === "/")
			return i + 1 >= s.length || /\s/.test(s[i + 1]);
		if (/[?!;]/.test(sign))
			return !isWord(s, i - 1);
		return true;
	}

	Tokenizer.prototype.sign = function () {
		var s = this.s, i = this.at, end = i + 1;

		while (s[end] === s[i])
			end++;
		if (end - i > 2 || (end - i === 2 && /[-\/]/.test(s[i]))) {
			this.at = end;
			return;
		}
		var sign = signs.find(function (x) {
			return s.startsWith(x, i);
		});
		this.at = i + (sign ? sign.length : 1);
		if (sign && isOperatorHere(s, sign, i))
			this.push(sign, i, this.at, true, false);
	};

	Tokenizer.prototype.run = function () {
		while (this.at < this.s.length) {
			var c = this.s[this.at];
			if (ideograph.test(c)) {
				this.push(c, this.at, this.at + 1, false, false);
				this.position++;
				this.at++;
			} else if (isWord(this.s, this.at)) {
				this.word();
			} else if (c === "'") {
				this.quote();
			} else if (c === "#") {
				this.hash();
			} else if (c === "&") {
				this.ampersand();
			} else if (c === ":") {
				this.colon();
			} else {
				this.sign();
			}
		}
		return this.out;
	};

	return function (text) {
		return new Tokenizer(text).run();
	};
})();
