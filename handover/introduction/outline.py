"""What a letter to the customer says, sentence by sentence, in every language and tone (P96–P103, P105, P110).

A sentence is said only where what it says is true; how it is worded is no matter of this module. A part without sentences is
left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from handover.customer_reasons import OF_OUTGOING
from handover.introduction.earlier import Earlier
from handover.introduction.facts import AreaColleague, Colleague, CustomerFacts, Knowledge, News
from handover.model.customer_reply import ReplyKind
from handover.model.letter_style import Writer


@dataclass(frozen=True)
class Sentence:
    """A sentence of a letter by the key of its words; `about` is whom it is about where it is said of several people."""

    key: str
    about: Colleague | AreaColleague | None = None


class Layout(Enum):
    """How the sentences of a part stand: one after the other, one to a line, or one to a line as a list."""

    PROSE = "prose"
    LINES = "lines"
    LIST = "list"


@dataclass(frozen=True)
class Part:
    """A part of a letter with what stands above it, in reading order."""

    sentences: tuple[Sentence, ...]
    layout: Layout = Layout.PROSE
    heading: str = ""


def subject_of(facts: CustomerFacts, earlier: Earlier | None = None) -> Sentence:
    """Return the letter's subject; `earlier` is what it says of a letter before it, None for the first one."""
    if earlier is not None:
        return Sentence("subject_again_corrects" if earlier.corrects else "subject_again")
    until = facts.news is News.COVER and facts.back_on is not None
    return Sentence("subject_cover_until" if until else f"subject_{facts.news}")


def outline(facts: CustomerFacts, earlier: Earlier | None = None) -> tuple[Part, ...]:
    """Return the parts of the letter in reading order: what is new, who it is, what they know, what comes next, whom to reach.

    `earlier` is what a further letter says of the one before it, None for the first one.
    """
    parts = [
        _prose(greeting_of(facts)),
        *(_NEWS[facts.news](facts) if earlier is None else _again(facts, earlier)),
        Part(tuple(_next(facts)), Layout.LIST, "next"),
        Part(tuple(_reach(facts)), Layout.LINES, "reach"),
        _prose("invite"),
        _prose("thanks"),
    ]
    return tuple(part for part in parts if part.sentences)


def greeting_of(facts: CustomerFacts) -> str:
    """Return the key of the greeting."""
    if facts.greets_all:
        return "greeting_all"
    return "greeting_named" if facts.greeting else "greeting_nobody"


def _change(facts: CustomerFacts) -> Iterator[Part]:
    yield _prose(*_taking_over(facts))
    yield from _newcomer(facts)


def _cover(facts: CustomerFacts) -> Iterator[Part]:
    yield _prose(f"cover_{facts.writer}", *_reason(facts))
    yield from _newcomer(facts)


def _newcomer(facts: CustomerFacts) -> Iterator[Part]:
    """Yield why whoever is new is a good choice, who is there besides, and what they know already."""
    yield _prose("why", *_team(facts))
    yield _prose(*_care(facts), *_terms(facts))


def _return(facts: CustomerFacts) -> Iterator[Part]:
    yield _prose(f"return_{facts.writer}", *_reason(facts), *_team(facts))
    yield _prose(*_told_meanwhile(facts), *_terms(facts))


def _told_meanwhile(facts: CustomerFacts) -> Iterator[str]:
    """Yield that the owner is told what has happened, where something is written down and who covered is there to tell it."""
    if facts.knowledge is Knowledge.LEARNING or not facts.outgoing_there:
        return
    by = facts.writer if facts.writer in (Writer.OUTGOING, Writer.INCOMING) else "other"
    yield f"return_care_{by}{'_promises' if facts.promises_known else ''}"


def _stays(facts: CustomerFacts) -> Iterator[Part]:
    yield _prose(f"stays_{facts.writer}", *_reason(facts), *_team(facts))
    yield _prose(f"stays_care_{_incoming_or_other(facts)}", *_terms(facts))


def _provider(facts: CustomerFacts) -> Iterator[Part]:
    contact = ["provider_contact"] if facts.provider and facts.provider.contact else []
    yield _prose(f"provider_{facts.writer}", *_left(facts), *_reason(facts), *contact)
    informed = facts.provider is not None and facts.provider.informed
    yield _prose(
        "provider_informed" if informed else "provider_care", f"provider_us_{_incoming_or_other(facts)}", *_terms(facts)
    )


_NEWS = {
    News.CHANGE: _change,
    News.COVER: _cover,
    News.RETURN: _return,
    News.STAYS: _stays,
    News.PROVIDER: _provider,
}


def _again(facts: CustomerFacts, earlier: Earlier) -> Iterator[Part]:
    wrote = "again_same_wrote" if earlier.same_sender and facts.writer is not Writer.BOTH else "again_wrote"
    if earlier.corrects:
        yield _prose(wrote, f"again_corrects_{_incoming_or_other(facts)}")
        yield _prose("why", *_team(facts))
    elif earlier.reply in (ReplyKind.CONCERNS, ReplyKind.REFUSES):
        yield _prose(f"again_{earlier.reply}")
        yield _prose(f"again_answer_{earlier.reply}")
    else:
        silent = Writer.BOTH if facts.writer is Writer.BOTH else _incoming_or_other(facts)
        yield _prose(wrote, f"again_silent_{silent}", *_team(facts))


def _taking_over(facts: CustomerFacts) -> Iterator[str]:
    """Yield who takes over. The CSMs say why before who, whoever introduces themselves says who they are first."""
    yield f"change_{facts.writer}"
    yield from _left(facts)
    yield from _reason(facts)
    if facts.writer in (Writer.OUTGOING, Writer.BOTH):
        yield "change_who"


def _left(facts: CustomerFacts) -> Iterator[str]:
    if facts.has_left and facts.writer in (Writer.MANAGER, Writer.INCOMING):
        yield "left"


def _reason(facts: CustomerFacts) -> Iterator[str]:
    """Yield why: a standard reason, of which the outgoing CSM speaks otherwise where it is about them, or what was typed."""
    if facts.why in OF_OUTGOING:
        yield f"reason_{facts.why}_{'outgoing' if facts.writer is Writer.OUTGOING else 'other'}"
    elif facts.why:
        yield f"reason_{facts.why}"
    elif facts.reason.strip():
        yield "reason"


def _team(facts: CustomerFacts) -> Iterator[Sentence]:
    """Yield the team that takes over, and who looks after a part of the account (P27)."""
    if facts.team:
        yield Sentence(f"team_{_incoming_or_other(facts)}")
    yield from (Sentence("colleague", one) for one in facts.colleagues)


def _terms(facts: CustomerFacts) -> Iterator[str]:
    if facts.terms_stay:
        yield "terms"


def _care(facts: CustomerFacts) -> Iterator[str]:
    """Yield what the incoming CSM knows: that it was gone through only where they have accepted all of it (P97)."""
    if facts.knowledge is Knowledge.LEARNING:
        yield f"care_learning_{_incoming_or_other(facts)}"
    else:
        yield f"care_{facts.knowledge}_{facts.writer}"


def _next(facts: CustomerFacts) -> Iterator[Sentence]:
    if facts.news is News.STAYS:
        return
    if facts.news is News.RETURN:
        yield Sentence(f"next_again_{_incoming_or_other(facts)}")
        return
    yield from map(Sentence, (*_next_call(facts), *_next_help(facts)))


def _next_call(facts: CustomerFacts) -> Iterator[str]:
    if not facts.call_planned:
        return
    if facts.news is News.PROVIDER:
        yield "next_call_provider"
        return
    introduces = facts.writer is Writer.OUTGOING or (facts.writer is Writer.MANAGER and facts.manager_at_call)
    by = facts.writer if facts.writer in (Writer.INCOMING, Writer.BOTH) else "introduce" if introduces else "other"
    yield f"next_call_{by}"


def _next_help(facts: CustomerFacts) -> Iterator[str]:
    """Yield who is there, until when, and who besides."""
    writer = facts.writer
    if facts.news is News.PROVIDER:
        return
    if facts.outgoing_helps_until and writer is not Writer.INCOMING:
        yield "next_helps_outgoing" if writer is Writer.OUTGOING else "next_helps_other"
    if writer is Writer.INCOMING:
        yield "next_write_me"
    elif facts.news is News.CHANGE and writer is Writer.MANAGER:
        yield "next_there_manager"
    else:
        yield "next_from_then" if facts.outgoing_helps_until else "next_there"
    if facts.temporary_contact and writer in (Writer.MANAGER, Writer.INCOMING):
        yield f"next_temporary_{writer}"
    if facts.news is News.COVER:
        by = "outgoing" if writer is Writer.OUTGOING else "other"
        yield f"next_back_{by}" if facts.back_on else f"next_back_unknown_{by}"


def _reach(facts: CustomerFacts) -> Iterator[Sentence]:
    helps = facts.outgoing if facts.outgoing_helps_until else None
    provider = facts.provider.reachable if facts.provider else None
    for one in (provider, facts.incoming, facts.manager, facts.temporary_contact, helps):
        if one is not None:
            yield Sentence("reach_person", one)


def _incoming_or_other(facts: CustomerFacts) -> str:
    return "incoming" if facts.writer is Writer.INCOMING else "other"


def _prose(*said: str | Sentence) -> Part:
    return Part(tuple(one if isinstance(one, Sentence) else Sentence(one) for one in said))
