"""Links in a reply for the slots of an entry: each an address, "does not exist" or "ask …" (P54, P55, P60–P70)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from handover.model.records import Link, LinkState
from handover.records.contact_cells import URL
from handover.records.labels import plain_words
from handover.records.lines import Line, labelled
from handover.records.reading_parts import Asked, Collected

_MISSING = re.compile(
    r"(?:(?:does|do|did)(?:n['’]t| not) exist|(?:there (?:is|are|was) )?(?:none|no such)|never (?:had|held|written"
    r"|made)|doesn['’]t have|not available|n/a|we have none|gibt es (?:nicht|keine\w*|noch nicht)|existiert nicht"
    r"|nicht vorhanden|haben wir nicht"
    r"|n['’]existe pas|il n['’]y en a pas|inexistante?|no existe|no hay|non esiste|non c['’]è|não existe|não há"
    r"|bestaat niet)",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"(?:(?:please |you can |better )?(?:ask|check with|talk to|speak to)|(?:bitte )?frag(?:e|t|en sie)?|demande(?:r"
    r"|z)?(?: à)?|voir avec|pregunta(?:r|d)?(?: a)?|chied(?:ere|i|a)(?: a)?|pergunt(?:ar|e|a)(?: a| ao| à)?"
    r"|vraag)\s+(?P<who>[^,.;]{2,60})"
    r"|(?P<who2>[^,.;:]{2,40})\s+(?:fragen|has (?:it|them)|hat (?:sie|es|ihn|die)|knows where)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:,|;|\band\b|\bund\b|\bet\b)\s+(?=[^,;]{2,60}:\s)|\s*;\s+")


def links_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Link]:
    """Return the links that the lines of a reply tell of, each with the slot it fills where that can be told."""
    found: Collected[Link] = Collected()
    title = ""
    for line in lines:
        links = [one for part in _PARTS.split(line.text) for one in _of_part(part, title)]
        for one in links:
            found.add(replace(one, slot=_slot_of(one, asked.slots, found.records)), line)
        if not links and line.is_heading:
            found.heading([line])
        elif not links:
            found.leave(line)
        title = line.text.rstrip(": ") if line.is_heading else ""
    return found


def _of_part(part: str, title: str) -> Iterator[Link]:
    addresses = list(URL.finditer(part))
    begin = 0
    for place, match in enumerate(addresses):
        end = addresses[place + 1].start() if place + 1 < len(addresses) else len(part)
        before, after = part[begin : match.start()], part[match.end() : end] if place + 1 == len(addresses) else ""
        said = " ".join(f"{before} {after}".split()).strip(" :,–-()[]<>")
        yield Link(url=match.group().rstrip(".,;:)]>"), title=said or title)
        begin = match.end()
    if addresses:
        return
    label, rest = labelled(part)
    if _MISSING.search(part):
        yield Link(state=LinkState.DOES_NOT_EXIST, title=label or _MISSING.sub("", part).strip(" .,:") or title)
    elif (ask := _ASK.search(rest)) is not None:
        yield Link(state=LinkState.ASK, ask=(ask["who"] or ask["who2"]).strip(), title=label or title)


def _slot_of(link: Link, slots: tuple[str, ...], known: list[Link]) -> str:
    """Return the slot whose words the link's title shares most; the only slot there is; empty where nothing says which."""
    words = {word for word in plain_words(f"{link.title} {link.url}").split() if len(word) > 2}
    shared = {slot: len(words & set(plain_words(slot).split())) for slot in slots}
    best = max(shared, key=lambda slot: (shared[slot], -sum(one.slot == slot for one in known)), default="")
    return best if best and (shared[best] or len(slots) == 1) else ""
