#!/usr/bin/env python3
"""Makes a set for accuracy.py out of real transcripts: passages as they were spoken, and the same altered in known ways.

usage: alter.py FOLDER [--rows 500] [--seed 1] > SET.jsonl

FOLDER holds Markdown transcripts with `**Name:** words` turns. Each row names its passage's file and speaker, the
`alteration`, and what a careful editor says of it (`verdict`: verbatim, fair_edit, misquote; `expect`).
"""
import argparse, json, pathlib, random, re, sys, unicodedata

TURN = re.compile(r"^\*\*(.+?):\*\*\s*(.*)")
TIME = re.compile(r"\\?\[[\d:.]+\\?\]")
FILLERS = {"um", "uh", "er", "erm", "ah", "oh", "hm", "hmm", "mm", "mhm", "like", "well", "so", "yeah", "right", "okay",
           "ok", "you", "know", "i", "mean", "eh", "huh", "yep", "uhm", "actually", "basically", "sort", "kind"}
SENSE = re.compile(
    r"\b(no|not|never|none|nor|neither|nothing|nobody|without|if|unless|until|only|except|but|before|maybe|perhaps|"
    r"think|know|guess|probably|can|could|might|may|cannot|hardly|at|some|about|almost|\w+n[’']t)\b|\d|"
    r"\b(one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|half|first|second|third)\b", re.I)


def turns(path):
    """(speaker, [paragraph]) in order; words as spoken, Markdown marks and times taken away."""
    found = []
    for line in path.read_text().split("\n"):
        start = TURN.match(line)
        if start:
            found.append((start[1].replace("\\", ""), [start[2]]))
        elif line.strip() and found and not re.match(r"^(#|---|\*\*)", line):
            found[-1][1].append(line)
    plain = []
    for who, paragraphs in found:
        paragraphs = [" ".join(TIME.sub(" ", p).split()) for p in paragraphs]
        plain.append((who, [p for p in paragraphs if p and not re.search(r"[\\*_`<>\[\]()|~#]|https?:", p)]))
    return plain


def sentences(paragraph):
    return [s for s in re.split(r"(?<=[.?!])\s+(?=[A-Z])", paragraph) if s]


def word_spans(text):
    return [m.span() for m in re.finditer(r"[\w’'-]*\w", text)]


class Passage:
    def __init__(self, text, at):
        self.text, self.at = text, at
        self.spans = word_spans(text)
        self.words = [text[a:b] for a, b in self.spans]

    def plain(self, index):
        word = self.words[index]
        return word.isalpha() and word.lower() not in FILLERS

    def replaced(self, index, new):
        a, b = self.spans[index]
        return self.text[:a] + new + self.text[b:]

    def pick(self, rng, test, lowest=1, highest=None):
        highest = len(self.words) - 1 if highest is None else highest
        able = [i for i in range(lowest, highest) if test(i)]
        return rng.choice(able) if able else None


def cased(old, new):
    return new.capitalize() if old[:1].isupper() else new


def swap(pairs):
    table = {a: b for a, b in pairs} | {b: a for a, b in pairs}

    def change(p, rng, _):
        i = p.pick(rng, lambda i: p.words[i].lower() in table, 0, len(p.words))
        return None if i is None else p.replaced(i, cased(p.words[i], table[p.words[i].lower()]))
    return change


def negation_added(p, rng, _):
    i = p.pick(rng, lambda i: p.words[i].lower() in {"is", "was", "are", "were", "can", "would", "could", "should", "did", "does", "do"}, 0)
    return None if i is None else p.replaced(i, p.words[i] + rng.choice(["n’t", " not"]))


def negation_dropped(p, rng, _):
    i = p.pick(rng, lambda i: re.search(r"n[’']t$", p.words[i]) and p.words[i].lower()[:-3] not in ("ca", "wo"), 0)
    if i is None:
        i = p.pick(rng, lambda i: p.words[i].lower() in ("not", "never", "no"))
        return None if i is None else " ".join(p.replaced(i, "").split())
    return p.replaced(i, p.words[i][:-3])


def word_dropped(p, rng, _):
    i = p.pick(rng, lambda i: p.plain(i) and p.words[i].lower() != p.words[i - 1].lower() != p.words[i])
    if i is None or p.words[i].lower() in (p.words[i - 1].lower(), p.words[i + 1].lower()):
        return None
    return " ".join(p.replaced(i, "").split())


def word_added(p, rng, _):
    i = p.pick(rng, p.plain)
    return None if i is None else p.replaced(i, rng.choice(["only", "always", "never", "clearly", "even"]) + " " + p.words[i])


def words_swapped(p, rng, _):
    i = p.pick(rng, lambda i: p.plain(i) and p.plain(i + 1) and p.words[i].lower() != p.words[i + 1].lower()
               and p.text[p.spans[i][1]:p.spans[i + 1][0]] == " ", 0, len(p.words) - 1)
    if i is None:
        return None
    (a, b), (c, d) = p.spans[i], p.spans[i + 1]
    return p.text[:a] + p.text[c:d] + " " + p.text[a:b] + p.text[d:]


def plural_changed(p, rng, _):
    i = p.pick(rng, lambda i: p.plain(i) and len(p.words[i]) > 4)
    return None if i is None else p.replaced(i, p.words[i][:-1] if p.words[i].endswith("s") else p.words[i] + "s")


def letter_slip(p, rng, _):
    i = p.pick(rng, lambda i: p.plain(i) and len(p.words[i]) > 4)
    if i is None:
        return None
    w, k = p.words[i], rng.randrange(1, len(p.words[i]) - 2)
    new = w[:k] + w[k + 1] + w[k] + w[k + 2:]
    return None if new == w else p.replaced(i, new)


def number_changed(p, rng, _):
    i = p.pick(rng, lambda i: p.words[i].isdigit(), 0, len(p.words))
    return None if i is None else p.replaced(i, str(int(p.words[i]) + rng.choice([1, 10, -1])))


def contraction_expanded(p, rng, _):
    table = {"it's": "it is", "that's": "that is", "don't": "do not", "i'm": "I am", "we're": "we are", "they're": "they are", "can't": "can not"}
    i = p.pick(rng, lambda i: p.words[i].lower() in table, 0)
    return None if i is None else p.replaced(i, cased(p.words[i], table[p.words[i].lower()]))


def sentence_order(p, rng, _):
    parts = sentences(p.text)
    return None if len(parts) < 2 or min(len(s.split()) for s in parts[:2]) < 3 else " … ".join([parts[1], parts[0]])


def spliced(p, rng, where):
    all_turns, t = where
    if t + 1 >= len(all_turns) or all_turns[t + 1][0] == all_turns[t][0] or not all_turns[t + 1][1]:
        return None
    first = all_turns[t][1][-1:] and sentences(all_turns[t][1][-1])[-1]
    second = sentences(all_turns[t + 1][1][0])[0]
    if not first or len(first.split()) < 5 or len(second.split()) < 5:
        return None
    return first + rng.choice([" ", " … "]) + second


def bracket_hides_many(p, rng, _):
    if len(p.words) < 16:
        return None
    a = rng.randrange(2, len(p.words) - 10)
    return p.text[:p.spans[a][0]] + "[that]" + p.text[p.spans[a + 7][1]:]


def gap(p, rng, want_sense):
    for _ in range(20):
        if len(p.words) < 12:
            return None
        a = rng.randrange(3, len(p.words) - 7)
        b = a + rng.randrange(1, 4)
        hidden = p.text[p.spans[a][0]:p.spans[b][1]]
        if bool(re.search(r"\b(not|never|no|\w+n['’]t|unless|only|if)\b", hidden, re.I)) == want_sense and (want_sense or not SENSE.search(hidden)) \
                and not re.search(r"[.?!]", p.text[p.spans[a - 1][0]:p.spans[b + 1][1]]):
            return p.text[:p.spans[a][0]].rstrip(" ,;-") + " " + rng.choice(["…", "...", "[...]", "(…)", ". . ."]) + " " + p.text[p.spans[b][1]:].lstrip(" ,;-")
    return None


def filler_removed(p, rng, _):
    m = re.search(r",? \b(um|uh|er),? ", p.text)
    return None if not m else p.text[:m.start()] + " " + p.text[m.end():]


def bracketed_case(p, rng, _):
    text, words = p.text, p.words
    if len(words) < 8 or not words[2].islower() or not words[2].isalpha() or SENSE.search(text[:p.spans[2][0]]):
        return None
    a = p.spans[2][0]
    return "[" + text[a].upper() + "]" + text[a + 1:]


def clarified(p, rng, _):
    i = p.pick(rng, lambda i: p.plain(i) and p.text[p.spans[i][1]:][:1] == " ")
    return None if i is None else p.replaced(i, p.words[i] + rng.choice([" [the company]", " [sic]", " [in 2021]", " [emphasis added]"]))


def replaced_name(p, rng, _):
    i = p.pick(rng, lambda i: p.words[i].lower() in ("he", "she", "they", "it", "them", "him") and p.text[p.spans[i][1]:][:1] == " ", 0)
    return None if i is None else p.replaced(i, "[the team]")


def typography(p, rng, _):
    choices = [
        lambda t: t.replace("'", "’"), lambda t: t.replace(" - ", " — ").replace("--", "—"), lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace("...", "…"), lambda t: unicodedata.normalize("NFD", t), lambda t: t.replace(" ", "\u202f", 3),
        lambda t: re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", t), lambda t: t.upper(), lambda t: t.replace('"', "“"),
        lambda t: t.replace("fi", "ﬁ").replace("fl", "ﬂ"), lambda t: t.replace(",", ""), lambda t: t.rstrip(".") + ",",
        lambda t: t.replace(" ", " \u200b", 2), lambda t: "“" + t + "”", lambda t: t.replace(". ", "; ")]
    able = [c for c in choices if c(p.text) != p.text]
    return rng.choice(able)(p.text) if able else None


KINDS = [  # alteration, verdict, expect, maker
    ("as_spoken", "verbatim", "found", lambda p, rng, _: p.text),
    ("typography", "verbatim", "found_after_typography", typography),
    ("first_letter_case", "fair_edit", "found_case", lambda p, rng, _: p.text[0].lower() + p.text[1:]),
    ("ellipsis_omission", "fair_edit", "found_with_marked_edit", lambda p, rng, _: gap(p, rng, False)),
    ("bracketed_case", "fair_edit", "found_with_marked_edit", bracketed_case),
    ("bracketed_clarification", "fair_edit", "found_with_marked_edit", clarified),
    ("bracketed_pronoun", "fair_edit", "found_with_marked_edit", replaced_name),
    ("filler_removed", "fair_edit", "found_with_marked_edit", filler_removed),
    ("ellipsis_hides_sense", "misquote", "found_with_marked_edit_warn", lambda p, rng, _: gap(p, rng, True)),
    ("negation_added", "misquote", "not_found", negation_added),
    ("negation_dropped", "misquote", "not_found", negation_dropped),
    ("word_dropped", "misquote", "not_found", word_dropped),
    ("word_added", "misquote", "not_found", word_added),
    ("words_swapped", "misquote", "not_found", words_swapped),
    ("plural_changed", "misquote", "not_found", plural_changed),
    ("letter_slip", "misquote", "not_found", letter_slip),
    ("number_changed", "misquote", "not_found", number_changed),
    ("contraction_expanded", "misquote", "not_found", contraction_expanded),
    ("function_word", "misquote", "not_found", swap([("we", "they"), ("is", "was"), ("can", "could"), ("will", "would"), ("a", "the"), ("in", "on"), ("this", "that"), ("my", "our")])),
    ("homophone", "misquote", "not_found", swap([("your", "you're"), ("there", "their"), ("its", "it's"), ("then", "than"), ("to", "too")])),
    ("sense_word", "misquote", "not_found", swap([("all", "some"), ("always", "often"), ("never", "seldom"), ("many", "few"), ("more", "less"), ("and", "or"), ("must", "may"), ("good", "bad")])),
    ("sentence_order", "misquote", "not_found", sentence_order),
    ("spliced_two_speakers", "misquote", "crosses_turns", spliced),
    ("bracket_hides_many", "misquote", "not_found", bracket_hides_many),
    ("wrong_speaker", "misquote", "found_other_speaker", lambda p, rng, _: p.text),
]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--rows", type=int, default=500)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    rng = random.Random(options.seed)
    files = sorted(options.folder.rglob("*.md"))
    kept = {}
    made = tries = 0
    while made < options.rows and tries < options.rows * 200:
        tries += 1
        name, verdict, expect, maker = KINDS[made % len(KINDS)] if tries % 60 else rng.choice(KINDS)
        file = rng.choice(files)
        if file not in kept:
            kept[file] = turns(file)
        all_turns = kept[file]
        if not all_turns:
            continue
        t = rng.randrange(len(all_turns))
        who, paragraphs = all_turns[t]
        if not paragraphs or re.search(r"^(break|jingle|outro|song|sponsor)", who, re.I) or "," in who:
            continue
        parts = sentences(rng.choice(paragraphs))
        start = rng.randrange(len(parts))
        text = " ".join(parts[start:start + rng.choice([1, 1, 2, 3])])
        # An ellipsis that was spoken, and words too few, leave room for two opinions.
        if not 8 <= len(text.split()) <= 60 or "…" in text or ".." in text:
            continue
        altered = maker(Passage(text, start), rng, (all_turns, t))
        if not altered or (altered == text and name not in ("as_spoken", "wrong_speaker")):
            continue
        speaker = who
        if name == "wrong_speaker":
            others = sorted({w for w, _ in all_turns} - {who})
            if not others or sum(text in p for w, ps in all_turns for p in ps) != 1:
                continue
            speaker = rng.choice(others)
        made += 1
        print(json.dumps({"id": f"a{made:05d}", "text": altered, "was": text, "file": str(file.relative_to(options.folder)),
                          "speaker": speaker, "true_speaker": who, "alteration": name, "verdict": verdict, "expect": expect},
                         ensure_ascii=False))


main()
