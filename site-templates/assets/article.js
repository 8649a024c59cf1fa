// In articles: a card beside an inline quote says whose words they are, from where, and how they were checked, while the
// pointer is there, while the focus is, or after a tap. What it says stands in the list at the end of the article.
"use strict";
(() => {
  let card;
  let leaving;

  function showCard(quote, link) {
    clearTimeout(leaving);
    if (card?.quote === quote) return;
    hideCard();
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!entry) return;
    card = Object.assign(document.createElement("span"), { className: "quote-card", quote });
    for (const line of entry.querySelectorAll(".attribution, .attribution-links")) {
      const copy = document.createElement("span");
      copy.className = line.className;
      copy.append(...[...line.childNodes].filter((node) => node.nodeName !== "BUTTON").map((node) => node.cloneNode(true)));
      card.append(copy);
    }
    // One is in the text already.
    card.querySelector('a[href*="#quote-"]')?.remove();
    card.lang = document.documentElement.lang;
    card.dir = document.documentElement.dir;
    card.addEventListener("pointerenter", () => clearTimeout(leaving));
    card.addEventListener("pointerleave", leaveCard);
    quote.after(card);
    const lines = link.getClientRects();
    const frame = card.offsetParent.getBoundingClientRect();
    const line = lines[lines.length - 1];
    const room = document.documentElement.clientWidth - card.offsetWidth - 16;
    const below = line.bottom + card.offsetHeight + 8 < innerHeight || lines[0].top < card.offsetHeight + 8;
    card.style.top = `${(below ? line.bottom + 4 : lines[0].top - card.offsetHeight - 4) - frame.top}px`;
    card.style.left = `${Math.max(16, Math.min(line.left, room)) - frame.left}px`;
  }

  function hideCard() {
    clearTimeout(leaving);
    card?.remove();
    card = undefined;
  }

  function leaveCard() {
    clearTimeout(leaving);
    leaving = setTimeout(hideCard, 250);
  }

  for (const link of document.querySelectorAll('span.quote > a[href^="#site-quote-"]')) {
    const quote = link.parentElement;
    // The card says to the eye what the title said; a screen reader goes on to say it.
    link.setAttribute("aria-description", link.title);
    link.removeAttribute("title");
    link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && showCard(quote, link));
    link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leaveCard());
    link.addEventListener("focus", () => link.matches(":focus-visible") && showCard(quote, link));
    // The first tap shows, the second follows.
    let tapped = false;
    link.addEventListener("pointerdown", (event) => {
      tapped = event.pointerType === "touch" && card?.quote !== quote;
    });
    link.addEventListener("click", (event) => {
      if (!tapped) return;
      event.preventDefault();
      showCard(quote, link);
    });
  }
  document.addEventListener("focusin", (event) => {
    if (card && !card.contains(event.target) && !card.quote.contains(event.target)) hideCard();
  });
  document.addEventListener("pointerdown", (event) => {
    if (card && !card.contains(event.target) && !card.quote.contains(event.target)) hideCard();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hideCard());
})();
