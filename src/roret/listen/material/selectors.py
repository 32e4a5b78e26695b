"""Questions about material."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from roret.engines.documents import Fate, Span, side_by_side, told, two_sides
from roret.listen.consultations.models import Consultation
from roret.listen.contributions.models import Contribution
from roret.listen.material.enums import ClauseFate
from roret.listen.material.models import Clause, ClauseRemark, Material, MaterialVersion, ShortEdition, Translation


def published_on(consultation: Consultation) -> QuerySet[Material]:
    """Return the materials of a consultation that have a published version, in their order."""
    return Material.objects.filter(consultation=consultation, versions__published_at__isnull=False).distinct()


def versions_of(material: Material) -> QuerySet[MaterialVersion]:
    """Return the published versions, the first first."""
    return material.versions.published().order_by("number")


def published_remarks(material: Material) -> QuerySet[ClauseRemark]:
    """Return the remarks that everybody may read, the oldest first; the originals stay unread."""
    shown = ClauseRemark.objects.filter(
        clause__version__material=material, contribution__in=Contribution.objects.published()
    )
    return (
        shown.select_related("contribution__area", "contribution__record", "clause__version__material__consultation")
        .defer("contribution__text", "contribution__search")
        .order_by("contribution__received_at", "pk")
    )


def counts_by_anchor(remarks: QuerySet[ClauseRemark]) -> dict[str, int]:
    """Return how many of the remarks there are on each clause, by its anchor."""
    rows = remarks.order_by().values("clause__anchor").annotate(count=Count("pk"))
    return {row["clause__anchor"]: row["count"] for row in rows}


def history_of(material: Material, anchor: str) -> list[Clause]:
    """Return one clause as it stands in each published version, the first first."""
    rows = Clause.objects.filter(version__material=material, version__published_at__isnull=False, anchor=anchor)
    return list(rows.select_related("version__material__consultation").order_by("version__number"))


def all_remarks(material: Material) -> QuerySet[ClauseRemark]:
    """Return every remark on a material for those who work with it, in the order of the clauses."""
    rows = ClauseRemark.objects.filter(clause__version__material=material, contribution__withdrawn_at=None)
    return rows.select_related(
        "contribution__area", "contribution__record", "clause__version__material__consultation"
    ).order_by("clause__order", "clause__version__number", "contribution__reference")


def remark_of(contribution: Contribution) -> ClauseRemark | None:
    """Return the remark that a contribution is, or None."""
    rows = ClauseRemark.objects.filter(contribution=contribution)
    return rows.select_related("clause__version__material__consultation").first()


@dataclass(frozen=True)
class Compared:
    """One row of two versions: the clause on both sides, what became of it, and the stretches of both texts."""

    before: Clause | None
    after: Clause | None
    fate: Fate
    out: Sequence[Span] = field(default=())
    put: Sequence[Span] = field(default=())

    @property
    def label(self) -> str:
        """What became of it, in words."""
        return str(ClauseFate(self.fate).label)


def compared(before: MaterialVersion, after: MaterialVersion) -> list[Compared]:
    """Return two versions of a material side by side; the same clause is known by its anchor."""
    old, new = list(before.clauses.order_by("order")), list(after.clauses.order_by("order"))
    places = {clause.anchor: place for place, clause in enumerate(old)}
    pairs = {place: places[clause.anchor] for place, clause in enumerate(new) if clause.anchor in places}
    pairings = told([clause.piece for clause in old], [clause.piece for clause in new], pairs)
    return [
        _row(None if row.old is None else old[row.old], None if row.new is None else new[row.new], row.fate)
        for row in side_by_side(pairings, len(old))
    ]


def _row(before: Clause | None, after: Clause | None, fate: Fate) -> Compared:
    if before is None or after is None or before.plain == after.plain:
        return Compared(before, after, fate)
    return Compared(before, after, fate, *two_sides(before.plain, after.plain))


def holdings_of(consultation: Consultation) -> dict[str, bool]:
    """Say which of material, short edition and translations a consultation has; asked once for a page that shows them all."""
    known: dict[str, bool] | None = getattr(consultation, "_holdings", None)
    if known is None:
        own = {"consultation": OuterRef("pk")}
        holds = {
            "has_material": Exists(MaterialVersion.objects.published().filter(material__consultation=OuterRef("pk"))),
            "has_short": Exists(ShortEdition.objects.filter(**own)),
            "has_translations": Exists(Translation.objects.filter(**own, signed_at__isnull=False)),
        }
        known = Consultation.objects.filter(pk=consultation.pk).values(**holds).first() or dict.fromkeys(holds, False)
        consultation._holdings = known  # type: ignore[attr-defined]
    return known


def signed_translations(consultation: Consultation) -> QuerySet[Translation]:
    """Return the translations that a person vouches for."""
    rows = Translation.objects.filter(consultation=consultation, signed_at__isnull=False)
    return rows.select_related("consultation").order_by("language")


def short_edition_of(consultation: Consultation) -> ShortEdition | None:
    """Return the short edition, or None."""
    return ShortEdition.objects.filter(pk=consultation.pk).first()


def for_staff(consultation: Consultation) -> QuerySet[Material]:
    """Return the materials of a consultation with their versions, for those who work with it."""
    return Material.objects.filter(consultation=consultation).prefetch_related("versions").order_by("order")


def visible_to_staff(person: Any) -> QuerySet[Material]:
    """Return the materials whose consultation a person may see, with the consultation."""
    return Material.objects.visible_to(person).select_related("consultation__unit")
