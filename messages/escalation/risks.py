"""Risks in words, one line each: on the summary card, and on the Home tab where there is no manager."""

from handover.blocking import block_on
from handover.escalation.risks import Risk, RiskKind
from messages.kit.dates import day, day_and_year
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import thing, title_of

TITLE = 100


def risk_words(risk: Risk) -> str:
    """Return one line of mrkdwn about a risk."""
    match risk.kind:
        case RiskKind.WINDOW_PASSED:
            return (
                f"The last day passed {count(risk.days, 'working day')} ago."
                if risk.days
                else "The last day has passed."
            )
        case RiskKind.NO_ROOM:
            return f"{count(risk.days, 'working day')} left: little time for {step_names(risk)}."
        case RiskKind.SILENT if risk.since is not None:
            return f"Nothing has moved since {day(risk.since)}."
        case RiskKind.STAYS_AWAY:
            return f"The customer has not come to the last {risk.days} calls."
        case RiskKind.BEHIND:
            return "More than half of the time has passed, and most is still open."
        case RiskKind.RENEWAL | RiskKind.OUT_OF_CONTRACT:
            return renewal_words(risk)
        case RiskKind.BLOCKED if risk.todo is not None:
            block = block_on(risk.todo)
            waits = f" waits for {mention(block.blocker)}" if block and block.blocker else ""
            return f"Blocked – {mention(risk.todo.owner)}{waits}: {title_of(risk.todo)}"
        case RiskKind.LATE if risk.todo is not None:
            return f"{count(risk.days, 'working day')} late – {mention(risk.todo.owner)}: {thing(risk.todo)}"
        case _:
            return safe(oneline(risk.text), 250)


def renewal_words(risk: Risk) -> str:
    """Return when the renewal is or was, or since when there is no contract."""
    if risk.since is not None:
        return f"The account has been out of contract since {day_and_year(risk.since)}."
    if risk.days < 0:
        return f"The renewal is overdue by {count(-risk.days, 'day')}."
    return f"The renewal is in {count(risk.days, 'day')}." if risk.days else "The renewal is today."


def step_names(risk: Risk) -> str:
    """Return the steps of a risk, joined as in a sentence."""
    return listed([f"*{safe(oneline(step.title), TITLE)}*" for step in risk.steps])
