"""The way through a page without a mouse."""

from support.case import BrowserTest

# What the focus is on, and whether it can be seen.
FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: element.tagName + "." + element.className + " " + (element.textContent || "").trim().slice(0, 40),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


class KeyboardTests(BrowserTest):
    def test_the_skip_link_comes_first_is_shown_and_leads_to_the_text(self):
        with self.visit("articles/putin-nbc/") as page:
            page.keyboard.press("Tab")
            self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
            self.assertTrue(page.evaluate(FOCUS)["shown"])
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            self.assertTrue(page.evaluate("document.querySelector('main').contains(document.activeElement)"))

    def test_whatever_takes_the_focus_shows_it(self):
        for path in ["articles/putin-nbc/", "transcripts/inquiry-day-1/", "speakers/moira-pell/", ""]:
            for scheme in ["light", "dark"]:
                with self.visit(path, color_scheme=scheme, reduced_motion="reduce") as page:
                    for _ in range(30):
                        page.keyboard.press("Tab")
                        focus = page.evaluate(FOCUS)
                        if focus["name"].startswith("BODY"):
                            break
                        self.assertTrue(focus["outlined"] and focus["shown"], f"{path} {scheme}: {focus}")

    def test_the_focus_is_never_caught(self):
        with self.visit("articles/2024/six-words/") as page:
            seen = set()
            for _ in range(400):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement === document.body"):
                    break
                seen.add(page.evaluate("document.activeElement.outerHTML"))
            else:
                self.fail("400 steps do not lead through the page")
            self.assertGreater(len(seen), 20)
