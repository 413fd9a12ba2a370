"""The introduction e-mail as the customer will read it, with what is to be put right or worth a look, and the next action."""

from collections.abc import Mapping, Sequence

from handover.introduction.last_day import moved_days
from handover.introduction.problem import Problem, ProblemKind
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.model.records import Contact
from handover.plan.dates import last_day
from messages.introduction import each, email
from messages.introduction.body import head, prose
from messages.introduction.difference import difference
from messages.introduction.form import standing
from messages.introduction.problems import let_pass, verdict
from messages.introduction.sending_back import send_back_button, sent_back_words, undo_button
from messages.introduction.versions import restored, versions_button
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import link, listed, mention, safe
from messages.kit.values import ButtonValue
from messages.letter_rules import who_approves, whom_asked
from messages.stages import read_only
from messages.tell_first import not_told_block
from messages.writing_again import write_again_button

REASON = "reason"
LONGEST_EXEMPTION = 300
"""Characters of the reason why something passes."""


def preview(
    handover: Handover,
    found: tuple[Problem, ...],
    viewer_may_approve: bool,
    *,
    metadata: str,
    later: Sequence[str] = (),
    viewer: str = "",
    viewer_may_override: bool = False,
    left: Sequence[Contact] = (),
) -> View:
    """Return the e-mail as the customer will read it, its problems, and the next action.

    What was found stands above the e-mail, the next action below it. Where everything found is only worth a look, or may be let
    pass by whoever looks at it (`viewer_may_override`), the view asks why it may go out as it is, and is sent with that reason.
    `later` says who hears of a request for approval not at once. `viewer` is the user id of whoever looks at it.
    `left` are people of the customer's who are still to be told before it goes.
    """
    draft = handover.introduction
    pending = () if draft.sent or draft.approved or not handover.open else found
    certain = [one for one in pending if one.certain]
    in_place = viewer_may_override and bool(certain) and all(one.overridable for one in certain)
    asks = in_place or (bool(pending) and not certain and _may_pass(draft, viewer_may_approve))
    next_step = _next_step(handover, pending, viewer_may_approve, later)
    shown = [
        blocks.context(standing(handover) + ("" if handover.open else read_only(handover))),
        *_returned(handover, viewer),
        *restored(handover),
        # What is wrong comes first, with what puts it right: a letter is longer than a screen.
        *verdict(pending),
        *(next_step if pending else []),
        *_passing(handover, pending),
        *([_reason_field(in_place=in_place)] if asks else []),
        *([] if in_place else _who_may(handover, certain)),
        *_then(handover, pending, viewer_may_approve),
        *_who_approves(handover, viewer_may_approve),
        *not_told_block(left),
        *_changed(handover),
        blocks.divider(),
        head(draft),
        *prose(each.as_shown(draft).body),
        *each.shown(draft),
        blocks.divider(),
        *let_pass(draft),
        *_look_again(handover, viewer, viewer_may_override=viewer_may_override),
        *([] if pending else next_step),
        *([blocks.actions(*earlier)] if (earlier := versions_button(handover)) else []),
    ]
    anyway = "Approve anyway" if viewer_may_approve else "Send for approval anyway"
    submit = "Let it pass anyway" if in_place else anyway
    return blocks.modal(Form.EMAIL_PREVIEW, "Preview", shown, submit=submit if asks else None, metadata=metadata)


QUICK_REASONS: Mapping[Action, tuple[str, str]] = {
    Action.EMAIL_FINE_KNOWN: ("They know it", "The customer knows it already"),
    Action.EMAIL_FINE_THEIRS: ("It's their own word", "It is their own word for it"),
    Action.EMAIL_FINE_MEANT: ("It's meant so", "Looked at, and meant so"),
}
"""The buttons that let pass what is worth a look with one tap, and the reason that is kept."""


def _changed(handover: Handover) -> list[Block]:
    """Return what has changed since others have read the e-mail, while it is to be approved."""
    draft = handover.introduction
    return [] if draft.sent or draft.approved or not handover.open else difference(draft)


def _passing(handover: Handover, found: Sequence[Problem]) -> list[Block]:
    """Return the buttons that let pass what is worth a look, each with a reason; none while something must be put right first."""
    if not found or any(one.certain for one in found):
        return []
    buttons = (blocks.button(label, action, _version(handover)) for action, (label, _) in QUICK_REASONS.items())
    return [blocks.context("Fine as it is? Say why with one tap:"), blocks.actions(*buttons)]


def _look_again(handover: Handover, viewer: str, *, viewer_may_override: bool) -> list[Block]:
    """Return the button that takes back what the viewer, or anybody whose decision theirs is, has let pass."""
    draft = handover.introduction
    theirs = any(viewer_may_override or one.by == viewer for one in draft.exemptions)
    if not theirs or draft.approved or draft.sent or not handover.active:
        return []
    return [blocks.actions(blocks.button("Look at them again", Action.EMAIL_LOOK_AGAIN, _version(handover)))]


def _who_may(handover: Handover, certain: Sequence[Problem]) -> list[Block]:
    """Return who can let pass what has to be put right, where the check can be wrong; nothing where it can't."""
    if not certain or not all(one.overridable for one in certain):
        return []
    decides = handover.manager or handover.backup
    who = f"{mention(decides)} or a workspace admin" if decides else "A workspace admin"
    return [blocks.context(f"Am I wrong? {who} can open this and let it pass with a reason, which is kept.")]


def _may_pass(draft: Introduction, viewer_may_approve: bool) -> bool:
    """Return whether what is worth a look can be let pass now: by who may approve it, or by who asks for approval."""
    same = draft.returned is not None and draft.returned.version == draft.version
    return viewer_may_approve or (draft.asked_at is None and not same)


def _returned(handover: Handover, viewer: str) -> list[Block]:
    """Return who has sent the e-mail back and why, with the undo for them while it has not been changed."""
    draft, back = handover.introduction, handover.introduction.returned
    if back is None or draft.sent or not handover.open:
        return []
    words = sent_back_words(back, draft.version)
    undo = undo_button(handover) if viewer == back.by and back.version == draft.version else None
    return [blocks.section(words, undo)]


def _then(handover: Handover, found: tuple[Problem, ...], viewer_may_approve: bool) -> list[Block]:
    """Return one line that says what the e-mail waits for, where nothing is wrong with it."""
    draft = handover.introduction
    if draft.sent or not handover.open or found:
        return []
    if draft.approved:
        shown = each.as_shown(draft)
        if shown.each:
            said = (
                "A file for each of them is in the thread in the channel: send each from your mail program, and press"
            )
            return [blocks.section(f"{said} *Mark as sent* below.")]
        mail = link(email.mailto(shown), "Open in your mail program")
        return [blocks.section(f"{mail}, send it from there, and press *Mark as sent* below.")]
    if viewer_may_approve:
        return [blocks.section("If it is good to go, press *Approve* below.")]
    if draft.returned and draft.returned.version == draft.version:
        return []
    if draft.asked_at is None:
        said = "What I found is let pass, as said below." if draft.exemptions else "I found nothing to put right."
        return [blocks.section(f"{said} Read it once more, and press *Ask for approval* below.")]
    return []


def _who_approves(handover: Handover, viewer_may_approve: bool) -> list[Block]:
    """Return who has to approve the e-mail where not anybody may, for those who may not."""
    draft = handover.introduction
    who = "" if draft.approved or draft.sent or not handover.open or viewer_may_approve else who_approves(handover)
    return [blocks.context(who)] if who else []


def _reason_field(*, in_place: bool) -> Block:
    return blocks.field(
        REASON,
        "Why it passes although it should be put right" if in_place else "Why it can go out as it is",
        blocks.text_field(REASON, limit=LONGEST_EXEMPTION, placeholder="For example: it is their own word for it"),
        hint="Only your colleagues see this. Whoever approves the e-mail reads it.",
    )


def _next_step(
    handover: Handover, found: tuple[Problem, ...], viewer_may_approve: bool, later: Sequence[str]
) -> list[Block]:
    draft = handover.introduction
    if draft.sent and handover.active:
        return [blocks.actions(write_again_button(handover))]
    if draft.sent or not handover.open:
        return []
    edit = blocks.button("Edit …", Action.EMAIL_OPEN, handover.id)
    if draft.approved:
        sent = blocks.button("Mark as sent", Action.EMAIL_SENT, _version(handover), "primary")
        return [blocks.actions(sent, edit)]
    if found:
        back = [send_back_button(handover)] if viewer_may_approve and draft.asked_at else []
        return [blocks.actions(*_fixes(handover, found), *back, edit)]
    if viewer_may_approve:
        approve = blocks.button("Approve", Action.EMAIL_APPROVE, _version(handover), "primary")
        back = [send_back_button(handover)] if draft.asked_at else []
        return [blocks.actions(approve, *back, edit)]
    if draft.returned and draft.returned.version == draft.version:
        return [blocks.actions(edit)]
    if draft.asked_at is None:
        return [blocks.actions(blocks.button("Ask for approval", Action.EMAIL_ASK, handover.id, "primary"), edit)]
    # Said down here too: whoever has read to the end and pressed the button is looking here.
    return [
        blocks.context(
            " ".join((f"✓ I've asked {whom_asked(handover)}. Once it is approved, I say so in the channel.", *later))
        ),
        blocks.actions(edit),
    ]


def _fixes(handover: Handover, found: tuple[Problem, ...]) -> list[blocks.Element]:
    """Return the buttons that put something right by themselves."""
    emoji = [one.offer for one in found if one.kind is ProblemKind.EMOJI_CODE]
    fixes = []
    if emoji:
        fixes.append(blocks.button(f"Put in {' '.join(emoji[:5])}", Action.EMAIL_EMOJI, _version(handover), "primary"))
    if any(one.kind is ProblemKind.FORMER_LAST_DAY for one in found):
        fixes.append(last_day_button(handover))
    return fixes


def former_days_named(handover: Handover) -> str:
    """Return the former last days that the e-mail names, quoted as they stand there; empty for none."""
    return listed([f"“{safe(was, 60)}”" for was, _ in moved_days(handover, handover.introduction)])


def last_day_button(handover: Handover) -> blocks.Element:
    """Return the button that puts the last day that holds now into the e-mail."""
    return blocks.button(f"Put in {day(last_day(handover))}", Action.EMAIL_LAST_DAY, _version(handover), "primary")


def _version(handover: Handover) -> str:
    """Return what a button carries that is about the version shown."""
    return str(ButtonValue(handover.id, str(handover.introduction.version)))
