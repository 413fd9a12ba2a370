"""The introduction e-mail as the customer will read it, with what is to be put right or worth a look, and the next action."""

from collections.abc import Sequence

from handover.introduction.check import Problem, ProblemKind
from handover.introduction.last_day import moved_days
from handover.model.handover import Handover
from handover.model.introduction import Exemption, Introduction
from handover.model.records import Contact
from handover.plan.dates import last_day
from messages.introduction import email
from messages.introduction.form import standing
from messages.introduction.sending_back import send_back_button, sent_back_words, undo_button
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import pieces
from messages.kit.text import link, listed, mention, oneline, safe
from messages.kit.values import ButtonValue
from messages.stages import read_only
from messages.tell_first import not_told_block
from messages.writing_again import write_again_button

REASON = "reason"
LONGEST_EXEMPTION = 300
"""Characters of the reason why something passes."""
MOST_LISTED = 8
"""Most problems of a group that are shown at once."""


def preview(
    handover: Handover,
    found: tuple[Problem, ...],
    viewer_may_approve: bool,
    *,
    metadata: str,
    later: Sequence[str] = (),
    viewer: str = "",
    left: Sequence[Contact] = (),
) -> View:
    """Return the e-mail as the customer will read it, its problems, and the next action.

    What was found stands above the e-mail, the next action below it. Where everything found is only worth a look, the view
    asks why it may go out as it is, and is sent with that reason.
    `later` says who hears of a request for approval not at once. `viewer` is the user id of whoever looks at it.
    `left` are people of the customer's who are still to be told before it goes.
    """
    draft = handover.introduction
    pending = () if draft.sent or draft.approved or not handover.open else found
    asks = bool(pending) and not any(one.certain for one in pending) and _may_pass(draft, viewer_may_approve)
    next_step = _next_step(handover, pending, viewer_may_approve, later)
    shown = [
        blocks.context(standing(handover) + ("" if handover.open else read_only(handover))),
        *_returned(handover, viewer),
        # What is wrong comes first, with what puts it right: a letter is longer than a screen.
        *_verdict(pending),
        *(next_step if pending else []),
        *([_reason_field()] if asks else []),
        *_then(handover, pending, viewer_may_approve),
        *not_told_block(left),
        blocks.divider(),
        blocks.section(f"*To:* {safe(draft.to, 1000)}\n*Subject:* {safe(oneline(draft.subject), 400)}"),
        *prose(draft.body),
        blocks.divider(),
        *let_pass(draft),
        *([] if pending else next_step),
    ]
    anyway = "Approve anyway" if viewer_may_approve else "Send for approval anyway"
    return blocks.modal(Form.EMAIL_PREVIEW, "Preview", shown, submit=anyway if asks else None, metadata=metadata)


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
        mail = link(email.mailto(draft), "Open in your mail program")
        return [blocks.section(f"{mail}, send it from there, and press *Mark as sent* below.")]
    if viewer_may_approve:
        return [blocks.section("If it is good to go, press *Approve* below.")]
    if draft.returned and draft.returned.version == draft.version:
        return []
    if draft.asked_at is None:
        return [blocks.section("I found nothing to put right. Read it once more, and press *Ask for approval* below.")]
    return []


def let_pass(draft: Introduction) -> list[Block]:
    """Return what was let pass in this e-mail, by whom and why: for whoever approves it."""
    words = let_pass_words(draft)
    return [blocks.section(words)] if words else []


def let_pass_words(draft: Introduction) -> str:
    """Return what was let pass as mrkdwn, empty for nothing."""
    if not draft.exemptions:
        return ""
    together: dict[tuple[str, str], list[str]] = {}
    for one in draft.exemptions:
        together.setdefault((one.reason, one.by), []).append(_named(one))
    lines = [
        f"• {listed(passed[:5])}: “{safe(oneline(reason), 300)}” ({mention(by)})"
        for (reason, by), passed in list(together.items())[-MOST_LISTED:]
    ]
    return "*Looked at and left as it is:*\n" + "\n".join(lines)


def _named(exemption: Exemption) -> str:
    if exemption.kind == ProblemKind.SHORT:
        return "that it is short"
    if exemption.kind == ProblemKind.PERHAPS_SECRET:
        return "what looks like a password or key"
    return f"“{safe(oneline(exemption.detail), 80)}”"


def _reason_field() -> Block:
    return blocks.field(
        REASON,
        "Why it can go out as it is",
        blocks.text_field(REASON, limit=LONGEST_EXEMPTION, placeholder="For example: it is their own word for it"),
        hint="Only your colleagues see this. Whoever approves the e-mail reads it.",
    )


def problem_words(problem: Problem) -> str:
    """Return a problem of a draft as an instruction in mrkdwn."""
    detail = safe(oneline(problem.detail), 200)
    return {
        ProblemKind.NO_RECIPIENT: "Nobody is in *To* yet.",
        ProblemKind.BAD_ADDRESS: f"“{detail}” in *To* doesn't look like an e-mail address.",
        ProblemKind.NO_SUBJECT: "The *Subject* is empty.",
        ProblemKind.NO_BODY: "The *Body* is empty.",
        ProblemKind.BLANK: f"There is a gap to fill in: {detail}.",
        ProblemKind.UNFINISHED: f"“{detail}” looks like a leftover. Please finish or remove it.",
        ProblemKind.SLACK_MARKUP: f"“{detail}” only works in Slack. Please write the name or the plain link instead.",
        ProblemKind.EMOJI_CODE: (
            f"`{detail}` is a picture only in Slack: the customer would read the code. {safe(problem.offer, 20)} can stand there."
        ),
        ProblemKind.SECRET: "There seems to be a password or key in it. Please take it out; a vault link is safer.",
        ProblemKind.PERHAPS_SECRET: (
            "Something in it looks like a password or key. If it is one, please take it out; a vault link is safer."
        ),
        ProblemKind.INTERNAL_TEXT: f"{_repeated(problem)} stands in what only colleagues may read. Please take it out.",
        ProblemKind.PERHAPS_INTERNAL: (
            f"{_repeated(problem)} comes close to what only colleagues may read. May the customer know it?"
        ),
        ProblemKind.INTERNAL_LINK: f"{detail} is a link from your internal notes. May the customer open it?",
        ProblemKind.INTERNAL_WORD: f"“{detail}” may be a word for us rather than for a customer.",
        ProblemKind.LOOKALIKE_ADDRESS: (
            f"{detail} has a letter of another alphabet in it (“{safe(problem.offer, 20)}”). Is it right?"
        ),
        ProblemKind.PERHAPS_UNFINISHED: f"“{detail}” may be a leftover.",
        ProblemKind.PERHAPS_EMOJI: f"`{detail}` looks like an emoji of your workspace: the customer would read the code.",
        ProblemKind.SLACK_MARKS: f"The signs in “{detail}” are bold or code only in Slack: an e-mail shows them as they are.",
        ProblemKind.SIGNED_BY_FORMER: (
            f"It is signed by {detail}, who does not hand over or take over here any more. Please sign it for who sends it, or "
            "have it written anew in the form."
        ),
        ProblemKind.FORMER: (
            f"It speaks of {detail}, who does not hand over or take over here any more. Is what it says still true?"
        ),
        ProblemKind.FORMER_LAST_DAY: f"It says “{detail}”; the last day has moved to {safe(problem.offer, 60)}.",
        ProblemKind.KEPT_AMONG_US: f"“{detail}” speaks of what stays among us for this reason. May the customer know it?",
        ProblemKind.REASON_GIVEN: (
            f"It says why (“{detail}”). For this reason the customer hears who is there for them now, and nothing of why."
        ),
        ProblemKind.SHORT: "It is very short. Does the customer learn who takes over, and what happens next?",
    }[problem.kind]


def _repeated(problem: Problem) -> str:
    """Return a passage of the letter as mrkdwn, with the internal sentence that it repeats where that is another."""
    noted, written = (safe(oneline(one), 200) for one in (problem.detail, problem.place or problem.detail))
    return f"“{written}”" if written == noted else f"“{written}” (noted as “{noted}”)"


def _verdict(found: tuple[Problem, ...]) -> list[Block]:
    """Return the problems: first what has to be put right, then what is worth a look."""
    must, look = [one for one in found if one.certain], [one for one in found if not one.certain]
    groups = (("*Before this can go to the customer:*", must), ("*Worth a look:*", look))
    return [blocks.section(f"{title}\n{_listing(some)}") for title, some in groups if some]


def _listing(found: list[Problem]) -> str:
    lines = [f"• {problem_words(problem)}" for problem in found[:MOST_LISTED]]
    more = len(found) - MOST_LISTED
    return "\n".join([*lines, f"• and {more} more"] if more > 0 else lines)


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
        return [
            blocks.actions(
                blocks.button(
                    "Mark as sent", Action.EMAIL_SENT, str(ButtonValue(handover.id, str(draft.version))), "primary"
                ),
                edit,
            )
        ]
    if found:
        back = [send_back_button(handover)] if viewer_may_approve and draft.asked_at else []
        return [blocks.actions(*_fixes(handover, found), *back, edit)]
    if viewer_may_approve:
        approve = blocks.button(
            "Approve", Action.EMAIL_APPROVE, str(ButtonValue(handover.id, str(draft.version))), "primary"
        )
        back = [send_back_button(handover)] if draft.asked_at else []
        return [blocks.actions(approve, *back, edit)]
    if draft.returned and draft.returned.version == draft.version:
        return [blocks.actions(edit)]
    if draft.asked_at is None:
        return [blocks.actions(blocks.button("Ask for approval", Action.EMAIL_ASK, handover.id, "primary"), edit)]
    # Said down here too: whoever has read to the end and pressed the button is looking here.
    return [
        blocks.context(" ".join(("✓ I've asked the others. Once it is approved, I say so in the channel.", *later))),
        blocks.actions(edit),
    ]


def _fixes(handover: Handover, found: tuple[Problem, ...]) -> list[blocks.Element]:
    """Return the buttons that put something right by themselves."""
    value = str(ButtonValue(handover.id, str(handover.introduction.version)))
    emoji = [one.offer for one in found if one.kind is ProblemKind.EMOJI_CODE]
    fixes = []
    if emoji:
        fixes.append(blocks.button(f"Put in {' '.join(emoji[:5])}", Action.EMAIL_EMOJI, value, "primary"))
    if any(one.kind is ProblemKind.FORMER_LAST_DAY for one in found):
        fixes.append(last_day_button(handover))
    return fixes


def former_days_named(handover: Handover) -> str:
    """Return the former last days that the e-mail names, quoted as they stand there; empty for none."""
    return listed([f"“{safe(was, 60)}”" for was, _ in moved_days(handover, handover.introduction)])


def last_day_button(handover: Handover) -> blocks.Element:
    """Return the button that puts the last day that holds now into the e-mail."""
    value = str(ButtonValue(handover.id, str(handover.introduction.version)))
    return blocks.button(f"Put in {day(last_day(handover))}", Action.EMAIL_LAST_DAY, value, "primary")


def prose(body: str) -> list[Block]:
    """Return the body as sections of at most 3,000 escaped characters."""
    return [blocks.section(piece) for piece in pieces(body)]
