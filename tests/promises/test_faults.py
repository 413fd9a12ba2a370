"""docs/when-slack-misbehaves.md and tests/faults agree: each row has its tests, and no test is there for nothing."""

import ast
from functools import cache

import pytest

from bot import manifest
from tests.faults.table import TABLE

ROOT = manifest.FILE.parent
DOCUMENT = (ROOT / "docs" / "when-slack-misbehaves.md").read_text(encoding="utf-8")


def rows() -> list[list[str]]:
    """Return the cells of every row of the document's tables, headings left out."""
    lines = [line for line in DOCUMENT.splitlines() if line.startswith("| ") and not line.startswith("| What happens")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@cache
def held_by() -> set[str]:
    """Return the names of all tests of faults."""
    files = (ROOT / "tests" / "faults").glob("test_*.py")
    nodes = [node for file in files for node in ast.parse(file.read_text(encoding="utf-8")).body]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {function.name for function in functions if function.name.startswith("test_")}


def test_every_row_says_all_there_is_to_say() -> None:
    assert [row for row in rows() if len(row) != 4 or not all(row)] == []


def test_the_document_and_the_table_name_the_same_faults() -> None:
    assert [row[0] for row in rows()] == list(TABLE)


@pytest.mark.parametrize("fault", TABLE)
def test_each_fault_has_tests_that_are_there(fault: str) -> None:
    assert TABLE[fault]
    assert set(TABLE[fault]) - held_by() == set()


def test_every_test_of_a_fault_holds_a_row() -> None:
    assert held_by() - {name for names in TABLE.values() for name in names} == set()
