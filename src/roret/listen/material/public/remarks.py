"""Writing about a clause by the web: the form beside the clause, sent once, with the same receipt as any response."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from roret.foundation.doors import run
from roret.foundation.rates import too_many
from roret.listen.material import services
from roret.listen.material.forms import RemarkForm
from roret.listen.material.models import Clause
from roret.listen.material.public.views import crumbs, find


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, number: str, order: int, anchor: str) -> HttpResponse:
    """Show the form, or take the remark; when the time is over, what was typed is given back."""
    clause = _find(request, number, order, anchor)
    consultation = clause.version.material.consultation
    verdict = consultation.can_respond()
    form = RemarkForm(request.POST or None, asked_by=consultation, clause=clause, initial=_initial(request))
    if request.method == "POST" and verdict:
        if too_many(request, "respond", limit=60, seconds=600):
            form.is_valid()
            form.add_error(
                None, _("Many responses have come from here in a short time. Wait ten minutes and send again.")
            )
        elif form.is_valid() and (receipt := _send(form, clause, by=request.user)):
            return redirect("public:consultation-receipt", number=number, secret=receipt.secret)
    context = {
        "clause": clause,
        "material": clause.version.material,
        "consultation": consultation,
        "form": form,
        "verdict": verdict,
        "crumbs": crumbs(
            clause.version.material,
            (clause.version.material.title, clause.version.material.get_absolute_url()),
            (_("Write about %(number)s") % {"number": clause.number}, ""),
        ),
    }
    status = 200 if verdict or request.method == "GET" else 409
    return render(request, "material/public/write.html", context, status=status)


def _find(request: HttpRequest, number: str, order: int, anchor: str) -> Clause:
    """Return the clause as it stands in the last version that has it."""
    material = find(request, number, order)
    rows = Clause.objects.visible_to(request.user).filter(version__material=material, anchor=anchor)
    last = rows.order_by("-version__number").values("pk")[:1]
    return get_object_or_404(rows.select_related("version__material__consultation__unit"), pk__in=last)


def _initial(request: HttpRequest) -> dict[str, Any]:
    person = request.user
    known = {"name": person.name, "email": person.email} if person.is_authenticated else {}
    return {**known, "kind": "proposal" if request.GET.get("forslag") else "comment"}


def _send(form: RemarkForm, clause: Clause, *, by: Any) -> Any:
    kind, submission = form.cleaned_data["kind"], form.cleaned_data["submission"]
    content = form.content()
    return run(
        form, lambda **_data: services.send_remark(clause, by=by, content=content, submission=submission, kind=kind)
    )
