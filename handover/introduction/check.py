"""Checks of the introduction e-mail: everything that must not reach the customer (P3, P95–P104, P128)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.text.email_address import is_email_address

BLANK = re.compile(r"\[\[\s*(?:fill in:\s*)?(.*?)\s*\]\]", re.DOTALL)
_UNFINISHED = re.compile(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]|<<|>>|\bTBD\b|\bTODO\b|\bXXX\b|lorem ipsum", re.IGNORECASE)
_SLACK_MARKUP = re.compile(r"<[@#!][^>]*>|(?<!\w)@(?:channel|here|everyone)\b")
_INTERNAL_WORDS = re.compile(
    r"\b(ARR|MRR|churn\w*|upsell\w*|cross-?sell\w*|health scores?|NRR|GRR|renewal (?:probability|risk)|at[- ]risk|"
    r"under-?perform\w*|performance (?:plan|issues?|improvement plan)|red account|detractors?|"
    r"book of business|capacity planning|playbooks?)\b",
    re.IGNORECASE,
)
SHORTEST_LEAK = 24
"""Characters from which a line of internal text found in the e-mail counts as a leak."""


class ProblemKind(StrEnum):
    """What is wrong with a draft."""

    NO_RECIPIENT = "no_recipient"
    BAD_ADDRESS = "bad_address"
    NO_SUBJECT = "no_subject"
    NO_BODY = "no_body"
    BLANK = "blank"
    UNFINISHED = "unfinished"
    SLACK_MARKUP = "slack_markup"
    INTERNAL_WORD = "internal_word"
    INTERNAL_NOTE = "internal_note"


@dataclass(frozen=True)
class Problem:
    """One problem of a draft. `detail` is the word, blank, line or address concerned."""

    kind: ProblemKind
    detail: str = ""


def addresses(to: str) -> tuple[str, ...]:
    """Return the recipients in a To line, separated by commas, semicolons or line breaks, each once."""
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[,;\n]", to) if part.strip()))


def bad_addresses(to: str) -> tuple[str, ...]:
    """Return the recipients that are not valid e-mail addresses."""
    return tuple(address for address in addresses(to) if not is_email_address(address))


def problems(handover: Handover, draft: Introduction) -> tuple[Problem, ...]:
    """Return everything that prevents approval of this draft, in reading order. Empty when there is nothing."""
    written = f"{draft.subject}\n{draft.body}"
    found = [*_missing(draft)]
    found += [Problem(ProblemKind.BAD_ADDRESS, address) for address in bad_addresses(draft.to)]
    found += [Problem(ProblemKind.BLANK, match.group(1)) for match in BLANK.finditer(written)]
    without_blanks = BLANK.sub("", written)
    found += [Problem(ProblemKind.UNFINISHED, match.group()) for match in _UNFINISHED.finditer(without_blanks)]
    found += [Problem(ProblemKind.SLACK_MARKUP, match.group()) for match in _SLACK_MARKUP.finditer(written)]
    found += [Problem(ProblemKind.INTERNAL_WORD, match.group()) for match in _INTERNAL_WORDS.finditer(written)]
    found += [Problem(ProblemKind.INTERNAL_NOTE, line) for line in leaked_lines(handover, written)]
    return tuple(dict.fromkeys(found))


def leaked_lines(handover: Handover, written: str) -> tuple[str, ...]:
    """Return the lines of internal text found in `written`, compared without case and white space."""
    allowed = _folded(f"{handover.customer_reason}\n{handover.account}")
    internal = [handover.internal_note, *(answer.text for answer in handover.answers.values())]
    internal += [question.text for question in handover.questions]
    lines = (line.strip() for text in internal for line in text.splitlines())
    body = _folded(written)
    return tuple(
        line
        for line in lines
        if len(_folded(line)) >= SHORTEST_LEAK and _folded(line) in body and _folded(line) not in allowed
    )


def _missing(draft: Introduction) -> list[Problem]:
    found = []
    if not addresses(draft.to):
        found.append(Problem(ProblemKind.NO_RECIPIENT))
    if not draft.subject.strip():
        found.append(Problem(ProblemKind.NO_SUBJECT))
    if not draft.body.strip():
        found.append(Problem(ProblemKind.NO_BODY))
    return found


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
