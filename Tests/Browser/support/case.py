"""The base of the browser tests."""

import contextlib
import unittest

from support.bench import Bench


class BrowserTest(unittest.TestCase):
    """One file of cases, one class derived from this. `self.example` is the built example; `with self.visit(path)`
    opens a page of it, and when the block ends nothing may have gone wrong in the browser's eyes."""

    maxDiff = None

    @property
    def bench(self):
        return Bench.current

    @property
    def example(self):
        return self.bench.example

    @contextlib.contextmanager
    def reader(self, **settings):
        """Somebody with a browser: `width`, `height`, `color_scheme`, `java_script_enabled`, `reduced_motion`,
        `permissions` … as playwright names them."""
        settings["viewport"] = {"width": settings.pop("width", 1280), "height": settings.pop("height", 800)}
        context = self.bench.browser.new_context(**settings)
        context.set_default_timeout(10_000)
        try:
            yield Reader(self, context)
        finally:
            context.close()

    @contextlib.contextmanager
    def visit(self, path, site=None, allowing=(), **settings):
        """Opens one page and hands over playwright's `Page`. `allowing`: parts of complaints that are expected, such
        as the address of a file that a test has taken away."""
        with self.reader(**settings) as reader:
            page = reader.open(path, site)
            yield page
            reader.check(allowing)


    def until(self, page, expression):
        """Waits until an expression is true. The page's policy forbids to evaluate texts again and again, so it is
        made a function."""
        page.wait_for_function(f"() => ({expression})")


class Reader:
    """A browser window whose every request and complaint is written down."""

    def __init__(self, test, context):
        self.test = test
        self.context = context
        self.page = context.new_page()
        self.requests = []
        self.complaints = []
        self.responses = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("response", lambda response: self.responses.append(response))
        self.page.on("console", self.note)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))

    def note(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def open(self, path, site=None):
        """Goes to a page of a site and waits until it has loaded; the page may be left alone from then on."""
        site = site or self.test.example
        self.page.goto(site.url + path, wait_until="load")
        return self.page

    def foreign(self):
        """Addresses asked for that are not the server's own."""
        own = self.test.bench.server.address + "/"
        return [url for url in self.requests if not url.startswith((own, "data:", "blob:", "about:"))]

    def check(self, allowing=()):
        """Nothing may have been asked of another host, and the browser may have complained of nothing: errors of
        scripts, breaches of the policy, missing files."""
        complaints = [text for text in self.complaints if not any(part in text for part in allowing)]
        self.test.assertEqual(self.foreign(), [], "requests leave the host")
        self.test.assertEqual(complaints, [], "the browser complains")

    def forget(self):
        self.requests.clear()
        self.complaints.clear()
        self.responses.clear()
