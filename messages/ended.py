"""How and when handovers ended, and why: for the overview, the Home tab and `/handover list ended`."""

from collections.abc import Sequence

from handover.model.handover import Handover
from messages import stages
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.quotes import inline_quote
from messages.kit.text import count, mention, oneline
from messages.kit.titles import account, hands_over

MOST_ON_HOME = 5
MOST_LISTED = 20


def how_it_ended(handover: Handover) -> str:
    """Return how a handover ended, by whom and when (in the reader's zone), and on a line of its own why, if that was said."""
    on = f", {local_time(handover.closed_at)}" if handover.closed_at else ""
    by = f" by {mention(handover.closed_by)}" if handover.closed_by else ""
    why = f"\n>{inline_quote(handover.closing_note)}" if handover.closing_note else ""
    return f"{stages.STATUSES[handover.status]}{by}{on}.{why}"


def ended_on_home(ended: Sequence[Handover]) -> list[Block]:
    """Return the section of the Home tab about handovers that ended lately, the last one first; nothing without any."""
    if not ended:
        return []
    content = [blocks.header("Ended"), *(_entry(one) for one in ended[:MOST_ON_HOME])]
    if len(ended) > MOST_ON_HOME:
        content.append(
            blocks.context(f"… and {len(ended) - MOST_ON_HOME} more. `/handover list ended` shows older ones as well.")
        )
    return content


def listed_ended(ended: Sequence[Handover]) -> Message:
    """Return a person's handovers that have ended, for `/handover list ended`, or that there are none."""
    if not ended:
        words = "None of your handovers has ended yet. `/handover list` shows those that are under way."
        return Message(words, [blocks.section(words)])
    heading = (
        f"{count(len(ended), 'handover')} of yours {'has' if len(ended) == 1 else 'have'} ended, the last one first."
    )
    if len(ended) > MOST_LISTED:
        heading += f" Here are {MOST_LISTED}; `/handover status` and the account's name shows any of them."
    shown = ended[:MOST_LISTED]
    text = "\n".join([heading, *(_words(one) for one in shown)])
    return Message(text, [blocks.section(heading), *(_entry(one) for one in shown)])


def _entry(handover: Handover) -> Block:
    button = blocks.button("Open", Action.OPEN, handover.id, label=f"Open {oneline(handover.account)}")
    return blocks.section(_words(handover), button)


def _words(handover: Handover) -> str:
    people = f"{hands_over(handover)} to {mention(handover.incoming)}"
    how = how_it_ended(handover)
    return f"*{account(handover)}* · {people}\n{how[0].upper()}{how[1:]}"
