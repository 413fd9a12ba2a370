"""Who could take part in a handover no more, and who was asked how it goes on."""

from dataclasses import dataclass

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class GoneParticipant:
    """Somebody who can take part no more, or could not: why (as of `people.Barred`, or Slack's code), and who was asked.

    `times` counts how often those were told something that is news to them; `back`: they can take part again.
    """

    user: NeutralText
    why: NeutralText
    asked: tuple[NeutralText, ...] = ()
    times: int = 0
    back: bool = False
