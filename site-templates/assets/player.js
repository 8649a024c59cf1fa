// A transcript and its recording: times seek, the turn that is heard is marked and kept in view unless the reader
// scrolls, `#t=12:34` opens there. The player is the browser's own, so that it needs no script; a recording that lies
// elsewhere is a link that becomes a player when it is pressed, and nothing is loaded from there before.
"use strict";
(() => {
  const say = document.currentScript.dataset;
  const turns = document.querySelector(".transcript .turns");
  const box = document.querySelector(".player");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const timed = [...turns.querySelectorAll(".turn[data-time]")];
  const times = timed.map((turn) => Number(turn.dataset.time));
  let media = box?.querySelector("audio, video");
  // What shows a recording of a host that plays it in a page of its own.
  let frame;
  let following = true;
  let marked;
  let movedAt = -1e9;

  // `12:34`, `1:02:03.5`, `754`, as media fragments write them; nothing: it is none.
  function seconds(text) {
    if (!/^(?:\d+:){0,2}\d+(?:\.\d+)?$/.test(text)) return undefined;
    return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  }

  const timeOf = (link) => seconds(/[#?&]t=(?:npt:)?([\d:.]+)s?/.exec(link)?.[1] || "");

  function clock(time) {
    const whole = Math.floor(time);
    const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const two = (number) => String(number).padStart(2, "0");
    return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
  }

  // The turn that is spoken at a time: the last that has begun.
  function turnAt(time) {
    let found;
    for (let index = 0; index < timed.length && times[index] <= time + 0.05; index += 1) found = timed[index];
    return found;
  }

  function mark(time) {
    const turn = turnAt(time);
    if (turn === marked) return;
    marked?.classList.remove("playing");
    marked?.removeAttribute("aria-current");
    marked = turn;
    marked?.classList.add("playing");
    marked?.setAttribute("aria-current", "true");
    if (following) bringIntoView();
  }

  function bringIntoView() {
    const place = marked?.getBoundingClientRect();
    if (!place || (place.top > 70 && place.bottom < innerHeight - 90)) return;
    movedAt = performance.now();
    marked.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  }

  function follow(whether) {
    following = whether;
    if (back) back.hidden = whether || !media || media.paused;
    if (whether) bringIntoView();
  }

  // Before it knows how long it is, a recording cannot be put anywhere.
  function whenReady(act) {
    if (media.readyState) act();
    else media.addEventListener("loadedmetadata", act, { once: true });
  }

  function seek(time, plays) {
    if (frame) {
      frame.src = frame.address(time);
    } else if (media) {
      whenReady(() => {
        media.currentTime = time;
        if (plays) media.play().catch(() => {});
      });
      // One that is told to load nothing beforehand must be told to begin.
      if (!media.readyState && plays) media.load();
    }
    // A scroll that is still under way when the reader presses a time does not mean to leave.
    movedAt = performance.now();
    follow(true);
    mark(time);
  }

  // ── The address of a moment.

  function arrive() {
    const time = location.hash.startsWith("#t=") ? timeOf(location.hash) : undefined;
    if (time !== undefined) {
      seek(time, false);
    } else if (media && !media.currentTime) {
      // From a turn that one has come to, playing begins there.
      const turn = location.hash.length > 1 && document.getElementById(decode(location.hash.slice(1)));
      const start = Number(turn?.closest?.(".turn")?.dataset.time);
      if (start) whenReady(() => media.currentTime ||= start);
    }
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  turns.addEventListener("click", (event) => {
    const link = event.target.closest("a.seek, a.moment");
    const time = link && timeOf(link.href);
    if (time === undefined || (!media && !frame)) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.replaceState(null, "", `#t=${clock(time)}`);
    seek(time, true);
  });

  // ── The reader scrolls: from now on the page stays where it is.

  let back;

  function leave() {
    if (media && !media.paused && following) follow(false);
  }
  for (const name of ["wheel", "touchmove"]) addEventListener(name, leave, { passive: true });
  addEventListener("scroll", () => performance.now() - movedAt > 1200 && leave(), { passive: true });
  addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || !media) return;
    if (["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(event.key)) leave();
    // Letters act only where the focus is on the player or the transcript, so that nobody meets them unasked.
    if (!event.target.closest?.(".player, .turns") || event.target.closest("input, textarea")) return;
    if (event.key === "k") media.paused ? media.play().catch(() => {}) : media.pause();
    else if (event.key === "j") media.currentTime -= 10;
    else if (event.key === "l") media.currentTime += 10;
  });

  // ── The player.

  function attach() {
    back = Object.assign(document.createElement("button"), {
      type: "button", className: "follow", textContent: say.follow, hidden: true,
    });
    back.addEventListener("click", () => follow(true));
    media.parentElement.append(back);
    media.setAttribute("aria-keyshortcuts", "k j l");
    const tell = () => mark(media.currentTime);
    for (const name of ["timeupdate", "seeked"]) media.addEventListener(name, tell);
    media.addEventListener("pause", () => follow(following));
    media.addEventListener("play", () => follow(following));
    media.addEventListener("error", fail);
    // It may have failed before this script came.
    if (media.error) fail();
  }

  // Without a recording the times lead to their turns, as in a transcript that has none.
  function fail() {
    if (!media) return;
    const notice = Object.assign(document.createElement("p"), { className: "empty", textContent: say.missing });
    notice.setAttribute("role", "status");
    document.querySelector(".transcript .page-head").append(notice);
    media.parentElement.remove();
    document.body.classList.remove("has-player");
    media = undefined;
    for (const link of turns.querySelectorAll("a.seek")) {
      const own = link.parentElement.querySelector(".turn-link");
      if (own) {
        link.href = own.getAttribute("href");
        own.remove();
      }
    }
    for (const moment of turns.querySelectorAll("a.moment")) moment.removeAttribute("href");
  }

  // ── A recording that lies elsewhere.

  // What to show for an address: a file by its ending, a video of the two large hosts by its number; nothing else.
  function elsewhere(address) {
    const url = new URL(address);
    const host = url.hostname.replace(/^(?:www|m)\./, "");
    const video = host === "youtu.be" ? url.pathname.slice(1)
      : /(?:^|\.)youtube(?:-nocookie)?\.com$/.test(host) ? url.searchParams.get("v") || url.pathname.split("/")[2] : "";
    if (video) return (time) => `https://www.youtube-nocookie.com/embed/${encodeURIComponent(video)}?autoplay=1&start=${Math.floor(time)}`;
    const number = host.endsWith("vimeo.com") && /\/(\d+)/.exec(url.pathname)?.[1];
    if (number) return (time) => `https://player.vimeo.com/video/${number}?autoplay=1&dnt=1#t=${Math.floor(time)}s`;
    if (/\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)$/i.test(url.pathname)) return "audio";
    return /\.(?:mp4|m4v|webm|ogv|mov)$/i.test(url.pathname) ? "video" : undefined;
  }

  const link = document.querySelector("a.media-elsewhere");
  const kind = link && elsewhere(link.href);

  function load(time) {
    const made = document.createElement("div");
    made.className = "player";
    if (typeof kind === "function") {
      frame = Object.assign(document.createElement("iframe"), { allow: "autoplay; fullscreen", title: link.textContent });
      frame.address = kind;
      made.classList.add("player-video");
      made.append(frame);
    } else {
      media = Object.assign(document.createElement(kind), { controls: true, preload: "metadata" });
      media.setAttribute("aria-label", link.textContent);
      media.src = link.href;
      made.append(media);
      if (kind === "video") made.classList.add("player-video");
      else document.body.classList.add("has-player");
    }
    turns.before(made);
    if (media) attach();
    seek(time, true);
  }

  if (kind) {
    const press = (event, time) => {
      if (media || frame || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      load(time || 0);
    };
    link.addEventListener("click", (event) => press(event, 0));
    turns.addEventListener("click", (event) => {
      const moment = event.target.closest("a.seek, a.moment");
      if (moment) press(event, timeOf(moment.href));
    }, { capture: true });
  }

  if (media) attach();
  addEventListener("hashchange", arrive);
  arrive();
})();
