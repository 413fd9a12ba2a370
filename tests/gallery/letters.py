"""The letters of the gallery: every case, whoever signs, in every language and tone, of one customer of which much is known."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from handover.introduction.earlier import Earlier
from handover.introduction.facts import Colleague, CustomerFacts, Knowledge, News, Provider
from handover.model.customer_reply import ReplyKind
from handover.model.letter_style import Language, Tone, Writer
from messages.introduction import email

DANA = Colleague("Dana Reyes", "dana.reyes@northwind.example")
PRIYA = Colleague("Priya Nair", "priya.nair@northwind.example", "Priya has spent eight years helping food companies.")
AIKO = Colleague("Aiko Tanaka", "aiko.tanaka@northwind.example")
WROTE = date(2026, 3, 2)
AGAIN = {
    "again, another successor": Earlier(WROTE, same_sender=True, corrects=True),
    "again, silent": Earlier(WROTE, same_sender=False, corrects=False),
    "again, concerns": Earlier(WROTE, True, False, ReplyKind.CONCERNS),
    "again, refused": Earlier(WROTE, True, False, ReplyKind.REFUSES),
}


@dataclass(frozen=True)
class Letter:
    """A letter by what it tells, how, and in whose name."""

    case: str
    language: Language
    tone: Tone
    writer: Writer
    subject: str
    body: str

    @property
    def name(self) -> str:
        """What tells it from the others of its language."""
        return f"{self.case}, signed by {self.writer}, {self.tone}"


def letters(language: Language) -> Iterator[Letter]:
    """Yield all letters of a language."""
    cases: list[tuple[str, News, Earlier | None]] = [(str(news), news, None) for news in News]
    cases += [("somebody has left", News.CHANGE, None)]
    cases += [(case, News.CHANGE, earlier) for case, earlier in AGAIN.items()]
    for tone, (case, news, earlier), writer in product(Tone, cases, Writer):
        left = case == "somebody has left"
        if left and writer in (Writer.OUTGOING, Writer.BOTH):
            continue
        facts = _facts(language, tone, news, writer, left=left)
        yield Letter(
            case, language, tone, writer, email.draft_subject(facts, earlier), email.draft_body(facts, earlier)
        )


def _facts(language: Language, tone: Tone, news: News, writer: Writer, *, left: bool) -> CustomerFacts:
    helps = news is News.CHANGE and not left and writer is not Writer.INCOMING
    full = tone is Tone.FORMAL or language is Language.JAPANESE
    known = CustomerFacts(
        account="Meridian Foods",
        greeting="Maria Olsen, Jan Berg" if full else "Maria, Jan",
        outgoing=DANA,
        incoming=PRIYA,
        reason="",
        call_planned=True,
        first_call=date(2026, 3, 17),
        writer=writer,
        outgoing_helps_until=date(2026, 3, 23) if helps else None,
        knowledge=Knowledge.ACCEPTED,
        promises_known=True,
        terms_stay=True,
        manager=AIKO if writer is Writer.MANAGER else None,
        manager_at_call=True,
        news=news,
        back_on=date(2026, 9, 1) if news is News.COVER else None,
        language=language,
        tone=tone,
    )
    if news is News.PROVIDER:
        return replace(known, provider=Provider("Orbis Partners", "Ana Lind", "ana@orbis.example"))
    return replace(known, has_left="Sam Whitfield", knowledge=Knowledge.KNOWN) if left else known
