"""Clean and leaking letters, put together from `worlds.yml`; and the handovers that they belong to."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handover.model.answers import Answer, Evidence, Part, Question
from handover.model.handover import Contact, Handover
from handover.model.holds import Block, Lift
from handover.model.introduction import Introduction
from handover.model.steps import StepState
from tests.corpus.letters.disguises import DISGUISES
from tests.examples import DANA, NOW, PRIYA, a_handover

NUMBER = 200
FIELDS = (
    "note",
    "answer",
    "answer_part",
    "not_applicable",
    "question",
    "reply",
    "saved",
    "step_note",
    "not_needed",
    "block",
    "lift",
    "closing",
)


@dataclass(frozen=True)
class Letter:
    """A letter, and the handover in which it was written; what was done to which internal text, empty for a clean one."""

    handover: Handover
    language: str
    body: str
    field: str = ""
    disguise: str = ""

    @property
    def draft(self) -> Introduction:
        """The letter as it is checked."""
        to = ", ".join(contact.email for contact in self.handover.contacts)
        return Introduction(to=to, subject=f"{self.handover.account}: Priya Nair", body=self.body, version=1)


@cache
def worlds() -> tuple[Mapping[str, Any], ...]:
    """Return the six customers."""
    return tuple(yaml.safe_load(Path(__file__).with_name("worlds.yml").read_text(encoding="utf-8")))


def handover_of(world: Mapping[str, Any]) -> Handover:
    """Return the handover of a customer, with each internal text in its field."""
    said, later = world["internal"], NOW + timedelta(days=1)
    blocks = [Block(f"step:{key}", said[key], DANA, NOW) for key in ("block", "lift")]
    return a_handover(
        account=world["account"],
        contacts=tuple(Contact(**contact) for contact in world["contacts"]),
        customer_reason=world["customer_reason"],
        internal_note=said["note"],
        answers={
            "status": Answer("status", (Part(said["answer"], DANA, NOW),)),
            "goals": Answer("goals", (Part("–", DANA, NOW), Part(said["answer_part"], DANA, later))),
            "risks": Answer("risks", not_applicable=said["not_applicable"]),
            "extras": Answer("extras", evidence=(Evidence(said["saved"], "https://x.slack.com/p1", DANA, NOW),)),
        },
        questions=(Question("q1", "status", said["question"], PRIYA, NOW, (Part(said["reply"], DANA, later),)),),
        steps={
            "context_call": StepState(note=said["step_note"]),
            "warm_call": StepState(not_needed=said["not_needed"]),
        },
        blocks=(blocks[0],),
        lifts=(Lift(blocks[1], PRIYA, later),),
        closing_note=said["closing"],
    )


def clean_letters() -> Iterator[Letter]:
    """Yield 200 letters without anything internal."""
    chance = random.Random(11)
    for number in range(NUMBER):
        world = worlds()[number % len(worlds())]
        yield Letter(handover_of(world), world["language"], _letter(world, chance))


def leaking_letters() -> Iterator[Letter]:
    """Yield 200 letters, each with one internal text in disguise: every field in every disguise, languages in turn."""
    chance = random.Random(7)
    pairs = [(field, disguise) for field in FIELDS for disguise in DISGUISES]
    pairs += chance.sample(pairs, NUMBER - len(pairs))
    for number, (field, disguise) in enumerate(pairs):
        world = worlds()[(number + number // len(DISGUISES)) % len(worlds())]
        change: Callable[[str, random.Random], str] = DISGUISES[disguise]
        leak = change(world["internal"][field], chance)
        body = _letter(world, chance, leak)
        yield replace(Letter(handover_of(world), world["language"], body), field=field, disguise=disguise)


def _letter(world: Mapping[str, Any], chance: random.Random, leak: str = "") -> str:
    topics = chance.sample(world["topics"], chance.choice((1, 2, 3)))
    if leak:
        topics.insert(chance.randrange(len(topics) + 1), leak)
    parts = [
        world["greeting"],
        chance.choice(world["openings"]) + " " + chance.choice(world["introductions"]),
        "\n".join(topics) if leak else " ".join(topics),
        chance.choice(world["steps"]),
        chance.choice(world["closings"]),
        world["farewell"],
    ]
    return "\n\n".join(parts)
