"""What the gallery page shows, part by part."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from roret.foundation.ui.gallery import forms, lists, pictures

#: The page's parts: address, heading and template.
PARTS = (
    ("traaden", "Tråden", "thread"),
    ("kort", "Kort og nøgletal", "cards"),
    ("knapper", "Knapper, mærker og ikoner", "buttons"),
    ("beskeder", "Beskeder", "notices"),
    ("lister", "Lister og menuer", "lists"),
    ("tilstand", "Trin, faser og lys", "state"),
    ("tabeller", "Tabeller og filtre", "tables"),
    ("figurer", "Figurer", "charts"),
    ("kortbilleder", "Kort og årshjul", "maps"),
    ("tekst", "Tekst, tal og datoer", "text"),
    ("formular", "Formular", "forms"),
    ("fejl", "Formular med fejl", "errors"),
)


def context(request: HttpRequest) -> dict[str, Any]:
    """All examples in one context."""
    listed = [{"id": key, "title": title, "template": f"ui/gallery/{name}.html"} for key, title, name in PARTS]
    return {
        **lists.examples(request),
        **pictures.examples(),
        "parts": listed,
        "form": forms.empty_form(),
        "wrong": forms.wrong_form(),
        "filterset": forms.example_filter(),
        "nothing": [],
    }
