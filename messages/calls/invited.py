"""What comes with a calendar file: to whom it is sent on, and what it does when it is opened."""

from collections.abc import Mapping, Sequence

from handover.calls.arranging import with_customer
from handover.model.calls import Invitation
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.playbook import Step
from messages.calls.calendar import Method, method_for, unreachable
from messages.causes import reason_of
from messages.failures import FailureWords
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.message import Message
from messages.kit.text import first_listed, mention, oneline, safe, shorten
from messages.kit.titles import account

FAILED = FailureWords("send the invitation to a call as a file")
MOST_NAMED = 10


def title_of(handover: Handover, step: Step, invitation: Invitation, user: str) -> str:
    """Return the file's title for one of our people: what opening it does."""
    off = method_for(invitation, user) is Method.CANCEL
    does = "Open to take it out of your calendar" if off else "Open to have it in your calendar"
    return shorten(f"{does}: {oneline(step.title)}, {oneline(handover.account)}", 200)


def note(handover: Handover, step: Step, invitation: Invitation, people: Mapping[str, Person]) -> Message:
    """Return what whoever invites reads above the file: that it is theirs to send on, and to whom."""
    words = _words(handover, step, invitation, people)
    return Message(words, [blocks.section(words)])


def not_sent(
    handover: Handover, step: Step, invitation: Invitation, why: str, people: Mapping[str, Person], text: str
) -> Message:
    """Return the same where Slack takes no file, with what would stand in it to copy. `why` is Slack's code."""
    return without_file(_words(handover, step, invitation, people), why, text)


def without_file(words: str, why: str, text: str) -> Message:
    """Return these words, and why no file comes with them, with what would stand in it to copy. `why` is Slack's code."""
    whole = blocks.instead_of_a_file(text)
    way_out = "Save this as a file that ends with .ics, and open that:" if whole else "Please enter it by hand."
    words = f"{words}\n:warning: Slack takes no file: {reason_of(why)}. {way_out}"
    return Message(words, [blocks.section(words), *whole])


def sent_on(handover: Handover, contacts: Sequence[str]) -> list[str]:
    """Return to which addresses whoever invites sends the file on, if to any: Baton writes to nobody outside."""
    names = {contact.email: contact.name for contact in handover.contacts}
    to = [f"{safe(oneline(names.get(one, '')), 80)} ({safe(one, 120)})".strip() for one in contacts]
    return [f"Please send it on to {first_listed(to, MOST_NAMED)}: I write to nobody outside."] if to else []


def _words(handover: Handover, step: Step, invitation: Invitation, people: Mapping[str, Person]) -> str:
    name, when = safe(oneline(step.title), 150), local_time(invitation.starts)
    lead = f":calendar: *{account(handover)}* · *{name}*, {when}"
    if invitation.called_off:
        does = "it is called off. Opened, this file takes it out of your calendar"
    elif invitation.sequence:
        does = "it has changed. Opened, this file changes it in your calendar"
    else:
        does = "the invitation, from you. Opened, this file puts it into your calendar"
    return "\n".join(
        filter(None, (f"{lead}: {does}.", *_sent_on(handover, step, invitation), _by_hand(invitation, people)))
    )


def _sent_on(handover: Handover, step: Step, invitation: Invitation) -> list[str]:
    lines = sent_on(handover, invitation.contacts)
    if lines and with_customer(step) and not handover.customer_told:
        lines.append(":warning: The introduction e-mail hasn't gone yet. Send this after it.")
    return lines


def _by_hand(invitation: Invitation, people: Mapping[str, Person]) -> str:
    missing = [mention(user) for user in unreachable(invitation, people)]
    return (
        f"I don't know the address of {first_listed(missing, MOST_NAMED)}: please add them by hand." if missing else ""
    )
