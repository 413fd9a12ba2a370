"""People, channels and user groups that texts of a handover speak of."""

from dataclasses import dataclass

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class Reference:
    """Somebody or something of Slack's that a text speaks of: a person, a channel or a user group.

    `shown` is how the text calls it, with its sign: `#general`, or `#C1` as long as the name is not known (`named`).
    """

    id: NeutralText
    shown: NeutralText
    named: bool = True
