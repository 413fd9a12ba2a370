"""Decisions in somebody's place: the form, the note in the channel, and how they are told of afterwards."""

from collections.abc import Mapping, Sequence

from handover.model.handover import Handover
from handover.model.records import Override, OverrideKind
from handover.todos import awaiting_review
from messages.kit import blocks
from messages.kit.dates import day_and_year, local_time
from messages.kit.ids import Form
from messages.kit.message import Message, View
from messages.kit.quotes import inline_quote
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.titles import account

TITLE = "Decide instead"
KIND, WHY = "kind", "why"
NAMED = 6
"""Most titles a note names; the rest is counted."""


def form(handover: Handover, kinds: Sequence[OverrideKind], metadata: str) -> View:
    """Return the form: what is decided, and why."""
    if not kinds:
        words = f"*{account(handover)}*: there is nothing here that you can decide in somebody's place just now."
        return blocks.modal(Form.NOTICE, TITLE, [blocks.section(words)])
    options = [(_choice(handover, kind), kind.value) for kind in kinds]
    words = (
        f"*{account(handover)}*\nFor when the person whose decision it is can't take it. "
        "Everybody in the handover reads what you decide, and why; it is kept with the handover."
    )
    return blocks.modal(
        Form.OVERRIDE,
        TITLE,
        [
            blocks.section(words),
            blocks.field(KIND, "What do you decide?", blocks.menu(KIND, options)),
            blocks.field(
                WHY, "Why?", blocks.text_field(WHY, multiline=True, placeholder="Priya is on leave until 3 March.")
            ),
        ],
        submit="Decide",
        close="Cancel",
        metadata=metadata,
    )


def _choice(handover: Handover, kind: OverrideKind) -> str:
    match kind:
        case OverrideKind.ACCEPTANCE:
            return f"Accept {count(len(awaiting_review(handover)), 'answer')} for the incoming CSM"
        case OverrideKind.APPROVAL:
            return "Approve the introduction e-mail"
        case OverrideKind.READINESS:
            return "Say that the incoming CSM can carry on alone"
        case OverrideKind.COMPLETION:
            return "Complete the handover although things are open"


def note(made: Override) -> Message:
    """Return the note in the channel."""
    words = f"{mention(made.by)} {_did(made)}.\n>{inline_quote(made.why)}"
    return Message(words, [blocks.section(words)])


def _did(made: Override) -> str:
    place = f" in {mention(made.instead_of)}'s place" if made.instead_of and made.instead_of != made.by else ""
    titles = [f"“{safe(oneline(title), 80)}”" for title in made.titles[:NAMED]]
    more = [f"{len(made.titles) - NAMED} more"] if len(made.titles) > NAMED else []
    what = listed([*titles, *more])
    match made.kind:
        case OverrideKind.ACCEPTANCE:
            return f"accepted {count(len(made.titles), 'answer')}{place}: {what}"
        case OverrideKind.APPROVAL:
            return f"approved the introduction e-mail{place or ' without a second pair of eyes'}"
        case OverrideKind.READINESS:
            return f"said{place} that the account can be carried on"
        case OverrideKind.COMPLETION:
            return f"completed the handover although this was open: {what}"


def override_lines(handover: Handover) -> list[str]:
    """Return a line of mrkdwn for each decision in somebody's place: who, what, why and when."""
    return [
        f"{mention(one.by)} {_did(one)}. Why: {safe(oneline(one.why), 300)} ({local_time(one.at)})"
        for one in handover.overrides
    ]


def in_plain_words(made: Override, names: Mapping[str, str]) -> str:
    """Return the decision on one line without Slack's markup, for the document."""
    by, of = names.get(made.by, made.by), names.get(made.instead_of, made.instead_of)
    what = {
        OverrideKind.ACCEPTANCE: f"accepted answers in {of}'s place",
        OverrideKind.APPROVAL: f"approved the introduction e-mail in {of}'s place"
        if of
        else "approved the introduction e-mail without a second pair of eyes",
        OverrideKind.READINESS: f"said in {of}'s place that the account can be carried on",
        OverrideKind.COMPLETION: "completed the handover although things were open",
    }[made.kind]
    about = f" ({', '.join(oneline(title) for title in made.titles)})" if made.titles else ""
    return f"{day_and_year(made.at.date())}: {by} {what}{about}. Why: {oneline(made.why)}"
