"""A letter to each recipient instead of one to all of them, with a line that nobody else reads (P98, P104).

Who gets one, and how they are greeted, is stored with the version that is approved: what was read is what goes.
"""

from collections.abc import Mapping, Sequence

from handover.model.introduction import Addressee, Introduction
from handover.text.email_address import addresses

LONGEST_LINE = 300
"""Characters of the line for one recipient."""
MOST_LINES = 20
"""Recipients for whom a line can be written in the form."""


def letters_to(to: str, lines: Mapping[str, str], names: Mapping[str, str]) -> tuple[Addressee, ...]:
    """Return who gets a letter of their own where it is addressed so; `lines` and `names` are by address in small letters."""
    recipients = dict.fromkeys(one.casefold() for one in addresses(to))
    spelled = {one.casefold(): one for one in reversed(addresses(to))}
    return tuple(
        Addressee(spelled[one], names.get(one, ""), " ".join(lines.get(one, "").split())) for one in recipients
    )


def readdressed(each: Sequence[Addressee], to: str, names: Mapping[str, str]) -> tuple[Addressee, ...]:
    """Return the letters where the recipients are these now: whoever stays keeps their line. None where it is one letter to all."""
    if not each:
        return ()
    known = {one.to.casefold(): one.name for one in each}
    return letters_to(to, lines_of(each), {**known, **names})


def lines_of(each: Sequence[Addressee]) -> dict[str, str]:
    """Return the lines by address in small letters."""
    return {one.to.casefold(): one.line for one in each}


def recipients(draft: Introduction) -> tuple[Addressee, ...]:
    """Return whom it goes to, each once, with the line they have; those whose line can be written first."""
    return readdressed(draft.each, draft.to, {}) or letters_to(draft.to, {}, {})
