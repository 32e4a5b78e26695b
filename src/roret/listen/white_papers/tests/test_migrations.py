"""White papers that were frozen before the module was made are moved without losing a row, and their checksum holds."""

import hashlib
import json

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from roret.foundation import clock
from roret.foundation.files.services import keep_made_file
from roret.listen.contributions.tests.factories import open_consultation
from roret.listen.white_papers.models import WhitePaper
from roret.listen.white_papers.selectors import canonical

OLD, NEW = [("white_papers", "0001_take_over")], [("white_papers", "0004_data_and_pdf_go")]
ACCOUNT = {
    "number": "2026-000001", "title": "Cykelsti", "counts": {"received": 2, "grouped": 1}, "themes": [{"order": 1, "references": ["A-1"]}],
    "responses": [{"reference": f"A-{number}", "text": "Stien er smal \U0001f600", "themes": [1], "shown": True} for number in (1, 2)],
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_the_rows_are_moved_and_the_checksum_holds(world):
    consultation = open_consultation(world.centre)
    pdf = keep_made_file(b"%PDF-1.7", name="hvidbog.pdf", content_type="application/pdf")
    sha256 = hashlib.sha256(json.dumps(ACCOUNT, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    old = _migrate(OLD)
    old.get_model("white_papers", "WhitePaper").objects.create(
        consultation_id=consultation.pk,
        frozen_at=clock.now(),
        frozen_by="Bo",
        data=ACCOUNT,
        sha256=sha256,
        pdf_id=pdf.pk,
    )
    _migrate(NEW)

    paper = WhitePaper.objects.get()
    rows = list(paper.rows.values_list("data", flat=True))
    assert [row.reference for row in paper.rows.all()] == ["A-1", "A-2"]
    assert hashlib.sha256(canonical(paper.account, rows)).hexdigest() == paper.sha256 == sha256
    assert (paper.responses, paper.pages, paper.state) == (2, 1, "made")
    assert [(one.kind, one.file_id) for one in paper.files.all()] == [("pdf", pdf.pk)]


def _migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps
