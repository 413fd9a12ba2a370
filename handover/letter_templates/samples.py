"""Letters to customers who do not exist: for each sentence one in which it is said, to show it among its neighbours."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain, product

from handover.introduction.earlier import Earlier
from handover.introduction.facts import AreaColleague, Colleague, CustomerFacts, Knowledge, News, Provider
from handover.introduction.outline import outline, subject_of
from handover.model.customer_reply import ReplyKind
from handover.model.letter_style import CustomerReason, Language, Tone, Writer

_OUTGOING = Colleague("Dana Reyes", "dana@yourcompany.example")
_INCOMING = Colleague("Priya Nair", "priya@yourcompany.example", "Priya has run twelve migrations like yours.")
_MANAGER = Colleague("Aiko Tanaka", "aiko@yourcompany.example")
_WROTE, _CALL, _LAST, _BACK = date(2027, 3, 2), date(2027, 3, 16), date(2027, 3, 26), date(2027, 9, 1)
_PLAIN = CustomerFacts(
    account="Fjordline Logistics",
    greeting="Maria",
    outgoing=_OUTGOING,
    incoming=_INCOMING,
    reason="",
    call_planned=True,
    first_call=_CALL,
    writer=Writer.OUTGOING,
    outgoing_helps_until=None,
    knowledge=Knowledge.ACCEPTED,
    promises_known=True,
    terms_stay=True,
)
_REPLIES = (
    None,
    *(Earlier(_WROTE, same, corrects=True) for same in (True, False)),
    *(Earlier(_WROTE, same, corrects=False, reply=reply) for same in (True, False) for reply in (None, *ReplyKind)),
)
_ALWAYS_SAID = ("close",)


def sample(key: str, language: Language, tone: Tone) -> tuple[CustomerFacts, Earlier | None]:
    """Return what a letter says in which this sentence is said, and what it says of one before it. Raises KeyError for none."""
    facts, earlier = _samples()[key]
    whole = tone is Tone.FORMAL or language is Language.JAPANESE
    greeting = "Maria Olsen" if whole and facts.greeting == "Maria" else facts.greeting
    return replace(facts, language=language, tone=tone, greeting=greeting), earlier


def keys_said(facts: CustomerFacts, earlier: Earlier | None) -> frozenset[str]:
    """Return the keys of all sentences that a letter says, with those that stand within another one."""
    keys = {subject_of(facts, earlier).key, *_ALWAYS_SAID}
    for part in outline(facts, earlier):
        keys |= {one.key for one in part.sentences} | ({part.heading} if part.heading else set())
    if any(key.startswith(("care_accepted", "care_known")) for key in keys):
        keys.add("what_promises" if facts.promises_known else "what_goals")
    if any(key.startswith("cover_") for key in keys):
        keys.add("until_day" if facts.back_on else "until_unknown")
    return frozenset(keys)


@cache
def _samples() -> dict[str, tuple[CustomerFacts, Earlier | None]]:
    """Return a letter for each sentence, the plainest there is. Found once (60 ms)."""
    found: dict[str, tuple[CustomerFacts, Earlier | None]] = {}
    for facts, earlier in _letters():
        for key in keys_said(facts, earlier):
            found.setdefault(key, (facts, earlier))
    return found


def _letters() -> Iterator[tuple[CustomerFacts, Earlier | None]]:
    first = product((None,), News, Knowledge, Writer)
    further = product(_REPLIES[1:], (News.CHANGE,), (Knowledge.ACCEPTED,), Writer)
    for earlier, news, knowledge, writer in chain(first, further):
        manager = _MANAGER if writer is Writer.MANAGER else None
        plain = replace(_PLAIN, news=news, knowledge=knowledge, writer=writer, manager=manager)
        if news is News.PROVIDER:
            plain = replace(plain, provider=Provider("Orbis", "Ana Lind", "ana@orbis.example"))
        if news is News.CHANGE and writer is not Writer.INCOMING:
            plain = replace(plain, outgoing_helps_until=_LAST)
        if news is News.COVER:
            plain = replace(plain, back_on=_BACK)
        yield plain, earlier
        yield from ((one, earlier) for one in _fuller(plain))


def _fuller(plain: CustomerFacts) -> Iterator[CustomerFacts]:
    """Yield the same letter with what is seldom there, and without what mostly is."""
    yield replace(
        plain,
        reason="Dana is moving to our partner team.",
        team="Digital Success",
        temporary_contact=Colleague("Marek Novak", "marek@yourcompany.example"),
        colleagues=(AreaColleague("Ben Ode", "ben@yourcompany.example", "the technical side"),),
    )
    if plain.news is News.CHANGE:
        yield from (replace(plain, why=why) for why in CustomerReason if why is not CustomerReason.NOTHING)
    yield replace(plain, promises_known=False, back_on=None, outgoing_helps_until=None)
    yield replace(plain, greeting="all", manager_at_call=True)
    yield replace(plain, greeting="")
    if plain.news in (News.CHANGE, News.PROVIDER):
        yield replace(plain, has_left=_OUTGOING.name, outgoing_there=False, outgoing_helps_until=None)
    if plain.provider:
        yield replace(plain, provider=replace(plain.provider, informed=True))
