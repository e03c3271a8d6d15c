"""Small servers that remember what reached them: an echo and an HTTP server."""

from __future__ import annotations

import http.server
import socketserver
import threading
from typing import Self


class Remembers(socketserver.ThreadingTCPServer):
    """A server in a thread of its own, with all that it `heard`."""

    allow_reuse_address = True

    def __init__(self, handler: type[socketserver.BaseRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.heard: list[bytes] = []
        self.port: int = self.server_address[1]
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Listens no more; returns when its connections have ended."""
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Echo(socketserver.BaseRequestHandler):
    server: Remembers

    def handle(self) -> None:
        try:
            while data := self.request.recv(65536):
                self.server.heard.append(data)
                self.request.sendall(data)
        except ConnectionError:
            pass


class _HttpEcho(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Remembers  # type: ignore[assignment]

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.heard.append(body)
        self.send_response(200)
        if self.path == "/chunked":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\nin \r\n6\r\npieces\r\n0\r\n\r\n")
        elif self.path == "/to-the-end":
            self.close_connection = True
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        pass


def echo() -> Remembers:
    """Says everything back."""
    return Remembers(_Echo)


def http_echo() -> Remembers:
    """Says the body of a PUT back, in chunks or until the connection's end by its path."""
    return Remembers(_HttpEcho)
