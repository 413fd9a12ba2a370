"""The choice in a reply: the one of an entry's choices whose words it says."""

from handover.model.records import Choice
from handover.records.labels import plain_words
from handover.records.lines import Line
from handover.records.reading_parts import Asked, Collected


def choices_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Choice]:
    """Return the choice that a line says; none for a line that says several, or none of them."""
    found: Collected[Choice] = Collected()
    for line in lines:
        said = _said(line.text, asked.choices)
        if len(said) == 1:
            rest = line.text if plain_words(line.text) != plain_words(said[0]) else ""
            found.add(Choice(choice=said[0], why=rest), line)
        else:
            found.leave(line)
    return found


def _said(text: str, choices: tuple[str, ...]) -> list[str]:
    """Return the choices whose words stand in a text, without those whose words stand only inside a longer one."""
    plain = f" {plain_words(text)} "
    said: list[str] = []
    for choice in sorted(choices, key=len, reverse=True):
        words = f" {plain_words(choice)} "
        if words.strip() and words in plain:
            said.append(choice)
            plain = plain.replace(words, " ")
    return said
