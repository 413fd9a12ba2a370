"""Playbooks: the items and steps of a handover, with stage, owner and due day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from handover.model.disclosure import NeutralText
from handover.model.people import Role
from handover.model.records import RecordKind


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


class Anchor(StrEnum):
    """The day of a handover from which a due day is counted."""

    START = "start"
    CUSTOMER_TOLD = "customer_told"
    FIRST_JOINT_CALL = "first_joint_call"
    LAST_DAY = "last_day"
    END_OF_SUPPORT = "end_of_support"


FURTHER = "further-"
"""What the keys of calls begin with that somebody added beside the playbook; no key that a playbook may use has a hyphen."""


class UnknownEntry(KeyError):
    """A playbook has no item or step with this key."""


@dataclass(frozen=True)
class Slot:
    """A link that an item asks for by name, and how many of it are wanted."""

    key: NeutralText
    title: NeutralText
    wanted: int = 1


@dataclass(frozen=True)
class After:
    """An entry that comes first, and how many working days at least lie between the two due days."""

    key: NeutralText
    workdays: int = 1


@dataclass(frozen=True)
class Item:
    """One thing the incoming CSM must know, asked of its owner.

    `due_day` is in working days after `anchor`, negative before it; in older documents it is from the start. `kind` says what
    the answer consists of, and `keeps` for how many days it can be relied on: None for what is usual of its kind.
    """

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
    anchor: Anchor = Anchor.START
    after: tuple[After, ...] = ()
    kind: RecordKind = RecordKind.TEXT
    slots: tuple[Slot, ...] = ()
    choices: tuple[NeutralText, ...] = ()
    keeps: int | None = None


@dataclass(frozen=True)
class Step:
    """One thing somebody must do. `due_day` is in working days after `anchor`, negative before it.

    `minutes` is what it takes; 0 for a call, and in older documents, which do not say.
    """

    key: NeutralText
    stage: Stage
    kind: StepKind
    title: NeutralText
    help: NeutralText
    owner: Role
    due_day: int
    practices: tuple[NeutralText, ...]
    required: bool = True
    anchor: Anchor = Anchor.START
    after: tuple[After, ...] = ()
    minutes: int = 0

    @property
    def further(self) -> bool:
        """Whether it is a call that somebody added beside the playbook (P85, P86)."""
        return self.key.startswith(FURTHER)


@dataclass(frozen=True)
class Playbook:
    """A named list of items and steps, in order. `workdays` is the length of the window that its due days are made for.

    It is 0 in older documents, whose length is that of the latest due day. In a handover whose playbook was changed while it
    ran, `also` are the keys of entries that were answered or done before and are no part of the new one, and the `former` ones
    are asked and done no more: they are known by their keys alone, for what was said of them.
    """

    key: NeutralText
    name: NeutralText
    description: NeutralText
    items: tuple[Item, ...]
    steps: tuple[Step, ...]
    workdays: int = 0
    also: tuple[NeutralText, ...] = ()
    former_items: tuple[Item, ...] = ()
    former_steps: tuple[Step, ...] = ()

    @cached_property
    def memo(self) -> dict[object, object]:
        """Results of rules that are worked out once for a playbook (see `plan.due`). Not a field: neither stored nor compared."""
        return {}

    @property
    def entries(self) -> tuple[Item | Step, ...]:
        """All items and then all steps."""
        return (*self.items, *self.steps)

    def item(self, key: str) -> Item:
        """Return the item with this key. Raises UnknownEntry when the playbook has none."""
        return _entry({item.key: item for item in (*self.former_items, *self.items)}, key)

    def step(self, key: str) -> Step:
        """Return the step with this key. Raises UnknownEntry when the playbook has none."""
        return _entry({step.key: step for step in (*self.former_steps, *self.steps)}, key)

    def with_answered(self, key: str) -> "Playbook":
        """Return the playbook in which a former item that is answered after all can be read with the others."""
        late = next((one for one in self.former_items if one.key == key), None)
        if late is None:
            return self
        former = tuple(one for one in self.former_items if one is not late)
        return replace(self, items=(*self.items, late), also=(*self.also, key), former_items=former)

    def step_of_kind(self, kind: StepKind) -> Step:
        """Return the first step of this kind. Every playbook has an introduction and a sign-off step."""
        return next(step for step in self.steps if step.kind is kind)

    def first_joint_call(self) -> Step | None:
        """Return the first call of both CSMs with the customer (P85), None when the playbook has none."""
        return next((one for one in self.steps if one.stage is Stage.WARM_CALL and one.kind is StepKind.CALL), None)

    def call_after(self, step: Step) -> Step | None:
        """Return the playbook's own next call after this step, None when there is none."""
        calls = (one for one in self.steps[self.steps.index(step) :] if one.kind is StepKind.CALL)
        return next((one for one in calls if not one.further), None)


Entry = TypeVar("Entry", Item, Step)


def _entry(entries: Mapping[str, Entry], key: str) -> Entry:
    if key not in entries:
        raise UnknownEntry(key)
    return entries[key]
