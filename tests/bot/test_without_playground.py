"""Baton where the local Slack isn't installed: it runs, and `demo` and `replay` say what to do."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "handlers", "jobs", "services", "handover", "messages", "storage")
NEEDS_PLAYGROUND = ("bot.commands.demo", "bot.commands.replay", "bot.demo", "bot.playground_process", "bot.replay")
IMPORT_NAMES = {"python-multipart": "python_multipart"}


def requirements(project: Path) -> set[str]:
    """Return the names of the distributions that a pyproject.toml depends on."""
    declared = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    return {name.lower() for line in declared for name in re.findall(r"^[\w.-]+", line)}


ONLY_PLAYGROUND = (
    requirements(ROOT / "playground" / "pyproject.toml") - requirements(ROOT / "pyproject.toml") - {"markupsafe"}
)
"""What the playground needs and Baton does not; MarkupSafe comes with Jinja2."""


def locked(name: str) -> set[str]:
    """Return the names of the distributions that a lock file holds."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))


def test_nothing_of_the_playgrounds_is_locked_for_running_baton() -> None:
    assert {"starlette", "uvicorn", "websockets"} <= ONLY_PLAYGROUND
    assert ONLY_PLAYGROUND & locked("run") == set()
    assert locked("playground") >= ONLY_PLAYGROUND
    assert locked("run") | locked("playground") <= locked("dev")


@pytest.mark.parametrize("name", ["run", "playground", "dev"])
def test_lock_files_name_no_registry(name: str) -> None:
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or line.startswith("-")] == []


def test_everything_else_loads_without_the_playground() -> None:
    files = [file.relative_to(ROOT) for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    modules = [".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files]
    wanted = [one for one in modules if not one.startswith((*NEEDS_PLAYGROUND, "storage.migrations"))]
    assert {"bot.commands.run", "bot.commands.doctor", "bot.commands.migrate"} <= set(wanted)
    hidden = ["playground", *(IMPORT_NAMES.get(name, name) for name in ONLY_PLAYGROUND)]
    script = (
        "import importlib, json, sys\n"
        "hidden, wanted = json.loads(sys.argv[1])\n"
        "sys.modules.update(dict.fromkeys(hidden))\n"
        "for name in wanted: importlib.import_module(name)\n"
    )
    words = [sys.executable, "-c", script, json.dumps([hidden, wanted])]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["demo", "replay"])
def test_demo_and_replay_say_in_one_line_what_to_install(tmp_path: Path, free_port: int, command: str) -> None:
    (tmp_path / "starlette.py").write_text("raise ModuleNotFoundError(\"No module named 'starlette'\")")
    words = [sys.executable, "-m", "bot", command, *(["--port", str(free_port)] if command == "demo" else [])]
    environment = {"PYTHONPATH": f"{tmp_path}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "make demo" in done.stderr
    assert "requirements/playground.txt" in done.stderr
