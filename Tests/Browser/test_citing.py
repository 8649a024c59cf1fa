"""Lights on all pieces of a quote; citations of quotes, turns and selected words."""

import json
import re

from support.case import BrowserTest

ARTICLE = "articles/2024/a-promise/"
RECORD = "transcripts/inquiry-day-1/"

# Selects words of a turn as a reader would with the pointer.
SELECT = """([id, words]) => {
  const part = document.getElementById(id).querySelector(".turn-text");
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
    return true;
  }
  return false;
}"""


class LightTests(BrowserTest):
    def test_all_pieces_of_a_quote_light_up_in_the_article(self):
        with self.visit(ARTICLE + "#quote-rung") as page:
            self.assertEqual(page.locator(".quote.lit").count(), 2)
            page.evaluate("location.hash = 'quote-learns'")
            self.until(page, "document.querySelectorAll('.quote.lit').length === 1")
            self.assertEqual(page.locator(".quote.lit").get_attribute("id"), "quote-learns")

    def test_all_pieces_of_a_passage_light_up_in_the_record(self):
        with self.visit(RECORD + "#passage-2024/nineteen-appointments/power") as page:
            lit = page.locator("mark.quoted.lit").all_text_contents()
            self.assertEqual(len(lit), 2)
            self.assertTrue(lit[0].startswith("I have no power to punish"))
            colours = page.evaluate(
                "[...document.querySelectorAll('mark.lit')].map((mark) => getComputedStyle(mark).backgroundColor)")
            self.assertEqual(len(set(colours)), 1)
            self.assertNotEqual(colours[0], "rgba(0, 0, 0, 0)")

    def test_an_anchor_that_is_none_does_no_harm(self):
        for anchor in ["#quote-nobody", "#%", "#%zz", "#", "#t=", "#'\"]"]:
            with self.visit(ARTICLE + anchor) as page:
                self.assertEqual(page.locator(".lit").count(), 0)

    def test_a_quote_leads_to_its_words_in_the_record(self):
        with self.visit(ARTICLE) as page:
            page.locator("#quote-sings .in-record").click()
            page.wait_for_selector("body.kind-transcript")
            self.assertIn("passage-2024/a-promise/sings", page.url)
            self.assertGreaterEqual(page.locator("mark.quoted.lit").count(), 1)
            self.assertTrue(page.locator("mark.quoted.lit").first.is_visible())


class CitingTests(BrowserTest):
    def formats(self, page):
        """What the open box offers, by name."""
        found = {}
        for button in page.locator(".cite-formats button").all():
            button.click()
            found[button.get_attribute("value")] = page.locator(".cite-box textarea").input_value()
        return found

    def test_a_block_quote_is_cited_in_all_forms(self):
        with self.visit(ARTICLE, permissions=["clipboard-read", "clipboard-write"]) as page:
            page.locator("#quote-march .cite-button").click()
            page.wait_for_selector("dialog[open]")
            forms = self.formats(page)
            url = f"{self.example.url}quotes/2024/a-promise/march/"
            self.assertEqual(
                forms["text"], "“I felt it in the March. I wrote it in the book and I told the Board.” — Moira Pell, "
                f"Saltry Ferry Inquiry, first day, May 14, 2024, 6:22. Word for Word, {url}")
            self.assertIn("> I felt it in the March.", forms["Markdown"])
            self.assertIn(f"[Word for Word]({url})", forms["Markdown"])
            self.assertIn(f'<blockquote cite="{url}">', forms["HTML"])
            self.assertIn("<cite>Saltry Ferry Inquiry, first day</cite>", forms["HTML"])
            self.assertRegex(forms["BibTeX"], r"^@misc\{moira-pell-quote-march,\n")
            self.assertIn("  author = {{Moira Pell}},\n", forms["BibTeX"])
            self.assertIn("  date = {2024-05-14},\n", forms["BibTeX"])
            self.assertIn("  note = {6:22},\n", forms["BibTeX"])
            [item] = json.loads(forms["CSL-JSON"])
            self.assertEqual(item["author"], [{"literal": "Moira Pell"}])
            self.assertEqual(item["issued"], {"date-parts": [[2024, 5, 14]]})
            self.assertEqual(item["container-title"], "Word for Word")
            self.assertEqual(item["URL"], url)
            self.assertEqual(item["locator"], "6:22")
            self.assertEqual(forms["link"], f"{self.example.url}{ARTICLE}#quote-march")
            self.assertEqual(page.evaluate("navigator.clipboard.readText()"), forms["link"])
            self.assertEqual(page.locator(".cite-status").text_content(), "Copied.")

    def test_without_permission_the_text_stands_there_selected(self):
        with self.visit(ARTICLE) as page:
            page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
            page.locator("#quote-march .cite-button").click()
            page.locator(".cite-formats button[value=Markdown]").click()
            self.assertIn("Ctrl+C", page.locator(".cite-status").text_content())
            self.assertEqual(
                page.evaluate("(() => { const a = document.activeElement; "
                              "return a.value.slice(a.selectionStart, a.selectionEnd) === a.value })()"), True)

    def test_an_inline_quote_is_cited_from_its_entry_with_its_relay(self):
        with self.visit("articles/putin-nbc/") as page:
            page.locator("#site-quote-evidence .cite-button").click()
            page.wait_for_selector("dialog[open]")
            text = page.locator(".cite-box textarea").input_value()
            self.assertTrue(text.startswith("“direct evidence” — Vladimir Putin, Interview with Vladimir Putin, "
                                            "via RT's account of the NBC interview"), text)

    def test_quotes_in_lists_are_cited_from_what_stands_there(self):
        for path in ["speakers/moira-pell/", "sources/inquiry-day-1/"]:
            with self.visit(path) as page:
                entry = page.locator(".quotes > li", has=page.locator(".permalink")).first
                link = entry.locator(".permalink").get_attribute("href")
                entry.locator(".cite-button").click()
                page.wait_for_selector("dialog[open]")
                forms = self.formats(page)
                self.assertTrue(forms["text"].endswith(link), forms["text"])
                self.assertIn("Saltry Ferry Inquiry, first day", forms["text"])
                self.assertIn("#quote-", forms["link"])
                [item] = json.loads(forms["CSL-JSON"])
                self.assertRegex(item["locator"], r"^\d+:\d\d")

    def test_the_page_of_a_quote_cites_it(self):
        with self.visit("quotes/2024/a-promise/books/") as page:
            page.locator(".cite-button").first.click()
            page.wait_for_selector("dialog[open]")
            text = page.locator(".cite-box textarea").input_value()
            self.assertIn("Report on the condition of the ferry landings, October 27, 2023, § 2", text)

    def test_a_turn_is_cited_by_pointer_and_by_keyboard(self):
        with self.visit(RECORD) as page:
            page.locator("#turn-3-43").hover()
            page.locator("#turn-3-43 .cite-button").click()
            page.wait_for_selector("dialog[open]")
            text = page.locator(".cite-box textarea").input_value()
            self.assertEqual(
                text, "“I was. I still have the key.” — Moira Pell, Saltry Ferry Inquiry, first day, May 14, 2024, 3:43. "
                f"Word for Word, {self.example.url}{RECORD}#turn-3-43")
            page.keyboard.press("Escape")
            self.assertEqual(page.evaluate("document.activeElement.className"), "cite-button")
            page.locator("#turn-3-47 .turn-time a").focus()
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            page.wait_for_selector("dialog[open]")
            self.assertIn("#turn-3-47", page.locator(".cite-box textarea").input_value())

    def test_selected_words_get_a_link_that_highlights_them(self):
        with self.visit(RECORD) as page:
            self.assertTrue(page.evaluate(SELECT, ["turn-3-43", "I still have the key"]))
            page.locator(".cite-selected").click()
            page.wait_for_selector("dialog[open]")
            forms = self.formats(page)
            self.assertEqual(
                forms["link"],
                f"{self.example.url}{RECORD}#turn-3-43:~:text=I%20still%20have%20the%20key")
            self.assertTrue(forms["text"].startswith("“I still have the key” — Moira Pell, "))
            page.goto("about:blank")
            page.goto(forms["link"])
            self.assertTrue(page.locator("#turn-3-43").is_visible())
            self.assertEqual(page.evaluate("location.hash"), "#turn-3-43")

    def test_the_box_is_accessible_and_closes_by_key_button_and_a_click_beside_it(self):
        from test_accessibility import AXE, RUN
        for scheme in ["light", "dark"]:
            with self.visit(ARTICLE, bypass_csp=True, color_scheme=scheme, width=390) as page:
                for close in [lambda: page.keyboard.press("Escape"), lambda: page.locator(".cite-close").click(),
                              lambda: page.mouse.click(3, 3)]:
                    page.locator("#quote-march .cite-button").click()
                    page.wait_for_selector("dialog[open]")
                    page.evaluate(AXE)
                    self.assertEqual(page.evaluate(RUN), [])
                    close()
                    page.wait_for_selector("dialog:not([open])", state="attached")

    def test_without_the_second_script_the_button_leads_to_the_quote(self):
        with self.reader() as reader:
            reader.context.route(re.compile(r"/cite\."), lambda route: route.abort())
            page = reader.open(ARTICLE)
            page.locator("#quote-march .cite-button").click()
            self.until(page, "location.hash === '#quote-march'")


class OddTextTests(BrowserTest):
    """Signs that mean something in the forms of citations, and words from right to left."""

    def test_signs_are_escaped_in_every_form(self):
        files = {
            "speakers/o.md": "---\nname: \"O'Neill & {Söhne} <b>\"\n---\n",
            "sources/s.md": "---\ntitle: \"100% _sure_ ~ $5 # [x] <i>\"\nkind: speech\ndate: 2020-02\n---\n",
            "articles/a.md": "---\ntitle: A\ndate: 2024-01-02\n---\n\n> A \\\\ b & <c> {d} %e \\*f\\* \"g\" #h\n>\n"
                             "> — [O](quote:o?source=s#odd)\n",
            "transcripts/t.md": "---\ntitle: قرار\ndate: 2024-01-02\nlanguage: ar\nparticipants:\n  أمل: o\n---\n\n"
                                "**أمل** (0:05): لا أحد يعرف النهر كما أعرفه.\n",
        }
        site = self.bench.site("odd", files)
        with self.visit("articles/a/", site) as page:
            page.locator("#quote-odd .cite-button").click()
            page.wait_for_selector("dialog[open]")
            forms = CitingTests.formats(self, page)
            self.assertIn("O'Neill & {Söhne} <b>", forms["text"])
            self.assertNotIn("<b>", forms["HTML"])
            self.assertIn(r"{O'Neill \& \{Söhne\} <b>}", forms["BibTeX"])
            self.assertIn(r"100\% \_sure\_", forms["BibTeX"])
            self.assertRegex(forms["BibTeX"], r"^@misc\{o-neill-sohne-b-quote-odd,")
            self.assertEqual(json.loads(forms["CSL-JSON"])[0]["issued"], {"date-parts": [[2020, 2]]})
            self.assertIn(r"\*f\*", forms["Markdown"])
        with self.visit("transcripts/t/", site) as page:
            page.locator(".turn").hover()
            page.locator(".turn .cite-button").click()
            page.wait_for_selector("dialog[open]")
            self.assertIn("لا أحد يعرف النهر كما أعرفه.", page.locator(".cite-box textarea").input_value())
