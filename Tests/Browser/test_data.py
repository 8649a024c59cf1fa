"""What the built example tells machines: linked data, feeds, tables and the database, each held to its standard."""

import csv
import json
import re
import sqlite3
from urllib.parse import urlsplit
from xml.etree import ElementTree

from support.case import BrowserTest

# The types and properties of schema.org that pages use, and what each property may hold, after the definitions there.
TEXT, URL, DATE, THING = "text", "url", "date", "thing"
PROPERTIES = {
    "Thing": {"name": TEXT, "url": URL, "description": TEXT, "image": URL, "sameAs": URL, "alternateName": TEXT},
    "CreativeWork": {
        "about": TEXT, "headline": TEXT, "text": TEXT, "inLanguage": TEXT, "genre": TEXT, "citation": (TEXT, "CreativeWork"),
        "datePublished": DATE, "dateModified": DATE, "dateCreated": DATE, "license": URL, "archivedAt": URL,
        "author": ("Person", "Organization"), "publisher": ("Person", "Organization"), "isPartOf": ("CreativeWork", URL),
        "hasPart": "CreativeWork", "isBasedOn": ("CreativeWork", URL), "mainEntity": THING,
    },
    "Article": {}, "WebPage": {}, "CollectionPage": {}, "ProfilePage": {}, "WebSite": {},
    "Quotation": {"spokenByCharacter": ("Person", "Organization")},
    "Person": {"jobTitle": TEXT, "affiliation": "Organization", "birthDate": DATE, "deathDate": DATE},
    "Organization": {},
}
PARENTS = {
    "CreativeWork": "Thing", "Article": "CreativeWork", "WebPage": "CreativeWork", "CollectionPage": "WebPage",
    "ProfilePage": "WebPage", "WebSite": "CreativeWork", "Quotation": "CreativeWork", "Person": "Thing",
    "Organization": "Thing", "Thing": None,
}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)\Z")
ATOM = "{http://www.w3.org/2005/Atom}"


def lineage(kind):
    while kind:
        yield kind
        kind = PARENTS[kind]


class LinkedDataTests(BrowserTest):
    def check(self, thing, where):
        """Every type and property is one of schema.org's, and holds what it may."""
        kind = thing.get("@type")
        self.assertIn(kind, PARENTS, where)
        allowed = {name: holds for own in lineage(kind) for name, holds in PROPERTIES.get(own, {}).items()}
        for name, value in thing.items():
            if name in ("@context", "@type", "@id"):
                continue
            self.assertIn(name, allowed, f"{where}: a {kind} has no {name}")
            for one in value if isinstance(value, list) else [value]:
                self.check_value(one, allowed[name], f"{where}: {kind}.{name}")

    def check_value(self, value, wanted, where):
        wanted = wanted if isinstance(wanted, tuple) else (wanted,)
        if isinstance(value, dict):
            kinds = set(lineage(value.get("@type")))
            self.assertTrue(kinds & set(wanted) or THING in wanted, where)
            return self.check(value, where)
        self.assertIsInstance(value, str, where)
        if DATE in wanted:
            self.assertRegex(value, DAY, where)
        elif TEXT not in wanted:
            self.assertIn(URL, wanted, where)
            self.assertTrue(where.endswith(".license") or urlsplit(value).scheme in ("http", "https"), f"{where}: {value}")

    def test_every_page_speaks_the_vocabulary_of_schema_org(self):
        kinds = set()
        for path in self.example.pages:
            found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', self.example.texts[path], re.S)
            self.assertEqual(len(found), 1, path)
            thing = json.loads(found[0])
            self.assertEqual(thing["@context"], "https://schema.org", path)
            self.check(thing, path)
            kinds.add(thing["@type"])
        self.assertLessEqual({"WebSite", "CollectionPage", "Article", "Quotation", "ProfilePage", "CreativeWork"}, kinds)

    def test_a_quotation_names_who_spoke_and_where(self):
        thing = json.loads(re.search(
            r'ld\+json">(.*?)</script>', self.example.texts["quotes/2024/six-words/sentence/"], re.S)[1])
        self.assertEqual(thing["@type"], "Quotation")
        self.assertEqual(thing["spokenByCharacter"]["name"], "Ines Vaughan")
        self.assertTrue(thing["isBasedOn"]["name"] and thing["isPartOf"]["headline"] and thing["text"])

    def test_each_quotation_of_an_article_names_who_spoke_and_where(self):
        """Also the second of one speaker: who reads one need not look for others."""
        thing = json.loads(re.search(
            r'ld\+json">(.*?)</script>', self.example.texts["articles/putin-nbc/"], re.S)[1])
        self.assertGreater(len(thing["hasPart"]), 4)
        for quotation in thing["hasPart"]:
            self.assertTrue(quotation["spokenByCharacter"]["name"] and quotation["isBasedOn"]["name"])


class FeedTests(BrowserTest):
    def test_atom_feeds_have_what_the_standard_asks_for(self):
        """RFC 4287, 4.1.1 and 4.1.2."""
        feeds = sorted(self.example.folder.rglob("feed.xml"))
        self.assertGreater(len(feeds), 10)
        for file in feeds:
            root = ElementTree.parse(file).getroot()
            self.assertEqual(root.tag, ATOM + "feed")
            self.check_atom(root, file)
            links = {link.get("rel"): link.get("href") for link in root.findall(ATOM + "link")}
            self.assertEqual(links["self"], self.example.url + file.relative_to(self.example.folder).as_posix())
            entries = root.findall(ATOM + "entry")
            ids = [entry.findtext(ATOM + "id") for entry in entries]
            self.assertEqual(len(ids), len(set(ids)), file)
            for entry in entries:
                self.check_atom(entry, file)
                content = entry.find(ATOM + "content")
                alternate = [link for link in entry.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
                self.assertTrue(alternate, file)
                if content is None or content.get("src"):
                    self.assertIsNotNone(entry.find(ATOM + "summary") if content is not None else alternate[0], file)
                self.assertTrue(entry.findall(ATOM + "author") or root.findall(ATOM + "author"), file)

    def check_atom(self, element, where):
        for name in ["id", "title", "updated"]:
            self.assertEqual(len(element.findall(ATOM + name)), 1, f"{where}: {name}")
        self.assertTrue(urlsplit(element.findtext(ATOM + "id")).scheme, where)
        for date in element.findall(ATOM + "updated") + element.findall(ATOM + "published"):
            self.assertRegex(date.text, INSTANT)
        for text in element.findall(ATOM + "title") + element.findall(ATOM + "summary"):
            self.assertIn(text.get("type", "text"), ("text", "html", "xhtml"))
        for author in element.findall(ATOM + "author"):
            self.assertTrue(author.findtext(ATOM + "name"), where)

    def test_the_json_feed_has_what_its_version_asks_for(self):
        feed = json.loads((self.example.folder / "feed.json").read_text(encoding="utf-8"))
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertTrue(feed["title"])
        self.assertEqual(feed["feed_url"], self.example.url + "feed.json")
        self.assertTrue(feed["items"])
        self.assertEqual(len({item["id"] for item in feed["items"]}), len(feed["items"]))
        for item in feed["items"]:
            self.assertIsInstance(item["id"], str)
            self.assertTrue(item.get("content_html") or item.get("content_text"))
            self.assertRegex(item["date_published"], INSTANT)
            for author in item.get("authors", []):
                self.assertTrue(author.get("name") or author.get("url"))


class DataTests(BrowserTest):
    def read(self, name):
        return json.loads((self.example.folder / "data" / name).read_text(encoding="utf-8"))

    def test_the_table_of_quotes_reads_back_as_it_was(self):
        """RFC 4180."""
        raw = (self.example.folder / "data/quotes.csv").read_bytes()
        self.assertEqual(raw.count(b"\r\n"), raw.count(b"\n") - raw.replace(b"\r\n", b"").count(b"\n"))
        rows = list(csv.DictReader(raw.decode("utf-8").splitlines(keepends=True), strict=True))
        quotes = self.read("quotes.json")
        self.assertEqual([row["text"] for row in rows], [quote["text"] for quote in quotes])
        self.assertEqual([row["id"] for row in rows], [quote["id"] for quote in quotes])
        self.assertTrue(all(None not in row and None not in row.values() for row in rows))

    def test_every_address_in_the_data_is_a_place_of_the_site(self):
        for name in ["quotes.json", "turns.json", "speakers.json", "sources.json"]:
            for entry in self.read(name):
                path, _, anchor = entry["url"][len(self.example.url):].partition("#")
                self.assertIn(path, self.example.texts, entry["url"])
                if anchor:
                    self.assertIn(f'id="{anchor}"', self.example.texts[path], entry["url"])

    def test_the_database_answers_as_other_programs_ask(self):
        with sqlite3.connect(f"file:{self.example.folder}/data/archive.sqlite?mode=ro&immutable=1", uri=True) as base:
            self.assertEqual(base.execute("PRAGMA foreign_key_check").fetchall(), [])
            self.assertEqual(base.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            rows = base.execute(
                "SELECT quotes.text FROM quotes_fts JOIN quotes ON quotes.number = quotes_fts.rowid "
                "WHERE quotes_fts MATCH ?", ('"east landing"',)).fetchall()
            wanted = [quote["text"] for quote in self.read("quotes.json") if "east landing" in quote["text"].lower()]
            self.assertEqual(sorted(text for (text,) in rows), sorted(wanted))
        base.close()

    def test_datasette_finds_what_it_needs_for_its_pages(self):
        """Its pages search a table whose index it finds by this question, and name rows of others by `name` or `title`."""
        base = sqlite3.connect(f"file:{self.example.folder}/data/archive.sqlite?mode=ro&immutable=1", uri=True)
        for table in ["quotes", "turns"]:
            found = base.execute(
                "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?",
                (f'%VIRTUAL TABLE%USING FTS%content="{table}"%',)).fetchall()
            self.assertEqual(found, [(table + "_fts",)])
        for table in ["speakers", "sources", "topics", "articles", "transcripts"]:
            columns = {row[1] for row in base.execute(f'PRAGMA table_info("{table}")')}
            self.assertTrue(columns & {"name", "title"}, table)
        base.close()

    def test_the_page_about_the_data_documents_every_field_and_table(self):
        page = self.example.texts["data/"]
        for entry in self.read("quotes.json")[0]:
            self.assertIn(f"<code>{entry}</code>", page)
        base = sqlite3.connect(f"file:{self.example.folder}/data/archive.sqlite?mode=ro&immutable=1", uri=True)
        tables = base.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'").fetchall()
        for (table,) in tables:
            self.assertIn(f"<code>{table}</code>", page)
            for column in base.execute(f'SELECT name FROM pragma_table_info("{table}")').fetchall():
                self.assertIn(f"<code>{column[0]}</code>", page)
        base.close()
