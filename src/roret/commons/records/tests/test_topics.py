import pytest

from roret.commons.records import services_topics as services
from roret.commons.records.models import Topic
from roret.commons.records.staff.topics import TOPICS
from roret.foundation.authz import SYSTEM
from roret.foundation.errors import DomainError
from roret.foundation.testing.screens import StaffScreenTests, person_with, upload


class TestTopicScreens(StaffScreenTests):
    screens = TOPICS
    text_field = "name_en"

    def make(self, count=1):
        number = Topic.objects.count()
        top = services.create_topic(by=SYSTEM, name=f"Top {number}")
        return [
            services.create_topic(by=SYSTEM, name=f"Emne {number + one}", parent=top, kle="15.20")
            for one in range(count)
        ]

    def data(self):
        return {"name": "Fleksjob", "kle": "15.20.05"}


@pytest.mark.django_db
def test_a_tree_comes_from_a_file_in_any_order_and_harmlessly_twice(client):
    client.force_login(person_with("editor"))
    rows = ["emne;navn på engelsk;KLE-nummer", "Beskæftigelse > Fleksjob > Løn;;", "Beskæftigelse;Employment;15"]
    file = "\n".join([*rows, "Beskæftigelse>Fleksjob;Flex jobs;15.20"]).encode()
    preview = upload(client, TOPICS, file)
    assert [str(one) for one in preview.context["plan"].problems] == []
    assert client.post(preview.request["PATH_INFO"], {"confirm": "1"}).status_code == 302
    assert set(services.paths().values()) == {
        "Beskæftigelse",
        "Beskæftigelse > Fleksjob",
        "Beskæftigelse > Fleksjob > Løn",
    }
    assert upload(client, TOPICS, file).context["plan"].counts == {"new": 0, "changed": 0, "same": 3}


@pytest.mark.django_db
def test_a_topic_below_an_unknown_one_is_refused_as_a_whole(client):
    client.force_login(person_with("editor"))
    preview = upload(client, TOPICS, b"emne\nA\nB > C\n")
    assert "B" in client.post(preview.request["PATH_INFO"], {"confirm": "1"}).content.decode()
    assert not Topic.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "at"),
    [({"kle": "hejsa"}, "kle"), ({"kle": "1.2"}, "kle"), ({"name": "A > B"}, "name"), ({"parent": "self"}, "parent")],
)
def test_what_does_not_hold_is_said_at_its_field(fields, at):
    topic = services.create_topic(by=SYSTEM, name="Emne")
    values = {**fields, **({"parent": topic} if "parent" in fields else {})}
    with pytest.raises(DomainError) as refused:
        services.update_topic(topic, by=SYSTEM, **values)
    assert refused.value.field == at
