"""The staff screens of the standing list, and how it is read from a file."""

from django.utils.translation import gettext_lazy as _

from roret.commons.areas.models import Area
from roret.commons.organisation.models import Unit
from roret.commons.records.models import Topic
from roret.foundation.staff.importing.columns import Choice, Column, Day, Email, Reference, References, Text, model_rows
from roret.foundation.staff.importing.importer import Importer
from roret.foundation.staff.layout import Action, Actions, Facts, History, Layout, Main, Related, Side
from roret.foundation.staff.screens import StaffScreens
from roret.listen.consultations.enums import ConsultationKind, PartyRight
from roret.listen.parties import services
from roret.listen.parties.forms import StandingPartyForm
from roret.listen.parties.models import StandingParty
from roret.listen.parties.tables import StandingPartyTable

IMPORT = Importer(
    model=StandingParty,
    columns=(
        Column("name", _("name"), Text(200), required=True, example="Danske Handicaporganisationer"),
        Column("unit", _("council or unit"), Reference(model_rows(Unit, "abbreviation", "name"))),
        Column("email", _("e-mail"), Email(), example="post@example.dk"),
        Column("right", _("right"), Choice(PartyRight), required=True, example=PartyRight.HEARD.label),
        Column("purpose", _("how they take part"), Text(300)),
        Column("type", _("type of consultation"), Choice(ConsultationKind)),
        Column("topics", _("topics"), References(model_rows(Topic, "name"))),
        Column("areas", _("areas"), References(model_rows(Area, "name"))),
        Column("ends_on", _("asked no more from"), Day()),
    ),
    key=("name",),
    service=services.import_standing_parties,
    prefetch=("topics", "areas"),
)

STANDING = StaffScreens(
    model=StandingParty,
    form=StandingPartyForm,
    table=StandingPartyTable,
    create=services.create_standing_party,
    update=services.update_standing_party,
    delete=services.delete_standing_party,
    layout=Layout(
        Main(
            Facts("name", "unit", "email", "right", "purpose", "type", "ends_on"),
            Related("topics", "name", heading=_("Asked about these topics")),
            Related("areas", "name", "division", heading=_("Asked about these areas")),
            Facts("verified_at", "verified_by", "verified_how", heading=_("Verified")),
            Related("asked_in", "consultation", "right", "invited_at", "no_remarks_at", heading=_("Asked in")),
            Actions(Action("parties.update_standingparty", _("Verify"), "staff:standingparty-verify")),
        ),
        Side(History()),
    ),
    joined=("unit",),
    importer=IMPORT,
    lead=_(
        "Whom you ask every time: associations, councils and authorities, each with the rule by which they are suggested."
    ),
)
