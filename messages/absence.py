"""Who is away, from which day, and which day they are back."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from handover.absence import who_is_away
from handover.model.handover import Handover
from handover.model.people import Person
from messages.kit.dates import day
from messages.kit.text import mention

NOBODY: Mapping[str, Person] = MappingProxyType({})
"""For words about a handover of whose people nothing is known."""


def away_words(person: Person, today: date) -> str:
    """Return such as `away until Mon 9 Mar`, or `away Thu 5 Mar until Mon 9 Mar` before it begins; empty for never."""
    if person.away_until is None:
        return ""
    begins = f"{day(person.away_from)} " if person.away_from and person.away_from > today else ""
    return f"away {begins}until {day(person.away_until)}"


def absence_lines(handover: Handover, people: Mapping[str, Person], today: date) -> list[str]:
    """Return a line for each participant who is away today or within the next seven days."""
    return [f"{mention(one.id)} is {away_words(one, today)}." for one in who_is_away(handover, people, today)]
