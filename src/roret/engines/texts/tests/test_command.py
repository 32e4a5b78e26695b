"""The command line of reading: what it writes, and what it says when a file cannot be used."""

import csv
import io
import json

import pytest

from roret.engines.texts.command.main import main
from roret.engines.texts.tests import planted

PARKING, TREES = "parkering", "træer"


def written(path, rows, *, encoding="utf-8", delimiter=";"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


@pytest.fixture
def responses(tmp_path):
    """Sixty texts about one thing each; eight of each have been put under their theme by a person."""
    known = planted.consultation(400, seed=6, campaigns=0)
    single = [
        (text, own[0]) for text, own in zip(known.texts, known.themes, strict=True) if own in {(PARKING,), (TREES,)}
    ][:60]
    seen, rows = {PARKING: 0, TREES: 0}, [["nr", "svar", "tema"]]
    for number, (text, own) in enumerate(single):
        seen[own] += 1
        rows.append([f"H-{number}", text, own if seen[own] <= 8 else ""])
    return written(tmp_path / "svar.csv", rows), {f"H-{number}": own for number, (_text, own) in enumerate(single)}


def table(file):
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))


def codebook(tmp_path, responses, *more, codes=(("theme", "keywords"), (PARKING, ""), (TREES, ""))):
    file = written(tmp_path / "koder.csv", codes)
    return main(
        [
            "codebook",
            str(responses),
            "--text",
            "svar",
            "--id",
            "nr",
            "--codes",
            str(file),
            "--out",
            str(tmp_path / "ud"),
            "--jobs",
            "1",
            *more,
        ]
    )


def test_the_codebook_learns_from_what_people_gave(tmp_path, responses):
    file, known = responses

    assert codebook(tmp_path, file, "--given", "tema") == 0

    rows = table(tmp_path / "ud" / "assignments.csv")
    right = sum(known[row["id"]] == row["theme"] for row in rows)
    assert right / len(rows) >= 0.93
    assert all(row["text"] for row in rows)
    given = {row["nr"] for row in table(file) if row["tema"]}
    assert given.isdisjoint(row["id"] for row in table(tmp_path / "ud" / "ask_next.csv"))


@pytest.mark.parametrize(
    ("codes", "more", "said"),
    [
        ([("theme", "keywords")], [], "no rows"),
        ([("theme", "keywords"), (PARKING, "")], [], "neither examples nor keywords"),
        ([("theme", "keywords"), (PARKING, "bil"), (PARKING, "vej")], [], "twice"),
        ([("tema", "ord"), (PARKING, "bil")], [], "theme"),
        ([("theme", "keywords"), (PARKING, "bil")], ["--given", "tema"], "not in the codebook"),
        ([("theme", "keywords"), (PARKING, "bil")], ["--given", "mangler"], "mangler"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line_and_nothing_is_written(tmp_path, capsys, responses, codes, more, said):
    assert codebook(tmp_path, responses[0], *more, codes=codes) == 1

    error = capsys.readouterr().err
    assert said in error
    assert error.startswith("roret texts: ")
    assert len(error.strip().splitlines()) == 1
    assert not (tmp_path / "ud").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_danish_files_are_read_as_they_come(tmp_path, encoding):
    rows = [
        ["nr", "svar"],
        *([str(number), "Jeg ønsker bænke og æbletræer på Ågade."] for number in range(9)),
    ]
    file = written(tmp_path / "svar.csv", rows, encoding=encoding)

    assert (
        main(
            [
                "group",
                str(file),
                "--text",
                "svar",
                "--id",
                "nr",
                "--out",
                str(tmp_path / "ud"),
                "--jobs",
                "1",
                "--quiet",
            ]
        )
        == 0
    )
    assert "Ågade" in (tmp_path / "ud" / "report.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["nr", "tekst"], ["1", "Ja"]], "svar"),
        ([["nr", "svar"]], "no rows"),
        ([["nr", "svar"], ["1", "Ja"], ["1", "Nej"]], "twice"),
    ],
)
def test_a_file_that_cannot_be_grouped_is_refused_and_nothing_is_half_written(tmp_path, capsys, rows, said):
    file = written(tmp_path / "svar.csv", rows)

    assert main(["group", str(file), "--text", "svar", "--id", "nr", "--out", str(tmp_path / "ud"), "--quiet"]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "ud").exists()


def test_redact_says_where_and_how_sure(tmp_path):
    file = written(tmp_path / "svar.csv", [["nr", "svar"], ["7", "Mit cpr er 251248-9996."]])

    assert main(["redact", str(file), "--text", "svar", "--id", "nr", "--out", str(tmp_path / "fund.csv")]) == 0
    (row,) = table(tmp_path / "fund.csv")
    assert (row["kind"], row["id"], row["text"]) == ("cpr", "7", "251248-9996")


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["language", str(tmp_path / "ingen.csv"), "--text", "svar"]) == 1
    assert "ingen.csv" in capsys.readouterr().err


def test_the_report_is_json_that_counts_up(tmp_path):
    rows = [
        ["nr", "svar"],
        *([str(number), "Bevar træerne på torvet, tak."] for number in range(6)),
        ["7", "Flyt bussen."],
    ]
    file = written(tmp_path / "svar.csv", rows)
    main(["group", str(file), "--text", "svar", "--id", "nr", "--out", str(tmp_path / "ud"), "--jobs", "1", "--quiet"])
    counts = json.loads((tmp_path / "ud" / "report.json").read_text("utf-8"))["counts"]

    assert counts["received"] == 7
    assert counts["distinct"] + counts["duplicates"] == counts["received"]
