"""Letters that state what the notes state, in the customer's own terms, from `restating.yml`; and leaks beside such facts."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.corpus.letters.disguises import DISGUISES
from tests.corpus.letters.letters import FIELDS, Letter, handover_of


def restating_letters(number: int) -> Iterator[Letter]:
    """Yield so many letters, the customers in turn, each with one to four facts that are noted in the handover."""
    chance = random.Random(23)
    worlds = _worlds()
    for at in range(number):
        world = worlds[at % len(worlds)]
        facts = [chance.choice(fact["written"]) for fact in chance.sample(world["facts"], chance.randint(1, 4))]
        yield _letter(world, facts, chance)


def leaks_beside_facts() -> Iterator[Letter]:
    """Yield for each customer one letter in each disguise: an internal sentence stands in it beside a fact."""
    chance = random.Random(29)
    for world in _worlds():
        for at, (name, disguise) in enumerate(DISGUISES.items()):
            fact = chance.choice(chance.choice(world["facts"])["written"])
            leak = disguise(world["inner"][at % len(world["inner"])], chance)
            yield _letter(world, [fact, leak], chance, disguise=name)


def _worlds() -> list[Mapping[str, Any]]:
    read: list[Mapping[str, Any]] = yaml.safe_load(
        Path(__file__).with_name("restating.yml").read_text(encoding="utf-8")
    )
    return read


def _letter(world: Mapping[str, Any], said: list[str], chance: random.Random, disguise: str = "") -> Letter:
    noted = [fact["noted"] for fact in world["facts"]]
    internal = {
        field: "\n".join([noted[at % len(noted)], world["inner"][at % len(world["inner"])]])
        for at, field in enumerate(FIELDS)
    }
    handover = handover_of({**world, "customer_reason": "", "internal": internal})
    lines = chance.sample(world["lines"], chance.randint(2, 5))
    for one in said:
        lines.insert(chance.randint(1, len(lines)), one)
    written = [world["greeting"], *_laid_out(lines, chance, apart=bool(disguise)), world["farewell"]]
    return Letter(handover, world["language"], "\n\n".join(written), disguise=disguise)


def _laid_out(lines: list[str], chance: random.Random, *, apart: bool) -> list[str]:
    """Return the lines as paragraphs, as one, or as a list; a leak in disguise stands apart."""
    if apart:
        return lines
    return chance.choice((lines, [" ".join(lines)], [lines[0], "\n".join(f"- {line}" for line in lines[1:])]))
