"""Checks of the introduction e-mail: everything that must not reach the customer, or is worth a look (P3, P95–P104, P128).

What is certain must be put right. Everything else warns, and passes with a reason, which is kept (`Exemption`).
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from handover.introduction.earlier import former_incoming_named
from handover.introduction.former import named, signed_by, spoken_of
from handover.introduction.last_day import moved_days
from handover.introduction.leaks import internal_links, leaks
from handover.introduction.moment import Going, of_moment
from handover.introduction.problem import OF_THE_MOMENT, Problem, ProblemKind
from handover.introduction.readability import of_reading
from handover.introduction.recipients import of_recipients
from handover.introduction.wording import Wording, remarks
from handover.kept_words import kept_words
from handover.model.disclosure import Disclosure, texts
from handover.model.handover import Handover
from handover.model.introduction import Exemption, Introduction
from handover.reasons import RULES, Told
from handover.text.secrets import holds_secret
from handover.text.slack_signs import marks, mentions, shortcodes
from handover.text.undisguised import sentences

BLANK = re.compile(r"\[\[\s*(?:fill in:\s*)?(.{0,300}?)\s*\]\]", re.DOTALL)
_UNFINISHED = re.compile(r"\{\{|\}\}|\{%|%\}|\[\[|\]\]|(?i:lorem ipsum)")
_PERHAPS_UNFINISHED = re.compile(r"<<|>>|\b(?:TBD|TBC|TODO|XXX+|FIXME)\b|\[[^\W\d][^\[\]\n]{0,40}\]")
_OF_WORDING = {
    Wording.SENSITIVE: ProblemKind.INTERNAL_WORD,
    Wording.BLAME: ProblemKind.BLAME,
    Wording.OVER_PROMISE: ProblemKind.OVER_PROMISE,
    Wording.SHUFFLED: ProblemKind.SHUFFLED,
}
FEWEST_WORDS = 12
"""Words of a body below which it looks like a beginning."""


@dataclass(frozen=True)
class Beside:
    """What a letter is read beside: what Baton itself would write to this customer, how former CSMs are named in letters, and
    what is internal about the account beside the handover.

    `incoming` is how who takes over is named in letters. `theirs` are addresses of the customer, `ours` those of colleagues.
    `going` is when the letter would go, None where that is not asked.
    """

    own: str = ""
    former: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    incoming: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    going: Going | None = None


NOTHING = Beside()


def problems(handover: Handover, draft: Introduction, beside: Beside = NOTHING) -> tuple[Problem, ...]:
    """Return everything that is to be put right or worth a look in a draft, without what was let pass. In reading order."""
    let_pass = {(one.kind, one.detail) for one in draft.exemptions}
    last_days = (Problem(ProblemKind.FORMER_LAST_DAY, was, now) for was, now in moved_days(handover, draft))
    of_people = [*of_recipients(draft.to, _theirs(handover, beside), beside.ours), *_of_former(handover, draft, beside)]
    found = dict.fromkeys([*of_people, *_missing(draft), *last_days, *_in_words(handover, draft, beside)])
    found |= dict.fromkeys(of_reading(draft.body))
    if beside.going is not None:
        found |= dict.fromkeys(of_moment(handover, draft.to, beside.going))
    passing = {one for one in found if not one.certain or one.overridable}
    return tuple(one for one in found if one not in passing or (one.kind.value, one.detail) not in let_pass)


def _theirs(handover: Handover, beside: Beside) -> tuple[str, ...]:
    return (*beside.theirs, *(one.email for one in handover.contacts))


def exemptions_left(before: Introduction, after: Introduction) -> tuple[Exemption, ...]:
    """Return what of the former version's exemptions still says something about the next one: its words are still there.

    What looked like a secret is looked at anew as soon as the subject or the body has changed: which word it was is not kept.
    """
    words = _plain(f"{after.to}\n{after.words}")
    unchanged = before.words == after.words
    short = Problem(ProblemKind.SHORT) in _missing(after)
    holds = dict.fromkeys((*OF_THE_MOMENT, ProblemKind.PERHAPS_INTERNAL, ProblemKind.INTERNAL_TEXT), True)
    holds |= {ProblemKind.PERHAPS_SECRET: unchanged, ProblemKind.SHORT: short}
    return tuple(one for one in before.exemptions if holds.get(ProblemKind(one.kind), _plain(one.detail) in words))


def exempted(draft: Introduction, found: Iterable[Problem], *, by: str, now: datetime, reason: str) -> Introduction:
    """Return the draft with these problems let pass."""
    passed = tuple(Exemption(one.kind.value, one.detail, reason.strip(), by, now) for one in found)
    return replace(draft, exemptions=(*draft.exemptions, *passed))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def blanks(draft: Introduction) -> tuple[str, ...]:
    """Return what is to be filled in in a draft, each once."""
    return tuple(dict.fromkeys(match.group(1) for match in BLANK.finditer(draft.words)))


def _missing(draft: Introduction) -> list[Problem]:
    found = []
    if not sentences(draft.subject):
        found.append(Problem(ProblemKind.NO_SUBJECT))
    words = sum(len(sentence.words) for sentence in sentences(draft.body))
    if not words:
        found.append(Problem(ProblemKind.NO_BODY))
    elif words < FEWEST_WORDS:
        found.append(Problem(ProblemKind.SHORT))
    return found


def _of_former(handover: Handover, draft: Introduction, beside: Beside) -> list[Problem]:
    """Return that the letter speaks of somebody who hands over or takes over no more as if they did.

    Where the customer was told of another successor, a further letter has to name the one of now.
    """
    signed = signed_by(draft.body, beside.former)
    names = spoken_of(draft.words, beside.former, beside.own)
    found = [Problem(ProblemKind.FORMER, name) for name in names if name.casefold() != signed.casefold()]
    told_of_another = handover.writes_again and bool(former_incoming_named(handover)) and bool(beside.incoming)
    if told_of_another and not any(named(draft.body, beside.incoming)):
        found.append(Problem(ProblemKind.UNSENT_CORRECTION, beside.incoming[0]))
    return [Problem(ProblemKind.SIGNED_BY_FORMER, signed), *found] if signed else found


def _in_words(handover: Handover, draft: Introduction, beside: Beside) -> list[Problem]:
    written = draft.words
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
    found += [Problem(_OF_WORDING[one.wording], one.words) for one in remarks(written, allowed)]
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
    kept = dict.fromkeys(match.group() for match in kept_words(rules.internal).finditer(written))
    given = rules.told is Told.NOTHING and why and why in " ".join(written.split())
    return [
        *(Problem(ProblemKind.KEPT_AMONG_US, word) for word in kept if word.casefold() not in found),
        *([Problem(ProblemKind.REASON_GIVEN, why)] if given else []),
    ]
