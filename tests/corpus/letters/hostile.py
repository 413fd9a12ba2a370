"""Clean letters that share words with the notes: `hostile.yml` has twelve customers in seven languages.

A note is left out of a handover where half of its words or more stand in the letter: that one tells it.
"""

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from handover.model.answers import Answer, Part, Question
from handover.model.handover import Contact
from handover.model.introduction import Introduction
from handover.model.steps import StepState
from tests.corpus.letters.letters import Letter
from tests.examples import DANA, NOW, PRIYA, a_handover

TOLD = 0.5
FEWEST = 4


def hostile_letters(number: int) -> Iterator[Letter]:
    """Yield so many letters, the customers in turn."""
    chance = random.Random(23)
    worlds = yaml.safe_load(Path(__file__).with_name("hostile.yml").read_text(encoding="utf-8"))
    made = 0
    while made < number:
        world = worlds[made % len(worlds)]
        lines = chance.sample(world["lines"], chance.randint(3, 6))
        notes = [note for note in world["notes"] if _told(note, "\n".join(lines)) < TOLD]
        if len(notes) >= FEWEST:
            made += 1
            yield _letter(world, lines, chance.sample(notes, len(notes)))


def _letter(world: Mapping[str, Any], lines: list[str], notes: list[str]) -> Letter:
    name, email = world["contact"]
    handover = a_handover(
        account=world["account"],
        contacts=(Contact(name, email),),
        customer_reason="",
        internal_note=notes[0],
        answers={"status": Answer("status", (Part("\n".join(notes[3:]), DANA, NOW),))},
        questions=(Question("q1", "status", notes[1], PRIYA, NOW, (Part(notes[2], DANA, NOW),)),),
        steps={"context_call": StepState(note=notes[-1])},
        introduction=Introduction(),
    )
    return Letter(handover, world["language"], f"{name},\n\n" + "\n".join(lines) + "\n\nDana")


def _told(note: str, line: str) -> float:
    words = _words(note)
    return len(words & _words(line)) / len(words)


def _words(text: str) -> set[str]:
    low = text.casefold()
    if re.search(r"[ぁ-ん一-龥]", low):
        signs = re.sub(r"[\s、。]", "", low)
        return {signs[at : at + 2] for at in range(len(signs) - 1)}
    return set(re.findall(r"\w{4,}", low))
