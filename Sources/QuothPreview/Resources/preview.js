// Keeps an open page up to date while its site is being written (`quoth preview`).
//
// The server tells which version of the page is current. When it is another than this one, the page is fetched, and
// what differs between the two versions as they were served is changed in the page, in place: all else stays as it
// is, with what scripts have made of it, where the reader has scrolled to, and a recording that plays.
"use strict";
(() => {
  const script = document.currentScript;
  let version = script.dataset.page;
  // This script stands at the end of the body, so the body is as it was served.
  let served = document.body.cloneNode(true);
  // From the nodes of `served` to those on the page.
  let onPage = new WeakMap();
  pair(served, document.body, onPage);

  let source = null;
  let fetching = false;
  let wanted = version;
  let errors = [];

  function listen() {
    if (source) return;
    source = new EventSource("/_quoth/events?page=" + encodeURIComponent(location.pathname));
    source.onmessage = (event) => {
      const message = JSON.parse(event.data);
      errors = message.errors;
      if (message.page !== null) wanted = message.page;
      const isOld = wanted !== version;
      // Errors that are mended leave with the page that they were on.
      if (!isOld || errors.length > 0) showErrors();
      if (isOld) update();
    };
    // The browser connects again by itself, unless the server answered with an error.
    source.onerror = () => {
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(listen, 1000);
      }
    };
  }

  // A page that nobody sees holds no connection: browsers have only six for one server.
  function mind() {
    if (document.visibilityState === "hidden") {
      if (source) source.close();
      source = null;
    } else {
      listen();
    }
  }
  document.addEventListener("visibilitychange", mind);
  addEventListener("pageshow", (event) => { if (event.persisted) mind(); });
  mind();

  async function update() {
    if (fetching) return;
    fetching = true;
    try {
      const response = await fetch(location.pathname + location.search, { cache: "no-store" });
      const text = await response.text();
      const next = new DOMParser().parseFromString(text, "text/html");
      const line = next.querySelector('script[src="/_quoth/preview.js"]');
      if (!line) return location.reload();
      if (!replaceHead(next)) return location.reload();
      replaceBody(next.body);
      version = line.dataset.page;
      showErrors();
      document.dispatchEvent(new CustomEvent("quoth:update"));
    } catch (error) {
      // The server has gone: the next message comes when it is back.
      console.warn("quoth preview:", error);
      return;
    } finally {
      fetching = false;
    }
    if (wanted !== version && source) update();
  }

  // MARK: The head

  // False: only loading the page anew will do.
  function replaceHead(next) {
    const isErrorPage = (page) => page.documentElement.classList.contains("quoth-errors");
    if (isErrorPage(document) || isErrorPage(next)) return false;
    const scripts = (page) => [...page.querySelectorAll("script[src]")].map((one) => one.getAttribute("src")).join(" ");
    if (scripts(document) !== scripts(next)) return false;
    setAttributes(document.documentElement, next.documentElement);
    const isSheet = (node) => node.matches('link[rel~="stylesheet"]');
    replaceSheets([...document.head.children].filter(isSheet), [...next.head.children].filter(isSheet));
    const others = [...document.head.children].filter((node) => !isSheet(node) && node.localName !== "script");
    const news = [...next.head.children].filter((node) => !isSheet(node) && node.localName !== "script");
    for (const old of others) if (!news.some((node) => node.isEqualNode(old))) old.remove();
    for (const node of news) {
      if (!others.some((old) => old.isEqualNode(node))) document.head.append(document.importNode(node, true));
    }
    const data = (page) => page.head.querySelector('script[type="application/ld+json"]');
    if (data(document) && data(next)) data(document).textContent = data(next).textContent;
    return true;
  }

  // A new stylesheet stands beside the old one until it has come, so that the page is never bare.
  function replaceSheets(olds, news) {
    const href = (link) => link.getAttribute("href");
    const gone = olds.filter((old) => !news.some((link) => href(link) === href(old)));
    const fresh = news.filter((link) => !olds.some((old) => href(old) === href(link)));
    let waiting = fresh.length;
    const done = () => { if (--waiting <= 0) for (const link of gone) link.remove(); };
    if (waiting === 0) done();
    for (const link of fresh) {
      const made = document.importNode(link, true);
      made.onload = made.onerror = done;
      const last = olds.at(-1);
      if (last && last.isConnected) last.after(made); else document.head.append(made);
    }
  }

  // MARK: The body

  function replaceBody(next) {
    const map = new WeakMap();
    change(served, next, map);
    served = next;
    onPage = map;
  }

  // Notes which node of the page each node of a copy stands for.
  function pair(copy, node, map) {
    const pairs = [[copy, node]];
    for (const [one, other] of pairs) {
      map.set(one, other);
      const others = other.childNodes;
      one.childNodes.forEach((child, index) => { if (others[index]) pairs.push([child, others[index]]); });
    }
  }

  // Brings the page from `old` to `now`, two versions of one element as they were served.
  function change(old, now, map) {
    const steps = [[old, now]];
    while (steps.length > 0) {
      const [was, is] = steps.pop();
      const live = onPage.get(was);
      map.set(is, live);
      if (live && live.nodeType !== Node.ELEMENT_NODE) {
        if (was.data !== is.data) live.data = is.data;
        continue;
      }
      if (live) setAttributes(live, is, was);
      const pairs = match([...was.childNodes], [...is.childNodes]);
      let after = null;
      const kept = new Set(pairs.map(([one]) => one));
      for (const child of was.childNodes) if (!kept.has(child)) onPage.get(child)?.remove();
      for (const [one, other] of pairs) {
        if (one) {
          steps.push([one, other]);
          after = onPage.get(one) ?? after;
        } else if (live) {
          const made = document.importNode(other, true);
          pair(other, made, map);
          // Where scripts have moved things, it comes to the end of where it belongs.
          if (after && after.parentNode === live) after.after(made);
          else if (after) live.append(made);
          else live.prepend(made);
          after = made;
        }
      }
    }
  }

  // Each new child with the old one that it comes from, or null: equal ones first, in order; between them those of
  // one kind.
  function match(olds, news) {
    let start = 0;
    while (start < olds.length && start < news.length && same(olds[start], news[start])) start++;
    let end = 0;
    while (end < olds.length - start && end < news.length - start && same(olds.at(-1 - end), news.at(-1 - end))) end++;
    const pairs = news.slice(0, start).map((node, index) => [olds[index], node]);
    pairs.push(...matchMiddle(olds.slice(start, olds.length - end), news.slice(start, news.length - end)));
    for (let index = end; index > 0; index--) pairs.push([olds.at(-index), news.at(-index)]);
    return pairs;
  }

  function matchMiddle(olds, news) {
    const anchors = equalOnes(olds, news);
    anchors.push([olds.length, news.length]);
    const pairs = [];
    let one = 0;
    let other = 0;
    for (const [nextOne, nextOther] of anchors) {
      for (; other < nextOther; other++) {
        let found = one;
        while (found < nextOne && !isOfOneKind(olds[found], news[other])) found++;
        if (found < nextOne) {
          pairs.push([olds[found], news[other]]);
          one = found + 1;
        } else {
          pairs.push([null, news[other]]);
        }
      }
      if (nextOther < news.length) pairs.push([olds[nextOne], news[nextOther]]);
      one = nextOne + 1;
      other = nextOther + 1;
    }
    return pairs;
  }

  // The longest common subsequence of equal nodes, as pairs of indices; for long lists nodes that occur once.
  function equalOnes(olds, news) {
    const names = new Map();
    const numbered = (nodes) => nodes.map((node) => {
      const key = node.outerHTML ?? node.nodeType + node.data;
      if (!names.has(key)) names.set(key, names.size);
      return names.get(key);
    });
    const a = numbered(olds);
    const b = numbered(news);
    if (a.length * b.length > 1_000_000) return increasing(a, b);
    const width = b.length + 1;
    const lengths = new Uint32Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        lengths[i * width + j] = a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) pairs.push([i++, j++]);
      else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++;
      else j++;
    }
    return pairs;
  }

  // In order of the new list, each equal node behind the last one taken.
  function increasing(a, b) {
    const places = new Map();
    a.forEach((name, index) => { if (!places.has(name)) places.set(name, index); });
    let last = -1;
    const pairs = [];
    b.forEach((name, index) => {
      const place = places.get(name);
      if (place !== undefined && place > last) {
        pairs.push([place, index]);
        last = place;
      }
    });
    return pairs;
  }

  const same = (one, other) => one.isEqualNode(other);

  function isOfOneKind(one, other) {
    return one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id ?? "") === (other.id ?? "");
  }

  // What the new version has, and what the old one had and the new one has not; what scripts have set stays.
  function setAttributes(live, is, was = live) {
    for (const { name } of [...was.attributes]) if (!is.hasAttribute(name)) live.removeAttribute(name);
    for (const { name, value } of is.attributes) {
      if (was.getAttribute(name) !== value) live.setAttribute(name, value);
    }
  }

  // MARK: Errors

  let overlay = null;

  function showErrors() {
    overlay?.remove();
    overlay = null;
    if (errors.length === 0) return;
    overlay = document.createElement("quoth-preview-errors");
    const root = overlay.attachShadow({ mode: "open" });
    const sheet = make("link", { rel: "stylesheet", href: "/_quoth/preview.css" });
    const section = make("section", { role: "alert", "aria-label": "Errors" });
    const close = make("button", { type: "button" }, "Hide");
    close.onclick = () => overlay?.remove();
    const heading = make("h2", {}, "This page is not up to date: the site has errors");
    const list = make("ol", {});
    for (const { headline, excerpt } of errors) {
      const item = make("li", {});
      item.append(make("p", {}, headline));
      if (excerpt) item.append(make("pre", {}, excerpt));
      list.append(item);
    }
    section.append(close, heading, list);
    root.append(sheet, section);
    // Outside of the body, which is compared with what was served.
    document.documentElement.append(overlay);
  }

  function make(name, attributes, text = "") {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  }
})();
