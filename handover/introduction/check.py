"""Checks of the introduction e-mail: everything that must not reach the customer, or is worth a look (P3, P95–P104, P128).

What is certain must be put right. Everything else warns, and passes with a reason, which is kept (`Exemption`).
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from handover.introduction.former import signed_by, spoken_of
from handover.introduction.last_day import moved_days
from handover.introduction.leaks import internal_links, leaks
from handover.introduction.sensitive_words import sensitive_words
from handover.model.disclosure import Disclosure, texts
from handover.model.handover import Handover
from handover.model.introduction import Exemption, Introduction
from handover.reasons import KEPT_WORDS, RULES, Told
from handover.text.email_address import addresses, is_email_address, lookalike
from handover.text.secrets import holds_secret
from handover.text.slack_signs import marks, mentions, shortcodes
from handover.text.undisguised import sentences

BLANK = re.compile(r"\[\[\s*(?:fill in:\s*)?(.{0,300}?)\s*\]\]", re.DOTALL)
_UNFINISHED = re.compile(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]|(?i:lorem ipsum)")
_PERHAPS_UNFINISHED = re.compile(r"<<|>>|\b(?:TBD|TBC|TODO|XXX+|FIXME)\b|\[[^\W\d][^\[\]\n]{0,40}\]")
FEWEST_WORDS = 12
"""Words of a body below which it looks like a beginning."""


class ProblemKind(StrEnum):
    """What is wrong with a draft. Values are stored with exemptions."""

    NO_RECIPIENT = "no_recipient"
    BAD_ADDRESS = "bad_address"
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
    LOOKALIKE_ADDRESS = "lookalike_address"
    PERHAPS_UNFINISHED = "perhaps_unfinished"
    PERHAPS_EMOJI = "perhaps_emoji"
    SLACK_MARKS = "slack_marks"
    SHORT = "short"
    SIGNED_BY_FORMER = "signed_by_former"
    FORMER = "former"
    FORMER_LAST_DAY = "former_last_day"
    KEPT_AMONG_US = "kept_among_us"
    REASON_GIVEN = "reason_given"


WORTH_A_LOOK = frozenset(
    {
        ProblemKind.PERHAPS_INTERNAL,
        ProblemKind.INTERNAL_LINK,
        ProblemKind.INTERNAL_WORD,
        ProblemKind.PERHAPS_SECRET,
        ProblemKind.LOOKALIKE_ADDRESS,
        ProblemKind.PERHAPS_UNFINISHED,
        ProblemKind.PERHAPS_EMOJI,
        ProblemKind.SLACK_MARKS,
        ProblemKind.SHORT,
        ProblemKind.FORMER,
        ProblemKind.FORMER_LAST_DAY,
        ProblemKind.KEPT_AMONG_US,
        ProblemKind.REASON_GIVEN,
    }
)
"""Kinds of which nobody can be certain: they pass with a reason."""


@dataclass(frozen=True)
class Beside:
    """What a letter is read beside: what Baton itself would write to this customer, how former CSMs are named in letters, and
    what is internal about the account beside the handover.
    """

    own: str = ""
    former: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()


NOTHING = Beside()


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


def bad_addresses(to: str) -> tuple[str, ...]:
    """Return the recipients that are not valid e-mail addresses."""
    return tuple(address for address in addresses(to) if not is_email_address(address))


def problems(handover: Handover, draft: Introduction, beside: Beside = NOTHING) -> tuple[Problem, ...]:
    """Return everything that is to be put right or worth a look in a draft, without what was let pass. In reading order."""
    let_pass = {(one.kind, one.detail) for one in draft.exemptions}
    last_days = (Problem(ProblemKind.FORMER_LAST_DAY, was, now) for was, now in moved_days(handover, draft))
    of_people = [*_in_addresses(draft), *_of_former(draft, beside)]
    found = dict.fromkeys([*_missing(draft), *of_people, *last_days, *_in_words(handover, draft, beside)])
    return tuple(one for one in found if one.certain or (one.kind.value, one.detail) not in let_pass)


def exemptions_left(before: Introduction, after: Introduction) -> tuple[Exemption, ...]:
    """Return what of the former version's exemptions still says something about the next one: its words are still there.

    What looked like a secret is looked at anew as soon as the subject or the body has changed: which word it was is not kept.
    """
    words = _plain(f"{after.to}\n{after.subject}\n{after.body}")
    unchanged = (before.subject, before.body) == (after.subject, after.body)
    short = Problem(ProblemKind.SHORT) in _missing(after)
    holds = {ProblemKind.PERHAPS_INTERNAL: True, ProblemKind.PERHAPS_SECRET: unchanged, ProblemKind.SHORT: short}
    return tuple(one for one in before.exemptions if holds.get(ProblemKind(one.kind), _plain(one.detail) in words))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def blanks(draft: Introduction) -> tuple[str, ...]:
    """Return what is to be filled in in a draft, each once."""
    return tuple(dict.fromkeys(match.group(1) for match in BLANK.finditer(f"{draft.subject}\n{draft.body}")))


def _missing(draft: Introduction) -> list[Problem]:
    found = []
    if not addresses(draft.to):
        found.append(Problem(ProblemKind.NO_RECIPIENT))
    if not sentences(draft.subject):
        found.append(Problem(ProblemKind.NO_SUBJECT))
    words = sum(len(sentence.words) for sentence in sentences(draft.body))
    if not words:
        found.append(Problem(ProblemKind.NO_BODY))
    elif words < FEWEST_WORDS:
        found.append(Problem(ProblemKind.SHORT))
    return found


def _in_addresses(draft: Introduction) -> list[Problem]:
    found = [Problem(ProblemKind.BAD_ADDRESS, address) for address in bad_addresses(draft.to)]
    suspects = ((address, lookalike(address)) for address in addresses(draft.to))
    return found + [Problem(ProblemKind.LOOKALIKE_ADDRESS, address, sign) for address, sign in suspects if sign]


def _of_former(draft: Introduction, beside: Beside) -> list[Problem]:
    """Return that the letter speaks of somebody who hands over or takes over no more as if they did."""
    signed = signed_by(draft.body, beside.former)
    names = spoken_of(f"{draft.subject}\n{draft.body}", beside.former, beside.own)
    found = [Problem(ProblemKind.FORMER, name) for name in names if name.casefold() != signed.casefold()]
    return [Problem(ProblemKind.SIGNED_BY_FORMER, signed), *found] if signed else found


def _in_words(handover: Handover, draft: Introduction, beside: Beside) -> list[Problem]:
    written = f"{draft.subject}\n{draft.body}"
    without_blanks = BLANK.sub("", written)
    found = [Problem(ProblemKind.BLANK, blank) for blank in blanks(draft)]
    found += [Problem(ProblemKind.UNFINISHED, match.group()) for match in _UNFINISHED.finditer(without_blanks)]
    found += [Problem(ProblemKind.SLACK_MARKUP, one) for one in mentions(written)]
    found += [
        Problem(ProblemKind.EMOJI_CODE if emoji else ProblemKind.PERHAPS_EMOJI, code, emoji)
        for code, emoji in shortcodes(written)
    ]
    if holds_secret(written):
        # Such a text comes in only with somebody's word that it is none; whoever approves it looks as well (P68).
        found.append(Problem(ProblemKind.PERHAPS_SECRET if handover.no_secrets else ProblemKind.SECRET))
    found += [
        Problem(
            ProblemKind.INTERNAL_TEXT if leak.certain else ProblemKind.PERHAPS_INTERNAL, leak.sentence, place=leak.place
        )
        for leak in leaks(handover, written, beside.own, beside.internal)
    ]
    found += [Problem(ProblemKind.INTERNAL_LINK, link) for link in internal_links(handover, written, beside.internal)]
    allowed = [beside.own, *beside.own.splitlines(), *texts(handover, Disclosure.CUSTOMER)]
    found += [Problem(ProblemKind.INTERNAL_WORD, word) for word in sensitive_words(written, allowed)]
    found += _of_reason(handover, written, {one.detail.casefold() for one in found})
    found += [Problem(ProblemKind.PERHAPS_UNFINISHED, match) for match in _PERHAPS_UNFINISHED.findall(without_blanks)]
    found += [Problem(ProblemKind.SLACK_MARKS, words) for words in marks(without_blanks)]
    return found


def _of_reason(handover: Handover, written: str, found: AbstractSet[str]) -> list[Problem]:
    """Return what the letter says that for this reason stays among colleagues, and why where nothing of it is told (P3, P9)."""
    rules, why = RULES[handover.reason], " ".join(handover.customer_reason.split())
    # What the names say is no word about it.
    for name in (handover.account, *(one.name for one in handover.contacts)):
        written = written.replace(name, " ") if name else written
    words = (rf"(?<!\w){re.escape(word)}(?!\w)" for word in KEPT_WORDS[rules.internal])
    kept = dict.fromkeys(match.group() for word in words for match in re.finditer(word, written, re.IGNORECASE))
    given = rules.told is Told.NOTHING and why and why in " ".join(written.split())
    return [
        *(Problem(ProblemKind.KEPT_AMONG_US, word) for word in kept if word.casefold() not in found),
        *([Problem(ProblemKind.REASON_GIVEN, why)] if given else []),
    ]
