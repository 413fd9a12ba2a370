"""Playbooks: the items and steps of a handover, with stage, owner and due day."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from handover.model.disclosure import NeutralText
from handover.model.people import Role


class Stage(StrEnum):
    """The stages of every handover, in order (P30–P33)."""

    PREPARE = "prepare"
    DOCUMENT = "document"
    CONTEXT_CALL = "context_call"
    INTRODUCE = "introduce"
    WARM_CALL = "warm_call"
    SUPPORT = "support"
    DONE = "done"


class StepKind(StrEnum):
    """What finishes a step: a tick, all answers accepted, a call held, the introduction sent, the sign-off of the incoming CSM."""

    TASK = "task"
    READING = "reading"
    CALL = "call"
    INTRODUCTION = "introduction"
    SIGN_OFF = "sign_off"


class UnknownEntry(KeyError):
    """A playbook has no item or step with this key."""


@dataclass(frozen=True)
class Item:
    """One thing the incoming CSM must know, asked of its owner. `due_day` is in working days from the start."""

    key: NeutralText
    stage: Stage
    title: NeutralText
    question: NeutralText
    help: NeutralText
    example: NeutralText
    owner: Role
    due_day: int
    practices: tuple[NeutralText, ...]
    required: bool = True
    minutes: int = 2


@dataclass(frozen=True)
class Step:
    """One thing somebody must do. `due_day` is in working days from the start."""

    key: NeutralText
    stage: Stage
    kind: StepKind
    title: NeutralText
    help: NeutralText
    owner: Role
    due_day: int
    practices: tuple[NeutralText, ...]
    required: bool = True


@dataclass(frozen=True)
class Playbook:
    """A named list of items and steps, in order."""

    key: NeutralText
    name: NeutralText
    description: NeutralText
    items: tuple[Item, ...]
    steps: tuple[Step, ...]

    def item(self, key: str) -> Item:
        """Return the item with this key. Raises UnknownEntry when the playbook has none."""
        return _entry({item.key: item for item in self.items}, key)

    def step(self, key: str) -> Step:
        """Return the step with this key. Raises UnknownEntry when the playbook has none."""
        return _entry({step.key: step for step in self.steps}, key)

    def step_of_kind(self, kind: StepKind) -> Step:
        """Return the first step of this kind. Every playbook has an introduction and a sign-off step."""
        return next(step for step in self.steps if step.kind is kind)


Entry = TypeVar("Entry", Item, Step)


def _entry(entries: Mapping[str, Entry], key: str) -> Entry:
    if key not in entries:
        raise UnknownEntry(key)
    return entries[key]
