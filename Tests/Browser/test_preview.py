"""`quoth preview` with a browser at its side: what is saved is seen."""

import io
import math
import struct
import wave

from support.case import BrowserTest
from support.preview import Preview

ARTICLE = "content/articles/walk.md"
PATH = "archive/articles/walk/"


def tone(seconds=30):
    """A sound, as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(b"".join(
            struct.pack("<h", int(8000 * math.sin(index / 4))) for index in range(8000 * seconds)))
    return file.getvalue()


def files():
    paragraphs = "\n\n".join(f"Paragraph {number}. " + "Some words of a long walk. " * 12 for number in range(60))
    return {
        "content/site.yml": "title: Walks\nbase_url: https://example.org/archive/\nhtml: true\n",
        "content/speakers/ann.md": "---\nname: Ann\n---\n",
        "content/media/tone.wav": tone(),
        ARTICLE: "---\ntitle: A walk\ndate: 2024-01-02\n---\n"
        f'<audio id="sound" src="../../media/tone.wav" controls></audio>\n\n{paragraphs}\n',
        # Pages of this test alone; the tool's own templates are tried with the example.
        "site-templates/assets/site.css": "body { background: rgb(255, 255, 255) }\n",
        "site-templates/article.mustache": "<!doctype html>\n"
        '<html lang="en"><head><meta charset="utf-8"><title>{{article.title}}</title>\n'
        '<link rel="stylesheet" href="{{assets.site.css}}"></head>\n'
        "<body><main><h1>{{article.title}}</h1>\n{{{article.html}}}\n</main></body></html>\n",
    }


class PreviewTests(BrowserTest):
    def setUp(self):
        self.preview = Preview(self.bench.folder / self.id(), files())
        self.enterContext(self.preview)

    def open(self, reader, path=PATH):
        page = reader.page
        page.goto(self.preview.url + path)
        # So that it is seen whether the page was loaded anew.
        page.evaluate("window.isOld = true")
        return page

    def wait_for_text(self, page, text):
        page.wait_for_function("text => document.body.innerText.includes(text)", arg=text)

    def test_a_save_is_seen_where_the_reader_is_and_a_recording_plays_on(self):
        with self.reader() as reader:
            page = self.open(reader)
            page.evaluate("async () => { const sound = document.getElementById('sound'); sound.currentTime = 12;"
                          " await sound.play(); }")
            page.evaluate("scrollTo(0, 1500)")
            place = "[...document.querySelectorAll('p')].find((one) => one.innerText.startsWith('Paragraph 40.')).offsetTop - scrollY"
            before = page.evaluate(place)
            self.preview.replace("Paragraph 59.", "Paragraph fifty-nine.", ARTICLE)
            self.wait_for_text(page, "Paragraph fifty-nine.")
            state = page.evaluate("({y: scrollY, old: window.isOld, paused: sound.paused, at: sound.currentTime})")
            self.assertEqual((state["y"], state["old"], state["paused"]), (1500, True, False))
            self.assertGreaterEqual(state["at"], 12)
            self.preview.replace("Paragraph 0.", "First of all.\n\nParagraph 0.", ARTICLE)
            self.preview.replace("title: A walk", "title: A long walk", ARTICLE)
            page.wait_for_function("() => document.title === 'A long walk'")
            self.wait_for_text(page, "First of all.")
            # The words that are read stay where they are when others come in above them.
            self.assertAlmostEqual(page.evaluate(place), before, delta=2)
            state = page.evaluate("({old: window.isOld, paused: sound.paused, at: sound.currentTime})")
            self.assertEqual((state["old"], state["paused"]), (True, False))
            self.assertGreaterEqual(state["at"], 12)

    def test_a_stylesheet_is_swapped_without_loading_the_page_anew(self):
        with self.reader() as reader:
            page = self.open(reader)
            self.preview.put("site-templates/assets/site.css", "body { background: rgb(1, 2, 3) }\n")
            page.wait_for_function("() => getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'")
            self.assertTrue(page.evaluate("window.isOld"))
            page.wait_for_function("() => document.querySelectorAll('link[rel=stylesheet]').length === 1")

    def test_an_error_lies_over_the_page_until_it_is_mended(self):
        with self.reader() as reader:
            page = self.open(reader)
            self.preview.replace("Paragraph 1.", "[Ann](speaker:an)", ARTICLE)
            overlay = page.locator("quoth-preview-errors section")
            overlay.wait_for()
            words = overlay.inner_text()
            self.assertIn("no speaker is called “an”", words)
            self.assertIn("^~~", words)
            self.assertIn("did you mean “ann”?", words)
            box = overlay.bounding_box()
            self.assertGreater(box["width"], 1000)
            self.assertEqual(page.evaluate(
                "getComputedStyle(document.querySelector('quoth-preview-errors').shadowRoot.querySelector('section')).position"),
                "fixed")
            self.preview.replace("speaker:an)", "speaker:ann)", ARTICLE)
            overlay.wait_for(state="detached")
            self.assertEqual(page.locator("a", has_text="Ann").count(), 1)
            self.assertTrue(page.evaluate("window.isOld"))
            self.assertEqual([text for text in reader.complaints if "favicon" not in text], [])

    def test_a_site_that_begins_with_an_error_appears_when_it_is_mended(self):
        other = Preview(self.bench.folder / (self.id() + "-broken"), files())
        other.replace("date: 2024-01-02", "dat: 2024-01-02", ARTICLE)
        with other, self.reader() as reader:
            page = reader.page
            page.goto(other.url + PATH)
            self.assertIn("dat", page.locator("ol").inner_text())
            other.replace("dat: ", "date: ", ARTICLE)
            self.wait_for_text(page, "Paragraph 3.")

    def test_a_page_that_did_not_exist_appears_and_goes(self):
        with self.reader() as reader:
            page = self.open(reader, "archive/articles/new/")
            self.preview.put("content/articles/new.md", "---\ntitle: New\ndate: 2024-01-03\n---\nHere I am.\n")
            self.wait_for_text(page, "Here I am.")
            (self.preview.folder / "content/articles/new.md").unlink()
            page.wait_for_function("() => !document.body.innerText.includes('Here I am.')")

    def test_a_medium_can_be_sought_in(self):
        with self.reader() as reader:
            page = self.open(reader)
            page.evaluate("""() => new Promise((done) => {
              sound.onseeked = done;
              sound.currentTime = 25;
            })""")
            self.assertEqual(page.evaluate("sound.currentTime"), 25)
            self.assertIn(206, [answer.status for answer in reader.responses if answer.url.endswith("tone.wav")])

    def test_what_scripts_have_made_of_the_page_stays(self):
        with self.reader() as reader:
            page = self.open(reader)
            page.evaluate("""() => {
              const bar = document.createElement('div');
              bar.id = 'bar';
              document.body.append(bar);
              document.querySelectorAll('p')[5].classList.add('marked');
            }""")
            self.preview.replace("Paragraph 2.", "Paragraph two.", ARTICLE)
            self.wait_for_text(page, "Paragraph two.")
            self.assertEqual(page.locator("#bar").count() + page.locator("p.marked").count(), 2)

    def test_it_ends_at_once_with_a_page_open(self):
        with self.reader() as reader:
            self.open(reader)
            self.preview.__exit__()
            self.assertEqual(self.preview.status, 130)
