"""What is wrong with an introduction e-mail, or worth a look, in words; and what somebody let pass with a reason."""

from collections.abc import Sequence
from datetime import date

from handover.introduction.moment import WEEKEND
from handover.introduction.problem import Problem, ProblemKind
from handover.model.introduction import Exemption, Introduction
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.message import Block
from messages.kit.text import count, listed, mention, oneline, safe

MOST_LISTED = 8
"""Most problems of a group that are shown at once."""


def problem_words(problem: Problem) -> str:
    """Return a problem of a draft as an instruction in mrkdwn."""
    if problem.kind is ProblemKind.DAY_OFF:
        return _day_off(problem)
    if problem.kind is ProblemKind.CALL_SOON:
        return _call_soon(problem)
    detail = safe(oneline(problem.detail), 200)
    return {
        ProblemKind.NO_RECIPIENT: "Nobody is in *To* yet.",
        ProblemKind.BAD_ADDRESS: f"“{detail}” in *To* doesn't look like an e-mail address.",
        ProblemKind.UNDELIVERABLE: f"{detail} can't be delivered{_meant(problem)}",
        ProblemKind.OUR_ADDRESS: f"{detail} is one of ours. *To* is for the customer; colleagues can go in Cc when you send it.",
        ProblemKind.UNKNOWN_DOMAIN: (
            f"{detail} is at a company I don't know of this customer. Correct it, or add the person to the customer's contacts "
            "with *Change plan …* in the handover."
        ),
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
        ProblemKind.BLAME: f"“{detail}” may sound like blame. What happens next is enough.",
        ProblemKind.OVER_PROMISE: f"“{detail}” promises what nobody can be sure of. Can you say what you will do instead?",
        ProblemKind.SHUFFLED: f"“{detail}” may sound as if the customer were passed around. Who is there for them now?",
        ProblemKind.LONG: f"It has {safe(problem.offer, 10)} words, and few people read so many. What can wait for the first call?",
        ProblemKind.HARD_TO_READ: _hard(detail),
        ProblemKind.NOT_READY: (
            "Whoever takes over has accepted none of the answers yet, and may be asked about them at once. Is it time?"
        ),
        ProblemKind.UNSENT_CORRECTION: (
            f"The customer was told that somebody else takes over. Please say here that it is {detail} now."
        ),
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


def _meant(problem: Problem) -> str:
    return f": did you mean {safe(problem.offer, 200)}?" if problem.offer else "."


def _hard(sentence: str) -> str:
    if not sentence:
        return "Its sentences and words are long. Shorter ones are read by people in a hurry, and in another language."
    return f"This sentence is too long to take in at once: “{sentence}”"


def _day_off(problem: Problem) -> str:
    """Return which day it is at the customer's, on which the letter would go."""
    off = "a day of the weekend" if problem.offer == WEEKEND else f"a public holiday ({safe(problem.offer, 60)})"
    return f"{day(date.fromisoformat(problem.detail))} is {off} for the customer. Can it go on a working day?"


def _call_soon(problem: Problem) -> str:
    left = count(int(problem.offer), "working day", "working days")
    return (
        f"The first call is on {day(date.fromisoformat(problem.detail))}, {left} from now. Five give the customer time to "
        "find their people and their questions."
    )


def _repeated(problem: Problem) -> str:
    """Return a passage of the letter as mrkdwn, with the internal sentence that it repeats where that is another."""
    noted, written = (safe(oneline(one), 200) for one in (problem.detail, problem.place or problem.detail))
    return f"“{written}”" if written == noted else f"“{written}” (noted as “{noted}”)"


def verdict(found: Sequence[Problem], most: int = MOST_LISTED) -> list[Block]:
    """Return the problems: first what has to be put right, then what is worth a look; of each at most so many."""
    must, look = [one for one in found if one.certain], [one for one in found if not one.certain]
    groups = (("*Before this can go to the customer:*", must), ("*Worth a look:*", look))
    return [blocks.section(f"{title}\n{_listing(some, most)}") for title, some in groups if some]


def _listing(found: list[Problem], most: int) -> str:
    lines = [f"• {problem_words(problem)}" for problem in found[:most]]
    more = len(found) - most
    return "\n".join([*lines, f"• and {more} more"] if more > 0 else lines)


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
    named = {
        ProblemKind.SHORT: "that it is short",
        ProblemKind.LONG: "that it is long",
        ProblemKind.HARD_TO_READ: "a long sentence",
        ProblemKind.DAY_OFF: "that it is a day off for the customer",
        ProblemKind.CALL_SOON: "that the first call is soon",
        ProblemKind.NOT_READY: "that no answer is accepted yet",
        ProblemKind.PERHAPS_SECRET: "what looks like a password or key",
    }
    return named.get(ProblemKind(exemption.kind)) or f"“{safe(oneline(exemption.detail), 80)}”"
