"""A reopening in words: the form that asks why and until when, the note about it, and how it is told of afterwards."""

from datetime import date

from handover.model.audit import Reopening
from handover.model.handover import Handover
from messages.ended import how_it_ended
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Form
from messages.kit.message import View
from messages.kit.quotes import inline_quote
from messages.kit.text import mention, oneline, safe, sentence
from messages.pausing import moved

WHY, END = "why", "end"
"""Block and action ids of the form."""
SHOWN = 5


def reopen_form(handover: Handover, proposed: date, *, metadata: str) -> View:
    """Return the form that asks why an ended handover is taken up again, and until when it goes on."""
    account = safe(oneline(handover.account), 100)
    return blocks.modal(
        Form.REOPEN,
        "Reopen handover",
        [
            blocks.section(f"*{account}* goes on where it ended, in its channel. It was {how_it_ended(handover)}"),
            blocks.field(
                WHY,
                "Why?",
                blocks.text_field(
                    WHY, multiline=True, limit=1000, placeholder="The customer has questions about the renewal"
                ),
                hint="The others will read this.",
            ),
            blocks.field(END, "Last day", blocks.date_picker(END, proposed)),
        ],
        submit="Reopen",
        close="Leave it",
        metadata=metadata,
    )


def going_on(handover: Handover, who: str, what: str) -> str:
    """Return who has resumed `what`, or reopened it and why, and its last day."""
    reopened = _just_reopened(handover)
    if reopened is None:
        return f"{who} has resumed {what}. {moved(handover)}"
    return f"{who} has reopened {what}. {moved(handover)}\n>{inline_quote(reopened.why)}"


def reopened_lines(handover: Handover) -> list[str]:
    """Return a line of mrkdwn for each of the latest reopenings: how it had ended, and who reopened it, when and why."""
    return [
        f"{_had_ended(one)} Reopened by {mention(one.by)}, {local_time(one.at)}: {safe(oneline(one.why), 300)}"
        for one in handover.reopenings[-SHOWN:]
    ]


def _just_reopened(handover: Handover) -> Reopening | None:
    """Return the latest reopening if being reopened is what happened to the handover last."""
    latest = handover.reopenings[-1] if handover.reopenings else None
    return latest if latest and handover.active and latest.at == handover.resumed_at else None


def _had_ended(before: Reopening) -> str:
    how = "Cancelled" if before.was_cancelled else "Completed"
    by = f" by {mention(before.closed_by)}" if before.closed_by else ""
    on = f", {local_time(before.closed_at)}" if before.closed_at else ""
    why = safe(sentence(before.closing_note), 300)
    return f"{how}{by}{on}{f': {why}' if why else '.'}"
