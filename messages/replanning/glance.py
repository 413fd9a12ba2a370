"""The plan as it is shown: its dates with their reasons, what else was set at the start, and how it was changed."""

from datetime import date

from handover.model.handover import Handover
from handover.renewal import concerns_renewal, leads_renewal
from messages.incoming_team import team_words
from messages.kit.dates import day_and_year, local_time
from messages.kit.quotes import block_quote
from messages.kit.text import mention, oneline, safe
from messages.opening.form import REASONS
from messages.replanning.dates import date_lines
from messages.replanning.labels import LABELS, difference

SHOWN = 10
"""Most changes that are shown, newest first, and most contacts."""


def glance(handover: Handover, today: date) -> list[str]:
    """Return the plan as sections of mrkdwn, for those who may read it: dates, reason, notes, contacts, renewal."""
    facts = [f"*Reason* (internal): {REASONS[handover.reason]}"]
    if handover.incoming_team:
        facts.append(f"*Team that takes over:* {team_words(handover.incoming_team)}")
    if handover.renewal_date:
        overdue = " (overdue)" if handover.open and handover.renewal_date < today else ""
        facts.append(f"*Renewal:* {day_and_year(handover.renewal_date)}{overdue}")
    if handover.out_of_contract:
        facts.append(f"*Out of contract* since {day_and_year(handover.out_of_contract)}")
    if concerns_renewal(handover):
        facts.append(f"*Who leads the renewal* (proposed): {mention(handover.person(leads_renewal(handover)))}")
    if handover.customer_reason:
        facts.append(f"*The customer may know:* {safe(oneline(handover.customer_reason), 500)}")
    found = ["\n".join(["*Dates*", *(f"• {line}" for line in date_lines(handover))]), "\n".join(facts)]
    if handover.internal_note:
        found.append(f"*Internal note*\n{block_quote(handover.internal_note, 1500)}")
    if handover.contacts:
        lines = [
            " · ".join(safe(oneline(part), 120) for part in (one.name, one.email, one.role) if part)
            for one in handover.contacts[:SHOWN]
        ]
        more = [f"… and {len(handover.contacts) - SHOWN} more, in the handover document"] * (
            len(handover.contacts) > SHOWN
        )
        found.append("\n".join(["*Customer contacts*", *(f"• {line}" for line in lines), *more]))
    return found


def history(handover: Handover) -> list[str]:
    """Return the newest changes to the plan as lines of mrkdwn, newest first."""
    return [
        f"{mention(one.by) if one.by else 'By itself'}: {LABELS[one.what]} {difference(one)}, {local_time(one.at)}"
        for one in reversed(handover.changes[-SHOWN:])
    ]


def latest_change(handover: Handover) -> str:
    """Return a line that says who has changed the plan last, what and when; empty while nobody has."""
    if not handover.changes:
        return ""
    last = handover.changes[-1]
    what = [LABELS[one.what] for one in handover.changes if one.at == last.at]
    more = f" and {len(what) - 1} more" if len(what) > 1 else ""
    by = f" by {mention(last.by)}" if last.by else ""
    return f"Plan changed{by}, {local_time(last.at)}: {what[0]}{more}"
