"""What matters offer the house: menus, panels on the pages of what came before, and what waits for whom."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.commons.records.models import Record
from roret.decide.matters import selectors
from roret.decide.matters.forms import FromConsultationForm
from roret.decide.matters.models import Matter, RecommendationItem
from roret.foundation import authz, clock
from roret.foundation.modules import Group, Module, NavItem, Panel, Waiting, offer
from roret.foundation.piles import Pile, Row
from roret.listen.contributions.models import Theme
from roret.listen.white_papers.services import Effect, register_effects

Shown = tuple[str, dict[str, Any]] | None
AT_MOST = 20


def consultation_for_staff(request: Any, consultation: Any) -> Shown:
    """Offer to open a matter with one click, and show those that have been opened."""
    may = consultation.is_published and authz.allowed(request.user, "matters.create_matter", consultation)
    matters = list(selectors.matters_from(consultation, request.user))
    if not may and not matters:
        return None
    form = FromConsultationForm(initial={"committee": consultation.body_id}) if may else None
    return "matters/staff/panel_consultation.html", {"matters": matters, "form": form, "consultation": consultation}


def consultation_for_all(request: Any, consultation: Any) -> Shown:
    """Show where the consultation was decided, and what changed because of it."""
    matters = list(selectors.matters_from(consultation, request.user).filter(published_at__lte=clock.now()).with_page())
    return ("matters/public/panel_consultation.html", {"matters": matters}) if matters else None


def theme(request: Any, theme: Theme) -> Shown:
    """Show what the theme changed."""
    effects = selectors.effects_for_themes([theme.pk], request.user).get(theme.pk)
    return ("matters/public/panel_effects.html", {"effects": effects, "one_theme": True}) if effects else None


def meeting(request: Any, meeting: Any) -> Shown:
    """Show what the meeting decided."""
    decisions = list(selectors.decided_at(meeting, request.user))
    return ("matters/public/panel_meeting.html", {"decisions": decisions}) if decisions else None


def meeting_for_staff(request: Any, meeting: Any) -> Shown:
    """Offer to put signed matters on the agenda, and to minute what has been decided."""
    if not authz.allowed(request.user, "matters.record_decision", meeting):
        return None
    of_body = selectors.visible_matters(request.user).filter(body_id=meeting.body_id)
    signed = [] if meeting.has_begun or meeting.cancelled_at else list(of_body.waiting_for_a_meeting()[:AT_MOST])
    unminuted = [item for item in selectors.to_minute(request.user) if item.meeting_id == meeting.pk]
    context = {"meeting": meeting, "signed": signed, "unminuted": unminuted}
    return ("matters/staff/panel_meeting.html", context) if signed or unminuted else None


def waiting(person: Any) -> Iterator[Waiting]:
    """Yield what waits for the secretary, the director and the case worker."""
    standing = authz.standing_of(person)
    yield from _for_secretary(person, bodies=standing.units_by_role.get("committee_secretary", frozenset()))
    yield from _for_director(standing.units_by_role.get("director", frozenset()))
    yield from _for_case_worker(standing.units_by_role.get("case_worker", frozenset()))


def _for_secretary(person: Any, *, bodies: frozenset[int]) -> Iterator[Waiting]:
    if not bodies:
        return
    for item in selectors.to_minute(person)[:AT_MOST]:
        due = localdate(item.meeting.over_at)
        yield Waiting(
            item.record,
            reverse("staff:matter-decide", args=[item.record_id, item.meeting_id]),
            due,
            due < clock.today(),
            "minutes",
            heading=_("Decisions to minute"),
            action=_("Minute"),
            record=item.record,
        )


def _for_director(units: frozenset[int]) -> Iterator[Waiting]:
    for matter in _drafts(units):
        if not matter.missing_before_signing():
            yield _about(matter, "sign", heading=_("Matters to sign"), action=_("Read and sign"))


def _for_case_worker(units: frozenset[int]) -> Iterator[Waiting]:
    if not units:
        return
    for matter in _drafts(units):
        if matter.missing_before_signing():
            yield _about(matter, "draft", heading=_("Matters to write"), action=_("Write on"))
        else:
            yield _about(matter, "draft", action=_("See the matter"), whom=_("the director's signature"))


def _without_meeting(person: Any) -> QuerySet[Matter] | None:
    bodies = authz.standing_of(person).units_by_role.get("committee_secretary", frozenset())
    rows = Matter.objects.filter(body_id__in=bodies).waiting_for_a_meeting()
    return rows.order_by("signed_at") if bodies else None


def _put_to_meeting(matter: Record, _row: Row) -> Iterator[Waiting]:
    yield _about(matter, "agenda", heading=_("Signed matters without a meeting"), action=_("Put to a meeting"))


def _decided(person: Any) -> QuerySet[Matter] | None:
    units = authz.standing_of(person).units_by_role.get("case_worker", frozenset())
    return selectors.decided_and_open(units) if units else None


def _close(matter: Record, row: Row) -> Iterator[Waiting]:
    heading = _("Decided matters to close")
    if row.facts["unstated"]:
        url = selectors.effects_url(matter)
        yield _about(matter, "effects", heading=heading, action=_("Say what changed"), url=url)
    else:
        yield _about(matter, "effects", heading=heading, action=_("Close the matter"))


def _drafts(units: frozenset[int]) -> Iterable[Matter]:
    recommends = Exists(RecommendationItem.objects.filter(matter=OuterRef("pk")))
    rows = Matter.objects.unsigned().filter(unit_id__in=units).select_related("unit").annotate(recommends=recommends)
    return rows.order_by("changed_at")[:AT_MOST] if units else ()


def _about(matter: Record, kind: str, *, url: str = "", **words: Any) -> Waiting:
    return Waiting(matter, url or matter.get_staff_url(), kind=kind, record=matter, **words)


def _decided_effects(consultation: Any) -> dict[int, Effect]:
    """Tell the white paper what each theme has changed, as far as everybody may know."""
    effects = selectors.published_effects(consultation).order_by("pk")
    told = _("Decided in “%(matter)s”, %(number)s")
    return {
        one.theme_id: Effect(
            str(one.get_effect_display()), one.reason, told % {"matter": one.matter.title, "number": one.matter.number}
        )
        for one in effects
    }


register_effects(_decided_effects)
offer(
    Module(
        "matters",
        navigation=(
            NavItem(gettext_lazy("Decisions"), "public:matter-list", order=30),
            NavItem(gettext_lazy("Matters"), "staff:matter-list", "staff", "matters.view_matter", 40, Group.DECIDE),
        ),
        panels=(
            Panel("consultation", consultation_for_staff, face="staff"),
            Panel("consultation", consultation_for_all),
            Panel("theme", theme),
            Panel("meeting", meeting),
            Panel("meeting", meeting_for_staff, face="staff"),
        ),
        waiting=waiting,
        piles=(Pile(_without_meeting, _put_to_meeting, Record), Pile(_decided, _close, Record, facts=("unstated",))),
    )
)
