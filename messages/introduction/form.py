"""The introduction e-mail in modals: the form, its missing facts, the preview."""

from collections.abc import Sequence

from handover.introduction.check import Problem, ProblemKind, problems
from handover.introduction.facts import CustomerFacts
from handover.model.handover import Handover
from handover.model.introduction import LONGEST_BODY, Introduction
from handover.settings import LINE_LIMIT
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import pieces
from messages.kit.text import count, listed, mention, oneline, safe
from messages.kit.values import ButtonValue

TO, SUBJECT, BODY = "to", "subject", "body"
FIRST_CALL, LINE = "first_call", "line"


def form(handover: Handover, draft: Introduction, *, metadata: str, warning: str = "") -> View:
    """Return the form To, Subject, Body. Its block ids carry the version, so that a newer draft replaces what is shown."""
    shown = f":{draft.version}"
    top: list[Block] = []
    if warning:
        top.append(blocks.section(f":warning: {warning}"))
    top.append(blocks.context(_standing(handover)))
    gaps = [p for p in problems(handover, draft) if p.kind is ProblemKind.BLANK]
    if gaps:
        top.append(
            blocks.section(
                f"*{count(len(gaps), 'thing is', 'things are')} still missing:* "
                f"{listed([safe(oneline(gap.detail), 100) for gap in gaps[:5]])}.",
                blocks.button("Fill in", Action.EMAIL_FACTS, handover.id),
            )
        )
    return blocks.modal(
        Form.EMAIL,
        "Introduction e-mail",
        [
            *top,
            blocks.field(
                TO + shown,
                "To",
                blocks.text_field(TO, draft.to, placeholder="maria@customer.com, jan@customer.com"),
                hint="Separate several addresses with commas.",
            ),
            blocks.field(SUBJECT + shown, "Subject", blocks.text_field(SUBJECT, draft.subject, limit=200)),
            blocks.field(BODY + shown, "Body", blocks.text_field(BODY, draft.body, multiline=True, limit=LONGEST_BODY)),
        ],
        submit="Save and preview",
        metadata=metadata,
    )


def gaps_form(facts: CustomerFacts, *, metadata: str) -> View:
    """Return the form for missing facts: the first call, and why the incoming CSM is a good choice."""
    name = safe(facts.incoming.first_name, 60)
    return blocks.modal(
        Form.EMAIL_FACTS,
        "What's missing",
        [
            blocks.section("I'll put these into the e-mail for you. Everything else you wrote stays as it is."),
            blocks.field(
                FIRST_CALL,
                "Date of the first call with the customer",
                blocks.date_picker(FIRST_CALL, facts.first_call),
                optional=True,
            ),
            blocks.field(
                LINE,
                f"Why {name} is a good choice",
                blocks.text_field(
                    LINE,
                    facts.incoming.line,
                    multiline=True,
                    limit=LINE_LIMIT,
                    placeholder=f"{name} has …: experience, strengths, what it means for this customer",
                ),
                hint="The customer will read this as it stands, so one or two warm, concrete sentences.",
                optional=True,
            ),
        ],
        submit="Put into e-mail",
        close="Back",
        metadata=metadata,
    )


def preview(handover: Handover, viewer_may_approve: bool, *, metadata: str, later: Sequence[str] = ()) -> View:
    """Return the e-mail as the customer will read it, its problems, and the next action.

    `later` says who hears of a request for approval not at once.
    """
    draft = handover.introduction
    found = problems(handover, draft)
    shown = [
        blocks.context(_standing(handover)),
        blocks.section(f"*To:* {safe(draft.to, 1000)}\n*Subject:* {safe(oneline(draft.subject), 400)}"),
        blocks.divider(),
        *prose(draft.body),
        blocks.divider(),
        *_verdict(found),
        *_next_step(handover, found, viewer_may_approve, later),
    ]
    return blocks.modal(Form.EMAIL_PREVIEW, "Preview", shown, metadata=metadata)


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
        ProblemKind.SLACK_MARKUP: f"“{detail}” only works in Slack. Please write the name instead.",
        ProblemKind.INTERNAL_WORD: f"“{detail}” is a word for us, not for a customer. Please say it another way.",
        ProblemKind.INTERNAL_NOTE: f"This line is from our internal notes: “{detail}”. Please take it out.",
    }[problem.kind]


def _standing(handover: Handover) -> str:
    draft, account = handover.introduction, safe(oneline(handover.account), 100)
    if draft.sent:
        return f"{account} · sent by {mention(draft.sent_by)}"
    if draft.approved:
        return f"{account} · approved by {mention(draft.approved_by)}. A change will need a new approval."
    if draft.asked_at:
        return f"{account} · waiting for approval"
    if draft.drafted:
        return f"{account} · draft, last saved by {mention(draft.author)}"
    return f"{account} · I wrote a first draft from what I know. Nothing is sent from here: you send it yourself."


def _verdict(found: tuple[Problem, ...]) -> list[Block]:
    if not found:
        return []
    lines = [f"• {problem_words(problem)}" for problem in found[:8]]
    return [blocks.section("*Before this can go to the customer:*\n" + "\n".join(lines))]


def _next_step(
    handover: Handover, found: tuple[Problem, ...], viewer_may_approve: bool, later: Sequence[str]
) -> list[Block]:
    draft = handover.introduction
    if draft.sent:
        return []
    edit = blocks.button("Edit", Action.EMAIL_OPEN, handover.id)
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
        return [blocks.actions(edit)]
    if viewer_may_approve:
        approve = blocks.button(
            "Approve", Action.EMAIL_APPROVE, str(ButtonValue(handover.id, str(draft.version))), "primary"
        )
        return [blocks.actions(approve, edit)]
    if draft.asked_at is None:
        return [blocks.actions(blocks.button("Ask for approval", Action.EMAIL_ASK, handover.id, "primary"), edit)]
    # Said down here too: whoever has read to the end and pressed the button is looking here.
    return [
        blocks.context(" ".join(("✓ I've asked the others. Once it is approved, I say so in the channel.", *later))),
        blocks.actions(edit),
    ]


def prose(body: str) -> list[Block]:
    """Return the body as sections of at most 3,000 escaped characters."""
    return [blocks.section(piece) for piece in pieces(body)]
