"""What a Word document of a white paper holds, in the same order as the PDF."""

from collections.abc import Iterable
from typing import Any

from roret.foundation.typesetting.markup import Markup

COUNTS = ("received", "distinct", "duplicates", "organisations", "grouped", "no_theme", "shown", "withdrawn", "late")

AT_A_TIME = 100
"""Responses under one heading, so that the navigation pane can be used."""


def body_of(data: dict[str, Any]) -> str:
    """Return the body as WordprocessingML."""
    return _Body(data).write()


def place_of(reference: str) -> str:
    """Return the bookmark of a response."""
    return f"svar_{reference}"


class _Body:
    def __init__(self, data: dict[str, Any]) -> None:
        self.data, self.account, self.words = data, data["account"], data["words"]
        self.volume, self.out = data["volume"], Markup()

    def write(self) -> str:
        """Write every part that this volume has."""
        self._title()
        if self.volume["number"] <= 1:
            self._figures()
            self._volumes()
            self._contents()
            self._themes()
            self._everyone()
        self._responses()
        if self.volume["number"] <= 1:
            self._method()
            self._annexes()
        self._colophon()
        return self.out.xml()

    def _title(self) -> None:
        account, words = self.account, self.words
        self.out.text(f"{account['unit']} · {account['number']}", small=True)
        self.out.heading(1, f"{words['white_paper']}: {account['title']}", bookmark="hvidbog")
        if self.volume["number"]:
            self.out.text(f"{words['volume']} {self.volume['number']} {words['of']} {self.volume['of']}")
        if account.get("invented"):
            self.out.text(words["invented"], style="IntenseQuote")

    def _figures(self) -> None:
        account, words, counts = self.account, self.words, self.account["counts"]
        self.out.text(account["summary"])
        self.out.text(f"{words['open_from']} {day(account['opened'])} {words['open_to']} {day(account['closed'])}.")
        self.out.heading(2, words["in_figures"], bookmark="tal")
        rows = [(words[key], whole(counts[key])) for key in COUNTS if counts.get(key) is not None]
        self.out.table(words["in_figures"], (words["fact"], words["count"]), rows)
        self.out.heading(2, words["asked"], bookmark="spurgt")
        self.out.text(account["question"])

    def _volumes(self) -> None:
        words, volumes = self.words, self.data["volumes"]
        if volumes:
            self.out.heading(2, words["volumes"], bookmark="bind")
            head = (words["volume"], words["first"], words["last"], words["checksum_part"])
            rows = [(str(one["number"]), one["first"], one["last"], one["sha256"]) for one in volumes]
            self.out.table(words["volumes"], head, rows)

    def _contents(self) -> None:
        self.out.heading(2, self.words["contents"], bookmark="indhold")
        for theme in self.account["themes"]:
            self.out.links([(f"tema_{theme['order']}", f"{self.words['theme']} {theme['order']}: {theme['title']}")])
        if self.data["responses"]:
            self.out.links([("alle_svar", self.words["all_responses"])])
        self.out.links([("metode", self.words["method"]), ("bilag", self.words["annexes"])])

    def _themes(self) -> None:
        self.out.heading(1, self.words["themes"], bookmark="temaer")
        for theme in self.account["themes"]:
            self._theme(theme)

    def _theme(self, theme: dict[str, Any]) -> None:
        words, out = self.words, self.out
        references = self.data["references"].get(str(theme["order"]), [])
        size, received = theme.get("size", len(references)), self.account["counts"]["received"]
        out.heading(2, f"{words['theme']} {theme['order']}: {theme['title']}", bookmark=f"tema_{theme['order']}")
        out.text(theme["summary"])
        out.text(f"{whole(size)} {words['under_theme']} ({per_cent(size, received)} {words['share']}).")
        for said in theme["quotes"]:
            out.text(f"{said['words']}\n{said['reference']}", style="Quote")
        out.heading(3, words["answer"])
        out.text(theme["answer"])
        out.text(f"{words['approved']} {day(theme['approved'])} {words['by']} {theme['approved_by']}", small=True)
        if effect := theme.get("effect"):
            out.heading(3, f"{words['effect']}: {effect['effect']}")
            out.text(f"{effect['reason']}\n\n{effect['decided']}")
        if theme.get("spread"):
            out.heading(3, words["spread"])
            self._spread(theme["title"], theme["spread"], size)
        out.heading(3, words["responses_under"])
        self._references(references)

    def _references(self, references: Iterable[str]) -> None:
        """Link to responses that stand in this volume; elsewhere a reference is enough to find them by."""
        if self.data["responses"]:
            self.out.links([(place_of(one), one) for one in references], empty=self.words["none"])
        else:
            self.out.text(", ".join(references) or self.words["none"], small=True)

    def _spread(self, what: str, figures: dict[str, list[int | None]], total: int) -> None:
        for division in self.account.get("spread", ()):
            counts = figures.get(division["key"])
            if counts is not None:
                rows = [
                    (name, self.words["hidden"] if number is None else whole(number), per_cent(number, total))
                    for name, number in zip(division["categories"], counts, strict=True)
                ]
                head = (division["label"], self.words["count"], "%")
                self.out.table(f"{what}: {division['label']}", head, rows)

    def _everyone(self) -> None:
        divisions = self.account.get("spread", ())
        if divisions:
            self.out.heading(1, self.words["spread_all"], bookmark="fordeling")
            figures = {division["key"]: division["everyone"] for division in divisions}
            self._spread(self.words["spread_all"], figures, self.account["counts"]["received"])

    def _responses(self) -> None:
        if self.data["responses"]:
            self.out.heading(1, self.words["all_responses"], bookmark="alle_svar")
        for number, response in enumerate(self.data["responses"]):
            if number % AT_A_TIME == 0:
                last = self.data["responses"][number : number + AT_A_TIME][-1]
                self.out.heading(2, f"{response['reference']}–{last['reference']}")
            self._response(response)

    def _response(self, response: dict[str, Any]) -> None:
        words, out = self.words, self.out
        out.heading(3, response["reference"], bookmark=place_of(response["reference"]))
        marks = [words[f"is_{key}"] for key in ("late", "withdrawn") if response[key]]
        out.text(" · ".join([day(response["received"]), response["who"] or words["without_name"], *marks]), small=True)
        out.text(response["text"] if response["shown"] else words["not_shown"])
        self._translation(response)
        orders = ", ".join(map(str, response["themes"]))
        taken = f"{words['taken_up']} {orders}." if orders else words["no_position"] if response["no_theme"] else "—"
        out.text(taken, small=True)

    def _translation(self, response: dict[str, Any]) -> None:
        """What a response in another language says in Danish, and who vouches for it."""
        made, words = response.get("translation"), self.words
        if made and response["shown"]:
            told = f"{words['translated']} {response['language']['name']}"
            people = f"{words['made_by']} {made['translator']} · {words['signed_by']} {made['signed_by']}, {day(made['signed'])}"
            self.out.text(f"{told} · {people}", small=True)
            self.out.text(made["text"])

    def _method(self) -> None:
        self.out.heading(1, self.words["method"], bookmark="metode")
        for paragraph in self.account.get("method", ()):
            self.out.text(paragraph)

    def _annexes(self) -> None:
        out = self.out
        out.heading(1, self.words["annexes"], bookmark="bilag")
        for annex in self.account.get("annexes", ()):
            out.heading(2, annex["title"])
            out.text(annex["text"])
            if annex["rows"]:
                out.table(annex["title"], annex["columns"], [[str(cell) for cell in row] for row in annex["rows"]])
        for key in ("late", "withdrawn"):
            out.heading(2, self.words[f"list_{key}"])
            self._references(self.account.get(key, ()))

    def _colophon(self) -> None:
        words = self.words
        self.out.heading(1, words["about"], bookmark="om")
        self.out.text(words["frozen"])
        self.out.text(f"{words['checksum']}: {self.data['sha256']}")
        if self.volume["number"]:
            self.out.text(f"{words['checksum_part']}: {self.volume['sha256']}")


def whole(count: int) -> str:
    """Return a number as Danes write it: 12.345."""
    return f"{count:,}".replace(",", ".")


def day(iso: str) -> str:
    """Return a day as Danes write it."""
    return ".".join(reversed(iso.split("-"))) if iso else "—"


def per_cent(count: int | None, total: int) -> str:
    """Return a share with one decimal; nothing for a hidden figure."""
    return f"{count / total * 100:.1f}\u00a0%".replace(".", ",") if count is not None and total else ""
