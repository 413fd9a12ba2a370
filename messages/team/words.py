"""What stands in a row of a team, in words: never an answer, a reason or a note."""

from collections.abc import Mapping
from datetime import date

from handover.escalation.risks import RiskKind
from handover.team.filters import Which
from handover.team.rows import Concern, RunningRow, TeamRow
from messages.covered import covered
from messages.customer_kinds import TIERS
from messages.kit.dates import day, day_from
from messages.kit.text import count, first_listed, mention, oneline, safe
from messages.limbo import without_owner
from messages.stages import NAMES

TITLE = "Your team"
NAME = 100
MOST_BESIDE = 3
KINDS: Mapping[Which, str] = {
    Which.ALL: "All accounts",
    Which.RUNNING: "Being handed over",
    Which.LATE: "Late",
    Which.AT_RISK: "At risk",
    Which.LIMBO: "Without an owner",
    Which.ENDING_SOON: "Ending within five days",
    Which.READY: "Ready to finish",
    Which.RESTING: "Not being handed over",
}
PAUSED = "Paused"


def name_of(row: TeamRow) -> str:
    """Return the account's name, escaped and on one line."""
    return safe(oneline(row.name), NAME)


def numbers_words(numbers: Mapping[Which, int]) -> str:
    """Return a team in numbers, those that need attention in bold."""
    running = numbers[Which.RUNNING]
    said = [
        f"*{count(running, 'handover')}* running",
        _number(numbers[Which.LATE], "late"),
        _number(numbers[Which.AT_RISK], "at risk"),
        _number(numbers[Which.LIMBO], "without an owner"),
        _number(numbers[Which.READY], "ready to finish"),
    ]
    return " · ".join(said)


def row_words(row: TeamRow, today: date) -> str:
    """Return a row in mrkdwn on the local day `today`: whose it is, how far, and what needs attention."""
    if row.running is None:
        return f"*{name_of(row)}* · {_owner(row)}\n{resting_words(row, today)}"
    lines = [f"*{name_of(row)}* · {between(row.running)}", far(row.running)]
    return "\n".join(filter(None, (*lines, watch_words(row))))


def between(running: RunningRow) -> str:
    """Return between whom an account passes."""
    giver = safe(oneline(running.leaver), NAME) if running.leaver else mention(running.outgoing)
    beside = f", with {first_listed([mention(one) for one in running.beside], MOST_BESIDE)}" if running.beside else ""
    return f"{giver} to {mention(running.incoming)}{beside}"


def far(running: RunningRow) -> str:
    """Return how far a handover is, and its last day."""
    where = PAUSED if running.paused else NAMES[running.stage]
    return f"{where}, {running.percent} % · last day {day(running.ends)}"


def resting_words(row: TeamRow, today: date) -> str:
    """Return what is known of an account that is not being handed over."""
    limbo = [without_owner(row.limbo)] if row.limbo is not None else []
    tier = [TIERS[row.tier]] if row.tier else []
    renewal = [f"renews {day_from(today, row.renewal)}"] if row.renewal else []
    return " · ".join([*limbo, *tier, *renewal, "no handover"])


def watch_words(row: TeamRow) -> str:
    """Return what needs attention; empty for nothing."""
    limbo = [without_owner(row.limbo)] if row.limbo is not None else []
    concerns = [concern_words(one) for one in row.running.concerns] if row.running else []
    ready = ["everything is done: it can be finished"] if row.running and row.running.ready else []
    return " · ".join([*limbo, *concerns, *ready])


def concern_words(one: Concern) -> str:
    """Return one kind of risk in words, without what it is about."""
    match one.kind:
        case RiskKind.WINDOW_PASSED:
            return f"last day passed {count(one.days, 'working day')} ago" if one.days else "last day has passed"
        case RiskKind.LATE:
            return f"{count(one.number, 'thing')} late, by up to {count(one.days, 'working day')}"
        case RiskKind.NO_ROOM:
            return "too little time for what is left"
        case RiskKind.BLOCKED:
            return f"{count(one.number, 'thing')} blocked"
        case RiskKind.SILENT:
            return f"nothing has moved for {count(one.days, 'working day')}"
        case RiskKind.STAYS_AWAY:
            return f"the customer has not come to the last {one.days} calls"
        case RiskKind.BEHIND:
            return "more than half of the time gone, most still open"
        case RiskKind.RENEWAL:
            return _renewal(one.days)
        case RiskKind.OUT_OF_CONTRACT:
            return "out of contract"
    return "a risk is named in its answers"


def _renewal(days: int) -> str:
    if days < 0:
        return f"renewal overdue by {count(-days, 'day')}"
    return f"renews in {count(days, 'day')}" if days else "renews today"


def _owner(row: TeamRow) -> str:
    if row.owner and row.limbo is not None:
        return f"{mention(row.owner)} has left"
    covers = f", {covered(row.cover.by, row.cover.until)}" if row.cover else ""
    return f"{mention(row.owner)}{covers}" if row.owner else "nobody's"


def _number(number: int, what: str) -> str:
    return f"*{number} {what}*" if number else f"0 {what}"
