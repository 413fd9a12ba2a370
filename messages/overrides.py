"""Decisions in somebody's place: the form, the note in the channel, and how they are told of afterwards."""

from collections.abc import Mapping, Sequence

from handover.completion import still_open
from handover.model.audit import Override, OverrideKind
from handover.model.handover import Handover
from handover.model.people import Person
from handover.overrides import REVERSIBLE, acceptable, completed_although_open
from handover.roles import may_override
from messages.kit import blocks
from messages.kit.dates import day_and_year, local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.quotes import inline_quote
from messages.kit.text import count, first_listed, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

TITLE = "Decide instead"
KIND, WHY = "kind", "why"
NAMED = 6
"""Most titles a note names; the rest is counted."""


def form(handover: Handover, kinds: Sequence[OverrideKind], metadata: str, viewer: Person) -> View:
    """Return the form: what is decided, about what, and why; or that there is nothing to decide for the `viewer`."""
    if not kinds:
        return blocks.modal(Form.NOTICE, TITLE, [blocks.section(_nothing(handover, viewer))])
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
            *(blocks.context(line) for line in _at_stake(handover, kinds)),
            blocks.field(KIND, "What do you decide?", blocks.menu(KIND, options)),
            blocks.field(
                WHY,
                "Why?",
                blocks.text_field(WHY, multiline=True, placeholder="On leave for two weeks, and it can't wait."),
            ),
        ],
        submit="Decide",
        close="Cancel",
        metadata=metadata,
    )


def _nothing(handover: Handover, viewer: Person) -> str:
    if may_override(handover, viewer):
        return f"*{account(handover)}*: there is nothing here that you can decide in somebody's place just now."
    who = handover.manager or handover.backup
    can = f"{mention(who)} and the workspace's admins" if who else "the workspace's admins"
    return (
        f"*{account(handover)}*: there is nothing here that you can decide in somebody's place. {can[0].upper()}{can[1:]} can, "
        "when the person whose decision it is can't take it."
    )


def _at_stake(handover: Handover, kinds: Sequence[OverrideKind]) -> list[str]:
    """Return what each decision would be about."""
    lines = []
    if OverrideKind.ACCEPTANCE in kinds:
        titles = [handover.playbook.item(one.item).title for one in acceptable(handover)]
        lines.append(f"*Not accepted yet by {mention(handover.incoming)}:* {_named(titles)}")
    if OverrideKind.COMPLETION in kinds:
        open_ = still_open(handover)
        lines.append(f"*Still open:* {_named([*open_.items, *open_.reviews, *open_.questions, *open_.steps])}")
    return lines


def _choice(handover: Handover, kind: OverrideKind) -> str:
    match kind:
        case OverrideKind.ACCEPTANCE:
            return f"Accept {count(len(acceptable(handover)), 'answer')} for the incoming CSM"
        case OverrideKind.APPROVAL:
            return "Approve the introduction e-mail"
        case OverrideKind.READINESS:
            return "Say that the incoming CSM can carry on alone"
        case OverrideKind.COMPLETION:
            return "Complete the handover although things are open"
        case OverrideKind.CONFIDENTIALITY:
            return "Let the customer and colleagues be told from now on"


def note(handover: Handover, number: int) -> Message:
    """Return the note in the channel about a decision, with the way back where there is one."""
    made = handover.overrides[number]
    if made.taken_back_by:
        words = f"{mention(made.taken_back_by)} took this back: {mention(made.by)} {_did(made)}."
        return Message(words, [blocks.section(words)])
    words = f"{mention(made.by)} {_did(made)}.\n>{inline_quote(made.why)}"
    if made.kind not in REVERSIBLE:
        return Message(words, [blocks.section(words)])
    value = str(ButtonValue(handover.id, str(number)))
    back = blocks.button("Take back", Action.OVERRIDE_UNDO, value)
    return Message(words, [blocks.section(words), blocks.actions(back)])


def told(handover: Handover, number: int) -> Message:
    """Return what somebody reads in whose place it was decided, with the way back where there is one."""
    made, name = handover.overrides[number], account(handover)
    see = blocks.button("Open", Action.OPEN, handover.id)
    if made.taken_back_by:
        who, by = mention(made.taken_back_by), mention(made.by)
        words = f"*{name}*: {who} took back what {by} had decided in your place. It is yours again."
        return Message(words, [blocks.section(words), blocks.actions(see)])
    words = f"*{name}*: {mention(made.by)} {_did(made)}.\n>{inline_quote(made.why)}"
    value = str(ButtonValue(handover.id, str(number)))
    back = [blocks.button("Take back", Action.OVERRIDE_UNDO, value)] if made.kind in REVERSIBLE else []
    return Message(words, [blocks.section(words), blocks.actions(*back, see)])


def done(handover: Handover) -> Message:
    """Return the confirmation of the newest decision, with the way back where there is one."""
    made, number = handover.overrides[-1], len(handover.overrides) - 1
    words = f"Done: in *{account(handover)}* you {_did(made)}. Everybody in the handover reads it with your reason in the channel."
    if made.kind not in REVERSIBLE:
        return Message(words, [blocks.section(words)])
    back = blocks.button("Take back", Action.OVERRIDE_UNDO, str(ButtonValue(handover.id, str(number))))
    return Message(words, [blocks.section(words), blocks.actions(back)])


def taken_back() -> str:
    """Return the confirmation that a decision was taken back."""
    return "Taken back. It waits again for the person whose decision it is."


def _did(made: Override) -> str:
    place = f" in {mention(made.instead_of)}'s place" if made.instead_of and made.instead_of != made.by else ""
    what = _named(made.titles)
    match made.kind:
        case OverrideKind.ACCEPTANCE:
            return f"accepted {count(len(made.titles), 'answer')}{place}: {what}"
        case OverrideKind.APPROVAL:
            return f"approved the introduction e-mail{place or ' without a second pair of eyes'}"
        case OverrideKind.READINESS:
            return f"said{place} that the account can be carried on"
        case OverrideKind.COMPLETION:
            return f"completed the handover although this was open: {what}"
        case OverrideKind.CONFIDENTIALITY:
            return "said that the customer and colleagues outside may be told from now on"


def _named(titles: Sequence[str]) -> str:
    return first_listed([f"“{safe(oneline(title), 80)}”" for title in titles], NAMED)


def override_lines(handover: Handover) -> list[str]:
    """Return a line of mrkdwn for each decision in somebody's place: who, what, why and when."""
    return [
        f"{mention(one.by)} {_did(one)}. Why: {safe(oneline(one.why), 300)} ({local_time(one.at)})"
        + (f" · taken back by {mention(one.taken_back_by)}" if one.taken_back_by else "")
        for one in handover.overrides
    ]


def standing_lines(handover: Handover) -> list[str]:
    """Return a line of mrkdwn for each decision in somebody's place that stands, the latest first: who, what and why.

    The one that has completed the handover is said with its end.
    """
    standing = [
        one for one in handover.overrides if not one.taken_back_by and one is not completed_although_open(handover)
    ]
    return [f"{mention(one.by)} {_did(one)}. Why: {safe(oneline(one.why), 300)}" for one in reversed(standing)]


def latest_line(handover: Handover) -> str:
    """Return the latest decision in somebody's place that stands, and how many more there are; empty for none."""
    lines = standing_lines(handover)
    rest = f" {count(len(lines) - 1, 'more decision')} in somebody's place: see the overview." if len(lines) > 1 else ""
    return f"{lines[0]}{rest}" if lines else ""


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
        OverrideKind.CONFIDENTIALITY: "said that the customer and colleagues outside may be told from then on",
    }[made.kind]
    about = f" ({', '.join(oneline(title) for title in made.titles)})" if made.titles else ""
    back = f" Taken back by {names.get(made.taken_back_by, made.taken_back_by)}." if made.taken_back_by else ""
    return f"{day_and_year(made.at.date())}: {by} {what}{about}. Why: {oneline(made.why)}{back}"
