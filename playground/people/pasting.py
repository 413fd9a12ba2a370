"""Cells pasted from a spreadsheet, as Slack's composer turns them into a table below the words."""

from playground.people.composing import escaped
from playground.workspace.entities import Json

MOST_ROWS = 100
MOST_COLUMNS = 20
NO_PREVIEW = "[no preview available]"


def without_table(typed: str) -> tuple[str, list[Json]]:
    """The typed words without the lines that hold tabs, and these as the attachment that holds a table.

    What is too large for a table of Slack's stays words.
    """
    lines = typed.splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line]
    width = max(map(len, rows), default=0)
    if not rows or len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        return typed, []
    words = "\n".join(line for line in lines if "\t" not in line).strip()
    cells = [[_cell(cell) for cell in (*row, *[""] * (width - len(row)))] for row in rows]
    return words, [{"id": 1, "blocks": [{"type": "table", "block_id": "table", "rows": cells}], "fallback": NO_PREVIEW}]


def _cell(words: str) -> Json | None:
    if not words.strip():
        return None
    return {"type": "raw_text", "text": escaped(words.strip())}
