"""The playground's README names every method that is served and every option of the command line."""

import re
from pathlib import Path

import pytest

import playground
from playground.__main__ import main
from playground.api.call import METHODS

README = Path(playground.__file__).with_name("README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """Return the text below a heading, up to the next one."""
    return README.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_every_method_served_is_listed_and_no_other() -> None:
    assert sorted(re.findall(r"`([a-z]+\.[\w.]+)`", section("What it serves"))) == sorted(METHODS)


def test_every_option_is_listed_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    offered = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    assert set(re.findall(r"^\| `(--[a-z-]+)", section("Start it"), re.MULTILINE)) == offered
