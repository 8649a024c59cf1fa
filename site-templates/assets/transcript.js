// In transcripts: a turn can be cited, and words that are selected in it; `#t=12:34` leads to the turn that is spoken then,
// where no player does (player.js).
"use strict";
(() => {
  const { button, say } = self.quothCite;
  const turns = document.querySelector(".transcript .turns");
  if (!turns) return;

  let turn;
  let last = {};
  const here = button(() => [turn], "❞");
  here.title = say.cite;
  here.setAttribute("aria-label", say.cite);

  function follow(event) {
    if (event.type === "pointermove") {
      // A page that scrolls under a resting pointer does not move it.
      if (event.clientX === last.x && event.clientY === last.y) return;
      last = { x: event.clientX, y: event.clientY };
    }
    const found = event.target.closest?.(".turn");
    if (!found || found === turn) return;
    turn = found;
    (turn.querySelector(".turn-time") || turn.querySelector(".turn-speaker")).append(" ", here);
  }
  for (const name of ["pointermove", "pointerdown", "focusin"]) turns.addEventListener(name, follow);

  let chosen;
  const words = button(() => chosen, say.these);
  words.classList.add("cite-selected");
  // The selection stays while the button is pressed.
  words.addEventListener("pointerdown", (event) => event.preventDefault());

  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0).cloneRange() : null;
    const from = range?.startContainer.parentElement?.closest(".turn-text");
    if (!from || !turns.contains(from)) {
      if (document.activeElement !== words) words.remove();
      return;
    }
    // What one says: words of the next turn are somebody else's.
    if (!from.contains(range.endContainer)) range.setEnd(from, from.childNodes.length);
    const copy = range.cloneContents();
    for (const silent of copy.querySelectorAll(".note-mark, .moment, .note")) silent.remove();
    const selected = copy.textContent.replace(/\s+/g, " ").trim();
    if (!selected) return;
    chosen = [from.parentElement, selected];
    const lines = range.getClientRects();
    const end = lines[lines.length - 1] || from.getBoundingClientRect();
    const frame = from.parentElement.getBoundingClientRect();
    words.style.top = `${end.bottom - frame.top + 6}px`;
    words.style.left = `${Math.max(0, Math.min(end.left - frame.left, frame.width - 180))}px`;
    if (words.parentElement !== from.parentElement) from.parentElement.append(words);
  });

  // ── A moment, where there is nothing to hear.

  if (document.querySelector(".player, .media-elsewhere")) return;
  addEventListener("hashchange", arrive);
  arrive();

  function arrive() {
    const moment = /^#t=(?:npt:)?((?:\d+:){0,2}\d+(?:\.\d+)?)$/.exec(location.hash);
    if (!moment) return;
    const time = moment[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    turns.querySelector(".playing")?.classList.remove("playing");
    const found = [...turns.querySelectorAll(".turn[data-time]")].findLast((turn) => turn.dataset.time <= time);
    found?.classList.add("playing");
    found?.scrollIntoView({ block: "center" });
  }
})();
