"""The two forms about one promise: what is proposed in its place, and the answer to that."""

from dataclasses import dataclass

from handover.model.handover import Handover
from handover.model.promise_reviews import Proposal
from handover.promises.reviewing import LONGEST
from handover.promises.standing import ReviewedPromise, Standing
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import View
from messages.kit.text import mention
from messages.promises.words import promise_words, standing_words

RENEGOTIATE, ANSWER = "Renegotiate", "Your answer"
PROPOSALS = {
    Proposal.DATE: "Another day",
    Proposal.SCOPE: "Another scope",
    Proposal.NOT_TAKEN: "I can't take this over",
}


@dataclass(frozen=True)
class PromiseMetadata:
    """What both forms carry: the promise, what was read of it, and which view's place the form has taken, empty for none."""

    handover: str
    item: str
    record: str
    seen: str
    below: str = ""


def renegotiate_form(handover: Handover, one: ReviewedPromise, metadata: str) -> View:
    """Return the form for what is proposed in place of a promise, filled in with what is proposed now."""
    review = one.review if one.review is not None and one.standing is Standing.PROPOSED else None
    choices = [(words, proposal.value) for proposal, words in PROPOSALS.items()]
    chosen = review.proposal if review is not None and review.proposal is not None else Proposal.DATE
    words = blocks.text_field(
        "words",
        review.words if review else "",
        multiline=True,
        placeholder="A read-only test environment, because the licence ends in May",
        limit=LONGEST,
    )
    return blocks.modal(
        Form.PROMISE_RENEGOTIATE,
        RENEGOTIATE,
        [
            blocks.section(promise_words(one)),
            blocks.field("proposal", "What do you propose?", blocks.menu("proposal", choices, chosen)),
            blocks.field(
                "due", "The other day", blocks.date_picker("due", review.due if review else None), optional=True
            ),
            blocks.field("words", "The other scope, or why", words, optional=True),
            blocks.context(
                f"{mention(handover.outgoing)} hears of it in a few minutes, together with what else you propose."
            ),
        ],
        submit="Propose",
        close="Cancel",
        metadata=metadata,
    )


def answer_form(handover: Handover, one: ReviewedPromise, metadata: str) -> View:
    """Return the form for an answer to what is proposed."""
    said = one.review.answer if one.review is not None else ""
    return blocks.modal(
        Form.PROMISE_ANSWER,
        ANSWER,
        [
            blocks.section(f"{promise_words(one)}\n{standing_words(handover, one)}"),
            blocks.field(
                "answer", "What do you say to it?", blocks.text_field("answer", said, multiline=True, limit=LONGEST)
            ),
        ],
        submit="Send",
        close="Cancel",
        metadata=metadata,
    )


def proposed_note(handover: Handover) -> str:
    """Return the confirmation of a proposal."""
    return f"✓ Noted. {mention(handover.outgoing)} hears of it in a few minutes, together with what else you propose."


def answered_note(handover: Handover) -> str:
    """Return the confirmation of an answer."""
    return f"✓ Noted. {mention(handover.incoming)} hears of it in a few minutes."
