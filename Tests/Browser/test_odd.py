"""Text of any script and length, HTML where words are meant, browsers that refuse things."""

from support.bench import Bench
from support.case import BrowserTest
from test_accessibility import AXE, RUN
from test_pages import OVERFLOW

LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2
TITLE = "A title that goes on, as some do, " * 7
HTML = "<img src=x onerror=alert(1)> & <script>alert(2)</script> </title>"
NAMES = {
    "zh": "唐鳳", "ar": "أمل بنت الحسن", "he": "רות כהן", "hi": "अमृता प्रीतम", "th": "สมชาย ใจดี", "long": LONG, "html": HTML,
    "emoji": "👩🏽‍🚀 Ada 🏳️‍🌈", "mixed": "Ada (أمل) 唐 \u202eevil\u202c",
}
WORDS = {
    "zh": "我們不是在談論一艘船，我們談論的是一個承諾。", "ar": "لا أحد يعرف النهر كما أعرفه أنا.", "he": "אין לי מה להוסיף.",
    "hi": "नदी हमेशा बहती रहती है।", "th": "แม่น้ำไม่เคยหยุดไหล", "long": LONG + " " + LONG, "html": HTML.replace("<", "\\<"),
    "emoji": "👍🏽 is what I said 🛶", "mixed": "He said “שלום” and then “سلام” to us.",
}


def archive():
    text = "\n\n".join(
        f"> {WORDS[key]}\n>\n> — [{'N'}](quote:{key}#q{key})\n\nAnd once more: “[{WORDS[key]}](quote:{key}#i{key})” he said.[^{key}]"
        for key in NAMES)
    notes = "\n\n".join(f"[^{key}]: **{LONG if key == 'long' else 'Context'}:** {WORDS[key]}" for key in NAMES)
    turns = "\n\n".join(f"**{key}** ({number}:00:0{number}): {WORDS[key]}" for number, key in enumerate(NAMES))
    participants = "".join(f"  {key}: {key}\n" for key in NAMES)
    quoted = {key: name.replace('"', '\\"') for key, name in NAMES.items()}
    return {
        **{f"speakers/{key}.md": f'---\nname: "{quoted[key]}"\nrole: "{TITLE if key == "long" else HTML}"\n---\n\n{WORDS[key]}\n'
           for key in NAMES},
        "sources/s.md": f'---\ntitle: "{TITLE}{HTML}"\nkind: speech\npublisher: "{LONG}"\nurl: https://x.example/{LONG}\n---\n',
        "articles/a.md": f'---\ntitle: "{TITLE}{HTML}"\ndate: 2024-01-02\nsummary: "{LONG} {HTML}"\ntopics: ["{LONG}", 承諾]\n'
                         f"quotes: {{source: s}}\n---\n\n{text}\n\n{notes}\n",
        "transcripts/t.md": f'---\ntitle: "{TITLE}"\nsource: s\nparticipants:\n{participants}---\n\n## {LONG}\n\n{turns}\n',
    }


def odd_site():
    """Built once for all tests that look at it."""
    if not hasattr(Bench.current, "odd"):
        Bench.current.odd = Bench.current.site("any-script", archive())
    return Bench.current.odd


class OddTextTests(BrowserTest):
    @property
    def site(self):
        return odd_site()

    def test_text_of_any_script_and_length_fits_a_narrow_window(self):
        with self.reader(width=320, height=640) as reader:
            for path in self.site.pages:
                with self.subTest(page=path):
                    page = reader.open(path, self.site)
                    self.assertEqual(page.evaluate(OVERFLOW), [])
            reader.check()

    def test_axe_finds_nothing_in_it(self):
        with self.reader(bypass_csp=True) as reader:
            for paths in self.site.kinds.values():
                page = reader.open(paths[-1], self.site)
                page.evaluate(AXE)
                self.assertEqual(page.evaluate(RUN), [], paths[-1])

    def test_html_in_names_and_words_is_text(self):
        with self.visit("articles/a/", self.site) as page:
            self.assertIn("<script>alert(2)</script>", page.locator("h1").text_content())
            self.assertEqual(page.locator("main img").count(), 0)
            page.locator("#quote-qhtml .cite-button").click()
            page.wait_for_selector("dialog[open]")
            page.locator(".cite-formats button[value=HTML]").click()
            self.assertNotIn("<img", page.locator(".cite-box textarea").input_value())
            page.keyboard.press("Escape")
            page.locator("#quote-ihtml > a").focus()
            page.locator("#quote-ihtml > a").hover()
            self.assertEqual(page.locator(".quote-card img").count(), 0)

    def test_all_scripts_can_be_cited(self):
        with self.visit("transcripts/t/", self.site) as page:
            turns = page.locator(".turn")
            for index, key in enumerate(NAMES):
                turns.nth(index).locator(".turn-speaker a").first.focus()
                page.locator(".turn .cite-button").first.click()
                page.wait_for_selector("dialog[open]")
                page.locator(".cite-formats button[value=BibTeX]").click()
                value = page.locator(".cite-box textarea").input_value()
                self.assertRegex(value, r"^@misc\{[a-z0-9-]+,")
                page.keyboard.press("Escape")


class RefusingBrowserTests(BrowserTest):
    BLOCKED = """for (const name of ["localStorage", "sessionStorage", "indexedDB"])
      Object.defineProperty(window, name, {get() { throw new DOMException("blocked", "SecurityError"); }});
      Object.defineProperty(navigator, "clipboard", {get() { return undefined; }});"""

    def test_pages_work_where_storage_and_clipboard_are_blocked(self):
        with self.reader() as reader:
            reader.context.add_init_script(self.BLOCKED)
            page = reader.open("articles/2024/a-promise/")
            page.locator("#quote-march .cite-button").click()
            page.wait_for_selector("dialog[open]")
            page.locator(".cite-formats button[value=link]").click()
            self.assertIn("Ctrl+C", page.locator(".cite-status").text_content())
            page = reader.open("transcripts/radio-wend-osei/#t=0:20")
            self.until(page, "document.querySelector('.turn.playing') !== null")
            page = reader.open("search/?q=landing")
            page.wait_for_selector(".result-quote")
            reader.check()

    def test_without_scripts_a_quote_has_its_permalink_and_its_place_in_the_record(self):
        with self.visit("articles/2024/a-promise/", java_script_enabled=False) as page:
            figure = page.locator("#quote-sings")
            self.assertTrue(figure.locator("a.status").is_visible())
            self.assertTrue(figure.locator("a.in-record").is_visible())
            page.locator("#quote-learns > a").click()
            self.assertTrue(page.locator("#site-quote-learns .permalink").is_visible())

    def test_with_less_motion_nothing_moves_by_itself(self):
        with self.visit("articles/2024/a-promise/", reduced_motion="reduce") as page:
            self.assertEqual(page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"), "auto")
            moving = "[...document.querySelectorAll('*')].filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
            self.assertEqual(page.evaluate(moving), 0)
