"""Tables in readable text: a line for each row, ` | ` between its cells.

https://docs.slack.dev/reference/block-kit/blocks/table-block. A pasted spreadsheet comes as such a block, below `attachments`.
"""

from collections.abc import Mapping

from services.reading.payload import Json, field, inert, joined, objects
from services.reading.rich_text import rich_text
from services.reading.unknown import any_words

BETWEEN = " | "


def table(block: Json) -> str:
    """Return caption and rows of a `table` or `data_table`; rows without any words are left out."""
    rows = block.get("rows")
    lines = [_row(row) for row in rows] if isinstance(rows, list) else []
    return joined(inert(field(block, "caption")), *lines)


def chart(block: Json) -> str:
    """Return the title of a `data_visualization`, and its figures."""
    drawn = block.get("chart")
    drawn = drawn if isinstance(drawn, Mapping) else {}
    slices = [_point(point) for point in objects(drawn.get("segments"))]
    series = [
        f"{inert(field(one, 'name'))}: {', '.join(_point(point) for point in objects(one.get('data')))}"
        for one in objects(drawn.get("series"))
    ]
    return joined(inert(field(block, "title")), *slices, *series)


def _point(point: Json) -> str:
    return f"{inert(field(point, 'label'))} {_number(point.get('value'))}".strip()


def _row(row: object) -> str:
    cells = [_cell(cell) for cell in row] if isinstance(row, list) else []
    return BETWEEN.join(cells).rstrip() if any(cells) else ""


def _cell(cell: object) -> str:
    """Return a cell on one line; empty for an empty one, which Slack sends as null."""
    if not isinstance(cell, Mapping):
        return inert(cell) if isinstance(cell, str) else _number(cell)
    match cell.get("type"):
        case "rich_text":
            words = rich_text(cell)
        case "raw_text":
            words = inert(field(cell, "text"))
        case "raw_number":
            words = inert(field(cell, "text")) or _number(cell.get("value"))
        case _:
            words = any_words(cell) or _number(cell.get("value"))
    return " ".join(words.split())


def _number(value: object) -> str:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
