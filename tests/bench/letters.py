"""What the check of a letter costs: beside two thousand records of an account, the first time and while it is typed."""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from time import process_time

from bot import startup
from handover.introduction.check import Beside, problems
from tests.bench.figures import Figure, at_most, middle, ratio
from tests.corpus.letters.customers import Half, Written, clean_letters

MANY, FEW = 2000, 200
ROUNDS = 9
FIRST_AIM, TYPED_AIM = 1500.0, 600.0
"""Milliseconds of a processor. Slack waits three seconds; the check runs beside the event loop."""
GROWTH_AIM = 1.3 * MANY / FEW
"""How many times as much ten times as many records may cost."""


async def measured(_folder: Path) -> list[Figure]:
    """Check a letter beside many and few records, as often as somebody types on, and return the processor time it took."""
    startup.slow_libraries()
    letter = next(clean_letters(Half.OPEN))
    many, few = (tuple(islice(_records(seed), number)) for seed, number in ((1, MANY), (2, FEW)))
    _cost(letter, ("Nobody has said anything yet.",), "")
    first = _cost(letter, many, "")
    _cost(letter, few, "")
    typed = {
        name: middle([_cost(letter, one, "." * at) for at in range(1, ROUNDS)])
        for name, one in (("m", many), ("f", few))
    }
    what = f"check of a letter beside {MANY:,} records"
    return [
        Figure(what, first, "ms", at_most(FIRST_AIM), "processor time, for the first time"),
        Figure("… of it, while it is typed on", typed["m"], "ms", at_most(TYPED_AIM)),
        ratio(f"… beside {FEW}", typed["m"], typed["f"], GROWTH_AIM),
    ]


def _cost(letter: Written, records: tuple[str, ...], typed: str) -> float:
    """Return the milliseconds of a processor that a check takes."""
    draft = replace(letter.draft, body=letter.draft.body + typed)
    began = process_time()
    problems(letter.handover, draft, Beside(internal=records))
    return 1000 * (process_time() - began)


def _records(seed: int) -> Iterator[str]:
    """Yield remarks without end, of the words of the letters' customers."""
    chance = random.Random(seed)
    words = [word for letter in islice(clean_letters(Half.OPEN), 0, 60, 6) for word in letter.draft.body.split()]
    for number in count():
        yield " ".join(chance.choices(words, k=chance.randint(8, 30))) + f" {number}."
