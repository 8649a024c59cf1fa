// On every page: all pieces of a quote light up that an address leads to, and quotes can be cited. The strings are those
// of the page's language, on the element that loads this file. Without it each quote has its link.
"use strict";
(() => {
  const say = document.currentScript.dataset;

  // ── Light: a quote may stand in pieces, and a place on the page names the first only.

  function light() {
    for (const piece of document.querySelectorAll(".lit")) piece.classList.remove("lit");
    let target;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch { /* a percent sign that encodes nothing names no place */ }
    for (const piece of target ? pieces(target) : []) piece.classList.add("lit");
  }

  function pieces(target) {
    if (target.dataset.quote) {
      return document.querySelectorAll(`[data-quote="${CSS.escape(target.dataset.quote)}"]`);
    }
    const own = (link) => link.closest("mark") === target;
    const link = [...target.querySelectorAll("a.passage")].find(own);
    if (!link) return [];
    return [...document.querySelectorAll("a.passage")]
      .filter((other) => other.href === link.href).map((other) => other.closest("mark"));
  }

  addEventListener("hashchange", light);
  light();

  // ── Cite: what a click opens is another file, which few readers ever need.

  function button(about, label) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "cite-button";
    made.textContent = label;
    made.addEventListener("click", async () => {
      const [element, words] = about();
      try {
        (await import(say.box)).open(element, words, made, say);
      } catch {
        location.hash = element.id;
      }
    });
    return made;
  }

  for (const figure of document.querySelectorAll("figure.quote[id]")) {
    figure.querySelector(":scope > figcaption > .proof")?.append(" ", button(() => [figure], say.cite));
  }
  for (const entry of document.querySelectorAll(".quotes > li")) {
    entry.querySelector(".attribution-links")?.append(" ", button(() => [entry], say.cite));
  }

  // transcript.js has buttons, too.
  self.quothCite = { button, say };
})();
