"""What axe says of every kind of page."""

from pathlib import Path

import axe_playwright_python

from support.case import BrowserTest

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
  (rule) => rule.id + ": " + rule.help + ": " + rule.nodes.slice(0, 3).map((node) => node.html).join(" | "))"""


class AccessibilityTests(BrowserTest):
    def check(self, scheme, width):
        with self.reader(color_scheme=scheme, width=width, bypass_csp=True) as reader:
            for kind, paths in self.example.kinds.items():
                for path in paths:
                    with self.subTest(kind=kind, page=path, scheme=scheme):
                        page = reader.open(path)
                        page.evaluate(AXE)
                        self.assertEqual(page.evaluate(RUN), [])

    def test_axe_finds_nothing_on_any_kind_of_page_in_light_colours(self):
        self.check("light", 1280)

    def test_axe_finds_nothing_on_any_kind_of_page_in_dark_colours_on_a_phone(self):
        self.check("dark", 390)

    def test_axe_is_the_version_that_is_meant(self):
        with self.reader(bypass_csp=True) as reader:
            page = reader.open("")
            page.evaluate(AXE)
            self.assertRegex(page.evaluate("axe.version"), r"^4\.12\.")
