"""How the tests are built."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize("file", sorted(TESTS.rglob("*.py")), ids=lambda file: str(file.relative_to(TESTS)))
def test_nothing_is_imported_from_another_test_module(file: Path) -> None:
    imported = [
        node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)
    ]
    names = [f"{node.module}.{alias.name}" for node in imported for alias in node.names]
    assert [name for name in names if any(part.startswith("test_") for part in name.split(".")[1:-1])] == []
