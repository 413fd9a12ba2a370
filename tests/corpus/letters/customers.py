"""Clean and leaking letters to 36 customers in six languages, put together from the files in `customers/`."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handover.introduction.check import Beside, problems
from handover.introduction.problem import Problem
from handover.model.answers import Answer, Part, Question
from handover.model.handover import Contact, Handover
from handover.model.holds import Block
from handover.model.introduction import Introduction
from handover.model.steps import StepState
from tests.corpus.letters.twenty_disguises import NUMBERS, TWENTY, Leaked, disguised
from tests.examples import DANA, NOW, PRIYA, a_handover

NUMBER = 200
LANGUAGES = ("en", "de", "fr", "es", "pt", "ja")
MONTHS: Mapping[str, str] = {
    "en": "{0} April",
    "de": "{0}. April",
    "fr": "{0} avril",
    "es": "{0} de abril",
    "pt": "{0} de abril",
    "ja": "四月{0}日",
}
WHERE = ("note", "answer", "not_applicable", "question", "step_note", "block", "record")


class Half(Enum):
    """Which customers: the list was tuned with the open half, the other was looked at when all was done."""

    OPEN = (0, 1, 2)
    KEPT = (3, 4, 5)


@dataclass(frozen=True)
class Written:
    """A letter and what it is read beside; where the internal text in it is noted and its disguise, empty for a clean one."""

    language: str
    account: str
    handover: Handover
    draft: Introduction
    beside: Beside
    where: str = ""
    disguise: str = ""

    def found(self) -> tuple[Problem, ...]:
        """Return what the check says of it."""
        return problems(self.handover, self.draft, self.beside)


def clean_letters(half: Half) -> Iterator[Written]:
    """Yield a hundred letters without anything internal, languages in turn."""
    chance = random.Random(31)
    for number in range(NUMBER // 2):
        world, customer = _customer(number, half)
        yield _written(world, customer, _paragraphs(world, customer, chance), chance)


def leaking_letters(half: Half) -> Iterator[Written]:
    """Yield a hundred letters, each with one internal text of the customer: every disguise in turn, and every kind of note."""
    chance = random.Random(37)
    for number in range(NUMBER // 2):
        world, customer = _customer(number, half)
        disguise = list(TWENTY)[(number + number // len(TWENTY)) % len(TWENTY)]
        note = _note(world, customer, disguise, number // len(LANGUAGES))
        where = WHERE[number % len(WHERE)]
        leak = disguised(disguise, Leaked(note, world["language"], chance.choice(customer["lines"])), chance)
        paragraphs = _paragraphs(world, customer, chance)
        paragraphs.insert(chance.randint(2, len(paragraphs) - 1), leak)
        letter = _written(world, customer, paragraphs, chance, note, where)
        yield replace(letter, where=where, disguise=disguise)


@cache
def _worlds() -> Mapping[str, Mapping[str, Any]]:
    """Return what each language's letters are made of."""
    read = (
        yaml.safe_load((Path(__file__).parent / "customers" / f"{language}.yml").read_text(encoding="utf-8"))
        for language in LANGUAGES
    )
    return {world["language"]: world for world in read}


def _customer(number: int, half: Half) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    world = _worlds()[LANGUAGES[number % len(LANGUAGES)]]
    return world, world["customers"][half.value[(number // len(LANGUAGES)) % len(half.value)]]


def _note(world: Mapping[str, Any], customer: Mapping[str, Any], disguise: str, number: int) -> str:
    """Return an internal text; one with a number in it where that is written otherwise."""
    notes: list[str] = customer["notes"]
    if disguise == "numbers_otherwise":
        counted = NUMBERS[world["language"]]
        notes = [note for note in notes if any(word in note for word in counted)] or notes
    return notes[number % len(notes)]


def _paragraphs(world: Mapping[str, Any], customer: Mapping[str, Any], chance: random.Random) -> list[str]:
    """Return a letter, its greeting first and its farewell last: of a change, a correction, a cover, or the end of one."""
    kind = chance.choices(("openings", "again", "cover", "back"), (7, 1, 1, 1))[0]
    own = [
        *chance.sample(customer["lines"], chance.randint(1, 3)),
        *(f[1] for f in chance.sample(customer["facts"], 1)),
    ]
    chance.shuffle(own)
    introduction = [chance.choice(world["introductions"])] if kind in ("openings", "again") else []
    nexts = chance.sample(world["nexts"], chance.randint(1, 2))
    middle = chance.choice(
        (
            [" ".join(own)],
            own,
            ["\n".join(f"- {one}" for one in own)],
            ["\n".join(f"{at}. {one}" for at, one in enumerate(own, start=1))],
        )
    )
    parts = [customer["greeting"], chance.choice(world[kind]), *introduction, *middle, " ".join(nexts)]
    parts += [chance.choice(world["closings"]), chance.choice(world["farewells"])]
    days = {"day": 6, "callday": 14, "lastday": 24}
    named = {name: MONTHS[world["language"]].format(day) for name, day in days.items()}
    people = {name: customer[name] for name in ("account", "outgoing", "incoming")}
    return [part.format(**named, **people) for part in parts]


def _written(
    world: Mapping[str, Any],
    customer: Mapping[str, Any],
    paragraphs: list[str],
    chance: random.Random,
    note: str = "",
    where: str = "",
) -> Written:
    body = chance.choice(("\n\n", "\n\n", "\n")).join(paragraphs)
    draft = Introduction(
        to="contact@customer.example.com",
        subject=f"{customer['account']}: {customer['incoming']}",
        body=body,
        version=1,
    )
    handover, records = _handover(customer, note, where)
    return Written(world["language"], customer["account"], handover, draft, Beside(internal=records))


def _handover(customer: Mapping[str, Any], note: str, where: str) -> tuple[Handover, tuple[str, ...]]:
    """Return the customer's handover and the records beside it, with all notes, and this one in the place named."""
    others = [one for one in customer["notes"] if one != note]
    placed = dict(zip([one for one in WHERE if one != where], others, strict=False))
    if note:
        placed[where] = note
    facts = "\n".join(fact[0] for fact in customer["facts"])
    handover = a_handover(
        account=customer["account"],
        contacts=(Contact(customer["greeting"], "contact@customer.example.com"),),
        customer_reason="",
        internal_note=placed.get("note", ""),
        answers={
            "status": Answer("status", (Part(facts, DANA, NOW), Part(placed.get("answer", "–"), DANA, NOW))),
            "risks": Answer("risks", not_applicable=placed.get("not_applicable", "")),
        },
        questions=(
            Question(
                "q1", "status", placed.get("question", "?"), PRIYA, NOW, (Part("–", DANA, NOW + timedelta(days=1)),)
            ),
        ),
        steps={"context_call": StepState(note=placed.get("step_note", ""))},
        blocks=(Block("step:block", placed.get("block", "–"), DANA, NOW),),
    )
    return handover, tuple(one for one in (placed.get("record", ""),) if one)
