"""Tables as Danish offices send and want them: CSV with semicolons and decimal commas, and Excel.

Read with `read_table`, take each cell through `parse_date`, `parse_number` or `parse_yes_no`, write with `write_csv`
or `write_xlsx`. The dialect is that of `design/danish.md` section 7.
"""

from roret.engines.figures.csv_dialect.errors import CellError, TableError
from roret.engines.figures.csv_dialect.reading import Limits, Row, Table, read_table
from roret.engines.figures.csv_dialect.values import (
    Cell,
    format_date,
    format_number,
    guard,
    parse_date,
    parse_number,
    parse_yes_no,
    unguard,
)
from roret.engines.figures.csv_dialect.writing import Sheet, write_csv, write_xlsx

__all__ = [
    "Cell",
    "CellError",
    "Limits",
    "Row",
    "Sheet",
    "Table",
    "TableError",
    "format_date",
    "format_number",
    "guard",
    "parse_date",
    "parse_number",
    "parse_yes_no",
    "read_table",
    "unguard",
    "write_csv",
    "write_xlsx",
]
