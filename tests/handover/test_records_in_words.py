"""A record survives as a line of text: what is put into words is read again as the same record."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.records import (
    Choice,
    Colour,
    Contact,
    ContactRole,
    Figure,
    Form,
    Issue,
    KeyDate,
    Link,
    LinkState,
    Project,
    Promise,
    PromiseState,
    Pulse,
    Record,
    RecordKind,
    Said,
    Stance,
    WorkState,
)
from handover.records.in_words import in_words
from handover.records.labels import plain_words
from handover.records.reading import read
from handover.records.reading_parts import Asked
from tests.corpus.records.scoring import cases, reading_of

CORPUS = Path(__file__).parents[1] / "corpus" / "records"
ASKED = Asked(date(2026, 3, 2), choices=("digital",))
LEFT_OUT = {field.name for field in fields(Said)} | {"note", "slot"}
SAME_AT_LEAST = 0.95
ENOUGH = 1_000
"""Records of which a share says something."""
LINES: list[tuple[Record, str]] = [
    (
        Contact(
            name="Marta Nowak",
            title="COO",
            email="marta@x.example",
            phone="+47 22 33 44 55",
            role=ContactRole.DECIDES,
            stance=Stance.FOR,
            pulse_product=Colour.GREEN,
            pulse_team=Colour.RED,
            channel="WhatsApp",
            hours="before 9",
            known_by="Sarah",
            tell_personally=True,
        ),
        (
            "Marta Nowak – title: COO – marta@x.example – +47 22 33 44 55 – decides – for us – product: green – team: red"
            " – channel: WhatsApp – hours: before 9 – known by: Sarah – tell personally"
        ),
    ),
    (
        Promise(
            what="SSO for the second site",
            to_whom="Tom Reid",
            due=date(2026, 3, 12),
            owner="Ravi",
            where="steering call",
            spoken_or_written=Form.SPOKEN,
            state=PromiseState.KEPT,
        ),
        "SSO for the second site – to: Tom Reid – due: 12 March 2026 – owner: Ravi – spoken – where: steering call – kept",
    ),
    (Promise(what="Dark mode"), "Dark mode – no date – no owner"),
    (
        Promise(what="Report", due=date(2026, 4, 15), due_certain=False),
        "Report – due: about 15 April 2026 – no owner",
    ),
    (KeyDate(what="steering call", day=date(2026, 3, 12)), "12 March 2026: steering call"),
    (
        Issue(
            what="Slow search",
            day=date(2026, 1, 14),
            state=WorkState.OPEN,
            link="https://tickets.example/1",
            cause="an old index",
        ),
        "Slow search – when: 14 January 2026 – state: open – link: https://tickets.example/1 – cause: an old index",
    ),
    (
        Project(
            name="Rollout Leeds",
            state=WorkState.WAITING,
            colour=Colour.AMBER,
            owner="Ravi",
            milestone="pilot",
            due=date(2026, 5, 12),
        ),
        "Rollout Leeds – state: waiting – amber – owner: Ravi – milestone: pilot – due: 12 May 2026",
    ),
    (Link(title="Last review", url="https://docs.example/a"), "Last review: https://docs.example/a"),
    (Link(title="Success plan", state=LinkState.DOES_NOT_EXIST), "Success plan: does not exist"),
    (Link(title="Contract", state=LinkState.ASK, ask="Dana in sales"), "Contract: ask Dana in sales"),
    (
        Pulse(colour=Colour.RED, about="Team", why="too many changes", as_of=date(2026, 2, 20)),
        "Team: red as of 20 February 2026, too many changes",
    ),
    (Figure(name="Errors", value="0.8", unit="%", as_of=date(2026, 2, 28)), "Errors: 0.8 % (as of 28 February 2026)"),
    (Choice(choice="digital"), "digital"),
]


def _fields(record: Record) -> dict[str, object]:
    kept = {name: value for name, value in vars(record).items() if name not in LEFT_OUT}
    return {name: plain_words(value) if type(value) is str else value for name, value in kept.items()}


@pytest.mark.parametrize(("record", "line"), LINES, ids=lambda one: one if isinstance(one, str) else "")
def test_a_record_is_one_line_from_which_it_is_read_again(record: Record, line: str) -> None:
    assert in_words(record) == line
    assert [_fields(one) for one in read(RecordKind(record.kind), line, ASKED).records] == [_fields(record)]


def test_nearly_all_that_is_read_from_replies_survives_as_text() -> None:
    """Each record is a reply of its own, read anew: the same third of the corpus is enough to measure with."""
    total, lost = 0, []
    replies = (case for file in sorted(CORPUS.glob("*.txt")) for case in cases(file))
    for case in (case for case in replies if crc32(case.text.encode()) % 3 == 0):
        for record in reading_of(case).records:
            line = in_words(record)
            total += 1
            if [_fields(one) for one in read(case.kind, line, ASKED).records] != [_fields(record)]:
                lost.append(line)
    assert total > ENOUGH
    assert len(lost) <= (1 - SAME_AT_LEAST) * total, "\n".join(lost)


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_any_record_is_one_line(name: str, title: str, note: str) -> None:
    for record in (
        Contact(name=name, title=title, note=note),
        Promise(what=name, owner=title, where=note),
        KeyDate(what=name),
    ):
        assert len(in_words(record).splitlines()) <= 1
