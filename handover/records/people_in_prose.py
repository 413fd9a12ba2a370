"""People in sentences: "The one who decides is Aisha Khan, VP Supply Chain. She likes us." """

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handover.model.records import Contact
from handover.records.contact_cells import PHONE, with_cell
from handover.records.names_in_sentences import NameFound, names_in_sentence
from handover.records.stances import role_in, stance_in
from handover.text.email_address import email_addresses_meant, is_email_address
from handover.text.names import is_function, is_shared_mailbox

_PRONOUN = re.compile(r"(?:She|He|Sie|Er|Elle|Il|Ella|Él|Lei|Lui|Ela|Ele)\s")
"""Begins what is said of the person before."""
_TITLE = re.compile(
    r"^\s*(?:\((?P<a>[^()@]{2,60})\)|,\s*(?:the |their |our |der |die |le |la |el |il |o |a "
    r"|l['’])?(?P<b>[^,.;:@]{2,50})"
    r"|\s*(?:is|ist|est|es|è|é)\s+(?:the |their |der |die |le |la |el |il |o |a "
    r"|l['’])?(?P<c>[^,.;:@]{2,60}?)(?=\s+(?:and|und|et|y|e)\b|[,.;:]|$)"
    r"|\s+(?:from|in|aus(?: de[mr])?|du|de la|de)\s+(?:the |der |dem )?(?P<d>[^,.;:@]{2,40}))",
    re.IGNORECASE,
)


def people_in_sentences(sentences: Sequence[str], begun: Contact | None = None) -> Iterator[Contact]:
    """Yield the people that sentences tell of; what follows without a name is said of the last one, `begun` at the start."""
    found: list[Contact] = [] if begun is None else [begun]
    for sentence in sentences:
        names = [name for name in names_in_sentence(sentence) if not name.ours]
        if not names and found:
            found[-1] = _with_sentence(found[-1], sentence)
        told_before = bool(names) and bool(found) and _PRONOUN.match(sentence) is not None
        if told_before:
            said = sentence[: names[0].start]
            found[-1] = replace(
                found[-1], role=found[-1].role or role_in(said), stance=found[-1].stance or stance_in(said)
            )
        for place, name in enumerate(names):
            begin = name.start if place or told_before else 0
            end = names[place + 1].start if place + 1 < len(names) else len(sentence)
            person = _told(name, sentence[begin:end], sentence[name.end : end])
            before = same_person(person, found)
            if before is None:
                found.append(person)
            else:
                found.append(_more(found.pop(before), person))
    yield from (person for person in found if person.name or person.email)


def same_person(person: Contact, known: Sequence[Contact]) -> int | None:
    """Return the place of the one among these who is this person: by the whole name, or the given or family name alone."""
    words = person.name.casefold().split()
    for place, one in enumerate(known):
        if person.email and person.email == one.email:
            return place
        other = one.name.casefold().split()
        if not words or not other or (person.email and one.email):
            continue
        if words == other or (1 in (len(words), len(other)) and (words[0] == other[0] or words[-1] == other[-1])):
            return place
        if 1 in (len(words), len(other)) and _short_for(words[0], other[0]):
            return place
        if words[-1] == other[-1] and (_titled(words) or _titled(other)) and not _told_apart(words[0], other[0]):
            return place
    return None


def _short_for(one: str, other: str) -> bool:
    """Return whether one given name is the other cut short: "Gwen" and "Gwendolyn"."""
    return min(len(one), len(other)) >= _SHORTEST_NICKNAME and (one.startswith(other) or other.startswith(one))


_SHORTEST_NICKNAME = 3


def _told_apart(one: str, other: str) -> bool:
    """Return whether two forms of address are those of a woman and of a man: "Herr Fischbach" and "Frau Fischbach"."""
    return {one.rstrip("n."), other.rstrip("n.")} in ({"herr", "frau"}, {"mr", "mrs"}, {"mr", "ms"}, {"m", "mme"})


def _titled(words: Sequence[str]) -> bool:
    return len(words) == 2 and words[0].rstrip(".") in (
        "herr",
        "herrn",
        "frau",
        "mr",
        "ms",
        "mrs",
        "mme",
        "m",
        "sr",
        "sra",
        "sig",
        "dr",
    )


def _told(name: NameFound, segment: str, after: str) -> Contact:
    person = Contact(name=name.name, role=role_in(segment), stance=stance_in(segment))
    address = next((one for one in email_addresses_meant(segment) if is_email_address(one)), "")
    address = "" if is_shared_mailbox(address) else address
    phone = PHONE.search(segment)
    person = replace(person, email=address, phone=" ".join(phone.group().split()) if phone else "")
    title = _TITLE.match(after)
    said = next((part for part in (title.groups() if title else ()) if part), "").strip()
    if said and (is_function(said) or (title and title["a"]) or (title and title["d"])) and len(said.split()) <= 7:
        person = replace(person, title=said)
    return (
        replace(person, note=" ".join((segment.replace(address, " ") if address else segment).split()).strip(" ,;.<>"))
        if len(segment.split()) > len(name.name.split()) + 2
        else person
    )


def _with_sentence(person: Contact, sentence: str) -> Contact:
    told = with_cell(replace(person, title=person.title or "-"), sentence.strip(" ."))
    return replace(told, title="" if told.title == "-" else told.title)


def _more(before: Contact, more: Contact) -> Contact:
    note = "; ".join(part for part in (before.note, more.note) if part)
    return replace(
        before,
        name=max(before.name, more.name, key=lambda one: len(one.split())),
        role=before.role or more.role,
        stance=before.stance or more.stance,
        title=before.title or more.title,
        email=before.email or more.email,
        phone=before.phone or more.phone,
        note=note,
    )
