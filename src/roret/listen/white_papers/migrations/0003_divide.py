"""Divide what earlier white papers hold: the responses become rows, the rest stays as the account, the PDF becomes a file.

Put together again they are what they were, so the checksum still holds.
"""

from html import escape

from django.db import migrations

MOST_ON_PAGE, BYTES_ON_PAGE = 50, 120_000


def divide(apps, schema_editor):
    paper_model, row_model = apps.get_model("white_papers", "WhitePaper"), apps.get_model("white_papers", "FrozenResponse")
    file_model = apps.get_model("white_papers", "WhitePaperFile")
    for paper in paper_model.objects.order_by("pk").iterator(chunk_size=1):
        account = dict(paper.data)
        responses = account.pop("responses", [])
        rows = list(_rows(row_model, paper, responses))
        row_model.objects.bulk_create(rows, batch_size=1000)
        paper.account, paper.responses, paper.pages = account, len(rows), rows[-1].page if rows else 0
        if paper.pdf_id:
            file_model.objects.create(paper=paper, kind="pdf", file_id=paper.pdf_id, made_at=paper.frozen_at)
            paper.made_at, paper.made_with = paper.frozen_at, {"format": 1}
        else:
            paper.failure = "Filerne skal laves igen."
        paper.save()
    schema_editor.execute(
        "UPDATE white_papers_frozenresponse f SET search = c.search FROM contributions_contribution c "
        "WHERE c.reference = f.reference AND (f.data->>'shown')::boolean"
    )


def _rows(model, paper, responses):
    page, on_page, size = 1, 0, 0
    for position, one in enumerate(responses, 1):
        weight = len(escape(one["text"]).encode())
        if on_page and (on_page == MOST_ON_PAGE or size + weight > BYTES_ON_PAGE):
            page, on_page, size = page + 1, 0, 0
        on_page, size = on_page + 1, size + weight
        yield model(paper=paper, position=position, page=page, reference=one["reference"], themes=one["themes"], data=one)


def join(apps, schema_editor):
    for paper in apps.get_model("white_papers", "WhitePaper").objects.order_by("pk").iterator(chunk_size=1):
        rows = paper.rows.order_by("position").values_list("data", flat=True)
        paper.data = {**paper.account, "responses": list(rows)}
        pdf = paper.files.filter(kind="pdf", volume__lte=1).first()
        paper.pdf_id = pdf.file_id if pdf else None
        paper.save(update_fields=["data", "pdf"])


class Migration(migrations.Migration):
    dependencies = [("white_papers", "0002_rows_and_files"), ("contributions", "0001_initial")]

    operations = [migrations.RunPython(divide, join)]
