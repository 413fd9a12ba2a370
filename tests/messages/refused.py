"""One refusal of every kind, with facts made from the types of its fields: a new kind is among them by being there."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from itertools import product
from typing import Any, get_args, get_origin, get_type_hints

import handover
from handover.letter_templates.files import FileProblem, FileProblemKind
from handover.letter_templates.template import ProblemKind, TemplateProblem
from handover.model.field_problems import FieldProblems
from handover.model.refusals import Refusal
from tests.messages.wild import ADMIN, OUTGOING, TEAM

IDS: Mapping[str, tuple[Any, ...]] = {"chosen": ((), (*TEAM, ADMIN)), "who": (OUTGOING,), "channel": ("", "C0CHANNEL1")}
"""Values of the facts that are ids of people and of channels."""


NEVER_NONE = {TemplateProblem, FileProblem}
"""What is refused for problems has at least one."""


def kinds() -> list[type[Refusal]]:
    """Return every kind of refusal the rules define but the problems of forms, whose words stand beside the fields."""
    for module in pkgutil.walk_packages(handover.__path__, "handover."):
        importlib.import_module(module.name)
    found = {kind for kind in _below(Refusal) if kind is not FieldProblems}
    return sorted(found, key=lambda kind: kind.__name__)


def every_refusal(word: str) -> Iterator[Refusal]:
    """Yield refusals of every kind about this word: each fact in all its values where they are few."""
    for kind in kinds():
        facts = get_type_hints(kind)
        for values in product(*(_values(name, of, word) for name, of in facts.items())):
            yield kind(**dict(zip(facts, values, strict=True)))


def _below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def _values(name: str, of: Any, word: str) -> tuple[Any, ...]:
    if name in IDS and of in {str, tuple[str, ...]}:
        return IDS[name]
    if get_origin(of) is tuple:
        some = _values(name, get_args(of)[0], word)
        return (some,) if get_args(of)[0] in NEVER_NONE else ((), some)
    if isinstance(of, type) and issubclass(of, Enum):
        return tuple(of)
    if of is TemplateProblem:
        return tuple(TemplateProblem(kind, 2, word, word) for kind in ProblemKind)
    if of is FileProblem:
        return tuple(FileProblem(kind, 2, word, word) for kind in FileProblemKind if kind is not FileProblemKind.WORDS)
    facts = {bool: (False, True), int: (1, 2), date: (date(2026, 3, 2),), str: (word,)}
    return facts[of]
