"""The page's scripts import each other without circles."""

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from playground.page import controls

STATIC = Path(controls.__file__).with_name("static")
IMPORT = re.compile(r'^import\s.*?from\s"\./(?P<name>[\w-]+\.js)";$', re.MULTILINE)


def imports(folder: Path) -> dict[str, set[str]]:
    """Return, for each script of a folder, the scripts it imports."""
    return {file.name: set(IMPORT.findall(file.read_text(encoding="utf-8"))) for file in folder.glob("*.js")}


def test_the_scripts_form_no_import_circle() -> None:
    found = imports(STATIC)
    assert "dom.js" in found["page.js"]
    TopologicalSorter(found).prepare()


def test_a_circle_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\n')
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\n')
    with pytest.raises(CycleError):
        TopologicalSorter(imports(tmp_path)).prepare()
