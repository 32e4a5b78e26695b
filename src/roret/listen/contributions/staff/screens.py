"""The staff screens of standard texts."""

from django.utils.translation import gettext_lazy as _

from roret.foundation.staff.layout import Facts, History, Layout, Main, Side
from roret.foundation.staff.screens import StaffScreens
from roret.listen.contributions import services
from roret.listen.contributions.forms import StandardTextForm
from roret.listen.contributions.models import StandardText
from roret.listen.contributions.tables import StandardTextTable

STANDARD_TEXTS = StaffScreens(
    model=StandardText,
    form=StandardTextForm,
    table=StandardTextTable,
    create=services.create_standard_text,
    update=services.update_standard_text,
    delete=services.delete_standard_text,
    layout=Layout(Main(Facts("title", "use", "text")), Side(History())),
    lead=_("Texts that are used again: why a response is not published, and how an answer begins."),
)
