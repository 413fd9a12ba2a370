"""`python -m bot playbook` checks files, and a folder of one's own is used."""

import json
import re
from pathlib import Path

import pytest

from bot import startup
from bot.problem import SetupProblem
from tests.bot.command_line import ROOT, bot

OURS = """\
key: ours
name: Ours
description: The standard one without what we never need.
extends: standard
drop: [research]
"""


def test_a_file_in_order_is_told_with_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "ours.yml").write_text(OURS, encoding="utf-8")
    said = bot(tmp_path, "playbook", "check", "ours.yml", str(ROOT / "handover" / "playbooks" / "standard.yml"))
    assert said.returncode == 0, said.stderr
    first, second = said.stdout.splitlines()
    assert first.startswith("ours.yml: “Ours” is in order: ")
    assert "in 15 working days" in first
    assert "“Standard handover” is in order" in second


def test_a_mistake_is_told_with_file_line_and_field(tmp_path: Path) -> None:
    (tmp_path / "ours.yml").write_text(
        OURS + "change:\n  goals: {colour: red}\n  people:\n    due: soon\n", encoding="utf-8"
    )
    said = bot(tmp_path, "playbook", "check", "ours.yml")
    assert said.returncode == 1
    assert [line.split(": ")[0] for line in said.stderr.splitlines()] == [
        "ours.yml, line 7, entry “goals”, field “colour”",
        "ours.yml, line 9, entry “people”, field “due”",
    ]


def test_a_playbook_may_extend_one_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "playbooks"
    folder.mkdir()
    (folder / "ours.yml").write_text(OURS, encoding="utf-8")
    (tmp_path / "more.yml").write_text("key: more\nname: More\ndescription: M.\nextends: ours\n", encoding="utf-8")
    said = bot(tmp_path, "playbook", "check", "more.yml", BATON_PLAYBOOKS=str(folder))
    assert said.returncode == 0, said.stderr
    assert bot(tmp_path, "playbook", "check", "more.yml").returncode == 1


@pytest.mark.parametrize(
    ("content", "told"), [(None, "cannot be read: No such file"), (b"\xff\xfe", "is not plain text in UTF-8")]
)
def test_a_file_that_cannot_be_read(tmp_path: Path, content: bytes | None, told: str) -> None:
    if content is not None:
        (tmp_path / "odd.yml").write_bytes(content)
    said = bot(tmp_path, "playbook", "check", "odd.yml")
    assert said.returncode == 2
    assert f"odd.yml {told}" in said.stderr


def test_the_schema_is_printed(tmp_path: Path) -> None:
    assert "anyOf" in json.loads(bot(tmp_path, "playbook", "schema").stdout)


def test_the_folder_of_ones_own_comes_to_what_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "ours.yml").write_text(OURS, encoding="utf-8")
    library = startup.playbooks(tmp_path)
    assert next(iter(library)) == "standard"
    assert "research" not in [item.key for item in library["ours"].items]
    (tmp_path / "ours.yml").write_text("key: standard\nname: N\ndescription: D\nextends: light\n", encoding="utf-8")
    with pytest.raises(SetupProblem, match=r"ours\.yml, line 1, field “key”: standard\.yml already has the key"):
        startup.playbooks(tmp_path)
    with pytest.raises(SetupProblem, match="there is no such folder"):
        startup.playbooks(tmp_path / "nowhere")


def test_the_documentation_names_every_playbook_and_its_example_is_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "playbooks.md").read_text(encoding="utf-8")
    rows = {key: int(workdays) for key, workdays in re.findall(r"^\| `(\w+)` \| .* \| (\d+) \|$", page, re.MULTILINE)}
    assert rows == {key: book.workdays for key, book in startup.playbooks().items()}
    example = page.split("```yaml\n")[1].split("```")[0]
    (tmp_path / "ours.yml").write_text(example, encoding="utf-8")
    ours = startup.playbooks(tmp_path)["ours"]
    assert [item.key for item in ours.items][18:21] == ["security", "documents", "private"]
