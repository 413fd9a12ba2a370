"""Who is away, from which day, and which day they are back; and who else of a handover's people does not act."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from handover.absence import who_is_away
from handover.declining import declined_by
from handover.model.handover import Handover
from handover.model.people import Person
from messages.causes import CAUSES
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


def missing_lines(handover: Handover, people: Mapping[str, Person], today: date, viewer: str = "") -> list[str]:
    """Return a line for each participant who does not act: who cannot any more, who has declined, who is away soon.

    Of the `viewer`, who knows that they have declined, it is not said.
    """
    if not handover.open:
        return []
    others = [user for user in handover.participants if user != viewer]
    gone = [people[user] for user in others if user in people and people[user].barred]
    return [
        *(f":warning: {mention(one.id)} can't take part: {CAUSES[one.barred].reason}. {_CHOOSE}" for one in gone),
        *(
            f":warning: {mention(user)} says that this isn't theirs. {_CHOOSE}"
            for user in others
            if declined_by(handover, user)
        ),
        *absence_lines(handover, people, today),
    ]


_CHOOSE = "*Change the plan* names somebody else."
