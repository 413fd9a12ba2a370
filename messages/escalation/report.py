"""The manager's entry about one handover: facts, who is responsible, how much time is left. Nobody is blamed."""

from collections.abc import Sequence
from datetime import date

from handover.blocking import block_on
from handover.escalation.reports import open_for_others, reported_facts, responsible_person
from handover.escalation.risks import Risk, RiskKind, days_left
from handover.escalation.silence import silent_since
from handover.model.handover import Handover
from handover.questions import question_of
from handover.renewal import RENEWAL_STEP, leads_renewal
from handover.stages import percent
from handover.time.workdays import utc_day
from handover.todos import Todo, TodoKind, late_by
from messages.escalation.risks import renewal_words, step_names
from messages.kit.dates import day
from messages.kit.quotes import inline_quote
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import account, item_title, title_of

OPEN_SHOWN = 3
"""Most open to-dos that are named; the rest is counted."""


def still_handovers(handovers: Sequence[Handover], today: date) -> str:
    """Return one line for handovers in which nothing has moved: each with since when, and whose turn it is."""
    named = [_still(one, today) for one in handovers]
    return f"*Nothing has moved* in {count(len(named), 'handover')}: {'; '.join(named)}. All are on my Home tab."


def _still(handover: Handover, today: date) -> str:
    turn = dict.fromkeys(responsible_person(todo) for todo in open_for_others(handover, today))
    since = silent_since(handover, today, apart_from=handover.manager)
    when = f"since {day(since)}" if since else ""
    whose = f"waits for {listed([mention(one) for one in list(turn)[:2]])}" if turn else ""
    return f"*{safe(oneline(handover.account), 60)}* ({', '.join(filter(None, (when, whose)))})"


def report_title(todo: Todo, today: date) -> str:
    """Return the strongest fact of the entry in a few words of mrkdwn."""
    facts = reported_facts(todo.handover, todo.subject, today)
    return _short(facts[0]) if facts else "Settled meanwhile"


def report_heading(todo: Todo, today: date, channel: str = "") -> str:
    """Return the heading: customer, progress, time left, and a link to the channel if known."""
    handover = todo.handover
    left = days_left(handover, today)
    time = f"{count(left, 'working day')} left" if left else f"last day was {day(handover.window.end)}"
    there = [f"<#{channel}>"] if channel else []
    return " · ".join([f"*{account(handover)}*", f"{percent(handover)} % done", time, *there])


def report_sentence(todo: Todo, today: date) -> str:
    """Return the facts, one paragraph each, the strongest first."""
    facts = reported_facts(todo.handover, todo.subject, today)
    told = [_paragraph(todo.handover, fact, today) for fact in facts]
    if facts and facts[0].todo is None:
        told[0] += _still_open(open_for_others(todo.handover, today))
    return "\n".join(told)


def _short(fact: Risk) -> str:
    match fact.kind:
        case RiskKind.WINDOW_PASSED:
            return "the last day has passed"
        case RiskKind.NO_ROOM:
            return "little time is left"
        case RiskKind.BEHIND:
            return "the end is near"
        case RiskKind.RENEWAL:
            return "the renewal"
        case RiskKind.OUT_OF_CONTRACT:
            return "there is no contract"
        case RiskKind.SILENT if fact.since is not None:
            return f"nothing has moved since {day(fact.since)}"
        case _:
            return title_of(fact.todo) if fact.todo else fact.kind


def _paragraph(handover: Handover, fact: Risk, today: date) -> str:
    match fact.kind:
        case RiskKind.WINDOW_PASSED:
            ago = f" {count(fact.days, 'working day')} ago" if fact.days else ""
            return f"The last day passed{ago}, and not everything is done."
        case RiskKind.NO_ROOM:
            return f"Little time is left for {step_names(fact)}."
        case RiskKind.BEHIND:
            return "The end is near, and more is open than usual by now."
        case RiskKind.RENEWAL | RiskKind.OUT_OF_CONTRACT:
            return f"{renewal_words(fact)} {_who_leads(handover)}"
        case RiskKind.SILENT if fact.since is not None:
            return f"Nothing has moved since {day(fact.since)}."
        case _:
            return _of_todo(fact.todo, today) if fact.todo else ""


def _who_leads(handover: Handover) -> str:
    """Return who is to lead the renewal, or that they have agreed."""
    lead = mention(handover.person(leads_renewal(handover)))
    if handover.step(RENEWAL_STEP).settled:
        return "They have agreed who leads it with the customer."
    return f"It concerns this handover: I ask {lead} to lead it with the customer, or to agree who does."


def _of_todo(late: Todo, today: date) -> str:
    block = block_on(late)
    if block is None and late.kind is TodoKind.QUESTION:
        return _unanswered(late)
    whose = f"{title_of(late)} ({_responsible(late)})"
    if block:
        return f"{whose}: blocked since {day(utc_day(block.at))}\n>{inline_quote(block.why)}"
    return f"{whose}: was due {day(late.due)}, {count(late_by(late, today), 'working day')} ago."


def _unanswered(todo: Todo) -> str:
    question = question_of(todo.handover, todo.subject.key)
    since = day(utc_day(question.asked_at))
    return (
        f"{mention(question.asked_by)} has been waiting since {since} for a reply from {mention(todo.owner)} "
        f"about *{item_title(todo.handover, question.item)}*:\n>{inline_quote(question.text)}"
    )


def _responsible(todo: Todo) -> str:
    """Return whose the to-do is, and whom they wait for."""
    block = block_on(todo)
    waits = f", waiting for {mention(block.blocker)}" if block and block.blocker else ""
    return f"{mention(todo.owner)}{waits}"


def _still_open(open_: Sequence[Todo]) -> str:
    if not open_:
        return ""
    things = [f"{title_of(todo)} ({_responsible(todo)})" for todo in open_[:OPEN_SHOWN]]
    if len(open_) > OPEN_SHOWN:
        things.append(f"{len(open_) - OPEN_SHOWN} more")
    return f" Still open: {listed(things)}."
