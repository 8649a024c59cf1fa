#!/usr/bin/env python3
"""Runs a set of quotes, altered in known ways or not at all, through the built command, and counts what was missed
and what was flagged wrongly.

usage: accuracy.py QUOTH SET.jsonl FOLDER [--show] [--keep DIR]

FOLDER holds the records that the rows name:
  file         a Markdown transcript, `**Name:** words` turns, paragraphs without a label go on
  source_file  a plain text, checked as a private text; its first line may be `President: NAME`
Each row of the set has text, speaker (or claimed_speaker) and, unless all are true, verdict (verbatim, fair_edit,
misquote) and expect. Rows that expect `found_fragment` are counted apart: only a person can judge those; where expect
ends in `_warn` a warning counts. Statuses come from data/quotes.json, findings from --format json.
"""
import argparse, collections, json, pathlib, re, shutil, subprocess, sys, tempfile

LABEL = re.compile(r"^\*\*(.+?):\*\*")


def yaml(text):
    return json.dumps(text, ensure_ascii=False)


def link_text(text):
    """Words as Markdown that comes out as these words, brackets that pair left as they are."""
    text = re.sub(r"([\\`*_<>&~#|])", r"\\\1", text)
    depth, opened, drop = 0, [], set()
    for index, letter in enumerate(text):
        if letter == "[":
            opened.append(index)
        elif letter == "]":
            if opened:
                opened.pop()
            else:
                drop.add(index)
    drop.update(opened)
    return "".join("\\" + c if i in drop else c for i, c in enumerate(text))


class Site:
    def __init__(self, folder):
        self.folder, self.speakers, self.sources = folder, {}, {}
        for name in ("articles", "transcripts", "speakers", "sources"):
            (folder / "content" / name).mkdir(parents=True)
        (folder / "content/site.yml").write_text(
            "title: Accuracy\nbase_url: https://example.org/\nquotes: {unlinked: off, pages: none}\n")

    def speaker(self, name):
        if name not in self.speakers:
            key = f"s{len(self.speakers):05d}"
            self.speakers[name] = key
            (self.folder / f"content/speakers/{key}.md").write_text(f"---\nname: {yaml(name)}\n---\n")
        return self.speakers[name]

    def source(self, file, path, is_text):
        if file in self.sources:
            return self.sources[file]
        key = f"r{len(self.sources):05d}"
        self.sources[file] = (key, None)
        if is_text:
            text = path.read_text()
            president = re.match(r"President: (.*)\n", text)
            (self.folder / f"content/sources/{key}.md").write_text(f"---\ntitle: {yaml(file)}\nkind: speech\n---\n")
            (self.folder / f"content/sources/{key}.txt").write_text(text)
            self.sources[file] = (key, president and president[1].strip())
        else:
            lines, labels = [], {}
            for line in path.read_text().split("\n"):
                label = LABEL.match(line)
                if label:
                    labels[label[1].replace("\\", "")] = self.speaker(label[1].replace("\\", ""))
                lines.append(line)
            (self.folder / f"content/sources/{key}.md").write_text(f"---\ntitle: {yaml(file)}\nkind: interview\n---\n")
            head = "".join(f"  {yaml(label)}: {speaker}\n" for label, speaker in labels.items())
            (self.folder / f"content/transcripts/{key}.md").write_text(
                f"---\ntitle: {yaml(file)}\nsource: {key}\nparticipants:\n{head}---\n\n" + "\n".join(lines))
        return self.sources[file]

    def article(self, row, speaker, source):
        (self.folder / f"content/articles/{row['id']}.md").write_text(
            f"---\ntitle: Row {row['id']}\ndate: 2020-01-01\n---\n\n"
            f"He said: [{link_text(' '.join(row['text'].split()))}](quote:{speaker}?source={source}#q)\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("quoth")
    arguments.add_argument("set", type=pathlib.Path)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--show", action="store_true", help="print each row that came out wrong")
    arguments.add_argument("--keep", type=pathlib.Path, help="leave the generated site there")
    options = arguments.parse_args()
    work = options.keep or pathlib.Path(tempfile.mkdtemp())
    if options.keep and work.exists():
        shutil.rmtree(work)
    site, rows, wrong_speaker = Site(work), [], set()
    for line in options.set.read_text().splitlines():
        row = json.loads(line)
        name = row.get("file") or row.get("source_file")
        if not name:
            continue
        name = name.removeprefix("data/") if not (options.folder / name).exists() else name
        key, holder = site.source(name, options.folder / name, bool(row.get("source_file")))
        who = row.get("speaker") or row.get("claimed_speaker") or "Somebody"
        # A private text has no turns, so the program cannot know whose the words are.
        if row.get("source_file") and row.get("file_president") not in (None, who):
            wrong_speaker.add(row["id"])
        site.article(row, site.speaker(who), key)
        rows.append(row)
    run = subprocess.run(
        [options.quoth, "build", "--site", str(work), "--lenient", "--format", "json"], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"the build failed ({run.returncode}):\n{run.stdout[:3000]}{run.stderr[:3000]}")
    findings = collections.defaultdict(set)
    for finding in json.loads(run.stdout)["diagnostics"]:
        findings[pathlib.Path(finding["file"]).stem].add(finding["code"])
    status = {q["article"]: q["status"] for q in json.loads((work / "_site/data/quotes.json").read_text())}
    counts, wrong = collections.Counter(), []
    for row in rows:
        verdict, expect = row.get("verdict", "verbatim"), row.get("expect", "found")
        error = status[row["id"]] in ("altered", "misattributed", "missing")
        warned = "quote-omission" in findings[row["id"]]
        flagged = error or (warned and expect.endswith("_warn"))
        group = "left to a person" if expect == "found_fragment" or row["id"] in wrong_speaker else verdict
        counts[group] += 1
        if group == "misquote" and not flagged:
            wrong.append(("missed", row))
        if group == "verbatim" and (error or warned or status[row["id"]] != "verbatim"):
            wrong.append(("false alarm", row))
        if group == "fair_edit" and error and expect != "not_found":
            wrong.append(("false alarm", row))
    for kind, row in wrong if options.show else []:
        print(f"{kind}: {row['id']} {row.get('alteration', '')} {status[row['id']]}\n  {row['text']}")
    missed = sum(kind == "missed" for kind, _ in wrong)
    alarms = len(wrong) - missed
    misquotes, others = counts["misquote"], counts["verbatim"] + counts["fair_edit"]
    print(dict(counts))
    print(f"misquotes flagged: {misquotes - missed} of {misquotes}; false alarms: {alarms} of {others}")
    if not options.keep:
        shutil.rmtree(work)
    sys.exit(1 if wrong else 0)


main()
