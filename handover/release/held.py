"""What stays, found by type: every internal text of the handover and its account, and where it stands (P3, P15)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache

from handover.model.account import AccountEntry
from handover.model.disclosure import Disclosure, texts_in
from handover.model.handover import Handover
from handover.model.records import Record, RecordKind
from handover.release.facts import Known, fact_of, records_of
from handover.release.parts import parted
from handover.text.undisguised import sentences

TOLD_ELSEWHERE = frozenset(
    {"answers", "known", "contacts", "release", "receiver", "playbook", "playbook_before", "references"}
)
"""Fields of a handover of which the account's entries tell, or which hold nothing internal about the customer."""

NEVER = frozenset({RecordKind.PULSE, RecordKind.FIGURE})
"""Kinds of entries that are moods and figures throughout."""

KEPT = 4096
"""Of how many entries it is kept what stays: each is asked for its lines as well, and again in the transaction and its page."""


@dataclass(frozen=True)
class Held:
    """Texts that stay, by the name of where they stand: a field of the handover or account, or the title of an entry.

    `compared` is what the document must not repeat: those of them from which no fact was read, and lines that are `lines_offered`.
    """

    where: str
    texts: tuple[str, ...]
    compared: tuple[str, ...] = ()


def held(known: Known) -> tuple[Held, ...]:
    """Return everything that stays by its type, each place once."""
    found = (*_of_handover(known.handover), *_of_account(known), *(_of_entry(one).held(one) for one in known.entries))
    together: dict[str, Held] = {}
    for one in found:
        before = together.get(one.where, Held(one.where, ()))
        together[one.where] = Held(one.where, _once(before.texts, one.texts), _once(before.compared, one.compared))
    return tuple(one for one in together.values() if one.texts or one.compared)


def internal_texts(held_back: Iterable[Held]) -> tuple[str, ...]:
    """Return all texts that the document must not repeat, each once."""
    return tuple(dict.fromkeys(text for one in held_back for text in one.compared))


def _of_handover(handover: Handover) -> Iterator[Held]:
    yield Held("Reason", (handover.reason.value.replace("_", " "),))
    for field in fields(handover):
        if field.name not in TOLD_ELSEWHERE:
            found = tuple(dict.fromkeys(texts_in(handover, field.name, Disclosure.INTERNAL)))
            yield Held(_named(field.name), found, found)


def _of_account(known: Known) -> Iterator[Held]:
    for name, said in parted(known.account).staying.items():
        yield Held(f"Account: {_named(name).lower()}", said, said)


def lines_offered(entry: AccountEntry) -> tuple[str, ...]:
    """Return the lines of an entry from which no record was read: the manager may let them out one by one.

    None of an entry that is about moods or figures throughout.
    """
    return () if entry.kind in NEVER else _of_entry(entry).offered


@dataclass(frozen=True)
class _Parts:
    """What of an entry stays: as it is listed, as it is compared, and the lines that are listed as what may be let out."""

    listed: tuple[str, ...]
    compared: tuple[str, ...]
    offered: tuple[str, ...]

    def held(self, entry: AccountEntry) -> Held:
        offered = frozenset(() if entry.kind in NEVER else self.offered)
        return Held(entry.title, tuple(one for one in self.listed if one not in offered), self.compared)


@lru_cache(maxsize=KEPT)
def _of_entry(entry: AccountEntry) -> _Parts:
    """Return what of an entry stays: fields that may not leave, lines that say more than what leaves, files and links."""
    records = list(records_of(entry))
    told = {key: fact_of(key, record, entry.title) for key, record in records}
    parts = [parted(record) for _, record in records]
    staying = [(name, text) for one in parts for name, said in one.staying.items() for text in said]
    staying += [("", text) for key, record in records if told[key] is None for text in _without_a_line(record)]
    beside = [entry.not_applicable, *(part for one in entry.evidence for part in (one.title, one.link))]
    read = [fact.words for fact in told.values() if fact is not None]
    lines = [line.strip() for line in entry.text.splitlines() if line.strip()]
    names = [name for one in parts for name in (*one.leaving, *one.staying)]
    more = _saying_more(lines, [*read, *names, *(text for _, text in staying)])
    sources = [record for key, record in records if told[key] is not None]
    unread = [line for line in more if not _was_read(line, sources)]
    listed = [f"{name.replace('_', ' ')}: {text}" if name else text for name, text in staying]
    compared = [text for _, text in staying]
    return _Parts(_once(listed, beside, more), _once(compared, beside, unread), _once(unread))


def _without_a_line(record: Record) -> list[str]:
    """Return the texts of a record that could leave, if there were a name or a subject to say them of."""
    return [said for said in parted(record).leaving.values() if type(said) is str and said]


def _saying_more(lines: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
    """Return the lines with a word that stands in none of the texts."""
    said = {word for text in told for word in _words(text)}
    return tuple(line for line in lines if not _words(line) <= said or not _words(line))


def _was_read(line: str, records: Iterable[Record]) -> bool:
    """Return whether a record was read from this line, alone or with others."""
    written = [
        text for one in records for text in (one.as_written, one.corrected, *one.as_written.splitlines()) if text
    ]
    return any(text.strip() in line or line in text for text in written)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for sentence in sentences(text) for word in sentence.words)


def _once(*texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for some in texts for text in some if text.strip()))


def _named(field: str) -> str:
    return field.replace("_", " ").capitalize()
