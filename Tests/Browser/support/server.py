"""A server of static files as strict as any host: it answers ranges, and lets a page load nothing from elsewhere."""

import mimetypes
import os
import re
import sys
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Everything is forbidden but files of the same host; no inline script, no inline style.
POLICY = "; ".join([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
])

TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json", ".xml": "application/xml", ".vtt": "text/vtt; charset=utf-8",
    ".txt": "text/plain; charset=utf-8", ".srt": "text/plain; charset=utf-8", ".svg": "image/svg+xml",
    ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".oga": "audio/ogg", ".wav": "audio/wav",
    ".webm": "video/webm", ".mp4": "video/mp4",
}


class Server:
    """Serves folders at paths of their own, `/example/` for instance, on a free port of this machine."""

    def __init__(self):
        self.folders = {}
        # What a test wants said instead of the truth: by path, a status (such as 404, or 503).
        self.faults = {}
        self.policies = {}
        handler = type("Handler", (Handler,), {"site": self})
        self.http = Listener(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def mount(self, name, folder, policy=POLICY):
        self.folders[name] = os.path.realpath(folder)
        self.policies[name] = policy

    def url(self, name):
        return f"{self.address}/{name}/"

    def close(self):
        self.http.shutdown()
        self.http.server_close()


class Listener(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that leaves a page drops what it has asked for; that is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site = None

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        name, _, rest = path.lstrip("/").partition("/")
        folder = self.site.folders.get(name)
        if path in self.site.faults:
            return self.answer(self.site.faults[path], b"", "text/plain", name)
        file = os.path.realpath(os.path.join(folder, rest)) if folder else None
        if file and os.path.isdir(file) and (rest == "" or rest.endswith("/")):
            file = os.path.join(file, "index.html")
        inside = file and (file.startswith(folder + os.sep))
        if not inside or not os.path.isfile(file):
            missing = os.path.join(folder, "404.html") if folder else None
            body = open_bytes(missing) if missing and os.path.isfile(missing) else b"not found"
            return self.answer(404, body, TYPES[".html"], name)
        ending = os.path.splitext(file)[1]
        kind = TYPES.get(ending) or mimetypes.guess_type(file)[0] or "application/octet-stream"
        self.answer(200, open_bytes(file), kind, name)

    do_HEAD = do_GET

    def answer(self, status, body, kind, name):
        """Sends a whole file or the one range that was asked for; a browser seeks in sound by ranges only."""
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        total = len(body)
        part = None
        if status == 200 and asked and int(asked[1]) < total:
            first, last = int(asked[1]), min(int(asked[2] or total - 1), total - 1)
            status, part, body = 206, f"bytes {first}-{last}/{total}", body[first:last + 1]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Security-Policy", self.site.policies.get(name, POLICY))
        self.send_header("X-Content-Type-Options", "nosniff")
        if part:
            self.send_header("Content-Range", part)
        self.end_headers()
        if self.command != "HEAD":
            try:
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                # The browser has seen enough of a sound file.
                self.close_connection = True

    def log_message(self, *_):
        pass


def open_bytes(path):
    with open(path, "rb") as file:
        return file.read()
