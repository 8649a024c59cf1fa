"""A running `quoth preview` over a small archive that a test may change."""

import os
import re
import signal
import subprocess
import threading
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
QUOTH = os.environ.get("QUOTH", str(ROOT / ".build/debug/quoth"))


class Preview:
    """`with Preview(folder, files) as preview:` serves `files` (texts or bytes by their path in the site's folder).

    `arguments` are the command's; `under` is a command that runs it, such as one that takes rights away."""

    def __init__(self, folder, files, *arguments, under=()):
        self.folder = folder
        self.command = [*under, QUOTH, "preview", "--site", str(folder), *(arguments or ("--port", "0"))]
        self.status = None
        for path, text in files.items():
            self.put(path, text)

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        self.told = threading.Condition()
        self.output = self.errors = ""
        self.threads = [
            threading.Thread(target=self.read, args=(name,), daemon=True) for name in ("output", "errors")]
        for thread in self.threads:
            thread.start()
        try:
            self.url = self.wait_for(r"http://\S+/", "output")[0]
        except AssertionError:
            self.__exit__()
            raise
        return self

    def read(self, name):
        for line in self.process.stdout if name == "output" else self.process.stderr:
            with self.told:
                setattr(self, name, getattr(self, name) + line)
                self.told.notify_all()

    def wait_for(self, pattern, name="errors"):
        """The match of what it prints."""
        with self.told:
            found = self.told.wait_for(lambda: re.search(pattern, getattr(self, name)), timeout=30)
        assert found, f"{pattern!r} is not in the {name}:\n{self.output}{self.errors}"
        return found

    def __exit__(self, *_):
        if self.status is not None:
            return
        self.process.send_signal(signal.SIGINT)
        self.status = self.process.wait(timeout=20)
        for thread in self.threads:
            thread.join()
        self.process.stdout.close()
        self.process.stderr.close()

    def get(self, path):
        """Status and text of an answer."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

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
