"""Parsing of replies in the interview: an answer, a continuation, "not applicable", or a command."""

import re
from dataclasses import dataclass
from enum import StrEnum


class InterviewCommand(StrEnum):
    """Commands understood in the thread."""

    SKIP = "skip"
    BACK = "back"
    LATER = "later"
    RESUME = "resume"
    STATUS = "status"
    HELP = "help"
    THANKS = "thanks"


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


ParsedReply = AnswerText | NotApplicable | InterviewCommand

WORDS: dict[str, InterviewCommand] = {
    **dict.fromkeys(
        ("skip", "skip it", "skip this", "skip this one", "skip for now", "pass", "next"), InterviewCommand.SKIP
    ),
    **dict.fromkeys(("back", "go back", "previous"), InterviewCommand.BACK),
    **dict.fromkeys(("later", "not now", "maybe later", "stop", "that's all for today"), InterviewCommand.LATER),
    **dict.fromkeys(("resume", "continue", "go on", "carry on", "start"), InterviewCommand.RESUME),
    **dict.fromkeys(
        ("status", "progress", "what's left", "whats left", "how far", "how much is left"), InterviewCommand.STATUS
    ),
    **dict.fromkeys(("help", "help me", "?"), InterviewCommand.HELP),
    **dict.fromkeys(
        ("thanks", "thank you", "many thanks", "thanks a lot", "thank you very much", "thx", "cheers"),
        InterviewCommand.THANKS,
    ),
    **dict.fromkeys(
        ("ok thanks", "okay thanks", "great thanks", "perfect thanks", "thanks baton"), InterviewCommand.THANKS
    ),
}

_BECAUSE = r"(?:because(?:\s+of)?|since|as|cause|cos)\b"
_JOINT = rf"(?:\s*(?:[:,;.(–—-]+|{_BECAUSE})\s*)"
_PHRASE = r"(?:(?:this\s+is\s+|it'?s\s+)?not\s+applicable|(?:it\s+|this\s+)?does(?:\s+not|n'?t)\s+apply|n\.a\.|na)"
DOES_NOT_APPLY = re.compile(
    # "n/a" can mean nothing else, so it needs no "because"; "na" and "not applicable" also begin ordinary sentences.
    rf"(?:n/a(?:{_JOINT}+|\s+|$)|{_PHRASE}(?:{_JOINT}+|$))(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)
MORE = re.compile(r"\+(?:\s+|(?=[^\W\d_]))(?P<text>.*\S)", re.DOTALL)
"""A plus followed by a space or letter; "+49 30 …" and "+1" are answers."""


def parse_reply(text: str) -> ParsedReply:
    """Return what a reply means. Anything but an exact known word or form is an answer."""
    text = text.strip()
    bare = " ".join(text.strip("`'\"“”.!?… \t\n").casefold().replace("’", "'").replace(",", " ").split())
    if text == "?" or bare in WORDS:
        return WORDS[bare or "?"]
    more = MORE.fullmatch(text)
    if more:
        return AnswerText(more["text"], more=True)
    match = DOES_NOT_APPLY.fullmatch(text.replace("’", "'").strip("`"))
    if match:
        return NotApplicable(_reason(match["reason"]), text)
    return AnswerText(text)


def without_continuation_mark(text: str) -> str:
    """Return the text without the plus that marks a continuation."""
    more = MORE.fullmatch(text.strip())
    return more["text"] if more else text.strip()


def _reason(text: str) -> str:
    reason = text.strip(" \t\n.:;,–—-")
    return reason[:-1].rstrip() if reason.endswith(")") and "(" not in reason else reason
