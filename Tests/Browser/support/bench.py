"""What all browser tests share: the server, the browser, and the sites that they are tried on."""

import os
import re
import shutil
import subprocess
import tempfile
from functools import cached_property
from pathlib import Path

from playwright.sync_api import sync_playwright

from support.server import POLICY, Server

ROOT = Path(__file__).resolve().parents[3]


class Bench:
    """Begun once, by main.py; tests reach it through `BrowserTest`."""

    current = None

    def __enter__(self):
        Bench.current = self
        self.folder = Path(tempfile.mkdtemp(prefix="quoth-browser-"))
        self.server = Server()
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(
            executable_path=shutil.which(os.environ.get("CHROMIUM", "chromium")),
            # A root user's Chromium wants no sandbox, one in a container little shared memory; sound plays without a
            # touch, as it does after a reader's click.
            args=["--no-sandbox", "--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required", "--mute-audio"])
        return self

    def __exit__(self, *_):
        self.browser.close()
        self.playwright.stop()
        self.server.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        Bench.current = None

    @cached_property
    def example(self):
        """The site built from content/."""
        return Site(self, "example", ROOT)

    def site(self, name, files, policy=POLICY):
        """A small archive of a test's own: `files` are texts or bytes by their path below content/, to which a
        site.yml is added if there is none."""
        folder = self.folder / f"{name}-archive"
        texts = {"site.yml": f"title: {name}\nbase_url: https://archive.example/\n", **files}
        for path, text in texts.items():
            file = folder / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Site(self, name, folder, policy)


class Site:
    """One archive, built and served below a path of its own, so that a link that forgets the base path is noticed."""

    def __init__(self, bench, name, source, policy=POLICY):
        self.name = name
        self.folder = bench.folder / name
        self.url = bench.server.url(name)
        quoth = os.environ.get("QUOTH", str(ROOT / ".build/debug/quoth"))
        run = subprocess.run(
            [quoth, "build", "--site", str(source), "--output", str(self.folder), "--base-url", self.url, "--quiet"],
            capture_output=True, text=True)
        if run.returncode != 0:
            raise AssertionError(f"{name} does not build:\n{run.stdout}{run.stderr}")
        bench.server.mount(name, self.folder, policy)

    @cached_property
    def pages(self):
        """The paths of all pages, `articles/putin-nbc/` for instance; redirect pages are not among them."""
        return [path for path, text in self.texts.items() if 'http-equiv="refresh"' not in text]

    @cached_property
    def redirects(self):
        return [path for path in self.texts if path not in self.pages]

    @cached_property
    def texts(self):
        files = sorted(self.folder.rglob("*.html"))
        return {self.path(file): file.read_text(encoding="utf-8") for file in files}

    def path(self, file):
        path = file.relative_to(self.folder).as_posix()
        return path[:-len("index.html")] if path.endswith("index.html") else path

    @cached_property
    def kinds(self):
        """By kind of page (the body's class), the paths of its shortest and its longest page."""
        sizes = {}
        for path in self.pages:
            kind = re.search(r'<body class="kind-([\w-]+)', self.texts[path])
            if kind:
                sizes.setdefault(kind[1], []).append((len(self.texts[path]), path))
        return {kind: sorted({min(pages)[1], max(pages)[1]}) for kind, pages in sorted(sizes.items())}
