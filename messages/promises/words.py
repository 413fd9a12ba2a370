"""Words for promises under review: what one says, where it stands, and what is missing of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from handover.model.handover import Handover
from handover.model.promise_reviews import PromiseReview, Proposal
from handover.promises.found import Missing
from handover.promises.reviewing import NothingProposed, PromiseChanged
from handover.promises.standing import ReviewedPromise, Standing, promises_under_review
from messages.kit.dates import day_and_year, local_time
from messages.kit.quotes import block_quote
from messages.kit.refusals import words_for
from messages.kit.text import count, mention, oneline, safe

TITLE = "Promises"
WHAT, PROPOSED = 300, 500
"""Characters of a promise, and of what is proposed or answered, among other things."""
FLAG = ":triangular_flag_on_post:"
MOST = 4
"""Promises that the card names."""
LACKS: Mapping[Missing, str] = {Missing.OWNER: "no owner", Missing.DUE: "no date"}


def promise_words(one: ReviewedPromise) -> str:
    """Return what was promised, to whom, by when, and who owns it, as mrkdwn."""
    promise = one.promise
    due = f"by {'' if promise.due_certain else 'about '}{day_and_year(promise.due)}" if promise.due else ""
    parts = (
        f"to {safe(oneline(promise.to_whom), 80)}" if promise.to_whom else "",
        due,
        f"owner {safe(oneline(promise.owner), 80)}" if promise.owner else "",
        flag_words(one),
    )
    details = " · ".join(filter(None, parts))
    return f"*{safe(oneline(promise.what), WHAT) or 'A promise'}*" + (f"\n{details}" if details else "")


def flag_words(one: ReviewedPromise) -> str:
    """Return the flag of a promise that nobody owns, or that has no date; empty for one that lacks nothing."""
    return f"{FLAG} {', '.join(LACKS[lack] for lack in one.missing)}" if one.missing else ""


def standing_words(handover: Handover, one: ReviewedPromise) -> str:
    """Return where a promise stands, with what is proposed and answered, as mrkdwn."""
    review = one.review
    if one.standing is Standing.WAITING:
        return f"Waits for {mention(handover.incoming)}"
    if one.standing is Standing.ACCEPTED or review is None:
        return f"✓ accepted by {mention(one.accepted_by)}" + ("" if review else ", with the whole answer")
    said = [f"{mention(review.by)} proposes {proposal_words(review)} ({local_time(review.at)})"]
    if review.words:
        said.append(block_quote(review.words, PROPOSED, handover.references))
    if one.standing is Standing.AGREED:
        said.append(f"✓ {mention(review.answered_by)} agreed")
    elif one.standing is Standing.ANSWERED:
        said += [f"{mention(review.answered_by)} answers:", block_quote(review.answer, PROPOSED, handover.references)]
    return "\n".join(said)


def proposal_words(review: PromiseReview) -> str:
    """Return what is proposed for a promise: "12 May 2026 instead", "another scope", "not to take it over"."""
    match review.proposal:
        case Proposal.DATE if review.due is not None:
            return f"{day_and_year(review.due)} instead"
        case Proposal.SCOPE:
            return "another scope"
    return "not to take it over"


def in_short(promises: Iterable[ReviewedPromise]) -> str:
    """Return how many promises there are, where they stand, and what they lack, in a line of plain text; empty for none."""
    found = list(promises)
    if not found:
        return ""
    standing = Counter(one.standing for one in found)
    lacks = Counter(lack for one in found for lack in one.missing)
    parts = [
        count(len(found), "promise"),
        _number(standing[Standing.ACCEPTED] + standing[Standing.AGREED], "accepted"),
        _number(standing[Standing.WAITING], "to accept"),
        _number(standing[Standing.PROPOSED], "being renegotiated"),
        _number(standing[Standing.ANSWERED], "answered"),
        *(_number(lacks[lack], f"with {words}") for lack, words in LACKS.items()),
    ]
    return ", ".join(filter(None, parts))


def of_item(handover: Handover, item: str) -> list[ReviewedPromise]:
    """Return the promises of one item that are under review."""
    return [one for one in promises_under_review(handover) if one.item == item]


def on_card(handover: Handover) -> str:
    """Return the promises to which somebody has to say something: those that wait, are renegotiated, or lack something."""
    found = list(promises_under_review(handover))
    open_ = [one for one in found if one.missing or one.standing not in (Standing.ACCEPTED, Standing.AGREED)]
    if not open_:
        return ""
    lines = [f"• {safe(oneline(one.promise.what), 80)}: {_matter(one)}" for one in open_[:MOST]]
    more = [f"• … and {len(open_) - MOST} more"] if len(open_) > MOST else []
    return "\n".join((f"*Promises* ({in_short(found)})", *lines, *more))


def _matter(one: ReviewedPromise) -> str:
    """Return what is to be done about a promise."""
    stands = {
        Standing.WAITING: "not accepted yet",
        Standing.PROPOSED: "being renegotiated",
        Standing.ANSWERED: "answered, not accepted yet",
    }.get(one.standing, "")
    return ", ".join(filter(None, (stands, flag_words(one))))


def in_document(handover: Handover, names: Mapping[str, str], item: str) -> Iterator[str]:
    """Yield what became of each promise of an item, in plain text, for the handover document."""
    for one in of_item(handover, item):
        what, lacks = oneline(one.promise.what), [LACKS[lack] for lack in one.missing]
        yield f"{what}: {'; '.join((*_fate(one, names), *lacks))}"


def _fate(one: ReviewedPromise, names: Mapping[str, str]) -> Sequence[str]:
    review = one.review
    if one.standing is Standing.WAITING:
        return ["not accepted yet"]
    if one.standing is Standing.ACCEPTED or review is None:
        return [f"accepted by {names.get(one.accepted_by, one.accepted_by)}"]
    words = f" ({oneline(review.words)})" if review.words else ""
    said = [f"{names.get(review.by, review.by)} proposed {proposal_words(review)}{words}"]
    answerer = names.get(review.answered_by, review.answered_by)
    if one.standing is Standing.AGREED:
        said.append(f"{answerer} agreed")
    elif one.standing is Standing.ANSWERED:
        said.append(f"{answerer} answered: {oneline(review.answer)}")
    return said


def _number(number: int, words: str) -> str:
    return f"{number} {words}" if number else ""


@words_for.register
def _(refusal: PromiseChanged) -> str:
    return f"*{safe(oneline(refusal.what), 150)}* says something else than what you read. Please have another look."


@words_for.register
def _(_refusal: NothingProposed) -> str:
    return "Nothing is proposed for this promise any more, so there is nothing to answer."
