"""A transcript and its recording."""

from support.bench import ROOT, Bench
from support.case import BrowserTest
from support.server import POLICY, Server

TALK = "transcripts/radio-wend-osei/"
SOUND = (ROOT / "content/media/radio-wend-osei.mp3").read_bytes()
TURNS = "**A** (0:02): One.\n\n**B** (0:12): Two, and [0:15] three.\n\n**A** (0:30): Four.\n"
PLAYING = "document.querySelector('.turn.playing')?.id"


def archive(media, more=""):
    return {
        "speakers/a.md": "---\nname: A\n---\n",
        "speakers/b.md": "---\nname: B\n---\n",
        "transcripts/t.md": f"---\ntitle: T\ndate: 2024-01-02\nmedia: {media}\n{more}---\n\n{TURNS}",
    }


class PlayerTests(BrowserTest):
    def wait(self, page, turn):
        self.until(page, f"{PLAYING} === '{turn}'")

    def test_a_time_seeks_and_plays_and_the_spoken_turn_is_marked(self):
        with self.visit(TALK) as page:
            second = page.locator(".turn").nth(1)
            start = float(second.get_attribute("data-time"))
            second.locator("a.seek").click()
            self.until(page, "!document.querySelector('audio').paused")
            self.wait(page, second.get_attribute("id"))
            self.assertGreaterEqual(page.evaluate("document.querySelector('audio').currentTime"), start)
            self.assertTrue(page.url.endswith("#t=0:12"), page.url)
            self.assertEqual(second.get_attribute("aria-current"), "true")
            third = page.locator(".turn").nth(2)
            page.evaluate(f"document.querySelector('audio').currentTime = {float(third.get_attribute('data-time')) + .2}")
            self.wait(page, third.get_attribute("id"))
            self.assertEqual(page.locator(".turn.playing").count(), 1)

    def test_an_address_with_a_time_opens_there(self):
        for written in ["#t=0:36", "#t=36", "#t=npt:0:36.5"]:
            with self.visit(TALK + written) as page:
                self.wait(page, page.locator(".turn").nth(5).get_attribute("id"))
                self.until(page, "Math.floor(document.querySelector('audio').currentTime) === 36")
                self.assertTrue(page.evaluate("document.querySelector('audio').paused"), "plays unasked")

    def test_from_a_turn_that_one_has_come_to_playing_begins_there(self):
        with self.visit(TALK + "#turn-0-35") as page:
            self.until(page, "document.querySelector('audio').currentTime === 35")

    def test_the_spoken_turn_is_kept_in_view_unless_the_reader_scrolls(self):
        with self.visit(TALK, height=420, reduced_motion="reduce") as page:
            page.locator(".turn a.seek").first.click()
            self.until(page, "!document.querySelector('audio').paused")
            page.evaluate("document.querySelector('audio').currentTime = 35.1")
            self.wait(page, "turn-0-35")
            self.until(
                page, "(box => box.top >= 0 && box.bottom <= innerHeight - 56)("
                "document.querySelector('.playing').getBoundingClientRect())")
            self.assertTrue(page.locator(".follow").is_hidden())
            page.mouse.move(300, 200)
            page.mouse.wheel(0, -3000)
            self.until(page, "scrollY === 0")
            page.evaluate("document.querySelector('audio').currentTime = 41.1")
            self.wait(page, "turn-0-41")
            self.assertEqual(page.evaluate("scrollY"), 0, "the page moves under the reader")
            page.locator(".follow").click()
            self.until(page, "scrollY > 0")
            self.assertTrue(page.locator(".follow").is_hidden())

    def test_keys_play_and_seek_where_the_player_or_the_transcript_has_the_focus(self):
        with self.visit(TALK) as page:
            page.locator(".turn a.seek").nth(3).focus()
            page.keyboard.press("k")
            self.until(page, "!document.querySelector('audio').paused")
            page.keyboard.press("l")
            self.until(page, "document.querySelector('audio').currentTime > 9")
            page.keyboard.press("k")
            self.until(page, "document.querySelector('audio').paused")
            before = page.evaluate("document.querySelector('audio').currentTime")
            page.keyboard.press("j")
            self.until(page, f"document.querySelector('audio').currentTime < {before}")
            page.locator(".site-header a").first.focus()
            page.keyboard.press("k")
            self.assertTrue(page.evaluate("document.querySelector('audio').paused"), "a letter acts elsewhere")

    def test_captions_are_those_of_the_transcript(self):
        with self.visit(TALK) as page:
            page.evaluate("document.querySelector('audio').textTracks[0].mode = 'hidden'")
            self.until(page, "document.querySelector('audio').textTracks[0].cues?.length === 9")
            cue = page.evaluate("(({startTime, text}) => ({startTime, text}))(document.querySelector('audio').textTracks[0].cues[1])")
            self.assertEqual(cue["startTime"], 12)
            self.assertIn("By bus.", cue["text"])

    def test_the_player_covers_nothing_and_is_no_taller_than_56_pixels(self):
        for width in [320, 1280]:
            with self.visit(TALK, width=width) as page:
                self.assertLessEqual(page.locator(".player").bounding_box()["height"], 56)
                page.evaluate("scrollTo(0, document.body.scrollHeight)")
                foot = page.locator(".site-footer li").last.bounding_box()
                self.assertLessEqual(foot["y"] + foot["height"], page.locator(".player").bounding_box()["y"])

    def test_without_scripts_the_browsers_player_and_links_to_times_remain(self):
        with self.visit(TALK, java_script_enabled=False) as page:
            self.assertTrue(page.locator("audio[controls]").is_visible())
            self.assertTrue(page.locator(".turn a.seek").nth(1).get_attribute("href").endswith(".mp3#t=12"))

    def test_a_transcript_without_a_recording_opens_at_a_time_too(self):
        with self.visit("transcripts/inquiry-day-1/#t=3:48", reduced_motion="reduce") as page:
            self.wait(page, "turn-3-47")
            self.assertTrue(page.evaluate(
                "(() => { const box = document.querySelector('.playing').getBoundingClientRect();"
                " return box.top < innerHeight && box.bottom > 0 })()"))


class AbsentMediaTests(BrowserTest):
    def test_a_recording_that_is_gone_leaves_a_whole_transcript(self):
        site = self.bench.site("gone", {**archive("media/a.mp3"), "media/a.mp3": SOUND})
        (site.folder / "media/a.mp3").unlink()
        with self.visit("transcripts/t/", site, allowing=["404"]) as page:
            page.wait_for_selector(".player", state="detached")
            self.assertIn("cannot be played", page.locator(".page-head [role=status]").text_content())
            time = page.locator(".turn-time a").nth(1)
            self.assertTrue(time.get_attribute("href").endswith("#turn-0-12"))
            time.click()
            self.assertTrue(page.url.endswith("#turn-0-12"))

    def test_a_file_that_is_no_sound_is_as_good_as_none(self):
        site = self.bench.site("noise", {**archive("media/a.mp3"), "media/a.mp3": b"not a sound" * 100})
        with self.visit("transcripts/t/", site) as page:
            page.wait_for_selector(".player", state="detached")
            self.assertEqual(page.locator(".turn").count(), 3)


class MediaElsewhereTests(BrowserTest):
    """The other host is a second server, which a site's policy has to name."""

    @classmethod
    def setUpClass(cls):
        cls.host = Server()
        folder = Bench.current.folder / "host"
        folder.mkdir(exist_ok=True)
        (folder / "a.mp3").write_bytes(SOUND)
        cls.host.mount("sounds", folder)
        cls.sound = cls.host.url("sounds") + "a.mp3"
        cls.policy = POLICY.replace("media-src 'self'", f"media-src 'self' {cls.host.address}")

    @classmethod
    def tearDownClass(cls):
        cls.host.close()

    def test_a_recording_elsewhere_becomes_a_player_when_it_is_pressed_and_not_before(self):
        site = self.bench.site("far", archive(self.sound), self.policy)
        with self.reader() as reader:
            page = reader.open("transcripts/t/", site)
            reader.check()
            self.assertEqual(page.locator(".player").count(), 0)
            page.locator("a.media-elsewhere").click()
            self.until(page, "document.querySelector('.player audio')?.readyState > 0")
            self.assertEqual(set(reader.foreign()), {self.sound})
            self.assertEqual(reader.complaints, [])

    def test_a_time_of_it_becomes_a_player_too(self):
        site = self.bench.site("far-time", archive(self.sound), self.policy)
        with self.reader() as reader:
            page = reader.open("transcripts/t/", site)
            page.locator("a.moment").click()
            self.until(page, f"{PLAYING} === 'turn-0-12'")
            self.until(page, "document.querySelector('.player audio').currentTime >= 15")

    def test_videos_of_large_hosts_play_in_their_frame_after_a_click(self):
        for name, media, frame in [
            ("yt", "https://www.youtube.com/watch?v=abc_1", "https://www.youtube-nocookie.com/embed/abc_1?autoplay=1&start=12"),
            ("short", "https://youtu.be/abc_1", "https://www.youtube-nocookie.com/embed/abc_1?autoplay=1&start=12"),
            ("vimeo", "https://vimeo.com/123", "https://player.vimeo.com/video/123?autoplay=1&dnt=1#t=12s"),
        ]:
            site = self.bench.site(name, archive(media))
            with self.reader(bypass_csp=True) as reader:
                reader.context.route("https://**", lambda route: route.fulfill(body="<p>video", content_type="text/html"))
                page = reader.open("transcripts/t/", site)
                self.assertEqual(reader.foreign(), [])
                page.locator(".turn a.seek").nth(1).click()
                self.assertEqual(page.locator(".player iframe").get_attribute("src"), frame)

    def test_what_no_player_can_show_stays_a_link(self):
        site = self.bench.site("page", archive("https://radio.example/programme"))
        with self.reader() as reader:
            reader.context.route("https://radio.example/*", lambda route: route.fulfill(body="the programme"))
            page = reader.open("transcripts/t/", site)
            page.locator("a.media-elsewhere").click()
            page.wait_for_url("https://radio.example/programme")

    def test_a_strict_policy_leaves_the_transcript_whole(self):
        site = self.bench.site("strict", archive("https://radio.example/a.mp3"))
        with self.visit("transcripts/t/", site, allowing=["Content Security Policy", "radio.example"]) as page:
            page.locator("a.media-elsewhere").click()
            page.wait_for_selector(".page-head [role=status]")
            self.assertEqual(page.locator(".turn").count(), 3)
