"""“What do you know about me?” is answered in full, in words that people read."""

import io
import re
import zipfile

import pytest
from django.contrib.auth import get_user_model

from roret.commons.bodies import services as bodies
from roret.commons.bodies.enums import SeatSource
from roret.foundation import authz, clock
from roret.foundation.notify.models import Notification, Recipient
from roret.foundation.privacy.services import export_person
from roret.foundation.privacy.services.exporting import known_about

TOLD = {
    "account.EmailAddress",
    "authz.OperatorSession",
    "bodies.Membership",
    "contributions.Contribution",
    "deputations.Deputation",
    "events.Registration",
    "notify.Recipient",
    "people.ExternalIdentity",
    "people.RoleGrant",
    "records.Follow",
    "statements.StatementComment",
    "usersessions.UserSession",
    "viewpoints.Voter",
}
NOT_TOLD = {
    "commitments.Commitment": "who answers to a committee does so as staff of the unit that gave the promise",
    "contributions.Answer": "who answers for the municipality does so as its staff; it stands in the official answer",
    "contributions.Handling": "which responses she is to look through as staff; it stands in the queue, and goes with them",
    "jobs.Progress": "how far a job of hers has come; gone after 90 days",
    "mfa.Authenticator": "the secret of her second step",
    "statements.Statement": "who owns the answer to a council does so as staff of the unit that is addressed",
    "staff.Upload": "a file she is just about to import; gone within a day",
}


def page_of(person):
    archive = zipfile.ZipFile(io.BytesIO(export_person(person, by=person)))
    return archive.read("mine-data.html").decode()


@pytest.mark.unit
def test_whatever_refers_to_a_person_is_told_to_her_or_left_out_for_a_reason():
    fields = get_user_model()._meta.get_fields(include_hidden=True)
    referring = {
        one.related_model._meta.label
        for one in fields
        if one.auto_created and not one.concrete and one.related_model._meta.auto_created is False
    }
    assert referring == TOLD | NOT_TOLD.keys(), "say in the module's privacy.py what it knows, or here why not"


@pytest.mark.django_db
def test_a_member_and_an_operator_are_told_of_their_seats_and_sessions(world):
    post = bodies.create_post(world.council, by=authz.SYSTEM, label="Formand", seats=1, source=SeatSource.OTHER)
    bodies.appoint_member(post, by=authz.SYSTEM, name="Mona Medlem", user=world.member)
    told = {str(part.title): part.rows for part in known_about(world.member)}
    assert told["Dine pladser i råd"][0]["råd eller udvalg"] == "Rådet"
    assert "Dine operatørsessioner" in {str(part.title) for part in known_about(world.operator_in_session)}


@pytest.mark.django_db
def test_the_page_says_moments_and_answers_in_words_and_no_column_names(world):
    recipient = Recipient.objects.create(user=world.ane)
    Notification.objects.create(
        recipient=recipient,
        key="milestone-1",
        record_title="Cykelsti",
        sentence="Det er besluttet",
        created_at=clock.now(),
    )
    page = page_of(world.ane)
    text = re.sub(r"<[^>]+>", " ", page)
    assert "Det er besluttet" in text
    assert not re.search(r"\d{4}-\d{2}-\d{2}", text), "moments are written as people write them"
    for machine in ("False", "True", "None", "+00:00", "record id", "created at", "recipient", "milestone-1"):
        assert machine not in text, machine
    assert " kl. " in text.replace("\xa0", " ")
    assert ">Nej<" in page
