"""Regular calls with the customer in words: the page of calls, the forms, the file, and the former series to be ended."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handover.absence import absent_later, is_away
from handover.calls.arranging import LONGEST_AGENDA, LONGEST_PLACE
from handover.calls.series import NoSuchDate, cadence_step, coming, may_arrange, standing_series
from handover.calls.times import Proposed
from handover.model.calls import USUAL_MINUTES
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.series import Rhythm, Series
from handover.model.subject import Subject, SubjectKind
from handover.time.holidays import holiday
from handover.time.workdays import local_date
from messages.absence import away_words
from messages.calls.agenda import drafted_agenda
from messages.calls.form import contact_field, lengths, time_choices
from messages.calls.invited import MOST_NAMED, sent_on, without_file
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.dates import day as day_words
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.refusals import words_for
from messages.kit.text import first_listed, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

TITLE, DATE_TITLE, SAVED = "Regular calls", "One of the calls", "Regular calls"
TIMES, DAY, AT, RHYTHM, MINUTES = "times", "day", "at", "rhythm", "minutes"
CONTACTS, PLACE, AGENDA = "contacts", "place", "agenda"
WHICH, WHAT, TO_DAY, TO_AT = "which", "what", "to_day", "to_at"
"""Block and action ids of the forms."""
SKIP, MOVE, RESTORE = "skip", "move", "restore"
OFFERED, SHOWN = 12, 3
FAILED = FailureWords("send the invitation to the regular calls as a file")
OFTEN: Mapping[Rhythm, str] = {
    Rhythm.WEEKLY: "Every week",
    Rhythm.FORTNIGHTLY: "Every two weeks",
    Rhythm.MONTHLY: "Every month, on the same weekday",
}


@words_for.register
def _(_refusal: NoSuchDate) -> str:
    return "There is no regular call on that day any more. `/handover calls` shows what holds."


def shown(handover: Handover, viewer: Person, people: Mapping[str, Person], now: datetime) -> list[Block]:
    """Return the regular calls on the page of calls, for one of the handover's people. `people` are those who are known."""
    series, name = standing_series(handover), "*Regular calls with the customer*"
    content: list[Block] = []
    if series is None:
        content.append(blocks.section(f"{name}\nNot arranged yet. {mention(handover.incoming)} invites to them."))
    else:
        content.append(blocks.section("\n".join((name, *_lines(series, viewer, people, now)))))
    if handover.old_series is not None:
        old = handover.old_series
        done = (
            f"✓ {mention(old.who)} has ended the former series"
            if old.ended_at
            else f"{mention(old.who)} is to end the former series"
        )
        content.append(blocks.context(done))
    if handover.active and may_arrange(handover, viewer.id):
        content.append(blocks.actions(*_buttons(handover, series)))
    return content


def form(
    handover: Handover,
    viewer: Person,
    times: Sequence[Proposed],
    metadata: str,
    people: Mapping[str, Person],
    now: datetime,
) -> View:
    """Return the form of the series, with times in the viewer's own zone, at `now` (UTC). `people` are those who are known."""
    series = standing_series(handover)
    local = series.first.astimezone(ZoneInfo(viewer.zone)) if series else None
    content: list[Block] = [
        blocks.section(f"*{account(handover)}*\n{mention(handover.incoming)} invites to them, from the first on.")
    ]
    content += _absence(people.get(handover.incoming), now)
    content += time_choices(TIMES, times, viewer.zone)
    contacts = series.contacts if series else tuple(one.email for one in handover.contacts if one.email)
    often = [(words, rhythm.value) for rhythm, words in OFTEN.items()]
    rhythm = series.rhythm.value if series else Rhythm.FORTNIGHTLY.value
    minutes = series.minutes if series else USUAL_MINUTES
    place = blocks.text_field(PLACE, series.place if series else "", limit=LONGEST_PLACE)
    agenda = blocks.text_field(
        AGENDA,
        series.agenda if series else drafted_agenda(handover, (), introduces=True),
        multiline=True,
        limit=LONGEST_AGENDA,
    )
    content += [
        blocks.field(DAY, "First call", blocks.date_picker(DAY, local.date() if local else None), optional=True),
        blocks.field(
            AT,
            "Time",
            blocks.time_picker(AT, local.time() if local else None),
            hint=f"In your time zone, {viewer.zone}. It stays at this hour there when the clocks change.",
            optional=True,
        ),
        blocks.field(RHYTHM, "How often", blocks.menu(RHYTHM, often, rhythm)),
        blocks.field(MINUTES, "Length", blocks.menu(MINUTES, lengths(minutes), str(minutes))),
        blocks.field(PLACE, "Place or link", place, optional=True),
        *contact_field(handover, CONTACTS, contacts),
        blocks.field(
            AGENDA, "Agenda", agenda, hint="The customer reads this in the invitation: nothing internal.", optional=True
        ),
    ]
    return blocks.modal(Form.SERIES, TITLE, content, submit="Save", close="Cancel", metadata=metadata)


def date_form(handover: Handover, viewer: Person, after: datetime, metadata: str, *, moves: bool = False) -> View:
    """Return the form in which one of the calls after a moment (UTC) is left out, moved, or put back.

    `moves`: the first of them was moved, so that only its new day and time are missing.
    """
    series = standing_series(handover)
    days = _offered(series, after) if series else []
    if not days:
        return blocks.modal(Form.NOTICE, DATE_TITLE, [blocks.section("There is no regular call to come.")])
    options = [("Leave it out", SKIP), ("Move it to the day and time below", MOVE), ("Back to its own day", RESTORE)]
    content: list[Block] = [
        blocks.field(WHICH, "Which", blocks.menu(WHICH, days, days[0][1] if moves else None)),
        blocks.field(WHAT, "What", blocks.radio_buttons(WHAT, options, MOVE if moves else SKIP)),
        blocks.field(TO_DAY, "To", blocks.date_picker(TO_DAY), optional=True),
        blocks.field(
            TO_AT, "Time", blocks.time_picker(TO_AT), hint=f"In your time zone, {viewer.zone}.", optional=True
        ),
    ]
    return blocks.modal(Form.SERIES_DATE, DATE_TITLE, content, submit="Save", close="Cancel", metadata=metadata)


def saved(handover: Handover, viewer: Person, now: datetime, metadata: str) -> View:
    """Return what holds now, what follows, and the ways to change it or take it back."""
    series = standing_series(handover)
    if series is None:
        content: list[Block] = [
            blocks.section("The regular calls are ended, and the file takes them out of the calendars.")
        ]
    else:
        lines = [
            *_lines(series, viewer, {viewer.id: viewer}, now),
            f"I'm bringing the invitation to {mention(series.organiser)}, as a file.",
        ]
        if handover.old_series is not None and handover.old_series.ended_at is None:
            lines.append(f"{mention(handover.old_series.who)} is asked to end the former series.")
        content = [blocks.section("\n".join(lines))]
    buttons = [*_buttons(handover, series), *_tick(handover, series)]
    content.append(blocks.actions(*buttons))
    return blocks.modal(Form.SERIES_SAVED, SAVED, content, metadata=metadata, close="OK")


def note(handover: Handover, series: Series) -> Message:
    """Return what whoever invites reads above the file."""
    words = _note_words(handover, series)
    return Message(words, [blocks.section(words)])


def not_sent(handover: Handover, series: Series, why: str, text: str) -> Message:
    """Return the same where Slack takes no file, with what would stand in it to copy. `why` is Slack's code."""
    return without_file(_note_words(handover, series), why, text)


def old_series(handover: Handover, *, again: bool) -> Message:
    """Return the request to end the former series, the reminder of it (`again`), or that it is ended."""
    old, series = handover.old_series, standing_series(handover)
    name = f"*{account(handover)}*"
    if old is not None and old.ended_at is not None:
        words = f"✓ {name}: the former series of calls is ended, says {mention(old.who)}."
        button = blocks.button("Undo", Action.OLD_SERIES_UNDO, handover.id)
    else:
        from_ = f" from {local_time(series.first)} on" if series else ""
        reminds = "A reminder: " if again else ""
        words = (
            f":calendar: {reminds}{name}: {mention(handover.incoming)} invites the customer to the regular calls{from_}. "
            "If a series of yours still runs, please end it in your calendar: nobody else can, I neither."
        )
        button = blocks.button("It is ended, or there is none", Action.OLD_SERIES_ENDED, handover.id, "primary")
    return Message(words, [blocks.section(words), blocks.actions(button)])


def file_title(handover: Handover, series: Series) -> str:
    """Return the file's title: what opening it does."""
    does = "Open to take them out of your calendar" if series.called_off else "Open to have them in your calendar"
    return f"{does}: regular calls, {oneline(handover.account)}"[:200]


def _note_words(handover: Handover, series: Series) -> str:
    lead = f":calendar: *{account(handover)}* · regular calls with the customer"
    if series.called_off:
        does = "they are ended. Opened, this file takes them out of your calendar"
    elif series.sequence:
        does = "they have changed. Opened, this file changes them in your calendar"
    else:
        does = f"{OFTEN[series.rhythm].lower()} from {local_time(series.first)} on. Opened, this file puts them into your calendar"
    return "\n".join((f"{lead}: {does}.", *sent_on(handover, series.contacts)))


def _absence(organiser: Person | None, now: datetime) -> list[Block]:
    """Return when whoever invites is away; nothing where they are not, or nobody knows."""
    if organiser is None or not absent_later(organiser, today := local_date(now, organiser.zone)):
        return []
    words = f":palm_tree: {mention(organiser.id)} is {away_words(organiser, today)}."
    return [
        blocks.context(f"{words} The first call can't lie in between; later ones that do can be left out or moved.")
    ]


def _away(series: Series, at: datetime, people: Mapping[str, Person]) -> str:
    """Return that whoever invites is away then; empty where they are there, or nobody knows."""
    who = people.get(series.organiser)
    away = who is not None and is_away(who, local_date(at, who.zone))
    return f" · :warning: {mention(series.organiser)} is away" if away else ""


def _lines(series: Series, viewer: Person, people: Mapping[str, Person], now: datetime) -> Iterator[str]:
    yield f":calendar: {OFTEN[series.rhythm]}, {series.minutes} minutes, {mention(series.organiser)} invites"
    following = coming(series, now, SHOWN)
    for number, (day, at) in enumerate(following):
        off = holiday(local_date(at, viewer.zone), viewer.country)
        moved = f" (moved from {day_words(day)})" if day.isoformat() in series.moved else ""
        warned = f" · :warning: {safe(off, 80)} where you are" if off else ""
        warned += _away(series, at, people)
        yield f"{'Next' if not number else 'Then'}: {local_time(at)}{moved}{warned}"
    skipped = [day_words(day) for day in sorted(series.skipped) if day >= now.date()]
    if skipped:
        yield f"Left out: {first_listed(skipped, MOST_NAMED)}"


def _buttons(handover: Handover, series: Series | None) -> Iterator[blocks.Element]:
    words = "Change the regular calls …" if series else "Arrange regular calls …"
    yield blocks.button(words, Action.SERIES_OPEN, handover.id)
    if series is not None:
        yield blocks.button("Move or leave out one …", Action.SERIES_DATE, handover.id)
        yield blocks.button("End them", Action.SERIES_END, handover.id)


def _tick(handover: Handover, series: Series | None) -> Iterator[blocks.Element]:
    """Yield the way to settle the step by which the regular calls are agreed, where that is open."""
    step = cadence_step(handover)
    if series is None or step is None or handover.step(step.key).settled or not handover.active:
        return
    value = str(ButtonValue(handover.id, Subject(SubjectKind.STEP, step.key)))
    yield blocks.button(f"Done: {oneline(step.title)}", Action.STEP_DONE, value)


def _offered(series: Series, now: datetime) -> list[blocks.Choice]:
    """Return the next calls by their days by rule, those that are left out included."""
    by_rule = replace(series, skipped=())
    return [(_label(series, day), day.isoformat()) for day, _ in coming(by_rule, now, OFFERED)]


def _label(series: Series, day: date) -> str:
    if day in series.skipped:
        return f"{day_words(day)} (left out)"
    moved = series.moved.get(day.isoformat())
    if moved is None:
        return day_words(day)
    return f"{day_words(day)} (moved to {day_words(local_date(moved, series.zone))})"
