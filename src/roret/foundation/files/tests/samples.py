"""Files as people and attackers send them, made in memory."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 400
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
PLACE = b"55.6761N 12.5683E"


def upload(name, content):
    return SimpleUploadedFile(name, content)


def archive(parts, *, comment=b"", stored=False):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
        target.comment = comment
    return made.getvalue()


def docx(**more):
    return archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>", **more})


def xlsx():
    return archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})


def odt():
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<text/>"})


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(*, behind=b""):
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    parts = [
        chunk(b"IHDR", header),
        chunk(b"tEXt", b"Place\x00" + PLACE),
        chunk(b"eXIf", PLACE),
        chunk(b"pHYs", b"\x00" * 9),
    ]
    return (
        b"\x89PNG\r\n\x1a\n"
        + b"".join([*parts, chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00")), chunk(b"IEND", b"")])
        + behind
    )


def segment(marker, content):
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def exif(orientation):
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"Exif\x00\x00II\x2a\x00" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0) + PLACE


def jpeg(*, orientation=6, behind=b""):
    """A JPEG with the parts that matter here: it has segments, metadata, a scan with stuffing and a restart, and an end."""
    scan = b"\x12\x34\xff\x00\x56\xff\xd0\x78"
    parts = [
        segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"), segment(0xE1, exif(orientation)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + PLACE), segment(0xE2, b"ICC_PROFILE\x00\x01\x01colours"),
        segment(0xFE, b"taken at " + PLACE), segment(0xDB, b"\x00" * 65), segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
    ]  # fmt: skip
    return b"\xff\xd8" + b"".join(parts) + scan + b"\xff\xd9" + behind
