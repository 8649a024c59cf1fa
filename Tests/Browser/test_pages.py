"""What must hold of every page of the example."""

from support.bench import ROOT
from support.case import BrowserTest

LIMIT = 100 * 1024

# Widths of what does not fit: elements that reach out of the window and do not scroll within themselves.
OVERFLOW = """() => {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > root.clientWidth + 1);
  return [root.scrollWidth + " px", ...wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 120))];
}"""


class PageTests(BrowserTest):
    def test_the_example_has_every_kind_of_page(self):
        """What is held of its pages is held of every kind."""
        kinds = {file.stem for file in (ROOT / "site-templates").glob("*.mustache")} - {"redirect"}
        self.assertEqual(set(self.example.kinds), kinds)

    def test_every_page_is_small_keeps_to_its_host_and_fits_a_narrow_window(self):
        with self.reader(width=320, height=640) as reader:
            for path in self.example.pages:
                with self.subTest(page=path):
                    reader.forget()
                    page = reader.open(path)
                    # The missing page answers as such on purpose only at addresses that are not there.
                    reader.check()
                    self.assertEqual(page.evaluate(OVERFLOW), [], "wider than 320 px")
                    self.assertLessEqual(self.moved(reader), LIMIT, "bytes moved besides media")

    def moved(self, reader):
        """What the server sent for the page, media aside, without compression."""
        total = 0
        for response in reader.responses:
            if "/media/" not in response.url:
                total += int(response.headers.get("content-length", 0))
        return total

    def test_nothing_is_asked_of_a_host_twice_for_one_page(self):
        with self.reader() as reader:
            reader.open("")
            self.assertEqual(sorted(set(reader.requests)), sorted(reader.requests))

    def test_redirect_pages_lead_to_pages(self):
        self.assertTrue(self.example.redirects, "the example has no alias")
        with self.reader() as reader:
            for path in self.example.redirects:
                page = reader.open(path)
                self.until(page, "document.body.className.startsWith('kind-')")
            reader.check()

    def test_an_address_that_leads_nowhere_shows_the_missing_page_with_working_links(self):
        with self.visit("articles/no/such/place/", allowing=["404"]) as page:
            self.assertEqual(page.locator("body.kind-not-found").count(), 1)
            page.locator("main a").first.click()
            page.wait_for_selector("body.kind-home")

    def test_without_scripts_a_page_says_all_it_has_to_say(self):
        """Everything that a script adds is an addition: the text of the main part stays the same without it."""
        text = """() => [...document.querySelectorAll("main :is(h1, blockquote, figcaption, .turn-text p, td, dd, .note-text)")]
          .map((element) => {
            const copy = element.cloneNode(true);
            for (const button of copy.querySelectorAll("button")) button.remove();
            return copy.textContent.trim();
          })"""
        with self.reader() as with_scripts, self.reader(java_script_enabled=False) as without:
            for paths in self.example.kinds.values():
                path = paths[-1]
                with self.subTest(page=path):
                    bare = without.open(path).evaluate(text)
                    self.assertTrue(bare)
                    self.assertEqual(bare, with_scripts.open(path).evaluate(text))
            without.check()
            with_scripts.check()

    def test_without_scripts_nothing_is_shown_that_does_nothing(self):
        with self.reader(java_script_enabled=False) as reader:
            for paths in self.example.kinds.values():
                page = reader.open(paths[-1])
                dead = "button:visible:not([popovertarget], form[action] button), [contenteditable]:visible"
                self.assertEqual(page.locator(dead).count(), 0, paths[-1])

    def test_shared_links_show_the_quote_its_speaker_and_a_picture(self):
        meta = "(name) => document.querySelector(`meta[property='og:${name}']`)?.content"
        with self.visit("quotes/2024/a-promise/sings/") as page:
            self.assertTrue(page.evaluate(meta, "title").startswith("Moira Pell: “You learn the river"))
            self.assertIn("a child talking on the other bank", page.evaluate(meta, "description"))
            self.assertTrue(page.evaluate(meta, "image").endswith("/media/moira-pell.svg"))
            self.assertEqual(page.evaluate(meta, "url"), page.url)
        with self.visit("") as page:
            self.assertTrue(page.evaluate(meta, "image").endswith("/media/card.png"))

    def test_printed_pages_drop_the_interface_and_keep_the_words(self):
        with self.visit("articles/putin-nbc/") as page:
            page.emulate_media(media="print")
            self.assertFalse(page.locator(".site-header nav").is_visible())
            self.assertTrue(page.locator("blockquote").first.is_visible())
            self.assertTrue(page.locator(".print-only").is_visible())
