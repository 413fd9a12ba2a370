"""How the tests are built."""

import ast
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_nothing_is_imported_from_another_test_module() -> None:
    imported = {str(file.relative_to(TESTS)): _imported_by(file) for file in sorted(TESTS.rglob("*.py"))}
    assert [
        (file, name)
        for file, names in imported.items()
        for name in names
        if any(part.startswith("test_") for part in name.split(".")[1:-1])
    ] == []


def _imported_by(file: Path) -> list[str]:
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return [f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names]
