"""The annexes that every white paper has: whom it heard and how they were told, and how responses came."""

from django.db.models import Count, Prefetch
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from roret.engines.figures.csv_dialect import format_date
from roret.engines.figures.small_cells import hide_small_counts
from roret.listen.consultations.enums import PartyRight
from roret.listen.consultations.models import Consultation, Party, PartyAnswer
from roret.listen.consultations.selectors import unanswered_parties
from roret.listen.contributions.enums import Channel
from roret.listen.white_papers.services.sections import Annex


def parties(consultation: Consultation) -> Annex | None:
    """List the parties: their right, when they were written to, and whether they answered."""
    silent = set(unanswered_parties(consultation).values_list("pk", flat=True))
    answers = Prefetch("answers", PartyAnswer.objects.standing().order_by("pk"), to_attr="standing_answers")
    rows = [
        (
            party.name,
            str(party.get_right_display()),
            party.purpose or "—",
            format_date(localdate(party.invited_at)) if party.invited_at else "—",
            _answered(party, silent),
            "; ".join(filter(None, (answer.mandate for answer in party.standing_answers))) or "—",
        )
        for party in consultation.parties.prefetch_related(answers).order_by("right", "name")
    ]
    columns = (_("Party"), _("Right"), _("How they take part"), _("Written to"), _("Has answered"), _("Mandate"))
    return Annex("parties", _("Parties and delivery"), columns=columns, rows=rows) if rows else None


def _answered(party: Party, silent: set[int]) -> str:
    if party.no_remarks_at:
        return _("No remarks")
    if party.pk in silent:
        return _("No")
    return _("Yes") if party.right == PartyRight.HEARD or party.standing_answers else "—"  # type: ignore[attr-defined]


def channels(consultation: Consultation) -> Annex | None:
    """Tell how the responses came; few of a kind are hidden, because a letter may be known to the whole street."""
    counted = dict(consultation.contributions.order_by().values_list("channel").annotate(Count("pk")))
    found = [(label, counted.get(value, 0)) for value, label in Channel.choices]
    if not counted:
        return None
    shown, _total = hide_small_counts([count for _label, count in found])
    rows = [
        (str(label), _("hidden") if count is None else count)
        for (label, _count), count in zip(found, shown, strict=True)
    ]
    return Annex("channels", _("Involvement: how the responses came"), columns=(_("Way"), _("Responses")), rows=rows)
