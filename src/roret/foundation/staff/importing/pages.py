"""Upload, preview, confirm."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roret.foundation import doors
from roret.foundation.errors import DomainError, ImportRefused
from roret.foundation.staff import exporting, services
from roret.foundation.staff.importing import preview
from roret.foundation.staff.importing.plan import Plan, Problem
from roret.foundation.staff.models import Upload
from roret.foundation.staff.pages import Page


class UploadForm(forms.Form):
    """The file to import."""

    file = forms.FileField(label=gettext_lazy("File"))

    def __init__(self, *args: Any, megabytes: int, **kwargs: Any) -> None:
        """Say how large the file may be."""
        super().__init__(*args, **kwargs)
        self.megabytes = megabytes
        self.fields["file"].help_text = _("CSV or Excel (.xlsx), at most %(megabytes)s MB") % {"megabytes": megabytes}

    def clean_file(self) -> Any:
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > self.megabytes * 1_000_000:
            raise forms.ValidationError(
                _("The file is too large. The limit is %(megabytes)s MB.") % {"megabytes": self.megabytes}
            )
        return file


class UploadPage(Page):
    """Take the file; nothing is changed yet."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the columns and the empty form."""
        return self._page(UploadForm(megabytes=self._megabytes))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the file and show what it would do."""
        form = UploadForm(request.POST, request.FILES, megabytes=self._megabytes)
        if not form.is_valid():
            return self._page(form)
        file = form.cleaned_data.pop("file")
        upload = doors.run(
            form, services.keep_upload, self.screens.importer, by=request.user, name=file.name, content=file.read()
        )
        return self._page(form) if upload is None else _next(self.screens, upload)

    @property
    def _megabytes(self) -> int:
        return int(self.screens.importer.limits.megabytes)

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
        """Read the file and show new, changed and same rows, or every problem; of a large one what the job has found."""
        kept = self._upload(upload)
        if kept.is_large:
            return _next(self.screens, kept) if kept.at_work else self._page(kept, kept.outcome or {})
        plan = services.preview_import(kept, by=request.user, importer=self.screens.importer)
        return self._page(kept, preview.shown(plan), plan=plan)

    def post(self, request: HttpRequest, upload: Any) -> HttpResponse:
        """Import, or give up."""
        kept = self._upload(upload)
        if "cancel" in request.POST:
            services.drop_upload(kept, by=request.user)
            return HttpResponseRedirect(self.screens.url("import"))
        try:
            return self._confirm(kept)
        except ImportRefused as error:
            plan = Plan(problems=error.problems)
        except DomainError as error:
            plan = Plan(problems=[Problem(0, "", str(error))])
        return self._page(kept, preview.shown(plan), plan=plan)

    def _confirm(self, kept: Upload) -> HttpResponse:
        by, importer = self.request.user, self.screens.importer
        if kept.is_large:
            return _next(self.screens, services.start_import(kept, by=by, importer=importer))
        plan = services.confirm_import(kept, by=by, importer=importer)
        messages.success(self.request, services.done_sentence(plan))
        return HttpResponseRedirect(self.screens.url("list"))

    def _upload(self, key: Any) -> Upload:
        mine = Upload.objects.visible_to(self.request.user)
        return get_object_or_404(mine, pk=key, register=self.screens.importer.register)

    def _page(self, upload: Upload, found: dict[str, Any], **more: Any) -> HttpResponse:
        seen = preview.context(found, self.screens.importer.columns)
        return self.show(upload=upload, upload_url=self.screens.url("import"), **seen, **more)


class TemplateFile(Page):
    """An empty file with the right columns and one example row."""

    def get(self, request: HttpRequest, dialect: str) -> HttpResponse:
        """Send the file."""
        if dialect not in exporting.DIALECTS:
            raise Http404
        importer = self.screens.importer
        headers = [str(column.label) for column in importer.columns]
        return exporting.table_response(headers, importer.examples(), name=str(self.screens.many), dialect=dialect)


def _next(screens: Any, upload: Upload) -> HttpResponse:
    """Lead to the preview, or to the page that waits for the job at work on a large file."""
    if upload.at_work:
        return HttpResponseRedirect(reverse("staff:job-progress", args=[upload.progress_id]))
    return HttpResponseRedirect(screens.url("import", upload.pk))
