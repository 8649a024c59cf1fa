"""A speaker's quotes by source, by topic and by status: plain links, each to a list of just these."""

import re

from support.case import BrowserTest

SPEAKER = "speakers/moira-pell/"


def many():
    """Forty quotes of one speaker over several pages."""
    files = {"site.yml": "title: Many\nbase_url: https://archive.example/\nlists: {per_page: 10}\n",
             "speakers/ann.md": "---\nname: Ann Lee\n---\n"}
    for number in range(20):
        files[f"sources/s{number}.md"] = f"---\ntitle: Source {number}\nkind: speech\ndate: 2020-02-02\n---\n"
    for number in range(8):
        quotes = " ".join(f"“[Words {number} and {n}](quote:ann?source=s{(number * 5 + n) % 20}#q{n})”" for n in range(5))
        files[f"articles/a{number}.md"] = (
            f"---\ntitle: Article {number}\ndate: 2021-01-0{number + 1}\ntopics: [Topic {number % 2}]\n---\n\n{quotes}\n")
    return files


class FilterTests(BrowserTest):
    def test_a_plain_link_leads_to_the_quotes_of_one_status_without_scripts(self):
        with self.visit(SPEAKER, java_script_enabled=False) as page:
            choice = page.locator(".filter a", has_text=re.compile("^edited$"))
            wanted = int(choice.locator("xpath=..").inner_text().split()[-1])
            choice.click()
            page.wait_for_url(re.compile(r"/speakers/moira-pell/by-status/#site-of-edited$"))
            group = page.locator("#site-of-edited")
            self.assertEqual(group.locator(".rows > li").count(), wanted)
            self.assertEqual(group.locator('.status[data-status="edited"]').count(), wanted)
            self.assertTrue(page.locator(".tabs [aria-current]").inner_text().endswith("quotes"))

    def test_every_filter_lists_what_it_counts_over_all_its_pages(self):
        site = self.bench.site("filters", many())
        start = site.texts["speakers/ann/"]
        base = site.url[len(self.bench.server.address):]
        choices = re.findall(r'<li><a href="([^"]+)#(site-of-[^"]+)">[^<]+</a> (\d+)</li>', start)
        self.assertEqual(len(choices), 12 + 2)
        for href, anchor, number in choices:
            found = []
            while href:
                text = site.texts[href[len(base):]]
                group = re.search(rf'<section class="group" id="{anchor}">(.*?)</section>', text, re.S)[1]
                self.assertLessEqual(text.count("<small>"), 10)
                found += re.findall(r'<li><a href="([^"]+)">', group)
                on = re.search(r'<p class="more"><a href="([^"]+)#', group)
                href = on[1] if on else None
            self.assertEqual(len(found), int(number), anchor)
            self.assertEqual(len(set(found)), int(number), anchor)

    def test_few_quotes_have_no_filters(self):
        with self.visit("speakers/joan-abara/") as page:
            self.assertEqual(page.locator(".filter").count(), 0)
