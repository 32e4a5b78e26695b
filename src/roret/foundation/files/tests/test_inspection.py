"""What is taken, and what is refused with which sentence. None of it needs a database."""

import io

import pytest

from roret.foundation.files import archives
from roret.foundation.files.checking import check_upload
from roret.foundation.files.errors import FileRefused
from roret.foundation.files.kinds import KINDS, endings_of
from roret.foundation.files.naming import safe_name
from roret.foundation.files.tests import samples
from roret.foundation.files.tests.samples import EXE, HTML, PDF, SVG, archive, docx, jpeg, odt, png, upload, xlsx

pytestmark = pytest.mark.unit

GOOD = [
    ("svar.pdf", PDF), ("SVAR.PDF", PDF), ("svar.docx", docx()), ("svar.odt", odt()), ("tal.xlsx", xlsx()), ("a.png", png()),
    ("a.jpg", jpeg()), ("a.jpeg", jpeg()), ("svar.txt", "Vi ønsker os en bænk – tak.".encode()), ("tal.csv", b"a;b\r\n1,5;2\r\n"),
    ("svar.txt", "Blåbærgrød på Ærø".encode("cp1252")), ("a.md", b"# Svar\n\n1 < 2 & 3 > 2\n"), ("bom.txt", "\ufeffBænk".encode()),
]  # fmt: skip

BAD = {
    "an executable called pdf": ("svar.pdf", EXE),
    "an executable called txt": ("svar.txt", EXE),
    "an executable with its own name": ("svar.exe", EXE),
    "a drawing with a script": ("tegning.svg", SVG),
    "a drawing called png": ("tegning.png", SVG),
    "a drawing called txt": ("tegning.txt", SVG),
    "a page called txt": ("svar.txt", HTML),
    "a page called txt behind blank lines and a comment": ("svar.txt", b"\n\n<!-- x -->\n" + HTML),
    "a page called pdf": ("svar.pdf", HTML),
    "a script for a shell called txt": ("svar.txt", b"#!/bin/sh\nrm -rf /\n"),
    "a program for a server called txt": ("svar.txt", b"<?php system($_GET['x']); ?>"),
    "nothing": ("svar.pdf", b""),
    "a text that is no text further down": ("svar.txt", b"a" * 70_000 + b"\x00\x01"),
    "a pdf called docx": ("svar.docx", PDF),
    "a docx called pdf": ("svar.pdf", docx()),
    "a name without an ending": ("svar", PDF),
    "an ending behind the ending": ("svar.pdf.exe", PDF),
    "half a pdf": ("svar.pdf", PDF[:40]),
    "a pdf that is an archive too": ("svar.pdf", PDF + archive({"a.js": "alert(1)"})),
    "a pdf that is a page too": ("svar.pdf", b"%PDF-1.7\n<script>alert(1)</script>\n" + PDF),
    "a pdf behind a page": ("svar.pdf", b"<html>" + PDF),
    "any archive": ("svar.docx", archive({"a.js": "alert(1)"})),
    "any archive as zip": ("svar.zip", archive({"a.txt": "x"})),
    "an archive behind a program": ("svar.docx", EXE + docx()),
    "an archive with a comment": (
        "svar.docx",
        archive({"[Content_Types].xml": "", "word/document.xml": ""}, comment=HTML),
    ),
    "half an archive": ("svar.docx", docx()[:60]),
    "macros": ("svar.docx", docx(**{"word/vbaProject.bin": "x"})),
    "a way out of the archive": ("svar.docx", docx(**{"../../etc/cron.d/x": "x"})),
    "a bomb": ("svar.docx", docx(**{"word/media/bomb": b"\x00" * 20_000_000})),
    "a gif": ("a.gif", b"GIF89a" + b"\x00" * 40),
}


@pytest.mark.parametrize(("name", "content"), GOOD)
def test_what_people_send_is_taken(name, content):
    assert f".{name.rpartition('.')[2].lower()}" in {
        f".{ending}" for ending in check_upload(upload(name, content)).endings
    }


@pytest.mark.parametrize("what", BAD)
def test_what_is_not_what_it_says_is_refused_with_the_files_name(what):
    name, content = BAD[what]
    with pytest.raises(FileRefused) as refused:
        check_upload(upload(name, content))
    assert safe_name(name) in str(refused.value)


def test_the_refusal_says_what_can_be_sent_instead():
    with pytest.raises(FileRefused) as refused:
        check_upload(upload("svar.exe", EXE))
    assert all(ending in str(refused.value) for ending in endings_of(KINDS))


def test_a_bomb_is_refused_without_being_unpacked(monkeypatch):
    bomb = docx(**{f"word/media/{number}": b"\x00" * 1_000_000 for number in range(30)})
    assert len(bomb) < 100_000
    with pytest.raises(FileRefused, match=safe_name("svar.docx")):
        check_upload(upload("svar.docx", bomb))
    monkeypatch.setattr(archives, "MOST_ENTRIES", 3)
    with pytest.raises(FileRefused):
        check_upload(upload("svar.docx", docx(a="", b="")))


def test_a_locked_archive_is_refused_as_such():
    locked = bytearray(docx())
    for place, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := locked.find(place, start)) != -1:
            locked[start + offset] |= 1
            start += 4
    with pytest.raises(FileRefused, match=r"password|adgangskode"):
        check_upload(upload("svar.docx", bytes(locked)))


def test_a_file_one_byte_too_large_is_refused_and_the_limit_is_said(settings):
    settings.RORET_UPLOAD_BYTES = 1024 * 1024
    check_upload(upload("a.txt", b"a" * 1024 * 1024))
    with pytest.raises(FileRefused, match="1 MB"):
        check_upload(upload("a.txt", b"a" * (1024 * 1024 + 1)))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"), ("C:\\Users\\ane\\svar.pdf", "svar.pdf"), ("svar\x00.pdf", "svar.pdf"),
        ("svar\u202efdp.exe", "svarfdp.exe"), ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"), ("Høring æøå.pdf", "Høring æøå.pdf"),
        ("...", "fil"), ("", "fil"), (".pdf", "pdf"), ('"><script>.pdf', "___script_.pdf"), ("-rf.txt", "rf.txt"),
        ("$(id).txt", "_(id).txt"),
    ],
)  # fmt: skip
def test_a_name_is_made_harmless(sent, kept):
    assert safe_name(sent) == kept


def test_a_long_name_keeps_its_ending():
    name = safe_name("å" * 500 + ".docx")
    assert name.endswith(".docx")
    assert len(name) == 150


def test_every_kind_that_is_taken_has_a_sample_here():
    assert {f".{name.rpartition('.')[2].lower()}" for name, _content in GOOD} == set(endings_of(KINDS))


def test_the_samples_are_what_other_programs_make():
    openpyxl = pytest.importorskip("openpyxl")
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    check_upload(upload("tal.xlsx", book.getvalue()))
    assert samples.xlsx()[:4] == book.getvalue()[:4]
