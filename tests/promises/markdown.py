"""Reading of the project's own pages."""

import re


def rows(text: str) -> list[tuple[str, ...]]:
    """Return the cells of all table rows in a Markdown text, without headings and rules."""
    lines = [line.strip() for line in text.splitlines()]
    tables = [line for line in lines if line.startswith("|") and line.endswith("|")]
    return [tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line[1:-1])) for line in tables]
