"""The declaration of a staff screen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet
from django_tables2 import Table

from roret.foundation import authz
from roret.foundation.staff import pages
from roret.foundation.staff.importing import pages as import_pages
from roret.foundation.staff.importing import registry
from roret.foundation.staff.importing.columns import Column
from roret.foundation.staff.importing.importer import Importer
from roret.foundation.staff.layout import History, Layout, Main, Side

Service = Callable[..., Any]

_ACTS_AS = {"list": "view", "detail": "view", "export": "view", "import": "create", "template": "create"}
"""The permission behind an action that is not one itself."""


@dataclass(frozen=True, kw_only=True)
class StaffScreens:
    """One register's screens; see the package for what each knob is.

    ``joined`` are the relations that the list reads along; ``columns`` are those of the export (the importer's where
    there is one). Without a service there is no such page and no such button.
    """

    model: type[Model]
    table: type[Table]
    form: type[ModelForm] | None = None
    filter: type[FilterSet] | None = None
    create: Service | None = None
    update: Service | None = None
    delete: Service | None = None
    layout: Layout = field(default_factory=lambda: Layout(Main(), Side(History())))
    joined: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    importer: Importer | None = None
    lead: object = ""

    def __post_init__(self) -> None:
        """Let jobs find who reads the register's files."""
        if self.importer is not None:
            registry.enter(self)

    @property
    def app(self) -> str:
        """The app that owns the model."""
        return self.model._meta.app_label

    @property
    def name(self) -> str:
        """The model's name, which the addresses and permissions are made of."""
        return str(self.model._meta.model_name)

    @property
    def one(self) -> str:
        """What one row is called."""
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def many(self) -> str:
        """What the rows are called."""
        return capfirst(str(self.model._meta.verbose_name_plural))

    @property
    def exported(self) -> tuple[Column, ...]:
        """The columns of the export."""
        return self.columns or (self.importer.columns if self.importer else ())

    def permission(self, action: str) -> str:
        """Return the name of the permission that an action needs."""
        return f"{self.app}.{_ACTS_AS.get(action, action)}_{self.name}"

    def may(self, person: Any, action: str, thing: Any = None) -> bool:
        """Answer whether the page exists and ``person`` may use it."""
        return self.has(action) and authz.allowed(person, self.permission(action), thing)

    def has(self, action: str) -> bool:
        """Say whether there is such a page."""
        if action in {"create", "update", "delete"}:
            return getattr(self, action) is not None
        if action in {"import", "template"}:
            return self.importer is not None
        return action != "export" or bool(self.exported)

    def url(self, action: str, *args: Any) -> str:
        """Return the address of a page."""
        return reverse(f"staff:{self.name}-{action}", args=args)

    def rows(self, person: Any) -> QuerySet[Any]:
        """Return what ``person`` may see, with what the list reads along."""
        return self.model.objects.visible_to(person).select_related(*self.joined)  # type: ignore[attr-defined]

    @property
    def urls(self) -> list[URLPattern]:
        """The pages' addresses, to be included below the register's own."""
        return self.urls_of(*(action for action, _route, _view in _PAGES))

    def urls_of(self, *actions: str) -> list[URLPattern]:
        """The addresses of some of the pages, where a register shows the others in its own way."""
        return [
            path(route, view.as_view(screens=self, action=action), name=f"{self.name}-{action}")
            for action, route, view in _PAGES
            if action in actions and self.has(action)
        ]


_PAGES: tuple[tuple[str, Any, Any], ...] = (
    ("list", "", pages.ListPage),
    ("create", _("new/"), pages.FormPage),
    ("import", _("import/"), import_pages.UploadPage),
    ("import", _("import/<uuid:upload>/"), import_pages.PreviewPage),
    ("template", _("import/template.<str:dialect>"), import_pages.TemplateFile),
    ("export", _("export.<str:dialect>"), pages.ExportFile),
    ("detail", "<int:pk>/", pages.DetailPage),
    ("update", _("<int:pk>/edit/"), pages.FormPage),
    ("delete", _("<int:pk>/delete/"), pages.DeletePage),
)
