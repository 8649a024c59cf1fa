"""The card beside an inline quote: whose words, from where, how they were checked."""

from support.case import BrowserTest

ARTICLE = "articles/2024/a-promise/"
QUOTE = "#quote-learns > a"


class CardTests(BrowserTest):
    def check(self, page):
        text = page.locator(".quote-card").text_content()
        self.assertIn("Moira Pell", text)
        self.assertIn("Saltry Ferry Inquiry, first day", text)
        self.assertIn("edited", text)

    def test_it_shows_under_the_pointer_and_stays_while_the_pointer_is_on_it(self):
        with self.visit(ARTICLE) as page:
            page.locator(QUOTE).hover()
            self.check(page)
            page.locator(".quote-card .mention").first.hover()
            page.wait_for_timeout(400)
            self.check(page)
            page.locator("h1").hover()
            page.wait_for_selector(".quote-card", state="detached")

    def test_it_shows_at_the_focus_its_links_come_next_and_escape_closes_it(self):
        with self.visit(ARTICLE) as page:
            page.locator("#quote-learns").scroll_into_view_if_needed()
            page.locator("#quote-sings .cite-button").focus()
            page.keyboard.press("Tab")
            self.check(page)
            page.keyboard.press("Tab")
            self.assertTrue(page.evaluate("document.activeElement.closest('.quote-card') !== null"))
            page.keyboard.press("Escape")
            self.assertEqual(page.locator(".quote-card").count(), 0)

    def test_a_screen_reader_hears_it_with_the_link(self):
        with self.visit(ARTICLE) as page:
            self.assertEqual(
                page.locator(QUOTE).get_attribute("aria-description"),
                "Moira Pell · Saltry Ferry Inquiry, first day · edited")
            self.assertIsNone(page.locator(QUOTE).get_attribute("title"))

    def test_a_tap_shows_it_and_a_second_one_follows_the_link(self):
        with self.visit(ARTICLE, width=390, has_touch=True) as page:
            page.locator(QUOTE).tap()
            self.check(page)
            box = page.locator(".quote-card").bounding_box()
            self.assertGreaterEqual(box["x"], 0)
            self.assertLessEqual(box["x"] + box["width"], 390)
            page.locator(QUOTE).tap()
            self.until(page, "location.hash === '#site-quote-learns'")

    def test_it_is_accessible_and_fits_the_narrowest_window(self):
        from test_accessibility import AXE, RUN
        for scheme in ["light", "dark"]:
            with self.visit(ARTICLE, width=320, bypass_csp=True, color_scheme=scheme) as page:
                page.locator(QUOTE).hover()
                self.check(page)
                page.evaluate(AXE)
                self.assertEqual(page.evaluate(RUN), [])
                self.assertLessEqual(page.evaluate("document.scrollingElement.scrollWidth"), 320)
