"""The load generator: one small process with one loop over keep-alive sockets, so that the cores stay the server's.

Reads a JSON order on its input: ``port``, ``seconds``, ``connections``, ``requests`` (a list of requests, each one text
as it is sent, which the connections take in turn), ``statuses`` (what counts as an answer), ``per_connection`` (after how
many requests a connection is made anew from another loopback address; 0: never) and ``most`` (requests in all). Writes
``latencies`` in seconds, ``elapsed``, ``statuses``, ``locations``, ``bytes`` and its own ``cpu`` seconds.
"""

import json
import selectors
import socket
import sys
import time
from collections import Counter


class Connection:
    """One keep-alive connection with at most one request under way."""

    def __init__(self, run: "Run", number: int) -> None:
        self.run, self.number, self.age, self.sent, self.received = run, number, 0, 0.0, b""
        self.socket: socket.socket | None = None

    def send(self) -> None:
        """Send the next request, on a new connection when this one is old."""
        per = self.run.order["per_connection"]
        if self.socket is not None and per and self.age >= per:
            self.close()
        if self.socket is None:
            self.open()
        self.age, self.received = self.age + 1, b""
        request = self.run.next_request()
        self.sent = time.perf_counter()
        self.socket.sendall(request)

    def open(self) -> None:
        """Connect from an address of our own: all of 127.0.0.0/8 is this machine."""
        self.run.opened += 1
        self.socket, self.age = socket.socket(), 0
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.run.order["per_connection"]:
            self.socket.bind((f"127.{self.run.order['net']}.{self.run.opened // 250}.{self.run.opened % 250 + 1}", 0))
        self.socket.connect(("127.0.0.1", self.run.order["port"]))
        self.run.selector.register(self.socket, selectors.EVENT_READ, self)

    def close(self) -> None:
        """End the connection."""
        self.run.selector.unregister(self.socket)
        self.socket.close()
        self.socket = None

    def read(self) -> bool:
        """Take what has come; say whether the answer is complete."""
        data = self.socket.recv(1 << 18)
        if not data:
            self.run.lost += 1
            self.close()
            return True
        self.received += data
        head, separator, body = self.received.partition(b"\r\n\r\n")
        if not separator or len(body) < self._length(head):
            return False
        self.run.note(head, len(self.received), time.perf_counter() - self.sent)
        if b"\r\nconnection: close" in head.lower():
            self.close()
        return True

    @staticmethod
    def _length(head: bytes) -> int:
        at = head.lower().find(b"\r\ncontent-length:")
        if at < 0:
            raise SystemExit(f"an answer without length: {head[:300]!r}")
        return int(head[at + 17 : head.find(b"\r\n", at + 2) if head.find(b"\r\n", at + 2) > 0 else None])


class Run:
    """All connections of one order."""

    def __init__(self, order: dict) -> None:
        self.order = {"per_connection": 0, "net": 1, "most": 1_000_000, "statuses": [200], **order}
        self.requests = [request.encode() for request in order["requests"]]
        self.selector = selectors.DefaultSelector()
        self.latencies, self.statuses, self.locations = [], Counter(), []
        self.taken = self.opened = self.lost = self.bytes = 0

    def next_request(self) -> bytes:
        """The next request in turn."""
        request = self.requests[self.taken % len(self.requests)]
        self.taken += 1
        return request

    def note(self, head: bytes, size: int, seconds: float) -> None:
        """Keep what an answer tells."""
        status = int(head[9:12])
        self.statuses[status] += 1
        self.bytes += size
        if status in self.order["statuses"]:
            self.latencies.append(seconds)
        if status == 302:
            at = head.lower().find(b"\r\nlocation:") + 11
            self.locations.append(head[at : head.find(b"\r\n", at)].decode().strip())

    def go(self) -> dict:
        """Ask until the time is over; what is under way then is waited for."""
        begun, cpu = time.perf_counter(), time.process_time()
        until, under_way = begun + self.order["seconds"], 0
        for number in range(self.order["connections"]):
            Connection(self, number).send()
            under_way += 1
        while under_way:
            ready = self.selector.select(30)
            if not ready:
                break
            for key, _ in ready:
                if key.data.read():
                    if time.perf_counter() < until and self.taken < self.order["most"]:
                        key.data.send()
                    else:
                        under_way -= 1
        return {
            "latencies": self.latencies, "elapsed": time.perf_counter() - begun, "statuses": dict(self.statuses),
            "locations": self.locations, "lost": self.lost, "bytes": self.bytes, "cpu": time.process_time() - cpu,
        }  # fmt: skip


if __name__ == "__main__":
    json.dump(Run(json.load(sys.stdin)).go(), sys.stdout)
