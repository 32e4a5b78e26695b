"""Published contributions on the search page."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.foundation.search import Hit, Part, Source, register_source, vector, widen_filter
from roret.listen.contributions.enums import ContributionKind
from roret.listen.contributions.models import Contribution, ContributionQuerySet


def register() -> None:
    """Let published contributions be found among the records."""
    register_source(
        Source(
            key="contributions",
            label=gettext_lazy("Contributions"),
            rows=lambda person: Contribution.objects.visible_to(person).published(),
            hits=_hits,
            narrow={
                "kind": "kind",
                "unit": "record__unit_id",
                "area": "record__areas",
                "topic": "record__topics",
                "year": "received_at__year",
            },
            facets=("kind", "unit", "year"),
            renew=_every_published,
            boost=0.7,
            number="reference",
        )
    )
    widen_filter("kind", lambda: ContributionKind.choices)


def _hits(rows: ContributionQuerySet) -> Iterable[Hit]:
    shown = (
        "reference",
        "kind",
        "published_text",
        "received_at",
        "language",
        "capacity",
        "organisation",
        "author_name",
    )
    rows = rows.select_related("record", "translation")
    told = ("publication", "record__title", "record__title_en", "translation__text", "translation__signed_at")
    for one in rows.only(*shown, *told):
        names = {"name": one.shown_name or _("Anonymous"), "title": one.record}
        yield Hit(
            pk=one.pk,
            title=_("%(name)s on “%(title)s”") % names,
            url=reverse("public:contribution-detail", args=[one.reference]),
            kind=one.get_kind_display(),
            text=one.in_danish.text if one.in_danish else one.published_text,
            when=one.received_at,
            meta=one.reference,
            language="da" if one.in_danish else one.language or "da",
        )


def _every_published() -> Iterator[tuple[int, Any]]:
    """Yield every published contribution's key and its search column, from what others may read."""
    for one in Contribution.objects.published().select_related("translation").iterator(chunk_size=1000):
        parts: list[Part] = [(one.published_text, "C"), (one.organisation, "B")]
        danish: list[Part] = [(one.in_danish.text, "C")] if one.in_danish else []
        yield one.pk, vector(parts, one.language or "da", danish=danish)
