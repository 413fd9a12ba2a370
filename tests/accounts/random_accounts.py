"""Accounts put together by chance: entries of every kind, read out of their words or entered, few of them or very many."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from handover.model.account import AccountEntry
from handover.model.answers import Evidence
from handover.model.records import RecordKind
from handover.text.intake import normalised
from tests.messages.wild import ADMIN, LINK, NASTY, TEAM, World, world_of
from tests.messages.wild_records import wild_record

ORDINARY = (
    "Marta Nowak, COO, marta@fjordline.example: decides, likes us",
    "Nguyễn Thị Minh Khai – Leiterin Logistik – skeptisch",
    "王小明 – 仓库主管 – 每天使用",
    "SSO für Hull bis 1. Mai 2026, Verantwortlich: Dana",
    "Export in their own column order, Ravi in product, by 30 April 2026, agreed on the call of 2 March",
    "12 March: go-live in Bergen",
    "Réunion du comité le 3 juin 2026",
    "Rollout Hull: red, next milestone 3 June 2026, Ola owns it",
    "Outage in January 2026, root cause a bad deploy, https://tickets.example/1, state: done",
    "Success plan: https://docs.example/plan",
    "Contract: ask Sam in sales",
    "Recordings: does not exist",
    "Amber since 2 February 2026: search is slow on Mondays",
    "NPS: 41 points as of 1 March 2026",
    "Ask me about the coffee machine sometime",
    "They do not like it when somebody copies their boss in.",
)
ITEMS = {
    RecordKind.TEXT: ("snapshot", "goals", "history", "ours_text"),
    RecordKind.PEOPLE: ("people", "ours_people"),
    RecordKind.PROMISES: ("promises", "outlook"),
    RecordKind.DATES: ("upcoming", "conversations"),
    RecordKind.ISSUES: ("troubles", "tickets"),
    RecordKind.PROJECTS: ("projects",),
    RecordKind.LINKS: ("documents", "reviews"),
    RecordKind.PULSE: ("pulse",),
    RecordKind.FIGURE: ("success_metrics",),
    RecordKind.CHOICE: ("ours_choice",),
}
"""Items of the playbooks that come with the program, and of nobody's, by what they consist of."""
MANY, MOST_MORE = 60, 170


@dataclass(frozen=True)
class RandomAccount:
    """A world with its account, and all that is known of it."""

    world: World
    entries: tuple[AccountEntry, ...]


def random_account(seed: int) -> RandomAccount:
    """Return the account of this number; the same for the same number."""
    random = Random(seed)
    words = [*random.sample(NASTY, random.choice((0, 2, 3))), *random.sample(ORDINARY, 5)]
    world = world_of([normalised(one) for one in words], seed)
    lines = [normalised(one) for one in (*words, *(_any_signs(random) for _ in range(2)))]
    entries = list(_entries(world, random, lambda: random.choice(lines)))
    if random.random() < 0.1:
        more = (replace(random.choice(entries), item=f"more_{number}", place=number) for number in range(MOST_MORE))
        entries = [*entries, *more]
    return RandomAccount(world, tuple(entries))


def _any_signs(random: Random) -> str:
    """Return some signs of all of Unicode."""
    return "".join(
        chr(random.choice((random.randrange(0x20, 0xD800), random.randrange(0xE000, 0x110000)))) for _ in range(30)
    )


def _entries(world: World, random: Random, line: Callable[[], str]) -> Iterator[AccountEntry]:
    """Yield an entry for each item."""
    for kind, items in ITEMS.items():
        for place, item in enumerate(items):
            many = MANY if random.random() < 0.1 else random.randint(1, 5)
            entered = (
                tuple(wild_record(kind, line, random, f"r{n}") for n in range(many))
                if kind is not RecordKind.TEXT
                else ()
            )
            confirmed = random.random() < 0.3
            yield AccountEntry(
                item=item,
                title=line() or "x",
                text="\n".join(line() for _ in range(many)),
                handover="h0",
                by=random.choice(("", *TEAM)),
                at=world.now - timedelta(days=random.choice((0, 13, 200, 800))),
                place=place,
                kind=kind,
                not_applicable=line() if random.random() < 0.1 else "",
                evidence=tuple(_evidence(world, random, line) for _ in range(random.choice((0, 0, 1, 6)))),
                keeps=random.choice((None, 14, 90)),
                confirmed_by=ADMIN if confirmed else "",
                confirmed_at=world.now if confirmed else None,
                records=random.choice((None, entered, entered)),
            )


def _evidence(world: World, random: Random, line: Callable[[], str]) -> Evidence:
    link = random.choice((LINK, "javascript:alert(1)", "https://例え.example/ü?a=(b)>c", line()))
    return Evidence(line(), link, random.choice(TEAM), world.now)
