"""Words for records: what one of each kind is called, the names of its fields, and what can be chosen in them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from handover.model.records import (
    Colour,
    ContactRole,
    Form,
    LinkState,
    PromiseState,
    Record,
    RecordKind,
    Stance,
    WorkState,
)
from handover.records.changing import is_uncertain
from handover.records.in_words import in_words
from messages.kit.text import count, oneline, safe

RECORD = 220
"""Characters of a record in a list."""
KINDS: Mapping[RecordKind, tuple[str, str]] = {
    RecordKind.PEOPLE: ("person", "people"),
    RecordKind.PROMISES: ("promise", "promises"),
    RecordKind.DATES: ("date", "dates"),
    RecordKind.ISSUES: ("issue", "issues"),
    RecordKind.PROJECTS: ("project", "projects"),
    RecordKind.LINKS: ("link", "links"),
    RecordKind.PULSE: ("pulse", "pulses"),
    RecordKind.FIGURE: ("figure", "figures"),
    RecordKind.CHOICE: ("choice", "choices"),
}
"""What one record and several of each kind are called."""
ONE: Mapping[RecordKind, str] = {kind: one for kind, (one, _) in KINDS.items()}
"""What one record of each kind is called."""
LABELS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.PEOPLE: {
        "name": "Name",
        "email": "E-mail",
        "phone": "Phone",
        "title": "Title",
        "role": "Role in the decision",
        "stance": "Stance towards us",
        "pulse_product": "How they feel about the product",
        "pulse_team": "How they feel about our team",
        "channel": "How they like to be reached",
        "hours": "When they like to be reached",
        "known_by": "Who on our side knows them",
        "tell_personally": "Before the introduction e-mail",
        "note": "Note",
    },
    RecordKind.PROMISES: {
        "what": "What was promised",
        "to_whom": "To whom",
        "due": "By when",
        "owner": "Owner on our side",
        "where": "Where it was agreed",
        "spoken_or_written": "Spoken or written",
        "state": "Where it stands",
    },
    RecordKind.DATES: {"what": "What happens", "day": "On which day"},
    RecordKind.ISSUES: {
        "what": "What went wrong",
        "day": "When",
        "state": "Where it stands",
        "link": "Ticket or write-up",
        "cause": "Cause",
    },
    RecordKind.PROJECTS: {
        "name": "Project",
        "state": "Where it stands",
        "colour": "How it goes",
        "owner": "Owner",
        "milestone": "Next milestone",
        "due": "Its day",
    },
    RecordKind.LINKS: {
        "slot": "Which one",
        "state": "Is it there?",
        "url": "Link",
        "title": "What it is",
        "ask": "Whom to ask",
    },
    RecordKind.PULSE: {"colour": "How it goes", "about": "About what", "why": "Why", "as_of": "As of"},
    RecordKind.FIGURE: {"name": "Figure", "value": "Value", "unit": "Unit", "as_of": "As of"},
    RecordKind.CHOICE: {"choice": "Choice", "why": "Why"},
}
"""The labels of the fields in the form of each kind."""
HINTS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.PEOPLE: {"known_by": "A colleague who can introduce you, or who has the history."},
    RecordKind.PROMISES: {
        "due": "A promise without a day is marked for both CSMs.",
        "owner": "Who sees that it is kept. A promise without an owner is marked for both CSMs.",
    },
    RecordKind.LINKS: {"title": "With its outcome in a few words, if there is one."},
}
PLACEHOLDERS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.PEOPLE: {
        "name": "Maria Olsen",
        "email": "maria@acme.example",
        "phone": "+47 22 12 34 56",
        "title": "Head of Logistics",
        "channel": "A call, never e-mail",
        "hours": "Mornings, Oslo time",
    },
    RecordKind.PROMISES: {
        "what": "A second test environment at no extra cost",
        "to_whom": "Maria Olsen",
        "owner": "Jonas in Engineering",
        "where": "Business review, 12 May",
    },
    RecordKind.DATES: {"what": "Renewal talks begin"},
    RecordKind.ISSUES: {
        "what": "Exports failed for two days",
        "link": "https://tickets.example/4711",
        "cause": "An expired certificate",
    },
    RecordKind.PROJECTS: {"name": "Roll-out in Bergen", "milestone": "Pilot with ten users"},
    RecordKind.LINKS: {"url": "https://docs.example/review", "ask": "Jonas in Support"},
    RecordKind.PULSE: {"about": "Support", "why": "Two escalations in May"},
    RecordKind.FIGURE: {"name": "Weekly active users", "value": "240", "unit": "people"},
}
COLOURS: Mapping[StrEnum, str] = {Colour.GREEN: "Green", Colour.AMBER: "Amber", Colour.RED: "Red"}
OPTIONS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    ContactRole: {
        ContactRole.DECIDES: "Decides",
        ContactRole.USES_DAILY: "Uses it every day",
        ContactRole.CHAMPION: "Champion",
        ContactRole.SPONSOR: "Sponsor",
        ContactRole.BLOCKS: "Blocks",
        ContactRole.INFLUENCES: "Influences",
    },
    Stance: {Stance.FOR: "For us", Stance.NEUTRAL: "Neutral", Stance.AGAINST: "Against us"},
    Colour: COLOURS,
    Form: {Form.SPOKEN: "Spoken", Form.WRITTEN: "Written"},
    PromiseState: {
        PromiseState.OPEN: "Open",
        PromiseState.KEPT: "Kept",
        PromiseState.WITHDRAWN: "Withdrawn",
    },
    WorkState: {WorkState.OPEN: "Open", WorkState.WAITING: "Waiting", WorkState.DONE: "Done"},
    LinkState: {
        LinkState.GIVEN: "Here it is",
        LinkState.DOES_NOT_EXIST: "Does not exist",
        LinkState.ASK: "Ask somebody",
    },
}
"""What can be chosen in a field, by the kind of its values."""
TICKS: Mapping[str, str] = {"tell_personally": "Tell them personally before it goes"}
"""What stands beside a field that is ticked."""


def a_record(kind: RecordKind) -> str:
    """Return what one record of a kind is called, with its article: "a promise", "an issue"."""
    return f"{'an' if ONE[kind][0] in 'aeiou' else 'a'} {ONE[kind]}"


def number_of(records: Sequence[Record]) -> str:
    """Return how many records these are, in words: "3 people"."""
    return count(len(records), *KINDS[records[0].kind])


def record_words(record: Record, limit: int = RECORD) -> str:
    """Return a record in a line of mrkdwn, marked where its day had to be guessed."""
    guessed = "  :grey_question: _is that the day?_" if is_uncertain(record) else ""
    return f"{safe(oneline(in_words(record)), limit)}{guessed}"
