/* What scripts add to a page that is complete without them: a search, keys, a
 * quiz. The search's own scripts are fetched when it is first used. */
"use strict";

(function () {
	var HITS = 12;
	var scripts = ["search-index.js", "token.js", "index.js", "parts.js",
	    "words.js", "query.js", "search.js"];
	var index = null, isLoading = false;
	var top = document.querySelector(".top");
	var entries = Array.from(document.querySelectorAll(".entry"));
	var input, hits, status, list;

	/* make("a", { href: "x" }, "text", more) */
	function make(tag, attributes) {
		var node = document.createElement(tag);

		Object.keys(attributes).forEach(function (name) {
			node.setAttribute(name, attributes[name]);
		});
		node.append.apply(node, Array.from(arguments).slice(2));
		return node;
	}

	/* --- the search --- */

	/* Load one script after the other, then go on. */
	function load(names) {
		var script;

		if (names.length === 0) {
			index = new BookIndex(searchIndex);
			show();
			return;
		}
		script = make("script", { src: names[0] });
		script.onload = function () {
			load(names.slice(1));
		};
		script.onerror = function () {
			status.textContent = names[0] + " cannot be read.";
		};
		document.head.append(script);
	}

	function prepare() {
		if (isLoading)
			return;
		isLoading = true;
		load(scripts);
	}

	function hitLink(entry) {
		var page = index.page(entry), facts = index.data.entries[entry];
		var isPage = entry === page.first;
		var href = page.href + (isPage ? "" : "#" +
		    encodeURIComponent(facts[0] || "=" + (entry - page.first)));
		var about = isPage ? "" : page.title;

		if (facts[2] > 0)
			about += " \u00B7 " + index.data.levels[facts[2]];
		return make("li", {}, make("a", { href: href },
		    isPage ? page.title : facts[1] || facts[0],
		    about === "" ? "" : make("small", {}, about)));
	}

	function show() {
		var text = input.value.trim(), found;

		hits.hidden = text === "";
		if (text === "" || index === null)
			return;
		found = bookSearch(index, text, HITS);
		list.replaceChildren.apply(list, found.best.map(function (hit) {
			return hitLink(hit.entry);
		}));
		status.textContent = found.total === 0 ? "Nothing found." :
		    found.total > HITS ? HITS + " of " + found.total + " found" :
		    found.total + " found";
	}

	function close() {
		hits.hidden = true;
	}

	/* Arrows walk through the field and the hits below it. */
	function walk(step) {
		var stops = [input].concat(Array.from(
		    list.querySelectorAll("a")));
		var at = stops.indexOf(document.activeElement) + step;

		if (at >= 0 && at < stops.length)
			stops[at].focus();
	}

	function onSearchKey(event) {
		if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			walk(event.key === "ArrowDown" ? 1 : -1);
		} else if (event.key === "Escape") {
			close();
			input.blur();
		} else {
			return;
		}
		event.preventDefault();
	}

	function addSearch() {
		var form;

		input = make("input", { type: "search", name: "q",
		    placeholder: "Search (press /)", autocomplete: "off",
		    spellcheck: "false", "aria-label": "Search" });
		status = make("p", { role: "status" });
		list = make("ol", {});
		hits = make("div", { "class": "hits", hidden: "" }, status, list);
		form = make("form", { "class": "search", role: "search" }, input,
		    hits);
		top.append(form);
		input.addEventListener("focus", prepare);
		input.addEventListener("input", show);
		form.addEventListener("keydown", onSearchKey);
		form.addEventListener("submit", function (event) {
			var first = list.querySelector("a");
			event.preventDefault();
			if (first && !hits.hidden)
				first.click();
		});
		list.addEventListener("click", close);
		document.addEventListener("click", function (event) {
			if (!form.contains(event.target))
				close();
		});
	}

	/* --- keys --- */

	function isInSight(entry) {
		var box = entry.getBoundingClientRect();

		return box.bottom > 0 && box.top < window.innerHeight;
	}

	/* The entry that the reader went to last, if it is still in sight; else
	 * the last that has begun above the window's middle. */
	function here() {
		var at = entries.indexOf(document.activeElement);

		if (at >= 0 && isInSight(entries[at]))
			return at;
		at = -1;
		entries.forEach(function (entry, i) {
			if (entry.getBoundingClientRect().top <
			    window.innerHeight / 2)
				at = i;
		});
		return at;
	}

	function turn(step) {
		var at = here() + step;

		if (at < 0) {
			document.activeElement.blur();
			window.scrollTo(0, 0);
		} else if (at < entries.length) {
			entries[at].tabIndex = -1;
			entries[at].focus({ preventScroll: true });
			entries[at].scrollIntoView();
		}
	}

	function onKey(event) {
		if (event.ctrlKey || event.metaKey || event.altKey ||
		    /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
			return;
		if (event.key === "/")
			input.focus();
		else if (event.key === "j" || event.key === "n")
			turn(1);
		else if (event.key === "k" || event.key === "p")
			turn(-1);
		else
			return;
		event.preventDefault();
	}

	function addHelp() {
		var keys = [["/", "search"], ["\u2193 \u2191", "results"],
		    ["Esc", "close"]];
		var line = make("p", { "class": "keys" }, "Keys: ");

		if (entries.length > 0)
			keys.push(["n j", "next"], ["p k", "previous"]);
		keys.forEach(function (key, i) {
			if (i > 0)
				line.append(", ");
			key[0].split(" ").forEach(function (cap) {
				line.append(make("kbd", {}, cap), " ");
			});
			line.append(key[1]);
		});
		document.querySelector("footer").append(line);
	}

	/* --- the quiz --- */

	/* A browser may keep nothing for pages that are files. */
	function remember(value) {
		try {
			if (value !== undefined)
				sessionStorage.setItem("quiz", value);
			return sessionStorage.getItem("quiz") === "on";
		} catch (ignored) {
			return value === "on";
		}
	}

	function setQuiz(button, isOn) {
		document.body.classList.toggle("quiz", isOn);
		button.setAttribute("aria-pressed", isOn ? "true" : "false");
		entries.forEach(function (entry) {
			entry.classList.remove("open");
		});
	}

	function addQuiz() {
		var answers = Array.from(document.querySelectorAll(".veil"));
		var button;

		if (answers.length === 0)
			return;
		button = make("button", { type: "button" }, "Quiz");
		button.title = "Hide the answers until asked for";
		answers.forEach(function (answer) {
			var reveal = make("button", { type: "button" },
			    "Show the answer");
			reveal.addEventListener("click", function () {
				answer.parentNode.classList.add("open");
			});
			answer.before(reveal);
		});
		setQuiz(button, remember());
		button.addEventListener("click", function () {
			var isOn = button.getAttribute("aria-pressed") !== "true";
			remember(isOn ? "on" : "off");
			setQuiz(button, isOn);
		});
		top.append(button);
	}

	function addQuery() {
		var asked = new URLSearchParams(location.search).get("q");

		if (!asked)
			return;
		input.value = asked;
		hits.hidden = false;
		prepare();
	}

	addSearch();
	addQuiz();
	addHelp();
	document.addEventListener("keydown", onKey);
	addQuery();
})();
