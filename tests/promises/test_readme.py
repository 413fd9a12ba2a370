"""README and its pages say what the program does: their tables of commands, settings and targets are those of the code."""

import html
import re
from pathlib import Path

from bot.settings import Settings
from messages.commands import COMMANDS

README = Path(__file__).parents[2] / "README.md"
OPERATIONS = README.with_name("docs") / "operations.md"
DEVELOPMENT = README.with_name("docs") / "development.md"
COMMANDS_HEADING = "Commands"
SETTING = re.compile(r"`([A-Z][A-Z0-9_]+)`")


def rows(text: str) -> list[tuple[str, ...]]:
    """Return the cells of all table rows in a Markdown text, without headings and rules."""
    lines = [line.strip() for line in text.splitlines()]
    tables = [line for line in lines if line.startswith("|") and line.endswith("|")]
    return [tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line[1:-1])) for line in tables]


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
