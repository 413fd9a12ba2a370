"""The dates of a plan in words: each with why it is proposed for that day (P90–P93, P95)."""

from datetime import date

from handover.model.audit import PlanField
from handover.model.handover import Handover
from handover.plan.dates import answers_in_support, confidential_until, end_of_support, last_day
from handover.plan.due import due_date
from handover.reasons import RULES
from handover.replanning.dates import chosen_days, told_on
from handover.time.workdays import workdays_between
from messages.kit.dates import day, day_and_year
from messages.kit.text import count, mention
from messages.replanning.labels import LABELS

NUMBERS = {1: "one week", 2: "two weeks", 3: "three weeks", 4: "four weeks"}


def why(handover: Handover, field: PlanField) -> str:
    """Return why a date is proposed for the day it is proposed for, in plain words; empty for one that is no proposal."""
    match field:
        case PlanField.CUSTOMER_TOLD:
            return _why_told(handover)
        case PlanField.LAST_DAY:
            return "the end of the handover, as long as nobody says that they stop earlier"
        case PlanField.END_OF_SUPPORT:
            return _why_support(handover)
        case _:
            return ""


def date_lines(handover: Handover) -> list[str]:
    """Return a line of mrkdwn for each date of the plan, with who has it from where: chosen by somebody, or proposed and why."""
    chosen, until = chosen_days(handover), confidential_until(handover)
    told = day(told_on(handover))
    sent = handover.told_at
    proposal = _proposal(handover, PlanField.CUSTOMER_TOLD, chosen)
    said = f"{day(sent.date())}, done" if sent is not None else f"{told}{proposal}"
    lines = [
        f"Start: {day(handover.window.start)}",
        f"{LABELS[PlanField.CUSTOMER_TOLD]}: {said}",
        *(
            [f"{_CONFIDENTIAL} {day(until)}: nothing goes to the customer or to colleagues outside"]
            if until and not sent
            else []
        ),
        f"{_last_day_of(handover)}: {day(last_day(handover))}{_proposal(handover, PlanField.LAST_DAY, chosen)}",
        f"End of the handover: {day(handover.window.end)}",
    ]
    if handover.dates is not None:
        support = day(end_of_support(handover))
        lines.append(
            f"{LABELS[PlanField.END_OF_SUPPORT]}: {support}, {mention(answers_in_support(handover))} can be asked until then"
            f"{_proposal(handover, PlanField.END_OF_SUPPORT, chosen)}"
        )
    return lines


def dates_in_plain_words(handover: Handover) -> list[tuple[str, str]]:
    """Return what each date of the plan but the window is called, and its day with its year, for the document."""
    days = {
        PlanField.CUSTOMER_TOLD: None if handover.customer_told else told_on(handover),
        PlanField.CONFIDENTIAL_UNTIL: None if handover.customer_told else confidential_until(handover),
        PlanField.LAST_DAY: last_day(handover),
        PlanField.END_OF_SUPPORT: end_of_support(handover) if handover.dates is not None else None,
    }
    return [(LABELS[field], day_and_year(on)) for field, on in days.items() if on is not None]


_CONFIDENTIAL = ":lock: Confidential until"


def _last_day_of(handover: Handover) -> str:
    return f"Last day of {mention(handover.outgoing)} on the account" if not handover.leaver else "Last day"


def _proposal(handover: Handover, field: PlanField, chosen: dict[str, date | None]) -> str:
    return f" _({why(handover, field)})_" if chosen[field] is None and why(handover, field) else ""


def _why_told(handover: Handover) -> str:
    call, told = handover.playbook.first_joint_call(), told_on(handover)
    if call is None:
        return "as the playbook has it"
    met = handover.step(call.key).planned or due_date(handover, call)
    days = workdays_between(told, met, handover.workdays)
    return f"{count(days, 'working day')} before the first call with the customer" if days else "as the playbook has it"


def _why_support(handover: Handover) -> str:
    rules = RULES[handover.reason]
    lead = f"{NUMBERS[rules.support_weeks]} after the end"
    if rules.stays:
        return f"{lead}, because the outgoing CSM stays with us"
    who = "the backup" if handover.backup else "the manager" if handover.manager else ""
    return f"{lead}; {who} answers, because the outgoing CSM won't be there" if who else lead
