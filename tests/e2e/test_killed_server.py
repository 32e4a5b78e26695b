"""The server dies in the middle of a rush: what got a receipt is there, and nothing is there twice."""

import http.client
import re
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import psycopg
import pytest

from . import municipality

RUSH = 200
AT_ONCE = 50
RECEIPTS_BEFORE_THE_KILL = 40
"""By then a fifth has been answered, and all threads are in the middle of something."""


class Sender:
    """Somebody who answers a consultation over a plain connection, and sends again until there is a receipt."""

    def __init__(self, number, server, path):
        self.submission, self.server, self.path = str(uuid.uuid4()), server, path
        self.text = f"Svar {number} fra stormen"
        self.source = (f"127.0.{1 + number // 50}.{1 + number % 50}", 0)  # nobody sends more than she may
        self.receipt = ""

    def send(self):
        """Fetch the form and send it; note the receipt if one comes."""
        try:
            page, cookie = self._ask("GET")
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
            self._post(token, cookie.partition(";")[0])
        except (OSError, http.client.HTTPException):
            pass  # the line went dead; she does not know whether it arrived

    def _post(self, token, cookie):
        filled = {
            "csrfmiddlewaretoken": token, "text": self.text, "capacity": "private", "publication": "anonymous",
            "submission": self.submission,
        }  # fmt: skip
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self._ask("POST", urlencode(filled), headers)

    def _ask(self, method, body=None, headers=None):
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60, source_address=self.source)
        try:
            line.request(method, self.path, body, headers or {})
            answer = line.getresponse()
            text = answer.read().decode()
            if method == "POST" and answer.status == 302:
                self.receipt = answer.headers["Location"]
            return text, answer.headers.get("Set-Cookie", "")
        finally:
            line.close()


@pytest.fixture
def stormy(demo):
    """A municipality of its own, so that the other tests do not meet the rush."""
    with municipality.copy_of(demo, "storm") as name:
        yield name


def test_every_response_with_a_receipt_is_there_and_none_twice(stormy):
    server = municipality.Server(database=stormy)
    senders = [Sender(number, server, municipality.open_consultation(stormy)) for number in range(RUSH)]
    rush(senders, lambda: kill_in_the_middle(server, senders))
    promised = {sender.submission for sender in senders if sender.receipt}
    assert RECEIPTS_BEFORE_THE_KILL <= len(promised) < RUSH
    assert promised <= set(kept(stormy))

    again = municipality.Server(database=stormy, port=server.port)
    try:
        rush([sender for sender in senders if not sender.receipt])
    finally:
        again.end()
    assert all(sender.receipt for sender in senders)
    assert sorted(kept(stormy)) == sorted(sender.submission for sender in senders)


def rush(senders, meanwhile=lambda: None):
    """Let all send at the same time."""
    other = threading.Thread(target=meanwhile)
    other.start()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(Sender.send, senders))
    other.join()


def kill_in_the_middle(server, senders):
    """Kill every process of the server when some have their receipt and most are waiting."""
    deadline = time.monotonic() + 60
    while sum(bool(sender.receipt) for sender in senders) < RECEIPTS_BEFORE_THE_KILL and time.monotonic() < deadline:
        time.sleep(0.005)
    server.kill()


def kept(database):
    """Return the submission number of every response from the rush, as the database has them."""
    with psycopg.connect(municipality.address_of(database)) as connection:
        rows = connection.execute(
            "select submission from contributions_contribution where text like 'Svar % fra stormen'"
        )
        return [row[0] for row in rows.fetchall()]
