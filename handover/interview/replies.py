"""What a reply in the interview means: an answer, a continuation, "not applicable", talk that is no answer, or not certain.

What only looks like a command or like "not applicable" is `Unclear`, and its writer is asked before it counts.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from handover.interview.fitting import asks_where, fits
from handover.interview.likeness import reads_like_talk
from handover.interview.looking_back import looks_back, only_begins_to_put_right, put_right
from handover.interview.phrasebook import talk_in, wordless


class InterviewCommand(StrEnum):
    """Commands understood in the thread."""

    SKIP = "skip"
    BACK = "back"
    LATER = "later"
    RESUME = "resume"
    STATUS = "status"
    HELP = "help"
    THANKS = "thanks"
    OK = "ok"
    WAIT = "wait"


class Guess(StrEnum):
    """What a reply that is not certain may mean instead of an answer."""

    SKIP = "skip"
    LATER = "later"
    HELP = "help"
    WAIT = "wait"
    UNSURE = "unsure"
    RETRACT = "retract"
    REFERS = "refers"
    REMARK = "remark"
    NOT_APPLICABLE = "not_applicable"
    WORDLESS = "wordless"


@dataclass(frozen=True)
class AnswerText:
    """An answer. `more` marks a continuation of the previous answer."""

    text: str
    more: bool = False


@dataclass(frozen=True)
class NotApplicable:
    """The question does not apply. `reason` is empty when none was given. `text` is the whole reply."""

    reason: str
    text: str


@dataclass(frozen=True)
class Unclear:
    """A reply that may be an answer or what `guess` says. `reason` is the one of a guessed "not applicable"."""

    text: str
    guess: Guess
    reason: str = ""


ParsedReply = AnswerText | NotApplicable | InterviewCommand | Unclear

_BECAUSE = (
    r"(?:because(?:\s+of)?|since|as|cause|cos|weil|da|denn|parce\s+qu[e']|car|puisque|porque|ya\s+que|pues"
    r"|pois|j[áa]\s+que|perch[ée]|poich[ée]|dato\s+che)(?!\w)"
)
_JOINT = rf"(?:\s*(?:[:,;.(–—：、。（-]+|{_BECAUSE})\s*)"
_PHRASE = (
    r"(?:(?:this\s+is\s+|it'?s\s+|that'?s\s+)?not\s+applicable|(?:it\s+|this\s+|that\s+)?does(?:\s+not|n'?t)\s+apply"
    r"(?:\s+(?:here|(?:to|for)\s+(?:them|us|this(?:\s+\w+)?)))?"
    r"|(?:das\s+)?trifft\s+(?:hier\s+)?nicht\s+zu|nicht\s+zutreffend|entf[äa]llt"
    r"|(?:c'est\s+)?sans\s+objet|non\s+applicable|(?:[cç]a\s+)?ne\s+s'applique\s+pas"
    r"|no\s+(?:se\s+)?aplica|no\s+procede|n[ãa]o\s+se\s+aplica|n[ãa]o\s+aplic[áa]vel"
    r"|non\s+applicabile|non\s+si\s+applica"
    r"|(?:this\s+is\s+|it'?s\s+|that'?s\s+)?not\s+relevant(?:\s+(?:here|(?:for|to|with)\s+(?:them|this(?:\s+\w+)?|us)))?"
    r"|nicht\s+relevant|pas\s+(?:concern[ée]s?|applicable)|no\s+(?:corresponde|es\s+relevante)|n[ãa]o\s+[ée]\s+relevante"
    r"|該当(?:なし|無し|しません|しない|するもの(?:は|が)?(?:ありません|ない|なし)|せず)(?:です)?|対象外(?:です)?|当てはまりません|あてはまりません)"
)
DOES_NOT_APPLY = re.compile(
    rf"(?P<words>n/a|n\.a\.|na(?!\w)|{_PHRASE})(?P<joint>{_JOINT}+|\s+|$)(?P<reason>.*)", re.IGNORECASE | re.DOTALL
)
_SAYS_WHY = re.compile(
    r"(?:no|not|none|nothing|never|they|there|we|it|this|the\s+customer"
    r"|kein\w*|nicht\w*|sie|es|wir|nie|aucun\w*|pas|ils|elles|il|nous|rien"
    r"|ning[uú]n\w*|nada|nunca|ellos|n[ãa]o|nenhum\w*|eles|nessun\w*|niente|non|loro)\b",
    re.IGNORECASE,
)
"""How a reason begins. "NA, EMEA and APAC are live" and "N/A region is theirs" do not."""
MORE = re.compile(r"\+(?:\s+|(?=[^\W\d_]))(?P<text>.*\S)", re.DOTALL)
"""A plus followed by a space or letter; "+49 30 …" and "+1" are answers."""

_MARKED = re.compile(r"\+(?:\s+|(?=[^\W\d_])|\Z)(?P<text>.*)", re.DOTALL)
"""The same beside a file or a forwarded message, where the plus may stand alone."""


def parse_reply(text: str, question: str = "") -> ParsedReply:
    """Return what a reply to this question means. Whatever is not known to be something else is an answer.

    The question matters for a few words that are a nod or a plea for time elsewhere ("bon", "まだ").
    """
    text = text.strip()
    if ("?" in text or "？" in text) and wordless(text):
        return InterviewCommand.HELP
    more = MORE.fullmatch(text)
    if more:
        return AnswerText(more["text"], more=True)
    match = DOES_NOT_APPLY.fullmatch(text.replace("’", "'").strip("`"))
    if match:
        return _does_not_apply(match, text)
    if fits(text, question) or corrects(text):
        return AnswerText(text)
    talk = talk_in(text)
    if talk is None:
        return _no_known_talk(text)
    if talk.meaning == Guess.REFERS and asks_where(question):
        return AnswerText(text)
    if not talk.certain:
        return Unclear(text, Guess(talk.meaning))
    return InterviewCommand(talk.meaning)


def corrects(text: str) -> bool:
    """Return whether a text puts right what was said last, and says how it is; "no wait, the door" does not."""
    rest = put_right(text)
    # What a single word means is told by what stands before it, too.
    alone = len(rest.split()) == 1 and reads_like_talk(text)
    return bool(rest) and not alone and isinstance(parse_reply(rest), AnswerText)


def _no_known_talk(text: str) -> ParsedReply:
    """Return what a text is that no phrase says to be talk: an answer, unless it has no words or reads like talk all the same.

    What puts right what was said before is an answer: its writer is asked to which question.
    """
    if not text:
        return AnswerText(text)
    if wordless(text):
        return Unclear(text, Guess.WORDLESS)
    points_back = looks_back(text) and not put_right(text) and not only_begins_to_put_right(text)
    if reads_like_talk(text) and not points_back:
        return Unclear(text, Guess.HELP if text.endswith(("?", "？")) else Guess.REMARK)
    return AnswerText(text)


def _does_not_apply(match: re.Match[str], text: str) -> ParsedReply:
    """Return whether a text that begins with "n/a" or its like is one: only with a reason, or alone; else it is asked."""
    reason, joint = _reason(match["reason"]), match["joint"].strip().casefold()
    words = match["words"].casefold()
    if not reason or re.search(r"[^\W_]", joint) or _SAYS_WHY.match(reason):
        spoken = not joint and words not in ("n/a", "n.a.") and bool(reason)
        return AnswerText(text) if spoken else NotApplicable(reason, text)
    if words == "n/a":
        certain = bool(joint) and not joint.startswith((",", ";", "."))
        return NotApplicable(reason, text) if certain else Unclear(text, Guess.NOT_APPLICABLE, reason)
    if joint and words not in ("na", "n.a."):
        return NotApplicable(reason, text)
    return Unclear(text, Guess.NOT_APPLICABLE, reason) if joint[:1] in set(":–—-") and joint else AnswerText(text)


def is_continuation(typed: str) -> bool:
    """Return whether what was typed beside a file or a forwarded message marks all of it as a continuation: "+", "+ the others"."""
    return _MARKED.fullmatch(typed.strip()) is not None


def without_continuation_mark(text: str) -> str:
    """Return the text without the plus that marks a continuation, also where nothing but other words beside it follow."""
    marked = _MARKED.fullmatch(text.strip())
    return marked["text"] if marked else text.strip()


def _reason(text: str) -> str:
    reason = text.strip(" \t\n.:;,–—：、。-")
    return reason[:-1].rstrip() if reason.endswith((")", "）")) and not {"(", "（"} & set(reason) else reason
