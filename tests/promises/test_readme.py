"""README and its pages say what the program does: their tables of commands, settings, targets, files and features are true."""

import html
import re
from pathlib import Path

from bot.settings import Settings
from messages.commands import COMMANDS
from tests.promises.markdown import rows

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
OPERATIONS = README.with_name("docs") / "operations.md"
DEVELOPMENT = README.with_name("docs") / "development.md"
COMMANDS_HEADING = "Commands"
PAGES = (README, *sorted(README.with_name("docs").rglob("*.md")))
LAYERS = ("handover", "services", "handlers", "jobs", "messages")
PATH = re.compile(r"`((?:bot|handlers|jobs|services|handover|messages|storage|playground|tests)/[\w/.-]+)`")
SETTING = re.compile(r"`([A-Z][A-Z0-9_]+)`")


def section(title: str) -> str:
    """Return the text under a heading of README, up to the next heading."""
    text = README.read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(title)}$\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f'README has no heading "{title}"'
    return found[1]


def variables() -> set[str]:
    """Return the names of everything that can be set, as the environment spells them."""
    return {str(field.validation_alias or name).upper() for name, field in Settings.model_fields.items()}


def test_the_table_of_commands_is_what_help_says() -> None:
    written = [(cells[0], html.unescape(cells[1])) for cells in rows(section(COMMANDS_HEADING)) if "`/" in cells[0]]
    assert written == [(f"`{command.usage}`", command.does) for command in COMMANDS]


def test_the_table_of_settings_names_every_setting_and_no_other() -> None:
    first_cells = [cells[0] for cells in rows(OPERATIONS.read_text(encoding="utf-8"))]
    named = [found[1] for cell in first_cells if (found := SETTING.fullmatch(cell))]
    assert len(named) == len(set(named)), "a setting is described twice"
    assert set(named) == variables()


def test_every_make_target_named_exists() -> None:
    makefile = README.with_name("Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = "".join(page.read_text(encoding="utf-8") for page in (README, OPERATIONS, DEVELOPMENT))
    assert set(re.findall(r"`make ([a-z-]+)", named)) <= targets


def test_every_link_to_a_file_leads_somewhere() -> None:
    for page in (README, *(README.with_name("docs")).glob("*.md")):
        links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        assert [link for link in links if not (page.parent / link).exists()] == [], page.name


def test_every_file_that_is_named_exists() -> None:
    """In the pages, and in what the code says of itself."""
    code = [file for package in (*LAYERS, "bot", "storage", "tests") for file in (ROOT / package).rglob("*.py")]
    for page in (*PAGES, *code):
        named = PATH.findall(page.read_text(encoding="utf-8"))
        assert [path for path in named if not any(ROOT.glob(f"{path.rstrip('/')}*"))] == [], page


def test_the_features_are_those_that_stand_in_several_packages() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    features = re.findall(r"^- (\w+)$", page.split("\n## Features\n")[1].split("\n## ")[0], re.MULTILINE)
    names = [{path.stem for path in (ROOT / layer).iterdir() if not path.stem.startswith("_")} for layer in LAYERS]
    shared = {name for one in names for name in one if sum(name in other for other in names) > 1}
    assert features == sorted(set(features))
    assert shared - {"kit"} <= set(features) <= set().union(*names)


def test_decisions_are_numbered_one_after_the_other() -> None:
    names = sorted(file.name for file in (README.with_name("docs") / "decisions").glob("*.md"))
    assert [name[:5] for name in names] == [f"{number:04}-" for number in range(1, len(names) + 1)]
