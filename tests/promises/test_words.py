"""Everything that has a name has words, a deed or a source: refusals, problems of forms, jobs, cited practices."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import handover
import messages
from handover.model.playbook import Playbook
from handover.model.refusals import FieldProblems, Refusal
from handover.playbooks.loader import load_playbooks
from jobs.registry import job_types
from messages.kit import field_problems, refusals

ROOT = Path(__file__).parents[2]
LAST_PRACTICE = 130
"""The catalogue of practices has rows P1 to P130."""
NAMES_A_PROBLEM = re.compile(r"problem|wrong|missing|FieldProblems")


def kinds_of(refusal: type[Refusal]) -> Iterator[type[Refusal]]:
    """Yield every kind of refusal below this one."""
    for kind in refusal.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def every_refusal() -> list[type[Refusal]]:
    """Return every refusal the rules define, wherever it is, and load the words that stand elsewhere, too."""
    for package in (handover, messages):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return sorted(set(kinds_of(Refusal)), key=lambda kind: kind.__name__)


def named_problems() -> dict[str, str]:
    """Return every problem that the code names, and a place where it does so."""
    found: dict[str, str] = {}
    for file in (file for folder in ("handover", "handlers") for file in (ROOT / folder).rglob("*.py")):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                found |= dict.fromkeys(_named_in(function), f"{file.name}: {function.name}")
    return found


def _named_in(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Return the problems a function names: as values of a mapping called so, or as what it returns for one."""
    named: list[ast.expr | None] = []
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "FieldProblems":
            named += [value for given in node.args[:1] for value in _values(given)]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets: list[ast.expr] = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(NAMES_A_PROBLEM.search(ast.unparse(target)) for target in targets):
                named += [node.value, *_values(node.value)] if _entry(targets) else _values(node.value)
        elif isinstance(node, ast.Return) and re.search(r"problems$|^barred$", function.name):
            named += _values(node.value)
    return {one.value for one in named if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value}


def _entry(targets: list[ast.expr]) -> bool:
    return any(isinstance(target, ast.Subscript) for target in targets)


def _values(given: ast.expr | None) -> list[ast.expr]:
    """Return what a mapping (or a choice between two things) holds."""
    if isinstance(given, ast.Dict):
        return given.values
    if isinstance(given, ast.DictComp):
        return [given.value]
    if isinstance(given, ast.IfExp):
        return [*_values(given.body), *_values(given.orelse)]
    return [given] if isinstance(given, ast.Constant) else []


@pytest.mark.parametrize("refusal", every_refusal(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_words(refusal: type[Refusal]) -> None:
    if refusal is FieldProblems:
        return  # its words stand beside the fields: see below
    assert refusals.words.dispatch(refusal) is not refusals.words.dispatch(Refusal)


def test_every_problem_of_a_field_has_words() -> None:
    without = {name: where for name, where in named_problems().items() if name not in field_problems.WORDS}
    assert without == {}


def test_all_words_for_problems_are_used() -> None:
    assert set(field_problems.WORDS) - set(named_problems()) == set()


def test_every_kind_of_job_has_one_type() -> None:
    declared = [
        value
        for file in (ROOT / "handover").rglob("*.py")
        for value in re.findall(r'= JobKind\("(\w+)"\)', file.read_text(encoding="utf-8"))
    ]
    assert sorted(declared) == sorted(job_types())


@pytest.mark.parametrize("playbook", load_playbooks().values(), ids=lambda one: one.key)
def test_every_practice_cited_is_in_the_catalogue(playbook: Playbook) -> None:
    cited = {practice for item in playbook.items for practice in item.practices}
    cited |= {practice for step in playbook.steps for practice in step.practices}
    assert [practice for practice in cited if not 1 <= int(practice[1:]) <= LAST_PRACTICE] == []


def test_every_practice_cited_in_the_code_is_in_the_catalogue() -> None:
    files = [file for folder in ("handover", "messages", "handlers") for file in (ROOT / folder).rglob("*.py")]
    cited = {
        int(number) for file in files for number in re.findall(r"\bP([0-9]{1,3})\b", file.read_text(encoding="utf-8"))
    }
    assert [number for number in sorted(cited) if not 1 <= number <= LAST_PRACTICE] == []
