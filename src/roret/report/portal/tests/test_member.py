"""A member's page: what came of what her council said."""

import pytest

from roret.commons.bodies.models import Body
from roret.foundation import authz
from roret.listen.contributions import services
from roret.listen.contributions.tests.factories import open_consultation, sent
from roret.report.portal.councils import said_by

pytestmark = pytest.mark.django_db


def test_a_theme_is_shown_when_it_has_been_answered_and_not_before(world):
    consultation = open_consultation(world.centre)
    theme = services.create_theme(consultation, by=authz.SYSTEM, title="Arbejdstitel")
    (council,) = Body.objects.filter(pk__in=authz.standing_of(world.member).member_units)
    said = services.approve_contribution(sent(consultation, "Vi mener", organisation=council.name), by=authz.SYSTEM)
    services.group_contributions(theme, [said], by=authz.SYSTEM)

    assert [one.themes for one in said_by(world.member)] == [[]]

    services.write_answer(theme.answer, by=authz.SYSTEM, text="Ja")
    services.approve_answer(theme.answer, by=authz.SYSTEM)
    assert [[theme for theme, _effect in one.themes] for one in said_by(world.member)] == [[theme]]
