"""The search page: one list over records and published contributions, all in the address."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roret.foundation.doors import kept_for_guests
from roret.foundation.search import finding
from roret.foundation.search.forms import SearchForm

PAGE = "side"


@require_safe
@kept_for_guests
def search(request: HttpRequest) -> HttpResponse:
    """Show what was found, or what might have been meant."""
    form = SearchForm(request.GET)
    form.is_valid()
    text, chosen = form.cleaned_data.get("q", ""), form.chosen()
    page = _number(request.GET.get(PAGE, ""))
    found = finding.find(text, person=request.user, chosen=chosen, page=page, options=form.choices)
    context = {
        "form": form,
        "text": text,
        "chosen": chosen,
        "asked": bool(text.strip() or chosen),
        "found": found,
        "facets": [
            (
                one.label,
                [(label, count, _address(request.GET, **{one.name: value})) for value, label, count in one.counts],
            )
            for one in found.facets
        ],
        "used": [
            (form.fields[name].label, dict(form.choices[name]).get(value), _address(request.GET, **{name: ""}))
            for name, value in chosen.items()
        ],
        "previous": _address(request.GET, **{PAGE: page - 1}) if 1 < page <= found.pages else "",
        "following": _address(request.GET, **{PAGE: page + 1}) if page < found.pages else "",
        "page_number": min(page, max(found.pages, 1)),
        "respelled": _address(request.GET, q=found.spelling) if found.spelling else "",
    }
    return render(request, "search/search.html", context)


def _number(text: str) -> int:
    return min(int(text), finding.LAST_PAGE) if text.isascii() and text.isdigit() and 0 < len(text) < 6 else 1


def _address(query: QueryDict, **changed: Any) -> str:
    """Return the address with some of it changed; another question or filter begins on the first page."""
    address = query.copy()
    if PAGE not in changed:
        address.pop(PAGE, None)
    for name, value in changed.items():
        if value == "":
            address.pop(name, None)
        else:
            address[name] = str(value)
    return f"?{address.urlencode()}"
