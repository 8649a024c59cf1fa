/* Searches the archive's index (docs/search.md describes its files) and shows what it finds.

   A query is clauses: words, phrases, and properties to narrow down by. Each clause knows the units in which it stands,
   in the order of their numbers, newest first; units in which all clauses stand are the results. The lists of common
   words are long, so they are read page by page, as far as results are wanted, and never more than BUDGET bytes a query. */
(() => {
  "use strict";

  const page = document.getElementById("site-search");
  if (!page || !window.fetch) return;
  const form = page.querySelector("form");
  const status = document.getElementById("site-search-status");
  const out = document.getElementById("site-search-results");
  const lists = document.getElementById("site-search-lists");
  const say = (key, values = {}) =>
    (page.dataset[key] || "").replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));

  // Bytes that one query may move; how many of them may be spent, kind by kind, when another page of places is read, and
  // when more texts are; how many results are shown of a kind at first and then; how many are ordered at a time.
  const BUDGET = 190000, PLACES = [60000, 140000, 150000], TEXTS = [130000, 165000, 165000];
  const FIRST = [10, 4, 4], MORE = 10, BATCH = 100;
  const PROPERTIES = { speaker: "s", source: "o", topic: "t", year: "y", status: "v" };

  // ---- Words: the same rules as Searching/SearchFolding.swift

  const SPECIAL = { ß: "ss", æ: "ae", ð: "d", ø: "o", þ: "th", đ: "d", ħ: "h", ı: "i", ł: "l", œ: "oe", ŧ: "t", ς: "σ" };
  const DROPPED = /[\p{M}\p{Cf}\u0640]/u, LETTER = /[\p{L}\p{N}]/u, LONGEST = 32;
  const IDEOGRAPH = /[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}\u0e00-\u0eff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3]/u;
  const folds = new Map();

  /* What a character folds to: pieces, each a letter's text, { alone: text } or nothing between words. */
  function fold(char) {
    let pieces = folds.get(char);
    if (pieces) return pieces;
    pieces = [];
    for (const part of char.normalize("NFKD")) {
      if (DROPPED.test(part)) continue;
      if (!LETTER.test(part)) pieces.push(null);
      else if (IDEOGRAPH.test(part)) pieces.push({ alone: part });
      else {
        const text = [...part.toLowerCase()].filter((c) => !DROPPED.test(c)).map((c) => SPECIAL[c] || c).join("");
        if (text) pieces.push(text);
      }
    }
    folds.set(char, pieces);
    return pieces;
  }

  /* The words of a text, folded, with their places in it. */
  function words(text) {
    const found = [];
    let letters = [], start = 0, end = 0, at = 0;
    const finish = () => {
      if (letters.length) found.push({ word: letters.join(""), start, end });
      letters = [];
    };
    for (const char of text) {
      for (const piece of fold(char)) {
        if (piece === null) finish();
        else if (piece.alone) {
          finish();
          found.push({ word: piece.alone, start: at, end: at + char.length });
        } else {
          if (!letters.length) start = at;
          for (const letter of piece) if (letters.length < LONGEST) letters.push(letter);
          end = at + char.length;
        }
      }
      at += char.length;
    }
    finish();
    return found;
  }

  // ---- The query

  const MARKS = /["“”„‟«»‹›「」『』]/u;

  /* Phrases: lists of words that follow each other, with `isPrefix` if the last may be a beginning. A word with a hyphen
     or an apostrophe in it is a phrase, as the index has it. */
  function parse(query) {
    const phrases = [];
    query.split(MARKS).forEach((part, index, parts) => {
      const isQuoted = index % 2 === 1;
      const isLast = index === parts.length - 1;
      for (const piece of isQuoted ? [part] : part.split(/\s+/u)) {
        const found = words(piece).map((token) => token.word);
        if (found.length) phrases.push({ words: found, isPrefix: false });
      }
      const last = phrases[phrases.length - 1];
      if (isLast && last && /[\p{L}\p{N}\p{M}]$/u.test(part) && !IDEOGRAPH.test(last.words[last.words.length - 1]))
        last.isPrefix = true;
    });
    const known = new Set();
    return phrases.filter((phrase) => {
      const key = phrase.words.join(" ") + phrase.isPrefix;
      return !known.has(key) && known.add(key);
    }).slice(0, 16);
  }

  // ---- The index

  class Enough extends Error {}
  class Unreadable extends Error {}

  const encoder = new TextEncoder(), decoder = new TextDecoder();

  function compare(a, b) {
    const left = encoder.encode(a), right = encoder.encode(b);
    for (let i = 0; i < left.length && i < right.length; i++) if (left[i] !== right[i]) return left[i] - right[i];
    return left.length - right.length;
  }

  class Bytes {
    constructor(bytes, at = 0, end = bytes.length) {
      Object.assign(this, { bytes, at, end });
    }
    /* Seven bits a byte, the lowest first. No shifts: places are beyond 32 bits. */
    number() {
      let value = 0, factor = 1;
      while (this.at < this.end) {
        const byte = this.bytes[this.at++];
        value += (byte & 127) * factor;
        if (byte < 128) return value;
        factor *= 128;
      }
      throw new Unreadable("a number is cut off");
    }
  }

  const index = {
    spent: 0,
    files: new Map(),
    root: null,

    /* A file of the index; kept, so that it is fetched once. `.bin` files are asked for by the index's version and may
       be kept by the browser, others are asked for anew and mostly not sent. */
    file(name) {
      let file = this.files.get(name);
      if (file) return file;
      const isBinary = name.endsWith(".bin");
      const address = page.dataset.index + name + "?v=" + page.dataset.version;
      file = fetch(address, { cache: isBinary ? "default" : "no-cache" }).then(async (response) => {
        if (!response.ok) throw new Unreadable(name);
        const bytes = new Uint8Array(await response.arrayBuffer());
        this.spent += bytes.length;
        return isBinary ? bytes : JSON.parse(decoder.decode(bytes));
      });
      file = file.catch((error) => {
        this.files.delete(name);
        throw new Unreadable(name + ": " + error.message);
      });
      this.files.set(name, file);
      return file;
    },

    async open() {
      if (this.root) return this.root;
      const root = await this.file("root.json");
      if (root.format !== 1) throw new Unreadable("another format");
      return (this.root = root);
    },

    /* The shard in which a word stands, if it stands anywhere. */
    shardOf(word) {
      const { terms } = this.root;
      let low = 0, high = terms.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(terms[middle], word) <= 0) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    },

    async shard(number) {
      const bytes = await this.file(`terms/${number}.bin`);
      return bytes.terms || (bytes.terms = this.read(new Bytes(bytes)));
    },

    /* The words of a shard: for each kind of unit, where its places stand. */
    read(bytes) {
      const size = this.root.page, terms = new Map();
      const align = (at) => Math.ceil(at / size) * size;
      let at = bytes.number(), word = new Uint8Array(0);
      while (bytes.at < bytes.end) {
        const shared = bytes.number(), length = bytes.number();
        const next = new Uint8Array(shared + length);
        next.set(word.subarray(0, shared));
        next.set(bytes.bytes.subarray(bytes.at, bytes.at + length), shared);
        bytes.at += length;
        word = next;
        if (bytes.at >= bytes.end) throw new Unreadable("a word is cut off");
        const mask = bytes.bytes[bytes.at++], kinds = [];
        for (let kind = 0; kind < 3; kind++) {
          if (!((mask >> kind) & 1)) continue;
          const units = bytes.number(), length = bytes.number(), firsts = [];
          if (length > size / 2) {
            at = align(at);
            for (let n = Math.ceil(length / size), first = 0; n > 1; n--) firsts.push((first += bytes.number()));
          } else if ((at % size) + length > size) at = align(at);
          kinds[kind] = { units, start: at, length, firsts };
          at += length;
        }
        terms.set(decoder.decode(word), kinds);
      }
      return terms;
    },

    async exact(word) {
      const number = this.shardOf(word);
      return (number >= 0 && (await this.shard(number)).get(word)) || null;
    },

    /* The words that begin so, the most frequent of them: as many as a query can read. */
    async beginningWith(start) {
      const found = [], first = Math.max(0, this.shardOf(start));
      for (let number = first; number < this.root.terms.length && number < first + 3; number++) {
        if (number > first && !this.root.terms[number].startsWith(start)) break;
        for (const [word, kinds] of await this.shard(number)) if (word.startsWith(start)) found.push({ word, kinds });
      }
      const units = ({ kinds }) => kinds.reduce((sum, kind) => sum + (kind ? kind.units : 0), 0);
      found.sort((a, b) => (b.word === start) - (a.word === start) || units(b) - units(a));
      return found.slice(0, 8).map(({ kinds }) => kinds);
    },

    async unit(kind, number) {
      const { units, name } = this.root.kinds[kind];
      const place = units - 1 - number, size = this.root.fragment;
      const fragment = await this.file(`${name}/${Math.floor(place / size)}.json`);
      const unit = fragment.units[place % size];
      if (!unit) throw new Unreadable("a unit is missing");
      return { unit, names: fragment.names };
    },
  };

  // ---- Where a word stands: the units of one kind, one after the other

  class Places {
    constructor(kind, entry) {
      Object.assign(this, entry, { kind, size: index.root.kinds[kind].size, unit: -1, page: -1, places: [], at: 0 });
    }

    async turn(page) {
      const size = index.root.page, last = this.firsts.length;
      const name = `places/${Math.floor(this.start / size) + page}.bin`;
      if (!index.files.has(name) && index.spent > PLACES[this.kind]) throw new Enough();
      const bytes = await index.file(name);
      const from = page ? 0 : this.start % size;
      const end = from + (page === last ? this.length - page * size : size);
      if (end > bytes.length) throw new Unreadable("places are cut off");
      const reader = new Bytes(bytes, from, end);
      const places = [];
      for (let place = 0; reader.at < reader.end; places.push(place)) {
        const gap = reader.number();
        if (!gap && places.length) break;
        place += gap;
      }
      Object.assign(this, { page, places, at: 0 });
    }

    /* Goes to the first unit from that one on; `unit` is Infinity when there is none. */
    async seek(unit) {
      const target = unit * this.size;
      let page = Math.max(0, this.page);
      while (page < this.firsts.length && this.firsts[page] <= target) page++;
      if (page !== this.page) await this.turn(page);
      while (this.at < this.places.length && this.places[this.at] < target) this.at++;
      if (this.at === this.places.length && this.page < this.firsts.length) await this.turn(this.page + 1);
      this.unit = this.at < this.places.length ? Math.floor(this.places[this.at] / this.size) : Infinity;
    }

    /* Where in the unit the word stands. */
    async spots() {
      const start = this.unit * this.size, spots = [];
      let { places, at } = this;
      for (;;) {
        while (at < places.length && places[at] < start + this.size) spots.push(places[at++] - start);
        if (at < places.length || this.page >= this.firsts.length || this.firsts[this.page] >= start + this.size) break;
        await this.turn(this.page + 1);
        ({ places, at } = this);
      }
      return spots;
    }
  }

  /* Any of several words. */
  class AnyOf {
    constructor(all) {
      Object.assign(this, { all, unit: -1, units: all.reduce((sum, one) => sum + one.units, 0), length: 1 });
    }
    async seek(unit) {
      for (const one of this.all) if (one.unit < unit) await one.seek(unit);
      this.unit = Math.min(...this.all.map((one) => one.unit));
    }
    async spots() {
      const spots = new Set();
      for (const one of this.all) if (one.unit === this.unit) for (const spot of await one.spots()) spots.add(spot);
      return [...spots].sort((a, b) => a - b);
    }
  }

  /* Goes to the first unit from `unit` on in which all stand. */
  async function together(all, unit) {
    for (let i = 0; i < all.length; ) {
      if (all[i].unit < unit) await all[i].seek(unit);
      if (all[i].unit === unit) i++;
      else {
        unit = all[i].unit;
        if (unit === Infinity) return Infinity;
        i = 0;
      }
    }
    return unit;
  }

  /* Words that follow each other. */
  class Phrase {
    constructor(all) {
      Object.assign(this, { all, unit: -1, length: all.length, found: [] });
      this.order = [...all].sort((a, b) => a.units - b.units);
      this.units = this.order[0].units;
    }
    async seek(unit) {
      for (;;) {
        unit = await together(this.order, unit);
        if (unit === Infinity) break;
        let found = null;
        for (let i = 0; i < this.all.length && (!found || found.length); i++) {
          const spots = new Set((await this.all[i].spots()).map((spot) => spot - i));
          found = found ? found.filter((spot) => spots.has(spot)) : [...spots];
        }
        this.found = found;
        if (found.length) break;
        unit++;
      }
      this.unit = unit;
    }
    async spots() {
      return this.found;
    }
  }

  /* The clauses of a query for one kind of unit; null: nothing can be found. */
  async function clauses(query, kind) {
    const found = [];
    const any = (entries) => {
      const all = entries.filter((kinds) => kinds && kinds[kind]).map((kinds) => new Places(kind, kinds[kind]));
      return all.length ? new AnyOf(all) : null;
    };
    for (const { words, isPrefix } of query.phrases) {
      const all = [];
      for (let i = 0; i < words.length; i++) {
        const isStart = isPrefix && i === words.length - 1;
        const one = any(isStart ? await index.beginningWith(words[i]) : [await index.exact(words[i])]);
        if (!one) return null;
        all.push(one);
      }
      found.push(all.length > 1 ? new Phrase(all) : all[0]);
    }
    for (const [name, value] of Object.entries(query.properties)) {
      const one = any([await index.exact("\u0001" + PROPERTIES[name] + value)]);
      if (!one) return null;
      one.isProperty = true;
      found.push(one);
    }
    return found.length ? found : null;
  }

  /* The results of one kind, found as they are wanted. */
  class Results {
    constructor(query, kind) {
      Object.assign(this, { query, kind, found: [], next: 0, shown: 0, isDone: false, isPaused: false, seen: new Set() });
    }

    async prepare() {
      this.clauses = await clauses(this.query, this.kind);
      if (!this.clauses) this.isDone = true;
      else this.order = [...this.clauses].sort((a, b) => a.units - b.units);
    }

    /* Finds so many more at least, and orders them: where words stand side by side as in the query, first; then newest. */
    async find(count) {
      this.isPaused = false;
      const first = this.found.length;
      try {
        while (!this.isDone && this.found.length - first < BATCH) {
          const unit = await together(this.order, this.next);
          if (unit === Infinity) this.isDone = true;
          else {
            this.found.push({ unit, score: await this.score() });
            this.next = unit + 1;
          }
        }
      } catch (error) {
        if (!(error instanceof Enough)) throw error;
        this.isPaused = this.found.length - first < count;
      }
      const found = this.found.splice(first);
      found.sort((a, b) => b.score - a.score || a.unit - b.unit);
      this.found.push(...found);
    }

    async score() {
      let score = 0, before = null;
      for (const clause of this.clauses) {
        if (clause.isProperty) continue;
        const spots = await clause.spots();
        if (before && spots.some((spot) => before.has(spot))) score++;
        before = new Set(spots.map((spot) => spot + clause.length));
      }
      return score;
    }

    /* "12", or "more than 100"; a word alone is counted by the index. */
    get count() {
      if (this.isDone) return say("tResults", { n: number(this.found.length) });
      if (this.clauses.length === 1 && this.clauses[0].all.length === 1 && this.clauses[0] instanceof AnyOf)
        return say("tResults", { n: number(this.clauses[0].units) });
      return this.found.length ? say("tResultsMore", { n: number(this.found.length) }) : "…";
    }
  }

  // ---- Words in context

  const language = document.documentElement.lang || "en";
  const number = (n) => new Intl.NumberFormat(language).format(n);

  /* The stretches of a text that the query's words and phrases match. */
  function matches(text, phrases) {
    const tokens = words(text), marks = [];
    tokens.forEach((_, first) => {
      for (const { words: wanted, isPrefix } of phrases) {
        const fits = wanted.every((word, i) => {
          const token = tokens[first + i];
          return token && (token.word === word || (isPrefix && i === wanted.length - 1 && token.word.startsWith(word)));
        });
        if (fits) marks.push({ first, last: first + wanted.length - 1, phrase: wanted });
      }
    });
    return { tokens, marks };
  }

  /* The part of a text with the most different words of the query, about 45 words long. */
  function excerpt(text, phrases) {
    const { tokens, marks } = matches(text, phrases);
    const reach = 45;
    let from = 0, to = tokens.length;
    if (tokens.length > reach * 1.4) {
      let best = -1, start = 0;
      for (const mark of marks) {
        const near = new Set(marks.filter((m) => m.first >= mark.first && m.last < mark.first + reach - 8).map((m) => m.phrase));
        if (near.size > best) [best, start] = [near.size, mark.first];
      }
      from = Math.max(0, Math.min(start - 8, tokens.length - reach));
      to = Math.min(tokens.length, from + reach);
    }
    const element = document.createDocumentFragment();
    let at = from ? tokens[from].start : 0;
    const end = to < tokens.length ? tokens[to - 1].end : text.length;
    if (from) element.append("… ");
    for (const mark of marks) {
      const start = tokens[mark.first].start, stop = tokens[mark.last].end;
      if (start < at || stop > end) continue;
      element.append(text.slice(at, start), make("mark", {}, text.slice(start, stop)));
      at = stop;
    }
    element.append(text.slice(at, end));
    if (end < text.length) element.append(" …");
    return { element, tokens, marks };
  }

  // ---- Showing

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  const address = (path) => (/^[a-z]+:/i.test(path) ? path : page.dataset.base + path);
  const link = (path, className, ...children) => make("a", { href: address(path), class: className }, ...children);
  const foreign = (tag) => (tag && tag !== language ? tag : "");
  const time = (name) => (name ? make("time", { datetime: name[1] }, name[0]) : null);
  const statusName = (name) => (form.elements.status.querySelector(`[value="${CSS.escape(name)}"]`) || {}).textContent || name;

  function joined(parts) {
    return parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : [part]));
  }

  const drawings = [
    ([path, text, speaker, source, article, day, verdict, tag], names, query) =>
      make("li", { class: "result result-quote" },
        make("blockquote", { lang: foreign(tag) },
          make("p", {}, link(path, "result-link", excerpt(text, query.phrases).element))),
        make("p", { class: "attribution" }, "— ", link(names[speaker][1], "mention", names[speaker][0]),
          ...(source >= 0 ? [", ", make("cite", {}, link(names[source][1], "", names[source][0]))] : [])),
        make("p", { class: "meta" },
          ...joined([link(names[article][1], "", names[article][0]), time(names[day]),
            make("span", { class: "status", "data-status": verdict }, statusName(verdict))]))),

    ([path, title, summary, topics, day, size, tag], names, query) => {
      const heading = link(path, "result-link", excerpt(title, query.phrases).element);
      const context = make("p", { lang: foreign(tag) }, excerpt(summary, query.phrases).element);
      const item = make("li", { class: "result result-article" },
        make("h3", { lang: foreign(tag) }, heading), context,
        make("p", { class: "meta" }, ...joined([time(names[day]), ...topics.map((n) => link(names[n][1], "", names[n][0]))])));
      item.later = () => inArticle(path, size, query, heading, context);
      return item;
    },

    ([path, text, speakers, transcript, day, label, at, tag], names, query) =>
      make("li", { class: "result result-turn" },
        make("p", { class: "turn-head" },
          ...(speakers.length ? speakers.flatMap((n, i) => [i ? ", " : "", link(names[n][1], "mention", names[n][0])]) : [label || ""]),
          ...(at ? [" ", make("span", { class: "meta" }, at)] : [])),
        make("blockquote", { lang: foreign(tag) },
          make("p", {}, link(path, "result-link", excerpt(text, query.phrases).element))),
        make("p", { class: "meta" }, ...joined([link(names[transcript][1], "", names[transcript][0]), time(names[day])]))),
  ];

  /* An article's words in context stand in its page. That is fetched if the query's budget allows, and the link made to
     lead to these words. How much larger a page is than its text depends on how dense its quotes are. */
  let growth = 2;
  async function inArticle(path, size, query, heading, context) {
    if (!query.phrases.length || index.spent + growth * size + 16000 > BUDGET) return;
    const response = await fetch(address(path));
    if (!response.ok) return;
    const html = await response.text();
    index.spent += html.length;
    growth = Math.max(growth, (html.length - 16000) / Math.max(1, size));
    const main = new DOMParser().parseFromString(html, "text/html").querySelector("main");
    if (!main) return;
    for (const mark of main.querySelectorAll("sup, script, style")) mark.remove();
    let best = null;
    for (const block of main.querySelectorAll("p, li, h2, h3, h4, td, dd")) {
      if (block.querySelector("p, li") || block.closest("nav, header")) continue;
      const text = block.textContent.replace(/\s+/g, " ").trim();
      const kinds = new Set(matches(text, query.phrases).marks.map((mark) => mark.phrase)).size;
      if (kinds && (!best || kinds > best.kinds)) best = { block, text, kinds };
    }
    if (!best) return;
    const { element, tokens, marks } = excerpt(best.text, query.phrases);
    context.replaceChildren(element);
    const place = best.block.closest("[id]");
    const from = tokens[marks[0].first].start, to = tokens[Math.min(tokens.length - 1, marks[0].last + 4)].end;
    const words = encodeURIComponent(best.text.slice(from, to)).replace(/-/g, "%2D");
    heading.href = address(path) + "#" + (place && place !== main && main.contains(place) ? encodeURIComponent(place.id) : "") + ":~:text=" + words;
  }

  class Section {
    constructor(results, query) {
      Object.assign(this, { results, query });
      this.list = make("ol", { class: "results" });
      this.count = make("span", { class: "meta" });
      this.title = say(["tQuotes", "tArticles", "tTurns"][results.kind]);
      this.button = make("button", { type: "button", class: "button" }, say("tMore"));
      this.button.addEventListener("click", () => this.goOn());
      this.element = make("section", { class: "search-section" }, make("h2", {}, this.title, " ", this.count), this.list, make("p", { class: "more" }, this.button));
    }

    /* Shows so many more. Two units of one long turn are one result. */
    async show(count) {
      const { results } = this;
      const later = [];
      let first = null;
      while (count > 0) {
        if (results.shown === results.found.length) {
          if (results.isDone || results.isPaused) break;
          await results.find(count);
          continue;
        }
        // A few at a time, as far as the budget goes: their texts may be long.
        if (first && index.spent > TEXTS[results.kind]) break;
        const batch = results.found.slice(results.shown, results.shown + Math.min(count, 4));
        const units = await Promise.all(batch.map(({ unit }) => index.unit(results.kind, unit)));
        if (this.query !== current) return null;
        for (const { unit, names } of units) {
          results.shown++;
          if (results.seen.has(unit[0])) continue;
          results.seen.add(unit[0]);
          const item = drawings[results.kind](unit, names, this.query);
          first = first || item;
          if (item.later) later.push(item.later);
          this.list.append(item);
          count--;
        }
      }
      this.count.textContent = results.count;
      this.button.hidden = results.isDone && results.shown === results.found.length;
      this.button.textContent = say(results.isPaused ? "tSearchOn" : "tMore");
      this.later = later;
      return first;
    }

    async goOn() {
      // Each step is a query of its own.
      index.spent = 0;
      this.results.isPaused = false;
      await attempt(async () => {
        const first = await this.show(MORE);
        for (const later of this.later) await later();
        status.textContent = this.results.count;
        if (first) first.querySelector(".result-link").focus();
      });
    }
  }

  // ---- The page

  let current = null;

  function readQuery() {
    const fields = new FormData(form), properties = {};
    for (const name of Object.keys(PROPERTIES)) if (fields.get(name)) properties[name] = fields.get(name);
    const text = (fields.get("q") || "").trimStart();
    return { text, properties, kind: fields.get("kind") || "", phrases: parse(text) };
  }

  const key = (query) => JSON.stringify([query.text, query.properties, query.kind]);

  async function attempt(work) {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Unreadable) && !(error instanceof RangeError) && !(error instanceof TypeError)) throw error;
      out.removeAttribute("aria-busy");
      status.textContent = say("tMissing");
      lists.scrollIntoView({ block: "nearest" });
    }
  }

  async function search(isSubmitted) {
    const query = readQuery();
    if (current && key(current) === key(query)) return;
    current = query;
    const parameters = new URLSearchParams();
    if (query.text) parameters.set("q", query.text);
    for (const [name, value] of Object.entries(query.properties)) parameters.set(name, value);
    if (query.kind) parameters.set("kind", query.kind);
    const where = location.pathname + (String(parameters) ? "?" + parameters : "");
    if (where !== location.pathname + location.search) history[isSubmitted ? "pushState" : "replaceState"](null, "", where);
    document.title = query.text ? `${query.text} · ${say("title")}` : say("title");
    await run(query);
  }

  async function run(query) {
    const isNarrowed = Object.keys(query.properties).length > 0;
    if (!query.phrases.length && !isNarrowed) {
      out.replaceChildren();
      out.removeAttribute("aria-busy");
      status.textContent = query.text.trim() ? say("tNoWords") : "";
      return;
    }
    status.textContent = say("tSearching");
    out.setAttribute("aria-busy", "true");
    index.spent = 0;
    await attempt(async () => {
      await index.open();
      const sections = [];
      for (let kind = 0; kind < index.root.kinds.length; kind++) {
        if (query.kind && query.kind !== index.root.kinds[kind].name) continue;
        const results = new Results(query, kind);
        await results.prepare();
        if (query !== current) return;
        const section = new Section(results, query);
        await section.show(query.kind ? MORE : FIRST[kind]);
        if (query !== current) return;
        if (results.shown || results.isPaused) sections.push(section);
        if (sections.length === 1 || results.shown) out.replaceChildren(...sections.map((one) => one.element));
      }
      out.replaceChildren(...sections.map((one) => one.element));
      out.removeAttribute("aria-busy");
      status.textContent = sections.length
        ? sections.map((one) => `${one.title}: ${one.count.textContent}`).join(" · ")
        : say("tNothing", { q: query.text });
      for (const section of sections) for (const later of section.later) if (query === current) await later();
    });
  }

  /* What a reader may narrow results down to; fetched when asked for. */
  let facets = null;
  function loadFacets() {
    facets = facets || Promise.all(["speaker", "source", "topic", "year"].map(async (name) => {
      const field = form.elements[name], entries = await index.file(`facets/${name}s.json`);
      if (name !== "year") entries.sort((a, b) => a[1].localeCompare(b[1], language));
      const chosen = field.value;
      field.append(...entries.filter(([id]) => id !== chosen).map(([id, title, n]) =>
        make("option", { value: id }, name === "year" ? title : `${title} (${number(n)})`)));
      for (const option of field.options) {
        const entry = entries.find(([id]) => id === option.value);
        if (option.value === chosen && entry) option.textContent = entry[1];
      }
    }));
    return attempt(() => facets.catch((error) => {
      facets = null;
      throw error;
    }));
  }

  /* Fills the form with what the address asks for. */
  function readAddress() {
    const parameters = new URLSearchParams(location.search);
    for (const name of ["q", "kind", ...Object.keys(PROPERTIES)]) {
      const field = form.elements[name], value = parameters.get(name) || "";
      if (field.options && value && ![...field.options].some((option) => option.value === value))
        field.append(make("option", { value }, value));
      field.value = value;
    }
    const filters = page.querySelector("details");
    if (Object.keys(PROPERTIES).some((name) => parameters.get(name)) || parameters.get("kind")) filters.open = true;
  }

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(false), 120);
  };

  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search(true);
  });
  page.querySelector("details").addEventListener("toggle", (event) => event.target.open && loadFacets());
  window.addEventListener("popstate", () => {
    readAddress();
    search(false);
  });
  // Down from the field to the results, and up and down between them.
  page.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...out.querySelectorAll(".result-link")], at = links.indexOf(document.activeElement);
    if (at < 0 && (document.activeElement !== form.elements.q || event.key === "ArrowUp")) return;
    const to = at + (event.key === "ArrowDown" ? 1 : -1);
    const target = to < 0 ? form.elements.q : links[to];
    if (!target) return;
    event.preventDefault();
    target.focus();
  });

  form.hidden = false;
  readAddress();
  search(false);
})();
