"""No page asks the database more than fifteen times, whoever reads it and whatever the demo holds: a client walks them all."""

import re
from collections import Counter, deque
from html import unescape
from urllib.parse import urljoin

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from . import municipality
from .test_every_page import REASON, STAFF, addresses, kind_of

LIMIT = 15
PERSONAS = ("", "ane", "karen-margrethe", *STAFF)
OPERATOR = STAFF[-1]
FIRST = ("/medarbejder/", "/medlem/", "/mit/", "/beskeder/", "/konto/email/", "/", "/menu/")
VALUE = re.compile(r"'(?:[^']|'')*'(?:::\w+)?|\b\d+\b")


@pytest.fixture(scope="module")
def municipality_database(demo, django_db_blocker):
    """A copy of the demo behind Django's own connection, so that this process can count what is asked."""
    own = connection.settings_dict["NAME"]
    with municipality.copy_of(demo, "counted") as name, django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = name
        yield
        connection.close()
        connection.settings_dict["NAME"] = own


@pytest.mark.parametrize("persona", PERSONAS)
def test_no_page_asks_more_than_fifteen_times(municipality_database, persona):
    reader = Reader(persona)
    reader.walk()
    assert not reader.wrong, "\n".join(reader.wrong)
    assert len(reader.read) > 30


class Reader:
    """A persona who opens a page of each kind that links lead her to.

    The operator, who may see all, opens every record's page. The others of the staff open what is not everybody's: the
    public pages are opened by her, by guests, by a citizen and by a member.
    """

    def __init__(self, persona):
        self.persona, self.read, self.wrong = persona, Counter(), []
        self.at_work = persona in STAFF and persona != OPERATOR
        self.client = signed_in(persona)
        self.waiting = deque([*FIRST, *addresses().values()])
        self.records = set()
        if persona == OPERATOR:
            self.client.post("/medarbejder/operatoersession/", {"reason": REASON})
            self.records = set(record_addresses())
            self.waiting.extend(sorted(self.records))

    def walk(self):
        """Follow the links; an address with a question in it waits until the plain ones have been tried."""
        visited = set()
        while self.waiting:
            address = self.waiting.popleft()
            if address not in visited and self.wants(address):
                visited.add(address)
                self.waiting.extend(sorted(self.open(address), key=lambda link: "?" in link))

    def wants(self, address):
        kind = kind_of(address, "da")
        if not kind or "logout" in kind or (self.at_work and kind.startswith("public:")):
            return False
        return address in self.records or not self.read[kind]

    def open(self, address):
        """Open a page, count what it asks, and return where it leads."""
        caches["pages"].clear()
        connection.queries_log.clear()  # it holds nine thousand, and then it complains
        with CaptureQueriesContext(connection) as asked:
            answer = self.client.get(address)
        answer.close()
        if answer.status_code in {301, 302}:
            return [answer.url]
        if answer.streaming or "text/html" not in answer.headers.get("content-type", ""):
            return []
        self.read[kind_of(address, "da")] += 1
        if len(asked) > LIMIT:
            self.wrong.append(told(address, self.persona, asked.captured_queries))
        found = re.findall(r'href="([^"]+)"', answer.content.decode())
        return [link for link in (urljoin(address, unescape(one)).split("#")[0] for one in found) if link[:1] == "/"]


def signed_in(persona):
    """Return a client in which a persona has signed in, or nobody."""
    from roret.commons.people.models import User
    from roret.shell.personas import personas

    client = Client(headers={"accept-language": "da"})
    if persona:
        email = next(one.email for one in personas() if one.key == persona)
        client.force_login(User.objects.get(email=email))
    return client


def record_addresses():
    """Yield the pages of every record, for everybody and in the workspace."""
    from roret.commons.records.models import Record

    for record in Record.objects.all():
        yield record.get_absolute_url()
        yield record.get_staff_url()


def told(address, persona, queries):
    """Say which page asked how often, and what it asked more than once; values are left out."""
    shapes = Counter(VALUE.sub("…", query["sql"]).strip() for query in queries)
    repeated = [f"    {count} × {shape[:300]}" for shape, count in shapes.most_common() if count > 1]
    page = f"{len(queries)} questions: {kind_of(address, 'da')} {address} as {persona or 'a guest'}"
    return "\n".join([page, *repeated])
