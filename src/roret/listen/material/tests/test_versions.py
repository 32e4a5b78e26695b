"""Versions are read, looked through and published; clauses keep their anchors; what is published stays."""

import pytest
from django.core.exceptions import PermissionDenied

from roret.engines.documents.tests import samples
from roret.foundation import authz
from roret.foundation.errors import DomainError, NotPossible
from roret.foundation.journal.models import Event
from roret.foundation.testing.jobs import run_jobs
from roret.foundation.testing.matrix import assert_matrix
from roret.listen.consultations import services as consultations
from roret.listen.contributions.tests.factories import draft, open_consultation
from roret.listen.material import selectors, services
from roret.listen.material.models import Clause, MaterialVersion
from roret.listen.material.reporting import sentences
from roret.listen.material.tests.factories import TEXT, clause, material, published, upload, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(world):
    return open_consultation(world.centre)


def test_a_typed_text_becomes_numbered_clauses_with_anchors(consultation):
    made = published(consultation)

    assert [(row.anchor, row.kind, row.number) for row in made.clauses.order_by("order")] == [
        ("k1", "heading", "titlen"),
        ("k2", "paragraph", "stk. 1"),
        ("k3", "heading", "1"),
        ("k4", "paragraph", "1, stk. 1"),
        ("k5", "item", "1, stk. 2"),
        ("k6", "item", "1, stk. 3"),
        ("k7", "heading", "2"),
        ("k8", "table", "2, stk. 1"),
    ]


def test_a_clause_keeps_its_anchor_when_it_is_moved_or_reworded_and_a_new_one_gets_a_new_anchor(consultation):
    first = published(consultation)
    text = TEXT.replace("bred nok til to ladcykler", "bred nok til tre ladcykler").replace(
        "## Økonomi", "Stien skal ryddes for sne før klokken syv.\n\n## Økonomi"
    )

    second = version(first.material, text)

    assert {row.plain: row.fate for row in second.clauses.exclude(fate="unchanged")} == {
        "Stien skal være bred nok til tre ladcykler, der mødes.": "changed",
        "Stien skal ryddes for sne før klokken syv.": "new",
    }
    assert clause(second, "tre ladcykler").anchor == clause(first, "to ladcykler").anchor
    assert clause(second, "ryddes").anchor == "k9"


def test_an_anchor_that_is_gone_is_never_given_to_another_clause(consultation):
    first = published(consultation)
    second = version(first.material, "# Forslag til cykelsti\n\nHelt anden tekst om noget ganske andet.")
    third = version(first.material, TEXT)

    gone = set(first.clauses.values_list("anchor", flat=True)) - set(second.clauses.values_list("anchor", flat=True))
    assert gone
    assert not gone & set(third.clauses.values_list("anchor", flat=True))


def test_two_versions_stand_side_by_side_with_what_was_put_in_and_taken_out(consultation):
    first = published(consultation)
    second = version(
        first.material, TEXT.replace("to ladcykler", "tre ladcykler").replace("- Der må ikke parkeres på stien.\n", "")
    )

    rows = [row for row in selectors.compared(first, second) if row.fate != "unchanged"]

    assert [(row.fate.value, row.before and row.before.anchor, row.after and row.after.anchor) for row in rows] == [
        ("changed", "k4", "k4"),
        ("gone", "k5", None),
    ]
    assert [span.text for span in rows[0].out if span.change == "out"] == ["to"]
    assert [span.text for span in rows[0].put if span.change == "in"] == ["tre"]


def test_a_word_document_is_read_by_a_job_with_a_report_of_what_was_lost(consultation, bo):
    content = samples.docx(
        samples.paragraph("Forslag", heading=1),
        samples.paragraph("Stien skal være bred."),
        samples.picture(),
        samples.table([["a", "b"], ["c", "d"]], merged=True),
    )
    made = upload(material(consultation), content, by=bo)
    assert made.state == "reading"

    run_jobs()

    made.refresh_from_db()
    assert made.state == "ready"
    assert made.clauses.count() == 4
    report = sentences(made.report)
    assert len(report) == 2
    assert "billede" in report[0]
    assert "tabel" in report[1]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", samples.docx(samples.paragraph("x"), before=samples.BOMB), "XML-entiteter"),
        ("a.docx", samples.docx(samples.paragraph("x"), before=samples.OUTSIDE), "XML-entiteter"),
        ("a.docx", samples.docx(), "ingen tekst"),
        ("a.pdf", samples.pdf(samples.SCANNED), "billeder af sider"),
        ("a.pdf", samples.encrypted(samples.pdf("Hej")), "adgangskode"),
        ("a.pdf", samples.pages(501), "501 sider"),
        ("a.odt", samples.odt(""), "ingen tekst"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason_and_can_be_deleted(consultation, bo, name, content, words):
    made = upload(material(consultation), content, name=name, by=bo)
    run_jobs()

    made.refresh_from_db()
    assert made.state == "refused"
    assert words in made.reason
    assert not made.clauses.exists()
    with pytest.raises(NotPossible):
        services.publish_version(made, by=bo)
    services.delete_version(made, by=bo)
    assert not MaterialVersion.objects.exists()


def test_a_picture_is_no_text(consultation, bo):
    from roret.foundation.files.tests.samples import png

    with pytest.raises(DomainError):
        upload(material(consultation), png(), name="a.png", by=bo)


def test_ten_thousand_clauses_are_read_and_followed(consultation):
    first = published(consultation, "\n\n".join(f"Afsnit {number} om vej {number}." for number in range(10_000)))
    second = version(first.material, "\n\n".join(f"Afsnit {number} om vej {number}!" for number in range(10_000)))

    assert Clause.objects.filter(version=second, fate="new").count() == 0
    assert second.clauses.get(order=5000).anchor == first.clauses.get(order=5000).anchor


def test_only_one_version_waits_at_a_time(consultation, bo):
    found = material(consultation)
    version(found, publish=False)

    with pytest.raises(NotPossible):
        services.add_version(found, by=bo, typed="# Andet")


def test_what_is_published_is_neither_deleted_nor_removed(consultation, bo):
    made = published(consultation)

    with pytest.raises(NotPossible):
        services.delete_version(made, by=bo)
    with pytest.raises(NotPossible):
        services.remove_material(made.material, by=bo)
    with pytest.raises(NotPossible):
        services.publish_version(made, by=bo)


def test_a_material_of_a_draft_can_be_removed_with_its_versions(world, bo):
    made = published(draft(world.centre))
    services.remove_material(made.material, by=bo)
    assert not Clause.objects.exists()


def test_nothing_changes_when_the_consultation_is_closed(consultation, bo):
    made = published(consultation)
    consultations.close_consultation(consultation, by=bo)

    with pytest.raises(NotPossible):
        services.add_version(made.material, by=bo, typed="# Nyt")
    with pytest.raises(NotPossible):
        services.add_material(consultation, by=bo, title="Mere")


def test_a_published_version_counts_as_material_before_publishing(world, bo):
    made = draft(world.centre)
    made.attachments.all().delete()
    assert len(made.missing_before_publishing()) == 1

    published(made)

    assert made.missing_before_publishing() == []


def test_those_who_follow_are_told_of_a_new_version_of_an_open_consultation(consultation, bo):
    made = published(consultation)
    second = version(made.material, TEXT + "\n\nMere.", by=bo)

    codes = consultation.milestones.values_list("code", flat=True)
    assert f"material-{second.pk}" in codes
    assert not any(code == f"material-{made.pk}" for code in codes)


def test_the_journal_remembers_each_step(consultation, bo):
    made = version(material(consultation, by=bo), by=bo)

    kinds = Event.objects.filter(type__startswith="material.").order_by("pk").values_list("type", flat=True)
    assert list(kinds) == [
        "material.added", "material.version_added", "material.version_read", "material.version_published",
    ]  # fmt: skip
    assert str(Event.objects.get(type="material.version_published").target_name) == str(made)


def test_who_may_work_with_material(world, consultation):
    made = published(consultation)
    editors = "bo editor operator_in_session token"
    assert_matrix(
        world,
        [
            ("material.view_material", made, f"{editors} director"),
            ("material.edit_material", made, editors),
            ("material.publish_material", made, editors),
            ("material.export_remark", made, editors),
        ],
    )
    for person in (world.ane, world.dan, world.guest):
        with pytest.raises(PermissionDenied):
            services.add_version(made.material, by=person, typed="# x")


def test_clauses_of_an_unpublished_version_are_seen_by_nobody(consultation, world):
    version(material(consultation), publish=False)

    assert not Clause.objects.visible_to(world.guest).exists()
    assert not Clause.objects.visible_to(authz.SYSTEM).exists()
