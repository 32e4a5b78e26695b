"""SBSYS: elements named in Danish, an item is a ``Dagsordenpunkt``, an annex with ``MaaPubliceres="False"`` is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roret.engines.agendas.found import Found, FoundItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roret.engines.agendas.trees import Node

_ITEM = frozenset({"dagsordenpunkt", "dagsordenspunkt", "punkt"})
_TEXTS = frozenset({"indhold", "sagsfremstilling", "tekst"})


def find(root: Node) -> Found | None:
    """Return the meeting of a file that SBSYS wrote; None when there is no item in it."""
    items = [node for node in root.walk() if node.name in _ITEM]
    if not items:
        return None
    head = list(_outside(root, _ITEM))
    day, clock = _value(head, "moededato", "dato", "startdato"), _value(head, "starttidspunkt", "starttid", "tid")
    return Found(
        system="sbsys",
        key=_value(head, "moedeid", "dagsordenid"),
        line=root.line,
        body=_value(head, "udvalg", "udvalgnavn", "udvalgsnavn", "organ"),
        begins=f"{day} {clock}".strip(),
        ends=_value(head, "sluttidspunkt", "sluttid"),
        place=_value(head, "moedested", "sted", "lokale"),
        front_page=_value(head, "forsidetekst"),
        participants=sum(node.name in {"deltager", "moededeltager"} for node in head),
        items=[_item(node) for node in items],
    )


def _item(node: Node) -> FoundItem:
    inside = list(node.walk())
    own = list(_outside(node, {"bilagsliste", "bilag"}))
    annexes = [one for one in inside if one.name == "bilag"]
    return FoundItem(
        key=_value([node], "dagsordenpunktid", "dagsordenspunktid", "id"),
        line=node.line,
        title=_value(own, "overskrift", "titel"),
        open=_value(own, "aabent", "aaben"),
        case=_value(own, "sagsnummer", "sagsnr"),
        annexes=tuple((_value([one], "navn", "titel"), _value([one], "maapubliceres"), one.line) for one in annexes),
        has_text=any(one.name in _TEXTS and one.whole_text() for one in inside),
    )


def _outside(node: Node, names: Iterable[str]) -> Iterator[Node]:
    """Yield the element and what is below it, but nothing in elements of these names."""
    yield node
    for child in node.children:
        if child.name not in names:
            yield from _outside(child, names)


def _value(nodes: Iterable[Node], *names: str) -> str:
    """Return the first of the names that is said, as an attribute or as an element."""
    nodes = list(nodes)
    for name in names:
        for node in nodes:
            said = node.attributes.get(name) or (node.whole_text() if node.name == name else "")
            if said:
                return said
    return ""
