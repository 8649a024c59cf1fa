"""`quoth preview` when something is in its way: it says what, ends with the right status or goes on, and loses nothing."""

import os
import re
import signal
import socket
import subprocess
import unittest

from support.case import BrowserTest
from support.preview import QUOTH, Preview

ARTICLE = "content/articles/walk.md"
PATH = "articles/walk/"
TEXT = "---\ntitle: A walk\ndate: 2024-01-02\n---\nFirst words.\n"
FILES = {"content/site.yml": "title: Walks\nbase_url: https://example.org/\n", ARTICLE: TEXT}

# Nobody in particular, for whom files can be out of reach.
NOBODY = ("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups") if os.geteuid() == 0 else ()
# A space of users' own, in which one folder can be watched and no more.
FEW_WATCHES = ("unshare", "-Ur", "sh", "-c", 'echo 1 >/proc/sys/user/max_inotify_watches && exec "$@"', "sh")


def can_run(*command):
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


class PreviewTroubleTests(BrowserTest):
    def preview(self, *arguments, under=(), files=FILES):
        return Preview(self.bench.folder / self.id(), files, *arguments, under=under)

    def refused(self, *arguments):
        """Status and words of a preview that cannot begin."""
        site = self.preview().folder
        result = subprocess.run(
            [QUOTH, "preview", "--site", str(site), *arguments], capture_output=True, text=True, timeout=60)
        self.assertEqual(result.stdout, "")
        return result.returncode, result.stderr

    def test_a_port_that_is_taken_is_an_error_where_it_was_asked_for(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            status, words = self.refused("--port", port)
        self.assertEqual(status, 74)
        self.assertEqual(
            words,
            f"quoth: port {port} is in use by another program; name another with --port, "
            "or none to take the next that is free\n")

    def test_where_none_was_asked_for_the_next_free_port_is_taken(self):
        try:
            taken = socket.create_server(("127.0.0.1", 8080))
        except OSError:
            taken = None  # Somebody else has it, which is as good.
        with self.preview("--host", "127.0.0.1") as preview:
            self.assertGreater(int(re.search(r":(\d+)/", preview.url)[1]), 8080)
            self.assertEqual(preview.get(PATH)[0], 200)
        if taken:
            taken.close()

    def test_an_address_of_another_machine_is_an_error(self):
        self.assertEqual(
            self.refused("--host", "192.0.2.1", "--port", "0"),
            (74, "quoth: cannot listen on 192.0.2.1, port 0: Cannot assign requested address\n"))

    def test_a_site_that_is_not_there_is_wrong_usage(self):
        result = subprocess.run([QUOTH, "preview", "--site", "/nowhere"], capture_output=True, text=True)
        self.assertEqual(result.returncode, 64)
        self.assertIn("/nowhere", result.stderr)

    def test_a_text_that_may_not_be_read_is_an_error_until_it_may(self):
        preview = self.preview(under=NOBODY)
        file = preview.folder / ARTICLE
        for entry in [self.bench.folder, preview.folder, *preview.folder.rglob("*")]:
            entry.chmod(0o755 if entry.is_dir() else 0o644)
        with preview:
            self.assertIn("First words.", preview.get(PATH)[1])
            file.chmod(0)
            self.assertIn(ARTICLE, preview.wait_for(r".*: error\[.*Permission denied.*|.*Permission denied.*")[0])
            # The last good site is shown meanwhile.
            self.assertIn("First words.", preview.get(PATH)[1])
            file.chmod(0o644)
            preview.wait_for(r"(?s)pages? in .*pages? in ", "output")
            self.assertIn("First words.", preview.get(PATH)[1])

    @unittest.skipUnless(can_run(*FEW_WATCHES, "true"), "this system lets nobody make a space of users")
    def test_without_watches_it_looks_for_changes(self):
        with self.preview(under=FEW_WATCHES) as preview:
            preview.wait_for(
                r"quoth: no more folders can be watched \(fs\.inotify\.max_user_watches\), so the files are looked at "
                r"twice a second\n")
            self.assertIn("First words.", preview.get(PATH)[1])
            preview.replace("First", "Other", ARTICLE)
            preview.wait_for(r"content/articles/walk\.md: .* pages in ", "output")
            self.assertIn("Other words.", preview.get(PATH)[1])

    def test_the_content_vanishes_and_returns(self):
        with self.preview() as preview:
            self.assertEqual(preview.get(PATH)[0], 200)
            content = preview.folder / "content"
            content.rename(preview.folder / "away")
            preview.wait_for(r"pages stay as they were|quoth: ")
            self.assertIn("First words.", preview.get(PATH)[1])
            (preview.folder / "away").rename(content)
            preview.wait_for(r"(?s)pages in .*pages in ", "output")
            preview.replace("First", "Other", ARTICLE)
            preview.wait_for(r"walk\.md: .* pages in ", "output")
            self.assertIn("Other words.", preview.get(PATH)[1])

    def test_a_text_is_read_when_half_of_it_is_written(self):
        with self.preview() as preview:
            self.assertEqual(preview.get(PATH)[0], 200)
            with open(preview.folder / ARTICLE, "w", encoding="utf-8") as file:
                file.write(TEXT[:20])
                file.flush()
                preview.wait_for(r"walk\.md:\d+:\d+: error\[")
                self.assertIn("First words.", preview.get(PATH)[1])
                file.write(TEXT[20:].replace("First", "Other"))
            preview.wait_for(r"walk\.md: .* pages in ", "output")
            self.assertIn("Other words.", preview.get(PATH)[1])

    def test_two_previews_of_one_site_do_not_mind_each_other(self):
        with self.preview() as one, self.preview() as other:
            self.assertNotEqual(one.url, other.url)
            for preview in (one, other):
                self.assertEqual(preview.get(PATH)[0], 200)
            one.replace("First", "Other", ARTICLE)
            for preview in (one, other):
                preview.wait_for(r"walk\.md: .* pages in ", "output")
                self.assertIn("Other words.", preview.get(PATH)[1])

    def test_a_clock_that_runs_backwards_hides_no_change(self):
        for how in ((), ("--poll",)):
            with self.subTest(how), self.preview("--port", "0", *how) as preview:
                self.assertIn("First words.", preview.get(PATH)[1])
                new = preview.folder / "new.md"
                new.write_text(TEXT.replace("First", "Other"), encoding="utf-8")
                os.utime(new, (1000, 1000))
                new.rename(preview.folder / ARTICLE)
                preview.wait_for(r"walk\.md: .* pages in ", "output")
                self.assertIn("Other words.", preview.get(PATH)[1])

    def test_ctrl_c_ends_it_with_130(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            preview = self.preview()
            with preview:
                self.assertEqual(preview.get(PATH)[0], 200)
                preview.process.send_signal(number)
                preview.wait_for("quoth: the preview has ended\n")
                self.assertEqual(preview.process.wait(timeout=20), 130)

    def test_ctrl_c_ends_it_while_it_reads_the_site_for_the_first_time(self):
        files = FILES | {
            f"content/articles/many-{number}.md": TEXT + "Word after word. " * 2000 for number in range(400)}
        preview = self.preview(files=files)
        with preview:
            preview.__exit__()
        self.assertEqual(preview.status, 130)
