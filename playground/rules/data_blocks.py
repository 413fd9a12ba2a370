"""Blocks that show data: table, data_table, data_visualization.

https://docs.slack.dev/reference/block-kit/blocks/table-block and its neighbours. Limits that differ between sources
are the lower ones (10,000 characters a table, 101 rows, 6 series).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from playground.rules.objects import BLOCK_ID
from playground.rules.position import Position
from playground.rules.rich_text import RICH_TEXT_CELL
from playground.rules.schema import (
    Check,
    Record,
    array,
    boolean,
    by_type,
    integer,
    number,
    one_of,
    record,
    string,
    type_of,
    typed,
)
from playground.rules.totals import text_length
from playground.rules.violation import Violation

TABLE_CHARACTERS = 10_000

_RAW_TEXT = typed("raw_text", {"text": string()})
_RAW_NUMBER = typed("raw_number", {"value": number}, {"text": string()})
_COLUMN = record("column_setting", {}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def _column(value: object, position: Position) -> Iterator[Violation]:
    if value is not None:
        yield from _COLUMN(value, position)


def _characters(value: Record, position: Position) -> Iterator[Violation]:
    if text_length(value) > TABLE_CHARACTERS:
        limit = f"≤ {TABLE_CHARACTERS:,} characters in all"
        yield position.violation(f"must be less than {TABLE_CHARACTERS + 1} characters in all", limit)


def _even_rows(value: Record, position: Position) -> Iterator[Violation]:
    rows = value["rows"]
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield (
                position.field("rows")
                .item(index)
                .violation("all rows must have the same number of cells", "same width")
            )


def _plain_header(value: Record, position: Position) -> Iterator[Violation]:
    rows = value["rows"]
    for index, cell in enumerate(rows[0]):
        if type_of(cell) == "rich_text":
            here = position.field("rows").item(0).item(index)
            yield here.violation("a header cell cannot be rich_text", "header cells raw_text or raw_number")


def _header_column(value: Record, position: Position) -> Iterator[Violation]:
    rows, column = value["rows"], value.get("row_header_column_index")
    if isinstance(column, int) and column >= len(rows[0]):
        yield position.field("row_header_column_index").violation(
            "must point at an existing column", "an existing column"
        )


_CELL = by_type({"raw_text": _RAW_TEXT, "rich_text": RICH_TEXT_CELL})
_DATA_CELL = by_type({"raw_text": _RAW_TEXT, "raw_number": _RAW_NUMBER, "rich_text": RICH_TEXT_CELL})

TABLE = typed(
    "table",
    {"rows": array(array(_CELL, 1, 20), 1, 100)},
    {"block_id": BLOCK_ID, "column_settings": array(_column, 0, 20)},
    _characters,
)
DATA_TABLE = typed(
    "data_table",
    {"caption": string(), "rows": array(array(_DATA_CELL, 1, 20), 2, 101)},
    {"block_id": BLOCK_ID, "page_size": integer(1, 100), "row_header_column_index": integer(0, 19)},
    _even_rows,
    _plain_header,
    _header_column,
    _characters,
)


def _above_zero(value: object, position: Position) -> Iterator[Violation]:
    found = list(number(value, position))
    yield from found
    if not found and isinstance(value, int | float) and value <= 0:
        yield position.violation("must be more than 0", "> 0")


def _series_match_axis(value: Record, position: Position) -> Iterator[Violation]:
    series, axis = value["series"], value["axis_config"]
    names = sorted(entry["name"] for entry in series)
    if any(first == second for first, second in pairwise(names)):
        yield position.field("series").violation("series names must be unique", "unique names")
    for index, entry in enumerate(series):
        if [point["label"] for point in entry["data"]] != axis["categories"]:
            here = position.field("series").item(index).field("data")
            yield here.violation("must have one point per category, in order", "one point per category")


_LABEL = string(1, 20)
_SERIES = record(
    "series",
    {"name": _LABEL, "data": array(record("point", {"label": _LABEL, "value": number}), 1, 20)},
)
_AXIS = record(
    "axis_config",
    {"categories": array(_LABEL, 1, 20, unique=True)},
    {"x_label": string(0, 50), "y_label": string(0, 50)},
)


def _cartesian(kind: str) -> Check:
    return typed(kind, {"series": array(_SERIES, 1, 6), "axis_config": _AXIS}, {}, _series_match_axis)


_PIE = typed("pie", {"segments": array(record("segment", {"label": _LABEL, "value": _above_zero}), 1, 6)})
DATA_VISUALIZATION = typed(
    "data_visualization",
    {
        "title": string(1, 50),
        "chart": by_type({"pie": _PIE, **{kind: _cartesian(kind) for kind in ("line", "bar", "area")}}),
    },
    {"block_id": BLOCK_ID},
)
