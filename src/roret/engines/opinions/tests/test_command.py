"""`roret opinions map` as an office runs it."""

import csv
import json

import pytest

from roret.engines.opinions.command import main
from roret.engines.opinions.tests.planted import conversation

HEADS = ("timestamp", "voter-id", "comment-id", "vote")


@pytest.fixture
def file(tmp_path):
    planted = conversation(150, 40, groups=2, seen=30, effect=2, seed=4)
    rows = zip(planted.person, planted.item, planted.value, strict=True)
    return write(tmp_path / "votes.csv", HEADS, [(0, *row) for row in rows])


def write(file, heads, rows, *, delimiter=","):
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=delimiter).writerows([heads, *rows])
    return file


def test_a_map_is_written(file, tmp_path, capsys):
    out = tmp_path / "new" / "map.json"

    assert main(["map", str(file), "--json", str(out)]) == 0

    said = json.loads(out.read_text("utf-8"))
    assert said["structure"]["found"] is True
    assert set(said["consensus"][0]) == {"statement", "agree", "disagree"}
    assert said["representative"]
    assert "2 groups" in capsys.readouterr().err


def test_the_same_file_gives_the_same_bytes(file, tmp_path):
    for name in ("one", "two"):
        main(["map", str(file), "--json", str(tmp_path / name), "--quiet"])

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_last_row_of_a_pair_wins_in_both_ways_of_reading(tmp_path):
    rows = [(0, person, 7, -1) for person in range(20)] + [(0, person, 7, 1) for person in range(20)]
    plain = write(tmp_path / "plain.csv", HEADS, rows)
    office = write(
        tmp_path / "office.csv",
        HEADS,
        [(0, person, item, f"{vote:+}") for _, person, item, vote in rows],
        delimiter=";",
    )

    for file in (plain, office):
        assert main(["map", str(file), "--json", str(tmp_path / "o"), "--quiet"]) == 0
        assert json.loads((tmp_path / "o").read_text())["statements"][0] | {"x": 0, "y": 0} == {
            "statement": 7, "agree": 20, "disagree": 0, "pass": 0, "votes": 20, "x": 0, "y": 0, "groups": [],
        }  # fmt: skip


def test_people_are_written_only_when_asked_for(file, tmp_path, capsys):
    main(["map", str(file), "--json", str(tmp_path / "o.json"), "--quiet"])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["o.json", "votes.csv"]

    main(["map", str(file), "--json", str(tmp_path / "o.json"), "--people", str(tmp_path / "people.csv"), "--quiet"])

    rows = list(csv.DictReader((tmp_path / "people.csv").read_text("utf-8").splitlines()))
    assert len(rows) == 150
    assert set(rows[0]) == {"participant", "x", "y", "votes", "group-id"}
    assert "personal data" in capsys.readouterr().err


def test_groups_and_texts_come_from_files(file, tmp_path):
    groups = write(
        tmp_path / "g.csv", ("participant", "group-id"), [(one, one % 3 if one < 140 else "") for one in range(150)]
    )
    texts = write(
        tmp_path / "s.csv", ("comment-id", "moderated", "comment-body"), [(0, 1, "Flere træer"), (1, -1, "Væk")]
    )

    main(
        [
            "map",
            str(file),
            "--json",
            str(tmp_path / "o"),
            "--groups",
            str(groups),
            "--statements",
            str(texts),
            "--quiet",
        ]
    )

    said = json.loads((tmp_path / "o").read_text("utf-8"))
    assert [one["id"] for one in said["groups"]] == [0, 1, 2]
    assert said["statements"][0]["text"] == "Flere træer"
    assert 1 not in {one["statement"] for one in said["statements"]}


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([(0, 1, 1, "ja")], "Line 2: “ja” is not a vote"),
        ([(0, 1, 1, 1), (0, 1, 2, 3)], "A vote is 1"),
        ([(0, "", 1, 1)], "Line 2 has no voter-id"),
        ([], "no rows"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(rows, reason, tmp_path, capsys):
    file = write(tmp_path / "bad.csv", HEADS, rows)

    assert main(["map", str(file), "--json", str(tmp_path / "o")]) == 1

    said = capsys.readouterr().err
    assert reason in said
    assert said.count("\n") == 1
    assert not (tmp_path / "o").exists()


def test_a_file_without_the_columns_names_those_it_has(tmp_path, capsys):
    file = write(tmp_path / "bad.csv", ("who", "what"), [(1, 2)])

    assert main(["map", str(file), "--json", str(tmp_path / "o")]) == 1
    assert "voter-id" in capsys.readouterr().err


def test_a_missing_file_and_a_wrong_argument_have_their_codes(tmp_path, capsys):
    assert main(["map", str(tmp_path / "none.csv"), "--json", "-"]) == 1
    with pytest.raises(SystemExit) as caught:
        main(["map"])
    assert caught.value.code == 2
    assert "No such file" in capsys.readouterr().err
