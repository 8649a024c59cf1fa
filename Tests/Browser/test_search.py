"""The search page: what it finds, where that leads, and what becomes of it when something is missing."""

import json
import re
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

from support.case import BrowserTest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

SYLLABLES = ["ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu"]


def word(number):
    """A made-up word for each number."""
    text = ""
    while True:
        text += SYLLABLES[number % 10]
        number //= 10
        if not number:
            return text + "n"


def scripts():
    """An archive of texts in several scripts, and one long turn."""
    return {
        "speakers/ann.md": "---\nname: Ann Éluard\nother_names: [Annie]\n---\n",
        "speakers/tang.md": "---\nname: 唐鳳\n---\n",
        "sources/talk.md": "---\ntitle: A talk\nkind: interview\ndate: 2020-02-02\n---\n",
        "sources/words.md": "---\ntitle: Words\nkind: book\ndate: 2020\n---\n",
        "articles/scripts.md": "---\ntitle: Words of many scripts\ndate: 2021-03-04\ntopics: [Scripts]\n"
        "quotes: {source: words}\n---\n\n"
        "[“Der Éléphant geht über die Straße”](quote:ann#german) and "
        "[“Ёлка стоит в лесу сегодня”](quote:ann#russian) and [“我們今天討論民主的未來”](quote:tang#chinese) and "
        "[“בראשית ברא אלהים את השמים”](quote:ann#hebrew).\n\nThe code is `a < b` here.\n",
        "transcripts/long.md": "---\ntitle: A long speech\nsource: talk\nparticipants: {Ann: ann}\n---\n\n**Ann** (0:10): "
        + " ".join(word(n) for n in range(400)) + "\n\n**Ann** (9:00): Thank you kindly.\n",
    }


def many():
    """An archive in which one word is in 10,000 quotes, and one in 3 articles."""
    files = {"speakers/ann.md": "---\nname: Ann Lee\n---\n", "speakers/bob.md": "---\nname: Bob Roy\n---\n",
             "sources/talk.md": "---\ntitle: A talk\nkind: interview\ndate: 2020-02-02\n---\n"}
    for number in range(100):
        quotes = "\n\n".join(
            f"[“The common word stands here with {word(number * 100 + n)} and others”](quote:{'bob' if n == 50 else 'ann'}#q{n})"
            for n in range(100))
        files[f"articles/a{number}.md"] = (
            f"---\ntitle: Article {number}\ndate: 2020-01-{1 + number % 28:02d}\nquotes: {{source: talk}}\n---\n\n"
            f"{'Needle here. ' if number % 40 == 7 else ''}{quotes}\n")
    return files


class SearchTests(BrowserTest):
    sites = {}

    def site(self, name, files):
        if name not in self.sites:
            self.sites[name] = self.bench.site(name, files())
        return self.sites[name]

    def wait(self, page):
        page.wait_for_function(
            "() => { const s = document.getElementById('site-search-status').textContent;"
            " return s && !s.startsWith('Searching') && !document.querySelector('#site-search-results[aria-busy]'); }")
        page.wait_for_load_state("networkidle")

    def results(self, page):
        """Kind, words and target of each result."""
        return page.evaluate(
            "() => [...document.querySelectorAll('.result')].map(r => ({"
            " kind: r.className.replace('result result-', ''), text: r.innerText,"
            " href: r.querySelector('.result-link').getAttribute('href'),"
            " marks: [...r.querySelectorAll('mark')].map(m => m.textContent) }))")

    def ask(self, query, site=None, **settings):
        """The results of an address's query."""
        with self.visit("search/?" + query, site, **settings) as page:
            self.wait(page)
            return self.results(page), page.inner_text("#site-search-status")

    def kinds(self, results, kind):
        return [result for result in results if result["kind"] == kind]

    # ---- Finding

    def test_a_query_finds_quotes_articles_and_turns_and_leads_to_their_places(self):
        with self.visit("search/?q=twelve+passengers") as page:
            self.wait(page)
            found = self.results(page)
            self.assertEqual({result["kind"] for result in found}, {"quote", "article", "turn"})
            self.assertIn("Ines Vaughan", found[0]["text"])
            self.assertTrue(found[0]["href"].endswith("articles/2024/six-words/#quote-sentence"), found[0]["href"])
            for result in self.kinds(found, "quote") + self.kinds(found, "turn"):
                path, _, anchor = result["href"].partition("#")
                below = path[len(urlsplit(self.example.url).path):]
                self.assertIn(f'id="{anchor}"', self.example.texts[below])
            page.click(".result-link")
            page.wait_for_url(re.compile("#quote-sentence$"))

    def test_an_articles_words_stand_in_context(self):
        found, _ = self.ask("q=pile+nine&kind=articles")
        self.assertTrue(found)
        self.assertTrue(any("pile" in mark for result in found for mark in result["marks"]))
        self.assertTrue(all("#" in result["href"] and ":~:text=" in result["href"] for result in found))

    def test_words_in_quotation_marks_follow_each_other(self):
        for marks in ['"{}"', "“{}”", "„{}“", "«{}»"]:
            found, _ = self.ask("kind=turns&q=" + quote(marks.format("not safe")))
            self.assertTrue(found)
            self.assertTrue(all("not safe" in result["text"].lower() for result in found))
        found, status = self.ask("kind=quotes&q=" + quote('"safe not"'))
        self.assertEqual(found, [])
        self.assertIn("Nothing", status)

    def test_the_last_word_may_be_a_beginning_until_a_blank_ends_it(self):
        with self.visit("search/") as page:
            page.fill("#site-search-q", "passen")
            self.wait(page)
            self.assertTrue(any("passengers" in result["marks"] for result in self.results(page)))
            page.fill("#site-search-q", "passen ")
            page.wait_for_function("() => document.getElementById('site-search-status').textContent.includes('Nothing')")
            self.assertEqual(self.results(page), [])

    def test_speakers_are_found_by_all_their_names(self):
        site = self.site("scripts", scripts)
        for query in ["eluard", "Annie", "ÉLUARD elephant"]:
            found, _ = self.ask("kind=quotes&q=" + quote(query), site)
            self.assertTrue(found and "Ann Éluard" in found[0]["text"], query)

    def test_any_script_is_found_without_accents_and_case(self):
        site = self.site("scripts", scripts)
        for query, anchor in [("elephant strasse", "german"), ("ЕЛКА", "russian"), ("民主", "chinese"), ("“民主的未來”", "chinese"),
                              ("主民", None), ("唐鳳", "chinese"), ("אלהים", "hebrew"), ("STRASSE", "german")]:
            found, _ = self.ask("kind=quotes&q=" + quote(query), site)
            anchors = [result["href"].split("#")[1] for result in found]
            self.assertEqual(anchors, ["quote-" + anchor] if anchor else [], query)

    def test_a_long_turn_is_found_everywhere_and_once(self):
        site = self.site("scripts", scripts)
        for number in [0, 100, 115, 118, 250, 399]:
            found, _ = self.ask(f"kind=turns&q={word(number)}+", site)
            self.assertEqual([r["href"].split("#")[1] for r in found], ["turn-0-10"], word(number))
            self.assertEqual(found[0]["marks"], [word(number)])
        phrase = " ".join(word(n) for n in range(110, 122))
        self.assertEqual(len(self.ask("q=" + quote(f'"{phrase}"') + "&kind=turns", site)[0]), 1)

    def test_results_are_narrowed_down_and_the_address_says_so(self):
        with self.visit("search/?q=the") as page:
            self.wait(page)
            page.click(".search-filters summary")
            page.wait_for_selector("#site-search-speaker option[value=moira-pell]", state="attached")
            page.select_option("#site-search-speaker", "moira-pell")
            page.select_option("#site-search-kind", "quotes")
            page.wait_for_url(re.compile("speaker=moira-pell.*kind=quotes"))
            self.wait(page)
            found = self.results(page)
            self.assertTrue(found and all("Moira Pell" in result["text"] for result in found))
            page.reload()
            self.wait(page)
            self.assertEqual(self.results(page), found)
            self.assertEqual(page.input_value("#site-search-speaker"), "moira-pell")
        quotes = json.loads((self.example.folder / "data/quotes.json").read_text())
        for name, key in [("status", "edited"), ("source", "inquiry-day-1"), ("year", "2024")]:
            wanted = [q for q in quotes if key in ([q["date"][:4]] if name == "year" else [q[name], q["via"]])]
            _, status = self.ask(f"kind=quotes&{name}={key}")
            self.assertIn(f"Quotes: {len(wanted)}", status, name)

    def test_the_back_button_leads_to_the_query_before(self):
        with self.visit("search/?q=landing") as page:
            self.wait(page)
            before = self.results(page)
            page.fill("#site-search-q", "ferry")
            page.press("#site-search-q", "Enter")
            page.wait_for_url(re.compile("q=ferry"))
            self.wait(page)
            page.go_back()
            page.wait_for_url(re.compile("q=landing"))

    def test_the_field_at_the_head_of_a_page_leads_to_the_results(self):
        with self.visit("articles/putin-nbc/") as page:
            page.fill("#site-header-q", "landing")
            page.press("#site-header-q", "Enter")
            page.wait_for_url(re.compile(r"/search/\?q=landing"))
            self.wait(page)
            self.assertTrue(self.results(page))

    # ---- By keyboard, and heard

    def test_the_arrow_keys_lead_through_the_results(self):
        with self.visit("search/?q=landing") as page:
            self.wait(page)
            page.focus("#site-search-q")
            focused = "document.activeElement.className || document.activeElement.id"
            page.keyboard.press("ArrowDown")
            self.assertEqual(page.evaluate(focused), "result-link")
            page.keyboard.press("ArrowDown")
            self.assertEqual(page.evaluate("[...document.querySelectorAll('.result-link')].indexOf(document.activeElement)"), 1)
            page.keyboard.press("ArrowUp")
            page.keyboard.press("ArrowUp")
            self.assertEqual(page.evaluate(focused), "site-search-q")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
            page.wait_for_url(re.compile("#"))

    def test_what_was_found_is_announced(self):
        with self.visit("search/?q=landing") as page:
            self.wait(page)
            status = page.locator("#site-search-status")
            self.assertEqual(status.get_attribute("role"), "status")
            self.assertRegex(status.inner_text(), r"Quotes: \d+")

    # ---- When something is odd or missing

    def test_a_query_of_punctuation_says_so(self):
        for query in ["...", "—", '""', "?!"]:
            with self.visit("search/?q=" + quote(query)) as page:
                self.wait(page)
                self.assertIn("no word", page.inner_text("#site-search-status"))
                self.assertEqual(self.results(page), [])

    def test_html_in_a_query_is_text(self):
        bad = "<img src=x onerror=alert(1)>zz"
        with self.visit("search/?q=" + quote(bad)) as page:
            self.wait(page)
            self.assertIn(bad, page.inner_text("#site-search-status"))
            self.assertEqual(page.locator("#site-search img").count(), 0)
        found, _ = self.ask("kind=articles&q=" + quote("code here"), self.site("scripts", scripts))
        self.assertIn("a < b", found[0]["text"])

    def test_without_scripts_the_lists_are_offered(self):
        with self.visit("search/?q=landing", java_script_enabled=False) as page:
            self.assertFalse(page.is_visible("#site-search form"))
            self.assertTrue(page.is_visible("noscript"))
            for name in ["speakers", "sources", "topics"]:
                self.assertTrue(page.is_visible(f"#site-search-lists a[href$='/{name}/']"))

    def test_a_missing_index_is_admitted_and_the_lists_are_offered(self):
        for part in ["root.json", "terms/*", "places/*", "quotes/*"]:
            folder = self.example.folder / "search/index"
            paths = [urlsplit(self.example.url + "search/index/" + file.relative_to(folder).as_posix()).path
                     for file in folder.glob(part)]
            self.assertTrue(paths, part)
            self.bench.server.faults.update({path: 404 for path in paths})
            try:
                with self.visit("search/?q=evidence&kind=quotes", allowing=["404"]) as page:
                    page.wait_for_function(
                        "() => document.getElementById('site-search-status').textContent.includes('cannot be read')")
                    self.assertTrue(page.is_visible("#site-search-lists"))
            finally:
                for path in paths:
                    del self.bench.server.faults[path]

    def test_an_index_that_is_cut_off_is_admitted_and_the_lists_are_offered(self):
        # The word looked for is not the last of its file.
        for part, length in [("root.json", 20), ("terms/", -3), ("places/", 20), ("quotes/", 20)]:
            with self.reader() as reader:
                def cut(route):
                    answer = route.fetch()
                    route.fulfill(response=answer, body=answer.body()[:length])
                reader.context.route(re.compile("/search/index/" + part), cut)
                page = reader.open("search/?q=evidence&kind=quotes")
                page.wait_for_function(
                    "() => document.getElementById('site-search-status').textContent.includes('cannot be read')")
                self.assertTrue(page.is_visible("#site-search-lists"), part)
                self.assertEqual(self.results(page), [])
                reader.check()

    def test_ten_thousand_results_are_shown_in_parts(self):
        site = self.site("many", many)
        with self.reader() as reader:
            page = reader.open("search/?q=common", site)
            self.wait(page)
            self.assertIn("10,000", page.inner_text("#site-search-status"))
            self.assertEqual(len(self.kinds(self.results(page), "quote")), 10)
            page.click(".search-section button")
            page.wait_for_function("() => document.querySelectorAll('.result-quote').length === 20")
            self.assertEqual(page.evaluate("document.activeElement.className"), "result-link")
            reader.check()
            self.assertLess(self.moved(reader), 200_000)

    def test_rare_words_are_found_among_common_ones(self):
        site = self.site("many", many)
        for query, count in [(f"common+{word(4242)}+", 1), ("needle+common", 3), ("%22common+word%22&speaker=bob&kind=quotes", 10)]:
            with self.reader() as reader:
                page = reader.open("search/?q=" + query, site)
                self.wait(page)
                found = self.results(page)
                self.assertTrue(found, query)
                if count == 10:
                    self.assertTrue(all("Bob Roy" in result["text"] for result in found))
                self.assertLess(self.moved(reader), 200_000, query)

    # ---- Bytes and words

    def moved(self, reader):
        """Bytes that a query has moved: the index, and articles that words in context were taken from."""
        parts = [len(r.body()) for r in reader.responses if "/search/index/" in r.url or "/articles/" in r.url]
        return sum(parts)

    def test_no_query_of_the_example_moves_more_than_two_hundred_kilobytes(self):
        for query in ["the", "the+ferry", "%22the+ferry%22", "a", "landing+the+of+and"]:
            with self.reader() as reader:
                page = reader.open("search/?q=" + query)
                self.wait(page)
                time.sleep(0.3)
                self.assertLess(self.moved(reader), 200_000, query)
                reader.check()

    def test_the_script_folds_words_as_the_index_does(self):
        script = (ROOT / "site-templates/assets/search.js").read_text(encoding="utf-8")
        part = script[script.index("// ---- Words"):script.index("// ---- The query")]
        cases = json.loads((HERE / "search-words.json").read_text(encoding="utf-8"))
        with self.visit("") as page:
            for case in cases:
                words = page.evaluate("text => {" + part + "; return words(text).map(w => w.word); }", case["text"])
                self.assertEqual(words, case["words"], case["text"])
