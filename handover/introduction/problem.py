"""What can be wrong with a letter to the customer: kinds of problems, and which of them pass with a reason."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What is wrong with a draft. Values are stored with exemptions."""

    NO_RECIPIENT = "no_recipient"
    BAD_ADDRESS = "bad_address"
    UNDELIVERABLE = "undeliverable"
    OUR_ADDRESS = "our_address"
    UNKNOWN_DOMAIN = "unknown_domain"
    NO_SUBJECT = "no_subject"
    NO_BODY = "no_body"
    BLANK = "blank"
    UNFINISHED = "unfinished"
    SLACK_MARKUP = "slack_markup"
    EMOJI_CODE = "emoji_code"
    SECRET = "secret"  # noqa: S105 (the name of a problem)
    PERHAPS_SECRET = "perhaps_secret"  # noqa: S105 (the name of a problem)
    INTERNAL_TEXT = "internal_text"
    PERHAPS_INTERNAL = "perhaps_internal"
    INTERNAL_LINK = "internal_link"
    INTERNAL_WORD = "internal_word"
    BLAME = "blame"
    OVER_PROMISE = "over_promise"
    SHUFFLED = "shuffled"
    LOOKALIKE_ADDRESS = "lookalike_address"
    PERHAPS_UNFINISHED = "perhaps_unfinished"
    PERHAPS_EMOJI = "perhaps_emoji"
    SLACK_MARKS = "slack_marks"
    SHORT = "short"
    LONG = "long"
    HARD_TO_READ = "hard_to_read"
    DAY_OFF = "day_off"
    CALL_SOON = "call_soon"
    NOT_READY = "not_ready"
    SIGNED_BY_FORMER = "signed_by_former"
    FORMER = "former"
    FORMER_LAST_DAY = "former_last_day"
    UNSENT_CORRECTION = "unsent_correction"
    KEPT_AMONG_US = "kept_among_us"
    REASON_GIVEN = "reason_given"


WORTH_A_LOOK = frozenset(
    {
        ProblemKind.PERHAPS_INTERNAL,
        ProblemKind.INTERNAL_LINK,
        ProblemKind.INTERNAL_WORD,
        ProblemKind.BLAME,
        ProblemKind.OVER_PROMISE,
        ProblemKind.SHUFFLED,
        ProblemKind.PERHAPS_SECRET,
        ProblemKind.LOOKALIKE_ADDRESS,
        ProblemKind.PERHAPS_UNFINISHED,
        ProblemKind.PERHAPS_EMOJI,
        ProblemKind.SLACK_MARKS,
        ProblemKind.SHORT,
        ProblemKind.LONG,
        ProblemKind.HARD_TO_READ,
        ProblemKind.DAY_OFF,
        ProblemKind.CALL_SOON,
        ProblemKind.NOT_READY,
        ProblemKind.FORMER,
        ProblemKind.FORMER_LAST_DAY,
        ProblemKind.KEPT_AMONG_US,
        ProblemKind.REASON_GIVEN,
    }
)
"""Kinds of which nobody can be certain: they pass with a reason."""

OVERRIDABLE = frozenset(
    {
        ProblemKind.UNDELIVERABLE,
        ProblemKind.OUR_ADDRESS,
        ProblemKind.UNKNOWN_DOMAIN,
        ProblemKind.UNFINISHED,
        ProblemKind.SLACK_MARKUP,
        ProblemKind.EMOJI_CODE,
        ProblemKind.INTERNAL_TEXT,
        ProblemKind.SIGNED_BY_FORMER,
        ProblemKind.UNSENT_CORRECTION,
    }
)
"""Kinds that are certain, in which the check can be wrong all the same: who may decide in another's place lets them pass with a
reason. What is missing is written, and a secret is taken out: they are never let pass."""
IN_RECIPIENTS = frozenset(
    {
        ProblemKind.NO_RECIPIENT,
        ProblemKind.BAD_ADDRESS,
        ProblemKind.UNDELIVERABLE,
        ProblemKind.OUR_ADDRESS,
        ProblemKind.UNKNOWN_DOMAIN,
        ProblemKind.LOOKALIKE_ADDRESS,
    }
)
"""Kinds that are about the recipients."""
OF_THE_MOMENT = frozenset({ProblemKind.DAY_OFF, ProblemKind.CALL_SOON, ProblemKind.NOT_READY})
"""Kinds that are about when the letter goes, and not about its words."""


@dataclass(frozen=True)
class Problem:
    """One problem of a draft. `detail` is the word, blank, sentence or address concerned; `offer` what may stand instead.

    `place` is the passage of the letter that repeats an internal sentence, as it is written there.
    """

    kind: ProblemKind
    detail: str = ""
    offer: str = ""
    place: str = ""

    @property
    def certain(self) -> bool:
        """Whether it has to be put right: no reason makes it pass."""
        return self.kind not in WORTH_A_LOOK

    @property
    def overridable(self) -> bool:
        """Whether it passes with the reason of somebody who may decide in another's place."""
        return self.certain and self.kind in OVERRIDABLE
