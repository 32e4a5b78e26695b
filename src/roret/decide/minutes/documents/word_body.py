"""What the Word document of minutes holds, in the same order as the PDF."""

from typing import Any

from roret.foundation.typesetting.markup import Markup


def body_of(data: dict[str, Any]) -> str:
    """Return the body as WordprocessingML."""
    out = Markup()
    out.text(f"{data['body']} · {data['number']}", small=True)
    out.heading(1, data["title"])
    for notice in filter(None, (data["invented"], data["whole"])):
        out.text(notice, style="IntenseQuote")
    columns = data["columns"]
    out.heading(2, data["headings"]["facts"])
    out.table(data["headings"]["facts"], (columns["fact"], columns["told"]), data["facts"])
    out.heading(2, data["headings"]["items"])
    for item in data["items"]:
        _write_item(out, item, columns)
    out.heading(2, data["headings"]["about"])
    for line in data["about"]:
        out.text(line, small=True)
    return out.xml()


def _write_item(out: Markup, item: dict[str, Any], columns: dict[str, str]) -> None:
    out.heading(3, item["heading"])
    if item["lines"]:
        out.text(" · ".join(item["lines"]), small=True)
    out.text(item["text"])
    for motion in item["motions"]:
        _write_motion(out, motion, columns)
    for statement in item["statements"]:
        out.text(f"{statement['head']}\n{statement['text']}", style="Quote")


def _write_motion(out: Markup, motion: dict[str, Any], columns: dict[str, str]) -> None:
    for part in ("head", "put", "decided", "wording"):
        out.text(motion[part])
    if motion["votes"]:
        head = [columns[name] for name in ("party", "for", "against", "abstained")]
        out.table(motion["decided"] or motion["head"], head, motion["votes"])
        out.text("\n".join(motion["voters"]), small=True)
