"""A record as one line of plain text, which a person can read and from which the same record can be read again."""

from collections.abc import Iterable
from datetime import date

from handover.model.records import (
    Choice,
    Colour,
    Contact,
    ContactRole,
    Figure,
    Issue,
    KeyDate,
    Link,
    LinkState,
    Project,
    Promise,
    PromiseState,
    Pulse,
    Record,
    Stance,
    WorkState,
)

ROLES = {
    ContactRole.DECIDES: "decides",
    ContactRole.USES_DAILY: "uses it every day",
    ContactRole.CHAMPION: "champion",
    ContactRole.SPONSOR: "sponsor",
    ContactRole.BLOCKS: "blocks",
    ContactRole.INFLUENCES: "influences",
}
STANCES = {Stance.FOR: "for us", Stance.NEUTRAL: "neutral", Stance.AGAINST: "against us"}
_STATES = {WorkState.OPEN: "open", WorkState.WAITING: "waiting", WorkState.DONE: "done"}
_BETWEEN = " – "


def in_words(record: Record) -> str:
    """Return the record as one line: what is empty is left out, days are written in full."""
    match record:
        case Contact():
            cells = _contact(record)
        case Promise():
            cells = _promise(record)
        case KeyDate():
            cells = [f"{_day(record.day, certain=record.day_certain)}: {record.what}" if record.day else record.what]
        case Issue():
            cells = _issue(record)
        case Project():
            cells = _project(record)
        case Link():
            cells = [_link(record)]
        case Pulse():
            cells = [_pulse(record)]
        case Figure():
            cells = [_figure(record)]
        case Choice():
            cells = [record.choice, record.why if record.why != record.choice else ""]
    return _BETWEEN.join(" ".join(cell.split()) for cell in cells if cell.strip())


def contact_in_short(contact: Contact) -> str:
    """Return who one of the customer's people is, without how they are reached: "Marta Nowak (COO, decides, for us)"."""
    told = [contact.title, ROLES[contact.role] if contact.role else "", _stance(contact.stance)]
    about = ", ".join(filter(None, told))
    return " ".join((f"{contact.name or contact.email} ({about})" if about else contact.name or contact.email).split())


def _stance(stance: Stance | None) -> str:
    return STANCES[stance] if stance else ""


def _contact(contact: Contact) -> Iterable[str]:
    return [
        contact.name or contact.email,
        _labelled("title", contact.title),
        contact.email if contact.name else "",
        contact.phone,
        ROLES[contact.role] if contact.role else "",
        _stance(contact.stance),
        _labelled("product", _colour(contact.pulse_product)),
        _labelled("team", _colour(contact.pulse_team)),
        _labelled("channel", contact.channel),
        _labelled("hours", contact.hours),
        _labelled("known by", contact.known_by),
        "tell personally" if contact.tell_personally else "",
        _labelled("note", contact.note),
    ]


def _promise(promise: Promise) -> Iterable[str]:
    return [
        promise.what,
        _labelled("to", promise.to_whom),
        _labelled("due", _day(promise.due, certain=promise.due_certain)) or "no date",
        _labelled("owner", promise.owner) or "no owner",
        promise.spoken_or_written.value if promise.spoken_or_written else "",
        _labelled("where", promise.where),
        "" if promise.state is PromiseState.OPEN else promise.state.value,
    ]


def _issue(issue: Issue) -> Iterable[str]:
    return [
        issue.what,
        _labelled("when", _day(issue.day, certain=issue.day_certain)),
        _labelled("state", _STATES[issue.state] if issue.state else ""),
        _labelled("link", issue.link),
        _labelled("cause", issue.cause),
    ]


def _project(project: Project) -> Iterable[str]:
    return [
        project.name,
        _labelled("state", _STATES[project.state] if project.state else ""),
        _colour(project.colour),
        _labelled("owner", project.owner),
        _labelled("milestone", project.milestone),
        _labelled("due", _day(project.due, certain=project.due_certain)),
    ]


def _link(link: Link) -> str:
    said = {LinkState.GIVEN: link.url, LinkState.DOES_NOT_EXIST: "does not exist", LinkState.ASK: f"ask {link.ask}"}
    title = link.title or link.slot
    return f"{title}: {said[link.state]}" if title else said[link.state]


def _pulse(pulse: Pulse) -> str:
    about = f"{pulse.about}: " if pulse.about else ""
    as_of = f" as of {_day(pulse.as_of)}" if pulse.as_of else ""
    why = f", {pulse.why}" if pulse.why else ""
    return f"{about}{pulse.colour.value}{as_of}{why}"


def _figure(figure: Figure) -> str:
    as_of = f" (as of {_day(figure.as_of)})" if figure.as_of else ""
    return f"{figure.name}: {figure.value} {figure.unit}".rstrip() + as_of


def _colour(colour: Colour | None) -> str:
    return colour.value if colour else ""


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


def _day(day: date | None, *, certain: bool = True) -> str:
    if day is None:
        return ""
    return f"{'' if certain else 'about '}{day.day} {day:%B} {day.year}"
