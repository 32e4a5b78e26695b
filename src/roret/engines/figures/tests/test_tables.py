"""Files in and out, whole and broken."""

import contextlib
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from roret.engines.figures.csv_dialect import Limits, Sheet, TableError, read_table, write_csv, write_xlsx

CSV = "Navn;Medlemmer;Stiftet\r\nÆldrerådet;1.234,50;4-1-2027\r\n"
CELLS = {"Navn": "Ældrerådet", "Medlemmer": "1.234,50", "Stiftet": "4-1-2027"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_is_read_whatever_the_encoding_and_delimiter(encoding, delimiter):
    table = read_table(CSV.replace(";", delimiter).encode(encoding), "råd.csv")

    assert table.columns == ("Navn", "Medlemmer", "Stiftet")
    assert table.rows == ((2, CELLS),)


def test_commas_in_the_cells_do_not_hide_the_semicolons():
    table = read_table(b"Navn, efternavn, titel;Belob\nHansen, Ane;1,50\nOlsen;2,75\n")

    assert table.columns == ("Navn, efternavn, titel", "Belob")


def test_a_file_of_one_column_is_a_table():
    assert [row.cells["Emne"] for row in read_table(b"Emne\nSkoler, park\nVeje\n").rows] == ["Skoler, park", "Veje"]


def test_a_declared_separator_is_obeyed_and_counted_as_a_line():
    table = read_table(b"sep=|\r\na|b\r\n1|2\r\n")

    assert table.rows == ((3, {"a": "1", "b": "2"}),)


def test_rows_keep_the_line_they_begin_on():
    table = read_table(b'Nr;Tekst\n1;"to\nlinjer"\n\n;;\n2;kort\n3\n')

    assert [(row.line, row.cells["Tekst"]) for row in table.rows] == [(2, "to\nlinjer"), (6, "kort"), (7, "")]


def test_hard_spaces_are_trimmed_and_a_decomposed_letter_is_composed():
    table = read_table("Navn \u00a0;\u00a0By\nÅse\u00a0Ø;\u00a0A\u030arhus \u00a0\n".encode("utf-8"))

    assert table.rows[0].cells == {"Navn": "Åse Ø", "By": "Århus"}


BROKEN = [
    (b"", "table.empty", {}),
    (b" \r\n\r\n", "table.empty", {}),
    (b";;;\n;\n", "table.empty", {}),
    (b"a;b\n", "table.no_rows", {}),
    (b"a;b\n1;2\n1;2;3\n", "table.too_many_cells", {"line": 3, "found": 3, "expected": 2}),
    (b"a;;c\n1;2;3\n", "table.unnamed_column", {"position": 2}),
    (b"Navn;navn\n1;2\n", "table.duplicate_column", {"name": "navn"}),
    (b'a;b\n1;2\n"3;4\n5;6\n', "table.broken_quotes", {"line": 3}),
    (b"%PDF-1.7\n\x00\x01\x02", "table.not_text", {}),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "table.not_text", {}),
    (b"\xff\xfeabc", "table.not_text", {}),
    (b"navn\n\x81\x8d\n", "table.not_text", {}),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "table.old_excel", {}),
    ("Navn\nBlå".encode() + b"\n\xd8l\n", "table.mixed_encoding", {"line": 2}),
    (b"a;b\n" + b"x" * 140_000 + b";1\n", "table.cell_too_long", {"line": 2, "limit": 131072}),
]


@pytest.mark.parametrize(("data", "code", "params"), BROKEN, ids=[str(n) for n in range(len(BROKEN))])
def test_a_broken_file_is_refused_with_code_and_place(data, code, params):
    with pytest.raises(TableError) as refused:
        read_table(data, "fil.csv")

    assert (refused.value.code, refused.value.params) == (code, params)
    assert str(refused.value)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(megabytes=0), "table.too_big"),
        (Limits(rows=2), "table.too_many_rows"),
        (Limits(columns=1), "table.too_many_columns"),
    ],
)
def test_the_limits_are_kept(limits, code):
    with pytest.raises(TableError) as refused:
        read_table(b"a;b\n1;2\n3;4\n5;6\n", limits=limits)

    assert refused.value.code == code


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_any_bytes_are_a_table_or_a_clear_error(data):
    for start in (b"", b"PK\x03\x04", b"a;b\n"):
        with contextlib.suppress(TableError):
            table = read_table(start + data)
            assert all(set(row.cells) == set(table.columns) for row in table.rows)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_a_written_csv_is_read_back(rows):
    rows = [(f"a{one}b", f"={other}x") for one, other in rows]

    table = read_table(write_csv(["Et", "To;tre"], rows))

    spaced = [tuple(_as_read(text) for text in row) for row in rows]
    assert [tuple(row.cells.values()) for row in table.rows] == spaced


def _as_read(text):
    one_column = read_table(f'"x"\n"{text.replace(chr(34), chr(34) * 2)}"\n'.encode())
    return one_column.rows[0].cells["x"]


def test_csv_is_written_for_danish_excel():
    rows = [("=1+1", 1234.5, Decimal("0.10"), date(2026, 12, 31), True, None)]

    data = write_csv(["Tekst", "Tal", "Beløb", "Dag", "Svar", "Tom"], rows)

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == "Tekst;Tal;Beløb;Dag;Svar;Tom\r\n'=1+1;1234,5;0,10;31-12-2026;ja;\r\n"
    assert b"2026-12-31" in write_csv(["a", "b", "c", "d", "e", "f"], rows, machine=True)


def test_a_row_of_another_length_is_a_mistake_in_the_program():
    with pytest.raises(ValueError, match="zip"):
        write_csv(["a", "b"], [("1",)])


ROWS = [
    ("=HYPERLINK(1)", 12, 0.1 + 0.2, Decimal("1234.50"), date(2026, 12, 31), datetime(2026, 7, 1, 22, 30, tzinfo=UTC)),
    ("Æ\x0bø", 10**16, float("nan"), None, date(1849, 6, 5), None),
]
COLUMNS = ["Tekst", "Antal", "Andel", "Beløb", "Dag", "Tid"]


def test_excel_holds_real_numbers_and_dates_and_no_formulas():
    book = load_workbook(io.BytesIO(write_xlsx([Sheet("Svar", COLUMNS, ROWS)], about=[("Kilde", "Roret")])))

    page = book["Svar"]
    assert book.sheetnames == ["Svar", "Om data"]
    assert page.freeze_panes == "A2"
    assert page["A1"].font.bold
    assert (page["A2"].value, page["A2"].data_type) == ("=HYPERLINK(1)", "s")
    assert (page["B2"].value, page["D2"].value, page["D2"].number_format) == (12, 1234.5, "#,##0.00")
    assert (page["E2"].value, page["E2"].number_format) == (datetime(2026, 12, 31), "dd-mm-yyyy")
    assert page["F2"].value == datetime(2026, 7, 2, 0, 30)
    assert [cell.value for cell in page[3]] == ["Æø", "10000000000000000", None, None, "05-06-1849", None]
    assert [cell.value for cell in book["Om data"][1]] == ["Kilde", "Roret"]


def test_a_written_excel_file_is_read_back_as_texts():
    table = read_table(write_xlsx([Sheet("Svar", COLUMNS, ROWS)]), "svar.xlsx")

    assert list(table.rows[0].cells.values()) == [
        "=HYPERLINK(1)", "12", "0,3", "1234,5", "2026-12-31", "2026-07-02 00:30",
    ]  # fmt: skip
    assert table.rows[0].line == 2


def test_sheet_titles_are_made_fit_for_excel():
    sheets = [Sheet(title, ["a"], []) for title in ("Skole/by", "skole by", "", "x" * 40, "x" * 40)]

    titles = load_workbook(io.BytesIO(write_xlsx(sheets))).sheetnames

    assert titles == ["Skole by", "skole by 2", "Ark", "x" * 31, "x" * 29 + " 2", "Om data"]


def test_a_named_sheet_is_read_and_a_missing_one_told():
    data = write_xlsx([Sheet("Et", ["a"], [(1,)]), Sheet("To", ["b"], [(2,)])])

    assert read_table(data, sheet="To").rows == ((2, {"b": "2"}),)
    with pytest.raises(TableError, match="Tre"):
        read_table(data, sheet="Tre")


def _xlsx(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


EXCEL = {"[Content_Types].xml": b"<Types/>"}


@pytest.mark.parametrize(
    ("data", "filename", "code"),
    [
        (_xlsx(EXCEL), "a.xlsx", "table.broken_excel"),
        (_xlsx({"x.txt": b"hello"}), "a.zip", "table.not_text"),
        (_xlsx({"content.xml": b"<x/>"}), "a.ods", "table.open_document"),
        (_xlsx(EXCEL | {"xl/bomb.xml": b"0" * 200_000_000}), "a.xlsx", "table.unpacks_too_big"),
        (_xlsx(EXCEL | {f"{n}": b"" for n in range(2001)}), "a.xlsx", "table.unpacks_too_big"),
        (_xlsx(EXCEL | {"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "a">]><x/>'}), "a.xlsx", "table.broken_excel"),
        (b"a;b\n1;2", "a.xlsx", "table.broken_excel"),
        (b"PK\x03\x04 cut", "a.xlsx", "table.broken_excel"),
    ],
)
def test_a_dangerous_or_damaged_excel_file_is_refused(data, filename, code):
    with pytest.raises(TableError) as refused:
        read_table(data, filename)

    assert refused.value.code == code


def test_a_sheet_cut_anywhere_is_refused_or_read_but_never_breaks():
    data = write_xlsx([Sheet("Svar", ["a", "b"], [(n, f"tekst {n}") for n in range(50)])])

    for cut in range(0, len(data), 97):
        with pytest.raises(TableError):
            read_table(data[:cut], "a.xlsx")


def test_a_cell_far_down_and_out_is_told_as_too_many_rows():
    book = Workbook()
    book.active["A1"] = "a"
    book.active["A1048576"] = "langt nede"
    out = io.BytesIO()
    book.save(out)
    data = out.getvalue()

    assert read_table(data).rows == ((1048576, {"a": "langt nede"}),)

    moved = _rewritten(data, b'r="1048576"', b'r="99999999"')
    with pytest.raises(TableError) as refused:
        read_table(moved)
    assert refused.value.code == "table.too_many_rows"


def _rewritten(data, old, new):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _xlsx({name: archive.read(name).replace(old, new) for name in archive.namelist()})
