"""The handshake of forms, buttons and pages with services."""

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.test import RequestFactory

from roret.foundation.doors import act, kept_for_guests, run
from roret.foundation.errors import DomainError, NotReady
from roret.foundation.lifecycle import Missing

pytestmark = pytest.mark.unit


class Names(forms.Form):
    name = forms.CharField()
    note = forms.CharField(required=False)


def filled():
    form = Names({"name": "Ane", "note": "hej"})
    assert form.is_valid()
    return form


def failing(error):
    def service(*args, **values):
        raise error

    return service


def pressed(service, **extra):
    request = RequestFactory().post("/")
    request.user = "Bo"
    request._messages = CookieStorage(request)
    result = act(request, service, "tingen", **extra)
    return result, [(message.level_tag, str(message)) for message in get_messages(request)]


def test_a_service_gets_what_was_cleaned_and_more_words_win():
    assert run(filled(), lambda thing, **values: (thing, values), "sti", note="andet") == (
        "sti",
        {"name": "Ane", "note": "andet"},
    )


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (DomainError("Nej.", field="name"), {"name": ["Nej."]}),
        (DomainError("Nej.", field="hidden"), {"__all__": ["Nej."]}),
        (DomainError("Nej."), {"__all__": ["Nej."]}),
        (NotReady([Missing("A."), Missing("B.")]), {"__all__": ["A.", "B."]}),
        (ValidationError({"name": "For lang."}), {"name": ["For lang."]}),
        (ValidationError({"version": "Mangler."}), {"__all__": ["version: Mangler."]}),
        (ValidationError("Samlet."), {"__all__": ["Samlet."]}),
    ],
)
def test_what_a_service_refuses_stands_on_the_form(error, expected):
    form = filled()
    assert run(form, failing(error)) is None
    assert dict(form.errors) == expected


def test_a_refused_permission_is_no_matter_of_the_form():
    for call in (
        lambda: run(filled(), failing(PermissionDenied("x"))),
        lambda: pressed(failing(PermissionDenied("x"))),
    ):
        with pytest.raises(PermissionDenied):
            call()


def test_a_button_says_that_it_is_done():
    assert pressed(lambda thing, by, at: (thing, by, at), done="Gjort.", at=1) == (
        ("tingen", "Bo", 1),
        [("success", "Gjort.")],
    )
    assert pressed(lambda thing, by: None) == (True, [])


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DomainError("Nej."), ["Nej."]),
        (NotReady([Missing("A."), Missing("B.")]), ["A.", "B."]),
        (ValidationError(["A.", "B."]), ["A. B."]),
    ],
)
def test_a_button_says_why_not(error, said):
    assert pressed(failing(error), done="Gjort.") == (None, [("error", text) for text in said])


@pytest.mark.parametrize(("signed_in", "kept"), [(False, True), (True, False)])
def test_only_guests_pages_may_be_kept(signed_in, kept):
    request = RequestFactory().get("/")
    request.user = type("Reader", (AnonymousUser,), {"is_authenticated": signed_in})()
    response = kept_for_guests(lambda request: HttpResponse("side"))(request)
    assert ("public" in response.get("Cache-Control", "")) is kept
