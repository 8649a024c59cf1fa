"""A running `quoth preview` over a small archive that a test may change."""

import os
import re
import signal
import subprocess
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class Preview:
    """`with Preview(folder, files) as preview:` serves `files` (texts or bytes by their path in the site's folder)."""

    def __init__(self, folder, files):
        self.folder = folder
        for path, text in files.items():
            self.put(path, text)

    def __enter__(self):
        quoth = os.environ.get("QUOTH", str(ROOT / ".build/debug/quoth"))
        self.process = subprocess.Popen(
            [quoth, "preview", "--site", str(self.folder), "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = re.search(r"http://\S+/", self.process.stdout.readline())[0]
        # Nobody reads on, but a full pipe would stop it.
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(target=stream.read, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        self.status = self.process.wait(timeout=20)
        self.process.stdout.close()
        self.process.stderr.close()

    def put(self, path, text):
        """Saves as editors do: a new file takes the place of the old one."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name("." + file.name + ".new")
        new.write_bytes(text if isinstance(text, bytes) else text.encode())
        new.rename(file)

    def text(self, path):
        return (self.folder / path).read_text(encoding="utf-8")

    def replace(self, old, new, path):
        text = self.text(path)
        assert old in text, f"{path} does not hold {old!r}"
        self.put(path, text.replace(old, new))
