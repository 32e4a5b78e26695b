"""The pages that read a declaration. A door translates; it does not decide."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views import View
from django_tables2 import RequestConfig

from roret.foundation import doors
from roret.foundation.errors import ChangedMeanwhile, DomainError
from roret.foundation.staff import exporting, locking

ROWS_ON_A_PAGE = 25


class Page(View):
    """What all pages of a register share: the permission, the thing, and the template."""

    screens: Any = None
    action = ""
    fallback: ClassVar[str] = ""
    thing: Any = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the thing among what the person may see; refuse what she may not do."""
        if "pk" in kwargs:
            self.thing = get_object_or_404(self.screens.rows(request.user), pk=kwargs["pk"])
        if not self.screens.may(request.user, self.action, self.thing):
            raise PermissionDenied(self.screens.permission(self.action))
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def show(self, **context: Any) -> TemplateResponse:
        """Fill the register's own template for this action, else the common one."""
        screens = self.screens
        own = f"{screens.app}/staff/{screens.name}_{self.action}.html"
        shared = {
            "screens": screens,
            "thing": self.thing,
            "crumbs": self.crumbs(),
            "can": self.can(),
            **self.addresses(),
        }
        return TemplateResponse(
            self.request, [own, f"staff/{self.fallback or self.action}.html"], {**shared, **context}
        )

    def crumbs(self) -> list[tuple[str, str]]:
        """Return the way from the list to here."""
        way = [(self.screens.many, self.screens.url("list"))]
        if self.thing is not None:
            way.append((str(self.thing), self.screens.url("detail", self.thing.pk) if self.action != "detail" else ""))
        if self.action not in {"list", "detail"}:
            way.append((self.title(), ""))
        return way

    def addresses(self) -> dict[str, str]:
        """Return where the page's buttons lead."""
        screens, thing = self.screens, self.thing
        if thing is None:
            found = {f"{action}_url": screens.url(action) for action in ("create", "import") if screens.has(action)}
            return {**found, "back_url": screens.url("list")}
        found = {
            f"{action}_url": screens.url(action, thing.pk) for action in ("update", "delete") if screens.has(action)
        }
        public = thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else ""
        return {**found, "back_url": screens.url("detail", thing.pk), "public_url": public}

    def title(self) -> str:
        """Return what the page is called in the way from the list."""
        return {"create": _("New"), "update": _("Edit"), "delete": _("Delete"), "import": _("Import")}.get(
            self.action, ""
        )

    def can(self) -> dict[str, bool]:
        """Return which buttons are shown; the services decide."""
        actions = ("update", "delete") if self.thing is not None else ("create", "import", "export")
        return {action: self.screens.may(self.request.user, action, self.thing) for action in actions}


class ListPage(Page):
    """The register as a table: filtered and sorted by the address, a page at a time, with export."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the rows that the address asks for."""
        filterset, rows = filtered(self.screens, request)
        table = self.screens.table(rows)
        RequestConfig(request, paginate={"per_page": ROWS_ON_A_PAGE, "silent": True}).configure(table)
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        dialects = exporting.DIALECTS if self.screens.has("export") else ()
        exports = [
            (_("Export as %(dialect)s") % {"dialect": one.upper()}, self.screens.url("export", one) + query)
            for one in dialects
        ]
        return self.show(table=table, filterset=filterset, exports=exports)


class ExportFile(Page):
    """What the list shows, as a file: CSV in the Danish dialect, or Excel."""

    def get(self, request: HttpRequest, dialect: str) -> HttpResponse:
        """Send the file."""
        if dialect not in exporting.DIALECTS:
            raise Http404
        _filterset, rows = filtered(self.screens, request)
        return exporting.file_response(self.screens.exported, rows, name=str(self.screens.many), dialect=dialect)


class DetailPage(Page):
    """One thing: what the layout says, its history, and what other modules add."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the thing."""
        layout = self.screens.layout
        parts = {"main": [part.render(request, self.thing) for part in layout.main]}
        return self.show(**parts, side=[part.render(request, self.thing) for part in layout.side])


class FormPage(Page):
    """Create or edit one thing through its service."""

    fallback = "form"

    def get(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Show the empty or filled form."""
        return self.show(form=self.form())

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Save, or show what is wrong with everything that was written still there."""
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form=form)
        saved = self.save(form)
        if saved is None or form.errors:
            return self.show(form=form)
        messages.success(request, _("Your changes have been saved."))
        done = saved if hasattr(saved, "pk") else self.thing
        return HttpResponseRedirect(self.screens.url("detail", done.pk))

    def form(self, data: Any = None, files: Any = None) -> ModelForm:
        """Make the form; it works on a copy, so that the thing itself is only changed by its service."""
        initial = {name: self.request.GET[name] for name in self.screens.form.base_fields if name in self.request.GET}
        copy = self.screens.rows(self.request.user).get(pk=self.thing.pk) if self.thing is not None else None
        form = self.screens.form(data, files, instance=copy, initial=initial if copy is None else None)
        if hasattr(form, "for_person"):
            form.for_person(self.request.user)
        if copy is not None:
            locking.add_token(form, self.thing)
        return form

    @transaction.atomic
    def save(self, form: ModelForm) -> Any:
        """Call the service; return what it returned, or nothing where somebody else was faster: the form says in which fields."""
        by = self.request.user
        if self.thing is None:
            return doors.run(form, self.screens.create, by=by)
        current = self.screens.model.objects.lock(self.thing.pk)
        if locking.changed_meanwhile(form, current):
            form.clashes = locking.differences(form, current)  # type: ignore[attr-defined]  # for the summary of errors
            locking.see_again(form, current)
            form.add_error(None, str(ChangedMeanwhile()))
            return None
        return doors.run(form, self.screens.update, current, by=by) or (None if form.errors else current)


class DeletePage(Page):
    """Delete one thing, after asking."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask first."""
        return self.show()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Delete, or say why not."""
        try:
            self.screens.delete(self.thing, by=request.user)
        except ProtectedError as error:
            return self.show(
                problem=_("Other things refer to it, so it must stay."), holders=list(error.protected_objects)[:10]
            )
        except DomainError as error:
            return self.show(problem=str(error))
        messages.success(request, _("It has been deleted."))
        return HttpResponseRedirect(self.screens.url("list"))


def filtered(screens: Any, request: HttpRequest) -> tuple[Any, Any]:
    """Return the filter form and the rows it leaves; an unreadable filter leaves all and shows its error."""
    rows = screens.rows(request.user)
    if screens.filter is None:
        return None, rows
    filterset = screens.filter(request.GET or None, queryset=rows, request=request)
    return filterset, filterset.qs
