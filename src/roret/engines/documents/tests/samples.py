"""Documents as people and attackers send them, made in memory."""

import io
import zipfile
from xml.sax.saxutils import escape

import pikepdf
import typst

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_NAMES = {0: "Normal", **{level: f"heading {level}" for level in range(1, 7)}}
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{"Overskrift" + str(level) if level else "Normal"}">'
    f'<w:name w:val="{name}"/></w:style>'
    for level, name in _NAMES.items()
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def paragraph(text, *, heading=0, bold=False):
    style = f'<w:pPr><w:pStyle w:val="Overskrift{heading}"/></w:pPr>' if heading else ""
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p>{style}<w:r>{mark}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def picture(told=""):
    return (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:docPr id="1" name="Billede 1" descr="{escape(told)}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic='
        '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rId9" xmlns:r='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def table(rows, *, merged=False):
    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' if merged else ""
    cells = ["".join(f"<w:tc>{span}{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def zipped(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return made.getvalue()


def docx(*body, before="", **more):
    document = f'{before}<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>'
    picture_at = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/>'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
        'Target="styles.xml"/></Relationships>'
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": document,
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{_STYLES}</w:styles>',
        "word/_rels/document.xml.rels": picture_at,
        "word/media/image1.png": b"\x89PNG\r\n\x1a\n",
    }
    return zipped({**parts, **more})


def odt(body, *, before="", **more):
    spaces = " ".join(
        f'xmlns:{short}="{_ODF}{name}:1.0"'
        for short, name in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("svg", "svg-compatible"),
        )
    )  # fmt: skip
    whole = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"{before}<office:document-content {spaces}>{whole}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **more})


def pdf(markup):
    return typst.compile(markup.encode())


def encrypted(content, *, password="hemmelig"):
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as opened:
        opened.save(made, encryption=pikepdf.Encryption(owner="ejer", user=password))
    return made.getvalue()


def pages(count):
    made = io.BytesIO()
    with pikepdf.new() as new:
        for _ in range(count):
            new.add_blank_page()
        new.save(made)
    return made.getvalue()


SCANNED = "#rect(width: 100%, height: 90%, fill: gray)"
BOMB = '<!DOCTYPE lol [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
