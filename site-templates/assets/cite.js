// Citations of a quote, a turn of a transcript or words in it, in the forms that people and their programs read. All
// comes from the markup and the linked data of the page. site.js loads this file when a reader first asks for it.

const canonical = document.querySelector("link[rel=canonical]")?.href || location.href;
const absolute = (href) => new URL(href, canonical).href;
const text = (element) => (element?.textContent || "").replace(/\s+/g, " ").trim();
const make = (name, properties) => Object.assign(document.createElement(name), properties);
// The strings of the interface.
let say;

// ── What is known of words: who spoke them, where, when, and where they stand in this archive.

let data;
try {
  data = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
} catch {
  data = {};
}
const archive = document.querySelector('meta[property="og:site_name"]')?.content || document.title;

// A quote: `figure.quote` where it stands, or its entry in a list.
function ofQuote(element) {
  const anchor = element.id.replace(/^site-/, "");
  const known = data["@type"] === "Quotation" ? data : (data.hasPart || []).find(
    (part) => anchor && part["@id"].endsWith("#" + encodeURIComponent(anchor))) || {};
  const line = element.querySelector("figcaption, .attribution");
  const cite = line.querySelector("cite");
  const source = known.isBasedOn?.name || text(cite);
  const place = element.querySelector('.attribution-links a[href*="#quote-"]');
  const page = element.querySelector(".permalink, a.status");
  const link = absolute(place ? place.getAttribute("href") : anchor ? "#" + encodeURIComponent(anchor) : "");
  return {
    words: bare(known.text || text(element.querySelector("blockquote"))),
    speaker: known.spokenByCharacter?.name || text(line.querySelector(".mention")),
    source,
    locator: typeof known.citation === "string" ? known.citation.slice(source.length + 2) : after(cite),
    via: known.citation?.name,
    date: known.dateCreated,
    url: page ? absolute(page.getAttribute("href")) : link,
    link,
  };
}

// What stands behind the source in an attribution: `12:34`, `p. 3`, without what leads on to another source.
function after(cite) {
  const parts = [];
  for (let node = cite?.nextSibling; node; node = node.nextSibling) {
    if (node.nodeName === "CITE") {
      parts.push(parts.pop().replace(/,[^,]*$/, ""));
      break;
    }
    if (node.classList?.contains("proof")) break;
    parts.push(node.textContent);
  }
  return parts.join("").replace(/^[\s,]+|[\s,]+$/g, "");
}

// A turn of a transcript, or words selected in it.
function ofTurn(turn, selected) {
  const copy = turn.querySelector(".turn-text").cloneNode(true);
  for (const silent of copy.querySelectorAll(".note-mark, .moment, .note")) silent.remove();
  const link = absolute("#" + encodeURIComponent(turn.id));
  return {
    words: selected || text(copy),
    speaker: turn.querySelector(".turn-speaker").firstChild.textContent.trim(),
    source: data.isBasedOn?.name || data.name || document.title,
    locator: text(turn.querySelector(".turn-time a")),
    date: data.datePublished,
    url: link,
    link: selected ? link + directive(selected) : link,
  };
}

// Without the marks that stand around all of it.
function bare(words) {
  const inner = words.slice(1, -1);
  const marks = [[say.open, say.close], ["“", "”"], ["„", "“"], ["«", "»"], ["»", "«"], ["「", "」"], ['"', '"']];
  const pair = marks.find(([open, close]) => words.startsWith(open) && words.endsWith(close));
  return pair && !inner.includes(pair[0]) && !inner.includes(pair[1]) ? inner.trim() : words;
}

// A text fragment (WICG Scroll To Text Fragment): the browser lights up these words. Long ones are named by their
// ends; words that stand on the page more than once, by what comes before them.
function directive(words) {
  const encode = (part) => encodeURIComponent(part).replace(/-/g, "%2D");
  const list = words.split(" ");
  if (list.length > 10) return `:~:text=${encode(list.slice(0, 4).join(" "))},${encode(list.slice(-4).join(" "))}`;
  const before = text(getSelection().anchorNode?.parentElement?.closest("p")).split(words)[0];
  const all = text(document.querySelector(".turns"));
  const lead = all.indexOf(words) === all.lastIndexOf(words) ? "" : before.trim().split(" ").slice(-3).join(" ");
  return `:~:text=${lead ? encode(lead) + "-," : ""}${encode(words)}`;
}

// ── Citations.

const today = new Date();
const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
const iso = day.map((part) => String(part).padStart(2, "0")).join("-");
const quoted = (words) => /^[“„«»「"]/.test(words) ? words : say.open + words + say.close;
const inHTML = (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const inMarkdown = (words) => words.replace(/[\\\x60*_[\]<>#]/g, "\\$&");

function dated(date) {
  if (!date) return "";
  const form = { year: "numeric", month: date[4] && "long", day: date[7] && "numeric", timeZone: "UTC" };
  const time = new Date(date);
  return isNaN(time) ? date : time.toLocaleDateString(document.documentElement.lang, form);
}

// `Moira Pell, Saltry Ferry Inquiry, first day, 14 May 2024, 3:49`
const attribution = (known, source = known.source) =>
  [known.speaker, source, known.via && `${say.via} ${known.via}`, dated(known.date), known.locator]
    .filter(Boolean).join(", ");

const formats = {
  text: (known) => `${quoted(known.words)} — ${attribution(known)}. ${archive}, ${known.url}`,
  Markdown: (known) =>
    `> ${inMarkdown(known.words)}\n>\n> — ${inMarkdown(attribution(known))}. [${inMarkdown(archive)}](${known.url})`,
  HTML: (known) => `<blockquote cite="${inHTML(known.url)}">\n<p>${inHTML(known.words)}</p>\n</blockquote>\n`
    + `<p>— ${inHTML(attribution({ ...known, source: "" }))}, <cite>${inHTML(known.source)}</cite>. `
    + `<a href="${inHTML(known.url)}">${inHTML(archive)}</a></p>`,
  BibTeX: (known) => {
    const field = (name, value) => value ? `  ${name} = {${value}},\n` : "";
    return `@misc{${key(known)},\n` + field("author", `{${inTeX(known.speaker)}}`)
      + field("title", inTeX(known.source || quoted(known.words))) + field("date", known.date)
      + field("howpublished", inTeX(archive)) + field("note", inTeX(known.locator || ""))
      + field("abstract", inTeX(known.words)) + field("url", known.url) + field("urldate", iso) + "}";
  },
  "CSL-JSON": (known) => JSON.stringify([{
    id: key(known),
    type: "webpage",
    title: known.source || quoted(known.words),
    author: [{ literal: known.speaker }],
    issued: known.date && { "date-parts": [known.date.split("-").map(Number)] },
    "container-title": archive,
    locator: known.locator || undefined,
    note: known.via && `${say.via} ${known.via}`,
    abstract: known.words,
    URL: known.url,
    accessed: { "date-parts": [day] },
  }], null, 2),
  link: (known) => known.link,
};

function key(known) {
  const plain = `${known.speaker} ${new URL(known.link).hash.slice(1).split(":~:")[0]}`.normalize("NFD");
  return plain.toLowerCase().replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "quote";
}

const inTeX = (words) => words.replace(/[\\{}$&#%_~^]/g, (sign) => ({
  "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
}[sign] || "\\" + sign));

// ── The box in which one chooses. A click on a format shows it, selected, and copies it if the browser lets us.

let box;

// `element`: a quote, its entry in a list, or a turn; `words`: those of a turn that are meant; `from`: what the focus
// goes back to.
export async function open(element, words, from, strings) {
  say = strings;
  if (!box) {
    await dress();
    box = build();
  }
  box.known = element.classList.contains("turn") ? ofTurn(element, words) : ofQuote(element);
  box.from = from;
  show("text");
  box.status.textContent = "";
  box.showModal();
}

// A box without its looks is still a box.
function dress() {
  const look = make("link", { rel: "stylesheet", href: say.look });
  const done = new Promise((go) => look.onload = look.onerror = go);
  document.head.append(look);
  return done;
}

function build() {
  const dialog = make("dialog", { className: "cite-box" });
  const title = make("h2", { id: "site-cite-title", textContent: say.these });
  const choices = make("p", { className: "cite-formats" });
  choices.append(...Object.keys(formats).map((name) => {
    const button = make("button", { type: "button", textContent: say[name] || name, value: name });
    button.addEventListener("click", () => copy(name));
    return button;
  }));
  dialog.area = make("textarea", { readOnly: true, rows: 9, spellcheck: false });
  dialog.area.setAttribute("aria-labelledby", title.id);
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.status = make("p", { className: "cite-status" });
  dialog.status.setAttribute("role", "status");
  const close = make("button", { type: "button", className: "cite-close", textContent: say.shut });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.from?.focus());
  dialog.append(title, choices, dialog.area, dialog.status, close);
  document.body.append(dialog);
  return dialog;
}

function show(name) {
  box.area.value = formats[name](box.known);
  for (const button of box.querySelectorAll(".cite-formats button")) {
    button.setAttribute("aria-pressed", button.value === name);
  }
}

async function copy(name) {
  show(name);
  box.area.focus();
  box.area.select();
  box.area.scrollTop = 0;
  box.status.textContent = "";
  try {
    await navigator.clipboard.writeText(box.area.value);
    box.status.textContent = say.copied;
  } catch {
    box.status.textContent = say.byHand;
  }
}
