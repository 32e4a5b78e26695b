"""Upload, preview, confirm."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from roret.foundation import doors
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff import exporting, services
from roret.foundation.staff.importing.plan import STATES, Plan, Problem
from roret.foundation.staff.models import Upload
from roret.foundation.staff.pages import Page

SHOWN_ROWS = 50
SHOWN_PROBLEMS = 200
LARGEST = 20_000_000


class UploadForm(forms.Form):
    """The file to import."""

    file = forms.FileField(label=gettext_lazy("File"), help_text=gettext_lazy("CSV or Excel (.xlsx), at most 20 MB"))

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is too large. The limit is 20 MB."))
        return file


class UploadPage(Page):
    """Take the file; nothing is changed yet."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the columns and the empty form."""
        return self._page(UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the file and show what it would do."""
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        file = form.cleaned_data.pop("file")
        upload = doors.run(
            form, services.keep_upload, self.screens.importer, by=request.user, name=file.name, content=file.read()
        )
        return self._page(form) if upload is None else HttpResponseRedirect(self.screens.url("import", upload.pk))

    def _page(self, form: UploadForm) -> HttpResponse:
        columns = self.screens.importer.columns
        rows = [(capfirst(str(one.label)), _("Yes") if one.required else "", one.example or "–") for one in columns]
        templates = [(dialect.upper(), self.screens.url("template", dialect)) for dialect in exporting.DIALECTS]
        headers = [_("Column"), _("Required"), _("Example")]
        note = self.screens.importer.note
        return self.show(form=form, column_headers=headers, column_rows=rows, templates=templates, note=note)


class PreviewPage(Page):
    """Show what the file would do, and do it when that is confirmed."""

    fallback = "import_preview"

    def get(self, request: HttpRequest, upload: Any) -> HttpResponse:
        """Read the file and show new, changed and same rows, or every problem."""
        kept = self._upload(upload)
        return self._page(kept, services.preview_import(kept, by=request.user, importer=self.screens.importer))

    def post(self, request: HttpRequest, upload: Any) -> HttpResponse:
        """Import, or give up."""
        kept = self._upload(upload)
        if "cancel" in request.POST:
            services.drop_upload(kept, by=request.user)
            return HttpResponseRedirect(self.screens.url("import"))
        try:
            plan = services.confirm_import(kept, by=request.user, importer=self.screens.importer)
        except ImportRefused as error:
            return self._page(kept, Plan(problems=error.problems))
        except DomainError as error:
            return self._page(kept, Plan(problems=[Problem(0, "", str(error))]))
        messages.success(request, self._done(plan))
        return HttpResponseRedirect(self.screens.url("list"))

    def _upload(self, key: Any) -> Upload:
        mine = Upload.objects.visible_to(self.request.user)
        return get_object_or_404(mine, pk=key, register=self.screens.importer.model._meta.label_lower)

    def _page(self, upload: Upload, plan: Plan) -> HttpResponse:
        names = [column.name for column in plan.columns]
        headers = {column.name: column.titles() for column in plan.columns}
        rows = [
            (line, [(_cell(line.cells, headers[name]), name in line.changed) for name in names])
            for line in plan.lines[:SHOWN_ROWS]
        ]
        tiles = [(plan.count(state), label) for state, label in STATES.items()]
        return self.show(
            upload=upload,
            plan=plan,
            tiles=tiles,
            nothing_new=not plan.doing(),
            upload_url=self.screens.url("import"),
            rows=rows,
            labels=[column.label for column in plan.columns],
            shown=plan.problems[:SHOWN_PROBLEMS],
            hidden=max(0, len(plan.problems) - SHOWN_PROBLEMS),
            more=max(0, len(plan.lines) - SHOWN_ROWS),
        )

    @staticmethod
    def _done(plan: Plan) -> str:
        changed = len(plan.doing())
        return ngettext("%(count)s row was imported.", "%(count)s rows were imported.", changed) % {"count": changed}


class TemplateFile(Page):
    """An empty file with the right columns and one example row."""

    def get(self, request: HttpRequest, dialect: str) -> HttpResponse:
        """Send the file."""
        if dialect not in exporting.DIALECTS:
            raise Http404
        importer = self.screens.importer
        headers = [str(column.label) for column in importer.columns]
        return exporting.table_response(headers, importer.examples(), name=str(self.screens.many), dialect=dialect)


def _cell(cells: Any, titles: frozenset[str]) -> str:
    return next((text for header, text in cells.items() if header.casefold() in titles), "")
