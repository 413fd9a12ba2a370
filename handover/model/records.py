"""Knowledge about a customer in records: one per person, promise, date, issue, project, link, pulse, figure or choice.

A record keeps who said it, when, in which message, and the line it was read from, so that nothing is lost where a field was
read wrongly. `kind` says which record a document holds.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, TypeAlias

from handover.model.disclosure import CustomerText, InternalText, NeutralText, ReleasableText
from handover.model.origin import Origin


class RecordKind(StrEnum):
    """What an entry of a playbook is answered with: text, or records of one kind."""

    TEXT = "text"
    PEOPLE = "people"
    PROMISES = "promises"
    DATES = "dates"
    ISSUES = "issues"
    PROJECTS = "projects"
    LINKS = "links"
    PULSE = "pulse"
    FIGURE = "figure"
    CHOICE = "choice"


class ContactRole(StrEnum):
    """What somebody is for the decision to stay a customer (P45, P46, P49–P51)."""

    DECIDES = "decides"
    USES_DAILY = "uses_daily"
    CHAMPION = "champion"
    SPONSOR = "sponsor"
    BLOCKS = "blocks"
    INFLUENCES = "influences"


class Stance(StrEnum):
    """Whether somebody is for us, neutral, or against us (P47)."""

    FOR = "for"
    NEUTRAL = "neutral"
    AGAINST = "against"


class Colour(StrEnum):
    """How well something is going (P47, P48)."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Form(StrEnum):
    """How a promise was given (P66)."""

    SPOKEN = "spoken"
    WRITTEN = "written"


class PromiseState(StrEnum):
    """What has become of a promise (P39)."""

    OPEN = "open"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"


class WorkState(StrEnum):
    """Where an issue or a project stands."""

    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"


class LinkState(StrEnum):
    """Whether a link is there, or what was said instead of it."""

    GIVEN = "given"
    DOES_NOT_EXIST = "does_not_exist"
    ASK = "ask"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What every record keeps: its id, who said it and when (UTC), in which message, and the lines it was read from.

    `source` is the Slack time stamp of the message, empty for a form, as in `answers.Part`. `as_written` stays what it was when
    somebody corrects the record: `corrected` is then what stands for it in the answer, these lines with the correction below them
    where they say more (`records.corrections`). `shares_line`: other records
    were read from a line of its own, too. `confirmed_by` has said that it is right, or has entered it so; `guess_confirmed`: a
    day of it was uncertain until then.
    """

    id: NeutralText = ""
    by: NeutralText = ""
    at: datetime | None = None
    source: NeutralText = ""
    origin: Origin | None = None
    as_written: InternalText = ""
    corrected: InternalText = ""
    shares_line: bool = False
    confirmed_by: NeutralText = ""
    confirmed_at: datetime | None = None
    guess_confirmed: bool = False

    @property
    def touched(self) -> bool:
        """Whether a person has confirmed or corrected it."""
        return bool(self.confirmed_by or self.corrected)


@dataclass(frozen=True, kw_only=True)
class Contact(Said):
    """One of the customer's people (P45–P52). `tell_personally`: before the introduction e-mail goes (P26)."""

    kind: Literal[RecordKind.PEOPLE] = RecordKind.PEOPLE
    name: CustomerText = ""
    email: CustomerText = ""
    phone: NeutralText = ""
    title: ReleasableText = ""
    role: ContactRole | None = None
    stance: Stance | None = None
    pulse_product: Colour | None = None
    pulse_team: Colour | None = None
    channel: InternalText = ""
    hours: InternalText = ""
    known_by: InternalText = ""
    tell_personally: bool = False
    note: InternalText = ""


@dataclass(frozen=True, kw_only=True)
class Promise(Said):
    """Something promised to the customer (P39, P57, P66, P76). `owner` is on our side, `where` is where it was agreed.

    `due_certain`: the day was written as a day; an uncertain one is shown to be confirmed.
    """

    kind: Literal[RecordKind.PROMISES] = RecordKind.PROMISES
    what: ReleasableText = ""
    to_whom: ReleasableText = ""
    due: date | None = None
    due_certain: bool = True
    owner: InternalText = ""
    where: InternalText = ""
    spoken_or_written: Form | None = None
    state: PromiseState = PromiseState.OPEN


@dataclass(frozen=True, kw_only=True)
class KeyDate(Said):
    """A day that matters with the customer (P38, P40)."""

    kind: Literal[RecordKind.DATES] = RecordKind.DATES
    what: ReleasableText = ""
    day: date | None = None
    day_certain: bool = True


@dataclass(frozen=True, kw_only=True)
class Issue(Said):
    """Something that went wrong (P58, P59). `link` is a ticket or a write-up."""

    kind: Literal[RecordKind.ISSUES] = RecordKind.ISSUES
    what: ReleasableText = ""
    day: date | None = None
    day_certain: bool = True
    state: WorkState | None = None
    link: NeutralText = ""
    cause: InternalText = ""


@dataclass(frozen=True, kw_only=True)
class Project(Said):
    """A running project with the customer. `milestone` is the next one, `due` its day."""

    kind: Literal[RecordKind.PROJECTS] = RecordKind.PROJECTS
    name: ReleasableText = ""
    state: WorkState | None = None
    colour: Colour | None = None
    owner: InternalText = ""
    milestone: ReleasableText = ""
    due: date | None = None
    due_certain: bool = True


@dataclass(frozen=True, kw_only=True)
class Link(Said):
    """A link for one of an entry's slots, or what was said instead of it. `ask` is whom to ask (P54, P55, P60–P70)."""

    kind: Literal[RecordKind.LINKS] = RecordKind.LINKS
    slot: NeutralText = ""
    state: LinkState = LinkState.GIVEN
    url: NeutralText = ""
    title: InternalText = ""
    ask: InternalText = ""


@dataclass(frozen=True, kw_only=True)
class Pulse(Said):
    """How the customer feels, or one part of it that `about` names (P47, P48)."""

    kind: Literal[RecordKind.PULSE] = RecordKind.PULSE
    colour: Colour = Colour.AMBER
    about: InternalText = ""
    why: InternalText = ""
    as_of: date | None = None


@dataclass(frozen=True, kw_only=True)
class Figure(Said):
    """A number that tells how it goes, as it was written: "0.5", "1.200" (P43, P56)."""

    kind: Literal[RecordKind.FIGURE] = RecordKind.FIGURE
    name: InternalText = ""
    value: InternalText = ""
    unit: InternalText = ""
    as_of: date | None = None


@dataclass(frozen=True, kw_only=True)
class Choice(Said):
    """One of an entry's choices, by the words of the playbook."""

    kind: Literal[RecordKind.CHOICE] = RecordKind.CHOICE
    choice: NeutralText = ""
    why: InternalText = ""


Record: TypeAlias = Contact | Promise | KeyDate | Issue | Project | Link | Pulse | Figure | Choice


@dataclass(frozen=True)
class DoubtfulRecord:
    """What a text may tell of: text that is offered as a record, and counts as one once somebody has added it.

    `score` is how surely it tells of it: among several, more is likelier.
    """

    record: Record
    score: float


@dataclass(frozen=True)
class FormerRecord:
    """What a record said before this person changed it, or `removed` it, at that moment (UTC).

    `line` is where it stood among the lines of the text `part` (a number from 0) of its answer, `apart` how many other lines
    stood between each two of its own, empty where none did. `lines_kept`: the lines it was read from have stayed there, as they
    say more than the record.
    """

    record: Record
    by: NeutralText
    at: datetime
    removed: bool = False
    part: int = 0
    line: int = 0
    lines_kept: bool = False
    apart: tuple[int, ...] = ()
